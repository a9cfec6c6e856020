"""The house: opens the store, loads the definitions, builds the desk, hands the rooms out.

Every room is built when it is first asked for, so that a command or a first painted window pays only
for what it uses.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from permitdesk.app.catalogs import FolderCatalogs
from permitdesk.app.checkers import checkers
from permitdesk.app.printing import PaperPrinting
from permitdesk.app.trusting import Trusting, codes_in, judge, register_list
from permitdesk.catalog.calendar import read_calendar
from permitdesk.catalog.reader import read_catalog
from permitdesk.desk.acting import Acting
from permitdesk.desk.desk import Desk
from permitdesk.desk.documents import Documents
from permitdesk.desk.guiding import Guiding
from permitdesk.desk.overseeing import Overseeing
from permitdesk.desk.papers import Papers
from permitdesk.domain.application import ApplicationFile
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.checks import Checker
from permitdesk.domain.errors import NotAllowed, WorldFailed
from permitdesk.domain.facts import Actor, Role
from permitdesk.domain.procedure import RULES
from permitdesk.domain.state import ActionType
from permitdesk.domain.workdays import WorkCalendar, local_day
from permitdesk.store.store import DeskStore, open_store
from permitdesk.store.users import User

PASSWORD = "PERMITDESK_PASSWORD"
"""Environment variable with the password of the user a command names by ``--by``."""
LIST_NUMBER = "status_list_number"
"""Setting: the number of the newest status list."""
ROOT = Path(__file__).resolve().parent.parent.parent
"""The checkout: ``forms/``, ``db/`` and ``resources/`` stand here."""


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

    @cached_property
    def calendar(self) -> WorkCalendar:
        """Which days count."""
        return read_calendar(self.places.catalog)

    @cached_property
    def checkers(self) -> Mapping[str, Checker]:
        """The checks of libraries, by rule name."""
        from permitdesk.printing.fonts import missing_glyphs

        return checkers(missing_glyphs, lambda: local_day(self.now()))

    @cached_property
    def store(self) -> DeskStore:
        """The store, which must be there.

        Raises:
            NotAllowed: ``store.missing``; ``store.at_needs_practice`` where somebody set the time.
        """
        if not self.places.store.exists():
            raise NotAllowed("store.missing", store=str(self.places.store))
        store = open_store(self.places.store)
        if self._at is not None and not store.practice:
            raise NotAllowed("store.at_needs_practice")
        self.catalogs.keep_in(store)
        return store

    @cached_property
    def trusting(self) -> Trusting:
        """The keys of this store."""
        folder = self.places.store.with_name(self.places.store.name + ".keys")
        return Trusting(folder, self.catalog.office.verify_address)

    @cached_property
    def desk(self) -> Desk:
        """What the desk rooms share."""
        return self._desk(self.store, practice=self.store.practice)

    def _desk(self, store: Any, *, practice: bool) -> Desk:
        return Desk(store, self.catalogs, self.calendar, self.now, self.checkers, practice)

    @cached_property
    def guiding(self) -> Guiding:
        """The guide, which needs no store."""
        if self.places.store.exists():
            return Guiding(self.desk)
        return Guiding(self._desk(None, practice=False))

    @cached_property
    def acting(self) -> Acting:
        """The counter."""
        return Acting(self.desk)

    @cached_property
    def overseeing(self) -> Overseeing:
        """Worklists and single cases."""
        return Overseeing(self.desk)

    @cached_property
    def documents(self) -> Documents:
        """Papers and permits."""
        desk = self.guiding.desk
        return Documents(desk, Papers(desk), PaperPrinting(), self.trusting)

    def create_store(self, *, practice: bool) -> Path:
        """Make a store with its keys.

        Raises:
            NotAllowed: ``store.exists``.
        """
        path = self.places.store
        if path.exists():
            raise NotAllowed("store.exists", store=str(path))
        path.parent.mkdir(parents=True, exist_ok=True)
        open_store(path, create=True, practice=practice).close()
        self.trusting.create(self.catalog.office.name, local_day(self.now()))
        return path

    def check_catalog(self, folder: Path | None) -> Catalog:
        """Read a folder of definitions afresh, whatever is cached."""
        read = read_catalog(folder or self.places.catalog)
        read_calendar(folder or self.places.catalog)
        return read

    def actor(self, by: str, action: ActionType, licence: str, case: str) -> Actor:
        """Return who acts: a registered user, or in a practice store ``ROLE:NAME@STATION``.

        Raises:
            NotAllowed: ``user.unknown``, ``user.needed``, ``user.form``.
        """
        if not self.store.practice:
            return self._registered(by)
        if not by:
            return self._somebody(action, licence, case)
        if ":" not in by:
            return self._registered(by)
        role, _, rest = by.partition(":")
        name, _, station = rest.partition("@")
        if role not in {item.value for item in Role} or not name or not station:
            raise NotAllowed("user.form", user=by)
        return Actor(name, Role(role), station)

    def _registered(self, by: str) -> Actor:
        if not by:
            raise NotAllowed("user.needed")
        user = self.store.users.log_in(by, os.environ.get(PASSWORD, ""))
        if user is None:
            raise NotAllowed("user.wrong_password", user=by, variable=PASSWORD)
        return user.actor

    def _somebody(self, action: ActionType, licence: str, case: str) -> Actor:
        """Play the part an action wants, in a practice store where nobody was named."""
        rule = RULES[action]
        if rule.per_licence:
            parts = self.store.case(case).state.parts
            station = parts[licence].part.decider if licence in parts else ""
            return Actor("演练审批员", Role.REVIEWER, station)
        return Actor("演练窗口", Role.CLERK, "W1")

    def verify(
        self, what: str, status: Path | None, keyring: Path | None, on: date | None
    ) -> Mapping[str, Any]:
        """Say what a code, or the codes on a paper, are worth."""
        from permitdesk.trust import status_list
        from permitdesk.trust.keys import KeyRing

        day = on or local_day(self.now())
        at_hand = self.store if keyring is None and self.places.store.exists() else None
        ring = KeyRing.read(keyring) if keyring else self.trusting.ring
        if status is not None:
            listed = status_list.read(status, ring)
        elif at_hand is not None:
            listed = register_list(1, day, at_hand, self.catalog.office.name)
        else:
            listed = None
        return judge(codes_in(what), ring, listed, day, at_hand)

    def write_status_list(self, file: Path) -> Mapping[str, Any]:
        """Sign what is no longer valid into a file, under the next number."""
        day = local_day(self.now())
        number = int(self.store.settings.get(LIST_NUMBER, "0")) + 1
        self.store.settings.set(LIST_NUMBER, str(number))
        made = self.trusting.write_list(file, number, day, self.store)
        return {"file": str(file), "number": number, "day": day, "entries": len(made.entries)}

    def write_keyring(self, file: Path) -> None:
        """Write the public keys for verifiers without this store."""
        self.trusting.ring.write(file)

    def check_ledger(self) -> int:
        """Follow the chain.

        Raises:
            WorldFailed: ``ledger.broken`` with the first wrong position.
        """
        broken = self.store.check()
        if broken is not None:
            raise WorldFailed("ledger.broken", position=broken)
        return self.store.head().position

    def checkpoint(self) -> str:
        """Sign where the ledger stands today."""
        head = self.store.head()
        return self.trusting.checkpoint(local_day(self.now()), head.position, head.chain.hex())

    def rebuild(self) -> int:
        """Make worklist, register and search again from the ledger."""
        from permitdesk.domain.summary import summarise

        self.store.rebuild(lambda case: (summarise(case, self.calendar), case.permits))
        return sum(self.store.counts().values())

    def backup(self, file: Path) -> None:
        """Copy the store, verified."""
        self.store.backup(file)

    def restore(self, file: Path) -> Path:
        """Put a verified copy in the store's place."""
        from permitdesk.store.backup import restore

        return restore(file, self.places.store) or self.places.store

    def add_user(self, user: Actor, password: str) -> None:
        """Register somebody."""
        self.store.users.put(User(user.name, user.role, user.station), password)

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

    def fill(self, cases: int, seed: int) -> int:
        """Fill a practice store with believable cases.

        Raises:
            NotAllowed: ``sample.practice_only``.
        """
        from permitdesk.app.practice import fill

        if not self.store.practice:
            raise NotAllowed("sample.practice_only")
        return fill(self, cases, seed)

    def demo(self, folder: Path) -> list[Path]:
        """Do the main job once on a real restaurant; return the files written."""
        from permitdesk.app.start import demonstrate

        return list(demonstrate(self.places, folder))

    def face(self, name: str) -> int:
        """Open a face; return the exit code."""
        from permitdesk.app.faces import open_face

        return open_face(self, name)

    def start(self) -> int:
        """Do the main job: the window with a display, a folder of papers without."""
        from permitdesk.app.start import start

        return start(self.places)
