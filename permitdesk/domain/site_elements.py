"""What a joint site check must say: who looks, at every point once, what is told and looked at again."""

from collections import Counter
from collections.abc import Iterable, Mapping

from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.guards import ONE_PERMIT_REFORM
from permitdesk.domain.service_elements import Check, notice_served
from permitdesk.domain.site_check import (
    FEWEST_INSPECTORS,
    ONE_RECHECK,
    TWO_INSPECTORS,
    Finding,
    Inspector,
    OrderRectification,
    PlanSiteCheck,
    RecordRecheck,
    RecordSiteCheck,
    Recuse,
    Result,
)
from permitdesk.domain.state import Action, State, day_of


def _plan(facts: PlanSiteCheck, state: State, action: Action) -> NotAllowed | None:
    if not facts.time or not facts.place:
        return NotAllowed("site_check.when_and_where", ONE_PERMIT_REFORM)
    left_out = [code for code in state.to_check if code not in facts.licences]
    if left_out:
        name = state.parts[left_out[0]].part.name
        return NotAllowed("site_check.leaves_out", ONE_PERMIT_REFORM, licence=name)
    if facts.day < day_of(action):
        return NotAllowed("site_check.past", ONE_PERMIT_REFORM)
    return _inspectors(facts.inspectors, facts.licences, state)


def _inspectors(
    inspectors: Iterable[Inspector], licences: Iterable[str], state: State
) -> NotAllowed | None:
    """Refuse fewer than two of each authority (行政许可法 34), and those who may not look."""
    inspectors = tuple(inspectors)
    names = Counter(item.name for item in inspectors)
    for item in inspectors:
        if names[item.name] > 1:
            return NotAllowed("site_check.person_twice", TWO_INSPECTORS, name=item.name)
        if not item.name or not item.certificate:
            return NotAllowed("site_check.certificate", TWO_INSPECTORS, name=item.name)
        if item.name in state.site.recused:
            return NotAllowed("site_check.recused", TWO_INSPECTORS, name=item.name)
        if item.name == state.accepted_by:
            return NotAllowed("case.accepter_inspects", TWO_INSPECTORS, name=item.name)
    present = Counter(department for _, department in {(i.name, i.department) for i in inspectors})
    for code in licences:
        part = state.parts[code].part
        if (
            present[part.decider] < FEWEST_INSPECTORS
            and present[part.department] < FEWEST_INSPECTORS
        ):
            return NotAllowed(
                "site_check.two_inspectors", TWO_INSPECTORS, licence=part.name,
                department=part.decider,
            )  # fmt: skip
    return None


def _recuse(facts: Recuse, state: State, _: Action) -> NotAllowed | None:
    plan = state.site.plan
    assert plan is not None
    if not facts.reason or not facts.asked_by:
        return NotAllowed("recuse.reason", TWO_INSPECTORS)
    if facts.inspector not in {item.name for item in plan.inspectors}:
        return NotAllowed("recuse.not_planned", TWO_INSPECTORS, name=facts.inspector)
    if facts.replacement.name == facts.inspector:
        return NotAllowed("site_check.recused", TWO_INSPECTORS, name=facts.inspector)
    after = [item for item in plan.inspectors if item.name != facts.inspector]
    return _inspectors((*after, facts.replacement), plan.licences, state)


def _record(facts: RecordSiteCheck, state: State, action: Action) -> NotAllowed | None:
    plan = state.site.plan
    assert plan is not None
    if facts.day is None or not plan.day <= facts.day <= day_of(action):
        return NotAllowed("site_check.future", ONE_PERMIT_REFORM)
    known = {point.key for point in state.site.points}
    found = Counter(item.point for item in facts.findings)
    wrong = [key for key in known if found[key] != 1] + [key for key in found if key not in known]
    if wrong:
        return NotAllowed("site_check.each_point_once", ONE_PERMIT_REFORM, point=min(wrong))
    return (
        _present(facts.inspectors, state)
        or _noted(facts.findings)
        or _of_those_who_ask(facts.findings, state)
        or _signed(facts.signed, facts.witness)
    )


def _of_those_who_ask(findings: Iterable[Finding], state: State) -> NotAllowed | None:
    """Refuse a defect for licences that do not ask for the point: it would stand against nobody."""
    uses = {point.key: {code for code, _ in point.uses} for point in state.site.points}
    for item in findings:
        if not set(item.licences) <= uses[item.point]:
            return NotAllowed("site_check.licence_of_point", ONE_PERMIT_REFORM, point=item.point)
    return None


def _present(names: Iterable[str], state: State) -> NotAllowed | None:
    plan = state.site.plan
    assert plan is not None
    by_name = {item.name: item for item in plan.inspectors}
    names = tuple(names)
    stranger = next((name for name in names if name not in by_name), None)
    if stranger is not None:
        return NotAllowed("site_check.not_planned_person", TWO_INSPECTORS, name=stranger)
    still = [code for code in plan.licences if code in state.open_parts]
    return _inspectors([by_name[name] for name in dict.fromkeys(names)], still, state)


def _noted(findings: Iterable[Finding]) -> NotAllowed | None:
    for item in findings:
        if item.result is Result.DEFECT and not item.note:
            return NotAllowed("site_check.note", ONE_PERMIT_REFORM, point=item.point)
    return None


def _signed(signed: bool, witness: str) -> NotAllowed | None:
    return None if signed or witness else NotAllowed("site_check.witness", ONE_PERMIT_REFORM)


def _rectify(facts: OrderRectification, _: State, action: Action) -> NotAllowed | None:
    if facts.days < 1 or not facts.recheck_by:
        return NotAllowed("rectification.incomplete", ONE_PERMIT_REFORM)
    return notice_served(facts.service, action)


def _recheck(facts: RecordRecheck, state: State, action: Action) -> NotAllowed | None:
    told = {item.point for item in state.site.defects()}
    found = [item.point for item in facts.findings]
    if set(found) != told or len(found) != len(told):
        return NotAllowed("recheck.only_defects", ONE_RECHECK, count=len(told))
    if any(not item.note or not item.reason for item in facts.new_facts):
        return NotAllowed("recheck.new_fact", ONE_RECHECK)
    known = {point.key for point in state.site.points}
    if any(item.point not in known or item.point in told for item in facts.new_facts):
        return NotAllowed("recheck.new_fact_point", ONE_RECHECK)
    ordered = state.site.ordered_on
    if facts.day is None or facts.day > day_of(action) or (ordered and facts.day < ordered):
        return NotAllowed("recheck.day", ONE_RECHECK)
    return (
        _present(facts.inspectors, state)
        or _noted(facts.findings)
        or _of_those_who_ask(facts.findings, state)
        or _signed(facts.signed, facts.witness)
    )


SITE_ELEMENTS: Mapping[type, Check] = {
    PlanSiteCheck: _plan,
    Recuse: _recuse,
    RecordSiteCheck: _record,
    OrderRectification: _rectify,
    RecordRecheck: _recheck,
}
