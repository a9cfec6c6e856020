"""The facts of the 时限计算书: how the due days of one licence, or of all together, came about."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain

from permitdesk.desk.on_paper.clock_legend import legend_line, legend_rows, notice_words
from permitdesk.desk.on_paper.day_grid import day_grids
from permitdesk.desk.on_paper.limits import basis_words, due_words, limit_words
from permitdesk.desk.on_paper.occasion import Occasion
from permitdesk.desk.on_paper.values import clause
from permitdesk.domain.case import Case
from permitdesk.domain.clock import DueDay
from permitdesk.domain.paper import DayGrid, DayGrids
from permitdesk.domain.reckoning import RULE_VERSION, Reckoning, reckon
from permitdesk.domain.running import clocks_of, due_of
from permitdesk.domain.special import Which
from permitdesk.domain.state import Action, ExtensionState
from permitdesk.domain.stopwatch import Clock, Stop
from permitdesk.domain.timing import Limit, Start, Unit
from permitdesk.domain.wording import Fact, Ready
from permitdesk.text import paper_day

SHOWN = (Which.STATUTORY, Which.PROMISED, Which.JOINT)
"""The clocks by which a licence, or all of them, must be decided; what a department gives itself is no
business of who reads the sheet."""
_DIGEST = 12
_ARTICLE = "条"
"""Without it, what stands as the source of an extension is a remark of the sheet."""
_AIRY = 14
"""Weeks and stops that leave room for a legend line by line."""
_IN_A_TABLE, _ON_LINES = 4, 10
"""More stops than these stand on lines of their own; still more run on in one paragraph."""
_MOST, _LEAST = 27, 12
"""Rows of calendars beside each other that there is room for: without stops, and with many."""


def has_clock_sheet(case: Case, _action: Action, licence: str) -> bool:
    """Tell whether a clock of the licence, or the joint one, runs or has run."""
    return any(clock.start for clock in _clocks(case, licence))


def clock_sheet_facts(occasion: Occasion) -> dict[str, Fact]:
    """Return how the due days came about: inputs, every day with its reason, results.

    Args:
        occasion: Its licence is the one whose clocks are shown; without one, the joint limit.
    """
    clocks = _clocks(occasion.case, occasion.licence)
    groups = tuple(_groups(occasion, clocks))
    days = [day for group in groups for day in group.reckoning.days]
    used = chain.from_iterable(group.reckoning.notices for group in groups)
    stops = clocks[0].stops if clocks else ()
    facts: dict[str, Fact] = {
        **occasion.common(),
        "about": _about(occasion),
        "limits": [_limit(occasion, clock) for clock in clocks],
        "sources": "；".join(_sources(occasion, clocks)),
        "extension": _extension(occasion),
        "rule_version": RULE_VERSION,
        "digest": occasion.catalog.digest[:_DIGEST],
        "notices": notice_words(occasion, used),
        "still_from": _still_from(occasion, clocks),
        "provisional": "yes" if any(_is_provisional(group.reckoning) for group in groups) else "",
    }
    rows = [_stop(occasion, place, stop) for place, stop in enumerate(stops, 1)]
    if len(rows) > _ON_LINES:
        facts["all_stops"] = "；".join(occasion.wording.word("stopped", **row) for row in rows)
    elif rows:
        facts["stops" if len(rows) <= _IN_A_TABLE else "many_stops"] = rows
    if groups:
        grids = tuple(_grids(occasion, groups, len(stops)))
        facts["grids"] = Ready((DayGrids(grids),))
        legend = list(legend_rows(occasion, clocks, days))
        weeks = max(len(grid.rows) for grid in grids)
        if weeks + len(rows) <= _AIRY:
            facts["legend"] = legend
        else:
            facts["dense_legend"] = legend_line(occasion, legend)
    return facts


@dataclass(frozen=True)
class _Group:
    """Clocks that count the same days.

    Attributes:
        reckoning: Of the one that goes furthest.
        clocks: With their last days, as far as they are known.
    """

    reckoning: Reckoning
    clocks: tuple[tuple[Clock, DueDay | None], ...]


def _clocks(case: Case, licence: str) -> tuple[Clock, ...]:
    return tuple(
        clock for clock in clocks_of(case) if clock.licence == licence and clock.which in SHOWN
    )


def _groups(occasion: Occasion, clocks: Sequence[Clock]) -> Iterator[_Group]:
    """Yield the clocks that have begun by what they count, each day of a group reckoned once."""
    begun = [clock for clock in clocks if clock.start]
    for key in dict.fromkeys(_counts(clock) for clock in begun):
        same = [clock for clock in begun if _counts(clock) == key]
        reckonings = [reckon(clock, occasion.calendar) for clock in same]
        furthest = max(reckonings, key=lambda reckoning: len(reckoning.days))
        dues = [due_of(clock, occasion.calendar) for clock in same]
        yield _Group(furthest, tuple(zip(same, dues, strict=True)))


def _counts(clock: Clock) -> tuple[date | None, bool]:
    return clock.start, clock.limit.unit is Unit.WORKING_DAY


def _is_provisional(reckoning: Reckoning) -> bool:
    return any(not notice.is_loaded for notice in reckoning.notices)


# --- inputs and results ---


def _about(occasion: Occasion) -> str:
    if occasion.licence:
        return occasion.case.state.parts[occasion.licence].part.name
    parts = occasion.case.state.parts.values()
    names = [item.part.name for item in parts if not item.part.filing]
    return occasion.wording.word("joint_about", count=str(len(names)), names="、".join(names))


def _limit(occasion: Occasion, clock: Clock) -> dict[str, str]:
    word = occasion.wording.word
    length = limit_words(clock.limit, occasion.wording)
    if clock.extended:
        more = Limit(clock.extended.days, clock.extended.unit, clock.limit.starts)
        length = word("longer", length=length, more=limit_words(more, occasion.wording))
    start = word("not_begun")
    if clock.start:
        event = "receipt" if clock.limit.starts is Start.RECEIPT else "acceptance"
        start = word(f"from_{event}", day=paper_day(clock.start))
    return {
        "which": word(f"which_{clock.which}"),
        "length": word("uncertain", words=length) if clock.limit.uncertain else length,
        "start": start,
        "due": _due(occasion, clock),
        "done": paper_day(clock.stopped_on) if clock.stopped_on else word("not_done"),
    }


def _due(occasion: Occasion, clock: Clock) -> str:
    due = due_of(clock, occasion.calendar)
    if due is not None:
        return due_words(due, occasion.wording)
    if not clock.start:
        return occasion.wording.word("not_begun")
    days = reckon(clock, occasion.calendar).days
    return occasion.wording.word(
        "stands_still", counted=str(sum(day.counted is not None for day in days))
    )


def _still_from(occasion: Occasion, clocks: Sequence[Clock]) -> str:
    """Return the day from which the clocks stand still, where a result is waited for."""
    if all(due_of(clock, occasion.calendar) for clock in clocks if clock.start):
        return ""
    served = [stop.served for stop in clocks[0].stops if stop.ended is None]
    return paper_day(min(served) + timedelta(days=1))


def _sources(occasion: Occasion, clocks: Sequence[Clock]) -> Iterator[str]:
    for clock in clocks:
        source = clause(clock.limit.source)
        if clock.which is Which.STATUTORY:
            legal_basis = occasion.catalog.licence(clock.licence).legal_basis
            source = basis_words(legal_basis, occasion.wording)
        if source:
            which = occasion.wording.word(f"which_{clock.which}")
            yield occasion.wording.word("based", which=which, source=source)


def _extension(occasion: Occasion) -> str:
    state = occasion.case.state
    part = state.parts.get(occasion.licence)
    given: ExtensionState | None = part.extension if part else state.joint_extension
    clock = next((item for item in _clocks(occasion.case, occasion.licence) if item.extended), None)
    if given is None or clock is None or clock.extended is None:
        return ""
    more = Limit(clock.extended.days, clock.extended.unit, clock.limit.starts)
    rule = part.part.extension if part else None
    is_read = _ARTICLE in clock.extended.source and not (rule and rule.uncertain)
    return occasion.wording.word(
        "extended",
        length=limit_words(more, occasion.wording),
        document=clock.extended.document,
        day=paper_day(clock.extended.day),
        approver=given.facts.approver,
        source=clause(clock.extended.source) if is_read else occasion.wording.word("no_basis"),
    )


def _stop(occasion: Occasion, place: int, stop: Stop) -> dict[str, str]:
    word = occasion.wording.word
    kind = word(f"pause_{stop.kind}")
    if not occasion.licence:
        part = occasion.case.state.parts[stop.licence].part
        kind = word("pause_of", kind=kind, licence=part.name)
    return {
        "mark": word("mark_paused", stop=str(place)),
        "kind": kind,
        "document": stop.document,
        "served": paper_day(stop.served),
        "result": stop.result or word("not_done"),
        "ended": paper_day(stop.ended) if stop.ended else word("not_there"),
        "served_short": _short(stop.served),
        "ended_short": _short(stop.ended) if stop.ended else word("not_there"),
    }


def _short(day: date) -> str:
    return f"{day.year}/{day.month}/{day.day}"


# --- the days ---


def _grids(occasion: Occasion, groups: Sequence[_Group], stops: int) -> Iterator[DayGrid]:
    word, most = occasion.wording.word, max(_LEAST, _MOST - stops)
    for group in groups:
        dues: dict[date, str] = {}
        for clock, due in group.clocks:
            if due is not None:
                dues[due.day] = dues.get(due.day, "") + word(f"mark_due_{clock.which}")
        days, unit = group.reckoning.days, group.reckoning.clock.limit.unit
        title = word(
            "grid",
            limits="、".join(word(f"which_{clock.which}") for clock, _ in group.clocks),
            unit=word("in_workdays" if unit is Unit.WORKING_DAY else "in_days"),
            first=paper_day(days[0].day),
            last=paper_day(days[-1].day),
        )
        yield from day_grids(
            days, dues, occasion.wording, title=title, most=most, alone=len(groups) == 1
        )
