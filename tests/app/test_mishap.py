"""The last resort."""

import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from permitdesk.app import mishap

NOON = datetime(2026, 3, 16, 4, 0, 5, tzinfo=UTC)


def test_an_unforeseen_error_is_noted_under_a_number_that_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    told: list[str] = []
    log = tmp_path / "desk.log"
    mishap.install(log, lambda: NOON, told.append)

    error = ValueError("打印机飞走了")
    sys.excepthook(ValueError, error, None)

    assert told == ["0316040005"]
    assert "打印机飞走了" in log.read_text(encoding="utf-8")


def test_a_log_that_cannot_be_written_is_no_second_mishap(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mishap.write(tmp_path / "no folder" / "desk.log", "什么都没有丢")

    assert "什么都没有丢" in capsys.readouterr().err
