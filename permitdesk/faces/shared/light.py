"""The light of a clock: always colour, shape and word together."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from permitdesk.domain.clock import Light
from permitdesk.faces.shared.look import px, tone
from permitdesk.text import tr

SHAPE, GAP = 10, 6


@dataclass(frozen=True)
class LightLook:
    """How one light shows.

    Attributes:
        token: Colour.
        shape: ``circle``, ``triangle``, ``square``, ``diamond`` or ``bars``.
    """

    token: str
    shape: str


LOOKS: Mapping[Light, LightLook] = {
    Light.GREEN: LightLook("good", "circle"),
    Light.YELLOW: LightLook("soon", "triangle"),
    Light.ORANGE: LightLook("near", "diamond"),
    Light.RED: LightLook("late", "square"),
    Light.STOPPED: LightLook("stopped", "bars"),
}


def light_word(light: Light) -> str:
    """Return the word of a light: 正常, 临期 …."""
    return tr(f"light.{light.value}")


def paint_light(painter: QPainter, rect: QRect, light: Light) -> None:
    """Paint shape and word at the left of a rectangle, in the middle of its height."""
    look = LOOKS[light]
    size = px(SHAPE)
    box = QRectF(rect.left(), rect.center().y() - size / 2 + 1, size, size)
    painter.save()
    paint_shape(painter, box, look.shape, look.token)
    painter.setPen(tone(look.token))
    words = rect.adjusted(size + px(GAP), 0, 0, 0)
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, light_word(light))
    painter.restore()


def paint_shape(painter: QPainter, box: QRectF, shape: str, token: str) -> None:
    """Fill one of the five shapes in a box."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tone(token))
    left, top, right, bottom = box.left(), box.top(), box.right(), box.bottom()
    middle = box.center()
    if shape == "circle":
        painter.drawEllipse(box)
    elif shape == "square":
        painter.drawRect(box)
    elif shape == "bars":
        width = box.width() * 0.3
        painter.drawRect(QRectF(left, top, width, box.height()))
        painter.drawRect(QRectF(right - width, top, width, box.height()))
    elif shape == "triangle":
        painter.drawPolygon(
            QPolygonF([QPointF(middle.x(), top), QPointF(right, bottom), QPointF(left, bottom)])
        )
    else:
        corners = [(middle.x(), top), (right, middle.y()), (middle.x(), bottom), (left, middle.y())]
        painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
    painter.restore()
