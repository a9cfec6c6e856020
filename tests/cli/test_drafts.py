"""Drafts and what was told, from the command line."""

import json
from pathlib import Path

import pytest

from tests.cli.test_commands import RESTAURANT, Shell, application

DIGITS = "1234"


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    shell = Shell(tmp_path, capsys)
    shell("init", "--practice")
    return shell


def keep(shell: Shell) -> str:
    code: str = shell("draft", "keep", application(shell), "--station", "W1", "--digits", DIGITS)[
        "code"
    ]
    return code


def test_a_draft_goes_from_station_to_station_and_becomes_a_case(shell: Shell) -> None:
    code = keep(shell)

    taken = shell("draft", "take", code, "--digits", DIGITS, "--station", "W2")
    case = shell("draft", "receive", code, "--station", "W2")["case"]

    assert taken["hold"] == 2
    assert case in str(shell("show", case))
    assert shell("draft", "list") == []


def test_a_list_of_drafts_shows_nothing_of_what_stands_in_them(shell: Shell) -> None:
    keep(shell)

    (row,) = shell("draft", "list")

    assert set(row) == {
        "code", "hold", "station", "industry", "began_at", "changed_at", "ends_at", "case",
    }  # fmt: skip


def test_a_kept_notice_sheet_has_number_and_code_and_another_its_own(shell: Shell) -> None:
    sheets = [
        shell("notice", "restaurant", *RESTAURANT, "--keep", "--out", str(shell.folder / "n.pdf"))
        for _ in range(2)
    ]

    assert len({sheet["number"] for sheet in sheets}) == 2
    assert len({sheet["code"] for sheet in sheets}) == 2
    assert shell("numbers", "--check")["unfinished"] == []


def test_what_stays_blank_on_the_originals_comes_as_json_each_with_a_reason(shell: Shell) -> None:
    case = shell("receive", application(shell))["case"]

    forms = shell("originals", case, "--differences")

    assert {form["licence"] for form in forms} == set(shell("originals", case))
    assert all(blank["reason"] for form in forms for blank in form["blanks"])


def test_papers_of_an_earlier_case_are_listed_for_the_same_applicant(shell: Shell) -> None:
    file = application(shell)
    case = shell("receive", file)["case"]
    handed_in = {item["key"] for item in json.loads(Path(file).read_text())["materials"]}

    found = shell("earlier", file)

    assert found
    assert {item["case"] for item in found} == {case}
    assert {item["key"] for item in found} <= handed_in
