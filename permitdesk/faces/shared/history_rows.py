"""What was done to a case, line by line, with what each line is about."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from permitdesk.desk.overseeing import CaseView, Entry
from permitdesk.domain.credit import RecordCredit
from permitdesk.domain.facts import Facts, Role, SwitchRoute
from permitdesk.domain.follow_up import AnswerQuestion, Publish, TellIntent
from permitdesk.domain.permit_acts import (
    AwaitRenewal,
    Cancel,
    CarryOn,
    CorrectMisprint,
    Recall,
    Reissue,
    Rescind,
    Revoke,
    StopAwaiting,
    Suspend,
)
from permitdesk.domain.special import (
    AllowException,
    AnnouncePause,
    RecordOverdue,
    Remind,
    Serve,
    SpoilNumber,
)
from permitdesk.faces.shared.masking import masked_name
from permitdesk.faces.shared.messages import word
from permitdesk.text import tr

_OF_A_DEPARTMENT = (Role.REVIEWER, Role.INSPECTOR)


@dataclass(frozen=True)
class HistoryRow:
    """One line.

    Attributes:
        who: Station or department and family name; 系统 for what happened by itself.
        what: What was done; of a clock, a pause or a service also which one.
        licence: Name of the licence it was about; 全部 for the whole case.
    """

    entry: Entry
    who: str
    what: str
    licence: str


def history_rows(view: CaseView) -> tuple[HistoryRow, ...]:
    """Return what was done to a case, newest first."""
    rows = (
        HistoryRow(entry, _who(view, entry), _what(entry, action.facts), _licence(view, entry))
        for entry, action in zip(view.history, view.case.actions, strict=True)
    )
    return tuple(reversed(tuple(rows)))


def _who(view: CaseView, entry: Entry) -> str:
    actor = entry.actor
    if actor.role is Role.SYSTEM:
        return word(actor.role)
    station = actor.station
    if actor.role in _OF_A_DEPARTMENT and station in view.catalog.departments:
        station = view.catalog.departments[station].short
    return f"{station} {masked_name(actor.name)}"


def _what(entry: Entry, facts: Facts) -> str:
    about = _about(facts)
    return tr("history.about", what=word(entry.type), about=about) if about else word(entry.type)


def _licence(view: CaseView, entry: Entry) -> str:
    parts = view.case.state.parts
    return parts[entry.licence].part.name if entry.licence else tr("history.whole")


def _about(facts: Facts) -> str:
    """Name what an entry is about, where its kind alone does not say."""
    match facts:
        case RecordOverdue() | Remind():
            return word(facts.which)
        case AnnouncePause():
            return word(facts.kind)
        case AllowException():
            return word(facts.rule)
        case Serve():
            return facts.document
        case SpoilNumber():
            return facts.number
    say = _ABOUT_PERMITS.get(type(facts))
    return say(facts) if say else ""


_ABOUT_PERMITS: Mapping[type, Callable[[Any], str]] = {
    **dict.fromkeys((TellIntent, Revoke, Recall, Cancel), lambda facts: word(facts.ground)),
    **dict.fromkeys((Rescind, Suspend), lambda facts: facts.penalty.number),
    **dict.fromkeys((CarryOn, AwaitRenewal, StopAwaiting), lambda facts: facts.case),
    Reissue: lambda facts: word(facts.reason),
    CorrectMisprint: lambda facts: word(facts.item),
    SwitchRoute: lambda facts: tr(f"route_name.{facts.to.value}"),
    Publish: lambda facts: facts.document,
    RecordCredit: lambda facts: word(facts.kind),
    AnswerQuestion: lambda facts: word(facts.answer),
}
"""What follows a decision is about a ground, a paper, another case."""
