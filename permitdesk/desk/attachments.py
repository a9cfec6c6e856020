"""Attachments: taken in, found again, and shown to who needs them, with a mark where it is due."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from permitdesk.desk.acting import Acting, Wish
from permitdesk.desk.attachment_ports import AttachmentStore, Intake
from permitdesk.desk.desk import Desk
from permitdesk.domain.application import may_come
from permitdesk.domain.attachment import Attachment, LoggedLook, LookKind, label_of, mark_of
from permitdesk.domain.case import Case
from permitdesk.domain.errors import NotAllowed, NotFound, Problem
from permitdesk.domain.facts import Actor, ChangeFile
from permitdesk.domain.materials import Handed, HandedIn
from permitdesk.domain.state import ActionType
from permitdesk.text import paper_day

DAYS_LEFT = 30
"""Days a file that came into no case is kept."""
WAYS_IN = (
    ActionType.SUPPLEMENT,
    ActionType.CORRECT_ON_SPOT,
    ActionType.BRING_GAPS,
    ActionType.BRING_LATE,
)
"""Acts that bring a material into a case that was received."""


@dataclass(frozen=True)
class Taken:
    """A file that was taken in just now.

    Attributes:
        label: What it was called; kept with the material, not with the file.
    """

    label: str
    attachment: Attachment


@dataclass(frozen=True)
class CaseAttachment:
    """One attachment of a case.

    Attributes:
        name: Of the material it came for.
        identity: It is shown only with a mark on it.
        licences: Those that ask for the material.
    """

    handed_in: HandedIn
    name: str
    identity: bool
    licences: tuple[str, ...]
    attachment: Attachment


@dataclass(frozen=True)
class Wanted:
    """Who wants to see which attachment, and what for.

    Attributes:
        case: Number; empty for a file that belongs to no case yet.
        sha256: Of the attachment.
        purpose: Code of the licence it is needed for; an identity paper is not shown without.
        actor: Who wants to see it.
    """

    case: str
    sha256: str
    purpose: str
    actor: Actor


@dataclass(frozen=True)
class Shown:
    """What leaves the store: bytes, and whether they carry the mark; a marked file is a PDF."""

    data: bytes
    marked: bool


class Attachments:
    """Takes files in and shows them.

    Args:
        desk: What all desk rooms share.
        acting: The counter, where a material comes into a case.
        store: Where they last.
        intake: Reads foreign files.
    """

    def __init__(
        self, desk: Desk, acting: Acting, store: AttachmentStore, intake: Callable[[], Intake]
    ) -> None:
        self._desk, self._acting, self._store, self._intake = desk, acting, store, intake

    def take(self, data: bytes, name: str, actor: Actor) -> Taken:
        """Look a file through and keep it; the same file is kept once.

        Args:
            data: The whole file.
            name: What it is called where it came from; only its last part counts.
            actor: Who takes it.

        Raises:
            NotAllowed: ``attachment.…``, with what to do instead; nothing was kept.
            WorldFailed: ``attachment.unwritable``.
        """
        label = label_of(name)
        try:
            look = self._intake().look(data)
        except NotAllowed as error:
            which = Problem("attachment.which", "file", facts={"file": label})
            raise NotAllowed(error.key, error.source, (which,), **error.facts) from error
        with self._store.act() as act:
            return Taken(label, act.keep_attachment(look, self._desk.now(), actor.name))

    def bring_in(self, number: str, material: str, taken: Taken, actor: Actor) -> Case:
        """Bring a taken file into a case that was received, for one of its materials.

        Raises:
            NotFound: ``case.unknown``.
            NotAllowed: ``attachment.no_way_in``; whatever the act itself says no with.
        """
        case = self._desk.store.case(number)
        way = next((way for way in WAYS_IN if way in case.next_actions()), None)
        if way is None:
            raise NotAllowed("attachment.no_way_in", case=number, status=case.status)
        before = {item.key: item for item in case.application.materials}.get(material)
        form = before.form if before else Handed.COPY
        pages = len(taken.attachment.pages)
        new = HandedIn(material, taken.label, form, pages, taken.attachment.sha256)
        change = ChangeFile(materials=(new,))
        return self._acting.do(number, Wish(way, change, actor, seen=len(case.actions)))

    def known(self, sha256: str) -> Attachment:
        """Return an attachment. Raises ``NotFound`` (``attachment.unknown``)."""
        return self._store.attachment(sha256)

    def for_case(self, number: str) -> tuple[CaseAttachment, ...]:
        """List the attachments of a case, in the order of its materials.

        Raises ``NotFound`` (``case.unknown``).
        """
        case = self._desk.store.case(number)
        catalog = self._desk.catalogs.version(case.received.catalog)
        application = case.application
        asked = {need.key: need for need in may_come(catalog, application)}
        return tuple(
            CaseAttachment(
                item,
                need.name if need else item.key,
                need.identity if need else True,  # asked by nothing any more: nobody knows
                tuple(need.uses) if need else (),
                self._store.attachment(item.sha256),
            )
            for item in application.materials
            if item.sha256
            for need in [asked.get(item.key)]
        )

    def open(self, wanted: Wanted) -> Shown:
        """Return an attachment to be seen or printed, and note who saw it.

        An identity paper carries the mark 仅用于…; so does a file that belongs to no case.

        Raises:
            NotFound: ``case.unknown``, ``attachment.unknown``, ``attachment.not_of_case``.
            NotAllowed: ``attachment.purpose``.
            WorldFailed: ``attachment.kept_lost``, ``attachment.kept_altered``.
        """
        mark = self._mark(wanted)
        data = self._store.attachment_bytes(wanted.sha256)
        shown = self._intake().marked(data, mark) if mark else data
        self._log(wanted, LookKind.OPEN, marked=bool(mark))
        return Shown(shown, bool(mark))

    def page(self, wanted: Wanted, page: int, long_side: int) -> bytes:
        """Return one page, from 0, as PNG to be read on screen, and note who saw it.

        Raises:
            NotFound, NotAllowed, WorldFailed: As ``open``; ``attachment.no_such_page``.
        """
        mark = self._mark(wanted)
        data = self._store.attachment_bytes(wanted.sha256)
        picture = self._intake().picture(data, page, long_side, mark)
        self._log(wanted, LookKind.PAGE, marked=bool(mark))
        return picture

    def thumbnail(self, sha256: str, long_side: int) -> bytes:
        """Return the first page as a PNG too small to be read, which is no look.

        Raises:
            NotFound: ``attachment.unknown``.
            WorldFailed: ``attachment.kept_lost``, ``attachment.kept_altered``.
        """
        data = self._store.attachment_bytes(self._store.attachment(sha256).sha256)
        return self._intake().picture(data, 0, min(long_side, UNREADABLE))

    def for_archive(self, number: str, actor: Actor) -> tuple[tuple[CaseAttachment, bytes], ...]:
        """Return everything kept of a case as it is kept, for its archive, and note it.

        Raises:
            NotFound: ``case.unknown``.
            WorldFailed: ``attachment.kept_lost``, ``attachment.kept_altered``.
        """
        found = [
            (item, self._store.attachment_bytes(item.attachment.sha256))
            for item in self.for_case(number)
        ]
        for item, _ in found:
            wanted = Wanted(number, item.attachment.sha256, "", actor)
            self._log(wanted, LookKind.ARCHIVE, marked=False)
        return tuple(found)

    def looks(self, number: str) -> Sequence[LoggedLook]:
        """List who looked at the attachments of a case, oldest first.

        Raises ``NotFound`` (``case.unknown``).
        """
        self._desk.store.case(number)
        return self._store.looks_of(number)

    def forget_left(self) -> None:
        """Forget what was taken long ago and never came into a case."""
        with self._store.act() as act:
            act.forget_left_attachments(self._desk.now() - timedelta(days=DAYS_LEFT))

    def _mark(self, wanted: Wanted) -> str:
        """Return the words of the mark; empty where none is due."""
        number, day = wanted.case, paper_day(self._desk.today())
        if not number:
            self._store.attachment(wanted.sha256)
            if not wanted.purpose:
                raise NotAllowed("attachment.purpose_missing")
            licence = self._desk.catalogs.current().licence(wanted.purpose)
            return mark_of(licence.name, "", day)
        listed = (one for one in self.for_case(number) if one.attachment.sha256 == wanted.sha256)
        found = list(listed)
        if not found:
            raise NotFound("attachment.not_of_case", case=number, sha256=wanted.sha256[:12])
        if not any(item.identity for item in found):
            return ""
        parts = self._desk.store.case(number).state.parts
        if wanted.purpose not in parts:
            raise NotAllowed("attachment.purpose", case=number)
        return mark_of(parts[wanted.purpose].part.name, number, day)

    def _log(self, wanted: Wanted, kind: LookKind, *, marked: bool) -> None:
        who = wanted.actor
        look = LoggedLook(
            self._desk.now(), who.name, who.station, wanted.case, wanted.sha256, kind,
            wanted.purpose, marked,
        )  # fmt: skip
        with self._store.act() as act:
            act.log_look(look)


UNREADABLE = 160
"""Pixels of a picture on which no ID number can be read."""
