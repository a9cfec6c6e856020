"""Which lawful act the procedure waits for next, so that it may be the blue button."""

from collections.abc import Callable, Iterator, Mapping

from permitdesk.desk.overseeing import CaseView
from permitdesk.domain.facts import Opinion
from permitdesk.domain.follow_up import Stage
from permitdesk.domain.permit import PermitState
from permitdesk.domain.registered import moves_of
from permitdesk.domain.state import ActionType, PartState, PartStatus

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
        ActionType.BRING_LATE,
        ActionType.ANSWER_QUESTION,
    }
)
"""Steps forward; an end, an exception, a number spoiled, a paper served later never lead."""


def leads_whole(view: CaseView, type_: ActionType) -> bool:
    """Tell whether an act of the whole case is what the procedure waits for."""
    if type_ is ActionType.PLAN_SITE_CHECK:
        return view.case.state.site.plan is None
    if type_ is ActionType.LOOK_THROUGH:
        return view.case.state.looked_through is None
    if type_ in _AT_THE_END and view.case.state.open_parts:
        return any(part.part.by_promise for part in _granted(view))  # promised to be done at once
    if type_ is ActionType.PRINT:
        return _made_since_printed(view)
    return type_ in _WHOLE


def _made_since_printed(view: CaseView) -> bool:
    """Tell whether a paper was made that nobody printed: printing again is never what is waited for."""
    for action in reversed(view.case.actions):
        if action.type is ActionType.PRINT:
            return False
        if any(paper.state is PermitState.LIVE for paper in moves_of(action.facts).entries):
            return True
    return False


_AT_THE_END = (ActionType.ISSUE, ActionType.PRINT, ActionType.DELIVER)
"""May be done step by step (分步发证), and usually once all is decided."""


def _granted(view: CaseView) -> Iterator[PartState]:
    for part in view.case.state.parts.values():
        if part.status is PartStatus.GRANTED:
            yield part


def leads_licence(part: PartState, type_: ActionType) -> bool:
    """Tell whether an act of one licence is what the procedure waits for."""
    return type_ in _LEADS and _LEADS[type_](part)


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


def _unplanned(part: PartState) -> bool:
    return part.follow_up.plan is None


def _by_promise(part: PartState) -> bool:
    return part.part.by_promise


def _to_a_regulator(part: PartState) -> bool:
    return part.part.terms is not None and bool(part.part.terms.regulator)


def _still_broken(part: PartState) -> bool:
    return part.follow_up.stage is Stage.STILL_BROKEN


_LEADS: Mapping[ActionType, Callable[[PartState], bool]] = {
    ActionType.RECORD_FILING: _always,
    ActionType.GRANT: _advised,
    ActionType.DENY: _advised_against,
    ActionType.REVIEW: _unreviewed,
    ActionType.CALL_HEARING: _hearing_due,
    ActionType.HOLD_HEARING: _always,
    ActionType.END_PAUSE: _always,
    ActionType.TELL_COMMITMENT: _by_promise,
    ActionType.SIGN_COMMITMENT: _by_promise,
    ActionType.HAND_OVER: _to_a_regulator,
    ActionType.ACKNOWLEDGE_HANDOVER: _always,
    ActionType.PLAN_AFTER_CHECK: _unplanned,
    ActionType.RECORD_AFTER_CHECK: _always,
    ActionType.ORDER_AFTER_RECTIFICATION: _always,
    ActionType.RECORD_AFTER_RECHECK: _always,
    ActionType.TELL_INTENT: _still_broken,
    ActionType.REVOKE: _always,
}
