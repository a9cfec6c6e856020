"""The benchmarks run and print their table; what they measure is for no test to judge."""

import json
from pathlib import Path
from types import ModuleType

import pytest

from benchmarks import browser, office_suite, printing
from benchmarks.__main__ import main
from benchmarks.rows import ROWS
from benchmarks.setting import Setting
from benchmarks.table import Figure, Goal, Row, as_markdown, as_text, written
from benchmarks.timing import Times, one_by_one, side_by_side


def test_the_table_names_ours_the_peer_the_limit_and_the_verdict(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    done = main(["--rows", "signing,due-day", "--quick", "--cache", str(tmp_path)])

    printed = capsys.readouterr().out
    assert done == 0
    for word in ("Python", "SQLite", "ours", "peer", "limit", "bare Ed25519", "≤ 5x"):
        assert word in printed


def test_the_figures_go_into_a_file_with_their_verdicts(tmp_path: Path) -> None:
    file = tmp_path / "figures.json"

    main(["--rows", "signing", "--quick", "--cache", str(tmp_path), "--json", str(file)])

    (row,) = json.loads(file.read_text(encoding="utf-8"))["rows"]
    assert row["name"] == "signing"
    assert all(goal["met"] in (True, False) for goal in row["goals"])


def test_a_row_nobody_knows_is_told_with_those_there_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    done = main(["--rows", "speed"])

    told = capsys.readouterr().err
    assert done == 2
    assert all(name in told for name in ("speed", *ROWS))


def test_lists_answer_as_hand_written_sql_does(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = "worklist,names,letters,codes,board,rebuilding,receiving"

    done = main(["--rows", rows, "--quick", "--cases", "30", "--cache", str(tmp_path)])

    assert done == 0
    assert "30 cases" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("peer", "package"), [(browser, "chromium"), (office_suite, "libreoffice-writer")]
)
def test_a_peer_that_is_not_installed_is_named_with_its_package(
    peer: ModuleType, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")

    assert peer.program() is None
    assert peer.MISSING.endswith(f"not installed: apt-get install {package}")


def test_a_batch_without_the_office_suite_says_so_and_measures_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "BATCH", 20)
    monkeypatch.setattr(printing, "STOCK_BATCH", 2)
    monkeypatch.setattr(office_suite, "PROGRAMS", ("no-such-office",))

    row = printing.batch(Setting(60, True, tmp_path))

    assert row.notes == (office_suite.MISSING,)
    assert row.goals[0].met is None
    assert "not measured" in as_text(row)


def test_every_way_has_its_turn_before_any_has_the_next() -> None:
    order: list[str] = []

    side_by_side({"a": lambda: order.append("a"), "b": lambda: order.append("b")}, 3, sample=0)

    assert order == ["a", "b"] * 3


def test_every_question_goes_to_every_way() -> None:
    asked: list[tuple[str, int]] = []
    ways = {"a": lambda n: asked.append(("a", n)), "b": lambda n: asked.append(("b", n))}

    times = one_by_one(ways, [1, 2])

    assert asked == [("a", 1), ("b", 1), ("a", 2), ("b", 2)]
    assert len(times["a"].seconds) == 2


def test_the_slowest_of_a_hundred_is_seen_in_the_99th() -> None:
    times = Times((*[0.001] * 98, 0.5, 0.5))

    assert times.median == 0.001
    assert times.at(99) == 0.5


@pytest.mark.parametrize(
    ("value", "bound", "at_least", "met"),
    [(3, 3, False, True), (3.1, 3, False, False), (10, 10, True, True), (9.9, 10, True, False)],
)
def test_a_goal_is_met_up_to_its_bound(
    value: float, bound: float, at_least: bool, met: bool
) -> None:
    assert Goal("of the peer", value, bound, at_least=at_least).met is met


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (0.000412, "s", "412 us"),
        (0.0321, "s", "32.1 ms"),
        (2.5, "s", "2.5 s"),
        (7600, "B", "7.6 kB"),
        (31, "/s", "31 /s"),
        (1234.5, "x", "1,234x"),
    ],
)
def test_numbers_are_written_with_three_digits_and_a_unit(
    value: float, unit: str, text: str
) -> None:
    assert written(value, unit) == text


def test_the_readme_table_has_a_line_for_each_row() -> None:
    row = Row("work | more", (Figure("ours", 0.001),), goals=(Goal("of the peer", None, 2),))

    table = as_markdown([row], ["a machine"])

    assert "| work \\| more | 1 ms (ours) |  |  | ≤ 2x of the peer: not measured |" in table
    assert table.endswith("a machine")
