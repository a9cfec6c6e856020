"""What the tables of the board show."""

from collections.abc import Sequence
from datetime import date

from permitdesk.desk.overseeing import Overseeing, PartView
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.holidays import Moved, Reckoned
from permitdesk.domain.summary import CaseSummary
from permitdesk.faces.shared.dates import near_day
from permitdesk.faces.shared.history_rows import HistoryRow
from permitdesk.faces.shared.light import light_word
from permitdesk.faces.shared.messages import word
from permitdesk.faces.shared.rows_model import Shown
from permitdesk.faces.shared.worklist import worklist_columns
from permitdesk.text import paper_day, short_moment, tr


def board_columns(
    overseeing: Overseeing, catalog: Catalog, today: date
) -> Sequence[Shown[CaseSummary]]:
    """Return the worklist's columns with the departments that still have to decide."""

    def departments(row: CaseSummary) -> str:
        codes = dict.fromkeys(part.decider for part in row.parts if part.status.is_open)
        return "、".join(_short(catalog, code) for code in codes)

    shown = list(worklist_columns(overseeing, today))
    place = next(at for at, column in enumerate(shown) if column.title == "column.status")
    shown.insert(place, Shown("column.department", departments, 128, tone=_quiet, large=False))
    return shown


def part_columns(catalog: Catalog, today: date) -> Sequence[Shown[PartView]]:
    """Return the columns of the licences of one case."""
    return (
        Shown("column.licence", lambda row: row.summary.name),
        Shown("column.department", lambda row: _short(catalog, row.summary.decider), 96),
        Shown("column.status", lambda row: word(row.summary.status), 72),
        Shown("column.light", _light_text, 84, light=lambda row: row.light),
        Shown("column.due", lambda row: near_day(row.due, today), 112),
    )


def history_columns() -> Sequence[Shown[HistoryRow]]:
    """Return the columns of what was done to a case."""
    return (
        Shown("column.at", lambda row: short_moment(row.entry.at), 148, tone=_quiet),
        Shown("column.who", lambda row: row.who, 128, large=False),
        Shown("column.what", lambda row: row.what),
    )


def moved_columns() -> Sequence[Shown[Moved]]:
    """Return the columns of the clocks a notice moves, with both reckonings."""
    return (
        Shown("column.case", lambda row: row.case, 136),
        Shown("column.licence", lambda row: row.name or tr("calendar.whole_case")),
        Shown("column.clock", lambda row: word(row.which), 104, tone=_quiet),
        Shown("column.old_day", lambda row: _reckoned(row.old), 176, tone=_quiet),
        Shown("column.new_day", lambda row: _reckoned(row.new), 256),
    )


def _reckoned(reckoned: Reckoned) -> str:
    by = tr("calendar.provisional") if reckoned.provisional else reckoned.notice
    return tr(
        "board.reckoned", day=paper_day(reckoned.day), by=by or tr("calendar.no_number_known")
    )


def _short(catalog: Catalog, code: str) -> str:
    department = catalog.departments.get(code)
    return department.short if department else code


def _light_text(row: PartView) -> str:
    return light_word(row.light) if row.light else ""


def _quiet(_: object) -> str:
    return "quiet"
