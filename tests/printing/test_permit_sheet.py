"""Permits on paper say what the register says, and nothing else."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import zxingcpp

from permitdesk.domain.errors import NotAllowed, WorldFailed
from permitdesk.domain.permit import CompositePermit
from permitdesk.printing.layouts import SHIPPED, use_layouts
from permitdesk.printing.permit_page import Marks
from permitdesk.printing.permit_sheet import (
    render_batch,
    render_composite_duplicate,
    render_composite_original,
    render_single,
)
from permitdesk.printing.permit_variables import Change
from permitdesk.printing.pictures import page_count, page_picture, text_of
from tests.printing.builders import (
    CODE,
    LONG_NAME,
    MARKUP,
    RARE,
    composite,
    filing_receipt,
    single_permit,
)

PLAIN = Marks()
BOTH = Marks(practice=True, sample=True)
COMPOSITES = [render_composite_original, render_composite_duplicate]
Render = Callable[[CompositePermit, str, Marks], bytes]


def squeezed(text: str) -> str:
    return "".join(text.split())


def codes_in(pdf: bytes, dpi: int = 200) -> list[str]:
    return [
        code.text
        for page in range(page_count(pdf))
        for code in zxingcpp.read_barcodes(page_picture(pdf, page, dpi))
    ]


@pytest.mark.parametrize("render", COMPOSITES)
@pytest.mark.parametrize("marks", [PLAIN, BOTH])
def test_the_code_can_be_scanned_from_a_plain_print(render: Render, marks: Marks) -> None:
    assert codes_in(render(composite(), CODE, marks)) == [CODE]


@pytest.mark.parametrize("permit", [single_permit(), filing_receipt()])
def test_the_code_of_a_single_paper_can_be_scanned(permit) -> None:  # type: ignore[no-untyped-def]
    assert codes_in(render_single(permit, CODE, BOTH)) == [CODE]


@pytest.mark.parametrize("render", COMPOSITES)
@pytest.mark.parametrize("name", [RARE, MARKUP, LONG_NAME])
def test_a_name_stands_exactly_as_registered(render: Render, name: str) -> None:
    text = text_of(render(composite(name=name, legal_person=name[:12]), CODE, PLAIN))

    assert squeezed(name) in squeezed(text)


def test_a_duplicate_lists_thirty_licences_on_further_pages() -> None:
    permit = composite(30)

    pages = [
        squeezed(page)
        for page in text_of(render_composite_duplicate(permit, CODE, PLAIN)).split("\f")
    ]

    assert len(pages) > 1
    assert "证件编号" in pages[1]
    assert "第1页共" in pages[0]
    assert all(permit.number in page for page in pages)
    assert all(squeezed(member.number) in "".join(pages) for member in permit.permits)


def test_a_duplicate_of_four_is_one_page() -> None:
    assert page_count(render_composite_duplicate(composite(4), CODE, PLAIN)) == 1


def test_an_original_that_cannot_list_all_says_so() -> None:
    text = squeezed(text_of(render_composite_original(composite(30), CODE, PLAIN)))

    assert "共30项，此处列前" in text
    assert "其余见副本" in text


def test_the_original_is_one_page_whatever_stands_on_it() -> None:
    permit = composite(12, name=LONG_NAME, scope="热食类、冷食类、生食类、糕点类食品制售；" * 6)

    assert page_count(render_composite_original(permit, CODE, BOTH)) == 1


def test_filings_stand_in_a_block_of_their_own() -> None:
    text = squeezed(text_of(render_composite_duplicate(composite(), CODE, PLAIN)))

    assert text.index("单项许可") < text.index("备案事项") < text.index("演出场所经营单位备案")


def test_a_duplicate_without_filings_has_no_block_for_them() -> None:
    text = squeezed(text_of(render_composite_duplicate(composite(filings=0), CODE, PLAIN)))

    assert "备案事项" not in text


def test_the_nearest_end_is_a_reminder_with_its_items() -> None:
    text = squeezed(text_of(render_composite_duplicate(composite(), CODE, PLAIN)))

    assert "最早到期2031年2月25日第1、3项" in text


def test_changes_are_recorded_on_the_duplicate() -> None:
    words = "第1项食品经营许可：经营项目增加“糕点类食品制售”，有效期限不变"
    change = Change(composite().issued_on, words)

    text = text_of(render_composite_duplicate(composite(version=2), CODE, PLAIN, [change]))

    assert words in squeezed(text)


def test_a_filing_receipt_is_never_called_a_permit() -> None:
    text = squeezed(text_of(render_single(filing_receipt(), CODE, PLAIN)))

    assert text.index("备案回执") < text.index("演出场所经营单位备案证明")
    assert text.count("许可") == text.count("不是行政许可") == 1


def test_a_single_permit_carries_its_own_title_and_decision() -> None:
    text = squeezed(text_of(render_single(single_permit(), CODE, PLAIN)))

    assert "食品经营许可证" in text
    assert "城审管许〔2026〕128号" in text


def test_what_was_granted_on_a_promise_says_so() -> None:
    text = squeezed(text_of(render_composite_original(composite(), CODE, PLAIN)))

    assert "营业前消防安全检查（告知承诺）" in text


@pytest.mark.parametrize("render", [*COMPOSITES, lambda p, c, m: render_batch([(p, c)], m)])
def test_practice_permits_say_so_on_every_page(render: Render) -> None:
    pages = text_of(render(composite(30), CODE, BOTH)).split("\f")

    assert all("练" in squeezed(page).replace("演练办件", "") for page in pages)


@pytest.mark.parametrize("render", COMPOSITES)
def test_a_real_permit_is_not_marked_as_practice(render: Render) -> None:
    assert "练" not in text_of(render(composite(), CODE, PLAIN))


@pytest.mark.parametrize("render", COMPOSITES)
def test_the_same_permit_gives_the_same_bytes(render: Render) -> None:
    assert render(composite(), CODE, BOTH) == render(composite(), CODE, BOTH)


@pytest.mark.parametrize("render", COMPOSITES)
def test_no_font_is_left_outside_the_file(render: Render) -> None:
    assert b"Helvetica" not in render(composite(), CODE, PLAIN)


def test_a_character_no_font_has_stops_the_permit() -> None:
    with pytest.raises(NotAllowed) as refused:
        render_composite_original(composite(name="张\U0002fffe"), CODE, PLAIN)

    assert refused.value.key == "print.no_glyph"


def test_an_original_is_small() -> None:
    assert len(render_composite_original(composite(), CODE, PLAIN)) <= 60_000


def test_a_batch_shares_what_is_the_same() -> None:
    permits = [(composite(number=f"晋城综许1405022026{place:06d}"), CODE) for place in range(40)]

    pdf = render_batch(permits, PLAIN)

    assert page_count(pdf) == 80
    assert (len(pdf) - len(render_batch(permits[:1], PLAIN))) / 39 <= 8_000


def test_a_batch_keeps_each_permit_on_its_own_pages() -> None:
    permits = [(composite(name=f"晋城市城区{name}饭店"), CODE) for name in ("青禾", "源泰")]

    pages = [squeezed(page) for page in text_of(render_batch(permits, PLAIN)).split("\f")]

    assert ["青禾" in page for page in pages] == [True, True, False, False]
    assert ["源泰" in page for page in pages] == [False, False, True, True]


@pytest.fixture
def own_layout(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path
    use_layouts(SHIPPED)


def test_an_office_may_bring_the_layout_of_its_province(own_layout: Path) -> None:
    layout = json.loads((SHIPPED / "composite_original.json").read_text("utf-8"))
    layout["texts"][1]["text"] = "一业一证综合许可证"
    (own_layout / "composite_original.json").write_text(json.dumps(layout), "utf-8")

    use_layouts(own_layout)

    text = squeezed(text_of(render_composite_original(composite(), CODE, PLAIN)))
    assert "一业一证综合许可证" in text


@pytest.mark.parametrize(
    "fault", [{"width": "wide"}, {"texts": [{"text": "{nonsense}", "x": 1, "y": 1}]}]
)
def test_a_layout_that_is_wrong_is_told(own_layout: Path, fault: dict[str, object]) -> None:
    layout = json.loads((SHIPPED / "composite_original.json").read_text("utf-8"))
    (own_layout / "composite_original.json").write_text(json.dumps(layout | fault), "utf-8")
    use_layouts(own_layout)

    with pytest.raises(WorldFailed) as failed:
        render_composite_original(composite(), CODE, PLAIN)

    assert failed.value.key == "print.layout_unreadable"


def test_a_scope_longer_than_a_page_goes_on_overleaf() -> None:
    scope = "".join(f"第{number}项热食类食品制售；" for number in range(300))

    pdf = render_single(replace(single_permit(), scope=scope), CODE, PLAIN)

    assert page_count(pdf) > 1
