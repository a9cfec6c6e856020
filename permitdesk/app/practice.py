"""Practice stores: a hand-picked day, some hundred cases, or a million."""

from itertools import islice
from typing import TYPE_CHECKING

from permitdesk.domain.workdays import local_day

if TYPE_CHECKING:
    from permitdesk.app.house import House

ONE_BY_ONE = 300
"""Up to here every case goes through the real procedure; more are stamped out from such ones."""
AT_ONCE = 2_000
"""Cases in one transaction of the batch writer."""


def fill_day(house: "House") -> str:
    """Put a small, believable day into a practice store; return the case to look at first."""
    from permitdesk.desk.sampling.opening import sample_day

    return sample_day(house.desk, local_day(house.now()))


def fill(house: "House", cases: int, seed: int) -> int:
    """Put cases in all states into a practice store; many of them in batches."""
    today = local_day(house.now())
    if cases <= ONE_BY_ONE:
        from permitdesk.desk.sampling.practice import sample_cases

        return sample_cases(house.desk, cases, seed, today)
    from permitdesk.desk.sampling.bulk import bulk_cases

    made = bulk_cases(house.catalog, house.calendar, cases, seed, today)
    written = 0
    while batch := list(islice(made, AT_ONCE)):
        with house.store.bulk() as act:
            for case, summary, permits in batch:
                act.keep(case, summary, permits)
        written += len(batch)
    return written
