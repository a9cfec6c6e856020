"""A practice store filled with cases that went through the real procedure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from heapq import heapify, heappop, heappush
from random import Random

from permitdesk.desk.acting import Acting
from permitdesk.desk.desk import Desk
from permitdesk.desk.sampling.applications import sample_application
from permitdesk.desk.sampling.hours import (
    DAY_MINUTES,
    Diary,
    SettableClock,
    office_moment,
    workdays_before,
)
from permitdesk.desk.sampling.plans import Plan, draw_plan
from permitdesk.desk.sampling.stories import Story
from permitdesk.domain.application import ApplicationFile, read_guide
from permitdesk.domain.catalog import Catalog

FEWEST_DAYS, MOST_DAYS, CASES_A_DAY = 15, 85, 12
"""Working days the cases are spread over: four months at most."""


def sample_cases(desk: Desk, cases: int, seed: int, today: date) -> int:
    """Fill a practice store with believable cases in all states, up to now.

    Every step goes through the procedure, in the order of time over all cases, within office
    hours; nothing lies after the desk's own present.  For very many there is ``bulk``.

    Args:
        desk: A practice desk; its own clock stays as it is.
        cases: How many.
        seed: The same seed makes the same cases.
        today: The last legal day something happens on.

    Returns:
        How many came in: those drawn for a moment that is still to come are left out.
    """
    random = Random(seed)
    catalog = desk.catalogs.current()
    span = min(MOST_DAYS, max(FEWEST_DAYS, cases // CASES_A_DAY))
    days = workdays_before(desk.calendar, today, span)
    plans = [_plan(catalog, random, random.choice(days)) for _ in range(cases)]
    return len(play(desk, plans, random, today))


def play(
    desk: Desk, plans: Iterable[Plan], random: Random, today: date, *, watched: bool = True
) -> list[Story]:
    """Let plans happen together, moment after moment; return the stories of what came in.

    Args:
        desk: A practice desk.
        plans: What is to become of each case.
        random: Where chance comes from.
        today: The last legal day something happens on.
        watched: What happens by itself happens to the cases.
    """
    until = min(desk.now(), office_moment(today, DAY_MINUTES - 1))
    theatre = _Theatre(desk, random, until, watched)
    return theatre.play(plans)


@dataclass
class _Theatre:
    """Many cases at one desk, on one clock."""

    desk: Desk
    random: Random
    until: datetime
    watched: bool

    def play(self, plans: Iterable[Plan]) -> list[Story]:
        clock = SettableClock()
        acting = Acting(replace(self.desk, now=clock.now))
        stories = [
            Story(
                acting,
                Random(self.random.random()),
                plan,
                Diary(plan.received, plan.minute),
                watched=self.watched,
            )
            for plan in plans
        ]
        waiting: list[tuple[datetime, int, Iterator[datetime]]] = []
        for place, story in enumerate(stories):
            steps = story.told()
            waiting.append((next(steps), place, steps))
        heapify(waiting)
        while waiting and waiting[0][0] <= self.until:
            clock.at, place, steps = heappop(waiting)
            following = next(steps, None)
            if following is not None:
                heappush(waiting, (following, place, steps))
        return [story for story in stories if story.number]


def _plan(catalog: Catalog, random: Random, day: date) -> Plan:
    industry = random.choice(list(catalog.industries))
    file = sample_application(catalog, industry, random.randrange(10**9), day)
    return draw_plan(random, file, day, promised(catalog, file))


def promised(catalog: Catalog, file: ApplicationFile) -> dict[str, int]:
    """Return the working days promised for each licence an application asks for."""
    bundle = file.licences
    if file.industry:
        answers, _ = read_guide(catalog.industry(file.industry).questions, file.guide)
        bundle = catalog.choose(file.industry, answers).bundle
    return {code: catalog.licence(code).promised_days for code in bundle}
