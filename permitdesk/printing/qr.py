"""A QR code as a grid of dark and light, and the size at which a printer draws it sharply."""

import math
from dataclasses import dataclass
from functools import lru_cache

import zxingcpp

QUIET = 4
"""Modules kept clear on each side (ISO/IEC 18004)."""
LONGEST = 600
"""Characters a code may have; beyond it the modules get too small for the paper."""
_DOT_MM = 25.4 / 600
_LEAST_DOTS = 8
"""0.339 mm at 600 dots an inch: no module is smaller than 0.33 mm."""


@dataclass(frozen=True)
class Code:
    """A code to draw.

    Attributes:
        modules: On each side, quiet zone not counted.
        rows: One bit a module, dark is 1, each row filled up to whole bytes, top row first.
    """

    modules: int
    rows: bytes

    def side_mm(self, wanted: float) -> float:
        """Return the side next to the wanted one at which a module is a whole number of dots."""
        dots = max(_LEAST_DOTS, round(wanted / self.modules / _DOT_MM))
        return dots * _DOT_MM * self.modules


@lru_cache(maxsize=16)
def encode(text: str) -> Code:
    """Return the code of a text, error correction M.

    Raises:
        ValueError: It is empty or longer than ``LONGEST``.
    """
    if not 0 < len(text) <= LONGEST:
        raise ValueError(f"a code has 1 to {LONGEST} characters, not {len(text)}")
    barcode = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    image = memoryview(barcode.to_image(add_quiet_zones=False))  # type: ignore[arg-type]
    shades = image.tobytes()
    modules = math.isqrt(len(shades))
    width = (modules + 7) // 8
    rows = bytearray()
    for start in range(0, modules * modules, modules):
        bits = shades[start : start + modules].translate(_TO_BIT)
        rows += (int(bits, 2) << (8 * width - modules)).to_bytes(width, "big")
    return Code(modules, bytes(rows))


_TO_BIT = bytes(ord("1") if shade < 128 else ord("0") for shade in range(256))
