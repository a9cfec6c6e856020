"""All kinds of warnings; a new one is a function and a place here."""

from collections.abc import Callable, Iterator, Mapping

from permitdesk.catalog.faults import Finding
from permitdesk.catalog.lints import certainty, clashes, drift, hidden, mapping, papers, promises
from permitdesk.domain.catalog import Catalog

LINTS: Mapping[str, tuple[Callable[[Catalog], Iterator[Finding]], ...]] = {
    "unmapped": (
        mapping.shared_fields_without_a_row,
        mapping.tables_without_a_record,
        mapping.columns_without_a_form,
    ),
    "clashing": (
        clashes.equivalences_that_clash,
        clashes.labels_in_another_unit,
        clashes.days_that_are_no_dates,
    ),
    "drift": (drift.elements_called_the_same,),
    "hidden": (hidden.questions_never_shown,),
    "promises": (promises.promises_shared,),
    "unasked": (papers.shared_materials_without_a_licence, papers.attachments_not_asked),
    "articles": (certainty.articles_missing,),
    "uncertain": (certainty.values_uncertain,),
    "unseen": (certainty.forms_not_seen,),
}
"""By the kind one asks for."""
