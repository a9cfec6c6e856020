"""A permit's code from the scanner: told from a search, verified, and its case found if it is ours."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from permitdesk.faces.shared.rooms import Rooms, Verify

LONGEST = 601
"""Characters a box takes: one more than a code may have, so that a longer text is cut to one that is
refused as too long and never to one that is good."""
_OURS = re.compile(r"\s*PDN1:", re.IGNORECASE)
"""A draft or a notice sheet of this hall."""
_CODE = re.compile(r"\s*(https?://\S{0,200}/)?YZ1:", re.IGNORECASE)


@dataclass(frozen=True)
class Scanned:
    """What a code is worth here.

    Attributes:
        text: The code, as the scanner gave it without its closing Enter.
        verdict: What ``Rooms.verify`` returned.
        case: Number of the case that made the permit; empty where it is not ours.
        licences: Licence code to name, of the members.
    """

    text: str
    verdict: Mapping[str, Any]
    case: str
    licences: Mapping[str, str]


def is_code(text: str) -> bool:
    """Tell whether a text is meant to be a permit's code, well or badly scanned."""
    return _CODE.match(text) is not None


def is_draft_code(text: str) -> bool:
    """Tell whether a text is meant to be the code of a draft or a notice sheet."""
    return _OURS.match(text) is not None


def without_enter(text: str) -> str:
    """Return a scan without the Enter behind it; every other character belongs to the code."""
    return text.rstrip("\r\n")


def verify_scan(rooms: Rooms, verify: Verify, text: str) -> Scanned:
    """Verify a code and look for its case; runs in the desk's thread."""
    verdict = verify(text)
    fields: Mapping[str, Any] = verdict.get("fields") or {}
    case = _case_of(rooms, str(fields["number"])) if fields and verdict.get("register") else ""
    members = [member["licence"] for member in fields.get("members", ())]
    known = rooms.guiding.catalog.licences if members else {}
    names = {code: known[code].name for code in members if code in known}
    return Scanned(text, verdict, case, names)


def _case_of(rooms: Rooms, number: str) -> str:
    """Return the case that made a permit; a search finds likely ones, its own permits decide."""
    for row in rooms.overseeing.search(number):
        permits = rooms.overseeing.desk.store.case(row.number).permits
        if any(permit.number == number for permit in permits):
            return row.number
    return ""
