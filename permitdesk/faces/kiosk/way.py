"""The way of one visitor through the pages: where he is, how he came there."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton

from permitdesk.faces.kiosk.errand import Errands
from permitdesk.faces.kiosk.page import KioskPage
from permitdesk.faces.kiosk.stops import WELCOME, Stop
from permitdesk.faces.kiosk.visit import Visit
from permitdesk.faces.shared.messages import tell_error
from permitdesk.faces.shared.tasks import DeskThread


class Way(QObject):
    """Where a visitor is.

    Attributes:
        visit: What he told.
        path: The pages gone through; the last one is shown.
        page: The page itself; None until it is made.

    Signals:
        turned: Another page is to be shown.
        told: A head and a sentence to be read before going on.
        finished: He is through: forget everything.
        typing_wanted: A pad for a field.
        picking_wanted: A list for a button.
    """

    turned = Signal()
    told = Signal(str, str)
    finished = Signal()
    typing_wanted = Signal(QLineEdit, str)
    picking_wanted = Signal(QPushButton, list)

    def __init__(self, desk: DeskThread, parent: QObject) -> None:
        super().__init__(parent)
        self._errands = Errands(desk, self)
        self.forget()

    def forget(self) -> None:
        """Begin with nobody."""
        self._errands.drop()
        self.visit = Visit()
        self.page: KioskPage | None = None
        self.path = [WELCOME]

    @property
    def is_at_start(self) -> bool:
        """Tell whether nothing was begun yet."""
        return self.path == [WELCOME]

    @property
    def here(self) -> Stop:
        """Return the present stop."""
        return self.path[-1]

    def go(self, stop: Stop) -> None:
        """Show another page."""
        self.path.append(stop)
        self.turned.emit()

    def go_back(self) -> None:
        """Show the page before; what was filled in stays."""
        if self.page is not None:
            self.page.keep()
        if len(self.path) > 1:
            self.path.pop()
        self.turned.emit()

    def end_at(self, stop: Stop) -> None:
        """Show a page from which there is no way back."""
        self.path = [stop]
        self.turned.emit()

    def send(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Ask the desk for something; see ``Errands.send``. A failure is told where not said."""
        self._errands.send(work, done, failed or self.tell)

    def tell(self, error: Exception) -> None:
        """Say an error in a sentence."""
        told = tell_error(error)
        self.told.emit(told.sentence, told.article)
