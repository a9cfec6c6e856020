"""The commands that compare and warn: differences, savings, warnings about the definitions."""

import json
from pathlib import Path

import pytest

from permitdesk.app.house import ROOT
from permitdesk.cli.main import run
from tests.cli.test_commands import RESTAURANT, Shell, application

LINT = ("catalog", "lint", str(ROOT / "forms"))


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    shell = Shell(tmp_path, capsys)
    shell("init", "--practice")
    return shell


def test_a_dance_room_is_told_with_all_it_brings_before_anybody_confirms_it(shell: Shell) -> None:
    found = shell("difference", "restaurant", *RESTAURANT, "--to", "ktv=true")

    added = {item["licence"]: item["because"] for item in found["licences_added"]}
    assert added == {
        "entertainment": {"ktv": True},
        "entertainment_police_filing": {"ktv": True},
    }
    assert found["licences_removed"] == []
    assert {code for item in found["questions_added"] for code in item["licences"]} >= set(added)
    assert found["papers"]
    assert found["longest"] == [8, 10]


def test_a_difference_to_an_answer_that_cannot_be_read_names_the_question(shell: Shell) -> None:
    refused = shell("difference", "restaurant", *RESTAURANT, "--to", "ktv=maybe")

    assert shell.code == 1
    assert {problem["field"] for problem in refused["problems"]} == {"ktv"}


def test_a_difference_counts_what_an_application_has_filled_in(shell: Shell) -> None:
    file = application(shell)
    guide = json.loads(Path(file).read_text("utf-8"))["guide"]
    other = "false" if guide["tobacco"] else "true"

    found = shell("difference", "restaurant", "--application", file, "--to", f"tobacco={other}")

    changed = found["licences_added"] + found["licences_removed"]
    assert [item["licence"] for item in changed] == ["tobacco_retail"]


def test_people_read_a_difference_line_by_line(
    shell: Shell, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("difference", "restaurant", *RESTAURANT, "--to", "tobacco=false")

    run(words, shell.build)

    said = capsys.readouterr().out
    assert "减少事项：烟草专卖零售许可证核发（店里打算卖香烟或者电子烟吗？否）" in said
    assert "已填的保留" in said


def test_the_savings_of_all_industries_are_listed_with_their_definitions(shell: Shell) -> None:
    counted = shell("savings")

    assert len(counted) == 46
    assert counted["travel_agency"]["fields"]["apart"] == 60
    assert counted["travel_agency"]["fields"]["saved"] == 6
    assert "原表" in counted["travel_agency"]["fields"]["definition"]


def test_a_case_is_counted_by_its_own_answers(shell: Shell) -> None:
    case = shell("receive", application(shell))["case"]

    counted = shell("savings", "--case", case)

    assert list(counted) == [case]
    assert counted[case]["fields"]["saved"] > 0


def test_a_case_and_an_industry_at_once_are_wrong_usage(shell: Shell) -> None:
    assert run(("savings", "restaurant", "--case", "A1"), shell.build) == 2


def test_warnings_about_the_definitions_end_with_zero(shell: Shell) -> None:
    found = shell(*LINT, "--kind", "unmapped", "--kind", "articles")

    assert shell.code == 0
    assert set(found["counts"]) == {"unmapped", "articles"}
    assert {item["file"] for item in found["warnings"]} >= {"licences/seed.yaml", "records.yaml"}
    assert all(item["line"] for item in found["warnings"])


def test_a_kind_of_warning_that_does_not_exist_is_wrong_usage(shell: Shell) -> None:
    assert run((*LINT, "--kind", "spelling"), shell.build) == 2
