"""What comes between acceptance and the opinion on one licence of a sample case, where anything does."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from random import Random

from permitdesk.desk.acting import Wish
from permitdesk.desk.sampling import visits
from permitdesk.desk.sampling.hours import Diary, busy_minute
from permitdesk.desk.sampling.officers import SUPERVISOR, reviewer
from permitdesk.desk.sampling.plans import Plan
from permitdesk.domain.case import Case
from permitdesk.domain.facts import Actor, Part
from permitdesk.domain.hearing import RequestHearing
from permitdesk.domain.service import Service
from permitdesk.domain.special import (
    AnnouncePause,
    EndPause,
    Extend,
    PauseKind,
    SendReminder,
    Serve,
)
from permitdesk.domain.state import ActionType
from permitdesk.domain.workdays import WorkCalendar


@dataclass(frozen=True)
class Step:
    """One thing to be wished, once the case has got there."""

    at: Diary
    wish: Callable[[Case], Wish]


@dataclass(frozen=True)
class Detour:
    """A hearing, a special procedure, or what is done about being late.

    Attributes:
        start: When the licence could be looked at.
        clerk: Who has the case at the counter.
    """

    case: Case
    plan: Plan
    part: Part
    start: Diary
    clerk: Actor
    calendar: WorkCalendar
    random: Random

    def steps(self) -> list[Step]:
        """Return the steps, those of a hearing first."""
        return [*self._hearing(), *self._special(), *self._late()]

    def _hearing(self) -> Iterator[Step]:
        """Tell of the hearing; call and hold it where it must be, or where somebody asks."""
        part, code = self.part, self.part.licence
        if part.hearing == "none":
            return
        told = self._later(self.start, 0)
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
        yield Step(stop, lambda _: self._pause(PauseKind.HEARING, 10))
        yield Step(held, lambda case: visits.hearing_held(case, code))
        end = EndPause("听证已举行，笔录见卷", "听证笔录")
        resumed = self._later(held, 0)
        by = reviewer(part.decider)
        yield Step(resumed, lambda _: Wish(ActionType.END_PAUSE, end, by, code))

    def _called(self, case: Case, licence: str, today: date) -> Wish:
        return visits.hearing_called(case, licence, self._receiver, today, self.calendar)

    def _special(self) -> Iterator[Step]:
        """Stop the clock for what article 45 leaves out, and let it go on with the result."""
        part, special = self.part, self.plan.special
        stops_otherwise = part.hearing != "none" or part.pauses
        if special is None or special.licence != part.licence or part.filing or stops_otherwise:
            return
        code, by = part.licence, reviewer(part.decider)
        said = self._later(self.start, 0)
        pause = self._pause(special.kind, special.days, at_once=special.served_at_once)
        yield Step(said, lambda _: pause)
        if not special.served_at_once:
            said = self._later(said, 0)
            yield Step(said, lambda case: self._served(case, "special_time_notice", by))
        end = EndPause("符合要求", f"专字{self.random.randrange(10, 900)}号报告")
        over = self._later(said, special.days)
        yield Step(over, lambda _: Wish(ActionType.END_PAUSE, end, by, code))

    def _pause(self, kind: PauseKind, days: int, *, at_once: bool = True) -> Wish:
        service = Service(self._receiver) if at_once else None
        pause = AnnouncePause(kind, MATTERS[kind], days, service=service)
        return Wish(
            ActionType.ANNOUNCE_PAUSE, pause, reviewer(self.part.decider), self.part.licence
        )

    def _late(self) -> Iterator[Step]:
        """Extend what cannot be decided as promised, where a rule allows it; else it is urged."""
        part = self.part
        promise, days = part.promised.length, self.plan.decide_after[part.licence]
        if days <= promise + A_LITTLE_LATE or part.filing:
            return
        near = self._later(self.start, max(1, promise - 1))
        after = self._later(self.start, promise + 1)
        reason, receiver = "涉及事项复杂，需进一步核实", Service(self._receiver)
        if part.extension is not None and not self.plan.deemed:
            own = Extend(reason, "行政审批局负责人", receiver)
            yield Step(near, lambda _: Wish(ActionType.EXTEND, own, SUPERVISOR, part.licence))
        else:
            text = SendReminder(f"{part.name}已超过承诺时限，请说明原因并尽快办结。")
            yield Step(
                after, lambda _: Wish(ActionType.SEND_REMINDER, text, SUPERVISOR, part.licence)
            )
        if part.licence == self._extends_jointly:
            joint = Extend(reason, "本级人民政府负责人", receiver)
            yield Step(after, lambda _: Wish(ActionType.EXTEND_JOINTLY, joint, SUPERVISOR))

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

    def _served(self, case: Case, series: str, by: Actor) -> Wish:
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
