"""A practice store filled with cases that went through the real procedure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from heapq import heapify, heappop, heappush
from random import Random

from permitdesk.desk.acting import Acting
from permitdesk.desk.desk import Desk
from permitdesk.desk.sampling import promises
from permitdesk.desk.sampling.applications import sample_application
from permitdesk.desk.sampling.hours import (
    DAY_MINUTES,
    Diary,
    SettableClock,
    office_moment,
    workdays_before,
)
from permitdesk.desk.sampling.plans import AFTER_A_PROMISE, Life, Plan, draw_plan, settled
from permitdesk.desk.sampling.stories import Story, bundle
from permitdesk.domain.application import ApplicationFile
from permitdesk.domain.catalog import Catalog

FEWEST_DAYS, MOST_DAYS, CASES_A_DAY = 15, 85, 12
"""Working days the cases are spread over: four months at most."""
EARLIER_DAYS, LIVED_EVERY = 20, 4
"""One case in so many came in that many working days before the others, and its permits have a life."""
LIVES = (*(life for life in Life if life is not Life.NONE), *(Life.KEPT,) * 7)
"""Among a hundred cases each life once; a promise is kept more often than not."""
DRAWS = 40
"""Tries for an application that something can happen to."""
RENEWED_TRADE = "liquor_tobacco"
"""One licence alone, that is renewed by a date."""


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
        How many came in: those drawn for a moment that is still to come are left out, and the next
        applications of their holders (a change, a renewal) are not counted.
    """
    random = Random(seed)
    catalog = desk.catalogs.current()
    span = min(MOST_DAYS, max(FEWEST_DAYS, cases // CASES_A_DAY))
    days = workdays_before(desk.calendar, today, span)
    earlier = workdays_before(desk.calendar, days[0], EARLIER_DAYS)
    plans = [
        _lived(catalog, random, random.choice(earlier), LIVES[place // LIVED_EVERY % len(LIVES)])
        if place % LIVED_EVERY == LIVED_EVERY - 1
        else _plan(catalog, random, random.choice(days))
        for place in range(cases)
    ]
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


def _lived(catalog: Catalog, random: Random, day: date, life: Life) -> Plan:
    """Return the plan of a case that is over soon, and whose permits then have a life."""
    for _ in range(DRAWS):
        industry = random.choice(list(catalog.industries))
        if life in (Life.RENEWED, Life.RENEWING):
            industry = RENEWED_TRADE
        file = sample_application(catalog, industry, random.randrange(10**9), day)
        licences = bundle(catalog, file)
        routes = promises.on_promise(catalog, file, licences).routes
        alone = industry != RENEWED_TRADE or len(licences) == 1
        other = life not in AFTER_A_PROMISE and alone and _heard_by_nobody(catalog, licences)
        if other or (life in AFTER_A_PROMISE and routes):
            break
    return settled(draw_plan(random, file, day, promised(catalog, file)), life)


def _heard_by_nobody(catalog: Catalog, licences: Iterable[str]) -> bool:
    """Tell whether there is a licence to live on, and no hearing to wait for."""
    found = [catalog.licence(code) for code in licences]
    heard = any(licence.hearing_required != "none" for licence in found)
    return not heard and any(not licence.is_filing for licence in found)


def promised(catalog: Catalog, file: ApplicationFile) -> dict[str, int]:
    """Return the working days promised for each licence an application asks for."""
    return {code: catalog.licence(code).promised_days for code in bundle(catalog, file)}
