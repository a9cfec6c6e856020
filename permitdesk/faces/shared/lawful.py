"""What one person may do to a case now, likeliest first, and why the rest may not be done."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from permitdesk.desk.overseeing import CaseView
from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.facts import Actor, Opinion
from permitdesk.domain.procedure import RULES
from permitdesk.domain.state import ActionType, PartState
from permitdesk.domain.timely import not_now
from permitdesk.domain.workdays import WorkCalendar
from permitdesk.faces.shared.messages import word
from permitdesk.text import tr

_LIKELIEST_FOR_A_LICENCE = (
    ActionType.RECORD_FILING,
    ActionType.GRANT,
    ActionType.DENY,
    ActionType.CALL_HEARING,
    ActionType.REVIEW,
    ActionType.HOLD_HEARING,
    ActionType.END_PAUSE,
    ActionType.ANNOUNCE_PAUSE,
    ActionType.TELL_HEARING_RIGHT,
)
_RARE = frozenset(
    {
        ActionType.SERVE,
        ActionType.SPOIL_NUMBER,
        ActionType.RECUSE,
        ActionType.END,
        ActionType.WITHDRAW,
        ActionType.DECLINE,
    }
)


@dataclass(frozen=True)
class Deed:
    """Something a button does.

    Attributes:
        licence: The one it is done to; empty for the whole case.
        name: Of that licence.
        leads: The procedure waits for it, so it may be the blue button.
    """

    type: ActionType
    licence: str = ""
    name: str = ""
    leads: bool = field(default=False, compare=False)

    @property
    def label(self) -> str:
        """Return the verb on the button: 受理, 准予：食品经营许可."""
        verb = word(self.type)
        return tr("deed.to_licence", deed=verb, licence=self.name) if self.licence else verb

    @property
    def is_rare(self) -> bool:
        """Tell whether it belongs at the end of every list: an end, a paper, somebody replaced."""
        return self.type in _RARE


def deeds(view: CaseView, actor: Actor) -> tuple[Deed, ...]:
    """List what this person may do now, likeliest first; the procedure's own table decides."""
    today = {("", type_) for type_ in view.next_actions}
    today |= {(part.summary.licence, type_) for part in view.parts for type_ in part.next_actions}
    lawful = (
        deed
        for deed in _all(view)
        if (deed.licence, deed.type) in today
        and view.case.why_not(deed.type, deed.licence, actor) is None
    )
    return tuple(sorted(lawful, key=lambda deed: (not deed.leads, deed.is_rare)))


def likeliest(offered: tuple[Deed, ...]) -> Deed | None:
    """Return the act for the blue button and Enter: what the procedure waits for next."""
    return next((deed for deed in offered if deed.leads), None)


def refusals(
    view: CaseView, actor: Actor, calendar: WorkCalendar, today: date
) -> tuple[tuple[Deed, NotAllowed], ...]:
    """List what belongs to this person's role and may not be done now, each with the reason."""
    found = (
        (
            deed,
            view.case.why_not(deed.type, deed.licence, actor)
            or not_now(view.case, deed.type, deed.licence, calendar, today),
        )
        for deed in _all(view)
        if actor.role in RULES[deed.type].roles
    )
    return tuple((deed, why) for deed, why in found if why is not None)


def _all(view: CaseView) -> Iterator[Deed]:
    by_people = [type_ for type_ in ActionType if not RULES[type_].by_itself]
    whole = [type_ for type_ in by_people if not RULES[type_].per_licence]
    first = {type_: place for place, type_ in enumerate(view.next_actions)}
    if any(entry.type is ActionType.PRINT for entry in view.history):
        first[ActionType.PRINT] = len(first)  # printing again is the exception
    for type_ in sorted(whole, key=lambda item: first.get(item, len(first))):
        if type_ is not ActionType.RECEIVE:
            yield Deed(type_, leads=_leads_whole(view, type_))
    ranked = (*_LIKELIEST_FOR_A_LICENCE, *ActionType)
    for part in view.parts:
        code = part.summary.licence
        state = view.case.state.parts[code]
        for type_ in sorted(
            (type_ for type_ in by_people if RULES[type_].per_licence), key=ranked.index
        ):
            leads = type_ in _LEADS and _LEADS[type_](state)
            yield Deed(type_, code, part.summary.name, leads)


_WHOLE = frozenset(
    {
        ActionType.LOOK_THROUGH,
        ActionType.ACCEPT,
        ActionType.REQUEST_CORRECTION,
        ActionType.SUPPLEMENT,
        ActionType.SETTLE_MATERIAL,
        ActionType.RECORD_SITE_CHECK,
        ActionType.ORDER_RECTIFICATION,
        ActionType.RECORD_RECHECK,
        ActionType.ISSUE,
        ActionType.PRINT,
        ActionType.DELIVER,
        ActionType.ARCHIVE,
    }
)
"""Steps forward; an end, an exception, a number spoiled, a paper served later never lead."""


def _leads_whole(view: CaseView, type_: ActionType) -> bool:
    if type_ is ActionType.PLAN_SITE_CHECK:
        return view.case.state.site.plan is None
    return type_ in _WHOLE


def _always(_: PartState) -> bool:
    return True


def _unreviewed(part: PartState) -> bool:
    return part.opinion is None


def _advised_against(part: PartState) -> bool:
    return part.opinion is not None and part.opinion.opinion is Opinion.FAIL


def _advised(part: PartState) -> bool:
    return not _advised_against(part)


def _hearing_due(part: PartState) -> bool:
    wanted = part.part.hearing == "always" or part.hearing.requested is not None
    return wanted and part.hearing.called is None


_LEADS: Mapping[ActionType, Callable[[PartState], bool]] = {
    ActionType.RECORD_FILING: _always,
    ActionType.GRANT: _advised,
    ActionType.DENY: _advised_against,
    ActionType.REVIEW: _unreviewed,
    ActionType.CALL_HEARING: _hearing_due,
    ActionType.HOLD_HEARING: _always,
    ActionType.END_PAUSE: _always,
}
