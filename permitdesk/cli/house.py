"""What the commands need, as a protocol; ``app`` builds the one that answers."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from permitdesk.desk.acting import Acting
from permitdesk.desk.attachments import Attachments
from permitdesk.desk.day import Day
from permitdesk.desk.documents import Documents
from permitdesk.desk.drafts import Drafts
from permitdesk.desk.earlier_papers import EarlierPapers
from permitdesk.desk.guiding import Guiding
from permitdesk.desk.holidays import Holidays
from permitdesk.desk.notices import Notices
from permitdesk.desk.overseeing import Overseeing
from permitdesk.desk.told_once import ToldOnce
from permitdesk.desk.visits import Visits
from permitdesk.domain.application import ApplicationFile
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.facts import Actor
from permitdesk.domain.state import ActionType


class House(Protocol):
    """The whole program for one command: rooms are opened when first asked for."""

    @property
    def guiding(self) -> Guiding:
        """The guide and the form; needs no store."""

    @property
    def acting(self) -> Acting:
        """The counter."""

    @property
    def overseeing(self) -> Overseeing:
        """Worklists and single cases."""

    @property
    def holidays(self) -> Holidays:
        """The holiday notices."""

    @property
    def day(self) -> Day:
        """The supervisor's day."""

    @property
    def attachments(self) -> Attachments:
        """Files that come for materials."""

    @property
    def visits(self) -> Visits:
        """Joint site checks: proposals, checklists, what waits."""

    @property
    def drafts(self) -> Drafts:
        """Applications that are not handed in yet."""

    @property
    def notices(self) -> Notices:
        """Numbered notice sheets."""

    @property
    def earlier_papers(self) -> EarlierPapers:
        """Papers of earlier cases that may be used again."""

    @property
    def told_once(self) -> ToldOnce:
        """What was asked for beside what was told."""

    @property
    def documents(self) -> Documents:
        """Papers and permits."""

    @property
    def catalog(self) -> Catalog:
        """The definitions in force."""

    def actor(self, by: str, action: ActionType, licence: str, case: str) -> Actor:
        """Return who acts. Raises ``NotAllowed`` (``user.*``)."""

    def overseer(self, by: str) -> Actor:
        """Return who oversees the house. Raises ``NotAllowed`` (``user.*``)."""

    def create_store(self, *, practice: bool) -> Path:
        """Make a store. Raises ``NotAllowed`` (``store.exists``)."""

    def check_catalog(self, folder: Path | None) -> Catalog:
        """Read a catalogue afresh. Raises ``NotAllowed`` with every fault."""

    @property
    def lint_kinds(self) -> tuple[str, ...]:
        """Kinds of warnings there are."""

    def lint_catalog(
        self, folder: Path | None, kinds: Sequence[str]
    ) -> Sequence[Mapping[str, Any]]:
        """List what looks wrong in a catalogue: kind, file, line, key, message, text.

        Raises ``NotAllowed`` with every fault where the catalogue cannot be used at all.
        """

    def verify(
        self, what: str, status: Path | None, keyring: Path | None, on: date | None
    ) -> Mapping[str, Any]:
        """Say what a code, or the codes on a paper, are worth."""

    def write_status_list(self, file: Path) -> Mapping[str, Any]:
        """Sign what is no longer valid into a file."""

    def write_keyring(self, file: Path) -> None:
        """Write the public keys for verifiers without this store."""

    def check_ledger(self) -> int:
        """Return how many entries the chain has. Raises ``WorldFailed`` (``ledger.broken``)."""

    def checkpoint(self) -> str:
        """Return today's signed checkpoint."""

    def rebuild(self) -> int:
        """Make worklist, register and search again from the ledger; return the number of cases."""

    def backup(self, file: Path) -> None:
        """Copy the store, verified."""

    def restore(self, file: Path) -> Path:
        """Put a copy in the store's place; return where the old one went."""

    def add_user(self, user: Actor, password: str) -> None:
        """Register somebody."""

    def sample_application(
        self, industry: str, licences: tuple[str, ...], seed: int
    ) -> ApplicationFile:
        """Make a complete, valid application with random answers."""

    def fill(self, cases: int, seed: int) -> int:
        """Fill a practice store. Raises ``NotAllowed`` (``sample.practice_only``)."""

    def demo(self, folder: Path) -> list[Path]:
        """Do the main job once on a real restaurant; return the files written."""

    def face(self, name: str) -> int:
        """Open ``window``, ``kiosk`` or ``supervisor``; return the exit code."""

    def start(self) -> int:
        """Do the main job with or without a display; return the exit code."""
