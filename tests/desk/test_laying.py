"""Which value of a form goes where on the office's own blank, and what is attached instead."""

from decimal import Decimal

import pytest

from permitdesk.desk.on_paper.laying import Laid, lay_out
from permitdesk.desk.on_paper.original import WrittenRow
from permitdesk.domain.blank import Place, Positions
from permitdesk.domain.errors import NotAllowed

NAME = WrittenRow(1, "封面", "经营者名称", "青禾饭店")
EMPTY = WrittenRow(2, "封面", "机关意见", note="（由机关填写）")
STAFF = WrittenRow(
    3, "人员", "从业人员", titles=("姓名", "岗位"), records=(("王某", "厨师"), ("李某", ""))
)
FORM = (NAME, EMPTY, STAFF)


def test_a_value_stands_in_each_of_its_places() -> None:
    laid = _laid([_at(1, top=10), _at(1, page=2)], [NAME])

    assert [(stamp.text, stamp.place.page) for stamp in laid.stamps] == [
        ("青禾饭店", 1),
        ("青禾饭店", 2),
    ]
    assert laid.left == ()


def test_a_blank_row_leaves_the_blank_as_it_is() -> None:
    assert _laid([_at(2)], [EMPTY]) == Laid((), ())


def test_records_stand_one_step_below_the_other() -> None:
    laid = _laid([_column("姓名"), _column("岗位")], [STAFF])

    assert [(stamp.text, int(stamp.down)) for stamp in laid.stamps] == [
        ("王某", 0),
        ("李某", 8),
        ("厨师", 0),
    ]


@pytest.mark.parametrize(
    "places", [[], ["姓名"], [("姓名", 1), ("岗位", 1)]], ids=["no place", "a column short", "full"]
)
def test_a_table_without_room_for_all_of_it_is_attached_whole(
    places: list[str | tuple[str, int]],
) -> None:
    where = [_column(*(place if isinstance(place, tuple) else (place,))) for place in places]

    laid = _laid(where, [STAFF])

    assert laid.left == (STAFF,)
    assert [stamp.text for stamp in laid.stamps] == ["见附页"] * bool(where)


def test_a_value_without_a_place_or_too_long_for_it_is_attached() -> None:
    homeless = _laid([], [NAME])
    crowded = lay_out([NAME], _positions([_at(1)]), "见附页", frozenset({1}))

    assert homeless == Laid((), (NAME,))
    assert crowded.left == (NAME,)
    assert [stamp.text for stamp in crowded.stamps] == ["见附页"]


def test_every_value_of_a_form_is_on_the_blank_or_attached() -> None:
    laid = _laid([_at(1)], FORM)

    assert {stamp.text for stamp in laid.stamps} == {"青禾饭店"}
    assert laid.left == (STAFF,)


def test_a_place_for_a_row_or_column_the_form_does_not_have_is_refused() -> None:
    with pytest.raises(NotAllowed, match=r"blank\.unknown_row"):
        _laid([_at(4)], FORM)
    with pytest.raises(NotAllowed, match=r"blank\.unknown_column"):
        _laid([_column("姓名"), _column("工号")], FORM)


def _laid(places: list[Place], rows: tuple[WrittenRow, ...] | list[WrittenRow]) -> Laid:
    return lay_out(rows, _positions(places), "见附页", frozenset())


def _positions(places: list[Place]) -> Positions:
    return Positions(1, "food_operation", tuple(places))


def _at(row: int, *, page: int = 1, top: int = 20) -> Place:
    return Place(row, page, Decimal(20), Decimal(top), Decimal(80))


def _column(title: str, most: int = 5) -> Place:
    return Place(
        3, 1, Decimal(20), Decimal(20), Decimal(40), column=title, step=Decimal(8), most=most
    )
