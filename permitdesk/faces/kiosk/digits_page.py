"""Four digits by which a draft is taken back: only where the form knows no telephone yet."""

from PySide6.QtCore import Signal

from permitdesk.domain.draft import DIGITS
from permitdesk.faces.kiosk.bars import Bar
from permitdesk.faces.kiosk.code_page import FIGURES, CodePage
from permitdesk.faces.kiosk.page import Here
from permitdesk.text import tr


class DigitsPage(CodePage):
    """Asks for the last four digits of a telephone number.

    Signals:
        digits_given: The digits as they were typed.
    """

    digits_given = Signal(str)

    def __init__(self, here: Here) -> None:
        super().__init__(here, tr("kiosk.draft.save"), tr("kiosk.draft.digits_words"))
        self.digits = self.field(tr("kiosk.progress.digits"), FIGURES, DIGITS)
        self.lay_rest()

    def bar(self) -> Bar:
        return Bar(forward=tr("kiosk.draft.keep"), picture="right")

    def go_forward(self) -> None:
        given = str(self.digits.value() or "")
        if len(given) != DIGITS:
            self.tell(tr("draft.digits_needed"))
            return
        self.digits_given.emit(given)
