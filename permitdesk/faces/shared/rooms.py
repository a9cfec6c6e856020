"""What a face is given: the rooms of the desk it may call, the printers, where it stands."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from permitdesk.desk.acting import Acting
from permitdesk.desk.attachments import Attachments
from permitdesk.desk.day import Day
from permitdesk.desk.drafts import Drafts
from permitdesk.desk.earlier_papers import EarlierPapers
from permitdesk.desk.guiding import Guiding
from permitdesk.desk.holidays import Holidays
from permitdesk.desk.notices import Notices
from permitdesk.desk.overseeing import Overseeing
from permitdesk.domain.draft import Draft
from permitdesk.domain.facts import Actor
from permitdesk.domain.industry import Choice
from permitdesk.domain.kept import KeptPaper, Sheet
from permitdesk.domain.numbering import TakenNumber
from permitdesk.domain.told import NoticeSheet
from permitdesk.faces.shared.incoming import Camera

Verify = Callable[[str], Mapping[str, Any]]
"""Says what the text of a permit's code is worth: ``verdict`` (``valid``, ``stale`` …), ``message``,
``fields`` and ``register``; the last two are None where there is nothing to show."""


class Offered(Protocol):
    """A document a case has now."""

    @property
    def kind(self) -> str:
        """Return which kind, e.g. ``acceptance_notice``."""

    @property
    def licence(self) -> str:
        """Return the licence it is about; empty for the whole case."""

    @property
    def title(self) -> str:
        """Return its title as lists show it."""

    @property
    def number(self) -> str:
        """Return its document or permit number; empty where it has none."""

    @property
    def step(self) -> int:
        """Return the place of the action it is about, from 0."""

    @property
    def series(self) -> str:
        """Return the series its number comes from; empty without a number."""

    @property
    def permit(self) -> bool:
        """Tell whether it is a paper of the register: that it came out is an act of the case."""

    def sheet(self, case: str) -> Sheet:
        """Return which sheet of a case it is."""


class Documents(Protocol):
    """The papers of a case; the faces know nothing of how they are drawn."""

    def offered(self, number: str) -> Sequence[Offered]:
        """List the documents a case has now."""

    def pdf(self, number: str, kind: str, licence: str = "", step: int | None = None) -> bytes:
        """Return one document; as it came out, where it did."""

    def kept(self, number: str) -> Sequence[KeptPaper]:
        """List the papers of a case that were drawn up to be printed, spoiled ones too."""

    def draw_up(
        self, number: str, kind: str, licence: str, step: int | None, actor: Actor
    ) -> KeptPaper:
        """Draw a paper to be printed and keep it; one that came out stays as it is."""

    def unfinished(self) -> Sequence[TakenNumber]:
        """List the numbers whose papers were drawn up, and nobody said what came out."""

    def kept_pdf(self, paper: KeptPaper) -> bytes:
        """Return the bytes of a kept paper: those that are printed."""

    def record(
        self,
        papers: Sequence[KeptPaper],
        actor: Actor,
        copies: int = 1,
        key: str = "",
        seen: int | None = None,
    ) -> Sequence[KeptPaper]:
        """Record that kept papers came out; the same key a second time does nothing."""

    def notice_sheet(self, choice: Choice, sheet: NoticeSheet | None = None) -> bytes:
        """Return the sheet that says what is needed and why (告知单), before there is a case."""

    def draft_slip(self, draft: Draft) -> bytes:
        """Return the slip with the code of a draft."""

    def page_count(self, pdf: bytes) -> int:
        """Count the pages of a document."""

    def picture(self, pdf: bytes, page: int, dpi: int) -> bytes:
        """Return one page, from 0, as PNG."""


class Printers(Protocol):
    """The printers of this place."""

    def names(self) -> Sequence[str]:
        """List them, the usual one first; empty where there is none."""

    def print(self, pdf: bytes, printer: str = "") -> None:
        """Send a document to a printer. Raises ``PrinterFailed``."""


@dataclass(frozen=True)
class Rooms:
    """All a face needs.

    Attributes:
        practice: A practice store (演练).
        hall: Name of the hall, for headers.
        language: The one the face begins in.
        verify: Verifies a scanned code; None where this face reads none.
        day: The supervisor's day; None where this face has none.
        holidays: The holiday notices; None where this face loads none.
        drafts: Unfinished applications; None where this face takes none.
        earlier: Papers of earlier cases; None where nobody is there who may look at them.
        notices: Numbered notice sheets; None where this face hands out none.
        attachments: Files that come for materials; None where this face takes none.
        camera: Over the counter; None where there is none.
        scan_folder: Where the scanner of this place writes; None without one.
        remembered: What the office's own people typed here before (places, names), proposed again.
    """

    guiding: Guiding
    acting: Acting
    overseeing: Overseeing
    documents: Documents
    printers: Printers
    hall: str = ""
    practice: bool = False
    language: str = "zh_Hans_CN"
    verify: Verify | None = None
    day: Day | None = None
    holidays: Holidays | None = None
    drafts: Drafts | None = None
    notices: Notices | None = None
    earlier: EarlierPapers | None = None
    attachments: Attachments | None = None
    camera: Camera | None = None
    scan_folder: Path | None = None
    remembered: dict[str, Any] = field(default_factory=dict, compare=False)
