"""Commitments: which licence a flow is for, what may be offered, what the promise stands in for."""

from collections.abc import Iterable, Iterator

from permitdesk.catalog.checks.conditions import as_readable, condition_findings, fields_of
from permitdesk.catalog.faults import Finding, Path, found, spell
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.commitment import DEV_ZONE, CommitmentFlow, LetterParty, Nature, flow_of
from permitdesk.domain.licence import Licence

_EVERYWHERE = "*"
"""Licence of a flow that goes across licences."""
_PUBLISHED = ("letter", "revocation", "record")
_NO_EXCLUSION = "不设信用排除"
"""Stands in a sentence of ``excluded`` that says nobody is excluded from a required paper."""


def check_sources(catalog: Catalog) -> Iterator[Finding]:
    """Find flows and general rules from no registered source."""
    read = {("flows", code): flow.sources for code, flow in catalog.flows.items()}
    for path, sources in (*read.items(), (("commitment",), catalog.commitment.sources)):
        for number, source in enumerate(sources):
            if source not in catalog.sources:
                yield found("catalog.unknown_source", *path, "sources", number, name=source)


def check_pairs(catalog: Catalog) -> Iterator[Finding]:
    """Find flows and licences that do not name each other."""
    for code, licence in catalog.licences.items():
        path, named = ("licences", code, "commitment", "flow"), licence.commitment.flow
        flow = flow_of(catalog.flows, licence)
        if named and flow is None:
            yield found("catalog.unknown_flow", *path, name=named)
        elif flow is not None and flow.licence != code:
            yield found("catalog.flow_of_another", *path, name=named)
    for code, flow in catalog.flows.items():
        yield from _licence_of(catalog, code, flow)


def check_offers(catalog: Catalog) -> Iterator[Finding]:
    """Find commitments that are offered without a flow, where they may not be, or are no choice."""
    for code, licence in catalog.licences.items():
        if not licence.commitment.offered:
            continue
        path, flow = ("licences", code, "commitment"), flow_of(catalog.flows, licence)
        if not licence.commitment.flow:
            yield found("catalog.offer_without_flow", *path, "flow")
        if not _may_be_offered(licence):
            yield found("catalog.offer_not_allowed", *path, "offered")
        if flow is not None and flow.nature is not Nature.ROUTE:
            yield found("catalog.no_route", *path, "offered")


def check_switched_on(catalog: Catalog) -> Iterator[Finding]:
    """Find flows the office switched on without its listing, or that nobody may switch on."""
    for code, flow in catalog.flows.items():
        path, licence = ("flows", code, "switched_on"), catalog.licences.get(flow.licence)
        if flow.switched_on is None:
            continue
        if not flow.switched_on.source.strip():
            yield found("catalog.listing_missing", *path, "source")
        if flow.nature is not Nature.ROUTE:
            yield found("catalog.no_route", *path)
        if licence is not None and not _may_be_offered(licence):
            yield found("catalog.offer_not_allowed", *path)


def check_lengths(catalog: Catalog) -> Iterator[Finding]:
    """Find times that are over before they begin."""
    for code, flow in catalog.flows.items():
        path = ("flows", code)
        if flow.decision_days < 0:
            yield found("catalog.less_than_zero", *path, "decision_days")
        if flow.after_check.deadline_value < 1:
            yield found("catalog.less_than_one", *path, "after_check", "deadline_value")
        for key in ("rectify", "tell_within", "recheck_within"):
            span = getattr(flow, key)
            if span is not None and span.value < 1:
                yield found("catalog.less_than_one", *path, key, "value")


def check_materials(catalog: Catalog) -> Iterator[Finding]:
    """Find materials the licence does not ask for, and such as are named twice."""
    for code, flow in catalog.flows.items():
        licence = catalog.licences.get(flow.licence)
        asked = dict(licence.materials_with_keys()) if licence else {}
        named = [
            (key, (where, number))
            for where, keys in (("waives", flow.waives), ("later", flow.later))
            for number, key in enumerate(keys)
        ]
        for key, place in named:
            if key not in asked:
                facts = {"name": key, "licence": flow.licence}
                yield found("catalog.not_asked_for", "flows", code, *place, **facts)
        yield from _twice(("flows", code), named)


def check_exclusions(catalog: Catalog) -> Iterator[Finding]:
    """Find exclusions that are not the sheet's, are one twice, or are told from nothing."""
    for code, flow in catalog.flows.items():
        path = ("flows", code, "exclusions")
        if tuple(item.text for item in flow.exclusions) != _circumstances(flow):
            yield found("catalog.exclusions_differ", *path, count=len(_circumstances(flow)))
        yield from _twice(path, [(item.id, (n, "id")) for n, item in enumerate(flow.exclusions)])
        for number, item in enumerate(flow.exclusions):
            if item.only_part and item.when is None:
                yield found("catalog.part_of_nothing", *path, number, "only_part")
        yield from _told_from_answers(catalog, flow, path)


def check_letters(catalog: Catalog) -> Iterator[Finding]:
    """Find letters of which nobody hands in a copy, that promise nothing, or of one party twice."""
    for code, flow in catalog.flows.items():
        path = ("flows", code, "letters")
        yield from _twice(path, [(item.party, (n, "party")) for n, item in enumerate(flow.letters)])
        for number, letter in enumerate(flow.letters):
            yield from _letter(letter, (*path, number))


def check_publications(catalog: Catalog) -> Iterator[Finding]:
    """Find publications of something unknown, by no rule, or for less than a day."""
    for code, flow in catalog.flows.items():
        for number, item in enumerate(flow.publications):
            path = ("flows", code, "publications", number)
            if item.what not in _PUBLISHED:
                yield found("catalog.not_one_of", *path, "what", expected=_PUBLISHED)
            if not item.source.strip():
                yield found("catalog.missing_key", *path, "source")
            if item.days < 0:
                yield found("catalog.less_than_zero", *path, "days")


def check_regulators(catalog: Catalog) -> Iterator[Finding]:
    """Find receiving offices of a place that does not exist, and places without one."""
    for code, flow in catalog.flows.items():
        for place, office in flow.regulators.items():
            path = ("flows", code, "regulators", place)
            if place not in catalog.divisions and place != DEV_ZONE:
                yield found("catalog.unknown_regulator_place", *path, name=place, zone=DEV_ZONE)
            if not office.strip():
                yield found("catalog.missing_key", *path)


def _may_be_offered(licence: Licence) -> bool:
    heard = licence.hearing_required == "always"  # nobody is heard before a decision on the spot
    return licence.commitment_allowed and not licence.public_safety and not heard


def _licence_of(catalog: Catalog, code: str, flow: CommitmentFlow) -> Iterator[Finding]:
    path, licence = ("flows", code), catalog.licences.get(flow.licence)
    if (flow.licence == _EVERYWHERE) != (flow.nature is Nature.DEFERRAL):
        yield found("catalog.deferral_everywhere", *path, "nature")
    if flow.licence == _EVERYWHERE:
        return
    if licence is None:
        yield found("catalog.unknown_licence", *path, "licence", name=flow.licence)
    elif licence.commitment.flow != code:
        yield found("catalog.flow_not_named", *path, "licence", name=flow.licence, flow=code)


def _circumstances(flow: CommitmentFlow) -> tuple[str, ...]:
    """List what excludes somebody; a required paper is refused to nobody."""
    required = flow.nature is Nature.REQUIRED
    return tuple(text for text in flow.excluded if not (required and _NO_EXCLUSION in text))


def _told_from_answers(catalog: Catalog, flow: CommitmentFlow, path: Path) -> Iterator[Finding]:
    known = flow.licence in catalog.licences
    fields = fields_of(catalog, flow.licence) if known else catalog.shared_fields
    readable = as_readable(fields.values())
    for number, item in enumerate(flow.exclusions):
        if item.when is not None:
            yield from condition_findings(item.when, readable, (*path, number, "when"))


def _letter(letter: LetterParty, path: Path) -> Iterator[Finding]:
    if not letter.text:
        yield found("catalog.missing_key", *path, "text")
    for key in ("paper_copies", "pdf_copies"):
        if getattr(letter, key) < 0:
            yield found("catalog.less_than_zero", *path, key)
    if letter.paper_copies < 1 and letter.pdf_copies < 1:
        yield found("catalog.no_copy", *path, "paper_copies")


def _twice(path: Path, named: Iterable[tuple[str, Path]]) -> Iterator[Finding]:
    """Find names that stand at two places below a path."""
    first: dict[str, Path] = {}
    for name, place in named:
        if first.setdefault(name, place) != place:
            facts = {"name": name, "first": spell((*path[2:], *first[name]))}
            yield found("catalog.twice", *path, *place, **facts)
