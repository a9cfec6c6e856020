"""What one person may do to a case now, likeliest first, and why the rest may not be done."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from permitdesk.desk.overseeing import CaseView
from permitdesk.desk.promising import refusal_of
from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.facts import Actor
from permitdesk.domain.procedure import RULES
from permitdesk.domain.state import ActionType
from permitdesk.domain.timely import not_now
from permitdesk.domain.workdays import WorkCalendar
from permitdesk.faces.shared.leading import leads_licence, leads_whole
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
    ActionType.SIGN_COMMITMENT,
    ActionType.TELL_COMMITMENT,
    ActionType.REVOKE,
    ActionType.TELL_INTENT,
    ActionType.RECORD_AFTER_RECHECK,
    ActionType.ORDER_AFTER_RECTIFICATION,
    ActionType.RECORD_AFTER_CHECK,
    ActionType.ACKNOWLEDGE_HANDOVER,
    ActionType.HAND_OVER,
)
_RARE = frozenset(
    {
        ActionType.SERVE,
        ActionType.SPOIL_NUMBER,
        ActionType.RECUSE,
        ActionType.END,
        ActionType.WITHDRAW,
        ActionType.DECLINE,
        ActionType.SWITCH_ROUTE,
        ActionType.TELL_COMMITMENT,
        ActionType.HAND_OVER,
        ActionType.RECALL,
        ActionType.RESCIND,
        ActionType.SUSPEND,
        ActionType.RESUME,
        ActionType.CANCEL,
        ActionType.REINSTATE,
        ActionType.REISSUE,
        ActionType.CORRECT_MISPRINT,
        ActionType.PUBLISH,
        ActionType.RECORD_CREDIT,
        ActionType.OBJECT_CREDIT,
        ActionType.SETTLE_OBJECTION,
        ActionType.REPAIR_CREDIT,
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
        if self.is_of_composite:
            return tr("deed.to_composite", deed=verb)
        return tr("deed.to_licence", deed=verb, licence=self.name) if self.licence else verb

    @property
    def is_of_composite(self) -> bool:
        """Tell whether it is done to the composite, by an act of single permits."""
        return not self.licence and RULES[self.type].whole_too

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
        if ((deed.licence, deed.type) in today or deed.is_of_composite)
        and _is_asked(view, deed, actor)
        and _route_closed(view, deed) is None
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
            or _route_closed(view, deed)
            or not_now(view.case, deed.type, deed.licence, calendar, today),
        )
        for deed in _all(view)
        if actor.role in RULES[deed.type].roles
    )
    return tuple((deed, why) for deed, why in found if why is not None)


def _all(view: CaseView) -> Iterator[Deed]:
    by_people = [type_ for type_ in ActionType if not RULES[type_].by_itself]
    whole = [it for it in by_people if not RULES[it].per_licence or RULES[it].whole_too]
    first = {type_: place for place, type_ in enumerate(view.next_actions)}
    if any(entry.type is ActionType.PRINT for entry in view.history):
        first[ActionType.PRINT] = len(first)  # printing again is the exception
    for type_ in sorted(whole, key=lambda item: first.get(item, len(first))):
        if type_ is not ActionType.RECEIVE:
            yield Deed(type_, leads=leads_whole(view, type_))
    ranked = (*_LIKELIEST_FOR_A_LICENCE, *ActionType)
    for part in view.parts:
        code = part.summary.licence
        state = view.case.state.parts[code]
        for type_ in sorted(
            (type_ for type_ in by_people if RULES[type_].per_licence), key=ranked.index
        ):
            yield Deed(type_, code, part.summary.name, leads_licence(state, type_))


def _is_asked(view: CaseView, deed: Deed, actor: Actor) -> bool:
    """Tell whether an inquiry is this person's to answer; every other act says so itself."""
    if deed.type is not ActionType.ANSWER_QUESTION:
        return True
    open_ = (item for item in view.case.state.questions if item.answer is None)
    return any(item.leaning.department == actor.station for item in open_)


def _route_closed(view: CaseView, deed: Deed) -> NotAllowed | None:
    """Return why a licence may not be switched to the commitment, whoever applies."""
    if deed.type is not ActionType.SWITCH_ROUTE:
        return None
    if view.case.state.parts[deed.licence].part.by_promise:
        return None
    return refusal_of(view.catalog, view.case.application.answers, deed.licence)
