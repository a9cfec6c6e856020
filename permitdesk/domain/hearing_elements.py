"""What a hearing must say: who is told and asks, who is called before whom, what was said (46–48)."""

from collections.abc import Mapping

from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.facts import Review
from permitdesk.domain.hearing import (
    ARTICLE_47,
    ARTICLE_48,
    CallHearing,
    HoldHearing,
    RequestHearing,
    TellHearingRight,
)
from permitdesk.domain.service import served_on
from permitdesk.domain.service_elements import Check, notice_served
from permitdesk.domain.state import Action, State, day_of


def _tell(facts: TellHearingRight, _: State, action: Action) -> NotAllowed | None:
    if not facts.matter or not facts.told or not all(facts.told):
        return NotAllowed("hearing.tell_whom", ARTICLE_47)
    return notice_served(facts.service, action)


def _request(facts: RequestHearing, state: State, action: Action) -> NotAllowed | None:
    told = state.parts[action.licence].hearing.told
    assert told is not None
    if not facts.by:
        return NotAllowed("hearing.by_whom", ARTICLE_47)
    if facts.by not in told.told:
        return NotAllowed("hearing.not_told_person", ARTICLE_47, name=facts.by)
    if facts.day is None or not served_on(told.service) <= facts.day <= day_of(action):
        return NotAllowed("hearing.request_day", ARTICLE_47, served=served_on(told.service))
    return None


def _call(facts: CallHearing, state: State, action: Action) -> NotAllowed | None:
    part = state.parts[action.licence]
    if not (facts.time and facts.place and facts.chair and facts.recorder):
        return NotAllowed("hearing.when_and_where", ARTICLE_48)
    if facts.chair in (part.reviewed_by, action.actor.name, state.accepted_by):
        return NotAllowed("hearing.chair", ARTICLE_48, name=facts.chair)
    return notice_served(facts.service, action)


def _review(_: Review, state: State, action: Action) -> NotAllowed | None:
    """Refuse an opinion by who chairs the hearing: he is none of those who examine (48)."""
    called = state.parts[action.licence].hearing.called
    if called is not None and called.chair == action.actor.name:
        return NotAllowed("hearing.chair_reviews", ARTICLE_48, name=called.chair)
    return None


def _hold(facts: HoldHearing, state: State, action: Action) -> NotAllowed | None:
    called = state.parts[action.licence].hearing.called
    assert called is not None
    if facts.day < called.day or facts.day > day_of(action):
        return NotAllowed("hearing.day", ARTICLE_48, day=called.day)
    complete = facts.report and facts.statements and (facts.signed or facts.remark)
    if not complete or not all(item.speaker and item.words for item in facts.statements):
        return NotAllowed("hearing.record", ARTICLE_48)
    return None


HEARING_ELEMENTS: Mapping[type, Check] = {
    TellHearingRight: _tell,
    RequestHearing: _request,
    CallHearing: _call,
    HoldHearing: _hold,
    Review: _review,
}
