"""How the program looks now: one palette and one size for all that is on the screen."""

import re
from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from permitdesk.faces.shared.fonts import screen_font
from permitdesk.faces.shared.palette import RESOURCES, Palette, load_palette

TEXT_PX = 14
LARGE_FROM = 1.5
"""From this size on the window keeps only what is needed and puts the rest behind tabs."""


@dataclass(frozen=True)
class Look:
    """A palette and a size.

    Attributes:
        scale: 1.0 is 14 px text; 2.0 is what 200 % means.
    """

    palette: Palette
    scale: float = 1.0

    @property
    def is_large(self) -> bool:
        """Tell whether there is only room for what is needed."""
        return self.scale >= LARGE_FROM


_now: list[Look] = []


def current() -> Look:
    """Return the look everything is painted in."""
    if not _now:
        _now.append(Look(load_palette("light")))
    return _now[0]


def px(length: float) -> int:
    """Return a length that is given at 100 % as it is now."""
    return round(length * current().scale)


def tone(token: str) -> QColor:
    """Return a colour of the present palette."""
    return QColor(current().palette[token])


def dress(app: QApplication, palette: str = "light", scale: float = 1.0) -> None:
    """Give the whole program one look; called before the first window, and to change colours.

    Args:
        app: The program.
        palette: Name of a palette.
        scale: Size; windows made before keep the lengths they were made with.
    """
    _now[:] = [Look(load_palette(palette), scale)]
    app.setStyle("Fusion")
    app.setFont(screen_font(px(TEXT_PX)))
    app.setPalette(qt_palette(current().palette))
    app.setStyleSheet(style_sheet(current()))


def qt_palette(palette: Palette) -> QPalette:
    """Return the palette in Qt's roles."""
    roles = QPalette.ColorRole
    made = QPalette()
    for role, token in {
        roles.Window: "surface",
        roles.Base: "surface",
        roles.AlternateBase: "head",
        roles.Button: "surface",
        roles.ToolTipBase: "surface",
        roles.WindowText: "text",
        roles.Text: "text",
        roles.ButtonText: "text",
        roles.BrightText: "text",
        roles.ToolTipText: "text",
        roles.PlaceholderText: "quiet",
        roles.Highlight: "lead",
        roles.HighlightedText: "on_lead",
        roles.Link: "lead",
        roles.Mid: "line",
        roles.Dark: "line",
        roles.Shadow: "line",
        roles.Light: "surface",
        roles.Midlight: "line",
    }.items():
        made.setColor(role, QColor(palette[token]))
    disabled = QPalette.ColorGroup.Disabled
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        made.setColor(disabled, role, QColor(palette["quiet"]))
    return made


def style_sheet(look: Look) -> str:
    """Return the style sheet with the palette's colours and lengths at the present size."""
    text = (RESOURCES / "palettes" / "style.qss").read_text(encoding="utf-8")
    dark_tick = look.palette.name in ("dark", "contrast")
    words = {
        **look.palette.tokens,
        "icons": (RESOURCES / "icons").as_posix(),
        "tick": "tick-dark" if dark_tick else "tick-light",
    }
    text = re.sub(r"@(\w+)", lambda found: words[found[1]], text)
    return re.sub(r"\b(\d+)px", lambda found: f"{_scaled(int(found[1]), look.scale)}px", text)


def _scaled(length: int, scale: float) -> int:
    """Scale a length; lines of one and two pixels stay fine lines."""
    return length if length <= 2 else round(length * scale)
