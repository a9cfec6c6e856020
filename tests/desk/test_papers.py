"""The office's documents: which a case offers, and that they say what the record says."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import pairwise

import pytest

from permitdesk.desk.on_paper.kinds import KINDS
from permitdesk.desk.on_paper.occasion import Occasion, OtherPaper
from permitdesk.domain.errors import NotAllowed, NotFound
from permitdesk.domain.facts import Grant, Remark
from permitdesk.domain.paper import Layout, Paper, Signature, Table
from permitdesk.domain.state import ActionType
from permitdesk.domain.wording import Fact, Wording
from tests.desk.hall import (
    DEFECTS,
    DENIAL,
    ELSEWHERE,
    FOOD,
    TOBACCO,
    Hall,
    restaurant,
    with_answers,
)
from tests.desk.reading_papers import words
from tests.desk.ways import met

ALWAYS = (
    ("notice_sheet", ""),
    ("application_form", ""),
    *(("original_form", code) for code in (FOOD, "fire_check", "drainage", TOBACCO)),
    ("difference_report", ""),
    ("receipt", ""),
)
SLIP = ("routing_slip", "")
OTHERS = ("clock_sheet",)
"""Kinds that show how clocks stand, whatever was done."""
TO_THE_APPLICANT = {
    kind
    for kind in KINDS
    if kind.endswith(("_notice", "_decision"))
    or kind
    in (
        "deemed_acceptance",
        "deemed_renewal",
        "hearing_announcement",
        "recusal_note",
        "deferral_promise",
        "deferral_ending",
        "rescission_note",
        "suspension_note",
        "resumption_note",
        "lapse_note",
        "reissue_note",
        "misprint_note",
        "route_change",
        "after_rectification_order",
        "revocation_intent",
        "inquiry_letter",
        "question_answer",
        "credit_record",
        "objection_reply",
        "credit_repair",
    )
}
"""What goes out under the office's name (GB/T 9704)."""


def test_a_received_case_offers_its_receipt_and_no_decision() -> None:
    hall = Hall()

    assert hall.offered(hall.received()) == ALWAYS


def test_each_act_adds_its_own_document_and_takes_none_away() -> None:
    hall = Hall()
    corrected = hall.supplemented()
    accepted = hall.accepted(corrected)
    checked = hall.checked(accepted)
    granted = hall.decided(Grant(), FOOD, checked)
    denied = hall.decided(DENIAL, TOBACCO, granted)

    offered = [set(hall.offered(case)) for case in (corrected, accepted, checked, granted, denied)]

    assert offered[0] == {*ALWAYS, ("correction_notice", ""), SLIP}
    added = [later - earlier for earlier, later in pairwise(offered)]
    assert not any(earlier - later for earlier, later in pairwise(offered))
    assert [{kind for kind in new if kind[0] not in OTHERS} for new in added] == [
        {("acceptance_notice", ""), ("dispatch_list", "")},
        {("site_check_notice", ""), ("site_check_pack", ""), ("site_check_record", "")},
        {("review_slip", FOOD), ("grant_decision", FOOD)},
        {("review_slip", TOBACCO), ("denial_decision", TOBACCO)},
    ]


def test_a_declined_case_offers_the_notice_that_says_so() -> None:
    hall = Hall()

    offered = hall.offered(hall.declined(ELSEWHERE))

    assert offered == (*ALWAYS, ("decline_notice", ""), SLIP)


def test_a_case_of_named_licences_has_no_notice_sheet_because_nobody_was_guided() -> None:
    hall = Hall()
    file = replace(restaurant(), industry="", guide={}, licences=("food_operation",))
    file = replace(file, own={FOOD: file.own[FOOD]}, materials=())

    assert hall.offered(hall.received(file)) == (
        ("application_form", ""),
        ("original_form", FOOD),
        ("difference_report", ""),
        ("receipt", ""),
    )


@pytest.mark.parametrize(
    ("kind", "licence", "article"),
    [
        ("acceptance_notice", "", "第三十二条"),
        ("decline_notice", "", "第三十二条"),
        ("grant_decision", FOOD, "第三十八条"),
        ("receipt", FOOD, "第二十九条"),
    ],
)
def test_a_document_whose_act_is_not_done_is_refused_with_its_article(
    kind: str, licence: str, article: str
) -> None:
    hall = Hall()
    case = hall.received()

    with pytest.raises(NotAllowed) as refused:
        hall.papers.of_case(case.number, kind, licence)

    assert refused.value.key == "paper.not_offered"
    assert article in str(refused.value.source)
    assert refused.value.facts["kind"] == _name(hall, kind)


def test_a_kind_nobody_knows_is_not_found() -> None:
    hall = Hall()
    case = hall.received()

    with pytest.raises(NotFound, match=r"paper\.unknown_kind"):
        hall.papers.of_case(case.number, "summons")


def test_the_office_words_every_kind() -> None:
    assert [wording.kind for wording in Hall().papers.kinds()] == list(KINDS)


def test_a_title_in_a_list_names_the_licence_it_decides() -> None:
    hall = Hall()
    case = hall.decided(Grant(), FOOD)

    assert hall.papers.title(case, "receipt") == "收件凭证"
    assert hall.papers.title(case, "grant_decision", FOOD).endswith("（食品经营许可）")


def test_the_same_record_gives_the_same_documents_on_a_later_day() -> None:
    hall = Hall()
    case = hall.far()
    before = hall.all_papers(case)

    hall.moment += timedelta(days=400)

    assert hall.all_papers(case) == before


def test_what_comes_later_does_not_change_an_earlier_document() -> None:
    hall = Hall()
    accepted = hall.accepted()
    before = hall.papers.of_case(accepted.number, "acceptance_notice")
    hall.do(accepted, ActionType.WITHDRAW, Remark(), TOBACCO)
    hall.decided(Grant(), FOOD, accepted)

    assert hall.papers.of_case(accepted.number, "acceptance_notice") == before


def test_number_and_day_are_those_of_the_act() -> None:
    hall = Hall()
    case = hall.received()
    hall.moment = datetime(2026, 3, 3, 16, 30, tzinfo=UTC)  # past midnight in the hall
    hall.accepted(case)

    receipt = hall.papers.of_case(case.number, "receipt")
    notice = hall.papers.of_case(case.number, "acceptance_notice")

    assert receipt.number == "城审管收〔2026〕1号"
    assert notice.number == "城审管受〔2026〕1号"
    assert _signature(receipt).day == date(2026, 3, 2)
    assert _signature(notice).day == date(2026, 3, 4)


def test_the_office_that_decides_signs_the_decision() -> None:
    hall = Hall()
    case = hall.far()

    decision = hall.papers.of_case(case.number, "denial_decision", TOBACCO)

    assert decision.office == _signature(decision).office == "晋城市城区烟草专卖局"
    assert decision.number == "城烟不准〔2026〕1号"


def test_every_document_names_case_window_and_where_to_complain() -> None:
    hall = Hall()
    case = hall.far()

    for paper in hall.all_papers(case):
        if paper.kind not in ("notice_sheet", "application_form", *OTHERS):
            record = dict(paper.record)
            assert record["办件编号"] == case.number
            assert record["监督电话"] == "12345"
            assert any("3号窗口" in value for value in record.values())


def test_a_practice_store_and_a_sample_office_mark_every_document() -> None:
    hall = Hall(practice=True)
    case = hall.far()

    assert all(paper.practice and paper.sample for paper in hall.all_papers(case))


def test_identity_numbers_stand_in_full_on_the_forms_only() -> None:
    identity = str(restaurant().answers["legal_person_id"])
    problem = replace(DEFECTS[0], problem=f"身份证号{identity}与营业执照不一致")
    hall = Hall()
    case = hall.correcting((problem, *DEFECTS[1:]))
    papers = {paper.kind: words(paper) for paper in hall.all_papers(case)}

    assert identity in papers.pop("application_form")
    assert identity in papers.pop("original_form")
    assert identity not in "".join(papers.values())
    assert f"{identity[:6]}********{identity[-4:]}" in papers["correction_notice"]


def test_a_person_without_a_credit_code_is_told_by_the_masked_identity_number() -> None:
    hall = Hall()
    file = restaurant()
    identity = str(file.answers["legal_person_id"])
    answers = {key: value for key, value in file.answers.items() if key != "uscc"}
    case = hall.received(replace(file, answers=answers))

    record = dict(hall.papers.of_case(case.number, "receipt").record)

    assert record["身份证件号码"] == f"{identity[:6]}********{identity[-4:]}"
    assert "统一社会信用代码" not in record


@pytest.mark.parametrize(
    ("kind", "element"),
    [(wording.kind, element) for wording in Hall().papers.kinds() for element in wording.elements],
)
def test_a_document_that_lacks_a_legal_element_is_refused_by_its_name(
    kind: str, element: str
) -> None:
    wording, facts = _filled(kind)
    wording.fill(facts)

    with pytest.raises(NotAllowed) as refused:
        wording.fill({**facts, element: ""})

    assert refused.value.key == "paper.empty_element"
    assert refused.value.facts == {"kind": wording.name, "element": wording.elements[element]}


def test_a_long_name_in_rare_characters_stands_whole_on_every_document() -> None:
    name = "晋城市城区" + "𬭎䶮㛃𠅤𫘧𬱖" * 15 + "有限公司"
    hall = Hall()
    case = hall.far(with_answers(restaurant(), applicant_name=name))

    for paper in hall.all_papers(case):
        if paper.kind != "notice_sheet":
            assert name in words(paper)


@cache
def _filled(kind: str) -> tuple[Wording, Mapping[str, Fact]]:
    """Return a kind's wording and the facts that fill it."""
    hall, case, step, licence = met()[kind]
    wording = hall.catalog.documents[kind]
    others = tuple(
        OtherPaper(paper, wording.name)
        for paper in hall.papers.offered(case)
        if not KINDS[paper.kind].lists
    )
    occasion = Occasion(wording, case, step, hall.catalog, hall.calendar, licence, others)
    return wording, KINDS[kind].facts(occasion)


def _signature(paper: Paper) -> Signature:
    return next(block for block in paper.blocks if isinstance(block, Signature))


def _name(hall: Hall, kind: str) -> str:
    return hall.catalog.documents[kind].name


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_met_on_some_way_and_nothing_on_it_is_left_open(kind: str) -> None:
    hall, case, step, licence = met()[kind]

    paper = hall.papers.of_case(case.number, kind, licence, step)

    assert "{" not in words(paper)
    assert "words." not in words(paper)
    assert "_note" not in words(paper)
    assert paper.title


@pytest.mark.parametrize("kind", KINDS)
def test_what_goes_out_stands_on_the_page_of_the_standard(kind: str) -> None:
    hall, case, step, licence = met()[kind]

    paper = hall.papers.of_case(case.number, kind, licence, step)

    assert (paper.layout is Layout.NOTICE) == (kind in TO_THE_APPLICANT)
    for table in (block for block in paper.blocks if isinstance(block, Table)):
        assert {len(row) for row in table.rows} == {len(table.columns)}


def test_a_document_of_the_whole_case_tells_how_things_stand_now() -> None:
    hall = Hall()
    case = hall.far()

    slips = [paper for paper in hall.papers.offered(case) if paper.kind == "routing_slip"]

    assert [(slip.licence, slip.step) for slip in slips] == [("", len(case.actions) - 1)]
