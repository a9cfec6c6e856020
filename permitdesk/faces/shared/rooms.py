"""What a face is given: the rooms of the desk it may call, the printers, where it stands."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from permitdesk.desk.acting import Acting
from permitdesk.desk.guiding import Guiding
from permitdesk.desk.overseeing import Overseeing
from permitdesk.domain.industry import Choice

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
    def permit(self) -> bool:
        """Tell whether it is a paper of the register: that it was printed is recorded."""


class Documents(Protocol):
    """The papers of a case; the faces know nothing of how they are drawn."""

    def offered(self, number: str) -> Sequence[Offered]:
        """List the documents a case has now."""

    def pdf(self, number: str, kind: str, licence: str = "") -> bytes:
        """Return one document."""

    def notice_sheet(self, choice: Choice) -> bytes:
        """Return the sheet that says what is needed and why (告知单), before there is a case."""

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
