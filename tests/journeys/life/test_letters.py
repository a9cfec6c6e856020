"""Letters of their own kind: lightning with its copies and regulators, drainage, the declaration.

Worked out by hand. The builder signs three on paper and one PDF, the designer four and one (63号文).
The result goes to the city's meteorological office where there is none of the district's own: 城区
(140502), 泽州 (140525) and the development zone.
Lightning accepted and decided Monday 2026-03-02: the after-check within thirty natural days: 29 to
03-31, **04-01** is the thirtieth.
Drainage decided 2026-03-03: sixty natural days: 28 to 03-31, 30 to 04-30, two more: 05-02, in the
holiday until 05-05, so Wednesday **05-06**.
"""

from typing import Any

import pytest

from tests.journeys.life.hall import SERVED, Hall
from tests.journeys.life.test_broken_promise import found_broken, opened, recorded, revoked

LIGHTNING, DRAINAGE, KTV, PIT = (
    "lightning_design", "drainage", "entertainment", "construction_permit_stage",
)  # fmt: skip
PARTIES = ("建设单位", "设计单位")


def received(hall: Hall, division: str = "140502", *, zone: bool = False) -> str:
    """Take in a lightning design on a promise, in a district or in the development zone."""
    file = hall.application(LIGHTNING)
    town = {"town": "晋城经济技术开发区"} if zone else {}
    for key in ("premises_address", "project_site"):
        if key in file["answers"]:
            file["answers"][key] = {**file["answers"][key], "division": division, **town}
    return hall.receive(hall.on_promise(file, LIGHTNING))


def letters(hall: Hall, case: str, builder: tuple[int, int], designer: tuple[int, int]) -> Any:
    """Return a signature with so many copies on paper and as PDF from each."""
    made = hall.signature(case, LIGHTNING)
    copies = dict(zip(PARTIES, (builder, designer), strict=True))
    for one in made["signatures"]:
        one["paper_copies"], one["pdf_copies"] = copies[one["party"]]
    return made


@pytest.mark.parametrize(
    ("builder", "designer", "refused"),
    [((2, 1), (4, 1), "commitment.copies"), ((3, 1), (3, 1), "commitment.copies")],
)
def test_lightning_wants_every_copy_of_both_letters(
    hall: Hall, builder: tuple[int, int], designer: tuple[int, int], refused: str
) -> None:
    case = received(hall.on("2026-03-02"))
    hall.act(case, "tell_commitment", {}, LIGHTNING)
    told = hall.refused(case, "sign_commitment", letters(hall, case, builder, designer), LIGHTNING)[
        0
    ]
    one_only = letters(hall, case, (3, 1), (4, 1))
    one_only["signatures"].pop()
    missing = hall.refused(case, "sign_commitment", one_only, LIGHTNING)[0]
    hall.act(case, "sign_commitment", letters(hall, case, (3, 1), (4, 1)), LIGHTNING)

    assert (told, missing) == (refused, "commitment.party_missing")
    text = hall.text_of(case, "commitment_letter", LIGHTNING)
    assert all(party in text for party in PARTIES)


@pytest.mark.parametrize(
    ("division", "zone"), [("140502", False), ("140525", False), ("140502", True)]
)
def test_lightning_is_handed_over_to_the_office_of_the_district(
    hall: Hall, division: str, zone: bool
) -> None:
    case = received(hall.on("2026-03-02"), division, zone=zone)
    hall.sign(case, LIGHTNING)
    hall.accept(case)
    hall.act(case, "review", {"opinion": "pass"}, LIGHTNING)
    hall.act(case, "grant", None, LIGHTNING)
    due = hall.due(case)["lightning_design.after_check"]
    hall.act(case, "issue")
    tasks = hall.tasks(case)
    hall.act(case, "hand_over", {}, LIGHTNING)

    text = hall.text_of(case, "handover_slip", LIGHTNING)
    assert due == "2026-04-01"
    assert ("hand_over", "lightning", None) in tasks
    assert "晋城市气象局" in text
    assert ("acknowledge_handover", "lightning", None) in hall.tasks(case)
    assert hall.truths() == {"lightning v1": "valid"}


def test_the_drainage_promise_and_the_declaration_know_no_gate(hall: Hall) -> None:
    case = opened(hall)
    uscc = hall("show", case)["application"]["answers"]["shared"]["uscc"]
    found_broken(hall, case)
    recorded(hall, case, revoked(hall, case))
    drainage = hall.application(DRAINAGE, uscc=uscc)
    declaration = hall.application(KTV, uscc=uscc)
    ways = {**hall.offers(drainage), **hall.offers(declaration)}

    assert hall("credit", uscc)["closed"] == {"commitment": None, "deferral": None}
    assert hall.tried(drainage) == ""
    assert hall.tried(declaration) == ""
    assert ways[DRAINAGE]["commitment"]["flow"]["nature"] == "required"
    assert ways[KTV]["commitment"]["refusal"]["key"] == "commitment.hearing"
    assert all(way["ordinary"]["open"] for way in ways.values())


def test_a_drainage_promise_is_looked_at_after_sixty_days(hall: Hall) -> None:
    case = hall.on("2026-03-02").receive(hall.application(DRAINAGE))
    hall.sign(case, DRAINAGE)
    hall.accept(case)
    if any(part["next"] and "plan_site_check" in hall("show", case)["next"]
           for part in hall("show", case)["licences"]):  # fmt: skip
        hall.checked(case, "2026-03-03")
    hall.on("2026-03-03").grant(case, DRAINAGE)

    assert hall.due(case)["drainage.after_check"] == "2026-05-06"


def test_a_broken_stage_permit_is_revoked_recorded_and_made_public(hall: Hall) -> None:
    """Decided 2026-03-02, thirty natural days: 04-01. Found 03-10, ten working days from 03-11: 03-25.

    Re-check 03-25 (12, 13, 16–20, 23–25 are ten). Intent 03-26, three days: 27, 30, **31**.
    Revoked 04-01; the rule (13号文) wants the revocation and the bad record made public.
    """
    case = hall.on("2026-03-02").promised(PIT, routes=(PIT,))
    hall.act(case, "review", {"opinion": "pass"}, PIT)
    hall.act(case, "grant", None, PIT)
    due = hall.due(case)[f"{PIT}.after_check"]
    hall.act(case, "issue")
    hall.act(case, "hand_over", {}, PIT)
    hall.on("2026-03-04").act(case, "acknowledge_handover", {"name": "质安站 冯某"}, PIT)
    before = hall.truths()
    broken = {
        "point": "按基坑设计方案和危大工程规定施工", "found": "未按方案支护",
        "requirement": "按专项方案施工", "source": "危险性较大的分部分项工程安全管理规定第十六条",
    }  # fmt: skip
    looked = {"inspectors": ["赵检", "钱检"]}
    hall.on("2026-03-10").act(case, "record_after_check", {**looked, "broken": [broken]}, PIT)
    hall.on("2026-03-11").act(case, "order_after_rectification", {"service": SERVED}, PIT)
    mend = hall.due(case)[f"{PIT}.rectifying"]
    hall.on("2026-03-25").act(case, "record_after_recheck", {**looked, "standing": [broken]}, PIT)
    end = {"ground": "not_eligible", "facts": "复查仍未按方案支护"}
    hall.on("2026-03-26").act(case, "tell_intent", {**end, "service": SERVED}, PIT)
    hall.on("2026-04-01")
    document = hall.act(case, "revoke", end, PIT)["numbers"]["revocation_decision"]
    hall.act(case, "serve", {"document": document, "service": SERVED})
    wanted = hall.tasks(case)
    said = {
        "kind": "bad_conduct", "document": document, "facts": "未履行承诺",
        "source": "晋市审管发〔2022〕13号", "persons": ["项目负责人 周某"],
    }  # fmt: skip
    record = hall.act(case, "record_credit", said, PIT)["numbers"]["credit_record"]
    hall.act(case, "publish", {"document": document, "where": "信用中国（山西晋城）"})
    hall.act(
        case, "publish",
        {"document": record, "where": "信用中国（山西晋城）", "persons": ["项目负责人 周某"]},
    )  # fmt: skip

    assert (due, mend) == ("2026-04-01", "2026-03-25")
    assert before == {"pit v1": "valid"}
    assert ("record_credit", "pit", None) in wanted
    assert ("publish", "pit", None) in wanted
    assert hall.tasks(case) == []
    assert hall.truths() == {"pit v1": "revoked 2026-04-01"}
