"""Keys for fingers: figures, and figures with letters for codes."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from permitdesk.faces.kiosk.measures import Measures
from permitdesk.text import tr

FIGURES = "1234567890"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Pad(QWidget):
    """A field of keys.

    Signals:
        pressed: The character of a key.
        wiped: The last character is to go.
    """

    pressed = Signal(str)
    wiped = Signal()

    def __init__(self, characters: str, columns: int, measures: Measures) -> None:
        """Make the keys.

        Args:
            characters: One key each, row by row.
            columns: Keys in a row.
            measures: Sizes.
        """
        super().__init__()
        self.keys: dict[str, QPushButton] = {}
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(measures.gap // 2)
        for place, character in enumerate(characters):
            key = _key(character, measures)
            key.clicked.connect(self._press)
            self.keys[character] = key
            grid.addWidget(key, place // columns, place % columns)
        self.wipe = _key(tr("kiosk.wipe"), measures)
        self.wipe.clicked.connect(self.wiped)
        place = len(characters)
        span = columns - place % columns
        grid.addWidget(self.wipe, place // columns, place % columns, 1, span)

    def _press(self) -> None:
        key = self.sender()
        if isinstance(key, QPushButton):
            self.pressed.emit(key.text())


def figures_pad(measures: Measures, *, point: bool = False) -> Pad:
    """Return the pad for numbers: three columns, as on a telephone."""
    return Pad("1234567890." if point else FIGURES, 3, measures)


def letters_pad(measures: Measures) -> Pad:
    """Return the pad for first letters."""
    return Pad(LETTERS, 9, measures)


def code_pad(measures: Measures) -> Pad:
    """Return the pad for codes and case numbers."""
    return Pad(FIGURES + LETTERS + "-", 9 if measures.elder else 10, measures)


def _key(text: str, measures: Measures) -> QPushButton:
    key = QPushButton(text)
    key.setProperty("kind", "key")
    key.setMinimumSize(measures.touch, measures.touch)
    return key
