"""First letters of names in pinyin, so that an industry is found by a few of them."""

from collections.abc import Mapping


def initials_of(names: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """Return each name's first letters, in every reading of its first character.

    Args:
        names: Code to name.

    Returns:
        Code to spellings such as ``{"KFG"}`` for 咖啡馆.
    """
    from pypinyin import Style, pinyin  # late: 230 ms

    found: dict[str, frozenset[str]] = {}
    for code, name in names.items():
        first, rest = name[:1], name[1:]
        heads = {reading[:1] for reading in pinyin(first, Style.FIRST_LETTER, heteronym=True)[0]}
        tail = "".join(part[0][:1] for part in pinyin(rest, Style.FIRST_LETTER, errors="ignore"))
        found[code] = frozenset((head + tail).upper() for head in heads)
    return found


def matches(wanted: str, name: str, spellings: frozenset[str]) -> bool:
    """Tell whether a name has these characters, or these first letters in a row."""
    return wanted in name or any(wanted.upper() in spelling for spelling in spellings)
