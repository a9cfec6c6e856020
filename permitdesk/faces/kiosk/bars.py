"""The two bars of the kiosk: where one is, and the ways back, on and to a person."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from permitdesk.faces.kiosk.measures import Measures
from permitdesk.faces.kiosk.touch import button, label
from permitdesk.faces.shared.icons import picture
from permitdesk.faces.shared.look import tone
from permitdesk.text import language, tr

STEPS = ("industry", "questions", "result", "form", "materials", "done")


@dataclass(frozen=True)
class Bar:
    """What the bottom bar offers on a page.

    Attributes:
        back: Whether there is a way back.
        middle: What is left to do; empty where a button takes the place.
        second: Another way on, that the page does not push.
        forward: The one way forward; empty where an answer itself goes on.
        picture: Icon of ``forward``.
    """

    back: bool = True
    middle: str = ""
    second: str = ""
    forward: str = ""
    picture: str = ""


class TopBar(QWidget):
    """Steps at the left; large letters, voice, language and leaving at the right.

    Signals:
        letters_pressed, voice_pressed, language_pressed, leave_pressed: What was pressed.
    """

    letters_pressed = Signal()
    voice_pressed = Signal()
    language_pressed = Signal()
    leave_pressed = Signal()

    def __init__(self, step: int, where: str, measures: Measures, *, welcome: bool) -> None:
        """Make the bar of one page.

        Args:
            step: Place in ``STEPS`` from 1; 0 for none.
            where: Where one is in words, shown where there is no room for all steps.
            measures: Sizes.
            welcome: The first page: there is nothing to leave yet.
        """
        super().__init__()
        self.setObjectName("top")
        self.setFixedHeight(measures.top)
        row = QHBoxLayout(self)
        row.setContentsMargins(measures.margin, 0, measures.margin, 0)
        row.setSpacing(12)
        if step and not measures.elder and language() != "en":
            row.addWidget(Steps(step), 1)
        else:
            row.addWidget(label(where, "body"), 1)
        letters = tr("kiosk.letters_on" if measures.elder else "kiosk.letters")
        self.letters = _top_button(letters, "letters", measures, lead=measures.elder)
        voice = tr("kiosk.voice_large" if measures.elder else "kiosk.voice")
        self.voice = _top_button(voice, "voice", measures)
        self.language = _top_button(tr("kiosk.other_language"), "globe", measures)
        self.leave = _top_button(tr("kiosk.leave"), "close", measures)
        self.leave.setVisible(not welcome)
        # Large letters leave no room for four; the language is chosen on the first page.
        self.language.setVisible(welcome or not measures.elder)
        for made, pressed in (
            (self.letters, self.letters_pressed),
            (self.voice, self.voice_pressed),
            (self.language, self.language_pressed),
            (self.leave, self.leave_pressed),
        ):
            made.clicked.connect(pressed)
            row.addWidget(made)


class Steps(QWidget):
    """The six steps: done ones ticked, the present one filled."""

    def __init__(self, present: int) -> None:
        super().__init__()
        self._present = present
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(48)
        self.setAccessibleName(
            tr("kiosk.step_of", step=present, name=tr(f"kiosk.step.{STEPS[present - 1]}"))
        )

    def sizeHint(self) -> QSize:
        return QSize(780, 48)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self.font()
        font.setPixelSize(24)
        left = 1.0
        for place, name in enumerate(STEPS, 1):
            font.setBold(place == self._present)
            painter.setFont(font)
            left = self._paint_step(painter, left, place, tr(f"kiosk.step.{name}"))
            if place < len(STEPS):
                painter.setPen(QPen(tone("line"), 2))
                middle = self.height() // 2
                painter.drawLine(round(left + 8), middle, round(left + 22), middle)
                left += 30
        painter.end()

    def _paint_step(self, painter: QPainter, left: float, place: int, name: str) -> float:
        size, middle = 34.0, self.height() / 2
        circle = QRectF(left, middle - size / 2, size, size)
        done, here = place < self._present, place == self._present
        painter.setPen(QPen(tone("lead" if done or here else "quiet"), 2))
        painter.setBrush(tone("lead") if here else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(circle)
        if done:
            mark = picture("check", "lead", 20)
            painter.drawPixmap(round(circle.center().x() - 10), round(middle - 10), mark)
        else:
            painter.setPen(tone("on_lead" if here else "quiet"))
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(place))
        painter.setPen(tone("lead" if here else "text" if done else "quiet"))
        width = painter.fontMetrics().horizontalAdvance(name)
        words = QRectF(circle.right() + 8, 0, width + 2, self.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, name)
        return words.right()


class BottomBar(QWidget):
    """Back, what is left, help, and the way on.

    Signals:
        back_pressed, second_pressed, forward_pressed, help_pressed: What was pressed.
    """

    back_pressed = Signal()
    second_pressed = Signal()
    forward_pressed = Signal()
    help_pressed = Signal()

    def __init__(self, bar: Bar, measures: Measures) -> None:
        super().__init__()
        self.setObjectName("bottom")
        self.setFixedHeight(measures.bottom)
        row = QHBoxLayout(self)
        row.setContentsMargins(measures.margin, 0, measures.margin, 0)
        row.setSpacing(measures.gap)
        self.back = button(tr("kiosk.back"), measures, "left")
        self.help = button(tr("kiosk.help"), measures, "help")
        self.second = button(bar.second, measures)
        self.forward = button(bar.forward, measures, bar.picture, lead=True)
        # Large letters leave no room for it beside three buttons.
        words = "" if measures.elder and bar.second else bar.middle
        middle = QLabel(words, alignment=Qt.AlignmentFlag.AlignCenter)
        middle.setWordWrap(True)
        self.back.setVisible(bar.back)
        self.second.setVisible(bool(bar.second))
        self.forward.setVisible(bool(bar.forward))
        row.addWidget(self.back)
        if bar.forward:
            row.addWidget(self.help)
        row.addWidget(middle, 1)
        row.addWidget(self.second)
        row.addWidget(self.forward)
        if not bar.forward:
            row.addWidget(self.help)
        if bar.forward and not bar.second:
            self.forward.setMinimumWidth(3 * measures.touch)
        self.back.clicked.connect(self.back_pressed)
        self.second.clicked.connect(self.second_pressed)
        self.forward.clicked.connect(self.forward_pressed)
        self.help.clicked.connect(self.help_pressed)


def _top_button(text: str, name: str, measures: Measures, *, lead: bool = False) -> QPushButton:
    """Return a button of the top bar: the icon above the word, beside it in large letters."""
    if measures.elder:
        made = button(text, measures, name, lead=lead)
        made.setFixedHeight(96)
        made.setStyleSheet("min-height: 88px; padding: 0 16px;")
        return made
    return _Stacked(text, name)


class _Stacked(QPushButton):
    """An icon over a word."""

    def __init__(self, text: str, name: str) -> None:
        super().__init__()
        self._text, self._name = text, name
        self.setProperty("kind", "top")
        self.setAccessibleName(text)
        self.setFixedSize(96, 96)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.drawPixmap(self.width() // 2 - 14, 14, picture(self._name, "text", 28))
        font = self.font()
        font.setPixelSize(24)
        painter.setFont(font)
        painter.setPen(tone("text"))
        below = self.rect().adjusted(0, 44, 0, -6)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self._text)
        painter.end()
