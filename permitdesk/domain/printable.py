"""What may be written into an answer so that it can be printed exactly as written."""

import re
import unicodedata

LONGEST = 2000
"""Characters an answer may have where its field names no limit of its own."""

_INVISIBLE = frozenset("\u00ad\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\u2800")
_MARKLESS = re.compile(f"[{''.join(_INVISIBLE)}\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_REFUSED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_VARIATION_SELECTORS = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}


def printable(text: str, longest: int = LONGEST, *, lines: bool = False) -> str:
    """Return the text in composed form (NFC), without blanks at either end.

    Args:
        text: What was typed, scanned or read from a file.
        longest: Most characters it may have, counted after composition.
        lines: Whether line breaks may stand in it.

    Raises:
        ValueError: With a message key: ``text.too_long``, ``text.unprintable`` (control
            characters, direction marks, lone surrogates, private and unassigned characters,
            variation selectors and other marks that print nothing).
    """
    if len(text) > 4 * longest:  # before any work is done on it
        raise ValueError("text.too_long")
    # Nearly every text passes the first test, which costs a hundredth of the second.
    plain = text.isprintable() and _MARKLESS.search(text) is None
    if not plain and any(
        not is_printable(character) for character in text if not (lines and character == "\n")
    ):
        raise ValueError("text.unprintable")
    composed = unicodedata.normalize("NFC", text).strip()
    if len(composed) > longest:
        raise ValueError("text.too_long")
    return composed


def is_printable(character: str) -> bool:
    """Tell whether one character leaves a mark, or a plain blank, on paper."""
    if unicodedata.category(character) in _REFUSED or character in _INVISIBLE:
        return False
    return not any(ord(character) in selectors for selectors in _VARIATION_SELECTORS)


def half_width(text: str) -> str:
    """Turn full-width letters, digits and signs into plain ones, as codes are written.

    Nothing else changes: ² and ① stay what they are and are refused by the checks.
    """
    return text.translate(_FULL_WIDTH)
