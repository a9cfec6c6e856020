"""A file that came for a material (附件): what was kept of it, how well it reads, who looked."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.printable import printable

LONGEST_LABEL = 120
"""Characters of the name a file is known by."""


class FileKind(StrEnum):
    """What a file is, told by its content and never by its name."""

    PDF = "pdf"
    JPEG = "jpeg"
    PNG = "png"
    TIFF = "tiff"


class Flaw(StrEnum):
    """What makes a page hard to read; a warning, the clerk decides."""

    BLANK = "blank"
    DARK = "dark"
    LIGHT = "light"
    BLURRED = "blurred"
    SKEWED = "skewed"
    COARSE = "coarse"


@dataclass(frozen=True)
class LookedPage:
    """One page as the intake saw it.

    Attributes:
        width_px, height_px: Of the picture; 0 for a page of a PDF.
        width_mm, height_mm: Of a page of a PDF; 0 for a picture.
        looked: Its quality was looked at; of a long file only the first pages are.
    """

    width_px: int = 0
    height_px: int = 0
    width_mm: int = 0
    height_mm: int = 0
    looked: bool = True
    flaws: tuple[Flaw, ...] = ()


@dataclass(frozen=True)
class Look:
    """What a limited worker found in a file that may be kept.

    Attributes:
        data: What is to be kept.
        cleaned: Where and by whom it was taken was taken out; the pixels are untouched.
    """

    kind: FileKind
    pages: tuple[LookedPage, ...]
    data: bytes
    cleaned: bool = False


@dataclass(frozen=True)
class Attachment:
    """A file the store keeps.

    Attributes:
        sha256: Of what is kept; its name on the disk too.
        size: Bytes.
        taken_at: Aware, UTC.
        cleaned: Where and by whom it was taken was taken out before it was kept.
    """

    sha256: str
    kind: FileKind
    size: int
    pages: tuple[LookedPage, ...]
    taken_at: datetime
    taken_by: str
    cleaned: bool = False

    @property
    def flaws(self) -> tuple[Flaw, ...]:
        """Return what makes any of its pages hard to read, each once."""
        found = {flaw for page in self.pages for flaw in page.flaws}
        return tuple(flaw for flaw in Flaw if flaw in found)


class LookKind(StrEnum):
    """How somebody looked at an attachment."""

    OPEN = "open"
    PAGE = "page"
    ARCHIVE = "archive"


@dataclass(frozen=True)
class LoggedLook:
    """Somebody saw what an attachment shows.

    Attributes:
        at: Aware, UTC.
        case: Empty for a file that belongs to no case yet.
        purpose: The licence it was needed for.
        marked: What was seen carried the mark 仅用于….
    """

    at: datetime
    actor: str
    station: str
    case: str
    sha256: str
    kind: LookKind
    purpose: str
    marked: bool


def mark_of(licence: str, case: str, day: str) -> str:
    """Write the mark on a copy of an identity paper, Chinese whatever the screen speaks.

    Args:
        licence: Name of what it is used for.
        case: Number; empty where there is none.
        day: As papers write it.
    """
    used_for = licence if licence.endswith(("许可", "备案")) else f"{licence}许可"
    return " · ".join(part for part in (f"仅用于{used_for}", case, day) if part)


def label_of(name: str) -> str:
    """Return what a file is called on lists: its last part, and only if it can be printed.

    Raises:
        NotAllowed: ``attachment.label``.
    """
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    try:
        return printable(last, LONGEST_LABEL)
    except ValueError as error:
        raise NotAllowed("attachment.label", most=LONGEST_LABEL) from error
