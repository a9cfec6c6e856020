"""Doing one thing to one case: every face and every command comes through here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from permitdesk.desk.changing import changing
from permitdesk.desk.completing import Completing, refuse_wrong
from permitdesk.desk.defects import defects_of
from permitdesk.desk.desk import Desk
from permitdesk.desk.earlier_papers import refuse_foreign
from permitdesk.desk.living import carried, out_of_date
from permitdesk.desk.parts import parts_of
from permitdesk.desk.ports import Transaction
from permitdesk.desk.promising import refuse_barred, refuse_promises
from permitdesk.desk.renewing import awaiting, renewals_of, renewed_permits
from permitdesk.domain.application import (
    Application,
    ApplicationFile,
    look_at,
)
from permitdesk.domain.case import Case
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.credit import ClosedGate, Gate, closed_gate
from permitdesk.domain.decision import (
    letters,
)
from permitdesk.domain.errors import NotFound, Overtaken, Problem
from permitdesk.domain.facts import (
    SYSTEM,
    Actor,
    Defect,
    Facts,
    KeptAsSent,
    LookThrough,
    Part,
    Print,
    Receive,
    RequestCorrection,
    Sent,
)
from permitdesk.domain.holding import Holding
from permitdesk.domain.passing import happenings
from permitdesk.domain.permit_acts import CarryOn, Lapse, Recall, Rescind, Revoke
from permitdesk.domain.procedure import RULES
from permitdesk.domain.registered import moves_of
from permitdesk.domain.special import RecordOverdue, SpoilNumber
from permitdesk.domain.state import Action, ActionType
from permitdesk.domain.summary import summarise
from permitdesk.domain.tasks import tasks_of
from permitdesk.domain.timely import untimely
from permitdesk.domain.workdays import local_day
from permitdesk.text import tr

Marking = Callable[[Case, Sequence[Defect]], tuple[Defect, ...]]
"""Marks those defects that did not stand on the notice sheet a case began from."""


@dataclass(frozen=True)
class Wish:
    """What somebody wants done.

    Attributes:
        sent: What comes with it; its type is the one the procedure's table names.
        licence: The one it is about; empty for the whole case.
        key: Idempotency key: the same key a second time does nothing and gives the same case.
        seen: How many actions the case had on the screen; None where nobody looked.
    """

    type: ActionType
    sent: Sent
    actor: Actor
    licence: str = ""
    key: str = ""
    seen: int | None = None


@dataclass(frozen=True)
class Acting:
    """The counter: receives applications, does what the procedure allows.

    Attributes:
        told: Marks what was not told once (未一次告知); nobody marks anything where there is none.
    """

    desk: Desk
    told: Marking | None = None

    def receive(self, file: ApplicationFile, actor: Actor, key: str = "") -> Case:
        """Take an application in and give it a case number.

        Gaps are no reason to refuse it: they go into the correction notice. What cannot be right
        (a wrong check digit, an unknown key, unprintable text) is told at once instead.

        Raises:
            NotAllowed: ``application.wrong`` with every problem; ``renewal.…`` for one that comes too
                early, too late, or where there is none; or what the guide says.
        """
        catalog = self.desk.catalogs.current()
        change = changing(self.desk, catalog, file)
        file = change.file
        looked = look_at(catalog, file, self.desk.checking())
        # First: on a way that is off, papers of the other way would be told as wrong.
        refuse_promises(self.desk, catalog, looked.application, ())
        refuse_wrong(looked)
        refuse_foreign(self.desk, catalog, looked.application)
        renews = renewals_of(self.desk, catalog, looked.application)
        with self.desk.store.act() as act:
            if known := act.result_of(key) if key else None:
                return act.case(known)
            carries = {**change.carries, **renewed_permits(act, catalog, looked.application)}
            self._refuse_applicant(act, catalog, looked.application)
            parts = parts_of(catalog, looked.application, renews, carries)
            facts = Receive(
                looked.application,
                parts,
                catalog.digest,
                catalog.industry(file.industry).name if file.industry else "",
                self._closed(act, looked.application, parts),
            )
            step = _Step(self.desk, act, catalog, self.desk.now())
            number = step.take("case", catalog.lead.letter, "")
            return step.keep(Case(number), Wish(ActionType.RECEIVE, file, actor, key=key), facts)

    def _closed(
        self, act: Transaction, application: Application, parts: tuple[Part, ...]
    ) -> ClosedGate | None:
        """Return what closes the promise to this applicant, where he might have wanted one."""
        uscc = str(application.answers.shared.get("uscc", ""))
        if not uscc or not any(part.offers_promise for part in parts):
            return None
        return closed_gate(act.credit_of(uscc), Gate.COMMITMENT, self.desk.today())

    def _refuse_applicant(
        self, act: Transaction, catalog: Catalog, application: Application
    ) -> None:
        """Refuse what this applicant may not apply for, or not on a promise."""
        uscc = str(application.answers.shared.get("uscc", ""))
        if uscc:
            refuse_barred(self.desk, application, act.bars_of(uscc))
        refuse_promises(self.desk, catalog, application, act.credit_of(uscc) if uscc else ())

    def do(self, number: str, wish: Wish) -> Case:
        """Do one thing to a case.

        Raises:
            NotFound: ``case.unknown``.
            NotAllowed: The procedure, the form or the law says no.
            Overtaken: Someone else acted first.
        """
        with self.desk.store.act() as act:
            if known := act.result_of(wish.key) if wish.key else None:
                return act.case(known)
            return self.done(act, act.case(number), wish)

    def done(self, act: Transaction, case: Case, wish: Wish) -> Case:
        """Do one thing to a case inside an act that somebody opened for several.

        Raises:
            NotAllowed: The procedure, the form or the law says no.
            Overtaken: Someone else acted first.
        """
        if wish.seen is not None and wish.seen != len(case.actions):
            raise Overtaken(case.number)
        if refusal := case.why_not(wish.type, wish.licence):
            raise refusal
        catalog = self.desk.catalogs.version(case.received.catalog)
        step = _Step(self.desk, act, catalog, self.desk.now())
        case = step.late(case, wish)
        return step.keep(
            case,
            wish,
            self._marked(
                case, step.completing.facts(case, wish.type, wish.licence, wish.sent, wish.actor)
            ),
        )

    def _marked(self, case: Case, facts: Facts) -> Facts:
        if self.told is None or not isinstance(facts, LookThrough | RequestCorrection):
            return facts
        return replace(facts, defects=self.told(case, facts.defects))

    def defects(self, case: Case) -> tuple[Problem, ...]:
        """List everything still missing or wrong in a case, for looking it through."""
        return defects_of(self.desk, case)


@dataclass(frozen=True)
class _Step:
    """One act in the making: its transaction, its definitions, its moment."""

    desk: Desk
    act: Transaction
    catalog: Catalog
    now: datetime

    @property
    def completing(self) -> Completing:
        """What turns what was sent into what is kept."""
        return Completing(self.desk, self.act, self.catalog, local_day(self.now), self.take)

    def keep(self, case: Case, wish: Wish, facts: Facts) -> Case:
        """Take the numbers the action needs, do it, keep it: one business act."""
        action = Action(wish.type, self.now, wish.actor, facts, wish.licence)
        case.then(action)  # refused before a number is taken
        late = untimely(case, action, self.desk.calendar, local_day(self.now))
        if late is not None:
            raise late
        series, licence = series_of(case, wish, facts), wish.licence
        if isinstance(facts, SpoilNumber):
            taken = case.state.numbers[facts.number]
            series, licence = (taken.series,), taken.licence
        numbers = {
            name: self.take(name, letter, case.number)
            for name, letter in letters(case, self.catalog, licence, series).items()
        }
        after = case.then(replace(action, numbers=numbers))
        held = self._held(facts)
        calendar = self.desk.calendar
        kept = self.act.keep(after, summarise(after, calendar), tasks_of(after, calendar))
        if isinstance(facts, SpoilNumber):
            spoiled = case.state.numbers[facts.number].series
            self.act.spoiled(spoiled, facts.number, facts.reason, wish.actor.name)
        if isinstance(facts, Print):
            for permit in case.permits:
                if permit.number in facts.numbers:
                    self.act.printed(permit.series, permit.number)
        if wish.key:
            self.act.remember(wish.key, case.number)
        self._tell_others(case, after, facts, held, wish.actor)
        return kept

    def _held(self, facts: Facts) -> Holding:
        """Return what the holder had before this act, where it moves the register."""
        numbers = [entry.number for entry in moves_of(facts).entries]
        known = next((number for number in numbers if self.act.registered(number)), None)
        return self.act.holding_of(known) if known else Holding("")

    def _tell_others(
        self, before: Case, after: Case, facts: Facts, held: Holding, actor: Actor
    ) -> None:
        """Note in other cases what this act carries on, and cancel papers that wait to be printed."""
        for old in out_of_date(facts, held):
            reason = tr(f"action.{after.actions[-1].type}")
            self.act.cancel_papers(old.case_number, (old.number,), reason, actor.name)
        for item in carried(facts, held, after.number):
            carry = CarryOn(after.number, item.permit, item.version)
            self._note(item.case, ActionType.CARRY_ON, carry, item.licence)
        for case, type_, note, licence in awaiting(before, after):
            self._note(case, type_, note, licence)

    def _note(self, number: str, type_: ActionType, facts: KeptAsSent, licence: str) -> None:
        """Note something in another case; one whose retention ended has nothing to note."""
        try:
            case = self.act.case(number)
        except NotFound:
            return
        if case.why_not(type_, licence) is None:
            self.keep(case, Wish(type_, facts, SYSTEM, licence), facts)

    def late(self, case: Case, wish: Wish) -> Case:
        """Record what was missed before an act that ends clocks.

        A limit from receipt may have passed before the acceptance of the same day let it be seen.
        """
        if wish.type not in ENDING or case.why_not(wish.type, wish.licence, wish.actor):
            return case
        for item in happenings(case, self.desk.calendar, local_day(self.now)):
            if isinstance(item.facts, RecordOverdue):
                missed = Wish(item.type, item.facts, SYSTEM, item.licence)
                case = self.keep(case, missed, item.facts)
        return case

    def take(self, series: str, letter: str, case: str) -> str:
        """Take the next number of a series, written by the office's own pattern.

        A series that was not there yet when the case came in has the pattern of today.
        """
        office, year = self.catalog.office, local_day(self.now).year
        if series not in office.numbers:
            office = self.desk.catalogs.current().office
        return self.act.take_number(series, letter, year, office.writer(series, letter, year), case)


def series_of(case: Case, wish: Wish, facts: Facts) -> tuple[str, ...]:
    """Name the series an act takes numbers from: what is carried on keeps its permit's number."""
    series = RULES[wish.type].series
    part = case.state.parts.get(wish.licence)
    if part is not None and part.part.carries is not None:
        series = tuple(name for name in series if name not in ("single_permit", "filing_receipt"))
    asks = isinstance(facts, Revoke | Recall | Rescind | Lapse) and facts.leaning
    return (*series, "inquiry_letter") if asks else series


ENDING = (ActionType.GRANT, ActionType.DENY, ActionType.RECORD_FILING, ActionType.DELIVER)
