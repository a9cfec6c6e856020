"""What the desk needs from outside, as protocols; ``app`` finds who answers."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import Protocol

from permitdesk.domain.blank import OfficialBlank, Stamp
from permitdesk.domain.case import Case
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.paper import Paper
from permitdesk.domain.permit import CompositePermit, Permit, PermitState, SinglePermit
from permitdesk.domain.state import Status
from permitdesk.domain.summary import CaseSummary
from permitdesk.domain.worklist import Filter, Page, Registered

Now = Callable[[], datetime]
"""Gives the present moment, aware, UTC."""


class Transaction(Protocol):
    """One business act: all of it is kept, or nothing."""

    def case(self, number: str) -> Case:
        """Load a case. Raises ``NotFound`` (``case.unknown``)."""

    def take_number(
        self, series: str, letter: str, year: int, write: Callable[[int], str], case: str
    ) -> str:
        """Take the next number of a series, without gaps; ``write`` turns its serial into text."""

    def printed(self, series: str, number: str) -> None:
        """Note that a numbered paper came out of the printer; again for a copy."""

    def keep(self, case: Case, summary: CaseSummary, permits: Sequence[Permit]) -> Case:
        """Append the actions the store does not have yet, with the projections that follow.

        Raises ``Overtaken`` when someone else acted first. ``permits`` are register entries made
        or changed by these actions.
        """

    def result_of(self, key: str) -> str | None:
        """Return the case number an idempotency key led to; None for a new key."""

    def remember(self, key: str, case: str) -> None:
        """Keep an idempotency key with the case it led to."""


class Store(Protocol):
    """Cases, worklist, search, register: everything that lasts."""

    def act(self) -> AbstractContextManager[Transaction]:
        """Open a business act; leaving it without an error commits, any error undoes all."""

    def case(self, number: str) -> Case:
        """Load a case. Raises ``NotFound`` (``case.unknown``)."""

    def worklist(self, wanted: Filter, after: str = "", limit: int = 50) -> Page:
        """List cases by due day, then number; those nobody waits for last."""

    def count(self, wanted: Filter) -> int:
        """Count the rows that ``worklist`` lists for a filter, over all its pages."""

    def counts(self) -> Mapping[Status, int]:
        """Count cases by status, from counters."""

    def due_counts(self, today: date, soon: date) -> Mapping[str, int]:
        """Count cases by their due day: ``late`` (< today), ``today``, ``soon`` (<= soon)."""

    def search(self, text: str, limit: int = 20) -> Sequence[CaseSummary]:
        """Find by name, part of a name, pinyin initials, credit code, case or permit number."""

    def permit(self, number: str, version: int | None = None) -> Registered:
        """Return a register entry, the newest version unless one is named. Raises ``NotFound``."""

    def no_longer_valid(self) -> Sequence[tuple[str, int, PermitState, date]]:
        """List what the register says is not valid any more: number, version, state, day."""


class Catalogs(Protocol):
    """The definitions, by version."""

    def current(self) -> Catalog:
        """Return the version new cases are received under."""

    def version(self, digest: str) -> Catalog:
        """Return an older version. Raises ``NotFound`` (``catalog.unknown``)."""


class Printing(Protocol):
    """Turns values into PDF bytes."""

    def paper(self, paper: Paper) -> bytes:
        """Draw a document."""

    def permit_original(self, permit: CompositePermit, code: str, *, practice: bool) -> bytes:
        """Draw the composite's 正本."""

    def permit_duplicate(self, permit: CompositePermit, code: str, *, practice: bool) -> bytes:
        """Draw the composite's 副本."""

    def page_count(self, pdf: bytes) -> int:
        """Count the pages of a document."""

    def picture(self, pdf: bytes, page: int, dpi: int) -> bytes:
        """Return one page, from 0, as PNG."""

    def single(self, permit: SinglePermit, code: str, *, practice: bool) -> bytes:
        """Draw a single permit or a filing receipt."""

    def too_long(self, stamps: Sequence[Stamp]) -> frozenset[int]:
        """Return the rows whose values do not fit into their places on a blank."""

    def over_blank(
        self, blank: bytes, stamps: Sequence[Stamp], attached: Paper | None, *, practice: bool
    ) -> bytes:
        """Lay values over an official blank, flattened; the attached paper follows.

        Raises ``NotAllowed`` (``blank.…``) for a blank that cannot be used.
        """


class Blanks(Protocol):
    """The official blanks the office has."""

    def of(self, licence: str) -> OfficialBlank | None:
        """Return the blank of a licence's form; None where the generated layout stands.

        Raises ``NotAllowed`` (``blank.…``) where its position file is missing or wrong.
        """


class Signing(Protocol):
    """Makes the code on a permit."""

    def code(self, permit: Permit) -> str:
        """Return the text of the QR code: signed, or the office's address with it."""
