"""Doing one thing to one case: every face and every command comes through here."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from permitdesk.desk.defects import defects_of
from permitdesk.desk.deferring import with_papers
from permitdesk.desk.desk import Desk
from permitdesk.desk.earlier_papers import refuse_foreign
from permitdesk.desk.ports import Transaction
from permitdesk.desk.renewing import renewals_of
from permitdesk.desk.special import Filling
from permitdesk.domain.application import (
    Application,
    ApplicationFile,
    Looked,
    as_file,
    look_at,
)
from permitdesk.domain.case import Case
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.decision import (
    complete_denial,
    complete_grant,
    composes,
    issue_of,
    letters,
)
from permitdesk.domain.errors import NotAllowed, Overtaken, Problem
from permitdesk.domain.facts import (
    SYSTEM,
    Actor,
    Amend,
    ChangeFile,
    Defect,
    Deny,
    Facts,
    Grant,
    Issue,
    LookThrough,
    Part,
    Print,
    Receive,
    RequestCorrection,
    Sent,
)
from permitdesk.domain.passing import happenings
from permitdesk.domain.procedure import RULES
from permitdesk.domain.renewal import Renewal
from permitdesk.domain.special import RecordOverdue, SpoilNumber
from permitdesk.domain.state import Action, ActionType
from permitdesk.domain.summary import summarise
from permitdesk.domain.timely import untimely
from permitdesk.domain.workdays import local_day

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
        looked = look_at(catalog, file, self.desk.checking())
        refuse_wrong(looked)
        refuse_foreign(self.desk, catalog, looked.application)
        renews = renewals_of(self.desk, catalog, looked.application)
        facts = Receive(
            looked.application,
            parts_of(catalog, looked.application, renews),
            catalog.digest,
            catalog.industry(file.industry).name if file.industry else "",
        )
        with self.desk.store.act() as act:
            if known := act.result_of(key) if key else None:
                return act.case(known)
            step = _Step(self.desk, act, catalog, self.desk.now())
            number = step.take("case", catalog.lead.letter, "")
            return step.keep(Case(number), Wish(ActionType.RECEIVE, file, actor, key=key), facts)

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
        return step.keep(case, wish, self._marked(case, step.facts(case, wish)))

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

    def keep(self, case: Case, wish: Wish, facts: Facts) -> Case:
        """Take the numbers the action needs, do it, keep it: one business act."""
        action = Action(wish.type, self.now, wish.actor, facts, wish.licence)
        case.then(action)  # refused before a number is taken
        late = untimely(case, action, self.desk.calendar, local_day(self.now))
        if late is not None:
            raise late
        series = RULES[wish.type].series
        licence = wish.licence
        if isinstance(facts, SpoilNumber):
            taken = case.state.numbers[facts.number]
            series, licence = (taken.series,), taken.licence
        numbers = {
            name: self.take(name, letter, case.number)
            for name, letter in letters(case, self.catalog, licence, series).items()
        }
        after = case.then(replace(action, numbers=numbers))
        made = after.permits if isinstance(facts, Issue) else ()
        kept = self.act.keep(after, summarise(after, self.desk.calendar), made)
        if isinstance(facts, SpoilNumber):
            spoiled = case.state.numbers[facts.number].series
            self.act.spoiled(spoiled, facts.number, facts.reason, wish.actor.name)
        if isinstance(facts, Print):
            for permit in case.permits:
                if permit.number in facts.numbers:
                    self.act.printed(permit.series, permit.number)
        if wish.key:
            self.act.remember(wish.key, case.number)
        return kept

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
        """Take the next number of a series, written by the office's own pattern."""
        office, year = self.catalog.office, local_day(self.now).year

        return self.act.take_number(series, letter, year, office.writer(series, letter, year), case)

    def facts(self, case: Case, wish: Wish) -> Facts:
        """Turn what was sent into what is kept, filled in with what the office knows."""
        if wish.type is ActionType.ISSUE:
            return self._issue(case)
        sent = with_papers(self.desk, case, self.catalog, wish.licence, wish.sent)
        match sent:
            case ChangeFile():
                return self._amend(case, sent)
            case Grant():
                return self._grant(case, wish.licence, sent)
            case Deny():
                return complete_denial(sent, self.catalog.office.remedies)
            case LookThrough(complete=True, legal_form=True):
                self._nothing_missing(case)
            case RequestCorrection(defects=()) if case.state.looked_through:
                return replace(sent, defects=case.state.looked_through.defects)
            case Print(numbers=()):
                return replace(sent, numbers=tuple(permit.number for permit in case.permits))
        assert not isinstance(sent, ApplicationFile | ChangeFile)
        today = local_day(self.now)
        return Filling(case, self.catalog, wish.licence, wish.actor, today).filled(sent)

    def _grant(self, case: Case, licence: str, grant: Grant) -> Grant:
        notes, today = self.catalog.office.validity_notes, local_day(self.now)
        answers = case.application.answers
        renews = case.state.parts[licence].part.renews
        return complete_grant(
            grant, self.catalog.licence(licence), answers, today, notes, renews=renews
        )

    def _issue(self, case: Case) -> Issue:
        number = ""
        if composes(case):
            number = self.take("composite_permit", self.catalog.lead.letter, case.number)
        return issue_of(case, self.catalog, local_day(self.now), number)

    def _amend(self, case: Case, change: ChangeFile) -> Amend:
        file = changed(as_file(case.application), change)
        looked = look_at(self.catalog, file, self.desk.checking())
        refuse_wrong(looked)
        old, new = case.application.answers.shared, looked.application.answers.shared
        names = [key for key in new if new[key] != old.get(key)]
        papers = [material.key for material in change.materials]
        return Amend(looked.application, (*names, *change.records, *papers))

    def _nothing_missing(self, case: Case) -> None:
        found = defects_of(self.desk, case)
        if found:
            raise NotAllowed("look_through.not_complete", ARTICLE_32, found, count=len(found))


ENDING = (ActionType.GRANT, ActionType.DENY, ActionType.RECORD_FILING, ActionType.DELIVER)
ARTICLE_32 = RULES[ActionType.ACCEPT].source


def refuse_wrong(looked: Looked) -> None:
    """Refuse an application that holds something that cannot be right; gaps may stay.

    Raises:
        NotAllowed: ``application.wrong`` with every problem.
    """
    wrong = tuple(problem for problem in looked.problems if not problem.is_missing)
    if wrong:
        raise NotAllowed("application.wrong", problems=wrong, count=len(wrong))


def parts_of(
    catalog: Catalog, application: Application, renews: Mapping[str, Renewal]
) -> tuple[Part, ...]:
    """Name the licences of a case with the limits, rules and offices they are judged by."""
    return tuple(
        _part(catalog, application, code, renews.get(code)) for code in application.licences
    )


def _part(catalog: Catalog, application: Application, code: str, renews: Renewal | None) -> Part:
    answers, licence = application.answers, catalog.licence(code)
    check, timing = licence.site_check, catalog.timing
    promised = licence.promised_limit(answers)
    return Part(
        licence=code,
        name=licence.name,
        filing=licence.is_filing,
        department=licence.authority.code,
        decider=catalog.decider(licence).code,
        route=application.route(code),
        statutory=licence.statutory_limit(answers),
        promised=promised,
        internal=replace(
            promised,
            length=max(1, promised.length - timing.internal_margin),
            source=INTERNAL_LIMIT,
        ),
        extension=licence.extension,
        pauses=licence.excluded_periods,
        hearing=licence.hearing_required,
        site_check=check.required and check.timing == BEFORE_DECISION,
        after=licence.waits_for(application.licences, answers),
        lights=licence.lights or timing.lights,
        renews=renews,
    )


BEFORE_DECISION = "before_decision"
INTERNAL_LIMIT = "内部审查时限（本系统约定）"


def changed(file: ApplicationFile, change: ChangeFile) -> ApplicationFile:
    """Return an application with a change put in: new answers over old ones."""
    own: dict[str, Mapping[str, Any]] = dict(file.own)
    for licence, answers in change.own.items():
        own[licence] = {**own.get(licence, {}), **answers}
    new = {material.key for material in change.materials}
    kept = tuple(material for material in file.materials if material.key not in new)
    return replace(
        file,
        answers={**file.answers, **change.answers},
        own=own,
        records={**file.records, **change.records},
        materials=(*kept, *change.materials),
        agent=change.agent,
    )
