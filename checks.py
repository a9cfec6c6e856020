"""All checks: style, types, the direction of the house, the tests; pytest's summary comes last."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
LINTERS = {
    "ruff check": ["-m", "ruff", "check", "."],
    "ruff format": ["-m", "ruff", "format", "--check", "."],
    "mypy": ["-m", "mypy"],
    # It has no -m of its own, and its script would break when the checkout moves.
    "import-linter": ["-c", "from importlinter.cli import lint_imports_command as go; go()"],
    "deptry": ["-m", "deptry", "."],
}


def main(words: Sequence[str]) -> int:
    """Run every check even if one fails; ``words`` go to pytest. Return the exit code."""
    if os.name == "posix" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    failed = [name for name, command in LINTERS.items() if not passes(name, command)]
    if failed:
        print(f"\n没有通过 / failed: {', '.join(failed)}")
    print("\n== pytest", flush=True)
    return run(["-m", "pytest", "-n", "2", *words]) or (1 if failed else 0)


def passes(name: str, command: Sequence[str]) -> bool:
    """Run one linter, say how long it took, and tell whether it had nothing to say."""
    print(f"== {name}", flush=True)
    began = time.monotonic()
    code = run(command)
    print(f"{'✗' if code else '✓'} {name}, {time.monotonic() - began:.1f} s", flush=True)
    return code == 0


def run(words: Sequence[str]) -> int:
    """Run this same Python with these words in the checkout; return its exit code."""
    return subprocess.run([sys.executable, *words], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
