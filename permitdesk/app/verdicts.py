"""What the codes on a paper are worth: the worst of their verdicts, with what to compare."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from permitdesk.desk.ports import Store
from permitdesk.domain.errors import NotFound
from permitdesk.domain.permit import CompositePermit, PermitCode, PermitKind
from permitdesk.domain.register_entry import entry_digest
from permitdesk.text import tr
from permitdesk.trust.keys import KeyRing
from permitdesk.trust.status_list import StatusList
from permitdesk.trust.verifying import EndedMember, Verdict, VerdictKind, ended_among, verify

_WORST_FIRST = (
    VerdictKind.NOT_VALID,
    VerdictKind.WITHDRAWN,
    VerdictKind.SUSPENDED,
    VerdictKind.REPLACED,
    VerdictKind.EXPIRED,
    VerdictKind.STALE,
    VerdictKind.VALID,
)


def judge(
    codes: list[str], ring: KeyRing, status: StatusList | None, day: date, store: Store | None
) -> Mapping[str, Any]:
    """Give one verdict on everything a paper shows: the worst of its codes.

    With a store at hand its register is asked too: what a code says must be what is registered.
    """
    verdicts = [_against_register(verify(text, ring, status, day), store) for text in codes]
    verdict = min(verdicts, key=lambda item: _WORST_FIRST.index(item.kind))
    if status is not None and store is not None:
        verdict = replace(
            verdict, ended=verdict.ended or _ended_by_register(verdict, status, store)
        )
    return {
        "verdict": verdict.kind.value,
        "key": verdict.reason,
        "message": "".join((tr(verdict.reason, **verdict.facts), *_why(verdict))),
        "facts": verdict.facts,
        "issuer": verdict.issuer,
        "on": day,
        "status_list": {"number": verdict.list_number, "day": verdict.list_day},
        "ended_members": verdict.ended_lines,
        "ended": [
            {"number": item.number, "state": item.state, "day": item.day} for item in verdict.ended
        ],
        "fields": _fields(verdict.code),
        "register": _registered(verdict.code, store),
    }


def _ended_by_register(
    verdict: Verdict, status: StatusList, store: Store
) -> tuple[EndedMember, ...]:
    """Name what ended of a composite whose code had no room for its members."""
    code = verdict.code
    if code is None or code.lines or code.kind is not PermitKind.COMPOSITE:
        return ()
    entry = store.permit(code.number, code.version).permit
    assert isinstance(entry, CompositePermit)
    return ended_among((item.number for item in (*entry.permits, *entry.filings)), status)


def _why(verdict: Verdict) -> Iterator[str]:
    """Name every member that ended, each by its own word and with its day."""
    for item in verdict.ended:
        state = tr(f"permit_state.{item.state}")
        yield tr("verify.member_ended", number=item.number, state=state, day=item.day)


def _against_register(verdict: Verdict, store: Store | None) -> Verdict:
    if store is None or verdict.code is None:
        return verdict
    try:
        entry = store.permit(verdict.code.number, verdict.code.version).permit
    except NotFound:
        return Verdict(VerdictKind.NOT_VALID, "verify.not_registered")
    if entry_digest(entry) != verdict.code.digest:
        return Verdict(VerdictKind.NOT_VALID, "verify.differs_from_register")
    return verdict


def _fields(code: PermitCode | None) -> Mapping[str, Any] | None:
    """List what to compare with the paper."""
    if code is None:
        return None
    return {
        "kind": code.kind.value,
        "number": code.number,
        "version": code.version,
        "uscc": code.uscc,
        "holder": code.holder,
        "issued_on": code.issued_on,
        "until": code.until,
        "members": [
            {"licence": line.licence, "number": line.number, "until": line.until}
            for line in code.lines
        ],
    }


def _registered(code: PermitCode | None, store: Store | None) -> Mapping[str, Any] | None:
    if store is None or code is None:
        return None
    try:
        registered = store.permit(code.number, code.version)
    except NotFound:
        return None
    holder = registered.permit.holder
    return {"holder": holder.name, "premises": holder.premises, "state": registered.state.value}
