"""The house: opens the store, loads the definitions, builds the desk, hands the rooms out.

Every room is built when it is first asked for, so that a command or a first painted window pays only
for what it uses.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from permitdesk.app.calendars import StoreCalendars, calendar_of, read_loaded
from permitdesk.app.catalogs import FolderCatalogs
from permitdesk.app.checkers import checkers
from permitdesk.app.printing import PaperPrinting
from permitdesk.app.taking_in import intake
from permitdesk.desk.acting import Acting
from permitdesk.desk.attachments import Attachments
from permitdesk.desk.day import Day
from permitdesk.desk.desk import Desk
from permitdesk.desk.documents import Documents
from permitdesk.desk.drafts import Drafts
from permitdesk.desk.earlier_papers import EarlierPapers
from permitdesk.desk.guiding import Guiding
from permitdesk.desk.holidays import Holidays
from permitdesk.desk.notices import Notices
from permitdesk.desk.overseeing import Overseeing
from permitdesk.desk.papers import Papers
from permitdesk.desk.passing import Passing
from permitdesk.desk.ports import Calendars
from permitdesk.desk.told_once import ToldOnce
from permitdesk.desk.visits import Visits
from permitdesk.domain.application import ApplicationFile
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.checks import Checker
from permitdesk.domain.errors import NotAllowed, WorldFailed
from permitdesk.domain.permit import Permit
from permitdesk.domain.workdays import WorkCalendar, local_day
from permitdesk.store.store import DeskStore, open_store

if TYPE_CHECKING:
    from permitdesk.app.trusting import Trusting

ROOT = Path(__file__).resolve().parent.parent.parent
"""The checkout: ``forms/``, ``db/`` and ``resources/`` stand here."""
PRACTISED = 800
"""Days before it was made from which papers of a practice store may date: its cases go back two years."""


@dataclass(frozen=True)
class Places:
    """Where things are.

    Attributes:
        store: The store's file.
        catalog: Folder of definitions.
        cache: Folder for what can be made again.
    """

    store: Path
    catalog: Path
    cache: Path


class House:
    """All rooms over one store.

    Args:
        places: Where things are.
        at: The moment, in a practice store; None for the machine's clock.
    """

    def __init__(self, places: Places, at: datetime | None = None) -> None:
        """Open nothing yet."""
        self.places = places
        self._at = at

    def now(self) -> datetime:
        """Return the moment, aware, UTC."""
        return self._at or datetime.now(UTC)

    def set_time(self, at: datetime) -> None:
        """Let the clock of a practice store stand at a moment."""
        self._at = at

    @cached_property
    def catalogs(self) -> FolderCatalogs:
        """The definitions, by version."""
        return FolderCatalogs(self.places.catalog, self.places.cache)

    @property
    def catalog(self) -> Catalog:
        """The definitions in force."""
        return self.catalogs.current()

    @property
    def calendar(self) -> WorkCalendar:
        """Which days count, by all notices that are loaded now."""
        if self.places.store.exists():
            return self.calendars.current()
        return self._program_calendar

    @cached_property
    def calendars(self) -> StoreCalendars:
        """Which days count, now and as it was known before."""
        return StoreCalendars(self._program_calendar, self.store.holidays)

    @cached_property
    def _program_calendar(self) -> WorkCalendar:
        return calendar_of(self.places.catalog, self.places.cache)

    @cached_property
    def checkers(self) -> Mapping[str, Checker]:
        """The checks of libraries, by rule name."""
        return checkers(_missing_glyphs, lambda: local_day(self.now()))

    @cached_property
    def store(self) -> DeskStore:
        """The store, which must be there.

        Raises:
            NotAllowed: ``store.missing``; ``store.at_needs_practice`` where somebody set the time.
        """
        if not self.places.store.exists():
            raise NotAllowed("store.missing", path=str(self.places.store))
        store = open_store(self.places.store)
        if self._at is not None and not store.practice:
            raise NotAllowed("store.at_needs_practice")
        self.catalogs.keep_in(store)
        return store

    @cached_property
    def trusting(self) -> "Trusting":
        """The keys of this store."""
        from permitdesk.app.trusting import Trusting

        folder = self.places.store.with_name(self.places.store.name + ".keys")
        return Trusting(folder, self.catalog.office.verify_address)

    @cached_property
    def desk(self) -> Desk:
        """What the desk rooms share; a new day begins with what happens by itself."""
        desk = self._desk(self.store, self.calendars, practice=self.store.practice)
        if self.store.lists_outdated:
            self.rebuild()
        _pass_time(desk)
        return desk

    def pass_time(self) -> None:
        """Let time pass while the program stays open; only the first call of a legal day does it."""
        _pass_time(self.desk)
        with suppress(WorldFailed):
            self.attachments.forget_left()

    def rebuild(self) -> int:
        """Make worklist, register, search and days again from the ledger; return the cases."""
        from permitdesk.domain.summary import summarise
        from permitdesk.domain.tasks import tasks_of

        calendar = self.calendar
        self.store.rebuild(lambda case: (summarise(case, calendar), tasks_of(case, calendar)))
        return sum(self.store.counts().values())

    def _desk(self, store: Any, calendars: Calendars, *, practice: bool) -> Desk:
        return Desk(store, self.catalogs, calendars, self.now, self.checkers, practice)

    @cached_property
    def guiding(self) -> Guiding:
        """The guide, which needs no store."""
        if self.places.store.exists():
            return Guiding(self.desk)
        return Guiding(self._desk(None, self._program_calendar, practice=False))

    @cached_property
    def acting(self) -> Acting:
        """The counter."""
        return Acting(self.desk, self.told_once.marked)

    @cached_property
    def overseeing(self) -> Overseeing:
        """Worklists and single cases."""
        return Overseeing(self.desk)

    @cached_property
    def day(self) -> Day:
        """The supervisor's day."""
        return Day(self.desk, self.holidays.missing_years, PaperPrinting())

    @cached_property
    def holidays(self) -> Holidays:
        """The holiday notices."""
        return Holidays(self.desk, self.store.holidays, read_loaded)

    @cached_property
    def drafts(self) -> Drafts:
        """Applications that are not handed in yet; those whose time is over go first."""
        drafts = Drafts(self.desk, self.store.drafts, self.store.settings)
        with suppress(WorldFailed):
            drafts.sweep()
        return drafts

    @cached_property
    def notices(self) -> Notices:
        """Numbered notice sheets."""
        return Notices(self.desk, self.store.drafts)

    @cached_property
    def earlier_papers(self) -> EarlierPapers:
        """Papers of earlier cases that may be used again."""
        return EarlierPapers(self.desk)

    @cached_property
    def told_once(self) -> ToldOnce:
        """What was asked for beside what was told."""
        return ToldOnce(self.desk, self.notices)

    @cached_property
    def attachments(self) -> Attachments:
        """Files that come for materials."""
        return Attachments(self.desk, self.acting, self.store, intake)

    @cached_property
    def visits(self) -> Visits:
        """Joint site checks: proposals, checklists, what waits."""
        return Visits(self.desk)

    @cached_property
    def documents(self) -> Documents:
        """Papers and permits."""
        desk = self.guiding.desk
        from permitdesk.app.blanks import FolderBlanks

        blanks = FolderBlanks(self.places.catalog / "blanks")
        return Documents(desk, Papers(desk), PaperPrinting(), _Signing(self), blanks)

    def create_store(self, *, practice: bool) -> Path:
        """Make a store with its keys.

        Raises:
            NotAllowed: ``store.exists``.
        """
        path = self.places.store
        if path.exists():
            raise NotAllowed("store.exists", path=str(path))
        path.parent.mkdir(parents=True, exist_ok=True)
        open_store(path, create=True, practice=practice).close()
        today = local_day(self.now())
        # A practice store is filled with cases of the months before: their papers have codes too.
        first = today - timedelta(days=PRACTISED) if practice else today
        self.trusting.create(self.catalog.office.name, first)
        return path

    def verify(
        self, what: str, status: Path | None, keyring: Path | None, on: date | None
    ) -> Mapping[str, Any]:
        """Say what a code, or the codes on a paper, are worth.

        Args:
            what: The text of a code, or the name of a PDF or picture that shows some.
            status: File with a status list; the register's own state without one.
            keyring: File with public keys; this store's own without one.
            on: The day; today where nobody says otherwise.
        """
        from permitdesk.app.trusting import codes_in

        return self.verify_codes(codes_in(what), status, keyring, on)

    def verify_codes(
        self,
        codes: list[str],
        status: Path | None = None,
        keyring: Path | None = None,
        on: date | None = None,
    ) -> Mapping[str, Any]:
        """Say what texts of codes are worth; no text is taken for the name of a file."""
        from permitdesk.app.trusting import newest_list, register_list
        from permitdesk.app.verdicts import judge
        from permitdesk.trust.keys import KeyRing

        day = on or local_day(self.now())
        at_hand = self.store if keyring is None and self.places.store.exists() else None
        ring = KeyRing.read(keyring) if keyring else self.trusting.ring
        if status is not None:
            listed = newest_list(status, ring, keyring or self.trusting.ring_file)
        elif at_hand is not None:
            listed = register_list(1, day, at_hand, self.catalog.office.name)
        else:
            listed = None
        return judge(codes, ring, listed, day, at_hand)

    def sample_application(
        self,
        industry: str,
        licences: tuple[str, ...],
        seed: int,
        guide: Mapping[str, Any] | None = None,
    ) -> ApplicationFile:
        """Make a complete, valid application with random answers.

        Args:
            industry: Its code; unused where ``licences`` names the bundle.
            licences: Codes.
            seed: The same seed makes the same application.
            guide: Answers of the guide that are given; the others are random.
        """
        from permitdesk.desk.sampling.applications import sample_application, sample_for_licences

        today = local_day(self.now())
        if licences:
            return sample_for_licences(self.catalog, licences, seed, today)
        return sample_application(self.catalog, industry, seed, today, guide=guide)


def _pass_time(desk: Desk) -> None:
    """Do once a day what happens by itself; where it cannot be kept, people can still read."""
    with suppress(WorldFailed):
        Passing(desk).until_now()


class _Signing:
    """Signs with the house's keys, which are opened with the first permit."""

    def __init__(self, house: House) -> None:
        self._house = house

    def code(self, permit: Permit) -> str:
        return self._house.trusting.code(permit)


def _missing_glyphs(text: str) -> str:
    from permitdesk.printing.fonts import missing_glyphs

    return missing_glyphs(text)
