"""Short codes that people read out, type and scan: no letter looks like a figure, one checks the rest."""

ALPHABET = "ACDEFHJKLMNPRTVWXY34679"
"""23 characters, a prime: one wrong character, or two neighbours swapped, never pass the check."""
LENGTH = 8
"""Characters of a code: its kind, six that are drawn by lot, the check character."""
DRAFT, NOTICE = "D", "N"
"""The kinds."""
PREFIX = "PDN1:"
"""Before a code in a QR code, so that a search box tells it from a name."""


def complete(kind: str, drawn: str) -> str:
    """Return a code of a kind with its check character."""
    return f"{kind}{drawn}{_check(kind + drawn)}"


def read_code(text: str) -> str:
    """Return the code that was typed or scanned; empty where it cannot be one.

    Small letters, spaces, hyphens and the prefix are passed over.
    """
    code = text.strip().upper().removeprefix(PREFIX)
    code = "".join(one for one in code if one not in " -")
    good = len(code) == LENGTH and set(code) <= set(ALPHABET) and code[0] in (DRAFT, NOTICE)
    return code if good and _check(code[:-1]) == code[-1] else ""


def shown(code: str) -> str:
    """Return a code as people read it, four and four."""
    return f"{code[:4]}-{code[4:]}"


def scanned(code: str) -> str:
    """Return what a QR code says."""
    return PREFIX + code


def _check(characters: str) -> str:
    weighed = sum(
        place * ALPHABET.index(character) for place, character in enumerate(characters, 1)
    )
    return ALPHABET[weighed % len(ALPHABET)]
