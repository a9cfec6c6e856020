"""What the desk needs from outside, as protocols; ``app`` finds who answers."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import Protocol

from permitdesk.domain.blank import OfficialBlank, Stamp
from permitdesk.domain.case import Case
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.clock import Light
from permitdesk.domain.credit import Bar, CreditState
from permitdesk.domain.day import DayEvent
from permitdesk.domain.facts import Actor
from permitdesk.domain.holding import Holding
from permitdesk.domain.holidays import LoadedNotice, Moved
from permitdesk.domain.kept import CameOut, KeptPaper, Sheet
from permitdesk.domain.numbering import NumberState, TakenNumber, Tally
from permitdesk.domain.paper import Paper
from permitdesk.domain.permit import CompositePermit, Permit, PermitState, SinglePermit
from permitdesk.domain.standing import PromiseCount
from permitdesk.domain.state import Status
from permitdesk.domain.summary import CaseSummary, Mark
from permitdesk.domain.tasks import Task, TaskFilter
from permitdesk.domain.workdays import Notice, WorkCalendar
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

    def spoiled(self, series: str, number: str, reason: str, actor: str) -> None:
        """Note that a numbered sheet was spoiled, why and by whom; the number stays accounted for."""

    def keep(self, case: Case, summary: CaseSummary, tasks: Sequence[Task]) -> Case:
        """Append the actions the store does not have yet, with the projections that follow.

        Register, credit records, bars and statistics follow from the actions themselves.
        Raises ``Overtaken`` when someone else acted first.
        """

    def registered(self, number: str) -> Registered | None:
        """Return the newest version of a permit; None for a number that is not in the register."""

    def holding_of(self, number: str) -> Holding:
        """Return what the holder of a permit or composite has at its place.

        Raises ``NotFound`` (``permit.unknown``).
        """

    def holding_at(self, uscc: str, premises: str) -> Holding:
        """Return what somebody holds, or held, at a place; one without a key where he never did."""

    def credit_of(self, uscc: str) -> Sequence[CreditState]:
        """List the credit records against somebody, oldest first."""

    def bars_of(self, uscc: str) -> Sequence[Bar]:
        """List the bars against somebody, oldest first."""

    def cancel_papers(self, case: str, numbers: Sequence[str], reason: str, by: str) -> None:
        """Cancel the sheets of permits that were drawn up and did not come out yet.

        Each stays accounted for: what it was, why and by whom it was cancelled.
        """

    def result_of(self, key: str) -> str | None:
        """Return the case number an idempotency key led to; None for a new key."""

    def remember(self, key: str, case: str) -> None:
        """Keep an idempotency key with the case it led to."""

    def pass_until(self, day: date) -> None:
        """Note up to which day time has passed over the desk."""


class Store(Protocol):
    """Cases, worklist, search, register: everything that lasts."""

    def act(self) -> AbstractContextManager["PaperTransaction"]:
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

    def light_counts(self, now: datetime) -> Mapping[Light, int]:
        """Count cases by their light at a moment: yellow, orange and red."""

    def mark_counts(self) -> Mapping[tuple[Mark, Status], int]:
        """Count cases by mark and status."""

    def waking(
        self, until: date, after: tuple[str, str] = ("", ""), limit: int = 500
    ) -> Sequence[tuple[str, str]]:
        """List to which cases something happens by itself up to a day: first day and number.

        ``after`` is the last of the page before.
        """

    def passed_until(self) -> date | None:
        """Return up to which day time has passed over the desk; None for a desk of no age."""

    def events_of(self, day: date) -> Sequence[DayEvent]:
        """List the acts of a day that a report lists one by one, in the order they were done."""

    def tallied_on(self, day: date) -> Mapping[tuple[str, str], int]:
        """Return how often what was done on a day: act or outcome and department to number."""

    def tallied_until(self, day: date, kind: str) -> Mapping[str, int]:
        """Return how often something was done up to the end of a day, by department."""

    def left_from(self, day: date) -> Sequence[tuple[date, int]]:
        """Return the cases open at the end of a day, by the day they came in."""

    def search(self, text: str, limit: int = 20) -> Sequence[CaseSummary]:
        """Find by name, part of a name, pinyin initials, credit code, case or permit number."""

    def permit(self, number: str, version: int | None = None) -> Registered:
        """Return a register entry, the newest version unless one is named. Raises ``NotFound``."""

    def holding(self, number: str) -> Holding:
        """Return what the holder of a permit or composite has. Raises ``NotFound``."""

    def versions(self, number: str) -> Sequence[Registered]:
        """Return all versions of a permit or composite, oldest first; empty for an unknown one."""

    def ending(self, first: date, last: date, limit: int = 500) -> Sequence[Registered]:
        """List live single permits whose last day lies within, by that day."""

    def tasks(self, wanted: TaskFilter) -> Sequence[Task]:
        """List what is to be done after decisions, by due day; those without a day last."""

    def credit(self, uscc: str = "", limit: int = 500) -> Sequence[CreditState]:
        """List credit records, newest first; those of one holder where he is named."""

    def bars(self, uscc: str) -> Sequence[Bar]:
        """List the bars against somebody, oldest first."""

    def credit_of_person(self, legal_person: str, but: str) -> Sequence[CreditState]:
        """List records against other holders with the same legal person; ``but`` is left out."""

    def promises(self, first: date, last: date) -> Sequence[PromiseCount]:
        """Count the promises granted within, by licence, industry and stage."""

    def papers_of(self, case: str) -> Sequence[KeptPaper]:
        """List the papers kept of a case, in the order they were drawn up."""

    def paper_bytes(self, sha256: str) -> bytes:
        """Return a kept paper. Raises ``WorldFailed`` (``paper.kept_lost``, ``..._altered``)."""

    def number_tallies(self) -> Sequence[Tally]:
        """Return how each number series stands."""

    def unfinished_numbers(self) -> Sequence[TakenNumber]:
        """List the numbers whose papers were drawn up, and nobody said what came out."""

    def numbers_in(self, state: NumberState) -> Sequence[TakenNumber]:
        """List the numbers in a state, in the order they were taken."""

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


class PaperTransaction(Transaction, Protocol):
    """A business act in which papers come out."""

    def rendered(self, series: str, number: str) -> None:
        """Note that a numbered paper was drawn up; one that came out before stays printed."""

    def keep_paper(self, sheet: Sheet, pdf: bytes, at: datetime, by: str) -> None:
        """Keep a sheet that was drawn up to be printed; one that came out stays as it was.

        Raises ``WorldFailed`` (``paper.unwritable``).
        """

    def came_out(self, sheet: Sheet, copy: CameOut) -> None:
        """Note copies of a kept sheet that came out of the printer."""

    def papers_of(self, case: str) -> Sequence[KeptPaper]:
        """List the papers kept of a case, in the order they were drawn up."""


class Calendars(Protocol):
    """Which days count."""

    def current(self) -> WorkCalendar:
        """Return the calendar by all notices that are loaded now."""

    def at(self, moment: datetime, /) -> WorkCalendar:
        """Return the calendar as it was known at a moment."""

    def forget(self) -> None:
        """Read again what was loaded: it changed."""


class Snapshot(Protocol):
    """All open cases as of one moment, while others go on working."""

    @property
    def position(self) -> int:
        """Where the ledger ended at that moment."""

    def open_cases(self) -> Iterator[tuple[Case, CaseSummary]]:
        """Yield every case that may have a running clock, with its row."""


class Loading(Protocol):
    """The one act in which a holiday notice is loaded and the reckonings follow."""

    def changed_since(self, position: int) -> Iterator[tuple[Case, CaseSummary]]:
        """Yield the cases somebody acted on after a place in the ledger, with their rows."""

    def keep_rows(self, rows: Sequence[tuple[CaseSummary, CaseSummary]]) -> None:
        """Put rows in the place of those before them: each as it stands and as it shall be."""

    def keep_tasks(self, tasks: Mapping[str, Sequence[Task]]) -> None:
        """Put tasks in the place of those before them, by case: all that the case has."""

    def keep(self, notice: Notice, at: datetime, by: Actor, moved: Sequence[Moved]) -> LoadedNotice:
        """Keep a notice as the next version of its year, with all that it moved."""


class HolidayTable(Protocol):
    """The notices an office loaded."""

    def looking(self) -> AbstractContextManager[Snapshot]:
        """Look at all open cases as of one moment."""

    def loading(self) -> AbstractContextManager[Loading]:
        """Open the act in which a notice is loaded; any error undoes all of it."""

    def loaded(self) -> Sequence[LoadedNotice]:
        """Return all that was ever loaded, by year and version."""

    def moved(self, year: int, version: int) -> Sequence[Moved]:
        """Return the clocks one notice moved, by case."""

    def provisional_spans(self) -> Sequence[tuple[int, int, int]]:
        """Return over which years open cases with a provisional day run: first, last, cases."""
