"""Lays one sheet at a time over the kiosk, and takes it away with all that was typed on it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from permitdesk.faces.kiosk.measures import NORMAL
from permitdesk.faces.kiosk.overlay import Countdown, Notice, Overlay, Picking, Typing
from permitdesk.faces.kiosk.pads import code_pad, figures_pad, letters_pad
from permitdesk.text import tr


class Cover(QObject):
    """What lies over one window.

    Attributes:
        present: The sheet; None for none.
        measures: Sizes of the next sheet.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.present: Overlay | None = None
        self.measures = NORMAL

    def lay(self, overlay: Overlay) -> None:
        """Put a sheet over the window in place of the one before."""
        self.lift()
        overlay.setParent(self._window)
        overlay.closed.connect(self.lift)
        self.present = overlay
        self.stay_on_top()
        overlay.show()
        overlay.setFocus()

    def lift(self) -> None:
        """Take the sheet away."""
        if self.present is not None:
            wipe(self.present)
            self.present.hide()
            self.present.deleteLater()
        self.present = None

    def stay_on_top(self) -> None:
        """Cover all of the window, whatever was put into it meanwhile."""
        if self.present is not None:
            self.present.setGeometry(self._window.rect())
            self.present.raise_()

    def tell(self, head: str, line: str) -> None:
        """Say something that is to be read before going on."""
        self.lay(Notice(head, [line] if line else [], self.measures))

    def type_into(self, line: QLineEdit, pad: str) -> None:
        """Show a pad for a field: ``figures`` or ``code``."""
        keys = (
            figures_pad(self.measures, point=True) if pad == "figures" else code_pad(self.measures)
        )
        head = line.accessibleName() or tr("kiosk.type_here")
        self._ask(Typing(head, line.text(), keys, self.measures), line.setText)

    def ask_letters(self, typed: Callable[[str], None]) -> None:
        """Show a pad for first letters."""
        pad = letters_pad(self.measures)
        self._ask(Typing(tr("kiosk.industry.letters"), "", pad, self.measures), typed)

    def ask_code(self, typed: Callable[[str], None]) -> None:
        """Show a pad for the code that leads out."""
        pad = figures_pad(self.measures)
        self._ask(Typing(tr("kiosk.exit_code"), "", pad, self.measures, hidden=True), typed)

    def pick_for(self, shown: QPushButton, choices: list[str]) -> None:
        """Show a list for a button, which then shows what was picked."""
        chosen = str(shown.property("chosen") or "")
        overlay = Picking(tr("kiosk.choose"), choices, chosen, self.measures)
        overlay.picked.connect(partial(_show_picked, shown))
        self.lay(overlay)

    def count_down(self, seconds: int) -> None:
        """Show how long nobody has to touch the screen until all is forgotten."""
        if not isinstance(self.present, Countdown):
            self.lay(Countdown(self.measures))
        assert isinstance(self.present, Countdown), "it was just laid over"
        self.present.show_left(seconds)

    def _ask(self, overlay: Typing, typed: Callable[[str], None]) -> None:
        overlay.typed.connect(typed)
        self.lay(overlay)


def wipe(widget: QWidget) -> None:
    """Empty all fields, which forgets what could be undone too."""
    for line in widget.findChildren(QLineEdit):
        line.blockSignals(True)  # nothing is to be kept or told any more
        line.setText("")


def _show_picked(shown: QPushButton, text: str) -> None:
    shown.setProperty("chosen", text)
    shown.setText(text)
