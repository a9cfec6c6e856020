"""An empty practice office for every journey, copied from one that was set up once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from permitdesk.app.house import ROOT, House, Places
from tests.houses import CACHE
from tests.journeys.clock.office import Office, copied


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("empty")
    house = House(Places(folder / "practice.db", ROOT / "forms", CACHE), None)
    house.create_store(practice=True)
    house.catalogs.current()  # kept in the store with the first look
    house.store.close()
    return folder


@pytest.fixture
def office(
    empty_store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> Iterator[Office]:
    opened = copied(empty_store, tmp_path, capsys)
    yield opened
    opened.close()
