"""What was printed is read back as any reader would show it."""

import pytest

from permitdesk.domain.errors import WorldFailed
from permitdesk.printing.paper_sheet import render_paper
from permitdesk.printing.pictures import page_count, pdf_to_png, text_of, verify_text
from tests.printing.builders import HOLDER, RARE, acceptance_notice, merged_form

NOTICE = render_paper(acceptance_notice())


def test_a_page_becomes_a_picture() -> None:
    png = pdf_to_png(NOTICE, 0, 50)

    assert png.startswith(b"\x89PNG")


@pytest.mark.parametrize("page", [-1, 1])
def test_there_is_no_picture_of_a_page_that_is_not_there(page: int) -> None:
    with pytest.raises(IndexError):
        pdf_to_png(NOTICE, page, 50)


def test_pages_are_counted() -> None:
    assert page_count(NOTICE) == 1


def test_what_stands_there_is_found() -> None:
    verify_text(NOTICE, [HOLDER])


@pytest.mark.parametrize("wrong", ["晋城市城区青禾饭店有限责任公司", "晋城市城区青和饭店有限公司"])
def test_one_wrong_character_is_told(wrong: str) -> None:
    with pytest.raises(WorldFailed) as failed:
        verify_text(NOTICE, [wrong])

    assert failed.value.facts == {"text": wrong}


def test_rare_characters_are_copied_out_exactly() -> None:
    text = text_of(render_paper(merged_form(applicant=RARE)))

    assert RARE in text
