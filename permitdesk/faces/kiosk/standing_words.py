"""How a permit stands, in words: good today, replaced, or ended, each end by its own word."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from permitdesk.desk.permit_standing import PermitStanding
from permitdesk.domain.permit import PermitState
from permitdesk.text import tr

_CODE = re.compile(r"\s*(https?://\S{0,200}/)?YZ1:", re.IGNORECASE)
_BRACKETS = str.maketrans("[【（(［]】）)］", "〔〔〔〔〔〕〕〕〕〕")
_GOOD, _DOUBTFUL = "valid", ("replaced", "stale")


@dataclass(frozen=True)
class Standing:
    """The answer to one look.

    Attributes:
        head: In a few words.
        tone: Token of its colour.
        paper: Which paper it is about.
        lines: What more there is to say.
    """

    head: str
    tone: str
    paper: str
    lines: tuple[str, ...]


def is_code(text: str) -> bool:
    """Tell whether a text is meant to be a permit's code; anything else is taken for a number."""
    return _CODE.match(text) is not None


def typed_number(text: str) -> str:
    """Return a permit number as it was typed, in the brackets of the office and without blanks."""
    return "".join(text.split()).translate(_BRACKETS)


def of_number(found: PermitStanding) -> Standing:
    """Say how a permit stands whose number was typed."""
    name = found.name or tr("kiosk.permit.composite")
    paper = tr("kiosk.permit.paper", name=name, number=found.number)
    if found.is_good:
        lines = [tr("kiosk.permit.as_of", day=found.day)]
        if found.until:
            lines.append(tr("kiosk.permit.until", until=found.until))
        if not found.name:
            lines.append(tr("kiosk.permit.members"))
        lines.append(tr("kiosk.permit.version", version=found.version))
        return Standing(tr("kiosk.permit.good"), "good", paper, tuple(lines))
    if found.state is not PermitState.LIVE:
        state = tr(f"permit_state.{found.state}")
        line = tr("kiosk.permit.ended_line", day=found.day)
        return Standing(tr("kiosk.permit.ended", state=state), "late", paper, (line,))
    if found.is_early:
        line = tr("kiosk.permit.from", first=found.first)
        return Standing(tr("kiosk.permit.early"), "soon", paper, (line,))
    line = tr("kiosk.permit.until", until=found.until)
    return Standing(tr("kiosk.permit.over"), "late", paper, (line,))


def of_code(verdict: Mapping[str, Any]) -> Standing:
    """Say how a permit stands whose code was scanned; the holder's name is left out."""
    kind, fields = str(verdict["verdict"]), verdict.get("fields") or {}
    number = str(fields.get("number", ""))
    paper = tr("kiosk.permit.scanned", number=number) if number else tr("kiosk.permit.no_paper")
    tone = "good" if kind == _GOOD else "soon" if kind in _DOUBTFUL else "late"
    return Standing(tr(f"kiosk.verdict.{kind}"), tone, paper, (str(verdict["message"]),))
