"""What lies between acceptance and decision of a sample case, laid out in time."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random

from permitdesk.desk.acting import Wish
from permitdesk.desk.sampling import sent, visits
from permitdesk.desk.sampling.detour import Detour, Step
from permitdesk.desk.sampling.hours import Diary
from permitdesk.desk.sampling.officers import decider, inspectors, reviewer
from permitdesk.desk.sampling.plans import Ending, Plan
from permitdesk.domain.case import Case
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.checklist import checklist
from permitdesk.domain.facts import Actor, Grant, Part
from permitdesk.domain.hearing import ASK_FOR_HEARING
from permitdesk.domain.site_check import CheckPoint, Recuse
from permitdesk.domain.state import ActionType
from permitdesk.domain.timing import Unit
from permitdesk.domain.visiting import next_day_free, proposed_day
from permitdesk.domain.workdays import WorkCalendar


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
        licences = [part for part in self._all if not part.filing]
        before = {code for part in self._all for code in part.after}
        last = [part.licence for part in licences if part.licence not in before]
        return next(iter(last), licences[-1].licence if licences else "")

    @property
    def _all(self) -> tuple[Part, ...]:
        """Return the licences on the routes they are on now."""
        return tuple(part.part for part in self.case.state.parts.values())

    @property
    def _first(self) -> str:
        return self._all[0].licence

    def _parts(self) -> Iterator[Part]:
        """Yield what is to be decided, each after those it waits for."""
        waiting = [part for part in self._all if part.licence in self.plan.decide_after]
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
        """Return the day the desk proposes, or the next one.

        That is the one where something is promised at once, and where days off count too: stamped
        elsewhere in the year they would leave fewer working days.
        """
        hurry = any(
            part.promised.length == 1 or part.statutory.unit is not Unit.WORKING_DAY
            for part in self._all
        )
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
        detour = Detour(self.case, self.plan, part, start, self.clerk, self.calendar, self.random)
        between = detour.steps()
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
        if isinstance(decision, Grant) and self.plan.lasts is not None and code == self._first:
            until = self.settled[code].day + timedelta(days=self.plan.lasts)
            decision = replace(decision, valid_until=until)
        if not (part.by_promise and part.terms and part.terms.on_the_spot):
            yield Step(reviewed, lambda _: Wish(ActionType.REVIEW, review, by, code))
        yield Step(self.settled[code], lambda _: Wish(type_, decision, end, code))

    @property
    def _receiver(self) -> str:
        return str(self.plan.file.answers["legal_person_name"])

    def _later(self, diary: Diary, workdays: int) -> Diary:
        return diary.wait(workdays, self.calendar, self.random)
