"""A sample case that happens: each step is done by the real procedure, at its moment."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from random import Random

from permitdesk.desk.acting import Acting, Wish
from permitdesk.desk.sampling import sent
from permitdesk.desk.sampling.hours import Diary
from permitdesk.desk.sampling.officers import KIOSKS, WINDOWS, decider, reviewer
from permitdesk.desk.sampling.plans import Ending, Plan
from permitdesk.domain.case import Case
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.facts import (
    Actor,
    Archive,
    Deliver,
    LookThrough,
    Part,
    Print,
    Remark,
    RequestCorrection,
    Sent,
)
from permitdesk.domain.state import ActionType

COMPLETE = LookThrough(complete=True, legal_form=True)
PAGES, RETENTION = 24, "长期"


@dataclass
class Story:
    """One case on its way.

    Attributes:
        diary: Where its own time stands.
        number: Empty until it came in.
    """

    acting: Acting
    random: Random
    plan: Plan
    diary: Diary
    number: str = ""

    def told(self) -> Iterator[datetime]:
        """Yield the moment of each step before doing it; stop where the plan says so."""
        for wish in self._wishes():
            yield self.diary.moment
            if isinstance(wish, Wish):
                self.acting.do(self.number, wish)
                last = wish.type
            else:
                file = sent.with_gaps(self.plan.file, self.plan.gaps)
                self.number = self.acting.receive(file, wish).number
                last = ActionType.RECEIVE
            if last is self.plan.stop:
                return

    @property
    def case(self) -> Case:
        """Return the case as it stands."""
        return self.acting.desk.store.case(self.number)

    @property
    def _catalog(self) -> Catalog:
        return self.acting.desk.catalogs.current()

    def _wishes(self) -> Iterator[Wish | Actor]:
        """Yield who receives it, then what is wished, one by one."""
        plan = self.plan
        yield self.random.choice(KIOSKS) if plan.kiosk else WINDOWS[plan.window]
        if plan.ending is Ending.DECLINED:
            yield self._by_clerk(plan.look_after, ActionType.DECLINE, sent.declined(self._catalog))
        elif plan.ending is Ending.WITHDRAWN:
            yield self._by_clerk(plan.look_after + 1, ActionType.WITHDRAW, Remark("申请人另行安排"))
        else:
            yield from self._accepting()
            if plan.gaps and plan.answer_after is None:
                return
            yield from self._deciding()
            if set(self.case.state.open_parts):
                return
            yield from self._handing_over()
        yield self._by_clerk(plan.hand_over[3], ActionType.ARCHIVE, Archive(PAGES, RETENTION))

    def _accepting(self) -> Iterator[Wish]:
        plan = self.plan
        if plan.slip:
            yield self._by_clerk(0, ActionType.CORRECT_ON_SPOT, sent.slip(plan.file))
        if plan.gaps:
            defects = tuple(map(sent.defect, self.acting.defects(self.case)))
            seen = LookThrough(complete=False, legal_form=True, defects=defects)
            yield self._by_clerk(plan.look_after, ActionType.LOOK_THROUGH, seen)
            yield self._by_clerk(0, ActionType.REQUEST_CORRECTION, RequestCorrection(()))
            if plan.answer_after is None:
                return
            rest = sent.the_rest(plan.file, plan.gaps)
            yield self._by_clerk(plan.answer_after, ActionType.SUPPLEMENT, rest)
        wait = 0 if plan.gaps else plan.look_after
        yield self._by_clerk(wait, ActionType.LOOK_THROUGH, COMPLETE)
        yield self._by_clerk(0, ActionType.ACCEPT, Remark())

    def _deciding(self) -> Iterator[Wish]:
        """Yield reviews and decisions of all licences side by side, in the order they happen."""
        steps: list[tuple[Diary, Wish]] = []
        denies = self.plan.ending is Ending.DENIED
        for part in self.case.received.parts:
            if part.licence in self.plan.decide_after:
                steps += self._decision(part, denied=denies and not part.filing)
                denies = denies and part.filing
        for diary, wish in sorted(steps, key=lambda step: step[0]):
            self.diary = diary
            yield wish

    def _decision(self, part: Part, *, denied: bool) -> list[tuple[Diary, Wish]]:
        """Return the opinion half way and the decision at the end; never one of them alone."""
        days = self.plan.decide_after[part.licence]
        licence = self._catalog.licence(part.licence)
        heard = self._later(self.diary, days // 2)
        settled = self._later(heard, days - days // 2)
        review = sent.opinion(denied=denied)
        type_, decision = sent.decision(licence, denied=denied)
        by, end = reviewer(part.department), decider(part.decider)
        return [
            (heard, Wish(ActionType.REVIEW, review, by, part.licence)),
            (settled, Wish(type_, decision, end, part.licence)),
        ]

    def _handing_over(self) -> Iterator[Wish]:
        issue, print_, deliver, _ = self.plan.hand_over
        if self.case.state.favourable:
            yield self._by_clerk(issue, ActionType.ISSUE, Remark())
            yield self._by_clerk(print_, ActionType.PRINT, Print())
        receiver = str(self.plan.file.answers["legal_person_name"])
        yield self._by_clerk(deliver, ActionType.DELIVER, Deliver(receiver))

    def _by_clerk(self, wait: int, type_: ActionType, what: Sent) -> Wish:
        self.diary = self._later(self.diary, wait)
        return Wish(type_, what, WINDOWS[self.plan.window])

    def _later(self, diary: Diary, workdays: int) -> Diary:
        return diary.wait(workdays, self.acting.desk.calendar, self.random)
