"""The applicant's face: one window over the whole screen that forgets everybody."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from permitdesk.faces.kiosk.bars import BottomBar, TopBar
from permitdesk.faces.kiosk.counter import Counter
from permitdesk.faces.kiosk.cover import Cover, wipe
from permitdesk.faces.kiosk.idle import IdleWatch
from permitdesk.faces.kiosk.industry_page import IndustryPage
from permitdesk.faces.kiosk.journey import Journey
from permitdesk.faces.kiosk.lock import Lock
from permitdesk.faces.kiosk.measures import ELDER, NORMAL
from permitdesk.faces.kiosk.overlay import Overlay
from permitdesk.faces.kiosk.page import Here, KioskPage
from permitdesk.faces.kiosk.style import kiosk_sheet
from permitdesk.faces.kiosk.tries import Tries
from permitdesk.faces.kiosk.voice import SilentVoice, Voice
from permitdesk.faces.shared.look import current, dress
from permitdesk.faces.shared.rooms import Rooms
from permitdesk.faces.shared.tasks import DeskThread
from permitdesk.text import LANGUAGES, language, tr, use_language

WIDTH, HEIGHT = 1280, 1024
PALETTE, ELDER_PALETTE = "kiosk", "contrast"


class KioskWindow(QWidget):
    """Shows one page at a time between two bars; ``reset`` is the one way to the next visitor.

    Signals:
        help_called: Somebody at this station needs a person.
        left: A supervisor's code was right: the kiosk may close.
    """

    help_called = Signal(str)
    left = Signal()

    def __init__(
        self,
        rooms: Rooms,
        station: str,
        *,
        voice: Voice | None = None,
        may_leave: Callable[[str], bool] | None = None,
    ) -> None:
        """Make the window; the caller shows it full screen.

        Args:
            rooms: The desk.
            station: Name of this kiosk, e.g. ``KS-02``.
            voice: What reads aloud; nothing where there is no loudspeaker.
            may_leave: Tells whether an exit code is a supervisor's; without it nobody leaves.
        """
        super().__init__()
        self.setObjectName("kiosk")
        self.setWindowFlags(Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(tr("kiosk.window"))
        self._rooms, self._station = rooms, station
        self.voice = voice or SilentVoice()
        self._may_leave = may_leave
        self._tries = Tries()
        self._measures = NORMAL
        self._unlocked = False
        self.desk_thread = DeskThread(self)
        self.journey = Journey(Counter(rooms, station), self.desk_thread, self)
        self.lock, self.idle = Lock(self), IdleWatch(self)
        self._cover = Cover(self)
        self.page: KioskPage | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        self._listen()
        self.resize(WIDTH, HEIGHT)
        self._dress()
        self.reset()

    @property
    def overlay(self) -> Overlay | None:
        """Return what lies over the page now."""
        return self._cover.present

    def reset(self) -> None:
        """Forget everything: leaving, finishing, idling and failing all come through here."""
        self.voice.stop()
        self._cover.lift()
        self.journey.forget()
        self.idle.rest()
        QGuiApplication.clipboard().clear()
        QGuiApplication.inputMethod().reset()
        use_language(self._rooms.language)
        if self._measures is not NORMAL:
            self._measures = NORMAL
            self._dress()
        self.turn()

    def turn(self) -> None:
        """Show the page of the present stop."""
        self.voice.stop()
        self._clear()
        measures = self._measures
        room = (self.width(), self.height() - measures.top - measures.bottom)
        here = Here(self._rooms.guiding, self.journey.way.visit, measures, self, room)
        page = self.journey.make_page(here)
        welcome = self.journey.way.is_at_start
        self.top = TopBar(page.step, page.where(), measures, welcome=welcome)
        self.bottom = BottomBar(page.bar(), measures)
        self.page = page
        for widget in (self.top, page, self.bottom):
            widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
            self._column.addWidget(widget, 1 if widget is page else 0)
        self.top.letters_pressed.connect(self._switch_letters)
        self.top.voice_pressed.connect(self._read_aloud)
        self.top.language_pressed.connect(self._switch_language)
        self.top.leave_pressed.connect(self.reset)
        self.bottom.back_pressed.connect(self.journey.way.go_back)
        self.bottom.help_pressed.connect(self._call_help)
        self.bottom.forward_pressed.connect(page.go_forward)
        self.bottom.second_pressed.connect(page.go_second)
        page.setFocus()
        if not welcome:
            self.idle.watch()
        self._cover.stay_on_top()

    def showEvent(self, event: QShowEvent) -> None:
        app = QApplication.instance()
        assert app is not None, "a window needs an application"
        app.installEventFilter(self.lock)
        app.installEventFilter(self.idle)
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self.lock)
            app.removeEventFilter(self.idle)
        super().hideEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._unlocked:
            event.ignore()
            return
        self.reset()
        self.idle.rest()
        self.desk_thread.close()
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cover.stay_on_top()
        if self.page is not None and event.oldSize().isValid():
            self.page.keep()
            self.turn()

    def _type_letters(self) -> None:
        if isinstance(self.page, IndustryPage):
            self._cover.ask_letters(self.page.narrow)

    # --- the bars

    def _switch_letters(self) -> None:
        self._measures = NORMAL if self._measures.elder else ELDER
        self._dress()
        self._keep_and_turn()

    def _switch_language(self) -> None:
        use_language(next(other for other in LANGUAGES if other != language()))
        self._keep_and_turn()

    def _keep_and_turn(self) -> None:
        if self.page is not None:
            self.page.keep()
        self.turn()

    def _read_aloud(self) -> None:
        if self.page is not None:
            self.voice.say(self.page.spoken())

    def _call_help(self) -> None:
        self.help_called.emit(self._station)
        self._cover.tell(tr("kiosk.help.head"), tr("kiosk.help.line"))

    # --- leaving

    def _ask_code(self) -> None:
        if self._may_leave is None or self._tries.closed:
            return
        self._cover.ask_code(self._try_code)

    def _try_code(self, code: str) -> None:
        if self._may_leave is None or not self._may_leave(code):
            self._tries.note_wrong()
            return
        self._unlocked = True
        self.left.emit()
        self.close()

    # --- inside

    def _listen(self) -> None:
        way = self.journey.way
        way.turned.connect(self.turn)
        way.told.connect(self._cover.tell)
        way.finished.connect(self.reset)
        way.typing_wanted.connect(self._cover.type_into)
        way.picking_wanted.connect(self._cover.pick_for)
        self.journey.letters_wanted.connect(self._type_letters)
        self.journey.exit_wanted.connect(self._ask_code)
        self.idle.counted.connect(self._cover.count_down)
        self.idle.stirred.connect(self._cover.lift)
        self.idle.left_alone.connect(self.reset)

    def _dress(self) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication), "a window needs an application"
        self._cover.measures = self._measures
        dress(app, ELDER_PALETTE if self._measures.elder else PALETTE)
        self.setStyleSheet(kiosk_sheet(current().palette, self._measures))

    def _clear(self) -> None:
        """Take the old page away with all that was typed on it."""
        while item := self._column.takeAt(0):
            widget = item.widget()
            if widget is not None:
                wipe(widget)
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        self.page = None
