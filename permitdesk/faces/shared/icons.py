"""Line icons in the colours of the present palette."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from permitdesk.faces.shared.look import current
from permitdesk.faces.shared.palette import RESOURCES

_SHARP = 2
"""Pixels drawn for each pixel asked for, so that a fine screen shows no steps."""


def icon(name: str, token: str = "text", size: int = 18) -> QIcon:
    """Return an icon.

    Args:
        name: File in ``resources/icons``, without its ending.
        token: Colour.
        size: Pixels at 100 %.
    """
    return QIcon(picture(name, token, size))


def picture(name: str, token: str = "text", size: int = 18) -> QPixmap:
    """Return an icon as a picture; see ``icon``."""
    look = current()
    return _draw(name, look.palette[token], round(size * look.scale))


@cache
def _draw(name: str, colour: str, size: int) -> QPixmap:
    source = (RESOURCES / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(source.replace("currentColor", colour).encode()))
    drawn = QPixmap(QSize(size, size) * _SHARP)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    renderer.render(painter, QRectF(0, 0, size * _SHARP, size * _SHARP))
    painter.end()
    drawn.setDevicePixelRatio(_SHARP)
    return drawn
