"""What a resident's identity number says of its holder (GB 11643-1999)."""

import re
from datetime import date

RESIDENT = "居民身份证"
"""The paper whose number says it; others say nothing."""
_NUMBER = re.compile(r"\d{6}(\d{4})(\d{2})(\d{2})\d{2}(\d)[\dX]", re.ASCII | re.IGNORECASE)


def birth_date_of(number: str) -> date | None:
    """Return the day of birth; None for what is no resident's number."""
    match = _NUMBER.fullmatch(number)
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def gender_of(number: str) -> str:
    """Return 男 or 女 by the odd or even place 17. The number must be a resident's."""
    match = _NUMBER.fullmatch(number)
    assert match is not None, "asked only of a resident's number"
    return "男" if int(match[4]) % 2 else "女"


def age_on(born: date, day: date) -> int:
    """Return the age in full years (周岁): one more from the birthday on."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
