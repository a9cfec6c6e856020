"""The day from outside: numbers with their lists, the report as figures and as files."""

from pathlib import Path

import pytest

from tests.cli.test_commands import Shell, application

AT = "2026-02-12T09:12"
TOLD_BY = "2026-02-26T17:00"
AFTER = "2026-02-27T09:00"


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    shell = Shell(tmp_path, capsys)
    shell("init", "--practice", at=AT)
    return shell


def test_any_command_on_cases_lets_time_pass_first(shell: Shell) -> None:
    case = shell("receive", application(shell), at=AT)["case"]

    before, after = (shell("show", case, at=at)["status"] for at in (TOLD_BY, AFTER))

    assert (before, after) == ("received", "accepted")


def test_going_back_in_time_changes_nothing(shell: Shell) -> None:
    case = shell("receive", application(shell), at=AT)["case"]
    shell("show", case, at=AFTER)
    told = shell("history", case, at=AFTER)

    again = shell("history", case, at=AT)

    assert again == told


def test_the_days_numbers_come_with_their_lists(shell: Shell) -> None:
    case = shell("receive", application(shell), at=AT)["case"]

    figures = {item["key"]: item for item in shell("day", at=AFTER)["figures"]}

    assert figures["deemed"]["number"] == 1
    assert figures["deemed"]["cases"] == [case]
    assert all(len(item["cases"]) == item["number"] for item in figures.values())


def test_the_worklist_can_be_narrowed_to_a_mark(shell: Shell) -> None:
    case = shell("receive", application(shell), at=AT)["case"]

    deemed = shell("worklist", "--mark", "deemed", at=AFTER)["rows"]
    paused = shell("worklist", "--mark", "paused", at=AFTER)["rows"]

    assert [row["number"] for row in deemed] == [case]
    assert paused == []


def test_the_figures_of_a_day_are_told_for_any_day_that_is_over(shell: Shell) -> None:
    shell("receive", application(shell), at=AT)

    hall = shell("day", "--on", "2026-02-12", at=AFTER)["hall"]

    assert (hall["acts"]["received"], hall["received"], hall["closed"]) == (1, 1, 0)


@pytest.mark.parametrize(("name", "begins"), [("日报.pdf", b"%PDF"), ("日报.xlsx", b"PK")])
def test_the_report_is_written_as_the_file_that_was_named_twice_alike(
    name: str, begins: bytes, shell: Shell
) -> None:
    shell("receive", application(shell), at=AT)
    file = shell.folder / name

    written = []
    for _ in range(2):
        shell("day", "--report", str(file), at=AFTER)
        written.append(file.read_bytes())

    assert written[0].startswith(begins)
    assert written[0] == written[1]


def test_a_day_to_come_is_refused_in_plain_words(shell: Shell) -> None:
    refused = shell("day", "--on", "2027-01-01", at=AFTER)

    assert shell.code == 1
    assert "2027" in str(refused)
