"""Desk work for one visitor: once he has left, its end is told to nobody."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from permitdesk.faces.shared.tasks import DeskThread


class Errands(QObject):
    """Sends one piece of work at a time; pressing twice sends it once."""

    def __init__(self, desk: DeskThread, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._out: _Errand | None = None

    @property
    def is_out(self) -> bool:
        """Tell whether an answer is awaited."""
        return self._out is not None

    def send(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Do work in the desk's thread unless something is out already."""
        if self._out is not None:
            return
        errand = _Errand(done, failed, self)
        self._out = errand
        self._desk.ask(work, errand.come_back, errand.fail)

    def drop(self) -> None:
        """Forget what is out: it may still happen, but nobody here hears of it."""
        if self._out is not None:
            self._out.dropped = True
        self._out = None

    def come_home(self, errand: "_Errand") -> bool:
        """Take an errand back; tell whether its end is still wanted."""
        errand.deleteLater()
        if errand.dropped:
            return False
        self._out = None
        return True


class _Errand(QObject):
    """One piece of work and who waits for it."""

    def __init__(
        self, done: Callable[[Any], None], failed: Callable[[Exception], None], home: Errands
    ) -> None:
        super().__init__(home)
        self._done, self._failed, self._home = done, failed, home
        self.dropped = False

    def come_back(self, value: object) -> None:
        """Tell what the work returned."""
        if self._home.come_home(self):
            self._done(value)

    def fail(self, error: Exception) -> None:
        """Tell how it ended instead."""
        if self._home.come_home(self):
            self._failed(error)
