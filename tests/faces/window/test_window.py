"""The clerk's window: keys lead everywhere, the search finds, the day's work comes first."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from permitdesk.domain.facts import Actor, Role
from permitdesk.faces.shared.look import dress
from permitdesk.faces.window.guide_page import GuidePage
from permitdesk.faces.window.handing_in import TickLabel
from permitdesk.faces.window.person_dialog import PersonDialog
from permitdesk.faces.window.receive_page import FILLING, MATERIALS, RECEIVED, ReceivePage
from permitdesk.faces.window.spots import Spot
from permitdesk.faces.window.window import ClerkWindow
from permitdesk.faces.window.worklist_page import WorklistPage
from tests.desk.hall import CLERK, RESTAURANT, Hall
from tests.faces.office import rooms_of
from tests.faces.window.counter import cut_off, open_case, page_of, press, settle, write

ROOT = Path(__file__).resolve().parents[3]
LATE = ("reportlab", "pypinyin", "sqlite_utils", "pydantic", "pypdfium2", "ruamel")
START = """
import sys
from datetime import UTC, datetime
from PySide6.QtWidgets import QApplication
from permitdesk.desk.acting import Acting
from permitdesk.desk.desk import Desk
from permitdesk.desk.documents import Documents
from permitdesk.desk.guiding import Guiding
from permitdesk.desk.overseeing import Overseeing
from permitdesk.domain.facts import Actor, Role
from permitdesk.domain.workdays import WorkCalendar
from permitdesk.faces.shared.look import dress
from permitdesk.faces.shared.rooms import Rooms
from permitdesk.faces.window.spots import Spot
from permitdesk.faces.window.window import ClerkWindow
from tests.desk.memory import StoreInMemory

class NotYet:
    def current(self): raise AssertionError("the definitions were read before they are needed")
    version = current

app = QApplication([])
dress(app)
desk = Desk(
    StoreInMemory(), NotYet(), WorkCalendar({}), lambda: datetime(2026, 3, 2, 1, tzinfo=UTC), {}
)
documents = Documents(desk, None, None, None, None)
rooms = Rooms(Guiding(desk), Acting(desk), Overseeing(desk), documents, None)
window = ClerkWindow(rooms, Actor("王敏", Role.CLERK, "3号窗口"))
window.show()
while window.desk_thread.is_busy:
    app.processEvents()
window.grab()
print(*sys.modules)
"""


def test_the_first_picture_needs_no_definitions_and_no_heavy_library() -> None:
    done = subprocess.run(
        [sys.executable, "-c", START], cwd=ROOT, capture_output=True, text=True, check=False,
        timeout=60,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert not loaded & set(LATE)
    assert "PySide6.QtPrintSupport" not in done.stdout.split()


@pytest.mark.parametrize(
    ("key", "spot"),
    [
        (Qt.Key.Key_F2, "guide"),
        (Qt.Key.Key_F3, "receive"),
        (Qt.Key.Key_F4, "worklist"),
        (Qt.Key.Key_F5, "review"),
        (Qt.Key.Key_F7, "issue"),
        (Qt.Key.Key_F8, "archive"),
    ],
)
def test_an_f_key_leads_to_its_place(
    window: ClerkWindow, qtbot: QtBot, key: Qt.Key, spot: str
) -> None:
    press(window, qtbot, key)

    assert window.page is window.pages[Spot(spot)]


def test_from_the_guide_to_the_case_number_without_a_mouse(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    press(window, qtbot, Qt.Key.Key_F2)
    guide = window.page
    assert isinstance(guide, GuidePage)
    write(window, qtbot, "饭店")
    press(window, qtbot, Qt.Key.Key_Return)
    answer_by_keyboard(window, guide)
    settle(window, qtbot)
    press(window, qtbot, Qt.Key.Key_Return)

    receive = window.page
    assert isinstance(receive, ReceivePage)
    assert receive.stack.currentIndex() == FILLING
    write(window, qtbot, "渝香火锅（测试）有限公司")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(window, qtbot)

    assert receive.stack.currentIndex() == RECEIVED
    (case,) = hall.store.cases.values()
    assert receive.received.number.text() == case.number
    assert case.application.answers.shared["applicant_name"] == "渝香火锅（测试）有限公司"
    assert set(case.application.licences) >= {"food_operation", "fire_check", "tobacco_retail"}
    press(window, qtbot, Qt.Key.Key_Return)
    assert page_of(window).number == case.number


def answer_by_keyboard(window: ClerkWindow, guide: GuidePage) -> None:
    """Answer what the restaurant would, box by box, with keys only."""
    assert guide.questions is not None
    for name, answer in RESTAURANT.items():
        box = guide.questions.boxes[name]
        box.setFocus()
        place = window.focusWidget()
        if isinstance(answer, bool):
            QTest.keyClick(place, Qt.Key.Key_Space)  # the first of the two is yes
            if not answer:
                QTest.keyClick(place, Qt.Key.Key_Right)
        elif isinstance(answer, int):
            QTest.keyClicks(place, str(answer))
        else:
            QTest.keyClick(place, Qt.Key.Key_Down)
        assert box.raw() in (answer, str(answer))


def test_what_is_wrong_keeps_the_application_from_being_received_and_is_shown(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    window.go("guide")
    settle(window, qtbot)
    guide = window.page
    assert isinstance(guide, GuidePage)
    choice = guide.rooms.guiding.choose("restaurant", RESTAURANT)
    guide.form_wanted.emit(choice)
    settle(window, qtbot)
    receive = window.page
    assert isinstance(receive, ReceivePage)
    assert receive.form is not None
    area = next(q for q in receive.form.state.form.questions() if q.key == "premises_area")
    receive.form.state.change(area, "很大")

    receive.hand_in()
    settle(window, qtbot)

    assert hall.store.cases == {}
    assert "经营（使用）面积" in receive.notice.details.text()
    assert receive.receive_button.isEnabled()


def test_the_guide_says_at_once_what_an_answer_brings_and_why(
    window: ClerkWindow, qtbot: QtBot
) -> None:
    window.go("guide")
    settle(window, qtbot)
    guide = window.page
    assert isinstance(guide, GuidePage)
    restaurant = next(item for item in guide.industries.rows if item.code == "restaurant")
    guide.show_industry(restaurant)
    settle(window, qtbot)
    assert not guide.go_on.isEnabled()
    assert guide.questions is not None

    for name, answer in RESTAURANT.items():
        guide.questions.boxes[name].show_value(answer)
    guide.questions.changed.emit()
    settle(window, qtbot)

    words = "\n".join(label.text() for label in guide.result.findChildren(QLabel))
    assert "要办 4 项许可" in words
    assert "300 ㎡起需要" in words
    assert "《烟草专卖法》第十六条" in words
    assert "设有供顾客唱歌跳舞的包间或舞池吗：否" in words
    assert guide.go_on.isEnabled()


def test_a_number_from_a_scanner_opens_its_case(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    case = hall.received()
    hall.received()
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)

    QTest.keyClicks(window.focusWidget(), case.number)
    press(window, qtbot, Qt.Key.Key_Return)

    assert page_of(window).number == case.number


def test_a_name_lists_what_fits_and_nothing_is_said_plainly(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    case = hall.received()
    window.search.setFocus()

    write(window, qtbot, str(case.application.answers.shared["applicant_name"])[:2])
    qtbot.waitUntil(window.search.results.isVisible)
    assert window.search.results.table.rows_model.rowCount() == 1
    window.search.clear()
    write(window, qtbot, "没有这家店")
    qtbot.waitUntil(lambda: "没有找到" in window.search.results.words.text())


def test_escape_leads_back_from_a_case_to_the_list(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    open_case(window, qtbot, hall.received().number)

    QTest.keyClick(window, Qt.Key.Key_Escape)
    settle(window, qtbot)

    assert isinstance(window.page, WorklistPage)


def test_a_case_that_is_left_is_let_go(window: ClerkWindow, qtbot: QtBot, hall: Hall) -> None:
    number = hall.received().number
    before = window.stack.count()

    for _ in range(5):
        open_case(window, qtbot, number)
        window.go("worklist")
        settle(window, qtbot)

    assert window.stack.count() == before


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.INSPECTOR])
def test_f12_lets_somebody_else_sit_here_but_only_for_practice(
    qtbot: QtBot, qapp: QApplication, hall: Hall, window: ClerkWindow, role: Role
) -> None:
    QTest.keyClick(window, Qt.Key.Key_F12)
    settle(window, qtbot)
    (dialog,) = window.findChildren(PersonDialog)
    dialog.name.setText("吴凡")
    dialog.role.setCurrentIndex(dialog.role.findData(role))
    dialog.station.setCurrentIndex(dialog.station.findData("tobacco"))

    dialog.ok.click()
    settle(window, qtbot)

    assert window.actor == Actor("吴凡", role, str(dialog.station.currentData()))
    assert "吴*" in window.top.person.text()
    assert "吴凡" not in window.top.person.text()


def test_in_a_real_store_nobody_changes_person(qtbot: QtBot, hall: Hall) -> None:
    window = ClerkWindow(replace(rooms_of(hall), practice=False), CLERK)
    qtbot.addWidget(window)
    window.show()
    settle(window, qtbot)

    QTest.keyClick(window, Qt.Key.Key_F12)

    assert window.findChildren(PersonDialog) == []
    assert not window.top.practice.isVisible()


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_nothing_is_cut_off_however_large_the_letters(
    qtbot: QtBot, qapp: QApplication, hall: Hall, scale: float
) -> None:
    case = hall.correcting()
    dress(qapp, "light", scale)
    try:
        window = ClerkWindow(rooms_of(hall), CLERK)
        qtbot.addWidget(window)
        window.show()
        for spot in ("worklist", "guide", "receive", "site_check", "tasks", "permit"):
            window.go(spot)
            settle(window, qtbot)
            assert cut_off(window) == []
        page = open_case(window, qtbot, case.number)
        for tab in range(4):
            page.tabs.show_tab(tab)
            settle(window, qtbot)
            assert cut_off(window) == []
        assert (window.width(), window.height()) == (1440, 900)
    finally:
        dress(qapp)


class Flashes(QObject):
    """Notes every widget that shows itself as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        is_window = isinstance(watched, QWidget) and watched.isWindow()
        if event.type() is QEvent.Type.Show and is_window:
            self.seen.append(type(watched).__name__)
        return False


def test_no_piece_of_a_page_flashes_up_as_a_window_of_its_own(
    qtbot: QtBot, qapp: QApplication, hall: Hall
) -> None:
    case = hall.received()
    flashes = Flashes()
    qapp.installEventFilter(flashes)
    window = ClerkWindow(rooms_of(hall), CLERK)
    qtbot.addWidget(window)
    window.show()

    for spot in ("guide", "receive", "issue", "tasks", "permit"):
        window.go(spot)
        settle(window, qtbot)
    guide = window.pages[Spot.GUIDE]
    assert isinstance(guide, GuidePage)
    guide.form_wanted.emit(guide.rooms.guiding.choose("restaurant", RESTAURANT))
    settle(window, qtbot)
    page = open_case(window, qtbot, case.number)
    for tab in range(4):
        page.tabs.show_tab(tab)
        settle(window, qtbot)
    qapp.removeEventFilter(flashes)

    assert flashes.seen == ["ClerkWindow"]


def test_a_hall_without_cases_says_so(window: ClerkWindow, qtbot: QtBot, hall: Hall) -> None:
    settle(window, qtbot)

    page = window.page
    assert isinstance(page, WorklistPage)
    assert page.nothing.isVisible()
    assert page.nothing.text() == "现在没有要办的件。"


def test_papers_are_ticked_by_name_and_go_with_the_application(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    window.go("guide")
    settle(window, qtbot)
    guide = window.page
    assert isinstance(guide, GuidePage)
    guide.form_wanted.emit(guide.rooms.guiding.choose("restaurant", RESTAURANT))
    settle(window, qtbot)
    receive = window.page
    assert isinstance(receive, ReceivePage)
    receive.tabs.show_tab(MATERIALS)
    settle(window, qtbot)
    name = next(
        item for item in receive.findChildren(TickLabel) if item.text() == "主要设施设备目录"
    )

    QTest.mouseClick(name, Qt.MouseButton.LeftButton)
    receive.hand_in()
    settle(window, qtbot)

    (case,) = hall.store.cases.values()
    assert len(case.application.materials) == 1
