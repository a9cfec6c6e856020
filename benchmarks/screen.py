"""A screen that nobody sees: an X server of our own, for as long as it is needed."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from shutil import which

MISSING = "xcb not measured: apt-get install xvfb libxcb-cursor0 libxkbcommon-x11-0"


@contextmanager
def screen() -> Iterator[str | None]:
    """Start Xvfb and hand out its display, such as ``:7``; None where it is not installed."""
    server = which("Xvfb")
    if server is None:
        yield None
        return
    reader, writer = os.pipe()
    running = subprocess.Popen(
        [server, "-displayfd", str(writer), "-screen", "0", "1440x900x24", "-nolisten", "tcp"],
        pass_fds=(writer,), stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(writer)
    try:
        with os.fdopen(reader, encoding="ascii") as numbers:
            yield f":{numbers.readline().strip()}"
    finally:
        running.terminate()
        running.wait()
