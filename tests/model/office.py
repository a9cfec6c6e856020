"""The real desk over a real store for one holder at one place, as short sentences for the model test."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import cast

from permitdesk.app.trusting import register_list
from permitdesk.desk.acting import Acting, Wish
from permitdesk.desk.desk import Desk
from permitdesk.desk.documents import Documents
from permitdesk.desk.drawing import FILING, ORIGINAL, SINGLE
from permitdesk.desk.papers import Papers
from permitdesk.desk.passing import Passing
from permitdesk.desk.ports import Printing
from permitdesk.desk.sampling import visits
from permitdesk.desk.sampling.applications import sample_for_licences
from permitdesk.domain.application import ApplicationFile
from permitdesk.domain.case import Case
from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.facts import (
    Actor,
    DenialReason,
    Deny,
    Grant,
    LookThrough,
    Opinion,
    RecordFiling,
    Remark,
    Review,
    Role,
    Sent,
)
from permitdesk.domain.kept import KeptPaper
from permitdesk.domain.merge import merge
from permitdesk.domain.permit import CompositePermit, Permit
from permitdesk.domain.register_entry import code_of
from permitdesk.domain.renewal import Renewed
from permitdesk.domain.state import ActionType
from permitdesk.domain.workdays import local_day
from permitdesk.store.store import DeskStore
from permitdesk.trust.code import Profile, sign_code
from permitdesk.trust.keys import KeyPair, KeyRing
from permitdesk.trust.status_list import StatusList
from permitdesk.trust.verifying import Verdict, verify
from tests.desk.hall import OneCatalog, real_calendar, real_catalog
from tests.desk.paperwork import NoBlanks

FIRE, HOTEL, FOOD = "fire_check", "hotel_special", "food_operation"
TOBACCO, FIREWORKS, REPAIR = "tobacco_retail", "fireworks_retail", "vehicle_repair_filing"
LICENCES = (FIRE, HOTEL, FOOD, TOBACCO, FIREWORKS, REPAIR)
"""Six: the hotel leans on the fire check, fireworks touch public safety, the last is a filing."""
HOLDER = ("applicant_name", "uscc", "legal_person_name", "premises_address")
"""Answers that say who holds a permit, and where."""
AGENTS_OWN = "poa"
"""A paper that only an agent brings."""
CLERK = Actor("王敏", Role.CLERK, "3号窗口")
SUPERVISOR = Actor("梁督", Role.SUPERVISOR, "督查科")
MORNING = datetime(2026, 1, 12, 1, 0, tzinfo=UTC)
"""Monday 12 January 2026, 9:00 in the hall."""
LAST_DAY = date(2026, 12, 11)
"""Nothing is done later: the year after has no holiday notice yet."""
DENIAL = Deny((DenialReason("经营场所无独立排烟设施", "应当设置", "《测试办法》第三条"),))


@cache
def key_pair() -> KeyPair:
    return KeyPair.create(real_catalog().office.name, date(2026, 1, 1))


@cache
def _sampled() -> ApplicationFile:
    return sample_for_licences(real_catalog(), LICENCES, 3, MORNING.date())


@cache
def application(licences: tuple[str, ...]) -> ApplicationFile:
    """Return an application for some licences, always of the same business at the same place."""
    catalog, whole = real_catalog(), _sampled()
    file = sample_for_licences(catalog, licences, 3, MORNING.date())
    asked = {question.key for question in merge(catalog, licences).questions()}
    answers = {key: whole.answers[key] for key in HOLDER if key in asked & set(whole.answers)}
    return replace(file, answers={**file.answers, **answers})


class _Signing:
    def code(self, permit: Permit) -> str:
        profile = Profile.FULL if isinstance(permit, CompositePermit) else Profile.MINIMAL
        return sign_code(code_of(permit), key_pair(), profile)


class _QuickPrinting:
    """Draws a permit as bytes that follow from all that stands on it."""

    def single(self, permit: Permit, code: str, *, practice: bool) -> bytes:
        return f"{permit} {code} {practice}".encode()

    permit_original = permit_duplicate = single


@dataclass
class Office:
    """The desk over a store, with a clock that is set."""

    store: DeskStore
    moment: datetime = MORNING
    calls: int = 0

    def __post_init__(self) -> None:
        catalogs, calendar = OneCatalog(real_catalog()), real_calendar()
        self.desk = Desk(self.store, catalogs, calendar, lambda: self.moment, {})
        self.acting = Acting(self.desk)
        printing = cast(Printing, _QuickPrinting())
        self.documents = Documents(
            self.desk, Papers(self.desk), printing, _Signing(), NoBlanks()
        )  # fmt: skip

    @property
    def today(self) -> date:
        return local_day(self.moment)

    # --- Doing things ---

    def refused(self, do: Callable[[], object]) -> NotAllowed | None:
        """Do something; return why it was refused, None where it was done."""
        try:
            do()
        except NotAllowed as refusal:
            return refusal
        return None

    def do(
        self, case: str, type_: ActionType, sent: Sent, licence: str = "", actor: Actor = CLERK
    ) -> Case:
        self.calls += 1
        self.moment += timedelta(seconds=1)
        return self.acting.do(case, Wish(type_, sent, actor, licence, f"key-{self.calls}"))

    def again(self, case: str, type_: ActionType, sent: Sent, licence: str, actor: Actor) -> Case:
        """Send the very same command as last time once more."""
        return self.acting.do(case, Wish(type_, sent, actor, licence, f"key-{self.calls}"))

    def receive(self, file: ApplicationFile) -> str:
        self.calls += 1
        self.moment += timedelta(seconds=1)
        return self.acting.receive(file, CLERK, f"key-{self.calls}").number

    def accept(self, case: str) -> None:
        """Look an application through, accept it, look on site: all is good."""
        self.do(case, ActionType.LOOK_THROUGH, LookThrough(True, True))
        accepted = self.do(case, ActionType.ACCEPT, Remark())
        if accepted.state.to_check:
            planned = visits.check_planned(accepted, CLERK, self.today)
            planned_case = self.acting.do(case, planned)
            self.acting.do(case, visits.check_recorded(planned_case))

    def reviewer(self, case: str, licence: str, name: str = "赵强") -> Actor:
        decider = self.store.case(case).state.parts[licence].part.decider
        return Actor(name, Role.REVIEWER, decider)

    def grant(self, case: str, licence: str, until: date | None) -> None:
        by = self.reviewer(case, licence)
        if real_catalog().licence(licence).is_filing:
            self.do(case, ActionType.RECORD_FILING, RecordFiling(), licence, by)
            return
        self.do(case, ActionType.REVIEW, Review(Opinion.PASS), licence, by)
        self.do(case, ActionType.GRANT, Grant(valid_until=until), licence, by)

    def deny(self, case: str, licence: str) -> None:
        by = self.reviewer(case, licence)
        self.do(case, ActionType.REVIEW, Review(Opinion.FAIL), licence, by)
        self.do(case, ActionType.DENY, DENIAL, licence, by)

    def change(self, number: str, touched: tuple[str, ...], licence: str = "") -> str:
        """Ask for a change of the representative, or of one licence's own answer."""
        file = ApplicationFile(changes=number, own={licence: {"truth_declaration": True}})
        if not licence:
            papers = tuple(
                paper for paper in application(touched).materials if paper.key != AGENTS_OWN
            )
            file = ApplicationFile(
                changes=number, answers={"legal_person_name": "张新"}, materials=papers
            )  # fmt: skip
        return self.receive(file)

    def renew(self, licence: str, number: str, until: date) -> str:
        file = replace(application((licence,)), renews={licence: Renewed(number, until)})
        return self.receive(file)

    def come_out(self, permit: Permit) -> KeptPaper:
        """Print a permit where its case has it."""
        kind, licence = ORIGINAL, ""
        if not isinstance(permit, CompositePermit):
            kind, licence = (FILING if permit.is_filing else SINGLE), permit.licence
        self.moment += timedelta(seconds=1)
        return self.documents.come_out(permit.case_number, kind, licence, None, CLERK)

    def drawn(self, permit: Permit) -> bytes:
        """Return the bytes a permit has on paper, straight from the register's entry."""
        return _QuickPrinting().single(permit, self.code(permit), practice=False)

    def pass_days(self, days: int) -> bool:
        """Let days pass, to the next working day, and what happens by itself happen on each."""
        calendar = real_calendar()
        last = self.today + timedelta(days=days)
        while not calendar.is_workday(last):
            last += timedelta(days=1)
        if last > LAST_DAY:
            return False
        self.moment += timedelta(days=(last - self.today).days)
        Passing(self.desk).until_now()
        return True

    # --- Looking ---

    def status_list(self) -> StatusList:
        return register_list(1, self.today, self.store, real_catalog().office.name)

    def code(self, permit: Permit) -> str:
        return _Signing().code(permit)

    def verdict(self, code: str, status: StatusList) -> Verdict:
        return verify(code, KeyRing((key_pair().public,)), status, self.today)
