"""The keys at the lower edge: what each F key does now."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from permitdesk.faces.shared.look import current, px
from permitdesk.faces.shared.parts import empty, label, tight
from permitdesk.text import tr

HEIGHT = 32
_SHORT = ("F1", "F4", "F9", "F10", "F12")


class KeyBar(QWidget):
    """Shows keys and what they do."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(px(HEIGHT))
        self._row = QHBoxLayout(self)
        tight(self._row, margins=(16, 0, 16, 0), gap=4)

    def show_keys(self, keys: Sequence[tuple[str, str]]) -> None:
        """Show these keys.

        Args:
            keys: The key, and the message key of what it does.
        """
        empty(self._row)
        for name, words in keys:
            if current().is_large and name not in _SHORT:
                continue
            self._row.addWidget(label(name, size="small"))
            self._row.addWidget(label(tr(words), "quiet", "small"))
            self._row.addSpacing(px(14))
        self._row.addStretch(1)
