"""A desk killed while it keeps an attachment: the file is there with its row, or neither counts."""

import subprocess
import sys
from hashlib import sha256
from pathlib import Path

from permitdesk.domain.errors import NotFound
from permitdesk.store.store import open_store
from tests.abuse.keeping import POINTS, look

ROOT = Path(__file__).resolve().parents[2]


def test_a_desk_killed_while_keeping_leaves_each_file_whole_or_unknown(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    open_store(path, create=True, practice=True).close()

    for place, point in enumerate(POINTS):
        words = [sys.executable, "-m", "tests.abuse.keeping", str(path), point, str(2 * place)]
        died = subprocess.run(words, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
        assert died.returncode < 0, f"it outlived {point}"
        acknowledged = died.stdout.split()[1]

        store = open_store(path)
        assert sha256(store.attachment_bytes(acknowledged)).hexdigest() == acknowledged
        after = sha256(look(2 * place + 1).data).hexdigest()
        try:
            store.attachment(after)
        except NotFound:
            assert point != "told"
        else:
            assert point == "told"
            assert store.attachment_bytes(after) == look(2 * place + 1).data
        store.close()
