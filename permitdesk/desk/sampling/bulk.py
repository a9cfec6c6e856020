"""Very many cases, fast: some hundred went through the procedure, all others are stamped."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import islice
from random import Random

from permitdesk.desk.ports import Transaction
from permitdesk.desk.sampling.applications import sample_application
from permitdesk.desk.sampling.codes import uscc
from permitdesk.desk.sampling.counters import Counters, Take
from permitdesk.desk.sampling.hours import Timetable, workdays_before
from permitdesk.desk.sampling.names import bulk_brand
from permitdesk.desk.sampling.plans import Life, Plan, draw_plan
from permitdesk.desk.sampling.practice import play, promised
from permitdesk.desk.sampling.scratch import Scratch, scratch_desk
from permitdesk.desk.sampling.stencil import Stamped, Stencil
from permitdesk.domain.application import ApplicationFile
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.workdays import WorkCalendar, local_day

STENCILS, DRAWS = 230, 4
"""Five of each industry; each one is the shortest of so many."""
FEWEST_DAYS, MOST_DAYS, CASES_A_DAY = 60, 520, 300
BATCH = 10_000
"""Cases kept in one act: some 40 MB of memory."""
LONGEST_WAY = timedelta(days=400)
"""More than any sample case takes from receipt to archive."""


@dataclass(frozen=True)
class Order:
    """One case to be stamped.

    Attributes:
        place: Of the day of receipt in the timetable.
        holder: Name and credit code.
    """

    stencil: Stencil
    place: int
    holder: tuple[str, str]


def fill(
    bulk: Callable[[], AbstractContextManager[Transaction]],
    catalog: Catalog,
    calendar: WorkCalendar,
    *,
    cases: int,
    seed: int,
    now: datetime,
) -> int:
    """Keep very many cases in a practice store; the numbers go on where its counters stand.

    Args:
        bulk: Opens an act for many new cases, such as the store's own.
        catalog: Definitions the cases are judged by; the store must know them.
        calendar: Which days count.
        cases: How many.
        seed: The same seed makes the same cases.
        now: Nothing is done after it.

    Returns:
        How many were kept.
    """
    timetable = timetable_for(calendar, cases, now)
    orders = drawn_orders(catalog, timetable, cases, Random(seed))
    kept = 0
    while chunk := list(islice(orders, BATCH)):
        with bulk() as act:
            counters = Counters(catalog, act.take_number)
            for order in chunk:
                act.keep(*order.stencil.stamp(order.place, order.holder, counters, timetable))
        kept += len(chunk)
    with bulk() as act:
        act.pass_until(local_day(now))  # nobody was reminded of anything in these lives
    return kept


def bulk_cases(
    catalog: Catalog,
    calendar: WorkCalendar,
    *,
    cases: int,
    seed: int,
    now: datetime,
    take: Take,
) -> Iterator[Stamped]:
    """Yield cases in the order they came in, each with its row and its register entries.

    Args:
        catalog: Definitions the cases are judged by.
        calendar: Which days count.
        cases: How many.
        seed: The same seed makes the same cases.
        now: Nothing is done after it.
        take: Takes a number as ``Transaction.take_number`` does.
    """
    timetable = timetable_for(calendar, cases, now)
    counters = Counters(catalog, take)
    for order in drawn_orders(catalog, timetable, cases, Random(seed)):
        yield order.stencil.stamp(order.place, order.holder, counters, timetable)


def timetable_for(calendar: WorkCalendar, cases: int, now: datetime) -> Timetable:
    """Return the working days so many cases are spread over: two months to two years."""
    span = min(MOST_DAYS, max(FEWEST_DAYS, cases // CASES_A_DAY))
    return Timetable(calendar, workdays_before(calendar, local_day(now), span), now)


def drawn_orders(
    catalog: Catalog, timetable: Timetable, cases: int, random: Random
) -> Iterator[Order]:
    """Yield what is to be stamped, in the order it comes in; what comes in later is left out.

    Small cases are the commoner ones, as in a real hall.
    """
    stencils = _stencils(catalog, timetable, random, min(STENCILS, cases))
    shares = [1 / len(stencil.case.application.licences) ** 2 for stencil in stencils]
    days = len(timetable.days)
    own = catalog.office.division
    for place in range(days):
        today = cases * (place + 1) // days - cases * place // days
        drawn = random.choices(stencils, shares, k=today)
        drawn.sort(key=lambda stencil: stencil.minute)
        for stencil in drawn:
            if timetable.midnights[place] + stencil.minute <= timetable.until:
                name = bulk_brand(random) + stencil.trade_name
                code = uscc(random, stencil.kind, own) if stencil.kind else ""
                yield Order(stencil, place, (name, code))


def _stencils(catalog: Catalog, timetable: Timetable, random: Random, count: int) -> list[Stencil]:
    first = timetable.days[0]
    scratch = Scratch()
    calendar = timetable.calendar
    desk = scratch_desk(scratch, catalog, calendar, timetable.midnights[0] + LONGEST_WAY)
    plans = [_plan(catalog, random, first, place) for place in range(count)]
    play(desk, plans, random, first + LONGEST_WAY, watched=False)
    return [Stencil(case, catalog, calendar) for case in scratch.cases.values()]


def _plan(catalog: Catalog, random: Random, day: date, place: int) -> Plan:
    """Return a plan that comes to its end, for a small application of each industry in turn."""
    industries = list(catalog.industries)
    industry = industries[place % len(industries)]
    file = _small(catalog, industry, random, day)
    plan = draw_plan(random, file, day, promised(catalog, file))
    # Stamps leave no sheet to spoil, and a permit's life does not fit into a stencil.
    return replace(
        plan, stop=None, notice_spoiled=False, on_promise=False, life=Life.NONE, lasts=None
    )


def _small(catalog: Catalog, industry: str, random: Random, day: date) -> ApplicationFile:
    """Return the shortest of a few applications, without what nobody must answer.

    A million cases are kept with all they say: every answer less is a hundred megabytes less.
    """
    drawn = (
        sample_application(catalog, industry, random.randrange(10**9), day, optional=0)
        for _ in range(DRAWS)
    )
    file = min(drawn, key=lambda item: len(item.answers) + len(item.materials))
    return replace(file, materials=tuple(replace(item, file="") for item in file.materials))
