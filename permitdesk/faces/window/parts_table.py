"""The licences of a case: who decides, how far, until when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from permitdesk.desk.overseeing import CaseView, PartView
from permitdesk.domain.clock import Light
from permitdesk.domain.permit import SinglePermit
from permitdesk.domain.state import PartState, Status
from permitdesk.faces.shared.clock_lines import waited_for
from permitdesk.faces.shared.dates import near_day
from permitdesk.faces.shared.light import light_word
from permitdesk.faces.shared.masking import masked_name
from permitdesk.faces.shared.messages import word
from permitdesk.faces.shared.permit_looks import STATE_LOOKS, state_word
from permitdesk.faces.shared.rows_model import Shown
from permitdesk.text import tr

_TONES = {Light.RED: "late", Light.ORANGE: "near", Light.YELLOW: "soon"}


@dataclass(frozen=True)
class PartRow:
    """One licence as the table shows it.

    Attributes:
        is_correcting: The clock of the whole case rests while the applicant corrects.
        waits_for: Licences of the case that are decided first.
        standing: What stands in the way of a decision, in a word; empty for nothing.
        permit: Its permit as this case has it; None before it.
    """

    part: PartView
    state: PartState
    department: str
    today: date
    is_correcting: bool
    waits_for: tuple[str, ...] = ()
    standing: str = ""
    permit: SinglePermit | None = None

    @property
    def is_stopped(self) -> bool:
        """Tell whether no day is running down now."""
        return self.is_correcting or self.part.summary.paused

    @property
    def light(self) -> Light | None:
        """Return its light; a clock that rests has the light of a clock that rests."""
        return Light.STOPPED if self.is_stopped else self.part.light


def part_rows(view: CaseView, today: date) -> tuple[PartRow, ...]:
    """Return a row for each licence of a case."""
    departments = view.catalog.departments
    return tuple(
        PartRow(
            part,
            view.case.state.parts[part.summary.licence],
            departments[part.summary.decider].short
            if part.summary.decider in departments
            else part.summary.decider,
            today,
            view.case.status is Status.CORRECTING,
            waited_for(view, view.case.state.parts[part.summary.licence]),
            standing_of(view, view.case.state.parts[part.summary.licence]),
            view.case.state.permit_of(part.summary.licence),
        )
        for part in view.parts
    )


def part_columns() -> Sequence[Shown[PartRow]]:
    """Return the columns of the table."""
    return (
        Shown("column.licence", _name),
        Shown("column.department", lambda row: row.department, 96, large=False),
        Shown("column.route", _route, 64, large=False),
        Shown("column.status", _status, 144, tone=_status_tone, shape=_status_shape),
        Shown("column.light", _light_text, 84, light=lambda row: row.light),
        Shown("column.left", _left, 112, right=True, tone=_tone),
        Shown("column.due", _due, 128),
        Shown("column.by", _by, 72, tone=lambda _: "quiet", large=False),
    )


def _name(row: PartRow) -> str:
    name = row.part.summary.name
    return tr("parts.filing", name=name) if row.part.summary.filing else name


def _route(row: PartRow) -> str:
    return tr(f"route.{row.state.part.route.value}")


def _light_text(row: PartRow) -> str:
    return light_word(row.light) if row.light else ""


def _left(row: PartRow) -> str:
    return "" if row.part.left is None or row.is_stopped else str(row.part.left)


def _tone(row: PartRow) -> str:
    return _TONES.get(row.light or Light.GREEN, "text")


def standing_of(view: CaseView, part: PartState) -> str:
    """Say what is between a licence and its decision: a hearing, a check, a result."""
    if not part.status.is_open or view.case.state.accepted_at is None:
        return ""
    for stage in (_hearing_stage, _result_stage, _site_stage):
        if found := stage(view, part):
            return tr(found)
    return ""


def _hearing_stage(_: CaseView, part: PartState) -> str:
    hearing = part.hearing
    if hearing.held is not None:
        return ""
    if hearing.called is not None:
        return "part.hearing_called"
    wanted = hearing.requested is not None or part.part.hearing == "always"
    return "part.hearing_wanted" if wanted else ""


def _result_stage(_: CaseView, part: PartState) -> str:
    stop = part.open_stop
    return "part.result_awaited" if stop is not None and stop.served is not None else ""


def _site_stage(view: CaseView, part: PartState) -> str:
    site = view.case.state.site
    if not part.part.site_check or site.passed(part.part.licence):
        return ""
    if site.recheck is not None:
        return "part.site_failed"
    if site.rectification is not None:
        return "part.recheck_due"
    if site.record is not None:
        return "part.defects_found"
    return "part.site_planned" if site.plan is not None else "part.site_due"


def _status(row: PartRow) -> str:
    if row.waits_for and row.state.status.is_open and row.part.due is None:
        return tr("part.waits_for_other")
    if row.state.carried_on is not None:
        return tr("part.carried_on")
    if row.permit is not None:
        return state_word(row.permit, row.permit.state)
    words = word(row.part.summary.status)
    if not row.standing:
        return words
    if row.state.opinion is None:
        return row.standing
    return tr("part.with_standing", status=words, standing=row.standing)


def _status_tone(row: PartRow) -> str:
    return STATE_LOOKS[row.permit.state].token if row.permit else "text"


def _status_shape(row: PartRow) -> str:
    return STATE_LOOKS[row.permit.state].shape if row.permit else ""


def _due(row: PartRow) -> str:
    if row.waits_for:
        return tr("due.after_other", licences=row.waits_for)
    if row.part.summary.paused:
        return tr("due.after_result")
    if row.is_correcting:
        return tr("due.after_correction")
    words = near_day(row.part.due, row.today)
    return tr("due.provisional", day=words) if words and row.part.summary.provisional else words


def _by(row: PartRow) -> str:
    return masked_name(row.state.decided_by)
