"""The table of checks that well-kept libraries make for the form; each is imported when first used."""

import re
from collections.abc import Callable, Mapping
from datetime import date

from permitdesk.domain.checks import Checker

_UNIFIED_LENGTH = 18
_OLD_LENGTH = 15


def checkers(
    missing_glyphs: Callable[[str], str], today: Callable[[], date]
) -> Mapping[str, Checker]:
    """Return rule name to check.

    Args:
        missing_glyphs: Returns the characters of a text that no font of the papers has.
        today: Gives the legal day; nobody is born after it.
    """

    def glyphs(text: str) -> str | None:
        return "text.no_glyph" if missing_glyphs(text) else None

    return {
        "gb32100_2015": credit_code,
        "gb11643_1999": lambda text: identity_number(text, today()),
        "cn_phone": phone,
        "cn_name": person_name,
        "email": email,
        "glyphs": glyphs,
    }


def credit_code(text: str) -> str | None:
    """Check a unified social credit code (GB 32100-2015) with its check character.

    Old shops may still have a 15-digit registration number, which has none.
    """
    from stdnum.cn import uscc

    if len(text) == _OLD_LENGTH and text.isascii() and text.isdigit():
        return None
    if re.search("[IOSVZ]", text):
        return "form.uscc_letters"
    if len(text) != _UNIFIED_LENGTH:
        return "form.uscc_length"
    return None if uscc.is_valid(text) else "form.uscc_check"


def identity_number(text: str, today: date) -> str | None:
    """Check an identity number (GB 11643-1999): check digit and date of birth only.

    The place is not looked at: the library's own list lacks places that exist.
    """
    from stdnum.iso7064 import mod_11_2

    if not re.fullmatch(r"[0-9]{17}[0-9X]", text, re.ASCII):
        return "form.id_length"
    if not mod_11_2.is_valid(text):
        return "form.id_check"
    try:
        born = date(int(text[6:10]), int(text[10:12]), int(text[12:14]))
    except ValueError:
        return "form.id_birth"
    return None if born <= today else "form.id_birth"


def phone(text: str) -> str | None:
    """Check a telephone number of the mainland, mobile or fixed, with an extension or not."""
    import phonenumbers

    try:
        number = phonenumbers.parse(
            text.split("-", maxsplit=1)[0] if _is_mobile(text) else text, "CN"
        )
    except phonenumbers.NumberParseException:
        return "form.phone"
    good = phonenumbers.is_possible_number(number) and re.fullmatch(
        r"(1[3-9]\d{9}|0\d{2,3}-?\d{7,8}(-\d{1,6})?)", text, re.ASCII
    )
    return None if good else "form.phone"


def _is_mobile(text: str) -> bool:
    return text.startswith("1")


def person_name(text: str) -> str | None:
    """Check that a text can be a person's name: letters of any script, · and blanks between."""
    good = re.fullmatch(r"[^\W\d_]+(?:[·•‧.\s'-][^\W\d_]+)*", text)
    return None if good else "form.person_name"


def email(text: str) -> str | None:
    """Check the form of an electronic address; whether it exists only a letter can tell."""
    good = re.fullmatch(r"[^@\s<>(),;:\\\"\[\]]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+", text, re.ASCII)
    return None if good else "form.email"
