"""What the table of what lives on after the decisions shows."""

from collections.abc import Sequence
from datetime import date

from permitdesk.desk.afterwards import AfterLine
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.clock import Light
from permitdesk.faces.shared.dates import near_day
from permitdesk.faces.shared.light import LOOKS
from permitdesk.faces.shared.messages import word
from permitdesk.faces.shared.rows_model import Shown
from permitdesk.text import tr

_LATE = LOOKS[Light.RED]


def after_columns(catalog: Catalog, today: date) -> Sequence[Shown[AfterLine]]:
    """Return the columns: by when, whose, how it stands, what comes next, and its paper."""

    def department(line: AfterLine) -> str:
        known = catalog.departments.get(line.department)
        return known.short if known else line.department

    def day(line: AfterLine) -> str:
        words = near_day(line.day, today)
        return tr("due.provisional", day=words) if line.provisional else words

    return (
        Shown("column.day", day, 128, tone=_tone, shape=_shape),
        Shown("column.case", lambda line: line.case, 132),
        Shown("column.applicant", lambda line: line.holder),
        Shown("column.licence", lambda line: line.name, 232),
        Shown("column.department", department, 88, tone=_quiet, large=False),
        Shown("column.status", _stands, 136),
        Shown("column.next", lambda line: word(line.todo) if line.todo else "", 112),
        Shown("column.about", _about, 320, tone=_quiet, large=False),
    )


def _stands(line: AfterLine) -> str:
    return tr(line.stands) if line.stands else ""


def _about(line: AfterLine) -> str:
    """Name the paper, and of a credit record what it closes and when that opens again."""
    if not line.closes:
        return line.about
    gates = tuple(tr(f"gate.{gate}") for gate in line.closes)
    key = "after.closes_until" if line.reopens else "after.closes"
    return tr(key, number=line.about, gates=gates, day=line.reopens or "")


def _tone(line: AfterLine) -> str:
    return _LATE.token if line.late else "text"


def _shape(line: AfterLine) -> str:
    return _LATE.shape if line.late else ""


def _quiet(_: AfterLine) -> str:
    return "quiet"
