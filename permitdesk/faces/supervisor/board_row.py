"""The row of numbers; each is a door to its list."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QSizePolicy, QWidget

from permitdesk.faces.shared.fonts import screen_font
from permitdesk.faces.shared.light import LightLook, paint_shape
from permitdesk.faces.shared.look import current, px, tone
from permitdesk.faces.shared.parts import tight
from permitdesk.text import tr

HEIGHT, LOW, SIDE = 84, 62, 16
"""Of a tile; low where there is only room for what is needed."""
NARROWEST = 148


class TileButton(QAbstractButton):
    """One number with its name above and its meaning below.

    Attributes:
        number: What it shows; None until it is known.
    """

    def __init__(self, key: str, look: LightLook | None) -> None:
        """Make a tile.

        Args:
            key: Names its texts: ``tile.KEY``, and ``tile.KEY.means`` for what it counts.
            look: Shape and colour while the number is not nought.
        """
        super().__init__()
        self.key, self._look = key, look
        self.number: int | None = None
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(self.sizeHint().height())
        self.setAccessibleName(tr(f"tile.{key}"))
        self.setAccessibleDescription(tr(f"tile.{key}.means"))
        self.setToolTip(tr(f"tile.{key}.means"))

    def show_number(self, number: int) -> None:
        """Show how many there are."""
        self.number = number
        self.update()

    @property
    def token(self) -> str:
        """Return the colour of the figure: only what needs a person has one."""
        return self._look.token if self.number and self._look else "text"

    def sizeHint(self) -> QSize:
        return QSize(px(NARROWEST), px(LOW if current().is_large else HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        chosen = self.isChecked()
        painter.fillRect(self.rect(), tone("lead_tint" if chosen else "surface"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), tone("line"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, tone("line"))
        if chosen or self.hasFocus():
            thick = px(3) if chosen else 1
            painter.fillRect(0, self.height() - thick, self.width(), thick, tone("lead"))
        inside = self.rect().adjusted(px(SIDE), px(7), -px(4), -px(7))
        self._words(painter, inside, "lead" if chosen else "quiet")
        self._figure(painter, inside)
        painter.end()

    def _words(self, painter: QPainter, inside: QRect, token: str) -> None:
        painter.setFont(screen_font(px(14), bold=self.isChecked()))
        painter.setPen(tone(token))
        painter.drawText(inside, Qt.AlignmentFlag.AlignTop, tr(f"tile.{self.key}"))
        if current().is_large:
            return
        painter.setFont(screen_font(px(12)))
        painter.setPen(tone("quiet"))
        means = painter.fontMetrics().elidedText(
            tr(f"tile.{self.key}.means"), Qt.TextElideMode.ElideRight, inside.width()
        )
        painter.drawText(inside, Qt.AlignmentFlag.AlignBottom, means)

    def _figure(self, painter: QPainter, inside: QRect) -> None:
        left = float(inside.left())
        middle = self.height() * (0.66 if current().is_large else 0.5)
        if self.number and self._look:
            size = px(12)
            box = QRectF(left, middle - size / 2, size, size)
            paint_shape(painter, box, self._look.shape, self._look.token)
            left += size + px(8)
        painter.setFont(screen_font(px(24)))
        painter.setPen(tone(self.token))
        shown = "–" if self.number is None else str(self.number)
        place = QRectF(left, middle - px(16), inside.right() - left, px(32))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)


class BoardRow(QWidget):
    """All numbers, in as many lines as the width wants.

    Signals:
        chosen: Key of the number whose list is wanted.
    """

    chosen = Signal(str)

    def __init__(self, tiles: Mapping[str, LightLook | None]) -> None:
        super().__init__()
        self.tiles = {key: TileButton(key, look) for key, look in tiles.items()}
        self._grid = QGridLayout(self)
        tight(self._grid)
        self._columns = 0
        self._one_at_a_time = QButtonGroup(self)
        for key, made in self.tiles.items():
            made.clicked.connect(partial(self.chosen.emit, key))
            self._one_at_a_time.addButton(made)
        self._lay_out(len(tiles))
        next(iter(self.tiles.values())).setChecked(True)

    def show_numbers(self, numbers: Mapping[str, int]) -> None:
        """Show the numbers, by tile."""
        for key, number in numbers.items():
            self.tiles[key].show_number(number)

    def minimumSizeHint(self) -> QSize:
        return QSize(px(NARROWEST), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        most = max(self.width() // px(NARROWEST), 1)
        lines = -(-len(self.tiles) // most)
        self._lay_out(-(-len(self.tiles) // lines))

    def _lay_out(self, columns: int) -> None:
        """Put the tiles into so many columns, all of one width."""
        if columns == self._columns:
            return
        self._columns = columns
        for place, made in enumerate(self.tiles.values()):
            self._grid.addWidget(made, place // columns, place % columns)
        for place in range(len(self.tiles)):
            self._grid.setColumnStretch(place, 1 if place < columns else 0)
