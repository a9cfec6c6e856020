"""A face stays open over midnight: every so often the house is asked whether a new day began."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from permitdesk.faces.shared.tasks import DeskThread

EVERY_MS = 10 * 60 * 1000


class PassingTime(QObject):
    """Asks in the desk's thread, so that nobody at the screen waits for it.

    Args:
        pass_time: The house's own; it does nothing but on the first call of a legal day.
        thread: Where the desk works.
        parent: The face; with it the asking ends.
    """

    def __init__(
        self, pass_time: Callable[[], None], thread: DeskThread, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._pass_time, self._thread = pass_time, thread
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.ask)
        self._timer.start()

    def ask(self) -> None:
        """Let time pass, behind whatever the desk does now."""
        self._thread.ask(self._pass_time, self._passed, self._failed)

    def _passed(self, _: None) -> None:
        """The lists look for themselves what changed."""

    def _failed(self, error: Exception) -> None:
        """Hand a mistake of ours to whoever keeps the log."""
        raise error
