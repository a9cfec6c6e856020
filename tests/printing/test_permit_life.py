"""A permit with a life says which version it is, since when, and why it was made anew."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from permitdesk.domain.permit import CompositePermit, SinglePermit, Validity
from permitdesk.printing.permit_page import Marks
from permitdesk.printing.permit_sheet import (
    render_composite_duplicate,
    render_composite_original,
    render_single,
)
from permitdesk.printing.pictures import page_count, text_of
from tests.printing.builders import CODE, composite, filing_receipt, single_permit

MAY = date(2026, 5, 6)
LIVED = replace(single_permit(), version=2, issued_on=MAY)
Render = Callable[[CompositePermit, str, Marks], bytes]
COMPOSITES: list[Render] = [render_composite_original, render_composite_duplicate]


def squeezed(pdf: bytes) -> str:
    return "".join(text_of(pdf).split())


def lived(*members: SinglePermit, mark: str = "") -> CompositePermit:
    """Return the third version of a composite of four, the first members as given."""
    whole = composite(4, version=3)
    permits = (*members, *whole.permits[len(members) :])
    return replace(whole, permits=permits, issued_on=MAY, mark=mark)


@pytest.mark.parametrize("render", COMPOSITES)
def test_a_later_composite_says_its_version_and_since_when(render: Render) -> None:
    assert "第3版自2026年5月6日起" in squeezed(render(lived(), CODE, Marks()))


@pytest.mark.parametrize("render", COMPOSITES)
def test_a_first_version_says_nothing_of_versions(render: Render) -> None:
    text = squeezed(render(composite(), CODE, Marks()))

    assert "版自" not in text
    assert "第1版" not in text


@pytest.mark.parametrize("render", COMPOSITES)
def test_a_member_shows_its_own_version_and_its_mark(render: Render) -> None:
    whole = lived(replace(LIVED, mark="补"), replace(single_permit(2), version=4, mark="更正"))

    text = squeezed(render(whole, CODE, Marks()))

    assert "第2版（补）" in text
    assert "第4版（更正）" in text


@pytest.mark.parametrize("render", COMPOSITES)
def test_a_composite_that_was_lost_bears_its_mark(render: Render) -> None:
    text = squeezed(render(lived(mark="补"), CODE, Marks()))

    assert "证书编号晋城综许1405022026000128（补）" in text


@pytest.mark.parametrize("permit", [LIVED, replace(filing_receipt(), version=2, issued_on=MAY)])
def test_a_later_single_paper_says_its_version(permit: SinglePermit) -> None:
    assert "第2版自2026年5月6日起" in squeezed(render_single(permit, CODE, Marks()))


@pytest.mark.parametrize("mark", ["补", "更正"])
def test_a_single_paper_bears_its_mark_beside_the_number(mark: str) -> None:
    text = squeezed(render_single(replace(LIVED, mark=mark), CODE, Marks()))

    assert f"许可编号{LIVED.number}（{mark}）" in text


def test_a_renewed_permit_says_that_its_term_lies_ahead() -> None:
    term = Validity(date(2031, 2, 26), date(2036, 2, 25))
    ahead = squeezed(render_single(replace(LIVED, validity=term), CODE, Marks()))
    endless = replace(LIVED, validity=Validity(date(2031, 2, 26), None, "长期"))

    assert "第2版自2031年2月26日起" in ahead
    assert "2031年2月26日至2036年2月25日" in ahead
    assert "长期（自2031年2月26日起）" in squeezed(render_single(endless, CODE, Marks()))


def test_members_with_different_ends_show_each_its_own() -> None:
    term = Validity(date(2031, 2, 26), date(2036, 2, 25))

    text = squeezed(render_composite_duplicate(lived(replace(LIVED, validity=term)), CODE, Marks()))

    assert "2031-02-26至2036-02-25" in text
    assert "2026-02-26至2031-02-25" in text
    assert "最早到期2031年2月25日第3项" in text


def test_the_change_record_of_a_later_version_names_it_and_leaves_room() -> None:
    pdf = render_composite_duplicate(lived(LIVED), CODE, Marks())

    assert "第3版，自2026年5月6日起；各单项以本版所列为准" in squeezed(pdf)
    assert page_count(pdf) == 1


def test_a_promise_stays_readable_on_a_later_version() -> None:
    promised = replace(single_permit(2), version=2, issued_on=MAY)

    assert "以告知承诺方式取得" in squeezed(render_single(promised, CODE, Marks()))
    assert "（告知承诺）" in squeezed(
        render_composite_original(lived(LIVED, promised), CODE, Marks())
    )
