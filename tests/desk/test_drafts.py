"""Drafts: nothing typed is lost, one station at a time, nobody else's."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from permitdesk.app.house import House
from permitdesk.desk.acting import Wish
from permitdesk.domain.application import ApplicationFile
from permitdesk.domain.draft import Held
from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.facts import Actor, Defect, LookThrough, RequestCorrection, Role
from permitdesk.domain.short_code import read_code
from permitdesk.domain.state import ActionType
from permitdesk.domain.summary import Mark
from permitdesk.domain.worklist import Filter
from tests.desk.hall import RESTAURANT
from tests.houses import CLERK, MONDAY, house_over, practice_house

PHONE = "13800001234"
TYPED = ApplicationFile(
    industry="restaurant",
    guide=RESTAURANT,
    answers={
        "applicant_name": "渝香火锅(测试)有限公司",
        "legal_person_phone": PHONE,
        "seats": "三十",
    },
)


@pytest.fixture
def house(tmp_path: Path) -> House:
    return practice_house(tmp_path)


def kept(house: House, file: ApplicationFile = TYPED) -> Held:
    held = house.drafts.begin("KS-02")
    house.drafts.keep(held, file)
    return held


def test_what_was_typed_is_there_after_the_program_was_killed(house: House, tmp_path: Path) -> None:
    held = kept(house)

    draft = house_over(tmp_path / "practice.db").drafts.take_over(held.code, "1234", "3号窗口")

    assert draft.file == TYPED


def test_the_former_holder_is_told_where_the_draft_went(house: House) -> None:
    held = kept(house)
    house.drafts.take_over(held.code, "1234", "3号窗口")

    with pytest.raises(NotAllowed) as refused:
        house.drafts.keep(held, TYPED)

    assert (refused.value.key, refused.value.facts["station"]) == ("draft.taken_over", "3号窗口")


def test_the_same_station_taking_over_twice_leaves_one_holder(house: House) -> None:
    held = kept(house)
    first = house.drafts.take_over(held.code, "1234", "KS-02").held
    house.drafts.take_over(held.code, "1234", "KS-02")

    with pytest.raises(NotAllowed):
        house.drafts.keep(first, TYPED)


def test_a_draft_is_found_by_a_code_typed_in_small_letters_with_a_hyphen(house: House) -> None:
    code = kept(house).code

    draft = house.drafts.take_over(f"{code[:4]}-{code[4:]}".lower(), "1234", "3号窗口")

    assert draft.held.code == code


def test_three_wrong_digits_close_a_draft_for_an_hour_even_to_the_right_ones(house: House) -> None:
    code = kept(house).code
    for _ in range(3):
        with pytest.raises(NotAllowed, match=r"draft\.wrong"):
            house.drafts.take_over(code, "0000", "3号窗口")

    with pytest.raises(NotAllowed, match=r"draft\.blocked"):
        house.drafts.take_over(code, "1234", "3号窗口")
    house.set_time(MONDAY + timedelta(hours=1))
    assert house.drafts.take_over(code, "1234", "3号窗口").file == TYPED


def test_a_code_that_does_not_exist_is_refused_like_wrong_digits(house: House) -> None:
    nobody = house.drafts.begin("KS-02").code
    existing = kept(house).code

    said = []
    for code in (nobody, existing):
        with pytest.raises(NotAllowed) as refused:
            house.drafts.take_over(code, "9999", "3号窗口")
        said.append((refused.value.key, dict(refused.value.facts)))

    assert said[0] == said[1]


def test_a_draft_without_any_telephone_cannot_be_taken_over(house: House) -> None:
    held = kept(house, replace(TYPED, answers={}))

    with pytest.raises(NotAllowed, match=r"draft\.wrong"):
        house.drafts.take_over(held.code, "", "3号窗口")


def test_asking_for_it_without_a_telephone_wants_four_digits(house: House) -> None:
    held = house.drafts.begin("KS-02", asked=False)
    nameless = replace(TYPED, answers={})

    with pytest.raises(NotAllowed, match=r"draft\.digits_needed"):
        house.drafts.ask_for(held, nameless)
    house.drafts.ask_for(held, nameless, "5678")

    assert house.drafts.take_over(held.code, "5678", "3号窗口").file == nameless


def test_received_the_code_leads_to_the_case_and_the_contents_are_gone(house: House) -> None:
    file = house.sample_application("restaurant", (), 1, RESTAURANT)
    held = kept(house, file)

    case = house.drafts.hand_in(held, file, CLERK)
    again = house.drafts.hand_in(held, file, CLERK)

    row = house.store.drafts.draft(held.code)
    assert row is not None
    assert (row.case, again.number) == (case.number, case.number)
    assert row.file == ApplicationFile()
    with pytest.raises(NotAllowed, match=r"draft\.received"):
        house.drafts.take_over(held.code, "1234", "3号窗口")


def test_an_application_that_is_refused_stays_a_draft(house: House) -> None:
    wrong = replace(TYPED, answers={**TYPED.answers, "uscc": "1"})
    held = kept(house, wrong)

    with pytest.raises(NotAllowed):
        house.drafts.hand_in(held, wrong, CLERK)

    assert house.drafts.take_over(held.code, "1234", "3号窗口").file == wrong


def test_after_thirty_days_nothing_is_left_of_a_draft(house: House, tmp_path: Path) -> None:
    held = kept(house)
    house.set_time(MONDAY + timedelta(days=30))

    swept = house.drafts.sweep()
    house.store.database.checkpoint()

    assert (swept, house.store.drafts.draft(held.code)) == (1, None)
    assert PHONE.encode() not in (tmp_path / "practice.db").read_bytes()


def test_the_office_may_keep_drafts_for_fewer_days(house: House) -> None:
    house.drafts.set_days(7)
    held = kept(house)
    house.set_time(MONDAY + timedelta(days=7))

    with pytest.raises(NotAllowed, match=r"draft\.wrong"):
        house.drafts.take_over(held.code, "1234", "3号窗口")


def test_a_draft_nobody_asked_for_goes_by_itself_after_a_power_cut(house: House) -> None:
    held = house.drafts.begin("KS-02", asked=False)
    house.drafts.keep(held, TYPED)
    house.set_time(MONDAY + timedelta(hours=2))

    assert house.drafts.sweep() == 1


def test_only_its_holder_can_throw_a_draft_away(house: House) -> None:
    held = kept(house)
    house.drafts.take_over(held.code, "1234", "3号窗口")

    house.drafts.drop(held)

    assert house.store.drafts.draft(held.code) is not None


def test_a_window_finds_its_own_draft_again_without_any_digits(
    house: House, tmp_path: Path
) -> None:
    held = house.drafts.begin("3号窗口")
    house.drafts.keep(held, TYPED)

    later = house_over(tmp_path / "practice.db").drafts
    (found,) = later.of_station("3号窗口")

    assert later.reopen(found.held.code, "3号窗口").file == TYPED


def test_codes_are_never_guessable_in_order(house: House) -> None:
    codes = {house.drafts.begin("KS-02").code for _ in range(200)}

    assert len(codes) == 200
    assert all(read_code(code) == code for code in codes)


# --- the sheet one takes home ---

KIOSK = Actor("KS-02", Role.KIOSK, "KS-02")


def test_a_notice_sheet_has_a_number_and_is_kept_with_who_and_when(house: House) -> None:
    choice = house.guiding.choose("restaurant", RESTAURANT)

    first, second = (house.notices.hand_out(choice, KIOSK) for _ in range(2))

    assert first.number != second.number
    assert house.notices.find(f"PDN1:{first.code}") == first
    assert house.notices.find(second.number) == second
    assert (first.actor, first.at, dict(first.guide)) == ("KS-02", MONDAY, dict(choice.answers))
    assert house.notices.choice_of(first) == choice
    assert all(tally.is_whole for tally in house.documents.tallies())
    assert not house.documents.unfinished()


def test_what_stood_on_no_sheet_is_marked_in_the_record(house: House) -> None:
    sheet = house.notices.hand_out(house.guiding.choose("restaurant", RESTAURANT), KIOSK)
    file = replace(house.sample_application("restaurant", (), 1, RESTAURANT), notice=sheet.code)
    case = house.acting.receive(file, CLERK)
    key = next(need.key for need in house.overseeing.view(case.number).materials)
    listed = Defect(key, "材料", "缺", "补", "《食品安全法》第35条", "food_operation")
    extra = Defect("", "股东会决议原件", "缺", "补", "无", "food_operation")

    looked = Wish(ActionType.LOOK_THROUGH, LookThrough(False, True, (listed, extra)), CLERK)
    house.acting.do(case.number, looked)
    asking = Wish(ActionType.REQUEST_CORRECTION, RequestCorrection(()), CLERK)
    house.acting.do(case.number, asking)

    compared = house.told_once.of_case(case.number)
    assert [defect.name for defect in compared.untold] == ["股东会决议原件"]
    kept_facts = house.store.case(case.number).actions[-1].facts
    assert isinstance(kept_facts, RequestCorrection)
    assert [defect.untold for defect in kept_facts.defects] == [False, True]
    row = house.overseeing.worklist(Filter(mark=Mark.UNTOLD)).rows
    assert [item.number for item in row] == [case.number]


def test_what_only_a_changed_answer_brought_is_not_held_against_the_office(house: House) -> None:
    less = {**RESTAURANT, "tobacco": False}
    sheet = house.notices.hand_out(house.guiding.choose("restaurant", less), KIOSK)
    file = replace(house.sample_application("restaurant", (), 1, RESTAURANT), notice=sheet.code)
    case = house.acting.receive(file, CLERK)
    catalog = house.catalog
    key = catalog.licence("tobacco_retail").materials_with_keys()[0][0]

    marked = house.told_once.marked(case, [Defect(key, "x", "缺", "补", "无", "tobacco_retail")])

    assert not marked[0].untold


def test_a_case_without_a_kept_sheet_is_compared_with_nothing(house: House) -> None:
    case = house.acting.receive(house.sample_application("restaurant", (), 1, RESTAURANT), CLERK)

    assert house.told_once.of_case(case.number).sheet is None
