"""Defects nobody could see the first time, each with its reason."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from permitdesk.domain.site_check import CheckPoint, NewFact
from permitdesk.faces.shared.dialogs.boxes import line_box
from permitdesk.faces.shared.parts import button, tight
from permitdesk.text import tr


class NewFacts(QWidget):
    """Lines to add to; at first there is none.

    Attributes:
        lines: Point, note and reason of each.
    """

    def __init__(self, points: Sequence[CheckPoint]) -> None:
        """Make the box.

        Args:
            points: Those that were not told the first time.
        """
        super().__init__()
        self._points = points
        self.lines: list[tuple[QComboBox, QLineEdit, QLineEdit]] = []
        body = QVBoxLayout(self)
        tight(body, gap=6)
        self._grid = QGridLayout()
        tight(self._grid, gap=8)
        for column, share in enumerate((4, 3, 3)):
            self._grid.setColumnStretch(column, share)
        body.addLayout(self._grid)
        self.add = button(tr("recheck.add_new"), "link")
        self.add.clicked.connect(self.add_empty)
        self.add.setVisible(bool(points))
        body.addWidget(self.add)

    def add_empty(self) -> None:
        """Add a line and go to it."""
        point = QComboBox()
        point.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        for item in self._points:
            point.addItem(item.text, item.key)
        note = line_box("", tr("check.note"))
        reason = line_box("", tr("recheck.why_not_seen"))
        for column, box in enumerate((point, note, reason)):
            self._grid.addWidget(box, len(self.lines), column)
        self.lines.append((point, note, reason))
        point.setFocus()

    def facts(self) -> tuple[NewFact, ...]:
        """Return what was found anew; a line nobody wrote in is left out."""
        found = (
            NewFact(str(point.currentData()), note.text().strip(), reason.text().strip())
            for point, note, reason in self.lines
        )
        return tuple(item for item in found if item.note or item.reason)
