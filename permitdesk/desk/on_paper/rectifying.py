"""The facts of what follows a site check with defects: the one notice, the one re-check."""

from collections.abc import Iterable, Mapping

from permitdesk.desk.on_paper.limits import due_words
from permitdesk.desk.on_paper.occasion import Occasion
from permitdesk.desk.on_paper.values import clause, numbered, without_identities
from permitdesk.desk.on_paper.visit_words import Row, basis, licence_rows, numbers, plan_of, weekday
from permitdesk.desk.on_paper.visits import concluded, signed
from permitdesk.domain.checklist import own_words
from permitdesk.domain.licence import Licence
from permitdesk.domain.site_check import (
    CheckPoint,
    Finding,
    OrderRectification,
    RecordRecheck,
    Result,
)
from permitdesk.domain.special import PauseKind
from permitdesk.domain.state import PartState
from permitdesk.domain.visiting import rectify_by
from permitdesk.domain.wording import Fact


def rectification_facts(occasion: Occasion) -> dict[str, Fact]:
    """Return what the notice says: every defect, by when, how it is looked at again, what stops."""
    order, site = occasion.action.facts, occasion.case.state.site
    assert isinstance(order, OrderRectification)
    assert site.record is not None
    defects = site.defects()
    codes = tuple(
        code for code in plan_of(occasion).licences if any(code in one.licences for one in defects)
    )
    due = rectify_by(order, occasion.calendar)
    parts = [_clocked(occasion, row, code) for row, code in _pairs(codes, occasion)]
    return {
        **occasion.common(),
        "subject": occasion.subject(),
        "held_on": weekday(site.record.day or occasion.day, occasion),
        "place": plan_of(occasion).place,
        "defects": numbered([_defect(occasion, finding, numbers(codes)) for finding in defects]),
        "count": str(len(defects)),
        "parts": parts,
        "days": str(order.days),
        "due": due_words(due, occasion.wording),
        "provisional": "yes" if due.provisional else "",
        "recheck_by": order.recheck_by,
        "stops": "、".join(row["name"] for row in parts if row["stops"]),
    }


def recheck_facts(occasion: Occasion) -> dict[str, Fact]:
    """Return what the re-check found: each defect that was told, new facts, each licence."""
    recheck, plan = occasion.action.facts, plan_of(occasion)
    assert isinstance(recheck, RecordRecheck)
    state = occasion.case.state
    told = {item.point: item for item in state.site.record.findings} if state.site.record else {}
    points = {point.key: point for point in state.site.points}
    order = state.site.rectification
    return {
        **occasion.common(),
        "subject": occasion.subject(),
        "held_on": weekday(recheck.day or occasion.day, occasion),
        "place": plan.place,
        "recheck_by": order.recheck_by if order else "",
        "findings": numbered(
            [_rechecked(occasion, item, told, points) for item in recheck.findings]
        ),
        "new_facts": numbered(
            [
                {
                    "point": points[fact.point].text,
                    "note": without_identities(fact.note),
                    "reason": without_identities(fact.reason),
                }
                for fact in recheck.new_facts
            ]
        ),
        "parts": concluded(plan.licences, occasion),
        "people": signed(recheck, plan, occasion),
        "witness": "" if recheck.signed else recheck.witness,
    }


def _pairs(codes: Iterable[str], occasion: Occasion) -> Iterable[tuple[Row, str]]:
    codes = tuple(codes)
    return zip(licence_rows(codes, occasion), codes, strict=True)


def _defect(occasion: Occasion, finding: Finding, order: Mapping[str, str]) -> Row:
    """Write one defect: what was found, and what each licence it counts against wants."""
    word = occasion.wording.word
    point = next(item for item in occasion.case.state.site.points if item.key == finding.point)
    own = own_words(occasion.catalog, point)
    codes = [code for code in finding.licences if code in order]
    wanted = dict.fromkeys(own[code] for code in codes)
    return {
        "point": point.text,
        "problem": without_identities(clause(finding.note)),
        "wanted": "\n".join(wanted),
        "licences": "、".join(order[code] for code in codes) or word("settled"),
    }


def _clocked(occasion: Occasion, row: Row, code: str) -> Row:
    """Say of a licence whether its clock stands still meanwhile, and by which rule."""
    word, part = occasion.wording.word, occasion.case.state.parts[code]
    stops = _stops(part, occasion)
    if not stops:
        return {**row, "stops": "", "clock": word("goes_on")}
    rule = rule_words(occasion.catalog.licence(code), stops, occasion)
    return {**row, "stops": "yes", "clock": word("stops", rule=rule)}


def _stops(part: PartState, occasion: Occasion) -> str:
    """Return the rule by which this very notice stopped the clock of a licence."""
    series = occasion.wording.series
    document = occasion.action.numbers.get(series, "")
    return next(
        (
            stop.source
            for stop in part.stops
            if stop.kind is PauseKind.RECTIFICATION and stop.document == document
        ),
        "",
    )


def rule_words(licence: Licence, source: str, occasion: Occasion) -> str:
    """Write a rule that the definition keeps as a note on the limit, with what it stands on."""
    if source != "statutory_days_note":
        return source
    note = licence.statutory_days_note.partition("；")[0]
    return f"{basis(licence, occasion)}，{note}"


def _rechecked(
    occasion: Occasion,
    item: Finding,
    told: Mapping[str, Finding],
    points: Mapping[str, CheckPoint],
) -> Row:
    word = occasion.wording.word
    return {
        "point": points[item.point].text,
        "before": without_identities(clause(told[item.point].note)),
        "result": word("still" if item.result is Result.DEFECT else "mended"),
        "note": without_identities(item.note),
    }
