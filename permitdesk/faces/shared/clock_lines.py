"""The clocks of a case in words: what runs, until when, what rests and why, what was missed."""

from collections.abc import Sequence
from dataclasses import dataclass

from permitdesk.desk.overseeing import CaseView, ClockView
from permitdesk.domain.clock import Light
from permitdesk.domain.special import Which
from permitdesk.domain.state import PartState
from permitdesk.domain.stopwatch import Stop
from permitdesk.faces.shared.messages import word
from permitdesk.text import short_day, tr

_URGENCY = (Light.RED, Light.ORANGE, Light.YELLOW, Light.STOPPED, Light.GREEN)
_OF_THE_CASE = (Which.TELLING, Which.CORRECTING, Which.DEFERRAL, Which.JOINT, Which.DELIVERY)


@dataclass(frozen=True)
class ClockGroup:
    """The clocks of one licence, or one clock of the whole case.

    Attributes:
        licence: Empty for the whole case.
        name: What it is called.
        clocks: Those that want an act or rest.
        notes: What stopped, extended or delayed them, a sentence each.
        rests: They stand still: a result is waited for.
    """

    licence: str
    name: str
    clocks: tuple[ClockView, ...]
    notes: tuple[str, ...] = ()
    rests: bool = False

    @property
    def light(self) -> Light | None:
        """Return the most urgent light; None where nothing runs yet."""
        if self.rests:
            return Light.STOPPED
        lights = {item.light for item in self.clocks}
        return next((light for light in _URGENCY if light in lights), None)


def groups_of(view: CaseView, clocks: Sequence[ClockView]) -> tuple[ClockGroup, ...]:
    """Return the clocks that somebody waits for: the whole case's first, then licence by licence."""
    awaited = [item for item in clocks if item.light is not None]
    whole = (
        ClockGroup(
            "",
            word(item.clock.which),
            () if item.clock.rests else (item,),
            _notes(view, item),
            item.clock.rests,
        )
        for item in awaited
        if item.clock.which in _OF_THE_CASE
    )
    licences = (
        ClockGroup(
            code,
            state.part.name,
            tuple(item for item in awaited if item.clock.licence == code and not item.clock.rests),
            part_notes(view, state),
            any(item.clock.rests for item in clocks if item.clock.licence == code),
        )
        for code, state in view.case.state.parts.items()
        if state.status.is_open and view.case.state.accepted_at is not None
    )
    afterwards = (
        ClockGroup(code, state.part.name, running)
        for code, state in view.case.state.parts.items()
        if not state.status.is_open
        and (running := tuple(item for item in awaited if _is_afterwards(item, code)))
    )
    open_ = (group for group in licences if group.clocks or group.notes)
    return (*whole, *open_, *afterwards)


def _is_afterwards(item: ClockView, licence: str) -> bool:
    """Tell whether somebody waits for it after the decision; a permit's last day is no limit."""
    clock = item.clock
    return clock.licence == licence and not clock.rests and clock.which is not Which.VALIDITY


def part_notes(view: CaseView, part: PartState) -> tuple[str, ...]:
    """Say what stopped, extended or delayed the clock of one licence."""
    stop = part.open_stop
    notes = [_missed(item.which, item.due) for item in part.missed]
    if stop is not None:
        facts = {"kind": word(stop.kind), "document": stop.document}
        if stop.served is None:
            notes.append(tr("clock.not_served", **facts))
        else:
            notes.append(tr("clock.stopped", day=short_day(stop.served), **facts))
    if part.extension is not None:
        given = part.extension
        notes.append(tr("clock.extended", days=given.facts.days, document=given.document))
    if names := waited_for(view, part):
        notes.append(tr("clock.waits", licences=names))
    return tuple(notes)


def waited_for(view: CaseView, part: PartState) -> tuple[str, ...]:
    """Name the licences of the case that one licence waits for."""
    summaries = (item.summary for item in view.parts if item.summary.licence == part.part.licence)
    codes = next((item.waits_for for item in summaries), ())
    return tuple(view.case.state.parts[code].part.name for code in codes)


def _notes(view: CaseView, item: ClockView) -> tuple[str, ...]:
    """Say what stopped, extended or delayed a clock of the whole case."""
    missed = view.case.state.missed
    notes = [_missed(one.which, one.due) for one in missed if one.which is item.clock.which]
    notes += [_stopped(stop) for stop in item.clock.stops if stop.ended is None]
    extended = item.clock.extended
    if extended is not None:
        notes.append(tr("clock.extended", days=extended.days, document=extended.document))
    return tuple(notes)


def _stopped(stop: Stop) -> str:
    day = short_day(stop.served)
    return tr("clock.stopped", kind=word(stop.kind), document=stop.document, day=day)


def _missed(which: Which, due: object) -> str:
    return tr("clock.missed", which=tr(f"which.{which.value}"), due=due)
