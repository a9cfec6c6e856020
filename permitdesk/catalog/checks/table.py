"""All that is asked of a catalogue before it is used; a new rule is a function and a line here."""

from collections.abc import Callable, Iterator

from permitdesk.catalog.checks import (
    equivalences,
    fields,
    industries,
    licences,
    limits,
    office,
    originals,
)
from permitdesk.catalog.faults import Finding
from permitdesk.domain.catalog import Catalog

CHECKS: tuple[Callable[[Catalog], Iterator[Finding]], ...] = (
    fields.check_keys,
    fields.check_fields,
    fields.check_validation,
    fields.check_conditions,
    fields.check_visible_cycles,
    originals.check_both_there,
    originals.check_forms,
    originals.check_rows,
    originals.check_columns,
    originals.check_all_placed,
    originals.check_records,
    equivalences.check_equivalences,
    equivalences.check_circles,
    equivalences.check_suggestions,
    licences.check_authority,
    licences.check_sources,
    licences.check_materials,
    licences.check_shared_materials,
    licences.check_commitments_offered,
    licences.check_site_checks,
    licences.check_dependencies,
    limits.check_citations,
    limits.check_lengths,
    limits.check_levels_and_clocks,
    limits.check_pauses,
    limits.check_validity,
    limits.check_renewal,
    limits.check_limit_conditions,
    industries.check_industries,
    industries.check_questions,
    industries.check_triggers,
    industries.check_none_needed,
    office.check_departments,
    office.check_numbers,
    office.check_office,
    office.check_documents,
    office.check_flows,
)
