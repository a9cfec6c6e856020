"""Values over an official blank: read back exactly, flattened, and never over what is unsafe."""

from collections.abc import Callable
from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import RectangleObject

from permitdesk.domain.errors import NotAllowed
from permitdesk.printing.overlay import MOST_PAGES, lay_over, too_long
from permitdesk.printing.paper_sheet import render_paper
from permitdesk.printing.pictures import page_count, page_picture, text_of
from tests.printing.blanks import (
    PRINTED,
    add_file,
    add_launch,
    add_page_action,
    add_script,
    add_xfa,
    blank,
    changed,
    lock,
    stamp,
)
from tests.printing.builders import acceptance_notice

RARE = "晋城市𬭎䶮㛃𠅤𫘧𬱖店"
LONG = "山西省晋城市城区东街街道办事处凤鸣社区凤台西街二十八号院三号楼一层商铺" * 2


@pytest.mark.parametrize("text", [RARE, "91140502MA7K3F2Q0Q", "a<b & c>", "☑ 是　☐ 否"])
def test_a_value_is_read_back_as_it_was_written(text: str) -> None:
    pdf = lay_over(blank(), [stamp(text)])

    read = "".join(text_of(pdf).split())
    assert PRINTED.replace(" ", "") in read
    assert "".join(text.translate({ord("☑"): None, ord("☐"): None}).split()) in read


def test_form_fields_are_gone_with_what_stood_in_them() -> None:
    pdf = lay_over(blank(fields=True), [stamp("新值")])

    reader = PdfReader(BytesIO(pdf))
    assert reader.get_fields() is None
    assert all("/Annots" not in page for page in reader.pages)
    assert "OLD VALUE" not in text_of(pdf)
    assert b"/AcroForm" not in pdf


def test_a_long_value_is_set_smaller_and_then_on_more_lines() -> None:
    narrow = stamp(LONG[:30], width=60)
    wide = stamp(LONG, width=60, lines=9)

    pdf = lay_over(blank(), [narrow, stamp(LONG, width=60, top=150, lines=9)])

    assert LONG in "".join(text_of(pdf).split())
    assert too_long([narrow, wide]) == frozenset()


def test_a_value_that_needs_more_lines_than_there_are_is_told() -> None:
    crowded = stamp(LONG, row=7, width=60)

    assert too_long([crowded, stamp("短", row=8)]) == {7}
    with pytest.raises(NotAllowed, match=r"blank\.no_room"):
        lay_over(blank(), [crowded])


def test_a_value_never_runs_off_the_page() -> None:
    with pytest.raises(NotAllowed, match=r"blank\.no_room"):
        lay_over(blank(), [stamp(LONG[:20], left=190, width=60)])


def test_a_value_stands_where_its_place_is_whichever_way_the_page_lies() -> None:
    shifted = RectangleObject((100, 100, 100 + 595, 100 + 842))

    def shift(writer: PdfWriter) -> None:
        writer.pages[0].mediabox = writer.pages[0].cropbox = shifted

    def turn(writer: PdfWriter) -> None:
        writer.pages[0].rotate(90)

    plain = _ink(lay_over(blank(), [stamp("国" * 6, left=100, top=200)]))
    for change in (shift, turn):
        left, top = _ink(lay_over(changed(blank(), change), [stamp("国" * 6, left=100, top=200)]))
        assert max(abs(left - plain[0]), abs(top - plain[1])) <= 1


def test_equal_values_give_equal_bytes() -> None:
    assert lay_over(blank(), [stamp(RARE)]) == lay_over(blank(), [stamp(RARE)])


def test_attached_pages_follow_the_blank() -> None:
    attached = render_paper(acceptance_notice())

    pdf = lay_over(blank(2), [stamp("见附页")], attached)

    assert page_count(pdf) == 2 + page_count(attached)
    assert "".join(text_of(attached).split()) in "".join(text_of(pdf).split())


def test_a_practice_store_marks_every_page_of_a_blank() -> None:
    pdf = lay_over(blank(2), [stamp("王某")], practice=True)

    assert all("演" in page for page in text_of(pdf).split("\f"))


def test_a_character_no_font_has_is_refused() -> None:
    with pytest.raises(NotAllowed, match=r"print\.no_glyph"):
        lay_over(blank(), [stamp("店\U0001f35c")])


def test_a_place_on_a_page_that_is_not_there_is_refused() -> None:
    with pytest.raises(NotAllowed, match=r"blank\.unknown_page"):
        lay_over(blank(), [stamp("王某", page=2)])


@pytest.mark.parametrize(
    ("change", "key"),
    [
        (lock, "blank.encrypted"),
        (add_script, "blank.active"),
        (add_file, "blank.active"),
        (add_launch, "blank.active"),
        (add_page_action, "blank.active"),
        (add_xfa, "blank.active"),
    ],
)
def test_a_blank_that_is_locked_or_could_act_is_refused(
    change: Callable[[PdfWriter], object], key: str
) -> None:
    hostile = changed(blank(), change)

    with pytest.raises(NotAllowed) as refused:
        lay_over(hostile, [stamp("王某")])

    assert refused.value.key == key


@pytest.mark.parametrize(
    "broken",
    [b"", b"GIF89a", b"%PDF-1.7\n", blank()[:400], blank().replace(b"/Pages", b"/Pagez"),
     blank(MOST_PAGES + 1)],
    ids=["empty", "picture", "head", "torn", "lost", "many"],
)  # fmt: skip
def test_a_blank_that_cannot_be_read_is_refused(broken: bytes) -> None:
    with pytest.raises(NotAllowed, match=r"blank\.unreadable"):
        lay_over(broken, [stamp("王某")])


def test_a_blank_beyond_every_measure_is_refused_unread() -> None:
    with pytest.raises(NotAllowed, match=r"blank\.too_big"):
        lay_over(b"%PDF" + bytes(20_000_000), [stamp("王某")])


def _ink(pdf: bytes) -> tuple[int, int]:
    """Return where the first ink in the middle of the page begins, in millimetres."""
    picture = page_picture(pdf, 0, 25.4).convert("L")
    middle = picture.crop((90, 190, picture.width, picture.height))
    box = middle.point(lambda value: 255 if value < 200 else 0).getbbox()
    assert box is not None
    return box[0], box[1]
