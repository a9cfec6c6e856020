"""Is a permit good today: its code scanned, or its number typed."""

from PySide6.QtCore import Signal

from permitdesk.faces.kiosk.bars import Bar
from permitdesk.faces.kiosk.code_page import WORDS, CodePage
from permitdesk.faces.kiosk.page import Here
from permitdesk.text import tr

LONGEST = 601
"""Characters of the field: one more than a code may have, so that a longer text is refused."""


class PermitPage(CodePage):
    """Asks for a code or a number; a scanner types the code and presses Enter.

    Signals:
        look_wanted: What was scanned or typed.
    """

    look_wanted = Signal(str)

    def __init__(self, here: Here) -> None:
        super().__init__(here, tr("kiosk.permit.title"), tr("kiosk.permit.words"))
        self.number = self.field(tr("kiosk.permit.number"), WORDS, LONGEST)
        self.number.line.returnPressed.connect(self.go_forward)
        self.lay_rest()
        self.setFocusProxy(self.number)

    def bar(self) -> Bar:
        return Bar(forward=tr("kiosk.permit.look"), picture="search")

    def go_forward(self) -> None:
        typed = str(self.number.value() or "")
        if not typed:
            self.tell(tr("kiosk.permit.empty"))
            return
        self.look_wanted.emit(typed)
