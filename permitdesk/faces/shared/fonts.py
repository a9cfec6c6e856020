"""The one family of 黑体 on the screen, with figures that stand under each other."""

from PySide6.QtGui import QFont

FAMILIES = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "思源黑体",
    "Microsoft YaHei UI",
    "PingFang SC",
    "WenQuanYi Zen Hei",
    "文泉驿正黑",
)
"""Tried in this order; Qt takes the first that is there and the others for what it lacks."""


def screen_font(pixels: int, *, bold: bool = False) -> QFont:
    """Return the screen's font.

    Args:
        pixels: Height of the text.
        bold: 700 in place of 400.
    """
    font = QFont()
    font.setFamilies(list(FAMILIES))
    font.setPixelSize(pixels)
    font.setBold(bold)
    font.setFeature(QFont.Tag("tnum"), 1)
    font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    return font
