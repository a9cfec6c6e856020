"""A window in a process of its own: ``python -m benchmarks.face window|label STORE OPENED``.

It says ``painted`` on a line as soon as its first picture with content is drawn.  With a number of
cases to open it goes on: memory at rest with one case open, and after opening so many more.
"""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QWidget

WAIT_MS, CALM = 5, 6
REST_SECONDS = 1.0
DIFFERENT = 200


def label() -> int:
    """Show the smallest window there is."""
    app = QApplication(sys.argv[:1])
    shown = QLabel("一业一证")
    shown.resize(1440, 900)
    watcher = Watcher(shown, lambda: True, _say_memory)
    shown.installEventFilter(watcher)
    shown.show()
    return app.exec()


def window(store: str, opened: int) -> int:
    """Show the clerk's window as the command does, and watch it."""
    from permitdesk.app import faces
    from permitdesk.app.main import main

    make = faces.make

    def watched(*given: object) -> QWidget:
        made: QWidget = make(*given)  # type: ignore[arg-type]
        table = made.page.table  # type: ignore[attr-defined]
        after = _play(made, opened) if opened else _leave
        made.watcher = Watcher(  # type: ignore[attr-defined]
            table.viewport(), lambda: table.model().rowCount() > 0, after
        )
        table.viewport().installEventFilter(made.watcher)  # type: ignore[attr-defined]
        return made

    faces.make = watched  # type: ignore[assignment]
    return main(["--store", store, "window"])


class Watcher(QObject):
    """Waits until a widget was painted with something in it."""

    def __init__(
        self, parent: QWidget, is_filled: Callable[[], bool], after: Callable[[], None]
    ) -> None:
        super().__init__(parent)
        self._is_filled, self._after = is_filled, after
        self._waits = True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Let the picture be drawn, then go on."""
        if self._waits and event.type() == QEvent.Type.Paint and self._is_filled():
            self._waits = False
            QTimer.singleShot(0, self._painted)
        return super().eventFilter(watched, event)

    def _painted(self) -> None:
        print("painted", flush=True)
        self._after()


def _leave() -> None:
    os._exit(0)  # what is measured has happened


def _say_memory() -> None:
    def say() -> None:
        _memory("rest")
        _leave()

    QTimer.singleShot(int(REST_SECONDS * 1000), say)


def _play(made: QWidget, opened: int) -> Callable[[], None]:
    """Return what opens cases, one after the other, inside the program's own event loop."""

    def begin() -> None:
        steps = _steps(made, opened)
        thread = made.desk_thread  # type: ignore[attr-defined]
        calm = 0

        def go_on() -> None:
            nonlocal calm
            calm = 0 if thread.is_busy else calm + 1
            if calm >= CALM:
                calm = 0
                next(steps, None)

        timer = QTimer(made)
        timer.timeout.connect(go_on)
        timer.start(WAIT_MS)

    return begin


def _steps(made: QWidget, opened: int) -> Iterator[None]:
    overseeing = made.rooms.overseeing  # type: ignore[attr-defined]
    page = overseeing.worklist(made.page._filter, limit=DIFFERENT)  # type: ignore[attr-defined]
    numbers = [row.number for row in page.rows]
    open_case = made.open_case  # type: ignore[attr-defined]
    open_case(numbers[0])
    yield
    end = perf_counter() + REST_SECONDS
    while perf_counter() < end:
        yield
    _memory("rest")
    for place in range(opened):
        if place == opened // 2:
            _memory("half")
        open_case(numbers[place % len(numbers)])
        yield
    _memory("end")
    _leave()


def _memory(when: str) -> None:
    """Print the bytes of memory that are this process's own share."""
    lines = Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines()
    (share,) = (line for line in lines if line.startswith("Pss:"))
    print(when, int(share.split()[1]) * 1024, flush=True)


if __name__ == "__main__":
    what, *rest = sys.argv[1:]
    sys.exit(label() if what == "label" else window(rest[0], int(rest[1])))
