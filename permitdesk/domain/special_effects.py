"""What special procedures, site checks and hearings do to the state of a case."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from permitdesk.domain.hearing import CallHearing, HearingStage, TellHearingRight
from permitdesk.domain.judging import Judged, JudgeMaterial, Judgement, SettleMaterial
from permitdesk.domain.service import Service, served_on
from permitdesk.domain.site_check import (
    OrderRectification,
    PlanSiteCheck,
    RecordRecheck,
    RecordSiteCheck,
    Recuse,
)
from permitdesk.domain.special import (
    AllowException,
    AnnouncePause,
    EndPause,
    Extend,
    PauseKind,
    RecordOverdue,
    Remind,
    Serve,
    SpoilNumber,
    Which,
)
from permitdesk.domain.state import (
    Action,
    ActionType,
    ExtensionState,
    Missed,
    PartState,
    State,
    StopState,
    day_of,
)


def _served(state: State, document: str, service: Service | None) -> State:
    """Note a service; a notice of a special procedure stops its clock with it."""
    if service is None:
        return state
    day = served_on(service)
    parts = {
        code: replace(part, stops=tuple(_stop_served(stop, document, day) for stop in part.stops))
        for code, part in state.parts.items()
    }
    return replace(state, parts=parts, served={**state.served, document: service})


def _stop_served(stop: StopState, document: str, day: date) -> StopState:
    if stop.document == document and stop.served is None:
        return replace(stop, served=day)
    return stop


def _announce_pause(state: State, action: Action) -> State:
    facts = action.facts
    assert isinstance(facts, AnnouncePause)
    document = action.numbers.get("special_time_notice", "")
    part = state.parts[action.licence]
    stop = StopState(facts.kind, facts.source, document)
    stopped = state.with_part(action.licence, replace(part, stops=(*part.stops, stop)))
    return _served(stopped, document, facts.service)


def _end_pause(state: State, action: Action) -> State:
    facts = action.facts
    assert isinstance(facts, EndPause)
    assert facts.day is not None
    part = state.parts[action.licence]
    ended = _ended(part, facts.day, facts.document, rectification=False)
    return state.with_part(action.licence, ended)


def _ended(part: PartState, day: date, document: str, *, rectification: bool) -> PartState:
    """End what is waited for: a re-check ends the rectification, a result all the rest."""
    return replace(
        part,
        stops=tuple(
            replace(stop, ended_on=day, result=document)
            if stop.is_open and stop.is_rectification is rectification
            else stop
            for stop in part.stops
        ),
    )


def _extend(state: State, action: Action) -> State:
    assert isinstance(action.facts, Extend)
    document = action.numbers.get("extension_notice", "")
    given = ExtensionState(action.facts, document)
    told = _served(state, document, action.facts.service)
    if not action.licence:
        return replace(told, joint_extension=given)
    return told.with_part(action.licence, replace(told.parts[action.licence], extension=given))


def _record_overdue(state: State, action: Action) -> State:
    assert isinstance(action.facts, RecordOverdue)
    missed = Missed(action.facts.which, action.facts.due)
    if not action.licence:
        return replace(state, missed=(*state.missed, missed))
    part = state.parts[action.licence]
    return state.with_part(action.licence, replace(part, missed=(*part.missed, missed)))


def _remind(state: State, action: Action) -> State:
    facts = action.facts
    assert isinstance(facts, Remind)
    if not action.licence:
        if facts.which is Which.DEFERRAL and state.deferral is not None:
            return replace(state, deferral=replace(state.deferral, reminded=True))
        return state
    part = state.parts[action.licence]
    reminded = (*part.reminded, (facts.which, facts.escalated))
    return state.with_part(action.licence, replace(part, reminded=reminded))


def _note(state: State, _: Action) -> State:
    return state


def _spoil_number(state: State, action: Action) -> State:
    """Let a notice that waits for its service go on under its next number."""
    assert isinstance(action.facts, SpoilNumber)
    old, new = action.facts.number, next(iter(action.numbers.values()), action.facts.number)
    parts = {
        code: replace(
            part,
            stops=tuple(
                replace(stop, document=new) if stop.document == old else stop for stop in part.stops
            ),
        )
        for code, part in state.parts.items()
    }
    return replace(state, parts=parts)


def _serve(state: State, action: Action) -> State:
    assert isinstance(action.facts, Serve)
    return _served(state, action.facts.document, action.facts.service)


def _allow_exception(state: State, action: Action) -> State:
    assert isinstance(action.facts, AllowException)
    return replace(state, exceptions=(*state.exceptions, action.facts.rule), excepted=True)


def _judge_material(state: State, action: Action) -> State:
    """Note one department's verdict; a later one of the same department takes its place."""
    facts = action.facts
    assert isinstance(facts, JudgeMaterial)
    known = state.judged.get(facts.material, Judged())
    new = Judgement(action.licence, action.actor.station, action.actor.name, facts)
    others = tuple(
        item
        for item in known.opinions
        if (item.licence, item.station) != (new.licence, new.station)
    )
    judged = Judged((*others, new), None)
    return replace(state, judged={**state.judged, facts.material: judged})


def _settle_material(state: State, action: Action) -> State:
    facts = action.facts
    assert isinstance(facts, SettleMaterial)
    judged = replace(state.judged[facts.material], settled=facts)
    return replace(state, judged={**state.judged, facts.material: judged})


def _plan_site_check(state: State, action: Action) -> State:
    facts = action.facts
    assert isinstance(facts, PlanSiteCheck)
    return replace(state, site=replace(state.site, plan=facts, points=facts.points))


def _recuse(state: State, action: Action) -> State:
    facts, plan = action.facts, state.site.plan
    assert isinstance(facts, Recuse)
    assert plan is not None
    inspectors = tuple(
        facts.replacement if item.name == facts.inspector else item for item in plan.inspectors
    )
    site = replace(
        state.site,
        plan=replace(plan, inspectors=inspectors),
        recused=(*state.site.recused, facts.inspector),
    )
    return replace(state, site=site)


def _record_site_check(state: State, action: Action) -> State:
    assert isinstance(action.facts, RecordSiteCheck)
    return replace(state, site=replace(state.site, record=action.facts))


def _order_rectification(state: State, action: Action) -> State:
    facts = action.facts
    assert isinstance(facts, OrderRectification)
    document = action.numbers.get("rectification_notice", "")
    day = served_on(facts.service)
    site = replace(state.site, rectification=facts, ordered_on=day)
    ordered = _served(replace(state, site=site), document, facts.service)
    for code in {code for item in state.site.defects() for code in item.licences}:
        part = ordered.parts[code]
        rule = next((p for p in part.part.pauses if p.kind == PauseKind.RECTIFICATION), None)
        if rule is not None and part.status.is_open:
            stop = StopState(PauseKind.RECTIFICATION, rule.source, document, day)
            ordered = ordered.with_part(code, replace(part, stops=(*part.stops, stop)))
    return ordered


def _record_recheck(state: State, action: Action) -> State:
    facts = action.facts
    assert isinstance(facts, RecordRecheck)
    document = action.numbers.get("recheck_record", "")
    parts = {
        code: _ended(part, facts.day or day_of(action), document, rectification=True)
        for code, part in state.parts.items()
    }
    return replace(state, parts=parts, site=replace(state.site, recheck=facts))


def _hearing(state: State, action: Action) -> State:
    assert isinstance(action.facts, HearingStage)
    part = state.parts[action.licence]
    return state.with_part(action.licence, replace(part, hearing=part.hearing.then(action.facts)))


def _hearing_notice(state: State, action: Action) -> State:
    assert isinstance(action.facts, TellHearingRight | CallHearing)
    document = next(iter(action.numbers.values()), "")
    return _served(_hearing(state, action), document, action.facts.service)


SPECIAL_EFFECTS: Mapping[ActionType, Callable[[State, Action], State]] = {
    ActionType.ANNOUNCE_PAUSE: _announce_pause,
    ActionType.END_PAUSE: _end_pause,
    ActionType.EXTEND: _extend,
    ActionType.EXTEND_JOINTLY: _extend,
    ActionType.RECORD_OVERDUE: _record_overdue,
    ActionType.REMIND: _remind,
    ActionType.SEND_REMINDER: _note,
    ActionType.SERVE: _serve,
    ActionType.SPOIL_NUMBER: _spoil_number,
    ActionType.ALLOW_EXCEPTION: _allow_exception,
    ActionType.JUDGE_MATERIAL: _judge_material,
    ActionType.SETTLE_MATERIAL: _settle_material,
    ActionType.PLAN_SITE_CHECK: _plan_site_check,
    ActionType.RECUSE: _recuse,
    ActionType.RECORD_SITE_CHECK: _record_site_check,
    ActionType.ORDER_RECTIFICATION: _order_rectification,
    ActionType.RECORD_RECHECK: _record_recheck,
    ActionType.TELL_HEARING_RIGHT: _hearing_notice,
    ActionType.REQUEST_HEARING: _hearing,
    ActionType.CALL_HEARING: _hearing_notice,
    ActionType.HOLD_HEARING: _hearing,
}
