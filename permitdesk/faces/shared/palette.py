"""Colours by name (tokens), read from ``resources/palettes``, and how well they can be read."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

RESOURCES = Path(__file__).resolve().parents[3] / "resources"
PALETTES = ("light", "dark", "contrast", "kiosk")

_TINT = {"dark": 0.16}
_HEAD = {"dark": 0.05}


@dataclass(frozen=True)
class Palette:
    """One set of colours.

    Attributes:
        tokens: Name to ``#RRGGBB``, the mixed ones (``lead_tint``, ``field`` …) included.
    """

    name: str
    tokens: Mapping[str, str]

    def __getitem__(self, token: str) -> str:
        """Return a colour as ``#RRGGBB``."""
        return self.tokens[token]


@cache
def load_palette(name: str) -> Palette:
    """Read a palette and mix what follows from it.

    Args:
        name: One of ``PALETTES``.
    """
    path = RESOURCES / "palettes" / f"{name}.json"
    tokens: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    surface, tint = tokens["surface"], _TINT.get(name, 0.08)
    tokens["lead_tint"] = mix(tokens["lead"], surface, tint)
    tokens["soon_tint"] = mix(tokens["soon"], surface, tint)
    tokens["lead_mid"] = mix(tokens["lead"], surface, 0.35)
    tokens["head"] = mix(tokens["text"], surface, _HEAD.get(name, 0.035))
    tokens["field"] = mix(tokens["text"], surface, 0.48)
    return Palette(name, tokens)


def mix(over: str, under: str, share: float) -> str:
    """Lay one colour over another.

    Args:
        over: ``#RRGGBB``.
        under: The same.
        share: How much of ``over`` remains, 0 to 1.
    """
    parts = (
        round(share * a + (1 - share) * b)
        for a, b in zip(_channels(over), _channels(under), strict=True)
    )
    return "#" + "".join(f"{part:02X}" for part in parts)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG 2 counts it: 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (channel / 255 for channel in _channels(colour))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
