"""What drafts and notice sheets need from outside, as protocols; ``app`` finds who answers."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Protocol

from permitdesk.domain.draft import Draft, Tries
from permitdesk.domain.told import NoticeSheet


class DraftAct(Protocol):
    """One act on a draft: all of it is kept, or nothing."""

    def draft(self, code: str) -> Draft | None:
        """Return a draft; None where there is none."""

    def put(self, draft: Draft) -> None:
        """Keep a draft as it stands now."""

    def tries(self, code: str) -> Tries:
        """Return how often wrong digits were given."""

    def note_tries(self, code: str, tries: Tries) -> None:
        """Keep how often wrong digits were given."""

    def became(self, code: str, case: str) -> None:
        """Let a draft end as a case: its contents go, its code still leads there."""

    def drop(self, code: str) -> None:
        """Erase a draft; one that became a case stays."""

    def drop_ended(self, now: datetime) -> int:
        """Erase the drafts whose time is over; return how many."""

    def take_number(
        self, series: str, letter: str, year: int, write: Callable[[int], str], case: str
    ) -> str:
        """Take the next number of a series, without gaps; ``write`` turns its serial into text."""

    def printed(self, series: str, number: str) -> None:
        """Note that a numbered paper was handed out."""

    def keep_notice(self, sheet: NoticeSheet) -> None:
        """Keep a notice sheet; it never changes."""


class DraftTable(Protocol):
    """Where drafts and notice sheets are kept."""

    def act(self) -> AbstractContextManager[DraftAct]:
        """Open an act; any error undoes all of it."""

    def draft(self, code: str) -> Draft | None:
        """Return a draft; None where there is none."""

    def of_station(self, station: str) -> Sequence[Draft]:
        """List the open drafts a station holds, the last changed first."""

    def all_open(self) -> Sequence[Draft]:
        """List all open drafts, the last changed first."""

    def notice(self, code: str) -> NoticeSheet | None:
        """Return a notice sheet by its code; None where there is none."""

    def notice_by_number(self, number: str) -> NoticeSheet | None:
        """Return a notice sheet by its number; None where there is none."""


class Settings(Protocol):
    """What the office set."""

    def get(self, key: str, default: str = "") -> str:
        """Return a setting."""

    def set(self, key: str, value: str) -> None:
        """Keep a setting."""
