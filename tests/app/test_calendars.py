"""The compiled working calendar."""

from pathlib import Path

import pytest

from permitdesk.app.calendars import calendar_of
from permitdesk.app.house import ROOT
from permitdesk.catalog import calendar as reading
from permitdesk.catalog.calendar import read_calendar


def test_the_compiled_calendar_is_the_one_that_was_read(tmp_path: Path) -> None:
    first = calendar_of(ROOT / "forms", tmp_path)
    again = calendar_of(ROOT / "forms", tmp_path)

    assert first == again == read_calendar(ROOT / "forms")


def test_a_second_start_reads_no_yaml(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calendar_of(ROOT / "forms", tmp_path)
    monkeypatch.setattr(reading, "read_calendar", None)

    assert calendar_of(ROOT / "forms", tmp_path).notices


def test_a_damaged_copy_is_made_again(tmp_path: Path) -> None:
    first = calendar_of(ROOT / "forms", tmp_path)
    (copy,) = tmp_path.glob("calendar-*.json")
    copy.write_text('{"notices": [{}]}', encoding="utf-8")

    assert calendar_of(ROOT / "forms", tmp_path) == first
