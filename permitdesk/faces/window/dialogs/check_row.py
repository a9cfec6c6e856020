"""One point of a checklist as it is filled in: its words, three answers, a note for a defect."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from permitdesk.domain.site_check import CheckPoint, Finding, Result
from permitdesk.faces.shared.dialogs.boxes import line_box
from permitdesk.faces.shared.look import px, tone
from permitdesk.faces.shared.messages import word
from permitdesk.faces.shared.parts import button, label, rule, tight, wrapped
from permitdesk.text import tr

KEYS = {
    Qt.Key.Key_1: Result.GOOD,
    Qt.Key.Key_2: Result.DEFECT,
    Qt.Key.Key_3: Result.NOT_APPLICABLE,
}
PLACE, ANSWERS = 32, 232


@dataclass(frozen=True)
class CheckItem:
    """One point with what has to be known of it on site.

    Attributes:
        names: Codes of the licences that ask for it, and what they are called.
        own: Codes to each licence's own words.
        told: What was found there the first time, at a re-check.
    """

    point: CheckPoint
    names: Mapping[str, str]
    own: Mapping[str, str]
    told: str = ""

    def asked_by(self) -> tuple[str, ...]:
        """Say who asks for it: the licences, each with its own words where they are others."""
        same = [name for code, name in self.names.items() if self.own[code] == self.point.text]
        others = (
            tr("check.own_words", licence=name, words=self.own[code])
            for code, name in self.names.items()
            if self.own[code] != self.point.text
        )
        return (*(("、".join(same),) if same else ()), *others)


class CheckRow(QWidget):
    """Takes 1 符合, 2 不符合, 3 不适用 while the cursor is on it.

    Signals:
        answered: An answer was chosen; the cursor goes on, after the note where there is one.
        moved: The cursor is to go so many points on.

    Attributes:
        only: At a point several licences share: which of them it is a defect for.
    """

    answered = Signal(object)
    moved = Signal(object, int)

    def __init__(self, place: int, item: CheckItem) -> None:
        """Make the row.

        Args:
            place: From 1, as on the pack.
            item: What is looked at.
        """
        point = item.point
        super().__init__()
        self.point = point
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(point.text)
        body = QVBoxLayout(self)
        tight(body)
        line = QHBoxLayout()
        tight(line, margins=(8, 8, 8, 8), gap=12)
        number = label(str(place), "quiet")
        number.setFixedWidth(px(PLACE))
        line.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
        text = QVBoxLayout()
        tight(text, gap=4)
        text.addWidget(wrapped(point.text))
        for words in item.asked_by():
            text.addWidget(wrapped(words, "quiet", "small"))
        if item.told:
            text.addWidget(wrapped(tr("recheck.told", note=item.told), "soon", "small"))
        line.addLayout(text, 1)
        line.addLayout(self._answers(), 0)
        body.addLayout(line)
        body.addWidget(self._detail(item.names))
        body.addWidget(rule())

    @property
    def result(self) -> Result | None:
        """Return the answer; None before there is one."""
        chosen = self._group.checkedButton()
        return Result(chosen.property("result")) if chosen else None

    def finding(self) -> Finding | None:
        """Return what was found here; None before there is an answer."""
        result = self.result
        if result is not Result.DEFECT:
            return Finding(self.point.key, result) if result else None
        ticked = tuple(code for code, check in self.only.items() if check.isChecked())
        only = ticked if len(ticked) < len(self.only) else ()
        return Finding(self.point.key, result, self.note.text().strip(), only)

    def answer(self, result: Result) -> None:
        """Choose an answer, without going on."""
        self._buttons[result].setChecked(True)
        self._show_detail()

    def begin_note(self) -> None:
        """Go to the note of a defect."""
        self.note.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in KEYS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._choose(KEYS[Qt.Key(key)])
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.moved.emit(self, 1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tint the point the cursor is on, with a bar at its left."""
        if self.hasFocus():
            painter = QPainter(self)
            painter.fillRect(self.rect(), tone("lead_tint"))
            painter.fillRect(0, 0, px(3), self.height(), tone("lead"))
            painter.end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go on from the note with Enter, and keep Enter from the dialog."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if is_enter and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.moved.emit(self, 1)
                return True
        return super().eventFilter(watched, event)

    def _answers(self) -> QHBoxLayout:
        line = QHBoxLayout()
        tight(line, gap=4)
        self._group = QButtonGroup(self)
        self._buttons = {}
        for place, result in enumerate(Result, 1):
            made = button(tr("check.answer", place=place, answer=word(result)), "small")
            made.setCheckable(True)
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            made.setProperty("result", result.value)
            made.clicked.connect(self._clicked)
            self._group.addButton(made)
            self._buttons[result] = made
            line.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _detail(self, names: Mapping[str, str]) -> QWidget:
        self.detail = QWidget()
        body = QVBoxLayout(self.detail)
        tight(body, margins=(8 + PLACE + 12, 0, 8, 8), gap=6)
        self.note = line_box("", tr("check.note"))
        self.note.installEventFilter(self)
        body.addWidget(self.note)
        self.only: dict[str, QCheckBox] = {}
        if len(names) > 1:
            line = QHBoxLayout()
            tight(line, gap=12)
            line.addWidget(label(tr("check.defect_of"), "quiet", "small"))
            for code, name in names.items():
                self.only[code] = QCheckBox(name)
                self.only[code].setChecked(True)
                line.addWidget(self.only[code])
            line.addStretch(1)
            body.addLayout(line)
        self.detail.hide()
        return self.detail

    def _clicked(self) -> None:
        self._choose(Result(self.sender().property("result")))

    def _choose(self, result: Result) -> None:
        self.answer(result)
        if result is Result.DEFECT:
            self.begin_note()
        self.answered.emit(self)

    def _show_detail(self) -> None:
        self.detail.setVisible(self.result is Result.DEFECT)
