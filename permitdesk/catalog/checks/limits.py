"""Limits, validity and renewal of a licence: every number cites, or says that it is uncertain."""

from collections.abc import Iterator

from permitdesk.catalog.checks.conditions import as_readable, condition_findings, fields_of
from permitdesk.catalog.faults import Finding, Path, found
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.condition import Condition
from permitdesk.domain.licence import Licence, RenewalWindow
from permitdesk.domain.timing import Span, Start

_LEVELS = ("county", "city", "province")
_CLOCKS = ("stated", "general_rule", "filing")
_HEARINGS = ("always", "public_interest", "none")
_EXCLUDED = ("hearing", "publicity", "consultation", "rectification")
_VALIDITIES = ("fixed", "none", "one_off", "by_decision", "follows", "unknown")
_LATE = ("accept_and_suspend", "refuse", "new_application", "new_application_or_manual")


def check_citations(catalog: Catalog) -> Iterator[Finding]:
    """Find numbers of law that neither cite nor say that they are uncertain."""
    for code, licence in catalog.licences.items():
        path = ("licences", code)
        if not licence.legal_basis and not licence.uncertain:
            yield found("catalog.no_source", *path, "statutory_days")
        extension, window = licence.extension, licence.renewal_window
        if extension and not extension.source and not extension.uncertain:
            yield found("catalog.no_source", *path, "extension", "source")
        if window and not window.source and not window.uncertain:
            yield found("catalog.no_source", *path, "renewal_window", "source")
        if (licence.hearing_required != "none") != bool(licence.hearing_source):
            yield found("catalog.no_source", *path, "hearing_source")
        for number, period in enumerate(licence.excluded_periods):
            if not period.source and not period.uncertain:
                yield found("catalog.no_source", *path, "excluded_periods", number)


def check_lengths(catalog: Catalog) -> Iterator[Finding]:
    """Find lengths of less than one, and extensions that are granted more than once."""
    for code, licence in catalog.licences.items():
        path = ("licences", code)
        for name, length in (
            ("statutory_days", licence.statutory_days),
            ("promised_days", licence.promised_days),
        ):
            if length < 1:
                yield found("catalog.less_than_one", *path, name)
        for number, variant in enumerate(licence.statutory_variants):
            if variant.days < 1:
                yield found("catalog.less_than_one", *path, "statutory_variants", number, "days")
        if licence.extension and licence.extension.days < 1:
            yield found("catalog.less_than_one", *path, "extension", "days")
        if licence.extension and licence.extension.max_times != 1:
            yield found("catalog.extended_once", *path, "extension", "max_times")
        for place, span in _spans(licence):
            if span.value < 1:
                yield found("catalog.less_than_one", *path, *place, "value")


def check_levels_and_clocks(catalog: Catalog) -> Iterator[Finding]:
    """Find licences that no level decides, and clocks that begin at the wrong event."""
    for code, licence in catalog.licences.items():
        path, levels = ("licences", code), licence.levels
        for name in ("decides", "first_review", "may_delegate_to"):
            if any(level not in _LEVELS for level in getattr(levels, name)):
                yield found("catalog.not_one_of", *path, "levels", name, expected=_LEVELS)
        if not levels.decides or (len(levels.decides) > 1 and not levels.office_decides):
            yield found("catalog.level_open", *path, "levels", "decides")
        if licence.clock_starts_source not in _CLOCKS:
            yield found("catalog.not_one_of", *path, "clock_starts_source", expected=_CLOCKS)
        if licence.is_filing and licence.clock_starts is not Start.RECEIPT:
            yield found("catalog.filing_from_receipt", *path, "clock_starts")
        if licence.filing_due and not licence.filing_due.after:
            yield found("catalog.missing_key", *path, "filing_due", "after")


def check_pauses(catalog: Catalog) -> Iterator[Finding]:
    """Find hearings and pauses in words that mean nothing, or that contradict each other."""
    for code, licence in catalog.licences.items():
        path = ("licences", code)
        if licence.hearing_required not in _HEARINGS:
            yield found("catalog.not_one_of", *path, "hearing_required", expected=_HEARINGS)
        kinds = [period.kind for period in licence.excluded_periods]
        for number, kind in enumerate(kinds):
            if kind not in _EXCLUDED:
                place = (*path, "excluded_periods", number, "kind")
                yield found("catalog.not_one_of", *place, expected=_EXCLUDED)
        if licence.rectify_stops_clock != ("rectification" in kinds):
            yield found("catalog.rectify_differs", *path, "rectify_stops_clock")


def check_validity(catalog: Catalog) -> Iterator[Finding]:
    """Find terms of validity that contradict themselves, and licences that follow none."""
    for code, licence in catalog.licences.items():
        path, validity = ("licences", code, "validity"), licence.validity
        if validity.kind not in _VALIDITIES:
            yield found("catalog.not_one_of", *path, "kind", expected=_VALIDITIES)
        fixed = validity.kind == "fixed"
        if fixed != bool(validity.years) or validity.years != licence.validity_years:
            yield found("catalog.years_differ", *path, "years")
        if validity.kind == "unknown" and not validity.uncertain:
            yield found("catalog.unknown_not_uncertain", *path, "uncertain")
        for place, followed in _followed(licence):
            if followed not in catalog.licences:
                yield found("catalog.unknown_licence", "licences", code, *place, name=followed)


def check_renewal(catalog: Catalog) -> Iterator[Finding]:
    """Find permits that end and cannot be renewed, and windows that close before they open."""
    for code, licence in catalog.licences.items():
        path, window = ("licences", code), licence.renewal_window
        ends = licence.validity.kind == "fixed" and not licence.is_filing
        if window is None and ends and not licence.periodic_check:
            yield found("catalog.no_renewal", *path, "validity")
        if window is not None:
            yield from _window(window, (*path, "renewal_window"))
        for number, check in enumerate(licence.periodic_check):
            if check.years is None and not check.follows:
                yield found("catalog.missing_key", *path, "periodic_check", number, "years")


def check_limit_conditions(catalog: Catalog) -> Iterator[Finding]:
    """Find what is wrong with the conditions of limits, validity and periodic checks."""
    for code, licence in catalog.licences.items():
        readable = as_readable(fields_of(catalog, code).values())
        for place, condition in _conditions(licence):
            yield from condition_findings(condition, readable, ("licences", code, *place))


def _window(window: RenewalWindow, path: Path) -> Iterator[Finding]:
    if window.late not in _LATE:
        yield found("catalog.not_one_of", *path, "late", expected=_LATE)
    first, last = window.earliest, window.latest
    if first and (first.unit is not last.unit or first.value <= last.value):
        yield found("catalog.window_closed", *path, "earliest")


def _spans(licence: Licence) -> Iterator[tuple[Path, Span]]:
    spans: dict[Path, Span | None] = {
        ("issue_within",): licence.issue_within,
        ("filing_due",): licence.filing_due,
        ("site_check", "within"): licence.site_check.within,
    }
    if licence.renewal_window:
        for name in ("latest", "earliest", "decide"):
            spans["renewal_window", name] = getattr(licence.renewal_window, name)
    return ((place, span) for place, span in spans.items() if span is not None)


def _followed(licence: Licence) -> Iterator[tuple[Path, str]]:
    for number, code in enumerate(licence.validity.follows):
        yield ("validity", "follows", number), code
    for place, check in enumerate(licence.periodic_check):
        for number, code in enumerate(check.follows):
            yield ("periodic_check", place, "follows", number), code


def _conditions(licence: Licence) -> Iterator[tuple[Path, Condition]]:
    for number, variant in enumerate(licence.statutory_variants):
        if variant.when:
            yield ("statutory_variants", number, "when"), variant.when
    for number, other in enumerate(licence.validity.variants):
        if other.when:
            yield ("validity", "variants", number, "when"), other.when
    for number, check in enumerate(licence.periodic_check):
        if check.when:
            yield ("periodic_check", number, "when"), check.when
