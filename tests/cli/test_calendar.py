"""The calendar on the command line: load, list, show, what moved."""

import json
from pathlib import Path

import pytest

from permitdesk.cli.main import run
from tests.cli.test_commands import Shell, application

NOTICE = """\
version: 1
year: 2027
title: 国务院办公厅关于2027年部分节假日安排的通知
number: 国办发明电〔2026〕9号
published: '2026-11-05'
source: www.gov.cn
days_off:
  - {name: 元旦, first: '2027-01-01', last: '2027-01-03'}
  - {name: 春节, first: '2027-02-05', last: '2027-02-12'}
workdays_on:
  - {date: '2027-01-30', name: 春节}
"""
DECEMBER = "2026-12-01T09:00"


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    shell = Shell(tmp_path, capsys)
    shell("init", "--practice")
    (tmp_path / "2027.yaml").write_text(NOTICE, encoding="utf-8")
    return shell


def accepted(shell: Shell) -> str:
    case: str = shell("receive", application(shell), at=DECEMBER)["case"]
    good = '{"complete": true, "legal_form": true}'
    shell("act", case, "look_through", "--data", good, at=DECEMBER)
    shell("act", case, "accept", at=DECEMBER)
    return case


def joint(shell: Shell, case: str) -> tuple[str, bool]:
    clocks = shell("clocks", case, at=DECEMBER)
    (found,) = [item for item in clocks if item["clock"]["which"] == "joint"]
    return found["due"], found["provisional"]


def test_a_missing_year_is_told_then_loaded_and_every_open_clock_follows(shell: Shell) -> None:
    case = accepted(shell)
    missing = shell("calendar", "list", at=DECEMBER)["missing"]
    before = joint(shell, case)

    loaded = shell("calendar", "load", str(shell.folder / "2027.yaml"), at=DECEMBER)

    assert missing == [{"year": 2027, "cases": 1}]
    assert before == ("2027-02-03", True)
    assert joint(shell, case) == ("2027-02-02", False)
    (moved,) = [item for item in loaded["moved"] if item["which"] == "joint"]
    assert moved["old"] == {"day": "2027-02-03", "provisional": True, "notice": ""}
    assert moved["new"] == {
        "day": "2027-02-02",
        "provisional": False,
        "notice": "国办发明电〔2026〕9号",
    }
    assert shell("calendar", "changes", "2027", at=DECEMBER)["moved"] == loaded["moved"]
    listed = shell("calendar", "list", at=DECEMBER)
    assert (listed["missing"], listed["years"][-1]["from_office"]) == ([], True)
    assert listed["years"][-1]["loaded"][0]["by"]["role"] == "supervisor"


def test_a_wrong_notice_is_refused_with_every_place_and_nothing_is_kept(shell: Shell) -> None:
    wrong = shell.folder / "next.yaml"
    text = NOTICE.replace("国办发明电〔2026〕9号", "null").replace("2027-01-30", "2027-01-29")
    wrong.write_text(text, encoding="utf-8")

    refused = shell("calendar", "load", str(wrong))

    assert shell.code == 1
    assert [(item["key"], item["field"]) for item in refused["problems"]] == [
        ("calendar.no_number", "next.yaml:4 number"),
        ("calendar.not_a_weekend", "next.yaml:11 workdays_on[0].date"),
    ]
    assert [item["year"] for item in shell("calendar", "list")["years"]] == [2024, 2025, 2026]


def test_a_file_that_is_not_there_is_refused(shell: Shell) -> None:
    refused = shell("calendar", "load", str(shell.folder / "2028.yaml"))

    assert (shell.code, refused["key"]) == (1, "calendar.unreadable")


def test_a_clerk_may_not_load_a_notice(shell: Shell) -> None:
    refused = shell("calendar", "load", str(shell.folder / "2027.yaml"), "--by", "clerk:王@W1")

    assert (shell.code, refused["key"]) == (1, "calendar.may_not_load")
    assert refused["article"]


def test_in_a_real_store_somebody_says_who_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shell = Shell(tmp_path, capsys)
    file = tmp_path / "2027.yaml"
    file.write_text(NOTICE, encoding="utf-8")
    run(["init"], shell.build)
    capsys.readouterr()

    code = run(["calendar", "load", str(file)], shell.build)

    assert code == 1
    assert json.loads(capsys.readouterr().err)["key"] == "user.needed"


def test_people_read_a_month_as_a_grid(shell: Shell, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["calendar", "show", "2026-02"], shell.build) == 0

    out = capsys.readouterr().out.splitlines()
    assert out[0] == "2026年2月  工作日16天"
    assert out[1].split() == ["一", "二", "三", "四", "五", "六", "日"]
    assert out[4].split() == ["9", "10", "11", "12", "13", "14班", "15休"]


def test_a_year_has_all_its_days(shell: Shell) -> None:
    days = shell("calendar", "show", "2026")

    assert len(days) == 365
    assert sum(day["working"] for day in days) == 248


@pytest.mark.parametrize("month", ["2026-13", "26", "soon"])
def test_what_is_no_month_is_wrong_usage(shell: Shell, month: str) -> None:
    assert run(["calendar", "show", month], shell.build) == 2


def test_changes_of_a_year_nobody_loaded_say_so(shell: Shell) -> None:
    refused = shell("calendar", "changes", "2026")

    assert (shell.code, refused["key"]) == (1, "calendar.never_loaded")
