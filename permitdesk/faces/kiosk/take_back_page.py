"""接着上次办: the code of a draft with four digits, or the code of a notice sheet alone."""

from PySide6.QtCore import Signal

from permitdesk.domain.draft import DIGITS
from permitdesk.domain.short_code import LENGTH, PREFIX
from permitdesk.faces.kiosk.bars import Bar
from permitdesk.faces.kiosk.code_page import CODE, FIGURES, CodePage
from permitdesk.faces.kiosk.page import Here
from permitdesk.text import tr


class TakeBackPage(CodePage):
    """Asks for a code.

    Signals:
        take_wanted: Code and digits.
    """

    take_wanted = Signal(str, str)

    def __init__(self, here: Here) -> None:
        super().__init__(here, tr("kiosk.take_back.title"), tr("kiosk.take_back.words"))
        self.code = self.field(tr("kiosk.take_back.code"), CODE, LENGTH + len(PREFIX) + 1)
        self.digits = self.field(tr("kiosk.take_back.digits"), FIGURES, DIGITS)
        self.lay_rest()

    def bar(self) -> Bar:
        return Bar(forward=tr("kiosk.take_back.go"), picture="right")

    def go_forward(self) -> None:
        self.take_wanted.emit(str(self.code.value() or ""), str(self.digits.value() or ""))
