"""The door for foreign files: each is read by a limited worker, never in this process."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from permitdesk.domain.attachment import FileKind, Flaw, Look, LookedPage
from permitdesk.domain.errors import NotAllowed
from permitdesk.intake import limits
from permitdesk.intake.kinds import kind_of

_ROOT = Path(__file__).resolve().parents[2]
_KEPT_VARIABLES = ("SYSTEMROOT", "TMPDIR", "TEMP", "TMP", "LD_LIBRARY_PATH")
"""What a process needs to start at all; no path, no home, no secret of the office goes along."""


@dataclass(frozen=True)
class Intake:
    """Has foreign files looked at.

    Attributes:
        font: File of the font marks are written in; empty where none is needed.
        answer_within: Seconds until a worker that says nothing is killed.
    """

    font: str = ""
    answer_within: float = limits.ANSWER_WITHIN_S

    def look(self, data: bytes) -> Look:
        """Look a file through that is to be kept.

        Raises:
            NotAllowed: ``attachment.…``, with what to do instead.
        """
        _within_limits(data)
        said, found = self._ask({"errand": "look"}, data)
        pages = tuple(_page(page) for page in said["pages"])
        return Look(FileKind(said["kind"]), pages, found or data, bool(said["cleaned"]))

    def texts(self, data: bytes) -> list[str]:
        """Return the texts of the QR codes in a file, page by page, each once.

        Raises:
            NotAllowed: ``attachment.…``.
        """
        _within_limits(data)
        said, _ = self._ask({"errand": "texts"}, data)
        return [str(text) for text in said["texts"]]

    def picture(self, data: bytes, page: int, long_side: int, mark: str = "") -> bytes:
        """Return one page, from 0, as PNG, at most so many pixels long.

        Raises:
            NotAllowed: ``attachment.…``.
        """
        wanted = {"page": page, "long_side": long_side, "words": mark, "font": self.font}
        return self._ask({"errand": "picture", **wanted}, data)[1]

    def marked(self, data: bytes, mark: str) -> bytes:
        """Return a file as PDF with a mark across every page.

        Raises:
            NotAllowed: ``attachment.…``.
        """
        return self._ask({"errand": "marked", "words": mark, "font": self.font}, data)[1]

    def _ask(self, question: Mapping[str, Any], data: bytes) -> tuple[Mapping[str, Any], bytes]:
        """Start a worker for one question; nothing of it is left behind."""
        with tempfile.TemporaryFile() as asked, tempfile.TemporaryFile() as answered:
            asked.write(json.dumps(question).encode() + b"\n" + data)
            asked.seek(0)
            code = self._run(asked.fileno(), answered.fileno())
            answered.seek(0)
            line, ended, found = answered.read(limits.LARGEST_ANSWER).partition(b"\n")
        if code != 0 or not ended:
            raise NotAllowed("attachment.too_complex")
        said: Mapping[str, Any] = json.loads(line)
        if "refused" in said:
            raise NotAllowed(str(said["refused"]), **said["facts"])
        return said, found

    def _run(self, asked: int, answered: int) -> int:
        try:
            done = subprocess.run(
                [sys.executable, "-P", "-s", "-m", "permitdesk.intake.worker"],
                stdin=asked,
                stdout=answered,
                stderr=subprocess.DEVNULL,
                env={**_environment(), "PYTHONPATH": str(_ROOT)},
                timeout=self.answer_within,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return -1
        return done.returncode


def _environment() -> dict[str, str]:
    return {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}


def _within_limits(data: bytes) -> None:
    """Refuse without a worker what is known to be refused."""
    if len(data) > limits.LARGEST_FILE:
        raise NotAllowed("attachment.too_large", most=limits.LARGEST_FILE // 1_000_000)
    if not data:
        raise NotAllowed("attachment.empty")
    if kind_of(data) is None:
        raise NotAllowed("attachment.unknown_kind")


def _page(said: Mapping[str, Any]) -> LookedPage:
    flaws = tuple(Flaw(flaw) for flaw in said["flaws"])
    return LookedPage(**{**said, "flaws": flaws})
