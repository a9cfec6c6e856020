"""Reading raw answers."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permitdesk.domain.form import Check, Field, FieldType
from permitdesk.domain.printable import half_width, printable
from permitdesk.domain.reading import Unreadable, read_value


def field(type_: FieldType, **more: Any) -> Field:
    return Field("f", "栏目", type_, **more)


@pytest.mark.parametrize("raw", ["-5", "+5", "1e5", "٣", "²", "①", "1_0", "1,000", "NaN", "5" * 16])
def test_what_is_no_plain_number_is_refused(raw: str) -> None:
    for type_ in (FieldType.INTEGER, FieldType.DECIMAL):
        with pytest.raises(Unreadable):
            read_value(field(type_), raw)


@pytest.mark.parametrize(
    ("raw", "kept"), [(280.5, "280.5"), ("２８０．５", "280.5"), (300, "300"), ("0300.50", "300.5")]
)
def test_a_number_is_kept_exactly(raw: object, kept: str) -> None:
    assert read_value(field(FieldType.DECIMAL), raw) == kept


def test_a_whole_number_typed_full_width_is_understood() -> None:
    assert read_value(field(FieldType.INTEGER), "９１") == 91


@pytest.mark.parametrize("raw", ["2026-02-29", "1900-02-29", "2026-13-01", "2026/03/01", "明天", 5])
def test_a_day_that_does_not_exist_is_refused(raw: object) -> None:
    with pytest.raises(Unreadable, match=r"form\.not_a_date"):
        read_value(field(FieldType.DATE), raw)


@pytest.mark.parametrize(
    "bad",
    ["a\0b", "\ud800", "名\u202e称", "名\u2066称", "名\u200b称", "\ufeff名", "名\u00ad", "\u3164",
     "名\u2028称", "\ue000", "葛\U000e0100", "名\ufe0f"],
)  # fmt: skip
def test_text_that_cannot_be_printed_as_written_is_refused(bad: str) -> None:
    with pytest.raises(Unreadable, match=r"text\.unprintable"):
        read_value(field(FieldType.TEXT), bad)


@pytest.mark.parametrize(
    "name", ["<b>张三", "张三 & 李四", "&lt;", "面积<500", "䶮", "𬭊", "㛃", "买买提·艾力"]
)
def test_marks_and_rare_characters_are_kept_as_written(name: str) -> None:
    assert read_value(field(FieldType.TEXT), name) == name


def test_ten_thousand_characters_are_too_many() -> None:
    with pytest.raises(Unreadable, match=r"text\.too_long"):
        read_value(field(FieldType.TEXT, validation=Check("max_len", max_len=100)), "长" * 10_000)


def test_a_credit_code_loses_blanks_and_small_letters_but_is_never_guessed() -> None:
    code = field(FieldType.TEXT, validation=Check("gb32100_2015"))

    assert read_value(code, " 91140502ma7k3f2q0q ") == "91140502MA7K3F2Q0Q"
    assert read_value(code, "９1140502MA7K3F2QOQ") == "91140502MA7K3F2QOQ"  # the O stays an O


@pytest.mark.parametrize("raw", [None, "", (), [], {}])
def test_nothing_filled_in_is_no_answer(raw: object) -> None:
    assert all(read_value(field(type_), raw) is None for type_ in FieldType)


def test_an_address_has_known_parts_only() -> None:
    with pytest.raises(Unreadable, match=r"form\.unknown_part"):
        read_value(field(FieldType.ADDRESS), {"street": "示例街"})


@given(st.text(max_size=60))
def test_cleaning_a_text_twice_changes_nothing(text: str) -> None:
    try:
        once = printable(text)
    except ValueError:
        return

    assert printable(once) == once


@given(st.text(max_size=60))
def test_half_width_twice_changes_nothing(text: str) -> None:
    assert half_width(half_width(text)) == half_width(text)
