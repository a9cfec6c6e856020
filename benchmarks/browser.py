"""Chromium without a screen, from its start to its first picture of a worklist."""

import subprocess
from pathlib import Path
from shutil import which
from time import perf_counter

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
MISSING = "peer not installed: apt-get install chromium"
LONGEST = 60
ROWS = 50


def program() -> str | None:
    """Return where the program is; None when it is not installed."""
    return next(filter(None, map(which, PROGRAMS)), None)


def seconds_to_picture(browser: str, folder: Path) -> float:
    """Return the seconds from its start until the picture is there."""
    page, picture = folder / "list.html", folder / "list.png"
    cells = (
        "<td>JC-2026-000128</td><td>晋城市城区青禾饭店有限公司</td><td>饭店</td><td>3月16日</td>"
    )
    rows = f"<tr>{cells}</tr>" * ROWS
    page.write_text(f"<meta charset=utf-8><table>{rows}</table>", encoding="utf-8")
    picture.unlink(missing_ok=True)
    begun = perf_counter()
    subprocess.run(
        [browser, "--headless", "--no-sandbox", "--disable-gpu", "--window-size=1440,900",
         f"--user-data-dir={folder / 'profile'}", f"--screenshot={picture}", page.as_uri()],
        check=True, capture_output=True, timeout=LONGEST,
    )  # fmt: skip
    if not picture.exists():
        raise RuntimeError("Chromium made no picture")
    return perf_counter() - begun
