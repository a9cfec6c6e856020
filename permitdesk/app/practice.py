"""Practice stores: a hand-picked day, some hundred cases, or a million."""

from typing import TYPE_CHECKING

from permitdesk.domain.workdays import local_day

if TYPE_CHECKING:
    from permitdesk.app.house import House

ONE_BY_ONE = 1_000
"""Up to here every case goes through the real procedure; more are stamped out from such ones."""


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
    from permitdesk.desk.sampling import bulk

    return bulk.fill(
        house.store.bulk, house.catalog, house.calendar, cases=cases, seed=seed, now=house.now()
    )
