"""The merged checklist to fill in, group by group, by keyboard from the first point to the last."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from permitdesk.domain.site_check import Finding, Result
from permitdesk.faces.shared.look import px
from permitdesk.faces.shared.parts import label, tight
from permitdesk.faces.window.dialogs.check_row import CheckItem, CheckRow

HEIGHT, LEAST = 420, 200


class CheckList(QScrollArea):
    """All points under the heads of their groups.

    Signals:
        changed: An answer was given.
    """

    changed = Signal()

    def __init__(self, items: Sequence[CheckItem], groups: Mapping[str, str]) -> None:
        """Make the list.

        Args:
            items: In the order of the walk.
            groups: Keys of groups to what they are called.
        """
        super().__init__()
        self.setWidgetResizable(True)
        self.setMinimumHeight(px(LEAST))
        plane = QWidget()
        plane.setObjectName("surface")
        body = QVBoxLayout(plane)
        tight(body)
        self.rows: list[CheckRow] = []
        group = None
        for place, item in enumerate(items, 1):
            if item.point.group != group:
                group = item.point.group
                head = label(groups.get(group, group), bold=True)
                head.setContentsMargins(px(8), px(12), 0, px(4))
                body.addWidget(head)
            row = CheckRow(place, item)
            row.answered.connect(self._go_on)
            row.moved.connect(self._move)
            body.addWidget(row)
            self.rows.append(row)
        body.addStretch(1)
        self.setWidget(plane)
        if self.rows:
            self.setFocusProxy(self.rows[0])

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), px(HEIGHT))

    @property
    def open_count(self) -> int:
        """Return how many points have no answer yet."""
        return sum(row.result is None for row in self.rows)

    @property
    def defect_count(self) -> int:
        """Return how many points are not in order."""
        return sum(row.result is Result.DEFECT for row in self.rows)

    def findings(self) -> tuple[Finding, ...]:
        """Return what was found, for the points that have an answer."""
        return tuple(found for row in self.rows if (found := row.finding()) is not None)

    def rest_is_good(self) -> None:
        """Answer every open point with 符合."""
        for row in self.rows:
            if row.result is None:
                row.answer(Result.GOOD)
        self.changed.emit()

    def show_open(self) -> None:
        """Go to the first point without an answer, or to a defect without its note."""
        for row in self.rows:
            if row.result is None:
                self._look_at(row)
                return
            if row.result is Result.DEFECT and not row.note.text().strip():
                row.begin_note()
                self.ensureWidgetVisible(row)
                return

    def _go_on(self, row: CheckRow) -> None:
        self.changed.emit()
        if row.result is not Result.DEFECT:
            self._move(row, 1)
        else:
            self.ensureWidgetVisible(row)

    def _move(self, row: CheckRow, by: int) -> None:
        at = self.rows.index(row) + by
        if 0 <= at < len(self.rows):
            self._look_at(self.rows[at])

    def _look_at(self, row: CheckRow) -> None:
        row.setFocus()
        self.ensureWidgetVisible(row, 0, px(48))
