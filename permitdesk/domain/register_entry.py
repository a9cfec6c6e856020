"""What the code of a permit says, worked out from its entry in the register."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from permitdesk.domain.permit import (
    CodeLine,
    CompositePermit,
    PermitCode,
    PermitKind,
    SinglePermit,
    last_day,
)

DIGEST_BYTES = 16
_LIFE = frozenset({"state"})
"""What changes after printing stands in the status list, not in the digest."""
_ONLY_WHERE_SAID = frozenset({"mark"})
"""Left out while empty: what was printed before there were marks keeps its digest."""


def code_of(permit: SinglePermit | CompositePermit) -> PermitCode:
    """Return what the QR code says of a permit; the same entry always says the same."""
    if isinstance(permit, SinglePermit):
        kind = permit.kind
        lines: tuple[CodeLine, ...] = ()
    else:
        kind = PermitKind.COMPOSITE
        lines = tuple(
            CodeLine(item.licence, item.number, item.validity.until)
            for item in (*permit.permits, *permit.filings)
        )
    return PermitCode(
        kind=kind,
        number=permit.number,
        version=permit.version,
        uscc=permit.holder.uscc,
        issued_on=permit.issued_on,
        until=last_day(permit),
        digest=entry_digest(permit),
        holder=permit.holder.name,
        lines=lines,
    )


def entry_digest(permit: SinglePermit | CompositePermit) -> bytes:
    """Return the first 16 bytes of SHA-256 over the whole entry, in one canonical form."""
    text = json.dumps(_plain(permit), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).digest()[:DIGEST_BYTES]


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {
            item.name: _plain(getattr(value, item.name))
            for item in fields(value)
            if item.name not in _LIFE
            and (item.name not in _ONLY_WHERE_SAID or getattr(value, item.name))
        }
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value
