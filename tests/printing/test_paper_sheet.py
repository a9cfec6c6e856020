"""Documents on paper: what they say, how they break, what stays together."""

import hashlib
import subprocess
import sys
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pytest
import zxingcpp
from pypdf import PdfReader

from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.paper import (
    Cell,
    Grid,
    Layout,
    Paper,
    PaperColumn,
    Signature,
    Steps,
    Table,
    Text,
    Ticks,
)
from permitdesk.printing.paper_sheet import render_paper
from permitdesk.printing.pictures import page_count, page_picture, text_of, verify_text
from tests.printing.builders import (
    LONG_NAME,
    MARKUP,
    OFFICE,
    RARE,
    SHORT_CODE,
    acceptance_notice,
    correction_notice,
    denial,
    merged_form,
    notice_sheet,
)

ALL = [acceptance_notice(), correction_notice(), denial(), notice_sheet(), merged_form()]


def squeezed(text: str) -> str:
    return "".join(text.split())


def pages_of(pdf: bytes) -> list[str]:
    return [squeezed(page) for page in text_of(pdf).split("\f")]


def words_of(paper: Paper) -> list[str]:
    words = [paper.title, *(value for _, value in paper.record)]
    for block in paper.blocks:
        if isinstance(block, Text):
            words.append(block.text)
        elif isinstance(block, Table):
            words += [text for row in block.rows for text in row]
        elif isinstance(block, Grid):
            words += [cell.value for row in block.rows for cell in row]
        elif isinstance(block, Ticks | Steps):
            words += block.items
    return words


@pytest.mark.parametrize("paper", ALL, ids=lambda paper: str(paper.kind))
def test_a_paper_says_all_that_was_put_into_it(paper: Paper) -> None:
    pdf = render_paper(paper)

    verify_text(pdf, words_of(paper))


def test_rare_characters_and_markup_stand_as_written() -> None:
    name = f"{RARE}{MARKUP}"

    pdf = render_paper(merged_form(applicant=name))

    assert squeezed(name) in squeezed(text_of(pdf))


@pytest.mark.parametrize("paper", ALL, ids=lambda paper: str(paper.kind))
def test_only_embedded_outlines_are_in_the_file(paper: Paper) -> None:
    pdf = render_paper(paper)

    assert b"Helvetica" not in pdf
    for page in PdfReader(BytesIO(pdf)).pages:
        resources: Any = page["/Resources"]
        for font in resources["/Font"].values():
            assert font["/Subtype"] == "/TrueType"
            assert "/FontFile2" in font["/FontDescriptor"]
            assert "/ToUnicode" in font


@pytest.mark.parametrize("paper", ALL, ids=lambda paper: str(paper.kind))
def test_the_same_paper_gives_the_same_bytes(paper: Paper) -> None:
    assert render_paper(paper) == render_paper(paper)


def test_another_process_gives_the_same_bytes_too() -> None:
    program = (
        "import hashlib\n"
        "from tests.printing.builders import notice_sheet\n"
        "from permitdesk.printing.paper_sheet import render_paper\n"
        "print(hashlib.sha256(render_paper(notice_sheet())).hexdigest())\n"
    )

    other = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert other.stdout.strip() == hashlib.sha256(render_paper(notice_sheet())).hexdigest()


def test_a_character_no_font_has_stops_before_printing() -> None:
    paper = replace(acceptance_notice(), office="\U0002fffe局")

    with pytest.raises(NotAllowed) as refused:
        render_paper(paper)

    assert refused.value.facts == {"characters": "\U0002fffe"}


def test_the_acceptance_notice_stays_on_one_page() -> None:
    assert page_count(render_paper(acceptance_notice())) == 1


def test_the_signature_never_stands_alone() -> None:
    for words in range(500, 640, 4):
        paper = replace(denial(), blocks=(Text("许" * words), Signature(OFFICE, date(2026, 3, 18))))

        last = pages_of(render_paper(paper))[-1]

        assert last.count("许") > 28  # one full line and a part of another


def test_pages_are_numbered_as_documents_are() -> None:
    pages = pages_of(render_paper(denial()))

    assert ["—1—" in pages[0], "—2—" in pages[1]] == [True, True]


def test_a_table_repeats_its_head_and_splits_no_row() -> None:
    rows = tuple((str(place), f"甲{place}乙\n丙{place}丁") for place in range(1, 120))
    table = Table((PaperColumn("序号", 20), PaperColumn("材料名称", 136)), rows)

    pages = pages_of(render_paper(replace(notice_sheet(), blocks=(table,))))

    assert len(pages) > 2
    for page in pages:
        assert "材料名称" in page
        assert page.count("甲") == page.count("丁")


def test_a_field_never_splits() -> None:
    rows = tuple((Cell("经营场所地址", f"头{'晋城市城区示例街' * 20}尾"),) for _ in range(30))

    pages = pages_of(render_paper(replace(merged_form(), blocks=(Grid("共用信息", rows),))))

    assert len(pages) > 1
    assert [page.count("头") for page in pages] == [page.count("尾") for page in pages]


def test_a_value_longer_than_a_page_is_still_printed_in_full() -> None:
    value = "".join(f"{number}甲" for number in range(2500))
    paper = replace(merged_form(), blocks=(Grid("意见", ((Cell("核验意见", value),),)),))

    pdf = render_paper(paper)

    verify_text(pdf, [value])


def test_a_long_name_shrinks_or_wraps_but_is_whole() -> None:
    pdf = render_paper(merged_form(applicant=LONG_NAME))

    verify_text(pdf, [LONG_NAME])


@pytest.mark.parametrize("make", [acceptance_notice, notice_sheet, merged_form])
def test_practice_papers_say_so_on_every_page(make) -> None:  # type: ignore[no-untyped-def]
    pages = pages_of(render_paper(make(practice=True)))

    for page in pages:
        assert "演练办件不具有法律效力" in page
        assert page.count("演") >= 2
        assert page.count("练") >= 2


@pytest.mark.parametrize("paper", ALL, ids=lambda paper: str(paper.kind))
def test_the_code_on_a_paper_can_be_scanned(paper: Paper) -> None:
    pdf = render_paper(replace(paper, practice=True))

    pages = range(page_count(pdf))
    found = [
        code.text for page in pages for code in zxingcpp.read_barcodes(page_picture(pdf, page, 200))
    ]

    assert found == [SHORT_CODE]


def test_an_empty_paper_is_a_page() -> None:
    paper = Paper("note", "说明", OFFICE, Layout.NOTICE, ())

    assert page_count(render_paper(paper)) == 1
