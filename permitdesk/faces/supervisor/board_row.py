"""The row of numbers; each is a door to its list."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from permitdesk.faces.shared.fonts import screen_font
from permitdesk.faces.shared.light import paint_shape
from permitdesk.faces.shared.look import px, tone
from permitdesk.faces.shared.parts import tight
from permitdesk.faces.supervisor.tiles import Tile
from permitdesk.text import tr

HEIGHT, SIDE = 108, 16


class TileButton(QAbstractButton):
    """One number with its name above and its meaning below.

    Attributes:
        number: What it shows; None until it is known.
    """

    def __init__(self, tile: Tile) -> None:
        super().__init__()
        self.tile = tile
        self.number: int | None = None
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFixedHeight(px(HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr(f"tile.{tile.key}"))
        self.setAccessibleDescription(tr(f"tile.{tile.key}.means"))

    def show_number(self, number: int) -> None:
        """Show how many there are."""
        self.number = number
        self.update()

    @property
    def token(self) -> str:
        """Return the colour of the figure: only what needs a person has one."""
        return self.tile.tone if self.number and self.tile.tone else "text"

    def sizeHint(self) -> QSize:
        return QSize(px(120), px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        chosen = self.isChecked()
        painter.fillRect(self.rect(), tone("lead_tint" if chosen else "surface"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), tone("line"))
        if chosen or self.hasFocus():
            thick = px(3) if chosen else 1
            painter.fillRect(0, self.height() - thick, self.width(), thick, tone("lead"))
        inside = self.rect().adjusted(px(SIDE), px(10), -px(4), -px(10))
        self._words(painter, inside, "lead" if chosen else "quiet")
        self._figure(painter, inside)
        painter.end()

    def _words(self, painter: QPainter, inside: QRect, token: str) -> None:
        painter.setFont(screen_font(px(14), bold=self.isChecked()))
        painter.setPen(tone(token))
        painter.drawText(inside, Qt.AlignmentFlag.AlignTop, tr(f"tile.{self.tile.key}"))
        painter.setFont(screen_font(px(12)))
        painter.setPen(tone("quiet"))
        means = tr(f"tile.{self.tile.key}.means")
        painter.drawText(inside, Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap, means)

    def _figure(self, painter: QPainter, inside: QRect) -> None:
        left = float(inside.left())
        middle = self.height() / 2 - px(2)
        if self.number and self.tile.shape:
            size = px(12)
            box = QRectF(left, middle - size / 2, size, size)
            paint_shape(painter, box, self.tile.shape, self.tile.tone)
            left += size + px(8)
        painter.setFont(screen_font(px(32)))
        painter.setPen(tone(self.token))
        shown = "–" if self.number is None else str(self.number)
        place = QRectF(left, middle - px(20), inside.right() - left, px(40))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)


class BoardRow(QWidget):
    """All numbers.

    Signals:
        chosen: Key of the number whose list is wanted.
    """

    chosen = Signal(str)

    def __init__(self, tiles: Sequence[Tile]) -> None:
        super().__init__()
        self.tiles = {tile.key: TileButton(tile) for tile in tiles}
        row = QHBoxLayout(self)
        tight(row)
        for key, made in self.tiles.items():
            made.clicked.connect(partial(self.chosen.emit, key))
            row.addWidget(made)
        next(iter(self.tiles.values())).setChecked(True)

    def show_numbers(self, numbers: Mapping[str, int]) -> None:
        """Show the numbers, by tile."""
        for key, number in numbers.items():
            self.tiles[key].show_number(number)
