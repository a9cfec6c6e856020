"""The worklist as a Qt table that fetches its next page when somebody scrolls there."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Signal

from permitdesk.desk.overseeing import Overseeing
from permitdesk.domain.clock import Light
from permitdesk.domain.state import Status
from permitdesk.domain.summary import CaseSummary, Mark
from permitdesk.domain.worklist import Page
from permitdesk.faces.shared.dates import near_day
from permitdesk.faces.shared.messages import word
from permitdesk.faces.shared.rows_model import RowsModel, Shown
from permitdesk.text import tr

PAGE = 50
"""Rows asked for at a time."""
_TONES = {Light.RED: "late", Light.ORANGE: "near", Light.YELLOW: "soon"}


def worklist_columns(overseeing: Overseeing, today: date) -> Sequence[Shown[CaseSummary]]:
    """Return the columns of a worklist.

    Args:
        overseeing: Says the light and the days left of a due day.
        today: For 今天 and 明天.
    """
    return (
        Shown("column.case", lambda row: row.number, 136),
        Shown("column.applicant", lambda row: row.applicant),
        Shown("column.industry", lambda row: row.industry_name, 88, tone=_quiet, large=False),
        Shown("column.parts", _parts, 184, tone=_quiet, large=False),
        Shown("column.status", lambda row: word(row.status), 88),
        Shown("column.marks", marks_of, 152, tone=mark_tone, large=False),
        Shown(
            "column.light", partial(_light_text, overseeing), 84, light=partial(_light, overseeing)
        ),
        Shown(
            "column.left",
            partial(_left, overseeing),
            104,
            right=True,
            tone=partial(_tone, overseeing),
        ),
        Shown("column.due", lambda row: due_words(row.due, row, today), 120),
        Shown("column.awaited", _awaited, 112, tone=_quiet, large=False),
        Shown("column.window", lambda row: row.window, 80, tone=_quiet, large=False),
    )


class WorklistModel(RowsModel[CaseSummary]):
    """Rows of one list, page by page.

    Signals:
        more_wanted: Where the next page begins; the page asks the desk and adds it.
    """

    more_wanted = Signal(str)

    def __init__(
        self, columns: Sequence[Shown[CaseSummary]], parent: QObject | None = None
    ) -> None:
        super().__init__(columns, parent)
        self._after = ""
        self._is_waiting = False

    def show_page(self, page: Page) -> None:
        """Show the first page of a list."""
        self._after, self._is_waiting = page.after, False
        self.show_rows(page.rows)

    def add_page(self, page: Page) -> None:
        """Show the next page after the rows there are."""
        self._after, self._is_waiting = page.after, False
        self.add_rows(page.rows)

    @property
    def has_more(self) -> bool:
        """Tell whether the list goes on after the rows shown."""
        return bool(self._after)

    def canFetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> bool:
        return not parent.isValid() and self.has_more and not self._is_waiting

    def fetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> None:
        if self.canFetchMore(parent):
            self._is_waiting = True
            self.more_wanted.emit(self._after)


def due_words(due: date | None, row: CaseSummary, today: date) -> str:
    """Write a due day, with 待定 where it runs into a year whose notice is not loaded."""
    words = near_day(due, today)
    return tr("due.provisional", day=words) if words and row.provisional else words


def marks_of(row: CaseSummary) -> str:
    """Name what is to be seen of a case at a glance: 停表, 视为受理, 待定, 超期 …."""
    return "、".join(word(mark) for mark in row.marks)


def mark_tone(row: CaseSummary) -> str:
    """Return the colour of those words: late where something was missed."""
    return "late" if _BAD & set(row.marks) else "quiet"


_BAD = frozenset(
    {Mark.DEEMED, Mark.OVERDUE, Mark.PROMISE_MISSED, Mark.PROMISE_BROKEN, Mark.ENDED_PERMIT}
)


def _light(overseeing: Overseeing, row: CaseSummary) -> Light | None:
    rests = row.due is None and Mark.PAUSED in row.marks
    if row.status is Status.CORRECTING or rests:
        return Light.STOPPED
    return row.light_at(overseeing.desk.now())


def _light_text(overseeing: Overseeing, row: CaseSummary) -> str:
    light = _light(overseeing, row)
    return tr(f"light.{light.value}") if light else ""


def _left(overseeing: Overseeing, row: CaseSummary) -> str:
    left = overseeing.left(row.due)
    return "" if left is None else str(left)


def _tone(overseeing: Overseeing, row: CaseSummary) -> str:
    return _TONES.get(_light(overseeing, row) or Light.GREEN, "text")


def _parts(row: CaseSummary) -> str:
    names = [part.name for part in row.parts]
    return names[0] if len(names) == 1 else tr("parts.first_of", name=names[0], count=len(names))


def _awaited(row: CaseSummary) -> str:
    return tr(f"awaited.{row.awaited}") if row.awaited else ""


def _quiet(_: CaseSummary) -> str:
    return "quiet"
