"""What the figures were measured on, in words."""

import os
import platform
from importlib.metadata import version
from pathlib import Path

from pysqlite3 import dbapi2 as sqlite


def describe() -> tuple[str, ...]:
    """Return one line each for the processor, the system and the programs."""
    cores, memory = os.cpu_count() or 1, _memory() / 1e9
    system = f"{platform.system()} {platform.release()}"
    made_with = {
        "Python": platform.python_version(),
        "SQLite": sqlite.sqlite_version,
        "PySide6": version("PySide6-Essentials"),
        "reportlab": version("reportlab"),
    }
    return (
        f"{_processor()}, {cores} cores, {memory:.0f} GB, {system}",
        ", ".join(f"{name} {number}" for name, number in made_with.items()),
        "Absolute times are a hint; the ratios were measured side by side in one run.",
    )


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()


def _memory() -> int:
    """Return the bytes of memory; 0 where the system does not say."""
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, OSError, ValueError):
        return 0
