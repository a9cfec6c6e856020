"""The blanks an office has put beside its definitions."""

from pathlib import Path

import pytest

from permitdesk.app.blanks import FolderBlanks
from permitdesk.domain.errors import NotAllowed

GOOD = """\
version: 1
licence: food_operation
places:
  - {row: 2, page: 1, left: 60, top: '45.5', width: 80}
  - {row: 52, page: 2, left: 20, top: 100, width: 30, column: 姓名, step: '7.5', most: 6, lines: 1, size: 9}
"""


def test_a_licence_without_a_blank_has_none(tmp_path: Path) -> None:
    assert FolderBlanks(tmp_path / "blanks").of("food_operation") is None


def test_a_blank_is_read_with_its_positions(tmp_path: Path) -> None:
    _put(tmp_path, GOOD)

    found = FolderBlanks(tmp_path).of("food_operation")

    assert found is not None
    assert found.pdf == b"%PDF"
    name, staff = found.positions.places
    assert (name.row, str(name.top), name.lines) == (2, "45.5", 2)
    assert (staff.column, str(staff.step), staff.most) == ("姓名", "7.5", 6)


def test_a_blank_without_positions_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "food_operation.pdf").write_bytes(b"%PDF")

    with pytest.raises(NotAllowed, match=r"blank\.no_positions") as refused:
        FolderBlanks(tmp_path).of("food_operation")

    assert refused.value.facts["file"] == "food_operation.positions.yaml"


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (GOOD.replace("'45.5'", "45.5"), "第 4 行"),
        (GOOD.replace("width: 80", "wide: 80"), "places.0.width"),
        (GOOD.replace("row: 2,", "row: two,"), "places.0.row"),
        (GOOD.replace("food_operation", "fire_check"), "food_operation"),
        (GOOD.replace("version: 1", "version: 2"), "version: 1"),
        ("{", ""),
    ],
)
def test_a_wrong_position_file_is_refused_with_its_place(
    tmp_path: Path, wrong: str, told: str
) -> None:
    _put(tmp_path, wrong)

    with pytest.raises(NotAllowed, match=r"blank\.wrong_positions") as refused:
        FolderBlanks(tmp_path).of("food_operation")

    assert told in str(refused.value.facts["what"])


def _put(folder: Path, positions: str) -> None:
    (folder / "food_operation.pdf").write_bytes(b"%PDF")
    (folder / "food_operation.positions.yaml").write_text(positions, encoding="utf-8")
