"""The same from a real shell: one process a command, exit codes and JSON as another program sees them."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from permitdesk.app.house import ROOT
from tests.houses import CACHE


class Terminal:
    """Runs ``python -m permitdesk`` over one store."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "cache").symlink_to(CACHE)
        self.environment = {**os.environ, "PERMITDESK_DATA": str(folder)}

    def __call__(self, at: str, *words: str) -> tuple[int, Any]:
        """Return exit code and what was printed."""
        store = str(self.folder / "practice.db")
        done = subprocess.run(
            [sys.executable, "-m", "permitdesk", "--store", store, "--at", at, "--json", *words],
            capture_output=True, text=True, check=False, cwd=ROOT, env=self.environment, timeout=60,
        )  # fmt: skip
        text = done.stdout or done.stderr
        return done.returncode, json.loads(text) if text.startswith(("{", "[")) else text


def test_time_passes_between_processes_and_every_answer_has_its_exit_code(
    empty_store: Path, tmp_path: Path
) -> None:
    """Received Thursday 02-12, day 5 is 02-26; on 02-27 it counts as accepted since 02-12."""
    terminal = Terminal(tmp_path)
    shutil.copytree(empty_store, tmp_path, dirs_exist_ok=True)
    _, made = terminal("2026-02-12T09:00", "sample", "application", "--licence", "food_operation")
    (tmp_path / "file.json").write_text(json.dumps(made), encoding="utf-8")

    _, received = terminal("2026-02-12T09:00", "receive", str(tmp_path / "file.json"))
    case = received["case"]
    refused = terminal("2026-02-26T17:00", "act", case, "accept")
    unknown = terminal("2026-02-26T17:00", "clocks", "JC-2026-000009")
    wrong = terminal("2026-02-26T17:00", "act", case, "dance")
    code, clocks = terminal("2026-02-27T08:30", "clocks", case)

    assert received["numbers"] == {"receipt": "城审管收〔2026〕1号"}
    assert (refused[0], refused[1]["key"]) == (1, "case.not_looked_through")
    assert refused[1]["article"] == "《行政许可法》第三十二条"
    assert (unknown[0], unknown[1]["key"]) == (1, "case.unknown")
    assert wrong[0] == 2
    due = {view["clock"]["which"]: view["due"] for view in clocks}
    assert (code, due) == (
        0,
        {"telling": "2026-02-26", "statutory": "2026-03-04", "promised": "2026-02-26",
         "internal": "2026-02-25"},
    )  # fmt: skip
