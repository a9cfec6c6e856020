"""What the room of attachments needs from outside, as protocols; ``app`` finds who answers."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Protocol

from permitdesk.domain.attachment import Attachment, LoggedLook, Look


class Intake(Protocol):
    """Reads foreign files in a limited worker, never in this process."""

    def look(self, data: bytes) -> Look:
        """Look a file through. Raises ``NotAllowed`` (``attachment.…``)."""

    def picture(self, data: bytes, page: int, long_side: int, mark: str = "") -> bytes:
        """Return one page, from 0, as PNG, at most so many pixels long."""

    def marked(self, data: bytes, mark: str) -> bytes:
        """Return a file as PDF with a mark across every page."""


class KeepsAttachments(Protocol):
    """A business act in which attachments are kept and looks are noted."""

    def keep_attachment(self, look: Look, at: datetime, by: str) -> Attachment:
        """Keep a file that was looked through; the same file is kept once.

        Raises ``WorldFailed`` (``attachment.unwritable``).
        """

    def forget_left_attachments(self, before: datetime) -> None:
        """Forget the files that were taken before a moment and never came into a case."""

    def log_look(self, look: LoggedLook) -> None:
        """Note that somebody saw what an attachment shows."""


class AttachmentStore(Protocol):
    """The attachments that last."""

    def act(self) -> AbstractContextManager[KeepsAttachments]:
        """Open a business act; leaving it without an error commits, any error undoes all."""

    def attachment(self, sha256: str) -> Attachment:
        """Return an attachment. Raises ``NotFound`` (``attachment.unknown``)."""

    def attachment_bytes(self, sha256: str) -> bytes:
        """Return what is kept of an attachment.

        Raises ``WorldFailed`` (``attachment.kept_lost``, ``attachment.kept_altered``).
        """

    def looks_of(self, case: str) -> Sequence[LoggedLook]:
        """List who looked at the attachments of a case, oldest first."""
