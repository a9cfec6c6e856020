"""Codes with right check characters that belong to nobody.

Identity numbers are of people born from 1900 to 1904, so that they meet no living person.
"""

from datetime import date, timedelta
from random import Random

USCC_LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""The 31 characters of GB 32100-2015; a character's value is its place."""
_USCC_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_IDENTITY_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_IDENTITY_CHECKS = "10X98765432"
FIRST_BIRTH, LAST_BIRTH = date(1900, 1, 1), date(1904, 12, 31)
_MOBILE_PREFIXES = "130 131 132 133 135 136 137 138 139 150 151 152 155 158 159 177 186 188 189 199"


def organisation_code(random: Random) -> str:
    """Return an organisation code (GB 11714): eight characters with their check character."""
    body = "MA" + "".join(random.choices(USCC_LETTERS, k=6))
    return body + organisation_check(body)


def uscc(random: Random, kind: str, division: str) -> str:
    """Return a unified social credit code (GB 32100-2015).

    Args:
        random: Where chance comes from.
        kind: First two characters: ``91`` enterprise, ``92`` individual business …
        division: Six digits of the place of registration.
    """
    body = kind + division + organisation_code(random)
    total = sum(
        USCC_LETTERS.index(letter) * weight
        for letter, weight in zip(body, _USCC_WEIGHTS, strict=True)
    )
    return body + USCC_LETTERS[-total % len(USCC_LETTERS)]


def organisation_check(body: str) -> str:
    """Return the check character of eight characters by GB 11714."""
    total = sum(
        int(letter, 36) * weight for letter, weight in zip(body, _ORGANISATION_WEIGHTS, strict=True)
    )
    return "0123456789X"[-total % 11]


def identity_number(random: Random, division: str, *, female: bool) -> str:
    """Return an identity number (GB 11643-1999); the last order digit is even for women."""
    birth = FIRST_BIRTH + timedelta(days=random.randrange((LAST_BIRTH - FIRST_BIRTH).days + 1))
    order = random.randrange(1, 500) * 2 - (0 if female else 1)
    body = f"{division}{birth:%Y%m%d}{order:03}"
    total = sum(int(digit) * weight for digit, weight in zip(body, _IDENTITY_WEIGHTS, strict=True))
    return body + _IDENTITY_CHECKS[total % 11]


def birth_date(identity: str) -> date:
    """Return the day an identity number says its holder was born."""
    return date(int(identity[6:10]), int(identity[10:12]), int(identity[12:14]))


def mobile(random: Random) -> str:
    """Return a mobile number from a 0000 block, as test data has them."""
    return f"{random.choice(_MOBILE_PREFIXES.split())}0000{random.randrange(10_000):04}"


def landline(random: Random) -> str:
    """Return a number in 晋城 that begins like no subscriber's."""
    return f"0356-000{random.randrange(10_000):04}"


def plate(random: Random) -> str:
    """Return a number plate of 晋城."""
    return f"晋E{random.choice('ABCDFGHJK')}{random.randrange(10_000):04}"


def vehicle_number(random: Random) -> str:
    """Return something of the length of a vehicle identification number; no check digit."""
    return "LTEST" + "".join(random.choices("0123456789ABCDEFGHJKLMNPRSTUVWXYZ", k=12))
