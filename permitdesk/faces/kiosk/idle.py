"""Notices when nobody touches the kiosk any more."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

IDLE_SECONDS, COUNTDOWN_SECONDS = 60, 20
_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.KeyPress,
        QEvent.Type.InputMethod,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
    }
)


class IdleWatch(QObject):
    """Counts down after a minute without a touch; any touch ends the count.

    Signals:
        counted: Seconds that are left; shown over everything.
        stirred: Somebody is there after all.
        left_alone: Nobody came: forget everything.
    """

    counted = Signal(int)
    stirred = Signal()
    left_alone = Signal()

    def __init__(self, parent: QObject, second_ms: int = 1000) -> None:
        """Watch nothing yet.

        Args:
            parent: Whom it belongs to.
            second_ms: How long a second is.
        """
        super().__init__(parent)
        self._idle = QTimer(self, singleShot=True, interval=IDLE_SECONDS * second_ms)
        self._idle.timeout.connect(self._begin_countdown)
        self._second = QTimer(self, interval=second_ms)
        self._second.timeout.connect(self._count)
        self._left = 0

    @property
    def counting(self) -> bool:
        """Tell whether the countdown runs."""
        return self._left > 0

    def watch(self) -> None:
        """Begin a minute now."""
        self._stop_countdown()
        self._idle.start()

    def rest(self) -> None:
        """Watch nothing: the welcome page has nothing to forget."""
        self._stop_countdown()
        self._idle.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS_OF_LIFE and (self.counting or self._idle.isActive()):
            was_counting = self.counting
            self.watch()
            if was_counting:
                self.stirred.emit()
                return True  # the touch that wakes it presses nothing underneath
        return False

    def _begin_countdown(self) -> None:
        self._left = COUNTDOWN_SECONDS
        self._second.start()
        self.counted.emit(self._left)

    def _count(self) -> None:
        self._left -= 1
        if self._left > 0:
            self.counted.emit(self._left)
            return
        self.rest()
        self.left_alone.emit()

    def _stop_countdown(self) -> None:
        self._left = 0
        self._second.stop()
