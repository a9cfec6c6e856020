"""The last resort: what nobody foresaw goes to a local log under a number, and the hall goes on."""

import sys
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

MOST_BYTES = 5_000_000
"""Then the log begins again; the older half year of mishaps tells nobody anything."""


def install(log: Path, now: Callable[[], datetime], tell: Callable[[str], None]) -> None:
    """From now on note unforeseen errors instead of ending.

    Args:
        log: File for the details, which no screen shows.
        now: Gives the moment.
        tell: Is given the number to quote; shows it, or begins again with the next visitor.
    """

    def note(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        moment = now()
        number = f"{moment:%m%d%H%M%S}"
        lines = "".join(traceback.format_exception(kind, error, trace))
        write(log, f"=== {number} {moment.isoformat()}\n{lines}")
        tell(number)

    sys.excepthook = note


def write(log: Path, text: str) -> None:
    """Add to the log; a log that cannot be written must not be a second mishap."""
    try:
        if log.exists() and log.stat().st_size > MOST_BYTES:
            log.replace(log.with_suffix(".old"))
        with log.open("a", encoding="utf-8") as file:
            file.write(text)
    except OSError:
        print(text, file=sys.stderr)
