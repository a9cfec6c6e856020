"""Files that came for materials, which cases name them, and who looked at them."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from permitdesk.codec import Codec
from permitdesk.domain.attachment import (
    Attachment,
    FileKind,
    LoggedLook,
    Look,
    LookedPage,
    LookKind,
)
from permitdesk.domain.case import Case
from permitdesk.domain.errors import NotFound
from permitdesk.domain.facts import Amend, Receive
from permitdesk.store.attachment_files import AttachmentFiles
from permitdesk.store.queries import load

if TYPE_CHECKING:
    from sqlite3 import Connection

_PAGES: Codec[tuple[LookedPage, ...]] = Codec(tuple[LookedPage, ...])


class Attachments:
    """Rows of attachments, each with its file. Its methods work inside the caller's transaction.

    The file is on the disk before its row is written: a file without a row does no harm, and a row
    without a file cannot be.

    Attributes:
        files: The bytes.
    """

    def __init__(self, files: AttachmentFiles) -> None:
        self.files = files
        self._sql = load("attachments")

    def keep(self, connection: "Connection", look: Look, at: datetime, by: str) -> Attachment:
        """Keep a file that was looked through; the same file is kept once.

        Raises:
            WorldFailed: ``attachment.unwritable``.
        """
        sha256 = self.files.keep(look.data)
        self._sql.keep(
            connection,
            sha256=sha256,
            kind=look.kind,
            bytes=len(look.data),
            pages=_PAGES.write(look.pages),
            cleaned=int(look.cleaned),
            taken_at=at.isoformat(),
            taken_by=by,
        )
        return self.one(connection, sha256)

    def one(self, connection: "Connection", sha256: str) -> Attachment:
        """Return an attachment. Raises ``NotFound`` (``attachment.unknown``)."""
        row = self._sql.one(connection, sha256=sha256)
        if row is None:
            raise NotFound("attachment.unknown", sha256=sha256[:12])
        _, kind, size, pages, cleaned, at, by = row
        taken_at = datetime.fromisoformat(at)
        looked = _PAGES.read(pages)
        return Attachment(sha256, FileKind(kind), size, looked, taken_at, by, bool(cleaned))

    def follow(self, connection: "Connection", case: Case, since: int) -> None:
        """Note which attachments a case's newest actions name.

        Args:
            connection: Inside an act.
            case: As it stands.
            since: Place of the first action that is new.

        Raises:
            NotFound: ``attachment.unknown``: it names a file that was never taken.
        """
        for sha256 in named_in(case, since):
            self.one(connection, sha256)
            self._sql.use(connection, case_no=case.number, sha256=sha256)

    def clear_uses(self, connection: "Connection") -> None:
        """Forget which cases name what; the cases still say so."""
        self._sql.clear_uses(connection)

    def forget(self, connection: "Connection", case: str) -> bool:
        """Forget what only this case named; tell whether there was anything.

        The files go with ``sweep``, once this is kept.
        """
        hashes = [sha256 for (sha256,) in self._sql.uses_of(connection, case_no=case)]
        self._sql.forget_uses(connection, case_no=case)
        for sha256 in hashes:
            self._sql.forget_unused(connection, sha256=sha256)
        return bool(hashes)

    def forget_left(self, connection: "Connection", before: datetime) -> bool:
        """Forget what was taken before a moment and never came into a case; tell whether any was."""
        return bool(self._sql.forget_left(connection, before=before.isoformat()))

    def sweep(self, connection: "Connection") -> None:
        """Remove the files that no row names; inside an act, so that nobody writes one now."""
        self.files.sweep(attachments_in(connection))

    def log(self, connection: "Connection", look: LoggedLook) -> None:
        """Note that somebody saw what an attachment shows."""
        self._sql.log_look(
            connection,
            at=look.at.isoformat(),
            actor=look.actor,
            station=look.station,
            case_no=look.case,
            sha256=look.sha256,
            kind=look.kind,
            purpose=look.purpose,
            marked=int(look.marked),
        )

    def looks(self, connection: "Connection", case: str) -> tuple[LoggedLook, ...]:
        """List who looked at the attachments of a case, oldest first."""
        return tuple(
            LoggedLook(
                datetime.fromisoformat(at), actor, station, number, sha256, LookKind(kind),
                purpose, bool(marked),
            )
            for at, actor, station, number, sha256, kind, purpose, marked
            in self._sql.looks_of(connection, case_no=case)
        )  # fmt: skip


def named_in(case: Case, since: int = 0) -> Iterable[str]:
    """Return the hashes that the actions of a case name from a place on, each once."""
    said = [action.facts for action in case.actions[since:]]
    materials = [
        item
        for facts in said
        if isinstance(facts, Receive | Amend)
        for item in facts.application.materials
    ]
    return dict.fromkeys(item.sha256 for item in materials if item.sha256)


def attachments_in(connection: "Connection") -> frozenset[str]:
    """Return the hashes of the files that belong to a store, an older one too."""
    sql = load("attachments")
    rows = sql.hashes(connection) if sql.is_there(connection) else ()
    return frozenset(sha256 for (sha256,) in rows)
