"""The signed code of a permit: what its QR code says, and reading it back.

``YZ1:`` and base45, or the web form of ``letters``; in it a COSE_Sign1 message of ``envelope``; in
that the table of ``payload``.

A full code names the holder and the members and stays within 319 signed bytes (483 characters, QR
version 13-M). Where that is too little, whole facts go, never parts of them, in this order:

1. holder, and each member's licence, number and last day;
2. without the members' licence codes, which their numbers stand for;
3. without the holder's name too, which the credit code stands for;
4. with the holder's name but no members: for them one looks at the paper;
5. minimal: neither name nor members.

No member is ever left out alone: a list that looks whole and is not would be worse than none. The
digest covers the whole register entry in all of them. What a code leaves out is empty when it is read.

No personal data: a holder's name stands in it as the register of businesses has it; anything that
looks like an identity number or a mobile telephone is refused before signing.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum

from permitdesk.domain.errors import NotAllowed, WorldFailed
from permitdesk.domain.permit import PermitCode
from permitdesk.trust.envelope import Purpose, read_signed, sign_payload, signed_size
from permitdesk.trust.keys import KeyPair, KeyRing, PublicKey
from permitdesk.trust.letters import from_letters, room_for, to_letters, web_head
from permitdesk.trust.payload import check, from_payload, to_payload

LONGEST_CODE = 483
"""Characters of a full code: what QR version 13-M holds in alphanumeric mode."""
_IDENTITY_NUMBER = re.compile(
    r"(?<![0-9A-Z])[1-9][0-9]{5}(19|20)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9X]"
    r"(?![0-9A-Z])"
)
_MOBILE = re.compile(r"(?<![0-9])1[3-9][0-9]{9}(?![0-9])")


class Profile(StrEnum):
    """How much the code says."""

    FULL = "full"
    MINIMAL = "minimal"


def sign_code(
    code: PermitCode, key: KeyPair, profile: Profile = Profile.FULL, address: str = ""
) -> str:
    """Return the text a permit's QR code shows; the same code always gives the same text.

    Args:
        code: With holder and lines; the profile and the room decide what stays.
        key: Of the office, in force on the day of issue.
        profile: Minimal is for small prints: 25 mm with modules of 0.33 mm and more.
        address: The office's verify address; empty for the plain form.

    Raises:
        NotAllowed: ``verify.personal_data_in_holder``, ``..._in_uscc`` or ``..._in_number``.
        WorldFailed: ``key.not_in_force``, ``verify.address_unusable``.
        TypeError, ValueError: The code is not one the register can have made.
    """
    check(code)
    _refuse_personal_data(code)
    if not key.public.holds_on(code.issued_on):
        raise WorldFailed("key.not_in_force", day=code.issued_on)
    head = web_head(address)
    room = room_for(LONGEST_CODE, Purpose.CODE, head)
    return to_letters(
        sign_payload(_fitted(code, profile, room), key, Purpose.CODE), Purpose.CODE, head
    )


def read_code(text: str, ring: KeyRing) -> tuple[PermitCode, PublicKey]:
    """Return what a code says and whose key signed it.

    Nothing is forgiven: the text is exactly what was printed, or it is not valid.

    Raises:
        NotAllowed: A ``verify.*`` key that says why it is not valid.
    """
    payload, key = read_signed(from_letters(text, Purpose.CODE), ring, Purpose.CODE)
    code = from_payload(payload)
    if not key.holds_on(code.issued_on):
        raise NotAllowed("verify.key_not_in_force", issuer=key.issuer, day=code.issued_on)
    return code, key


def _fitted(code: PermitCode, profile: Profile, room: int) -> bytes:
    """Write the first form of the code that fits into so many signed bytes."""
    for form in _shorter_and_shorter(code, profile):
        payload = to_payload(form)
        if signed_size(payload) <= room:
            return payload
    raise ValueError("not even the minimal code fits")


def _shorter_and_shorter(code: PermitCode, profile: Profile) -> Iterator[PermitCode]:
    if profile is Profile.FULL:
        yield code
        if code.lines:
            numbers = tuple(replace(line, licence="") for line in code.lines)
            yield replace(code, lines=numbers)
            yield replace(code, lines=numbers, holder="")
            yield replace(code, lines=())
    yield replace(code, lines=(), holder="")


def _refuse_personal_data(code: PermitCode) -> None:
    if _IDENTITY_NUMBER.search(code.uscc) and not _is_credit_code(code.uscc):
        raise NotAllowed("verify.personal_data_in_uscc")
    if _IDENTITY_NUMBER.search(code.holder.upper()) or _MOBILE.search(code.holder):
        raise NotAllowed("verify.personal_data_in_holder")
    if any(_IDENTITY_NUMBER.search(number) for number in (code.number, *_line_numbers(code))):
        raise NotAllowed("verify.personal_data_in_number")


def _line_numbers(code: PermitCode) -> Iterator[str]:
    return (line.number for line in code.lines)


def _is_credit_code(text: str) -> bool:
    """Tell a credit code that looks like an identity number by its check character."""
    from stdnum.cn import uscc  # late: hardly any code looks so

    return bool(uscc.is_valid(text))
