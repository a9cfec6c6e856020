"""Pictures of the three faces, made by the faces themselves over a practice day."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from permitdesk.app.demo import ANSWERS, INDUSTRY
from permitdesk.app.house import House
from permitdesk.app.practice import fill_day
from permitdesk.domain.workdays import LOCAL
from permitdesk.domain.worklist import Filter

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from permitdesk.faces.kiosk.kiosk import KioskWindow
    from permitdesk.faces.window.window import ClerkWindow

PICTURES = {
    "window": "window",
    "permit": "window",
    "supervisor": "supervisor",
    "kiosk": "kiosk",
}
"""Name of each picture, and the face it shows."""
MOST_CASES = 500
MORNING = datetime(2026, 3, 16, 10, 42, tzinfo=LOCAL)
"""The Monday of the pictures."""


def picture_faces(house: House, folder: Path) -> Iterator[Path]:
    """Fill a practice day and write a PNG of each face.

    The window shows the case in the middle of the day and what somebody holds, the board its
    numbers, the kiosk what a restaurant needs and why.

    Args:
        house: With a practice store whose last act lies before the Monday of the pictures.
        folder: Where the pictures go.
    """
    from permitdesk.app.faces import grab, make, practice_actor, program, settled
    from permitdesk.faces.kiosk.kiosk import KioskWindow
    from permitdesk.faces.shared.look import dress
    from permitdesk.faces.window.window import ClerkWindow

    house.set_time(MORNING.astimezone(UTC))
    middle = fill_day(house)
    app = program()
    for name, kind in PICTURES.items():
        dress(app)
        face = make(house, kind, practice_actor(kind))
        face.show()
        settled(app, face)
        if isinstance(face, ClerkWindow):
            _open(face, name, house, middle)
        if isinstance(face, KioskWindow):
            _ask_the_guide(app, face)
        settled(app, face)
        yield grab(face, folder / f"{name}.png")
        face.close()
        face.deleteLater()


def _open(window: "ClerkWindow", name: str, house: House, case: str) -> None:
    """Open the case in the middle of the day, or the composite with the longest life."""
    if name == "window":
        window.open_case(case)
        return
    rows = house.desk.store.worklist(Filter(), limit=MOST_CASES).rows
    numbers = [number for row in rows for number in row.permits]
    lives = {number: len(house.desk.store.versions(number)) for number in numbers}
    holdings = {number: len(house.desk.store.holding(number).members) for number in numbers}
    window.open_permit(max(numbers, key=lambda number: (lives[number], holdings[number])))


def _ask_the_guide(app: "QApplication", kiosk: "KioskWindow") -> None:
    """Touch what an applicant touches, up to the page that says what is needed."""
    from permitdesk.app.faces import settled
    from permitdesk.faces.kiosk.industry_page import IndustryPage
    from permitdesk.faces.kiosk.number_page import NumberPage
    from permitdesk.faces.kiosk.question_page import QuestionPage
    from permitdesk.faces.kiosk.welcome_page import WelcomePage

    touched: Any
    while True:
        page = kiosk.page
        match page:
            case WelcomePage():
                touched = page.apply
            case IndustryPage():
                touched = page.tiles[INDUSTRY]
            case NumberPage():
                for figure in str(ANSWERS[page.question.id]):
                    page.pad.keys[figure].click()
                touched = kiosk.bottom.forward
            case QuestionPage():
                touched = page.cards[ANSWERS[page.question.id]]
            case _:
                return
        touched.click()
        settled(app, kiosk)
