"""The facts of a joint site check: its notice, the pack for the site, who stepped aside, the record."""

from collections.abc import Callable, Iterable, Iterator

from permitdesk.desk.on_paper.occasion import Occasion
from permitdesk.desk.on_paper.values import clause, numbered, without_identities
from permitdesk.desk.on_paper.visit_words import (
    SIGN,
    Row,
    asked,
    authority_rows,
    licence_rows,
    numbers,
    numbers_of,
    office_name,
    people_rows,
    plan_of,
    weekday,
)
from permitdesk.domain.decision import holder_of
from permitdesk.domain.paper import Block, PaperColumn, Style, Table, Text
from permitdesk.domain.site_check import (
    CheckPoint,
    Finding,
    Inspector,
    PlanSiteCheck,
    RecordRecheck,
    RecordSiteCheck,
    Recuse,
    Result,
)
from permitdesk.domain.state import ActionType
from permitdesk.domain.wording import Fact, Ready

EMPTY_LINES = 6
"""Of a pack's lists that are filled in by hand: pictures, remarks."""


def site_check_notice_facts(occasion: Occasion) -> dict[str, Fact]:
    """Return what the notice says: when, where, who comes, for what, what to have ready."""
    plan = occasion.action.facts
    assert isinstance(plan, PlanSiteCheck)
    word = occasion.wording.word
    return {
        **_visit(occasion, plan),
        "parts": licence_rows(plan.licences, occasion),
        "authorities": authority_rows(plan, occasion),
        "bring": "、".join(map(clause, plan.bring)) or word("bring"),
        "replaces": _earlier_notice(occasion),
    }


def site_check_pack_facts(occasion: Occasion) -> dict[str, Fact]:
    """Return what stands on the pack: the case in short, every point with boxes, who signs."""
    plan = plan_of(occasion)
    order = numbers(plan.licences)
    box = occasion.wording.word("box")
    row = {"good": box, "defect": box, "not_applicable": box, "note": ""}
    return {
        **_visit(occasion, plan),
        **_basic(occasion),
        "parts": licence_rows(plan.licences, occasion),
        "people": signing(plan.inspectors, occasion),
        "points": Ready(tuple(_groups(occasion, order, lambda _: row))),
        "count": str(len(occasion.case.state.site.points)),
        "lines": [{"no": str(number)} for number in range(1, EMPTY_LINES + 1)],
    }


def recusal_facts(occasion: Occasion) -> dict[str, Fact]:
    """Return what a recusal says: who steps aside, why, who asked, who comes instead."""
    recusal, plan = occasion.action.facts, plan_of(occasion)
    assert isinstance(recusal, Recuse)
    new = recusal.replacement
    return {
        **_visit(occasion, plan),
        "inspector": recusal.inspector,
        "asked_by": recusal.asked_by,
        "reason": clause(recusal.reason),
        "replacement": new.name,
        "replacement_office": office_name(new.department, occasion.catalog),
        "certificate": new.certificate,
    }


def site_check_record_facts(occasion: Occasion) -> dict[str, Fact]:
    """Return what the record says: each point's result, each licence's conclusion, who signed."""
    plan, record = plan_of(occasion), occasion.action.facts
    assert isinstance(record, RecordSiteCheck)
    found = {item.point: item for item in record.findings}
    order = numbers(plan.licences)
    return {
        **_visit(occasion, plan),
        **_basic(occasion),
        "held_on": weekday(record.day or occasion.day, occasion),
        "parts": concluded(plan.licences, occasion),
        "people": signed(record, plan, occasion),
        "points": Ready(
            tuple(_groups(occasion, order, lambda point: _marked(point, found, order, occasion)))
        ),
        "defects": str(len(occasion.case.state.site.defects()) or ""),
        "statement": clause(record.statement) or occasion.wording.word("no_statement"),
        "witness": "" if record.signed else record.witness,
        "photos": numbered(
            [
                {"taken": photo.taken, "place": photo.place, "sha256": photo.sha256}
                for photo in record.photos
            ]
        ),
    }


# --- what several of them say ---


def _visit(occasion: Occasion, plan: PlanSiteCheck) -> dict[str, Fact]:
    return {
        **occasion.common(),
        "subject": occasion.subject(),
        "check_day": weekday(plan.day, occasion),
        "time": plan.time,
        "place": plan.place,
    }


def _basic(occasion: Occasion) -> dict[str, Fact]:
    """Return the case in short, for whoever stands before the door."""
    word, shared = occasion.wording.word, occasion.case.application.answers.shared
    contact = str(shared.get("contact_name") or shared.get("legal_person_name") or "")
    phone = str(shared.get("contact_phone") or shared.get("legal_person_phone") or "")
    area = shared.get("premises_area")
    basic = {
        "applicant": str(shared.get("applicant_name", "")),
        "uscc": str(shared.get("uscc", "")),
        "industry": occasion.whole.received.industry_name,
        "legal_person": str(shared.get("legal_person_name", "")),
        "contact": f"{contact}　{phone}".strip(),
        "area": word("area_of", number=str(area)) if area is not None else "",
        "premises": holder_of(occasion.case, occasion.catalog).premises,
    }
    return {
        "basic": [
            {"label": word(f"label_{key}"), "value": value or word("blank")}
            for key, value in basic.items()
        ]
    }


def _earlier_notice(occasion: Occasion) -> str:
    """Name the notice of the plan before, which this one takes the place of."""
    planned = [
        (place, action)
        for place, action in enumerate(occasion.case.actions[: occasion.place])
        if action.type is ActionType.PLAN_SITE_CHECK
    ]
    if not planned:
        return ""
    place, action = planned[-1]
    return occasion.whole.state.number_of(action, place, occasion.wording.series)


def signing(people: Iterable[Inspector], occasion: Occasion) -> list[Row]:
    """List inspectors, each with a place to sign."""
    return [{**row, "signature": SIGN} for row in people_rows(people, occasion)]


def signed(
    record: RecordSiteCheck | RecordRecheck, plan: PlanSiteCheck, occasion: Occasion
) -> list[Row]:
    """List who signs a record: the inspectors, the applicant or who saw that he did not."""
    word = occasion.wording.word
    who = ("applicant", "　") if record.signed else ("witness", record.witness)
    last = {"office": word(who[0]), "name": who[1], "certificate": "", "signature": SIGN}
    return [*signing(present(record, plan), occasion), last]


def present(record: RecordSiteCheck | RecordRecheck, plan: PlanSiteCheck) -> tuple[Inspector, ...]:
    """List those who were there."""
    return tuple(item for item in plan.inspectors if item.name in record.inspectors)


def concluded(codes: Iterable[str], occasion: Occasion) -> list[Row]:
    """List licences with how many points each has and what the check says of it."""
    codes = tuple(codes)
    word, site = occasion.wording.word, occasion.case.state.site
    rows = licence_rows(codes, occasion)
    for code, row in zip(codes, rows, strict=True):
        against = sum(code in item.licences for item in site.defects())
        points = sum(code in dict(point.uses) for point in site.points)
        row["points"] = str(points)
        row["conclusion"] = word("fails", count=str(against)) if against else word("passes")
    return rows


def _marked(
    point: CheckPoint, found: dict[str, Finding], order: dict[str, str], occasion: Occasion
) -> Row:
    word, finding = occasion.wording.word, found[point.key]
    row = {result.value: word("tick") if finding.result is result else "" for result in Result}
    note = without_identities(finding.note)
    if finding.licences and set(finding.licences) != set(dict(point.uses)):
        only = "、".join(order[code] for code in finding.licences)
        note = f"{note}\n{word('only', numbers=only)}"
    return {**row, "note": note}


Marking = Callable[[CheckPoint], Row]
"""Says what stands in the columns of results and remarks of a point."""


def _groups(occasion: Occasion, order: dict[str, str], result: Marking) -> Iterator[Block]:
    """Yield the checklist group by group: a heading and a table, points counted through."""
    points = occasion.case.state.site.points
    count = 0
    for group in dict.fromkeys(point.group for point in points):
        rows = []
        for point in (point for point in points if point.group == group):
            count += 1
            rows.append(
                {
                    "no": str(count),
                    "asked": asked(point, order, occasion),
                    "licences": numbers_of(point, order),
                    **result(point),
                }
            )
        yield Text(occasion.catalog.site_check_groups.get(group, group), Style.HEADING)
        yield _points_table(rows, occasion)


COLUMNS = (
    ("no", 9, "center"),
    ("asked", 62, "left"),
    ("licences", 17, "center"),
    ("good", 12, "center"),
    ("defect", 12, "center"),
    ("not_applicable", 12, "center"),
    ("note", 41, "left"),
)
"""Of a checklist: what stands there, how wide, how it is set; titles are the office's words."""


def _points_table(rows: Iterable[Row], occasion: Occasion) -> Table:
    word = occasion.wording.word
    columns = tuple(
        PaperColumn(word(f"column_{name}"), width, align) for name, width, align in COLUMNS
    )
    return Table(columns, tuple(tuple(row[name] for name, *_ in COLUMNS) for row in rows))
