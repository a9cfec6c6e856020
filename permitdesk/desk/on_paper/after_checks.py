"""The facts of what follows a promise: handed over, looked at, put right, looked at once more."""

from collections.abc import Iterable

from permitdesk.desk.on_paper.limits import due_words, limit_words
from permitdesk.desk.on_paper.occasion import Occasion
from permitdesk.desk.on_paper.packing import card
from permitdesk.desk.on_paper.promise_words import (
    broken_rows,
    document_of,
    follow_up_of,
    last_day,
    permit_facts,
    points_of,
    supervisor,
    terms_of,
)
from permitdesk.desk.on_paper.values import clause, numbered, without_identities
from permitdesk.desk.on_paper.visit_words import SIGN, people_rows, weekday
from permitdesk.domain.decision import holder_of
from permitdesk.domain.follow_up import (
    BrokenPoint,
    HandOver,
    OrderAfterRectification,
    PlanAfterCheck,
    RecordAfterCheck,
    RecordAfterRecheck,
)
from permitdesk.domain.running import clock_of, due_of
from permitdesk.domain.special import Which
from permitdesk.domain.state import ActionType
from permitdesk.domain.wording import Fact
from permitdesk.text import paper_day

Row = dict[str, str]


def handover_facts(occasion: Occasion) -> dict[str, Fact]:
    """Return what the regulator is told: what was granted to whom, and what is to be looked at."""
    handed, terms = occasion.action.facts, occasion.part.part.terms
    assert isinstance(handed, HandOver)
    facts = permit_facts(occasion)
    holder = holder_of(occasion.case, occasion.catalog)
    permit = occasion.case.state.permit_of(occasion.action.licence)
    written = ("licence", "decided_on", "granted_by", "certificate", "permit_number")
    values = {
        "applicant": holder.name,
        "uscc": holder.uscc,
        "legal_person": holder.legal_person,
        "premises": permit.holder.premises if permit else holder.premises,
        **{key: str(facts[key]) for key in written},
        "scope": permit.scope if permit else "",
        "route": occasion.wording.word(occasion.part.part.route),
        "after_check": _check_by(occasion) if terms else "",
        "late": "、".join(item.name for item in occasion.part.promise.late),
    }
    return {
        **facts,
        "receiver": handed.receiver,
        "contact": handed.contact,
        "card": card(occasion.wording, values),
        "points": points_of(terms) if terms else [],
    }


def after_check_notice_facts(occasion: Occasion) -> dict[str, Fact]:
    """Return what the holder is told before an after-check: when, who, of what, what to bring."""
    plan = occasion.action.facts
    assert isinstance(plan, PlanAfterCheck)
    signed = occasion.part.promise.document
    return {
        **permit_facts(occasion),
        "office": supervisor(occasion),
        "held_on": weekday(plan.day, occasion),
        "method": clause(plan.method),
        "people": numbered(people_rows(plan.inspectors, occasion)),
        "points": points_of(terms_of(occasion)),
        "bring": "；".join(clause(item) for item in plan.bring),
        "letter": signed,
    }


def after_check_record_facts(occasion: Occasion) -> dict[str, Fact]:
    """Return what an after-check found, point by point of the promise, and what it comes to."""
    record = occasion.action.facts
    assert isinstance(record, RecordAfterCheck)
    word = occasion.wording.word
    found = {item.point: item for item in record.broken}
    told = points_of(terms_of(occasion))
    rows = [_looked_at(occasion, row["point"], found) for row in told]
    known = {row["point"] for row in told}
    rows += [_looked_at(occasion, point, found) for point in found if point not in known]
    return {
        **_looked(occasion, record.inspectors, record.attended, record.remark),
        "held_on": weekday(record.day or occasion.day, occasion),
        "points": numbered(rows),
        "conclusion": word("broken", count=str(len(record.broken)))
        if record.broken
        else word("all_kept"),
        "letter": occasion.part.promise.document,
    }


def after_rectification_facts(occasion: Occasion) -> dict[str, Fact]:
    """Return what the order says: everything that does not hold, by when, what follows otherwise."""
    order = occasion.action.facts
    assert isinstance(order, OrderAfterRectification)
    follow_up, terms = follow_up_of(occasion), terms_of(occasion)
    held_on = follow_up.recorded_on or occasion.day
    flow = occasion.catalog.flows[terms.flow]
    return {
        **permit_facts(occasion),
        "office": supervisor(occasion),
        "held_on": weekday(held_on, occasion),
        "record": document_of(occasion, ActionType.RECORD_AFTER_CHECK, "after_check_record"),
        "broken": broken_rows(follow_up.broken),
        "days": str(order.days),
        "measures": clause(order.measures),
        "recheck": limit_words(terms.recheck_within, occasion.wording)
        if terms.recheck_within
        else "",
        "consequences": "；".join(clause(text) for text in flow.consequence_of_breach),
        **last_day(occasion, Which.RECTIFYING),
    }


def after_recheck_facts(occasion: Occasion) -> dict[str, Fact]:
    """Return what the one re-check found of everything that was ordered to be put right."""
    recheck = occasion.action.facts
    assert isinstance(recheck, RecordAfterRecheck)
    follow_up, word = follow_up_of(occasion), occasion.wording.word
    ordered = follow_up.record.broken if follow_up.record else ()
    return {
        **_looked(occasion, recheck.inspectors, recheck.attended, recheck.remark),
        "held_on": weekday(recheck.day or occasion.day, occasion),
        "order": document_of(
            occasion, ActionType.ORDER_AFTER_RECTIFICATION, "after_rectification_order"
        ),
        "ordered_on": paper_day(follow_up.ordered_on) if follow_up.ordered_on else "",
        "points": numbered(_rechecked(occasion, ordered, recheck.standing)),
        "conclusion": word("still", count=str(len(recheck.standing)))
        if recheck.standing
        else word("mended_all"),
    }


def _check_by(occasion: Occasion) -> str:
    """Say until when the promise is looked at; nothing where it was before the decision."""
    terms = terms_of(occasion)
    if terms.after_check is None:
        return ""
    due = due_of(
        clock_of(occasion.case, Which.AFTER_CHECK, occasion.action.licence), occasion.calendar
    )
    assert due is not None, "it runs from the decision"
    return occasion.wording.word("check_by", due=due_words(due, occasion.wording))


def _looked(
    occasion: Occasion, inspectors: Iterable[str], attended: str, remark: str
) -> dict[str, Fact]:
    """Return who looked, who was there, what was remarked, and where everybody signs."""
    word, plan = occasion.wording.word, follow_up_of(occasion).plan
    certificates = {item.name: item.certificate for item in plan.inspectors} if plan else {}
    people = [
        {"who": word("inspector"), "name": name, "certificate": certificates.get(name, "")}
        for name in inspectors
    ]
    people.append({"who": word("holder"), "name": attended, "certificate": ""})
    return {
        **permit_facts(occasion),
        "office": supervisor(occasion),
        "premises": holder_of(occasion.case, occasion.catalog).premises,
        "attended": attended or word("nobody"),
        "remark": without_identities(clause(remark)),
        "people": [{**row, "signature": SIGN} for row in people],
    }


def _looked_at(occasion: Occasion, point: str, found: dict[str, BrokenPoint]) -> Row:
    word, broken = occasion.wording.word, found.get(point)
    if broken is None:
        return {"point": point, "result": word("kept"), "found": ""}
    written = word(
        "found", found=without_identities(broken.found), requirement=clause(broken.requirement),
        source=clause(broken.source),
    )  # fmt: skip
    return {"point": point, "result": word("not_kept"), "found": written}


def _rechecked(
    occasion: Occasion, ordered: Iterable[BrokenPoint], standing: Iterable[BrokenPoint]
) -> list[Row]:
    """List what was ordered, mended or not; what nobody ordered but was found stands after it."""
    word, left = occasion.wording.word, {item.point: item for item in standing}
    rows = []
    for item in ordered:
        still = left.pop(item.point, None)
        rows.append(
            {
                "point": item.point,
                "before": without_identities(item.found),
                "result": word("not_mended" if still else "mended"),
                "found": without_identities(still.found) if still else "",
            }
        )
    new = [
        {"point": item.point, "before": "", "result": word("not_mended"), "found": item.found}
        for item in left.values()
    ]
    return [*rows, *new]
