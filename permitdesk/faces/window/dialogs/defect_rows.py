"""Lines of defects that can be ticked, reworded and added to."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from permitdesk.domain.facts import Defect
from permitdesk.faces.shared.dialogs.boxes import line_box
from permitdesk.faces.shared.look import px
from permitdesk.faces.shared.parts import button, label, tight
from permitdesk.text import tr


class DefectRows(QWidget):
    """What is to be corrected: item, problem, what is wanted, the article."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[tuple[Defect, QCheckBox, tuple[QLineEdit, ...]]] = []
        body = QVBoxLayout(self)
        tight(body, gap=8)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setMinimumHeight(px(220))
        plane = QWidget()
        plane.setObjectName("surface")
        outer = QVBoxLayout(plane)
        tight(outer)
        self._grid = QGridLayout()
        tight(self._grid, gap=6)
        self._grid.setHorizontalSpacing(px(8))
        for column, name in enumerate(("", "defect.name", "defect.problem", "defect.requirement",
                                       "defect.source")):  # fmt: skip
            self._grid.addWidget(label(tr(name) if name else "", "quiet", "small"), 0, column)
        for column, share in enumerate((0, 3, 5, 5, 4)):
            self._grid.setColumnStretch(column, share)
        outer.addLayout(self._grid)
        outer.addStretch(1)
        scroll.setWidget(plane)
        body.addWidget(scroll, 1)
        add = button(tr("defect.add"), "link")
        add.clicked.connect(self.add_empty)
        body.addWidget(add)

    def show_defects(self, defects: Iterable[Defect]) -> None:
        """Add lines, ticked."""
        for defect in defects:
            self._add(defect)

    def add_empty(self) -> None:
        """Add a line of one's own and go to it."""
        self._add(Defect("", "", "", "", ""))
        self._rows[-1][2][0].setFocus()

    def defects(self) -> tuple[Defect, ...]:
        """Return the ticked lines as they are worded now; empty ones left out."""
        return tuple(
            replace(
                defect,
                item=defect.item or boxes[0].text().strip(),
                name=boxes[0].text().strip(),
                problem=boxes[1].text().strip(),
                requirement=boxes[2].text().strip(),
                source=boxes[3].text().strip(),
            )
            for defect, check, boxes in self._rows
            if check.isChecked() and boxes[0].text().strip()
        )

    def _add(self, defect: Defect) -> None:
        check = QCheckBox()
        check.setChecked(True)
        words = (defect.name, defect.problem, defect.requirement, defect.source)
        boxes = tuple(line_box(text) for text in words)
        line = len(self._rows) + 1
        self._grid.addWidget(check, line, 0)
        for column, box in enumerate(boxes, 1):
            box.setCursorPosition(0)
            box.setToolTip(box.text())
            self._grid.addWidget(box, line, column)
        self._rows.append((defect, check, boxes))
