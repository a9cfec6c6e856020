"""What a name is found by: its characters, its pairs of characters, its pinyin initials.

Pairs, because an index of three characters and more finds no 王记. Every character is written as
its code point, so that no tokenizer has an opinion about a rare one and no user's text is ever
read as a query.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

LONGEST_TEXT = 120
"""Characters of a search that are looked at."""
MOST_TERMS = 6
_DIGIT = re.compile(r"\d")
_DIGITS = re.compile(r"\d+")
_WORD_CATEGORIES = frozenset({"Co", "Cn"})
"""Characters newer than our tables, and an office's own; letters, marks and digits besides."""


def plain(text: str) -> str:
    """Return letters and digits only, in one width and case: ``（城区）KFC`` is ``城区kfc``."""
    return "".join(filter(_is_word, unicodedata.normalize("NFKC", text).casefold()))


def terms(text: str) -> list[str]:
    """Split what somebody typed at blanks, each term made plain; too much of it is left out."""
    found = (plain(term) for term in text[:LONGEST_TEXT].split())
    return [term for term in found if term][:MOST_TERMS]


def words_of(name: str) -> str:
    """Return the words under which a name is indexed, with blanks between them."""
    text = plain(name[:LONGEST_TEXT])
    words = [*_pairs(_coded(text)), *_coded(text)]
    for letters in initials(text):
        words += [f"00{letters[0]}", *_pairs(letters)]
    return " ".join(words)


def match(wanted: Sequence[str]) -> str:
    """Return the FTS5 expression for plain terms: each must be in the name or its initials.

    It is made of code points and single letters only, quoted; nothing of it is the user's.
    """
    return " AND ".join(f"({' OR '.join(_alternatives(term))})" for term in wanted)


def code_of(text: str) -> str:
    """Return the code of a number: from its first digit on, as people leave out what is before it.

    城审管受〔2026〕12号 is ``202612号``; empty where there is no digit.
    """
    match = _DIGIT.search(code := plain(text))
    return code[match.start() :] if match else ""


def serial_of(number: str) -> str:
    """Return the last digits of a number without zeros in front: JC-2026-000012 is 12."""
    digits = _DIGITS.findall(number)
    return digits[-1].lstrip("0") if digits else ""


@lru_cache(maxsize=4096)
def initials(name: str) -> tuple[str, ...]:
    """Return the pinyin initials of a plain name, one text for each reading of its first character.

    Surnames are misread by every table (曾 单 仇), so all readings of the first one count.
    Letters and digits stand for themselves; a character without a reading is left out.
    """
    letters = "".join(reading[0] for reading in _readings(name))
    firsts = [first for reading in _readings(name[:1], every=True) for first in reading]
    if not firsts:
        return (letters,) if letters else ()
    return tuple(first + letters[1:] for first in dict.fromkeys(firsts))


def warm_up() -> None:
    """Load the pinyin tables, so that the first case of the day does not wait for them."""
    initials("王")


def _is_word(char: str) -> bool:
    category = unicodedata.category(char)
    return category[0] in "LMN" or category in _WORD_CATEGORIES


def _readings(text: str, *, every: bool = False) -> list[list[str]]:
    from pypinyin import Style, pinyin  # late: 200 ms a normal start does not spend

    return pinyin(text, style=Style.FIRST_LETTER, heteronym=every, errors=_for_itself)


def _for_itself(text: str) -> str:
    return "".join(char for char in text if char.isascii() and char.isalnum())


def _coded(text: str) -> list[str]:
    return [f"{ord(char):06x}" for char in text]


def _pairs(parts: Sequence[str]) -> list[str]:
    return [first + second for first, second in pairwise(parts)]


def _alternatives(term: str) -> list[str]:
    coded = _coded(term)
    found = [_phrase(_pairs(coded) or coded)]
    if term.isascii() and term.isalpha():
        found.append(_phrase(_pairs(term) or [f"00{term}"]))
    return found


def _phrase(words: Sequence[str]) -> str:
    return f'"{" ".join(words)}"'
