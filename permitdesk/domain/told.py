"""What a business was told before it applied: a notice sheet (一次性告知单) as it is kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from permitdesk.domain.answer import Value


@dataclass(frozen=True)
class NoticeSheet:
    """One numbered sheet; nobody's name stands on it.

    Attributes:
        code: What its QR code says.
        guide: Question id to answer; what stood on the sheet follows from it.
        catalog: Digest of the definitions it was told by.
        at: When it was handed out, aware, UTC.
        actor: Who did.
    """

    code: str
    number: str
    industry: str
    guide: Mapping[str, Value]
    catalog: str
    at: datetime
    actor: str
    station: str
