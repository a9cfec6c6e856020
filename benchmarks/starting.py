"""The clerk's window: from its start to the painted queue, and its memory at rest."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks import browser
from benchmarks.screen import MISSING, screen
from benchmarks.setting import Setting
from benchmarks.stores import large
from benchmarks.table import Figure, Goal, Row
from permitdesk.app.house import ROOT, House

ROUNDS, OPENED = 10, 600
GROWTH_OVER = 10_000
MOST_GROWTH = 5e6
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}


def starting(setting: Setting) -> Row:
    """Measure the start on a screen in memory."""
    return _starting(setting, "offscreen", OFFSCREEN)


def starting_on_x(setting: Setting) -> Row:
    """Measure the start on an X server."""
    with screen() as display:
        if display is None:
            return Row("start to the clerk's painted queue, xcb", (), notes=(MISSING,))
        return _starting(setting, "xcb", {"QT_QPA_PLATFORM": "xcb", "DISPLAY": display})


def memory(setting: Setting) -> Row:
    """Measure the window at rest with one case open, and after many were opened and closed."""
    house = large(setting)
    opened = setting.rounds(OPENED)
    with TemporaryDirectory() as folder:
        environment = _environment(setting, OFFSCREEN)
        _first_line(_window(house, 0), environment, Path(folder))
        found = _memory(_window(house, opened), environment)
        bare = _memory(_label(), environment)["rest"]
    rest = found["rest"]
    growth = (found["end"] - found["half"]) / (opened - opened // 2) * GROWTH_OVER
    return Row(
        f"memory of the clerk's window, one case open, store of {setting.cases:,} cases",
        (
            Figure("at rest", rest, "B"),
            Figure(f"after {opened // 2:,} cases opened and closed", found["half"], "B"),
            Figure(f"after {opened:,}", found["end"], "B"),
        ),
        limit=(Figure("a bare QLabel window", bare, "B"),),
        goals=(
            Goal("of the bare window", rest / bare, 2.5),
            Goal(f"growth over {GROWTH_OVER:,} cases, as of the second half", growth, MOST_GROWTH,
                 unit="B"),
        ),
    )  # fmt: skip


def _starting(setting: Setting, screen_name: str, platform: Mapping[str, str]) -> Row:
    house = large(setting)
    environment = _environment(setting, platform)
    found_browser = browser.program()
    with TemporaryDirectory() as name:
        folder = Path(name)
        ways: dict[str, Callable[[], float]] = {
            "ours": lambda: _first_line(_window(house, 0), environment, folder),
            "bare": lambda: _first_line(_label(), environment, folder),
        }
        if found_browser:
            ways["browser"] = lambda: browser.seconds_to_picture(found_browser, folder)
        for way in ways.values():
            way()  # compiles, fills caches
        rounds = [{key: way() for key, way in ways.items()} for _ in range(setting.rounds(ROUNDS))]
    times = {key: median(turn[key] for turn in rounds) for key in ways}
    peer = times.get("browser")
    return Row(
        f"start to the clerk's painted queue, {screen_name}, store of {setting.cases:,} cases",
        (Figure("from the command to the first rows on the screen", times["ours"]),),
        (Figure("headless Chromium to its first picture", peer),) if peer else (),
        (Figure("a bare QLabel window", times["bare"]),),
        (
            Goal("of the bare window", times["ours"] / times["bare"], 2),
            Goal("of Chromium", times["ours"] / peer if peer else None, 1 / 3),
        ),
        () if peer else (browser.MISSING,),
    )


def _window(house: House, opened: int) -> list[str]:
    return [sys.executable, "-m", "benchmarks.face", "window", str(house.places.store), str(opened)]


def _label() -> list[str]:
    return [sys.executable, "-m", "benchmarks.face", "label"]


def _environment(setting: Setting, platform: Mapping[str, str]) -> dict[str, str]:
    """Return where the windows live: with compiled modules, as after any first start."""
    kept = {key: word for key, word in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    places = {
        "PERMITDESK_DATA": str(setting.cache),
        "PYTHONPYCACHEPREFIX": str(setting.cache / "compiled"),
    }
    return {**kept, **places, **platform}


def _first_line(words: list[str], environment: Mapping[str, str], folder: Path) -> float:
    """Start a window, wait until it says that it is painted, close it."""
    begun = perf_counter()
    with (folder / "errors").open("w", encoding="utf-8") as errors:
        running = subprocess.Popen(
            words, env=environment, cwd=ROOT, stdout=subprocess.PIPE, stderr=errors, text=True
        )
        assert running.stdout is not None
        line = running.stdout.readline()
        seconds = perf_counter() - begun
        running.kill()
        running.wait()
        running.stdout.close()
    if line.strip() != "painted":
        raise RuntimeError((folder / "errors").read_text(encoding="utf-8")[-2000:])
    return seconds


def _memory(words: list[str], environment: Mapping[str, str]) -> dict[str, int]:
    done = subprocess.run(
        words, env=environment, cwd=ROOT, check=True, capture_output=True, text=True
    )
    pairs = (line.split() for line in done.stdout.splitlines() if " " in line)
    return {when: int(size) for when, size in pairs}
