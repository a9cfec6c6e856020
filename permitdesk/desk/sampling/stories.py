"""A sample case that happens: each step is done by the real procedure, at its moment."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from random import Random

from permitdesk.desk.acting import Acting, Wish
from permitdesk.desk.passing import Passing
from permitdesk.desk.sampling import lives, papers_later, promises, sent
from permitdesk.desk.sampling.another import Coming, another_file, brought
from permitdesk.desk.sampling.course import Course
from permitdesk.desk.sampling.detour import newest
from permitdesk.desk.sampling.hours import Diary, first_workday, office_moment, workday_after
from permitdesk.desk.sampling.officers import KIOSKS, SUPERVISOR, WINDOWS
from permitdesk.desk.sampling.plans import Ending, Life, Plan, again
from permitdesk.domain.application import ApplicationFile, read_guide
from permitdesk.domain.case import Case
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.clock import TELL_WHAT_IS_MISSING
from permitdesk.domain.facts import (
    Actor,
    Archive,
    Deliver,
    LookThrough,
    Print,
    Remark,
    RequestCorrection,
    Sent,
)
from permitdesk.domain.passing import wakes_on
from permitdesk.domain.service import Service
from permitdesk.domain.special import (
    AllowException,
    EndHandling,
    EndReason,
    ExceptionRule,
    Serve,
    SpoilNumber,
)
from permitdesk.domain.state import ActionType, Status


def bundle(catalog: Catalog, file: ApplicationFile) -> tuple[str, ...]:
    """Return the licences an application asks for."""
    if not file.industry:
        return tuple(file.licences)
    answers, _ = read_guide(catalog.industry(file.industry).questions, file.guide)
    return tuple(catalog.choose(file.industry, answers).bundle)


LONGEST_WATCH = timedelta(days=400)
COMPLETE = LookThrough(complete=True, legal_form=True)
PAGES, RETENTION = 24, "长期"


@dataclass
class Story:
    """One case on its way.

    Attributes:
        diary: Where its own time stands.
        number: Empty until it came in.
        watched: What happens by itself happens to it.
    """

    acting: Acting
    random: Random
    plan: Plan
    diary: Diary
    number: str = ""
    watched: bool = True

    def told(self) -> Iterator[datetime]:
        """Yield the moment of each step before doing it; stop where the plan says so."""
        last = self.plan.received
        for wish in self._wishes():
            yield from self._nights(last, self.diary.day)
            yield self.diary.moment
            last = self.diary.day
            done = self._do(wish)
            if done is not None and done is self.plan.stop:
                break
        yield from self._nights(last, last + LONGEST_WATCH)

    def _do(self, wish: Wish | Actor | Coming | None) -> ActionType | None:
        """Do what is wished; receive an application by a person, wait for nobody."""
        if isinstance(wish, Wish):
            return self.acting.do(self.number, wish).actions[-1].type
        if isinstance(wish, Coming):
            self.number = self.acting.receive(wish.file, wish.by).number
            return ActionType.RECEIVE
        if wish is not None:
            file = sent.with_gaps(self.plan.file, self.plan.gaps)
            if self.plan.on_promise:
                file = promises.on_promise(self._catalog, file, bundle(self._catalog, file))
            if self._later_paper:
                file = papers_later.without(file, self._later_paper)
            self.number = self.acting.receive(file, wish).number
            return ActionType.RECEIVE
        return None

    def _nights(self, last: date, until: date) -> Iterator[datetime]:
        """Let pass what happens by itself after a day, each morning when the hall opens."""
        calendar = self.acting.desk.calendar
        while self.watched and self.number and workday_after(calendar, last, 1) <= until:
            wakes = wakes_on(self.case, calendar)
            if wakes is None:
                return
            last = max(first_workday(calendar, wakes), workday_after(calendar, last, 1))
            if last > until:
                return
            yield office_moment(last, 0)
            Passing(self.acting.desk).over(self.number)

    @property
    def case(self) -> Case:
        """Return the case as it stands."""
        return self.acting.desk.store.case(self.number)

    @cached_property
    def _later_paper(self) -> str:
        """Return the key of the paper that comes later; empty where all come at once."""
        plan = self.plan
        at_once = not plan.later or plan.gaps or plan.deemed or not self.watched
        return "" if at_once else papers_later.paper_for_later(self._catalog, plan.file)

    @property
    def _catalog(self) -> Catalog:
        return self.acting.desk.catalogs.current()

    def _wishes(self) -> Iterator[Wish | Actor | Coming | None]:
        """Yield who receives it, then what is wished, one by one; None where time just passes."""
        plan = self.plan
        yield self.random.choice(KIOSKS) if plan.kiosk else WINDOWS[plan.window]
        if plan.ending is Ending.DECLINED:
            yield self._by_clerk(plan.look_after, ActionType.DECLINE, sent.declined(self._catalog))
        elif plan.ending is Ending.WITHDRAWN:
            yield self._by_clerk(plan.look_after + 1, ActionType.WITHDRAW, Remark("申请人另行安排"))
        else:
            yield from self._accepting()
            if self.case.status is Status.ACCEPTED:
                yield from self._deciding()
            if self._gaps_open:
                self.diary = self._later(self.diary, self._catalog.timing.deferral.length)
                yield None  # the day passes
            if self.case.status is Status.DECIDED:
                yield from self._handing_over()
            elif self.case.status is not Status.ENDED:
                return
        yield self._by_clerk(plan.hand_over[3], ActionType.ARCHIVE, Archive(PAGES, RETENTION))
        yield from self._living()

    def _living(self) -> Iterator[Wish | Coming | None]:
        """Yield what becomes of the permits, or the next application of their holder."""
        for turn in lives.turns_of(self.case, self.plan.life):
            wish = turn.wish(self.case)
            if wish is not None:
                self.diary = self._later(self.diary, turn.wait)
                yield wish
        self.diary = self._later(self.diary, 1)
        calendar = self.acting.desk.calendar
        file = another_file(self.case, self._catalog, self.plan.life, calendar, self.diary.day)
        if file is not None:
            yield Coming(file, WINDOWS[self.plan.window])
            yield from self._once_more()

    def _once_more(self) -> Iterator[Wish | None]:
        """Yield the way of a change or a renewal: complete, quick, and issued where it is over."""
        self.plan = again(self.plan, tuple(self.case.state.parts))
        papers = brought(self.acting.defects(self.case))
        if papers.materials:
            yield self._by_clerk(0, ActionType.CORRECT_ON_SPOT, papers)
        yield self._by_clerk(0, ActionType.LOOK_THROUGH, COMPLETE)
        yield self._by_clerk(0, ActionType.ACCEPT, Remark())
        if self.plan.life is not Life.RENEWING:
            yield from self._deciding()
            yield from self._handing_over()
            yield self._by_clerk(0, ActionType.ARCHIVE, Archive(PAGES, RETENTION))

    @property
    def _gaps_open(self) -> bool:
        deferral = self.case.state.deferral
        return deferral is not None and bool(deferral.open)

    def _accepting(self) -> Iterator[Wish | None]:
        plan = self.plan
        if plan.slip:
            yield self._by_clerk(0, ActionType.CORRECT_ON_SPOT, sent.slip(plan.file))
        if plan.deemed and self.watched:
            self.diary = self._later(self.diary, TELL_WHAT_IS_MISSING.length + 2)
            yield None
            return
        if self._later_paper:
            yield from self._deferring(self._later_paper)
            return
        if plan.gaps:
            yield from self._correcting()
            if plan.answer_after is None:
                return
        wait = 0 if plan.gaps else plan.look_after
        if plan.on_promise:
            yield from self._promising()
        yield self._by_clerk(wait, ActionType.LOOK_THROUGH, COMPLETE)
        yield self._by_clerk(0, ActionType.ACCEPT, Remark())
        if plan.notice_spoiled:
            notice = newest(self.case, "acceptance_notice")
            spoil = SpoilNumber(notice, "打印机卡纸")
            yield self._by_clerk(0, ActionType.SPOIL_NUMBER, spoil)
        if plan.notice_served:
            notice = newest(self.case, "acceptance_notice")
            yield self._by_clerk(0, ActionType.SERVE, Serve(notice, Service(self._receiver)))

    def _promising(self) -> Iterator[Wish]:
        """Tell and sign the letters; or leave the promise again, with the papers that are wanted."""
        clerk = WINDOWS[self.plan.window]
        if self.plan.left:
            found = promises.left(self.case, self.plan.file, clerk)
        else:
            found = promises.letters(self.case, self._catalog, clerk)
        for wish in found:
            self.diary = self._later(self.diary, 0)
            yield wish

    def _deferring(self, paper: str) -> Iterator[Wish]:
        """Accept on a promise; the paper comes the same day, or never."""
        file = self.plan.file
        yield self._looked_through(self.plan.look_after)
        promise = papers_later.promised(file, paper)
        yield self._by_clerk(0, ActionType.ACCEPT_WITH_GAPS, promise)
        if not self.plan.never_brought:
            yield self._by_clerk(0, ActionType.BRING_GAPS, papers_later.brought(file, paper))

    def _looked_through(self, wait: int) -> Wish:
        """Look through what is not complete, and write down all that is missing."""
        self.diary = self._later(self.diary, wait)
        defects = tuple(map(sent.defect, self.acting.defects(self.case)))
        seen = LookThrough(complete=False, legal_form=True, defects=defects)
        return self._by_clerk(0, ActionType.LOOK_THROUGH, seen)

    def _correcting(self) -> Iterator[Wish]:
        """Tell what is missing, once; a second time where a supervisor allows it; or end it."""
        plan = self.plan
        yield from self._telling(plan.look_after)
        if plan.answer_after is None:
            late = EndHandling(EndReason.NOT_CORRECTED, "建议期限内未补正，材料退回")
            yield self._by_clerk(RequestCorrection(()).days + 2, ActionType.END, late)
            return
        if plan.twice and plan.gaps > 1:
            first = sent.the_rest(plan.file, plan.gaps, last=1)
            yield self._by_clerk(plan.answer_after, ActionType.SUPPLEMENT, first)
            yield from self._telling(0, again=True)
        rest = sent.the_rest(plan.file, plan.gaps)
        yield self._by_clerk(plan.answer_after, ActionType.SUPPLEMENT, rest)

    def _telling(self, wait: int, *, again: bool = False) -> Iterator[Wish]:
        yield self._looked_through(wait)
        if again:
            self.diary = self._later(self.diary, 0)
            allowed = AllowException(ExceptionRule.SECOND_CORRECTION, "申请人书面同意再次补正")
            yield Wish(ActionType.ALLOW_EXCEPTION, allowed, SUPERVISOR)
        yield self._by_clerk(0, ActionType.REQUEST_CORRECTION, RequestCorrection(()))

    def _deciding(self) -> Iterator[Wish]:
        """Yield what lies between acceptance and the decisions, in the order it happens."""
        clerk = WINDOWS[self.plan.window]
        calendar = self.acting.desk.calendar
        if self.plan.disputed and self.watched:
            for wish in papers_later.judged(self.case, self._catalog, clerk):
                self.diary = self._later(self.diary, 0)
                yield wish
        course = Course(
            self.case, self._decidable(), self.diary, clerk, self._catalog, calendar, self.random
        )
        for step in course.steps():
            self.diary = step.at
            yield step.wish(self.case)

    def _decidable(self) -> Plan:
        """Leave out of the plan what needs a paper that never comes."""
        deferral = self.case.state.deferral
        needing = {code for gap in deferral.open for code in gap.licences} if deferral else set()
        parts = self.case.state.parts
        left = {
            code: 0 if parts[code].part.by_promise else days
            for code, days in self.plan.decide_after.items()
            if code not in needing
        }
        return replace(self.plan, decide_after=left)

    def _handing_over(self) -> Iterator[Wish]:
        issue, print_, deliver, _ = self.plan.hand_over
        if self.case.state.favourable:
            yield self._by_clerk(issue, ActionType.ISSUE, Remark())
            yield self._by_clerk(print_, ActionType.PRINT, Print())
        yield self._by_clerk(deliver, ActionType.DELIVER, Deliver(self._receiver))

    @property
    def _receiver(self) -> str:
        return str(self.plan.file.answers["legal_person_name"])

    def _by_clerk(self, wait: int, type_: ActionType, what: Sent) -> Wish:
        self.diary = self._later(self.diary, wait)
        return Wish(type_, what, WINDOWS[self.plan.window])

    def _later(self, diary: Diary, workdays: int) -> Diary:
        return diary.wait(workdays, self.acting.desk.calendar, self.random)
