"""Runs what the desk does in one thread of its own, so the screen never waits."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, QThreadPool, Signal

T = TypeVar("T")
CLOSING_MS = 10_000


class Task(QObject):
    """One piece of desk work.

    Signals:
        done: What the work returned.
        failed: The exception it ended with.
    """

    done = Signal(object)
    failed = Signal(Exception)

    def __init__(self, work: Callable[[], object]) -> None:
        super().__init__()
        self._work = work

    def run(self) -> None:
        """Do the work in the desk's thread; its end is told in the screen's thread."""
        try:
            value = self._work()
        except Exception as error:  # noqa: BLE001  the edge: what it was is told to the page
            self.failed.emit(error)
        else:
            self.done.emit(value)


class DeskThread(QObject):
    """One thread for all that the desk does, so the store has one user at a time."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._pool.setExpiryTimeout(-1)
        self._tasks: set[Task] = set()

    @property
    def is_busy(self) -> bool:
        """Tell whether something is being done or waits."""
        return bool(self._tasks)

    def ask(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Queue work; one of the two methods is called in the screen's thread.

        Args:
            work: Runs in the desk's thread; a page that needs facts binds them (``partial``).
            done: A method of a QObject; not called any more once that object is gone.
            failed: The same, for the exception.
        """
        task = Task(work)
        self._tasks.add(task)
        task.done.connect(done)
        task.failed.connect(failed)
        task.done.connect(self._forget)
        task.failed.connect(self._forget)
        # Not QRunnable.create(): its wrapper outlives the runnable, and whatever Qt makes at the same
        # address next is then taken for a QRunnable.
        self._pool.start(partial(task.run))

    def close(self) -> None:
        """Wait until all that was asked for is done."""
        self._pool.waitForDone(CLOSING_MS)

    def _forget(self, _: object) -> None:
        task = self.sender()
        if isinstance(task, Task):
            self._tasks.discard(task)
            task.deleteLater()
