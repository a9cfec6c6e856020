"""What lies between acceptance and decision of a sample case, laid out in time."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from random import Random

from permitdesk.desk.acting import Wish
from permitdesk.desk.sampling import sent, visits
from permitdesk.desk.sampling.hours import Diary, busy_minute
from permitdesk.desk.sampling.officers import SUPERVISOR, decider, inspectors, reviewer
from permitdesk.desk.sampling.plans import Ending, Plan
from permitdesk.domain.case import Case
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.checklist import checklist
from permitdesk.domain.facts import Actor, Part
from permitdesk.domain.hearing import ASK_FOR_HEARING, RequestHearing
from permitdesk.domain.service import Service
from permitdesk.domain.site_check import CheckPoint, Recuse
from permitdesk.domain.special import (
    AnnouncePause,
    EndPause,
    Extend,
    PauseKind,
    SendReminder,
    Serve,
)
from permitdesk.domain.state import ActionType
from permitdesk.domain.visiting import next_day_free, proposed_day
from permitdesk.domain.workdays import WorkCalendar


@dataclass(frozen=True)
class Step:
    """One thing to be wished, once the case has got there."""

    at: Diary
    wish: Callable[[Case], Wish]


@dataclass
class Course:
    """The way of an accepted case to its decisions, all licences side by side.

    Attributes:
        start: When it was accepted.
        clerk: Who has it at the counter.
        clear: When the site check has nothing against a licence any more, or is over with it.
        settled: When a licence is decided.
    """

    case: Case
    plan: Plan
    start: Diary
    clerk: Actor
    catalog: Catalog
    calendar: WorkCalendar
    random: Random
    clear: dict[str, Diary] = field(default_factory=dict)
    settled: dict[str, Diary] = field(default_factory=dict)

    def steps(self) -> list[Step]:
        """Return all steps in the order they happen."""
        found = [*self._site(), *(step for part in self._parts() for step in self._licence(part))]
        return sorted(found, key=lambda step: step.at)

    @property
    def denied(self) -> str:
        """Return the licence that is denied: one that no other waits for; empty for none."""
        if self.plan.ending is not Ending.DENIED:
            return ""
        licences = [part for part in self.case.received.parts if not part.filing]
        before = {code for part in self.case.received.parts for code in part.after}
        last = [part.licence for part in licences if part.licence not in before]
        return next(iter(last), licences[-1].licence if licences else "")

    def _parts(self) -> Iterator[Part]:
        """Yield what is to be decided, each after those it waits for."""
        waiting = [
            part for part in self.case.received.parts if part.licence in self.plan.decide_after
        ]
        while waiting:
            ready = [part for part in waiting if self._begins(part) is not None]
            if not ready:
                return  # it waits for one that this plan leaves open
            yield from ready
            waiting = [part for part in waiting if part not in ready]

    def _begins(self, part: Part) -> Diary | None:
        before = [code for code in part.after if code in self.case.state.parts]
        if any(code not in self.settled for code in before):
            return None
        return max((self.settled[code] for code in before), default=self.start)

    def _site(self) -> Iterator[Step]:
        to_check = self.case.state.to_check
        if not to_check:
            return
        planned = self._later(self.start, 0)
        day = self._visit_day(planned.day)
        yield Step(planned, lambda case: visits.check_planned(case, self.clerk, day))
        last = planned
        if self.plan.recused:
            last = self._later(last, 0)
            yield Step(last, self._recusal)
        back_at_noon = Diary(day, self.random.randint(100, 200))
        recorded = max(back_at_noon, self._later(last, 0))
        defects = self._defects()
        keys = tuple(point.key for point in defects)
        yield Step(recorded, lambda case: visits.check_recorded(case, keys))
        self.clear = dict.fromkeys(to_check, recorded)
        if defects:
            yield from self._mending(recorded, defects)

    def _visit_day(self, today: date) -> date:
        """Return the day the desk proposes; the next one where something is promised at once."""
        hurry = any(part.promised.length == 1 for part in self.case.received.parts)
        if hurry:
            return next_day_free(today, self.calendar)
        return proposed_day(self.case, self.calendar, today)

    def _recusal(self, case: Case) -> Wish:
        plan = case.state.site.plan
        assert plan is not None
        leaving = plan.inspectors[0]
        other = inspectors(leaving.department)[2]
        recuse = Recuse(leaving.name, "与申请人有近亲属关系", "本人", other)
        return Wish(ActionType.RECUSE, recuse, self.clerk)

    def _defects(self) -> tuple[CheckPoint, ...]:
        """Choose the points that are wrong: of the licence that is denied for them, or of any."""
        points = checklist(self.catalog, self.case.state.to_check)
        if self.denied:
            return tuple(
                point for point in points if {code for code, _ in point.uses} == {self.denied}
            )[:2]
        return tuple(self.random.sample(points, min(self.plan.defects, len(points))))

    def _mending(self, recorded: Diary, defects: tuple[CheckPoint, ...]) -> Iterator[Step]:
        ordered = self._later(recorded, 0)
        again = self._later(ordered, self.plan.mended_after)
        still = {point.key for point in defects} if self.denied else ()
        yield Step(ordered, lambda _: visits.defects_ordered(self.clerk, self._receiver))
        yield Step(again, lambda case: visits.recheck_recorded(case, still))
        for code in {code for point in defects for code, _ in point.uses}:
            self.clear[code] = again

    def _licence(self, part: Part) -> Iterator[Step]:
        """Yield the opinion half way and the decision at the end, and what comes between."""
        start, days = self._begins(part), self.plan.decide_after[part.licence]
        assert start is not None
        code, denied = part.licence, part.licence == self.denied
        between = [
            *self._hearing(part, start),
            *self._special(part, start),
            *self._late(part, start),
        ]
        yield from between
        waits = [self._later(start, days // 2), *(step.at for step in between)]
        if part.hearing != "none":
            waits.append(self._later(waits[1], ASK_FOR_HEARING.length + 1))
        if code in self.clear:
            waits.append(self.clear[code])
        reviewed = self._later(max(waits), 0)
        self.settled[code] = max(self._later(start, days), self._later(reviewed, 0))
        review = sent.opinion(denied=denied, on_site=part.site_check)
        by, end = reviewer(part.department), decider(part.decider)
        type_, decision = sent.decision(self.catalog.licence(code), denied=denied)
        yield Step(reviewed, lambda _: Wish(ActionType.REVIEW, review, by, code))
        yield Step(self.settled[code], lambda _: Wish(type_, decision, end, code))

    def _hearing(self, part: Part, start: Diary) -> Iterator[Step]:
        """Tell of the hearing; call and hold it where it must be, or where somebody asks."""
        code = part.licence
        if part.hearing == "none":
            return
        told = self._later(start, 0)
        yield Step(told, lambda case: visits.hearing_told(case, code, self._receiver))
        if self.plan.asked:
            told = self._later(told, 1)
            ask = RequestHearing(visits.NEIGHBOUR, "担心夜间噪声")
            yield Step(told, lambda _: Wish(ActionType.REQUEST_HEARING, ask, self.clerk, code))
        elif part.hearing != "always":
            return
        called = self._later(told, 0)
        held = Diary(visits.hearing_day(called.day, self.calendar), busy_minute(self.random))
        yield Step(called, lambda case: self._called(case, code, called.day))
        stop = self._later(called, 0)
        yield Step(stop, lambda case: self._pause(part, PauseKind.HEARING, 10))
        yield Step(held, lambda case: visits.hearing_held(case, code))
        end = EndPause("听证已举行，笔录见卷", "听证笔录")
        resumed = self._later(held, 0)
        by = reviewer(part.decider)
        yield Step(resumed, lambda _: Wish(ActionType.END_PAUSE, end, by, code))

    def _called(self, case: Case, licence: str, today: date) -> Wish:
        return visits.hearing_called(case, licence, self._receiver, today, self.calendar)

    def _special(self, part: Part, start: Diary) -> Iterator[Step]:
        """Stop the clock for what article 45 leaves out, and let it go on with the result."""
        special = self.plan.special
        stops_otherwise = part.hearing != "none" or part.pauses
        if special is None or special.licence != part.licence or part.filing or stops_otherwise:
            return
        code, by = part.licence, reviewer(part.decider)
        said = self._later(start, 0)
        pause = self._pause(part, special.kind, special.days, at_once=special.served_at_once)
        yield Step(said, lambda _: pause)
        if not special.served_at_once:
            said = self._later(said, 0)
            yield Step(said, lambda case: self.served(case, "special_time_notice", by))
        end = EndPause("符合要求", f"专字{self.random.randrange(10, 900)}号报告")
        over = self._later(said, special.days)
        yield Step(over, lambda _: Wish(ActionType.END_PAUSE, end, by, code))

    def _pause(self, part: Part, kind: PauseKind, days: int, *, at_once: bool = True) -> Wish:
        service = Service(self._receiver) if at_once else None
        pause = AnnouncePause(kind, MATTERS[kind], days, service=service)
        return Wish(ActionType.ANNOUNCE_PAUSE, pause, reviewer(part.decider), part.licence)

    def _late(self, part: Part, start: Diary) -> Iterator[Step]:
        """Extend what cannot be decided as promised, where a rule allows it; else it is urged."""
        promise, days = part.promised.length, self.plan.decide_after[part.licence]
        if days <= promise + A_LITTLE_LATE or part.filing:
            return
        near = self._later(start, max(1, promise - 1))
        after = self._later(start, promise + 1)
        reason, receiver = "涉及事项复杂，需进一步核实", Service(self._receiver)
        if part.extension is not None and not self.plan.deemed:
            extend = Extend(reason, "行政审批局负责人", receiver)
            yield Step(near, lambda _: Wish(ActionType.EXTEND, extend, SUPERVISOR, part.licence))
        else:
            text = SendReminder(f"{part.name}已超过承诺时限，请说明原因并尽快办结。")
            yield Step(
                after, lambda _: Wish(ActionType.SEND_REMINDER, text, SUPERVISOR, part.licence)
            )
        if part.licence == self._extends_jointly:
            extend = Extend(reason, "本级人民政府负责人", receiver)
            yield Step(after, lambda _: Wish(ActionType.EXTEND_JOINTLY, extend, SUPERVISOR))

    @property
    def _extends_jointly(self) -> str:
        """Return the first late licence of several: with it the joint limit is extended."""
        licences = [part for part in self.case.received.parts if not part.filing]
        late = (
            part.licence
            for part in licences
            if self.plan.decide_after.get(part.licence, 0) > part.promised.length + A_LITTLE_LATE
        )
        return next(late, "") if len(licences) > 1 else ""

    def served(self, case: Case, series: str, by: Actor) -> Wish:
        """Hand the newest document of a series over."""
        return Wish(ActionType.SERVE, Serve(newest(case, series), Service(self._receiver)), by)

    @property
    def _receiver(self) -> str:
        return str(self.plan.file.answers["legal_person_name"])

    def _later(self, diary: Diary, workdays: int) -> Diary:
        return diary.wait(workdays, self.calendar, self.random)


def newest(case: Case, series: str) -> str:
    """Return the number of the newest good document of a series."""
    numbers = case.state.numbers.items()
    return [
        number for number, taken in numbers if taken.series == series and not taken.spoiled
    ][-1]  # fmt: skip


A_LITTLE_LATE = 3
"""Working days after the promise that nobody makes much of."""
MATTERS = {
    PauseKind.HEARING: "听证",
    PauseKind.EXPERT_REVIEW: "工艺布局专家评审",
    PauseKind.TESTING: "样品检测",
    PauseKind.APPRAISAL: "技术鉴定",
}
