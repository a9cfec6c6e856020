"""Says what a scanned code is worth today: one verdict, one reason, and the facts to compare.

What ends a permit is asked before what makes it doubtful, and doubt before good news:

1. Not genuine: not valid, whatever else it says.
2. The status list names it: replaced, withheld for a time or ended, however old the list is.
3. Past its last day: expired.
4. The list is too old, of another office, or dated after today: stale, which is never green.
5. Otherwise valid; without any list, valid with the note that nobody looked it up.

Beside the verdict stands every member of a composite that the list ended or withheld: of a version
that was replaced, or of a composite that ended, this says why.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.permit import PermitCode, PermitState
from permitdesk.trust.code import read_code
from permitdesk.trust.keys import KeyRing
from permitdesk.trust.status_list import StatusEntry, StatusList

MAX_AGE_DAYS = 7
"""A list older than this says nothing good any more (product rule; an office may set another)."""


class VerdictKind(StrEnum):
    """What a code is worth; only ``valid`` may be shown green."""

    VALID = "valid"
    REPLACED = "replaced"
    SUSPENDED = "suspended"
    """Withheld for a time (暂扣): not valid now, and it may be again."""
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    STALE = "stale"
    NOT_VALID = "not_valid"


@dataclass(frozen=True)
class EndedMember:
    """A member of a composite that the list says ended, or is withheld.

    Attributes:
        state: With its own word: revoked, recalled, rescinded, cancelled, lapsed or suspended.
        day: First day on which it is so.
    """

    number: str
    state: PermitState
    day: date


@dataclass(frozen=True)
class Verdict:
    """The answer to one scan.

    Attributes:
        reason: Message key; its facts are ``facts``.
        code: What the code says, to compare with the paper; None where it is not genuine.
        issuer: Full name of the office that signed; empty where it is not genuine.
        list_number: Of the status list that was asked; None without one.
        list_day: When that list was issued.
        ended_lines: Numbers of members whose own last day has passed, where the code names them and
            the list does not.
        ended: Members that the list says ended, where the code names them.
    """

    kind: VerdictKind
    reason: str
    code: PermitCode | None = None
    issuer: str = ""
    list_number: int | None = None
    list_day: date | None = None
    ended_lines: tuple[str, ...] = ()
    ended: tuple[EndedMember, ...] = ()
    facts: Mapping[str, object] = field(default_factory=dict, hash=False)


def verify(
    text: str,
    ring: KeyRing,
    status: StatusList | None,
    today: date,
    max_age_days: int = MAX_AGE_DAYS,
) -> Verdict:
    """Say what the text of a code is worth; never raises, whatever the text.

    Args:
        text: As the scanner gave it, without its closing Enter.
        ring: The trusted keys.
        status: The newest list, read and checked; None when there is none.
        today: Local date.
        max_age_days: Days a list may be old.
    """
    try:
        code, key = read_code(text, ring)
    except NotAllowed as refused:
        return Verdict(VerdictKind.NOT_VALID, refused.key, facts=refused.facts)
    except Exception:  # noqa: BLE001  whatever a forger found, the answer is no
        return Verdict(VerdictKind.NOT_VALID, "verify.unreadable")
    ours = status if status and status.issuer == key.issuer else None
    ended = ended_among((line.number for line in code.lines), ours) if ours else ()
    kind, reason, facts = _judge(code, key.issuer, status, today, max_age_days)
    return Verdict(
        kind,
        reason,
        code,
        key.issuer,
        status.number if status else None,
        status.issued_on if status else None,
        _past(code, {item.number for item in ended}, today),
        ended,
        facts,
    )


def ended_among(numbers: Iterable[str], status: StatusList) -> tuple[EndedMember, ...]:
    """Return which of these permits the list says ended, or are withheld.

    Args:
        numbers: Of single permits and receipts.
        status: A list of the office that issued them.
    """
    ends = (status.end_of(number) for number in numbers)
    return tuple(EndedMember(end.number, end.state, end.day) for end in ends if end)


def _past(code: PermitCode, named: set[str], today: date) -> tuple[str, ...]:
    return tuple(
        line.number
        for line in code.lines
        if line.until and line.until < today and line.number not in named
    )


_Judgement = tuple[VerdictKind, str, Mapping[str, object]]


def _judge(
    code: PermitCode, issuer: str, status: StatusList | None, today: date, max_age_days: int
) -> _Judgement:
    if code.issued_on > today:
        return VerdictKind.NOT_VALID, "verify.issued_in_future", {"day": code.issued_on}
    ours = status if status and status.issuer == issuer else None
    ended = _named(code, ours) if ours else None
    if ended:
        return ended
    if code.until is not None and code.until < today:
        return VerdictKind.EXPIRED, "verify.expired", {"until": code.until}
    doubt = _doubt(issuer, status, today, max_age_days) if status else None
    if doubt:
        return doubt
    if status:
        facts = {"number": status.number, "day": status.issued_on}
        return VerdictKind.VALID, "verify.valid", facts
    return VerdictKind.VALID, "verify.valid_without_list", {}


def _named(code: PermitCode, status: StatusList) -> _Judgement | None:
    """Say how the list names the permit, or a member of it that ended on its own."""
    entry = status.entry_for(code.number, code.version)
    if entry:
        return _KINDS.get(entry.state, VerdictKind.WITHDRAWN), f"verify.{entry.state}", _day(entry)
    ended = ended_among((line.number for line in code.lines), status)
    if not ended:
        return None
    member = ended[0]
    # The composite's next version is not on this list yet: it is worth what its member is worth.
    kind = _KINDS.get(member.state, VerdictKind.WITHDRAWN)
    return kind, "verify.member_withdrawn", {"number": member.number, "day": member.day}


_KINDS = {
    PermitState.REPLACED: VerdictKind.REPLACED,
    PermitState.SUSPENDED: VerdictKind.SUSPENDED,
}
"""States that are no end for good."""


def _day(entry: StatusEntry) -> Mapping[str, object]:
    return {"day": entry.day}


def _doubt(issuer: str, status: StatusList, today: date, max_age_days: int) -> _Judgement | None:
    """Say why the list cannot make the permit green."""
    if status.issuer != issuer:
        return VerdictKind.STALE, "verify.list_of_other_issuer", {"issuer": status.issuer}
    age = (today - status.issued_on).days
    if age < 0:
        return VerdictKind.STALE, "verify.list_from_future", {"day": status.issued_on}
    if age > max_age_days:
        return VerdictKind.STALE, "verify.stale_list", {"day": status.issued_on, "days": age}
    return None
