"""Large stores, built once into the cache folder and kept between rows and runs."""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.setting import Setting
from permitdesk.app.house import House
from permitdesk.desk.sampling.bulk import fill
from permitdesk.domain.workdays import LOCAL
from permitdesk.store.database import SCHEMA_VERSION

NOW = datetime(2026, 11, 20, 15, 30, tzinfo=LOCAL)
"""When the cases end: a Friday afternoon of a year whose notice is loaded."""
SEED = 43
MOST_TO_REBUILD = 5_000


def large(setting: Setting) -> House:
    """Return the house over the store of as many cases as the run wants."""
    return _store(setting, setting.cases)


def small(setting: Setting) -> House:
    """Return the house over a store that a whole rebuild takes some seconds for."""
    return _store(setting, min(setting.cases, MOST_TO_REBUILD))


@contextmanager
def copy_of(setting: Setting, house: House) -> Iterator[House]:
    """Hand out a copy of a store, to be written to and thrown away."""
    house.store.database.checkpoint()
    with TemporaryDirectory(dir=setting.cache) as folder:
        path = Path(folder) / "desk.db"
        shutil.copyfile(house.places.store, path)
        copied = setting.house(path)
        copied.set_time(NOW)
        try:
            yield copied
        finally:
            copied.store.close()


def _store(setting: Setting, cases: int) -> House:
    path = setting.cache / f"cases-{cases}-schema-{SCHEMA_VERSION}.db"
    house = setting.house(path)
    house.set_time(NOW)
    finished = path.with_suffix(".built")
    if not finished.exists():
        for left in setting.cache.glob(f"{path.name}*"):
            shutil.rmtree(left) if left.is_dir() else left.unlink()
        begun = perf_counter()
        house.create_store(practice=True)
        house.catalogs.current()
        fill(
            house.store.bulk, house.catalog, house.calendar, cases=cases, seed=SEED, now=NOW
        )  # fmt: skip
        house.store.database.checkpoint()
        finished.touch()
        seconds = perf_counter() - begun
        size = path.stat().st_size / 1e6
        print(
            f"built a store of {cases:,} cases in {seconds:.0f} s, {size:,.0f} MB",
            file=sys.stderr, flush=True,
        )  # fmt: skip
    return house
