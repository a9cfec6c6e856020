"""What lies over everything: the countdown, help, a pad, a list to choose from, a sentence."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from permitdesk.faces.kiosk.measures import Measures
from permitdesk.faces.kiosk.pads import Pad
from permitdesk.faces.kiosk.scroll import Scroll
from permitdesk.faces.kiosk.touch import button, label
from permitdesk.text import tr


class Overlay(QWidget):
    """A sheet over the whole window; what lies below cannot be touched.

    Signals:
        closed: It is to go.
    """

    closed = Signal()

    def __init__(self, measures: Measures) -> None:
        super().__init__()
        self.setObjectName("overlay")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.measures = measures
        self.column = QVBoxLayout(self)
        edge = measures.margin
        self.column.setContentsMargins(edge, edge, edge, edge)
        self.column.setSpacing(measures.gap)


class Notice(Overlay):
    """One sentence, and a button to go on."""

    def __init__(self, head: str, lines: Sequence[str], measures: Measures) -> None:
        super().__init__(measures)
        self.column.addStretch(1)
        self.column.addWidget(label(head, "title"))
        for line in lines:
            self.column.addWidget(label(line, "body", "quiet"))
        self.column.addStretch(2)
        self.good = button(tr("kiosk.understood"), measures, lead=True)
        self.good.clicked.connect(self.closed)
        self.column.addWidget(self.good, 0, Qt.AlignmentFlag.AlignRight)


class Countdown(Overlay):
    """Says that everything will be forgotten, and when."""

    def __init__(self, measures: Measures) -> None:
        super().__init__(measures)
        self.left = label("", "answer")
        self.left.setAlignment(Qt.AlignmentFlag.AlignCenter)
        head = label(tr("kiosk.idle.head"), "title")
        hint = label(tr("kiosk.idle.hint"), "body", "quiet")
        self.column.addStretch(1)
        for line in (head, self.left, hint):
            line.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self.column.addWidget(line)
        self.column.addStretch(1)

    def show_left(self, seconds: int) -> None:
        """Show how many seconds are left."""
        self.left.setText(tr("kiosk.idle.left", seconds=seconds))


class Typing(Overlay):
    """A field with a pad under it.

    Signals:
        typed: What stands in the field when it is done.
    """

    typed = Signal(str)

    def __init__(
        self, head: str, text: str, pad: Pad, measures: Measures, *, hidden: bool = False
    ) -> None:
        """Make it.

        Args:
            head: What is to be typed.
            text: What stands there already.
            pad: Its keys.
            measures: Sizes.
            hidden: Shows dots in place of what is typed.
        """
        super().__init__(measures)
        self.field = QLineEdit(text)
        self.field.setMaxLength(40)
        if hidden:
            self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.pad = pad
        pad.pressed.connect(self.field.insert)
        pad.wiped.connect(self.field.backspace)
        self.done = button(tr("kiosk.typed"), measures, lead=True)
        self.done.clicked.connect(self._tell)
        self.field.returnPressed.connect(self._tell)
        self.cancel = button(tr("kiosk.cancel"), measures)
        self.cancel.clicked.connect(self.closed)
        row = QHBoxLayout()
        row.setSpacing(measures.gap)
        row.addWidget(self.cancel)
        row.addWidget(self.field, 1)
        row.addWidget(self.done)
        self.column.addWidget(label(head, "title"))
        self.column.addLayout(row)
        self.column.addStretch(1)
        self.column.addWidget(pad, 0, Qt.AlignmentFlag.AlignHCenter)
        self.column.addStretch(1)
        self.setFocusProxy(self.field)

    def _tell(self) -> None:
        self.typed.emit(self.field.text().strip())
        self.closed.emit()


class Picking(Overlay):
    """A long list to choose one from.

    Signals:
        picked: The chosen text.
    """

    picked = Signal(str)

    def __init__(self, head: str, choices: Sequence[str], chosen: str, measures: Measures) -> None:
        super().__init__(measures)
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(measures.gap)
        self.choices = [button(text, measures) for text in choices]
        for place, made in enumerate(self.choices):
            made.setProperty("kind", "choice")
            made.setCheckable(True)
            made.setChecked(made.text() == chosen)
            made.clicked.connect(self._tell)
            grid.addWidget(made, place // 2, place % 2)
        grid.setRowStretch(len(self.choices), 1)
        self.cancel = button(tr("kiosk.cancel"), measures)
        self.cancel.clicked.connect(self.closed)
        self.column.addWidget(label(head, "title"))
        self.column.addWidget(Scroll(inside, measures), 1)
        self.column.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignLeft)

    def _tell(self) -> None:
        chosen = self.sender()
        for place, made in enumerate(self.choices):
            if made is chosen:
                self.picked.emit(self.choices[place].text())
        self.closed.emit()
