"""A light is always colour, shape and word."""

from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from permitdesk.domain.clock import Light
from permitdesk.faces.shared.light import LOOKS, light_word, paint_light


def test_no_two_lights_share_colour_shape_or_word() -> None:
    lights = list(Light)

    assert len({LOOKS[light].token for light in lights}) == len(lights)
    assert len({LOOKS[light].shape for light in lights}) == len(lights)
    assert len({light_word(light) for light in lights}) == len(lights)


def test_each_light_leaves_another_picture(qapp: QApplication) -> None:
    pictures = set()
    for light in Light:
        image = QImage(80, 20, QImage.Format.Format_Grayscale8)
        image.fill(255)
        painter = QPainter(image)
        paint_light(painter, image.rect(), light)
        painter.end()
        pictures.add(bytes(image.constBits()))

    assert len(pictures) == len(Light)
