"""What all pages of the kiosk have in common."""

from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from permitdesk.desk.guiding import Guiding
from permitdesk.faces.kiosk.bars import STEPS, Bar
from permitdesk.faces.kiosk.measures import Measures
from permitdesk.faces.kiosk.visit import Visit
from permitdesk.text import tr


@dataclass(frozen=True)
class Here:
    """What a page is given when it is made.

    Attributes:
        window: Where it will be shown: letters have their size only there.
        room: Width and height it will have.
    """

    guiding: Guiding
    visit: Visit
    measures: Measures
    window: QWidget
    room: tuple[int, int]


class KioskPage(QWidget):
    """One page; it is made when it is shown and gone when another is.

    Attributes:
        step: Place among the six steps, from 1; 0 for none.
        title: What it asks or says, also what is read aloud.
    """

    step = 0

    def __init__(self, here: Here, title: str) -> None:
        super().__init__(here.window)
        self.setObjectName("page")
        self.here = here
        self.title = title
        self.column = QVBoxLayout(self)
        margin = here.measures.margin
        self.column.setContentsMargins(margin, margin, margin, margin)
        self.column.setSpacing(here.measures.gap)

    def bar(self) -> Bar:
        """Say what the bottom bar offers."""
        return Bar()

    def where(self) -> str:
        """Say where one is, for the top bar when it has no room for all steps."""
        if not self.step:
            return ""
        return tr("kiosk.step_of", step=self.step, name=tr(f"kiosk.step.{STEPS[self.step - 1]}"))

    def spoken(self) -> str:
        """Return what is read aloud: never what the applicant typed."""
        return self.title

    def keep(self) -> None:
        """Put what is filled in into the visit; called before the page goes."""

    def go_forward(self) -> None:
        """Do what the way forward says."""

    def go_second(self) -> None:
        """Do what the other way on says."""
