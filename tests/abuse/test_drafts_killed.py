"""A window dies in the middle of typing: what was two seconds old is there, and whole."""

import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from permitdesk.domain.application import ApplicationFile
from tests.houses import house_over, practice_house

ROOT = Path(__file__).resolve().parents[2]
TYPED = ApplicationFile(industry="restaurant", answers={"legal_person_phone": "13800001234"})


def test_after_each_kill_the_last_draft_that_was_said_to_be_kept_is_there(tmp_path: Path) -> None:
    store = practice_house(tmp_path).places.store

    for life in range(3):
        said, code = _one_life(store, kills_after=3 + 4 * life)

        draft = house_over(store).store.drafts.draft(code)
        assert draft is not None
        assert int(draft.file.answers["count"]) in (said, said + 1)
        assert house_over(store).drafts.take_over(code, "1234", "W1").file == draft.file


def _one_life(store: Path, kills_after: int) -> tuple[int, str]:
    """Let a desk keep one draft over and over; kill it without a word; return what it said last."""
    command = [sys.executable, "-m", "tests.abuse.test_drafts_killed", str(store)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as desk:
        assert desk.stdout is not None
        code, said = desk.stdout.readline().strip(), -1
        while said < kills_after:
            said = int(desk.stdout.readline())
        os.kill(desk.pid, signal.SIGKILL)
        rest = desk.stdout.read().split()
    return (int(rest[-1]) if rest else said), code


def _keep_until_killed(store: Path) -> None:
    drafts = house_over(store).drafts
    held = drafts.begin("W1")
    print(held.code, flush=True)
    count = 0
    while True:
        drafts.keep(held, replace(TYPED, answers={**TYPED.answers, "count": str(count)}))
        print(count, flush=True)
        count += 1


if __name__ == "__main__":
    _keep_until_killed(Path(sys.argv[1]))
