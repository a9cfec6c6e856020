"""The joint site check at the window: planned, recorded point by point, put right, looked at again."""

from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from permitdesk.desk.sampling import visits
from permitdesk.desk.sampling.officers import inspecting, inspectors
from permitdesk.domain.case import Case
from permitdesk.domain.checklist import own_words
from permitdesk.domain.facts import Actor, Role
from permitdesk.domain.site_check import Inspector, RecordSiteCheck, Result
from permitdesk.domain.state import ActionType
from permitdesk.faces.shared.dialogs.facts_dialog import FactsDialog
from permitdesk.faces.shared.lawful import likeliest
from permitdesk.faces.window.dialogs.plan_site_check import PlanSiteCheckDialog
from permitdesk.faces.window.dialogs.site_check import RecordRecheckDialog, RecordSiteCheckDialog
from permitdesk.faces.window.spots import Spot
from permitdesk.faces.window.window import ClerkWindow
from permitdesk.faces.window.worklist_page import WorklistPage
from tests.desk.hall import CLERK, Hall, real_catalog
from tests.faces.window.counter import begin, confirm, dialog_of, open_case, page_of, press, settle


def planned(hall: Hall) -> Case:
    case = hall.accepted()
    return hall.acting.do(case.number, visits.check_planned(case, CLERK, hall.desk.today()))


def looking(case: Case) -> Actor:
    assert case.state.site.plan is not None
    return inspecting(case.state.site.plan.inspectors[0])


def fill_in(dialog: PlanSiteCheckDialog) -> None:
    """Name two of each authority, with their certificates."""
    for box in dialog.people.boxes:
        wanted = str(box.department.currentData())
        there = {other.name.text() for other in dialog.people.boxes}
        box.show_inspector(next(who for who in inspectors(wanted) if who.name not in there))


def plan_dialog(window: ClerkWindow, qtbot: QtBot, number: str) -> PlanSiteCheckDialog:
    open_case(window, qtbot, number)
    dialog = begin(window, qtbot, ActionType.PLAN_SITE_CHECK)
    assert isinstance(dialog, PlanSiteCheckDialog)
    return dialog


def record_dialog(window: ClerkWindow, qtbot: QtBot, case: Case) -> RecordSiteCheckDialog:
    window.show_actor(looking(case))
    open_case(window, qtbot, case.number)
    press(window, qtbot, Qt.Key.Key_Return)
    dialog = dialog_of(window)
    assert isinstance(dialog, RecordSiteCheckDialog)
    return dialog


def test_the_plan_begins_with_a_day_that_keeps_every_clock_green_and_a_line_for_each_inspector(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    case = hall.accepted()

    dialog = plan_dialog(window, qtbot, case.number)

    assert dialog.day.value() == date(2026, 3, 3)
    assert len(dialog.people.boxes) == 2 * len(
        {case.state.parts[code].part.decider for code in case.state.to_check}
    )
    assert "消防救援 2 人" in dialog.people.lacking.text()


def test_the_authority_that_lacks_an_inspector_is_named_until_there_are_two(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    case = hall.accepted()
    dialog = plan_dialog(window, qtbot, case.number)
    fill_in(dialog)
    assert not dialog.people.lacking.isVisible()

    dialog.people.boxes[-1].name.clear()

    assert "1 人" in dialog.people.lacking.text()
    confirm(window, qtbot)
    assert "《行政许可法》第三十四条" in dialog.notice.words.text()
    assert hall.store.case(case.number).state.site.plan is None


def test_who_went_last_time_is_proposed_the_next_time(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    first, second = hall.accepted(), hall.accepted()
    dialog = plan_dialog(window, qtbot, first.number)
    fill_in(dialog)
    confirm(window, qtbot)
    plan = hall.store.case(first.number).state.site.plan
    assert plan is not None

    again = plan_dialog(window, qtbot, second.number)

    assert {box.inspector() for box in again.people.boxes} == set(plan.inspectors)
    confirm(window, qtbot)
    assert hall.store.case(second.number).state.site.plan is not None


def test_a_check_is_recorded_by_keyboard_from_the_first_point_to_the_last(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    case = planned(hall)
    dialog = record_dialog(window, qtbot, case)
    rows = dialog.list.rows
    rows[0].setFocus()

    QTest.keyClick(rows[0], Qt.Key.Key_1)
    assert dialog.focusWidget() is rows[1]
    QTest.keyClick(rows[1], Qt.Key.Key_2)
    assert dialog.focusWidget() is rows[1].note
    QTest.keyClicks(rows[1].note, "no lid")
    QTest.keyClick(rows[1].note, Qt.Key.Key_Return)
    assert dialog.focusWidget() is rows[2]
    QTest.keyClick(rows[2], Qt.Key.Key_3)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClick(rows[3], Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(dialog.ok, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(window, qtbot)

    record = hall.store.case(case.number).state.site.record
    assert isinstance(record, RecordSiteCheck)
    found = {item.point: item for item in record.findings}
    results = [found[point.key].result for point in case.state.site.points]
    assert results[:3] == [Result.GOOD, Result.DEFECT, Result.NOT_APPLICABLE]
    assert set(results[3:]) == {Result.GOOD}
    assert found[case.state.site.points[1].key].note == "no lid"


def test_a_shared_point_shows_what_each_licence_says_itself(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    case = planned(hall)
    dialog = record_dialog(window, qtbot, case)
    row = next(row for row in dialog.list.rows if len({code for code, _ in row.point.uses}) > 1)

    shown = "\n".join(label.text() for label in row.findChildren(QLabel))

    for code, words in own_words(real_catalog(), row.point).items():
        assert real_catalog().licence(code).name in shown
        assert words in shown


def test_nothing_is_recorded_while_a_point_has_no_answer(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    case = planned(hall)
    dialog = record_dialog(window, qtbot, case)
    count = len(dialog.list.rows)

    confirm(window, qtbot)

    assert f"还有 {count} 项没有结果" in dialog.notice.words.text()
    assert hall.store.case(case.number).state.site.record is None


def test_a_defect_without_a_note_is_refused_and_the_dialog_stays(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    case = planned(hall)
    dialog = record_dialog(window, qtbot, case)
    dialog.list.rows[0].answer(Result.DEFECT)
    dialog.list.rest_is_good()

    confirm(window, qtbot)

    assert "具体问题" in dialog.notice.words.text()
    assert hall.store.case(case.number).state.site.record is None


def test_a_shared_point_may_be_a_defect_of_one_licence_only(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    case = planned(hall)
    dialog = record_dialog(window, qtbot, case)
    row = next(row for row in dialog.list.rows if len({code for code, _ in row.point.uses}) > 1)
    codes = [code for code, _ in row.point.uses]
    row.answer(Result.DEFECT)
    row.note.setText("面积与申请不符")

    for code in codes[1:]:
        row.only[code].setChecked(False)

    found = row.finding()
    assert found is not None
    assert found.licences == (codes[0],)


def test_who_was_not_there_is_unticked_and_one_of_an_authority_is_not_enough(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    case = planned(hall)
    dialog = record_dialog(window, qtbot, case)
    dialog.list.rest_is_good()
    next(iter(dialog.inspectors.values())).setChecked(False)

    confirm(window, qtbot)

    assert "两名以上核查人员" in dialog.notice.words.text()


def test_without_the_applicants_signature_a_witness_is_asked_for(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    case = planned(hall)
    dialog = record_dialog(window, qtbot, case)
    dialog.list.rest_is_good()
    assert not dialog.witness.isVisible()
    dialog.signed.setChecked(False)
    assert dialog.witness.isVisible()

    confirm(window, qtbot)

    assert "见证人" in dialog.notice.words.text()


def test_pictures_are_kept_by_time_place_and_hash_each_once(
    window: ClerkWindow, qtbot: QtBot, hall: Hall, tmp_path: Path
) -> None:
    case = planned(hall)
    picture = tmp_path / "door.jpg"
    picture.write_bytes(b"picture of a door")
    dialog = record_dialog(window, qtbot, case)
    dialog.list.rest_is_good()
    dialog.photos.add([picture, picture])

    confirm(window, qtbot)

    site = hall.store.case(case.number).state.site
    assert site.record is not None
    assert site.plan is not None
    (photo,) = site.record.photos
    assert photo.sha256 == sha256(b"picture of a door").hexdigest()
    assert photo.place == site.plan.place


def test_defects_are_told_at_once_and_only_they_are_looked_at_again(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    case = planned(hall)
    keys = [point.key for point in case.state.site.points]
    case = hall.acting.do(case.number, visits.check_recorded(case, keys[:2]))
    open_case(window, qtbot, case.number)
    order = begin(window, qtbot, ActionType.ORDER_RECTIFICATION)
    assert isinstance(order, FactsDialog)
    confirm(window, qtbot)

    window.show_actor(looking(case))
    open_case(window, qtbot, case.number)
    again = begin(window, qtbot, ActionType.RECORD_RECHECK)
    assert isinstance(again, RecordRecheckDialog)
    assert [row.point.key for row in again.list.rows] == keys[:2]
    again.list.rest_is_good()
    again.new.add_empty()
    confirm(window, qtbot)

    site = hall.store.case(case.number).state.site
    assert site.recheck is not None
    assert not site.recheck.new_facts
    assert not site.defects()


def test_a_new_defect_needs_the_reason_why_nobody_saw_it(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    case = planned(hall)
    keys = [point.key for point in case.state.site.points]
    case = hall.acting.do(case.number, visits.check_recorded(case, keys[:1]))
    hall.acting.do(case.number, visits.defects_ordered(CLERK, "陈某"))
    window.show_actor(looking(case))
    open_case(window, qtbot, case.number)
    dialog = begin(window, qtbot, ActionType.RECORD_RECHECK)
    assert isinstance(dialog, RecordRecheckDialog)
    dialog.list.rest_is_good()
    dialog.new.add_empty()
    dialog.new.lines[0][1].setText("通道被堵")

    confirm(window, qtbot)
    assert "第一次为什么看不出来" in dialog.notice.words.text()
    dialog.new.lines[0][2].setText("第一次时尚未堆货")
    confirm(window, qtbot)

    recheck = hall.store.case(case.number).state.site.recheck
    assert recheck is not None
    assert recheck.new_facts[0].point == keys[1]


def test_who_steps_aside_is_replaced_by_somebody_else(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    case = planned(hall)
    assert case.state.site.plan is not None
    leaving = case.state.site.plan.inspectors[0]
    open_case(window, qtbot, case.number)
    dialog = begin(window, qtbot, ActionType.RECUSE)
    assert isinstance(dialog, FactsDialog)
    dialog.asked["reason"].show("系申请人亲属")
    dialog.asked["replacement"].show(Inspector("新同志", leaving.department, "晋E000001"))

    confirm(window, qtbot)

    site = hall.store.case(case.number).state.site
    assert site.plan is not None
    assert site.recused == (leaving.name,)
    assert leaving not in site.plan.inspectors


def test_a_replacement_comes_from_the_authority_of_who_steps_aside(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    case = planned(hall)
    assert case.state.site.plan is not None
    first, last = case.state.site.plan.inspectors[0], case.state.site.plan.inspectors[-1]
    open_case(window, qtbot, case.number)
    dialog = begin(window, qtbot, ActionType.RECUSE)
    assert isinstance(dialog, FactsDialog)
    assert dialog.asked["replacement"].value().department == first.department

    dialog.asked["inspector"].show(last.name)

    assert first.department != last.department
    assert dialog.asked["replacement"].value().department == last.department


def listed(window: ClerkWindow, qtbot: QtBot) -> list[str]:
    settle(window, qtbot)
    page = window.page
    assert isinstance(page, WorklistPage)
    return [row.number for row in page.model.rows]


def test_an_inspector_sees_what_he_is_to_look_at_and_what_is_due_again(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    case, other = planned(hall), planned(hall)
    hall.acting.do(other.number, visits.check_recorded(other, {other.state.site.points[0].key}))
    hall.acting.do(other.number, visits.defects_ordered(CLERK, "陈某"))

    window.show_actor(looking(case))

    assert listed(window, qtbot) == [case.number]
    page = window.page
    assert isinstance(page, WorklistPage)
    page.show_list(1)
    assert listed(window, qtbot) == [other.number]


def test_an_inspector_of_an_authority_that_is_not_asked_sees_nothing(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    planned(hall)

    window.show_actor(Actor("路人", Role.INSPECTOR, "no_such_authority"))

    assert not listed(window, qtbot)


@pytest.mark.parametrize("key", [Qt.Key.Key_F6])
def test_f6_leads_to_the_site_checks(
    window: ClerkWindow, qtbot: QtBot, hall: Hall, key: Qt.Key
) -> None:
    case = planned(hall)
    hall.accepted()

    QTest.keyClick(window, key)

    assert listed(window, qtbot) == [case.number]
    assert window.page is window.pages[Spot.SITE_CHECK]


def test_nothing_but_the_record_is_offered_to_who_looks(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    case = planned(hall)
    window.show_actor(looking(case))

    page = open_case(window, qtbot, case.number)

    first = likeliest(page.deeds)
    assert first is not None
    assert {deed.type for deed in page_of(window).deeds} == {ActionType.RECORD_SITE_CHECK}
