"""A hall for every story, over a copy of an empty practice store."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from permitdesk.app.house import ROOT, House, Places
from tests.houses import CACHE
from tests.journeys.life.hall import Hall

OPENED = datetime(2026, 1, 1, tzinfo=UTC)
"""The key of the hall is in force from this day: no permit is dated before it."""


@pytest.fixture(scope="session")
def empty_hall(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hall")
    house = House(Places(folder / "practice.db", ROOT / "forms", CACHE), OPENED)
    house.create_store(practice=True)
    house.catalogs.current()  # kept in the store with the first look
    house.store.close()
    return folder


@pytest.fixture
def hall(empty_hall: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Hall]:
    shutil.copytree(empty_hall, tmp_path, dirs_exist_ok=True)
    opened = Hall(tmp_path, capsys)
    yield opened
    opened.close()
