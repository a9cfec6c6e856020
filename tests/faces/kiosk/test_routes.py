"""The two ways at the kiosk: said in plain words, closed with the record, never the ordinary one."""

from collections.abc import Mapping
from datetime import date

import pytest

from permitdesk.desk.sampling.applications import sample_application
from permitdesk.domain.application import ApplicationFile, Route
from permitdesk.domain.credit import CreditKind, CreditState, RecordCredit
from permitdesk.domain.standing import Standing
from permitdesk.faces.kiosk.kiosk import KioskWindow
from permitdesk.faces.kiosk.letter_page import LetterPage
from permitdesk.faces.kiosk.materials_page import MaterialsPage
from permitdesk.faces.kiosk.route_page import RoutePage
from permitdesk.faces.kiosk.stops import Name
from permitdesk.faces.kiosk.visit import Visit
from tests.desk.memory import StoreInMemory
from tests.faces.kiosk.hands import Hands
from tests.faces.kiosk.seen import texts
from tests.faces.kiosk.stage import MONDAY, RESTAURANT, definitions

FIRE = "fire_check"


@pytest.fixture
def file() -> ApplicationFile:
    return sample_application(
        definitions(), "restaurant", 3, MONDAY.date(), guide=RESTAURANT, optional=0
    )


def come_to_the_ways(hands: Hands, file: ApplicationFile) -> RoutePage:
    hands.begin("restaurant")
    hands.answer_guide(RESTAURANT)
    hands.touch(hands.window.bottom.second)
    while hands.at is Name.FORM:
        hands.fill_page(file)
        hands.forward()
    page = hands.window.page
    assert isinstance(page, RoutePage)
    return page


def record(file: ApplicationFile) -> CreditState:
    facts = RecordCredit(CreditKind.PROMISE_BROKEN, "城消撤〔2026〕1号", "承诺不实")
    return CreditState(
        "城消信〔2026〕1号", "JC-2026-000001", FIRE, str(file.answers["uscc"]), "某饭店", "李建国",
        facts, date(2026, 3, 1),
    )  # fmt: skip


def test_both_ways_are_said_in_plain_words_before_one_is_chosen(
    hands: Hands, file: ApplicationFile
) -> None:
    page = come_to_the_ways(hands, file)

    said = "\n".join(texts(page))
    assert set(page.cards) == {Route.ORDINARY, Route.COMMITMENT}
    for words in (
        "一般程序始终可以选", "承诺是什么意思", "以后查什么", "20 个工作日", "消防救援机构",
        "如果不是真的", "撤销许可，记入信用记录", "这些材料可以晚一点交",
    ):  # fmt: skip
        assert words in said


def test_the_promise_that_was_chosen_goes_into_the_application(
    hands: Hands, window: KioskWindow, store: StoreInMemory, file: ApplicationFile
) -> None:
    page = come_to_the_ways(hands, file)

    hands.touch(page.cards[Route.COMMITMENT])
    assert isinstance(window.page, MaterialsPage)
    hands.forward()

    (case,) = store.cases.values()
    assert case.state.parts[FIRE].part.by_promise
    assert not any(part.part.by_promise for code, part in case.state.parts.items() if code != FIRE)


def test_the_ordinary_way_that_was_chosen_stays_ordinary(
    hands: Hands, store: StoreInMemory, file: ApplicationFile
) -> None:
    page = come_to_the_ways(hands, file)

    hands.touch(page.cards[Route.ORDINARY])
    hands.forward()

    (case,) = store.cases.values()
    assert not case.state.parts[FIRE].part.by_promise


def test_an_open_record_closes_the_promise_and_names_record_and_rule(
    hands: Hands, window: KioskWindow, store: StoreInMemory, file: ApplicationFile
) -> None:
    store.standings["JC-2026-000001"] = Standing(credit=(record(file),))

    page = come_to_the_ways(hands, file)

    said = "\n".join(texts(page))
    assert set(page.cards) == {Route.ORDINARY}
    assert "城消信〔2026〕1号" in said
    assert "国办发〔2020〕42号" in said
    hands.forward()
    assert isinstance(window.page, MaterialsPage)
    assert window.journey.way.visit.routes == {FIRE: Route.ORDINARY}


def test_a_promise_kept_in_a_draft_is_dropped_where_it_is_closed_by_now(
    hands: Hands, window: KioskWindow, store: StoreInMemory, file: ApplicationFile
) -> None:
    store.standings["JC-2026-000001"] = Standing(credit=(record(file),))
    window.journey.way.visit.routes[FIRE] = Route.COMMITMENT

    come_to_the_ways(hands, file)

    assert window.journey.way.visit.routes == {}


def test_the_letter_is_read_leaf_by_leaf_and_nothing_can_be_signed_here(
    hands: Hands, window: KioskWindow, file: ApplicationFile
) -> None:
    come_to_the_ways(hands, file)

    hands.touch(window.bottom.second)
    leaves = []
    while isinstance(page := window.page, LetterPage):
        leaves.append("\n".join(texts(page)))
        hands.forward()

    assert len(leaves) == 2
    assert "第一部分" in leaves[0]
    assert "第五十八条" in leaves[0]
    assert "□ 场所符合消防技术标准和管理规定" in leaves[1]
    assert all("在窗口出具" in leaf for leaf in leaves)
    assert isinstance(window.page, RoutePage)


def test_going_back_from_a_leaf_shows_the_one_before(
    hands: Hands, window: KioskWindow, file: ApplicationFile
) -> None:
    come_to_the_ways(hands, file)
    hands.touch(window.bottom.second)
    hands.forward()

    hands.touch(window.bottom.back)

    page = window.page
    assert isinstance(page, LetterPage)
    assert "第一部分" in page.shown.head


def test_a_draft_keeps_the_ways_and_gives_them_back() -> None:
    visit = Visit(industry="restaurant", routes={FIRE: Route.COMMITMENT})
    other = Visit()

    other.take_file(visit.file())

    assert other.routes == {FIRE: Route.COMMITMENT}


def test_the_next_visitor_finds_no_way_chosen(
    hands: Hands, window: KioskWindow, file: ApplicationFile
) -> None:
    page = come_to_the_ways(hands, file)
    hands.touch(page.cards[Route.COMMITMENT])

    hands.touch(window.top.leave)

    way = window.journey.way
    ways: Mapping[str, Route] = way.visit.routes
    assert ways == {}
    assert way.is_at_start


def test_where_nothing_is_offered_nobody_is_asked(hands: Hands, window: KioskWindow) -> None:
    guide = {**RESTAURANT, "fire_area": "50", "tobacco": False}
    plain = sample_application(
        definitions(), "restaurant", 3, MONDAY.date(), guide=guide, optional=0
    )
    hands.begin("restaurant")
    hands.answer_guide(guide)
    hands.touch(window.bottom.second)

    while hands.at is Name.FORM:
        hands.fill_page(plain)
        hands.forward()

    assert isinstance(window.page, MaterialsPage)


def test_what_is_needed_says_where_a_promise_is_possible(hands: Hands, window: KioskWindow) -> None:
    hands.begin("restaurant")
    hands.answer_guide(RESTAURANT)

    assert window.page is not None
    assert sum("也可以选告知承诺" in words for words in texts(window.page)) == 1
