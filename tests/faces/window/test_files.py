"""Files at the window: dropped on a paper, scanned, photographed, looked at."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from permitdesk.app.counter_devices import FolderCamera
from permitdesk.app.faces import rooms_of
from permitdesk.app.house import House
from permitdesk.domain.errors import WorldFailed
from permitdesk.domain.materials import materials_of
from permitdesk.faces.shared.incoming import ScanFolder
from permitdesk.faces.shared.look import dress
from permitdesk.faces.window.case_page import MATERIALS
from permitdesk.faces.window.handing_in import HandingIn
from permitdesk.faces.window.materials_tab import MaterialsTab
from permitdesk.faces.window.receive_page import FILLING, ReceivePage
from permitdesk.faces.window.receive_page import MATERIALS as PAPERS
from permitdesk.faces.window.window import ClerkWindow
from tests.desk.hall import restaurant
from tests.faces.window.counter import open_case, settle
from tests.houses import CLERK, practice_house
from tests.intake.papers import page, photo_with_position, saved, scanned_pdf

ID, PLAN = "id_legal", "layout_plan"


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    for name in ("scans", "camera"):
        (tmp_path / name).mkdir()
    (tmp_path / "camera" / "id.jpg").write_bytes(photo_with_position())
    monkeypatch.setenv("PERMITDESK_SCAN_FOLDER", str(tmp_path / "scans"))
    monkeypatch.setenv("PERMITDESK_CAMERA", str(tmp_path / "camera"))
    return practice_house(tmp_path)


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, house: House) -> Iterator[ClerkWindow]:
    dress(qapp)
    made = ClerkWindow(rooms_of(house, "window"), CLERK)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    settle(made, qtbot)
    yield made
    made.desk_thread.close()


@pytest.fixture
def receiving(window: ClerkWindow, qtbot: QtBot, house: House) -> ReceivePage:
    """The page where a restaurant hands its papers in."""
    made = ReceivePage(window.rooms, window.desk_thread, CLERK)
    qtbot.addWidget(made)
    application = house.guiding.look_at(restaurant()).application
    needs = materials_of(house.catalog, application.licences, application.answers)
    made.stack.setCurrentIndex(FILLING)
    made.tabs.show_tab(PAPERS)
    made.materials.show_needs(needs)
    made.resize(1366, 700)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def papers(receiving: ReceivePage) -> HandingIn:
    return receiving.materials


def file_on(path: Path, data: bytes) -> QMimeData:
    path.write_bytes(data)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    return mime


def drop(mime: QMimeData, at: QPoint) -> QDropEvent:
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    return QDropEvent(QPointF(at), Qt.DropAction.CopyAction, mime, left, none)


def handed(papers: HandingIn, key: str) -> tuple[str, int, bool]:
    item = {one.key: one for one in papers.handed_in()}[key]
    return item.file, item.pages, bool(item.sha256)


def test_a_file_dropped_on_a_paper_is_taken_for_it(
    window: ClerkWindow, papers: HandingIn, qtbot: QtBot, tmp_path: Path
) -> None:
    line = papers._lines[PLAN]
    middle = line.check.mapTo(papers, line.check.rect().center())

    mime = file_on(tmp_path / "平面图.pdf", scanned_pdf(3))
    papers.dropEvent(drop(mime, middle))
    settle(window, qtbot)

    assert handed(papers, PLAN) == ("平面图.pdf", 3, True)
    assert "3" in line.file.text()


def test_what_is_hard_to_read_stands_on_the_line(
    window: ClerkWindow, papers: HandingIn, qtbot: QtBot, tmp_path: Path
) -> None:
    aslant = saved(page().rotate(4, fillcolor=250))
    (tmp_path / "a.png").write_bytes(aslant)

    papers.file_given.emit(PLAN, str(tmp_path / "a.png"))
    settle(window, qtbot)

    assert "歪斜" in papers._lines[PLAN].file.text()


def test_a_file_that_is_not_taken_is_said_and_nothing_is_ticked(
    window: ClerkWindow, receiving: ReceivePage, qtbot: QtBot, tmp_path: Path
) -> None:
    papers = receiving.materials
    (tmp_path / "a.pdf").write_bytes(b"MZ")

    papers.file_given.emit(PLAN, str(tmp_path / "a.pdf"))
    settle(window, qtbot)

    assert "PDF" in receiving.notice.words.text()
    assert papers.handed_in() == ()


def test_a_scan_is_offered_for_the_paper_that_is_asked_for(
    window: ClerkWindow, papers: HandingIn, qtbot: QtBot, tmp_path: Path
) -> None:
    papers._lines[PLAN].check.click()
    (tmp_path / "scans" / "scan0001.pdf").write_bytes(scanned_pdf(2))

    qtbot.waitUntil(lambda: not papers.scan.isHidden(), timeout=5_000)
    assert papers.scan.papers.currentData() == PLAN
    papers.scan.put.click()
    settle(window, qtbot)

    assert handed(papers, PLAN) == ("scan0001.pdf", 2, True)
    assert papers.scan.isHidden()


def test_a_picture_comes_from_the_camera(
    window: ClerkWindow, papers: HandingIn, qtbot: QtBot
) -> None:
    papers._lines[ID].check.click()

    papers.photo.click()
    settle(window, qtbot)

    assert handed(papers, ID) == ("拍照", 1, True)


def test_the_next_applicant_finds_no_file(
    window: ClerkWindow, papers: HandingIn, qtbot: QtBot
) -> None:
    papers.photo_wanted.emit(ID)
    settle(window, qtbot)

    papers.forget()

    assert papers.handed_in() == ()


def test_a_file_is_offered_only_once_it_grows_no_more(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "old.pdf").write_bytes(b"1")
    watched, told = ScanFolder(tmp_path), list[str]()
    watched.appeared.connect(told.append)
    scan = tmp_path / "new.pdf"

    for size in (0, 3, 9, 9, 9):
        scan.write_bytes(b"x" * size)
        watched.look()

    assert told == [str(scan)]


def test_a_camera_without_pictures_says_so(tmp_path: Path) -> None:
    with pytest.raises(WorldFailed) as failed:
        FolderCamera(tmp_path).picture()

    assert failed.value.key == "camera.nothing"


def test_a_file_dropped_on_a_case_comes_in_and_is_read_page_by_page(
    window: ClerkWindow, house: House, qtbot: QtBot, tmp_path: Path
) -> None:
    number = house.acting.receive(restaurant(), CLERK).number
    shown = open_case(window, qtbot, number)
    shown.tabs.show_tab(MATERIALS)
    tab, files = shown.materials, shown.files
    assert files is not None
    place = next(row.place for row in tab.model.rows if row.need.key == ID) - 1
    tab.table.selectRow(place)
    at = tab.table.visualRect(tab.model.index(place, 0)).center()

    mime = file_on(tmp_path / "id.jpg", photo_with_position())
    files.eventFilter(tab.table.viewport(), drop(mime, at))
    qtbot.waitUntil(lambda: "id.jpg" in tab.why.text() or select(tab, place), timeout=10_000)
    files.look.click()
    settle(window, qtbot)
    settle(window, qtbot)

    view = files.open_view
    assert view is not None
    assert not view.picture.pixmap().isNull()
    (look,) = house.attachments.looks(number)
    assert (look.marked, look.actor) == (True, CLERK.name)
    view.close()


def select(tab: MaterialsTab, place: int) -> bool:
    """Choose a row; it is not what was waited for yet."""
    tab.table.clearSelection()
    tab.table.selectRow(place)
    return False
