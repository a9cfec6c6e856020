"""The licences of a case: who decides, how far, until when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from permitdesk.desk.overseeing import CaseView, PartView
from permitdesk.domain.clock import Light
from permitdesk.domain.state import PartState, Status
from permitdesk.faces.shared.dates import near_day
from permitdesk.faces.shared.light import light_word
from permitdesk.faces.shared.masking import masked_name
from permitdesk.faces.shared.messages import word
from permitdesk.faces.shared.rows_model import Shown
from permitdesk.text import tr

_TONES = {Light.RED: "late", Light.ORANGE: "near", Light.YELLOW: "soon"}


@dataclass(frozen=True)
class PartRow:
    """One licence as the table shows it.

    Attributes:
        is_stopped: The clock of the whole case rests while the applicant corrects.
    """

    part: PartView
    state: PartState
    department: str
    today: date
    is_stopped: bool

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
        )
        for part in view.parts
    )


def part_columns() -> Sequence[Shown[PartRow]]:
    """Return the columns of the table."""
    return (
        Shown("column.licence", _name),
        Shown("column.department", lambda row: row.department, 96, large=False),
        Shown("column.route", _route, 64, large=False),
        Shown("column.status", lambda row: word(row.part.summary.status), 96),
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


def _due(row: PartRow) -> str:
    if row.is_stopped:
        return tr("due.after_correction")
    words = near_day(row.part.due, row.today)
    return tr("due.provisional", day=words) if words and row.part.summary.provisional else words


def _by(row: PartRow) -> str:
    return masked_name(row.state.decided_by)
