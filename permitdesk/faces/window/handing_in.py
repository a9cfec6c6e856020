"""The papers an applicant hands in: which, in which form, how many pages."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from permitdesk.domain.materials import Handed, HandedIn, MaterialNeed
from permitdesk.faces.shared.dialogs.boxes import choice_box, number_box
from permitdesk.faces.shared.look import px
from permitdesk.faces.shared.parts import OneLine, button, empty, label, rule, tight, wrapped
from permitdesk.text import tr


class TickLabel(QLabel):
    """The name of a paper, on several lines where it must; a click on it ticks the box."""

    def __init__(self, words: str, check: QCheckBox) -> None:
        super().__init__(words)
        self._check = check
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._check.toggle()


class HandingIn(QWidget):
    """A line for each paper that must be brought.

    Signals:
        changed: Another paper is there now.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lines: dict[str, tuple[QCheckBox, QComboBox, QSpinBox]] = {}
        self._kept: dict[str, HandedIn] = {}
        body = QVBoxLayout(self)
        tight(body)
        head = QHBoxLayout()
        tight(head, margins=(16, 12, 16, 12), gap=24)
        self.total, self.count = OneLine(), label("", "quiet")
        head.addWidget(self.total)
        head.addWidget(self.count)
        head.addStretch(1)
        self.all_here = button(tr("handing_in.all"), "small")
        self.all_here.clicked.connect(self.take_all)
        head.addWidget(self.all_here)
        body.addLayout(head)
        body.addWidget(rule())
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._plane = QWidget()
        self._plane.setObjectName("surface")
        outer = QVBoxLayout(self._plane)
        tight(outer, margins=(16, 8, 16, 16))
        self._grid = QGridLayout()
        tight(self._grid, gap=4)
        self._grid.setHorizontalSpacing(px(16))
        self._grid.setColumnStretch(1, 1)
        outer.addLayout(self._grid)
        outer.addStretch(1)
        scroll.setWidget(self._plane)
        body.addWidget(scroll, 1)

    def forget(self) -> None:
        """Take away every paper and tick, for the next applicant."""
        empty(self._grid)
        self._lines.clear()
        self._kept.clear()

    def show_needs(self, needs: Sequence[MaterialNeed], handed_in: Iterable[HandedIn] = ()) -> None:
        """Show what is asked for; what was ticked before stays ticked."""
        self._kept |= {item.key: item for item in (*self.handed_in(), *handed_in)}
        empty(self._grid)
        self._lines.clear()
        names = (
            "column.material",
            "column.used_by",
            "column.copies",
            "column.form",
            "column.pages",
        )
        for column, name in enumerate(names, 1):
            self._grid.addWidget(label(tr(name), "quiet", "small"), 0, column)
        for line, need in enumerate(needs, 1):
            self._add(line, need)
        alone = sum(len(need.uses) for need in needs)
        words = tr("materials.total", alone=alone, count=len(needs), less=alone - len(needs))
        self.total.say(words)
        self._count()

    def handed_in(self) -> tuple[HandedIn, ...]:
        """Return the papers that are there."""
        return tuple(
            HandedIn(
                key,
                self._kept[key].file if key in self._kept else "",
                Handed(form.currentData()),
                pages.value(),
            )
            for key, (check, form, pages) in self._lines.items()
            if check.isChecked()
        )

    def take_all(self) -> None:
        """Tick everything that must be brought."""
        for check, _, _ in self._lines.values():
            check.setChecked(True)

    def _add(self, line: int, need: MaterialNeed) -> None:
        if not need.to_hand_in and (need.generated or need.produced_by):
            words = "standing.generated" if need.generated else "standing.produced"
            self._grid.addWidget(wrapped(need.name, "quiet"), line, 1)
            self._grid.addWidget(label(tr(words), "quiet"), line, 4, 1, 2)
            self._uses(line, need)
            return
        kept = self._kept.get(need.key)
        name = need.name if need.required else tr("material.if_any", name=need.name)
        check = QCheckBox()
        check.setAccessibleName(name)
        check.setChecked(kept is not None)
        form = choice_box(list(Handed), "handed")
        usual = Handed.COPY if need.form == "copy" else Handed.ORIGINAL
        form.setCurrentIndex(form.findData(kept.form if kept else usual))
        pages = number_box(kept.pages if kept else need.copies, 1, 9999)
        self._lines[need.key] = (check, form, pages)
        for box in (form, pages):
            box.setProperty("kind", "small")
        pages.setFixedWidth(px(64))
        check.toggled.connect(self._count)
        self._grid.addWidget(check, line, 0)
        self._grid.addWidget(TickLabel(name, check), line, 1)
        self._uses(line, need)
        self._grid.addWidget(form, line, 4)
        self._grid.addWidget(pages, line, 5)

    def _uses(self, line: int, need: MaterialNeed) -> None:
        words = tr("materials.uses", count=len(need.uses))
        self._grid.addWidget(label(words, "lead" if len(need.uses) > 1 else "quiet"), line, 2)
        copies = label(str(need.copies))
        copies.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(copies, line, 3)

    def _count(self) -> None:
        there = sum(check.isChecked() for check, _, _ in self._lines.values())
        self.count.setText(tr("handing_in.count", there=there, count=len(self._lines)))
        self.changed.emit()
