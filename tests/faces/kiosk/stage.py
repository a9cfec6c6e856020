"""A desk in memory with the real definitions, and papers and printers that only take notes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage

from permitdesk.catalog.calendar import read_calendar
from permitdesk.catalog.reader import read_catalog
from permitdesk.desk.acting import Acting
from permitdesk.desk.desk import Desk
from permitdesk.desk.guiding import Guiding
from permitdesk.desk.overseeing import Overseeing
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.checks import Checker
from permitdesk.domain.draft import Draft
from permitdesk.domain.errors import NotFound, WorldFailed
from permitdesk.domain.facts import Actor
from permitdesk.domain.industry import Choice
from permitdesk.domain.kept import KeptPaper, Sheet
from permitdesk.domain.numbering import TakenNumber
from permitdesk.domain.told import NoticeSheet
from permitdesk.domain.workdays import WorkCalendar
from permitdesk.faces.shared.rooms import Offered, Rooms
from tests.desk.memory import StoreInMemory

FORMS = Path(__file__).resolve().parents[3] / "forms"
MONDAY = datetime(2026, 3, 16, 2, 42, tzinfo=UTC)
RESTAURANT: Mapping[str, object] = {
    "fire_area": "420",
    "sewer": "会，自己排",
    "tobacco": True,
    "ad": False,
    "ktv": False,
    "lodging": False,
    "lift": False,
    "street": False,
}
"""Needs four licences."""


@cache
def definitions() -> Catalog:
    return read_catalog(FORMS)


@cache
def calendar() -> WorkCalendar:
    return read_calendar(FORMS)


def uscc_checker(text: str) -> str | None:
    """Check the last character the way GB 32100 has it."""
    letters = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    if len(text) != 18:
        return "form.uscc_length"
    weights = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
    total = sum(letters.index(one) * weight for one, weight in zip(text, weights, strict=False))
    return None if letters[-total % 31] == text[-1] else "form.uscc_check"


CHECKERS: Mapping[str, Checker] = {"gb32100_2015": uscc_checker}


@dataclass
class Notes:
    """Papers and printers in one: every document is its own name."""

    printed: list[bytes] = field(default_factory=list)
    broken: bool = False

    def offered(self, number: str) -> Sequence[Offered]:
        return ()

    def pdf(self, number: str, kind: str, licence: str = "", step: int | None = None) -> bytes:
        return f"{kind} {number}{licence}".encode()

    def kept(self, number: str) -> Sequence[KeptPaper]:
        return ()

    def unfinished(self) -> Sequence[TakenNumber]:
        return ()

    def draw_up(
        self, number: str, kind: str, licence: str, step: int | None, actor: Actor
    ) -> KeptPaper:
        return KeptPaper(Sheet(number, kind, licence), "0" * 64, 1, datetime.now(UTC), actor.name)

    def kept_pdf(self, paper: KeptPaper) -> bytes:
        return self.pdf(paper.sheet.case, paper.sheet.kind, paper.sheet.licence)

    def record(
        self,
        papers: Sequence[KeptPaper],
        actor: Actor,
        copies: int = 1,
        key: str = "",
        seen: int | None = None,
    ) -> Sequence[KeptPaper]:
        return papers

    def notice_sheet(self, choice: Choice, sheet: NoticeSheet | None = None) -> bytes:
        return b"notice_sheet " + choice.industry.encode()

    def draft_slip(self, draft: Draft) -> bytes:
        return b"draft_slip " + draft.held.code.encode()

    def page_count(self, pdf: bytes) -> int:
        return 1

    def picture(self, pdf: bytes, page: int, dpi: int) -> bytes:
        image = QImage(210, 297, QImage.Format.Format_RGB32)
        image.fill(0xFFFFFFFF)
        kept = QByteArray()
        buffer = QBuffer(kept)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, b"PNG")
        return bytes(kept.data())

    def names(self) -> Sequence[str]:
        return () if self.broken else ("自助机打印机",)

    def print(self, pdf: bytes, printer: str = "") -> None:
        if self.broken:
            raise WorldFailed("printer.none")
        self.printed.append(pdf)


@dataclass(frozen=True)
class OneCatalog:
    """The definitions in one version."""

    def current(self) -> Catalog:
        return definitions()

    def version(self, digest: str) -> Catalog:
        if digest != definitions().digest:
            raise NotFound("catalog.unknown", digest=digest)
        return definitions()


def desk_in_memory(store: StoreInMemory) -> Desk:
    return Desk(store, OneCatalog(), calendar(), lambda: MONDAY, CHECKERS)


def rooms(store: StoreInMemory, notes: Notes) -> Rooms:
    desk = desk_in_memory(store)
    return Rooms(Guiding(desk), Acting(desk), Overseeing(desk), notes, notes, hall="一业一证专窗")
