"""Papers from the command line: printed, kept, spoiled, and every number accounted for."""

from pathlib import Path

import pytest

from permitdesk.store.store import open_store
from tests.cli.test_commands import Shell, application

NEXT_DAY = "2026-03-03T10:00"


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    shell = Shell(tmp_path, capsys)
    shell("init", "--practice")
    return shell


@pytest.fixture
def case(shell: Shell) -> str:
    case: str = shell("receive", application(shell))["case"]
    shell("act", case, "look_through", "--data", '{"complete": true, "legal_form": true}')
    shell("act", case, "accept")
    return case


def printed(shell: Shell, case: str, name: str, *more: str, at: str = NEXT_DAY) -> Path:
    file = shell.folder / name
    shell("print", case, "acceptance_notice", "--out", str(file), *more, at=at)
    return file


def states(shell: Shell, series: str) -> dict[str, int]:
    (tally,) = (row for row in shell("numbers")["series"] if row["series"] == series)
    return {
        state: tally[state] for state in ("taken", "reserved", "rendered", "printed", "spoiled")
    }


def test_a_printed_paper_is_kept_and_a_reprint_is_byte_identical(shell: Shell, case: str) -> None:
    first = printed(shell, case, "first.pdf", "--copies", "2")
    second = printed(shell, case, "second.pdf", at="2026-04-01T09:00")

    (kept,) = shell("papers", case)

    assert first.read_bytes() == second.read_bytes()
    assert kept["copies"] == 3
    assert [(out["by"], out["copies"]) for out in kept["came_out"]] == [
        ("演练窗口", 2),
        ("演练窗口", 1),
    ]
    assert states(shell, "acceptance_notice") == {
        "taken": 1, "reserved": 0, "rendered": 0, "printed": 1, "spoiled": 0,
    }  # fmt: skip


def test_the_same_key_prints_once(shell: Shell, case: str) -> None:
    for _ in range(2):
        printed(shell, case, "first.pdf", "--key", "k1")

    (kept,) = shell("papers", case)

    assert kept["copies"] == 1


def test_a_preview_leaves_nothing_behind(shell: Shell, case: str) -> None:
    shell("paper", case, "acceptance_notice", "--out", str(shell.folder / "look.pdf"))

    assert shell("papers", case) == []
    assert states(shell, "acceptance_notice")["reserved"] == 1


def test_a_paper_of_an_older_step_is_written_by_its_step(shell: Shell, case: str) -> None:
    offered = shell("paper", case, "--kinds")
    notice = next(item for item in offered if item["kind"] == "acceptance_notice")
    file = shell.folder / "look.pdf"

    shell("paper", case, "acceptance_notice", "--step", str(notice["step"]), "--out", str(file))
    assert (shell.code, file.exists()) == (0, True)
    refused = shell("paper", case, "acceptance_notice", "--step", "0")

    assert (shell.code, refused["key"]) == (1, "paper.not_offered")


def test_a_spoiled_sheet_is_listed_with_its_reason_and_the_next_number_is_taken(
    shell: Shell, case: str
) -> None:
    printed(shell, case, "first.pdf")
    (old,) = shell("papers", case)
    spoil = f'{{"number": "{old["number"]}", "reason": "卡纸"}}'
    shell("act", case, "spoil_number", "--data", spoil)
    printed(shell, case, "second.pdf")

    kept = {item["number"]: item for item in shell("papers", case)}

    assert len(kept) == 2
    assert (kept[old["number"]]["spoiled"], kept[old["number"]]["spoiled_by"]) == (
        "卡纸",
        "演练窗口",
    )
    assert states(shell, "acceptance_notice") == {
        "taken": 2, "reserved": 0, "rendered": 0, "printed": 1, "spoiled": 1,
    }  # fmt: skip
    (spoiled,) = shell("numbers")["spoiled"]
    assert (spoiled["number"], spoiled["reason"]) == (old["number"], "卡纸")


def test_a_paper_whose_file_was_altered_is_refused_and_not_drawn_anew(
    shell: Shell, case: str
) -> None:
    printed(shell, case, "first.pdf")
    (kept,) = shell("papers", case)
    file = shell.folder / "practice.db.papers" / kept["sha256"][:2] / f"{kept['sha256']}.pdf"
    file.write_bytes(file.read_bytes() + b" ")

    refused = shell("paper", case, "acceptance_notice", "--out", str(shell.folder / "again.pdf"))

    assert (shell.code, refused["key"]) == (3, "paper.kept_altered")
    assert not (shell.folder / "again.pdf").exists()


def test_kept_papers_are_written_out_under_their_hashes(shell: Shell, case: str) -> None:
    first = printed(shell, case, "first.pdf")

    (kept,) = shell("papers", case, "--out", str(shell.folder / "out"))

    assert (shell.folder / "out" / f"{kept['sha256']}.pdf").read_bytes() == first.read_bytes()


def test_the_numbers_add_up_and_a_missing_one_is_found(shell: Shell, case: str) -> None:
    for row in shell("numbers", "--check")["series"]:
        assert row["taken"] == sum(
            row[state] for state in ("reserved", "rendered", "printed", "spoiled")
        )
    assert shell.code == 0
    store = open_store(shell.folder / "practice.db")
    store.database.connection.execute(
        "UPDATE counters SET last = last + 1 WHERE series = 'receipt'"
    )
    store.close()

    refused = shell("numbers", "--check")

    assert (shell.code, refused["key"]) == (3, "number.gap")
    assert refused["facts"]["series"] == "receipt"


def test_a_permit_that_was_not_issued_is_no_paper_yet(shell: Shell, case: str) -> None:
    refused = shell("print", case, "single_permit", "--licence", "food_operation")

    assert (shell.code, refused["key"]) == (1, "paper.not_offered")
    assert "第三十九条" in refused["article"]


def test_an_office_looks_at_its_wording_before_it_is_used(shell: Shell) -> None:
    file = shell.folder / "look.pdf"

    shell("preview", "decline_notice", "--out", str(file))

    assert shell.code == 0
    assert file.read_bytes().startswith(b"%PDF")
    assert shell("worklist")["rows"] == []


def test_a_kind_nobody_knows_cannot_be_looked_at(shell: Shell) -> None:
    refused = shell("preview", "summons")

    assert (shell.code, refused["key"]) == (1, "paper.unknown_kind")
