"""Composite permits as PDF: a batch of them, and a single one."""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks import office_suite
from benchmarks.batch import MARKS, signed
from benchmarks.setting import Setting
from benchmarks.stock import prepare, stock
from benchmarks.table import Figure, Goal, Row
from benchmarks.timing import side_by_side
from permitdesk.app.house import ROOT
from permitdesk.printing.permit_sheet import render_composite_original

BATCH, STOCK_BATCH, ROUNDS = 1_000, 100, 3
SINGLES = 20
LARGEST_EACH, LARGEST_ALONE = 8_000, 60_000


def batch(setting: Setting) -> Row:
    """Measure a batch with signatures and codes, every way in a process of its own."""
    count = BATCH // 10 if setting.quick else BATCH
    counts = {"ours": count, "unread": count, "stock": STOCK_BATCH, "raw": count}
    with TemporaryDirectory() as folder:
        pieces = Path(folder) / "pieces"
        _alone("pieces", count, pieces)
        rounds = [
            {way: _alone(way, number, pieces) for way, number in counts.items()}
            for _ in range(1 if setting.quick else ROUNDS)
        ]
    rates = {
        way: median(number / turn[way]["seconds"] for turn in rounds)
        for way, number in counts.items()
    }
    peaks = {way: median(turn[way]["peak"] for turn in rounds) for way in counts}
    each = rounds[0]["ours"]["size"] / count
    office = office_suite.program()
    suite = office_suite.permits_a_second(office) if office else None
    suites = (Figure("LibreOffice headless, its start not counted", suite, "/s"),) if suite else ()
    return Row(
        f"a batch of {count:,} composites, two pages, embedded fonts, QR, signed, one PDF",
        (
            Figure("render_batch, read back and compared", rates["ours"], "/s"),
            Figure("the same, not read back", rates["unread"], "/s"),
            Figure("peak of memory", peaks["ours"], "B"),
        ),
        (
            *suites,
            Figure(f"stock platypus and qrcode, {STOCK_BATCH}", rates["stock"], "/s"),
        ),
        (
            Figure("bare signatures, QR codes, pages laid out before", rates["raw"], "/s"),
            Figure("its peak of memory", peaks["raw"], "B"),
        ),
        (
            Goal("times LibreOffice", rates["ours"] / suite if suite else None, 25, at_least=True),
            Goal("times the stock way", rates["ours"] / rates["stock"], 10, at_least=True),
            Goal("of the limit", rates["ours"] / rates["raw"], 0.3, at_least=True),
            Goal("each", each, LARGEST_EACH, unit="B"),
            Goal("of the limit's peak of memory", peaks["ours"] / peaks["raw"], 1.5),
        ),
        () if suite else (office_suite.MISSING,),
    )


def single(setting: Setting) -> Row:
    """Measure one original with everything loaded, and that it always comes out the same."""
    prepare()
    one = list(signed(1))
    (permit, code) = one[0]

    def ours() -> bytes:
        return render_composite_original(permit, code, MARKS)

    times = side_by_side(
        {"ours": ours, "stock": lambda: stock(one, duplicate=False)}, setting.rounds(SINGLES)
    )
    made = {ours() for _ in range(FEWEST_SAME)}
    mine, peer = times["ours"].median, times["stock"].median
    return Row(
        "one composite's original, warm",
        (Figure("render_composite_original, read back", mine),),
        (Figure("stock platypus and qrcode", peer),),
        goals=(
            Goal("times faster than the stock way", peer / mine, 3, at_least=True),
            Goal("alone", len(ours()), LARGEST_ALONE, unit="B"),
            Goal("different files from the same record", len(made) - 1, 0, unit=""),
        ),
    )


FEWEST_SAME = 5


def _alone(way: str, count: int, pieces: Path) -> Mapping[str, Any]:
    words = [sys.executable, "-m", "benchmarks.batch", way, str(count), str(pieces)]
    done = subprocess.run(words, check=True, capture_output=True, text=True, cwd=ROOT)
    found: Mapping[str, Any] = json.loads(done.stdout)
    return found
