"""The letter of a promise (告知承诺书): both parts, every element, the same bytes for ever."""

from dataclasses import dataclass, replace

import pytest

from permitdesk.desk.papers import Papers
from permitdesk.desk.sampling.applications import sample_for_licences
from permitdesk.domain.application import Route
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.facts import DenialReason, Deny, Grant, Remark, SwitchRoute
from permitdesk.domain.paper import NewPage, Paper, SignHere, Text, Ticks
from permitdesk.domain.state import ActionType
from permitdesk.printing.paper_sheet import render_paper
from permitdesk.printing.pictures import page_count
from tests.desk.hall import Hall, real_catalog, restaurant
from tests.desk.on_paper.promised import (
    FILM,
    FIRE,
    deciding,
    granted,
    issued,
    on_promise,
    promised,
    sign,
    switched,
    told,
)
from tests.desk.reading_papers import tables, words

LIGHTNING, PIT, DRAINAGE, HAZCHEM = (
    "lightning_design", "construction_permit_stage", "drainage", "hazchem",
)  # fmt: skip
FALSE = Deny(
    (DenialReason("安全评价报告系伪造", "如实提交材料", "《行政许可法》第三十一条、第七十八条"),),
    false_promise=True,
)
ROUTES = tuple(
    code
    for code, licence in real_catalog().licences.items()
    if licence.commitment.offered and licence.commitment_allowed
)


def letter(hall: Hall, licence: str = FIRE) -> Paper:
    file = on_promise(restaurant()) if licence == FIRE else promised(licence)
    if licence == DRAINAGE:
        file = restaurant()
    case = told(hall, file, licence)
    return hall.papers.of_case(case.number, "commitment_letter", licence)


def ticks(paper: Paper) -> list[str]:
    return [item for block in paper.blocks if isinstance(block, Ticks) for item in block.items]


@pytest.mark.parametrize("licence", ROUTES)
def test_every_element_the_state_council_wants_told_has_its_heading(licence: str) -> None:
    read = words(letter(Hall(), licence))

    for element in real_catalog().commitment.notify_elements:
        assert element in read


@pytest.mark.parametrize("licence", ROUTES)
def test_each_page_to_sign_holds_every_element_that_is_promised(licence: str) -> None:
    paper = letter(Hall(), licence)
    pages = words(paper).split("第二部分")[1:]

    for page in pages:
        for element in real_catalog().commitment.commit_elements:
            assert element in page


@pytest.mark.parametrize("licence", ROUTES)
def test_the_points_to_tick_are_counted_through_all_parties_as_a_signature_counts_them(
    licence: str,
) -> None:
    hall = Hall()
    case = told(hall, promised(licence), licence)
    terms = case.state.parts[licence].part.terms
    assert terms is not None

    paper = hall.papers.of_case(case.number, "commitment_letter", licence)

    promises = [text for party in terms.parties for text in party.text]
    numbered = [f"{place}. {text}" for place, text in enumerate(promises, 1)]
    assert [item for item in ticks(paper) if item in numbered] == numbered


def test_what_the_law_wants_known_stands_in_figures() -> None:
    read = words(letter(Hall()))

    assert "由消防救援机构自作出许可之日起20个工作日内核查" in read
    assert "责令限期整改一次（10个工作日），整改后复查一次，不进行第三次核查" in read
    assert "当场决定，最长1个工作日" in read
    assert "一年内不得再次申请（行政许可法第七十八条）" in read
    assert "三年内不得再次申请" in read
    assert "可配置" not in read
    assert "公众聚集场所" in read


def test_papers_that_come_later_are_told_with_the_day_they_are_due() -> None:
    paper = letter(Hall())

    treated = {row[1]: row[4] for row in tables(paper)[0].rows}
    assert treated["消防安全制度、灭火和应急疏散预案"] == "决定后补交"
    assert "最迟在事后核查期限（20个工作日）内补交" in words(paper)


def test_what_a_promise_spares_is_told_with_each_paper() -> None:
    treated = [row[4] for row in tables(letter(Hall(), LIGHTNING))[0].rows]

    assert treated.count("以承诺替代，不再提交") == len(
        real_catalog().flows["lightning_commit"].waives
    )


def test_builder_and_designer_sign_a_page_each_in_their_own_number_of_copies() -> None:
    paper = letter(Hall(), LIGHTNING)

    pages = words(paper).split("第二部分")[1:]
    assert sum(isinstance(block, NewPage) for block in paper.blocks) == len(pages) == 2
    assert "（建设单位）" in pages[0]
    assert "纸质3份、PDF 1份（份数待与文件附件核对）" in pages[0]
    assert "（设计单位）" in pages[1]
    assert "纸质4份、PDF 1份" in pages[1]
    assert "建设单位（签字，加盖建设单位公章）" in pages[0]


def test_each_party_begins_a_page_of_its_own_when_it_is_printed() -> None:
    hall = Hall()
    one, three = letter(hall, FIRE), letter(Hall(), PIT)

    first = replace(three, blocks=three.blocks[: three.blocks.index(NewPage())])

    assert page_count(render_paper(three)) == page_count(render_paper(first)) + 3
    assert sum(isinstance(block, NewPage) for block in one.blocks) == 1


def test_what_is_only_the_products_rule_says_so_apart_from_the_law() -> None:
    paper = letter(Hall(), LIGHTNING)

    quiet = [
        block.text for block in paper.blocks if isinstance(block, Text) and block.style == "quiet"
    ]
    assert any("不是法律规定" in text for text in quiet)
    for note in real_catalog().flows["lightning_commit"].product_rules:
        assert any(note in text for text in quiet)


def test_what_excludes_the_promise_is_declared_on_the_page_that_is_signed() -> None:
    paper = letter(Hall(), PIT)

    assert "特殊工程和交通、水利、能源等重大工程" in ticks(paper)
    assert not any("拒绝签署" in item for item in ticks(paper))


def test_a_promise_that_everybody_makes_is_no_choice_and_asks_for_no_good_credit() -> None:
    paper = letter(Hall(), DRAINAGE)

    read = words(paper)
    assert paper.title == "承诺书"
    assert "不是可以选择的办理方式，也不以信用为条件" in read
    assert "转为一般程序" not in read


def test_both_sides_sign_with_day_and_seal() -> None:
    signs = [block for block in letter(Hall()).blocks if isinstance(block, SignHere)]

    assert [len(sign.labels) for sign in signs] == [2]
    assert all("章" in label for label in signs[0].labels)


def test_a_letter_prints_the_same_bytes_after_signature_grant_and_new_definitions() -> None:
    hall = Hall()
    case = told(hall)
    before = render_paper(hall.papers.of_case(case.number, "commitment_letter", FIRE))

    sign(hall, case)
    hall.do(case, ActionType.ACCEPT, Remark())
    deciding(hall, case, ActionType.GRANT, Grant())
    renewed = replace(hall.desk, catalogs=TwoVersions(hall.catalog))

    for desk in (hall.desk, renewed):
        after = Papers(desk).of_case(case.number, "commitment_letter", FIRE)
        assert render_paper(after) == before


@dataclass(frozen=True)
class TwoVersions:
    """The definitions a case came in under, and newer ones in which the flow says something else."""

    old: Catalog

    def current(self) -> Catalog:
        flow = replace(self.old.flows["fire_check_commit"], effect="改过的效力")
        flows = {**self.old.flows, flow.code: flow}
        return replace(self.old, flows=flows, documents={}, digest="newer")

    def version(self, digest: str) -> Catalog:
        return next(item for item in (self.current(), self.old) if item.digest == digest)


# --- another route ---


def test_leaving_the_promise_takes_the_letter_back_and_says_what_is_wanted_now() -> None:
    hall = Hall()
    case = switched(hall)

    read = words(hall.papers.of_case(case.number, "route_change", FIRE))

    assert "由“告知承诺”改为“一般程序”" in read
    assert "告知承诺书（城消诺〔2026〕1号）自变更之日起不再有效" in read
    assert "作出决定前需要现场核查" in read
    assert "材料已经备齐" in read


def test_taking_the_promise_after_acceptance_shows_the_days_before_and_after() -> None:
    hall = Hall()
    case = hall.accepted()

    case = hall.do(case, ActionType.SWITCH_ROUTE, SwitchRoute(Route.COMMITMENT), FIRE)

    paper = hall.papers.of_case(case.number, "route_change", FIRE)
    days = {row[0]: row[1:] for row in tables(paper)[0].rows}
    assert days["法定期限"] == ("2026年3月16日", "2026年3月16日")
    assert days["本机关承诺期限"] == ("2026年3月3日", "2026年3月3日")
    assert "作出决定前不进行现场核查" in words(paper)
    assert "消防安全制度、灭火和应急疏散预案" in words(paper)


def test_papers_the_promise_stands_in_for_go_back_to_the_applicant() -> None:
    hall = Hall()
    file = sample_for_licences(hall.catalog, (LIGHTNING,), 4, hall.desk.today())
    case = hall.received(file)

    case = hall.do(case, ActionType.SWITCH_ROUTE, SwitchRoute(Route.COMMITMENT), LIGHTNING)

    read = words(hall.papers.of_case(case.number, "route_change", LIGHTNING))
    given_back = read.partition("已交的下列材料退还：")[2].partition("。")[0]
    assert given_back.count("、") >= 1
    assert "设计说明书" in given_back


def test_papers_the_promise_stood_in_for_are_wanted_once_it_is_left() -> None:
    hall = Hall()
    case = told(hall, promised(LIGHTNING), LIGHTNING)

    switch = SwitchRoute(Route.ORDINARY, "改走一般程序")
    case = hall.do(case, ActionType.SWITCH_ROUTE, switch, LIGHTNING)

    read = words(hall.papers.of_case(case.number, "route_change", LIGHTNING))
    wanted = read.partition("还须提交的材料：")[2].partition("。")[0]
    assert "设计说明书" in wanted


# --- the decision ---


def test_a_grant_on_a_promise_names_the_last_day_of_the_check_and_the_papers_to_come() -> None:
    """Twenty working days after 2 March end on the 30th."""
    hall = Hall()
    case = granted(hall)

    read = words(hall.papers.of_case(case.number, "grant_decision", FIRE))

    assert "以告知承诺方式取得" in read
    assert "由消防救援机构核查，最迟2026年3月30日" in read
    assert "下列材料尚待提交，最迟2026年3月30日补交：消防安全制度、灭火和应急疏散预案" in read


def test_a_grant_on_the_ordinary_route_says_nothing_of_a_promise() -> None:
    hall = Hall()
    case = issued(hall)

    read = words(hall.papers.of_case(case.number, "grant_decision", "food_operation"))

    assert "承诺" not in read


def test_a_false_promise_is_denied_with_a_warning_and_a_bar_of_one_year() -> None:
    read = denied(Hall(), HAZCHEM)

    assert (
        "第七十八条的规定，对你（单位）的危险化学品经营许可申请，决定不予行政许可，并给予警告"
        in read
    )
    assert "至2027年3月2日（含当日）不得再次申请" in read
    assert "决定不予行政许可。具备条件后，可以重新申请" not in read


def test_where_public_safety_is_not_concerned_nobody_is_barred() -> None:
    read = denied(Hall(), FILM)

    assert "并给予警告" in read
    assert "不得再次申请" not in read


def denied(hall: Hall, licence: str) -> str:
    file = sample_for_licences(hall.catalog, (licence,), 4, hall.desk.today())
    case = hall.decided(FALSE, licence, hall.accepted(hall.received(file)))
    return words(hall.papers.of_case(case.number, "denial_decision", licence))
