"""``python -m benchmarks``: ours beside the peer and the limit, and whether the goal was met."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.rows import ROWS
from benchmarks.setting import Setting
from benchmarks.surroundings import describe
from benchmarks.table import Row, as_json, as_markdown, as_text

CASES = 100_000


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure the rows that were asked for.

    Returns:
        0, whatever the figures; 2 for a row there is not.
    """
    wanted = _parser().parse_args(arguments)
    names = wanted.rows.split(",") if wanted.rows else list(ROWS)
    unknown = [name for name in names if name not in ROWS]
    if unknown:
        print(f"no such row: {', '.join(unknown)}; there are {', '.join(ROWS)}", file=sys.stderr)
        return 2
    surroundings = describe()
    if not wanted.markdown:
        print("\n".join(surroundings), flush=True)
    with nullcontext(wanted.cache) if wanted.cache else TemporaryDirectory() as folder:
        cache = Path(folder).absolute()
        cache.mkdir(parents=True, exist_ok=True)
        setting = Setting(wanted.cases, wanted.quick, cache)
        measured = [(name, _measured(name, setting, wanted)) for name in names]
    if wanted.markdown:
        print(as_markdown((row for _, row in measured), surroundings))
    if wanted.json:
        wanted.json.write_text(as_json(measured, surroundings), encoding="utf-8")
    return 0


def _measured(name: str, setting: Setting, wanted: Namespace) -> Row:
    row = ROWS[name](setting)
    text = f"\n{name}: {as_text(row)}"
    print(text, file=sys.stderr if wanted.markdown else sys.stdout, flush=True)
    return row


def _parser() -> ArgumentParser:
    parser = ArgumentParser("python -m benchmarks", description=__doc__)
    parser.add_argument("--rows", default="", help=f"some of {','.join(ROWS)}")
    parser.add_argument("--cases", type=int, default=CASES, help="in the large store")
    parser.add_argument("--quick", action="store_true", help="few rounds: to see that it works")
    parser.add_argument("--cache", help="folder for large stores, kept; else a passing one")
    parser.add_argument("--json", type=Path, help="write the figures into a file too")
    parser.add_argument("--markdown", action="store_true", help="print the table for a README")
    return parser


if __name__ == "__main__":
    sys.exit(main())
