"""One case under the list: how far its licences are, its clocks, what was done, what may be done."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from permitdesk.desk.overseeing import CaseView, ClockView, PartView
from permitdesk.faces.shared.clock_blocks import ClockBlock
from permitdesk.faces.shared.clock_lines import groups_of
from permitdesk.faces.shared.history_rows import HistoryRow, history_rows
from permitdesk.faces.shared.lawful import Deed
from permitdesk.faces.shared.look import current, px
from permitdesk.faces.shared.messages import word
from permitdesk.faces.shared.parts import OneLine, button, empty, label, rule, tight, upright
from permitdesk.faces.shared.rows_model import RowsModel
from permitdesk.faces.shared.table import DenseTable
from permitdesk.faces.shared.worklist import mark_tone, marks_of
from permitdesk.faces.supervisor.acts_row import ActsRow
from permitdesk.faces.supervisor.columns import history_columns, part_columns
from permitdesk.text import long_day, tr

HEIGHT, LOW, CLOCKS = 300, 232, 336
"""Pixels at 100 %; low where letters are large."""


class CasePanel(QWidget):
    """Shows one case and offers the supervisor's own acts.

    Attributes:
        number: The case it shows; empty for none.

    Signals:
        wanted: What the supervisor wants to do.
        reckoning_wanted: The licence whose reckoning (时限计算书) is to be shown; empty for the
            joint limit.
        opened: Whether a case is shown now.
    """

    wanted = Signal(object)
    reckoning_wanted = Signal(str)
    opened = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.number = ""
        self.deeds: tuple[Deed, ...] = ()
        self.setFixedHeight(px(LOW if current().is_large else HEIGHT))
        self._column = QVBoxLayout(self)
        tight(self._column)
        self.acts = ActsRow()
        self.hide()

    def show_case(
        self, view: CaseView, clocks: Sequence[ClockView], deeds: tuple[Deed, ...], today: date
    ) -> None:
        """Show one case.

        Args:
            view: What the desk gave.
            clocks: Its clocks as they stand today.
            deeds: What may be done to it by who sits here.
            today: For 今天 and 明天.
        """
        empty(self._column)
        self.number, self.deeds = view.case.number, deeds
        self._column.addWidget(rule())
        self._column.addWidget(self._head(view))
        self._column.addWidget(rule())
        self.parts = RowsModel[PartView](part_columns(view.catalog, today), self)
        self.parts.show_rows(view.parts)
        self.history = RowsModel[HistoryRow](history_columns(), self)
        self.history.show_rows(history_rows(view))
        row = QHBoxLayout()
        tight(row)
        if not current().is_large:
            row.addWidget(DenseTable(self.parts), 5)
            row.addWidget(upright())
        row.addWidget(self._clocks(view, clocks, today))
        row.addWidget(upright())
        row.addWidget(DenseTable(self.history), 4)
        self._column.addLayout(row, 1)
        self.opened.emit(True)
        self.show()

    def close_case(self) -> None:
        """Show no case."""
        self.number, self.deeds = "", ()
        empty(self._column)
        self.hide()
        self.opened.emit(False)

    def _head(self, view: CaseView) -> QWidget:
        """Say which case it is and offer what may be done, on two lines where letters are large."""
        self.acts = ActsRow()
        self.acts.offer(self.deeds)
        self.acts.wanted.connect(self.wanted)
        self.close_button = button(tr("button.close"), "small")
        self.close_button.clicked.connect(self.close_case)
        head = QWidget()
        lines = QVBoxLayout(head)
        tight(lines, margins=(16, 6, 16, 6), gap=4)
        first = self._what(view)
        lines.addLayout(first)
        second = first
        if current().is_large:
            first.addStretch(1)
            second = QHBoxLayout()
            tight(second, gap=12)
            lines.addLayout(second)
        second.addStretch(1)
        second.addWidget(self.acts)
        second.addWidget(self.close_button)
        return head

    def _what(self, view: CaseView) -> QHBoxLayout:
        summary = view.summary
        row = QHBoxLayout()
        tight(row, gap=12)
        name = OneLine("title")
        name.say(summary.applicant)
        name.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        number = label(f"{summary.number} · {summary.industry_name}", "quiet")
        received = {"day": long_day(summary.received_on), "window": summary.window}
        number.setToolTip(tr("board.received", **received))
        row.addWidget(name)
        row.addWidget(number)
        row.addWidget(label(word(summary.status), bold=True))
        if summary.marks:
            row.addWidget(label(marks_of(summary), mark_tone(summary), bold=True))
        return row

    def _clocks(self, view: CaseView, clocks: Sequence[ClockView], today: date) -> QWidget:
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFixedWidth(px(CLOCKS))
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        plane = QWidget()
        plane.setObjectName("surface")
        body = QVBoxLayout(plane)
        tight(body, margins=(16, 8, 16, 8), gap=4)
        self.blocks = tuple(ClockBlock(group, today) for group in groups_of(view, clocks))
        for block in self.blocks:
            block.opened.connect(self.reckoning_wanted)
            body.addWidget(block)
        if not self.blocks:
            body.addWidget(label(tr("board.no_clock"), "quiet"))
        body.addStretch(1)
        scroll.setWidget(plane)
        return scroll
