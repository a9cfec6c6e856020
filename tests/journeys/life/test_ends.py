"""Each end with its own word and document, and what comes back: every code after every step.

Worked out by hand. Food, tobacco and health issued on Tuesday 2026-03-03 as composite v1.

| day | what | composite |
| --- | --- | --- |
| 04-07 | tobacco withheld (暂扣) by a penalty | v2 = food, health |
| 04-20 | given back | v3 = all |
| 05-12 | tobacco rescinded (吊销), penalty number on the note | v4 = food, health |
| 06-02 | health recalled (撤回): the law changed | ended: food is left |
| 06-15 | reconsideration undoes the recall: health v2 | v5 = food, health v2 |
| 07-07 | food cancelled (注销) | ended |
| 08-03 | a judgment undoes the penalty: tobacco v2 | v6 = health v2, tobacco v2 |
"""

from typing import Any

from tests.journeys.life.hall import Hall

FOOD, TOBACCO, HEALTH = "food_operation", "tobacco_retail", "public_place_health"
PENALTY = {
    "number": "晋城烟罚〔2026〕12号", "authority": "晋城市烟草专卖局", "day": "2026-04-03",
    "source": "烟草专卖法实施条例第五十七条",
}  # fmt: skip
STRUCK = {**PENALTY, "number": "晋城烟罚〔2026〕20号", "day": "2026-05-11"}
BACK = {"document": "晋城烟复〔2026〕3号", "reason": "已改正并缴清罚款"}
RECALL = {
    "ground": "law_changed", "facts": "许可条件调整", "source": "公共场所卫生管理条例修订",
    "compensation": "无财产损失，不予补偿",
}  # fmt: skip
UNDONE = {
    "by": "reconsideration", "document": "晋城市政府行政复议决定书〔2026〕31号",
    "authority": "晋城市人民政府", "day": "2026-06-12",
}  # fmt: skip
GIVEN_UP = {
    "ground": "other",
    "facts": "申请人停业，申请注销",
    "source": "行政许可法第七十条第六项",
}
JUDGED = {
    "by": "judgment", "document": "（2026）晋0502行初15号", "authority": "晋城市城区人民法院",
    "day": "2026-07-31",
}  # fmt: skip


def opened(hall: Hall) -> str:
    case = hall.on("2026-03-02").accepted(FOOD, TOBACCO, HEALTH)
    hall.checked(case, "2026-03-03")
    for licence in (FOOD, TOBACCO, HEALTH):
        hall.grant(case, licence)
    hall.act(case, "issue")
    return case


def test_every_end_and_every_return_gives_every_code_one_truth(hall: Hall) -> None:
    case = opened(hall.watch())
    truth = {
        "food v1": "valid",
        "tobacco v1": "valid",
        "health v1": "valid",
        "composite v1": "valid",
    }
    hall.becomes(truth)

    hall.on("2026-04-07").act(case, "suspend", {"penalty": PENALTY, "until": "2026-05-06"}, TOBACCO)
    truth |= {
        "tobacco v1": "suspended 2026-04-07",
        "composite v1": "replaced 2026-04-07, tobacco suspended 2026-04-07",
        "composite v2": "valid",
    }
    hall.becomes(truth)

    hall.on("2026-04-20").act(case, "resume", BACK, TOBACCO)
    truth |= {
        "tobacco v1": "valid", "composite v1": "replaced 2026-04-07",
        "composite v2": "replaced 2026-04-20", "composite v3": "valid",
    }  # fmt: skip
    hall.becomes(truth)

    told = hall.on("2026-05-12").act(case, "rescind", {"penalty": STRUCK}, TOBACCO)
    gone = ", tobacco rescinded 2026-05-12"
    truth |= {
        "tobacco v1": "rescinded 2026-05-12", "composite v1": "replaced 2026-04-07" + gone,
        "composite v3": "replaced 2026-05-12" + gone, "composite v4": "valid",
    }  # fmt: skip
    hall.becomes(truth)
    assert list(told["numbers"]) == ["rescission_note"]

    hall.on("2026-06-02").act(case, "recall", RECALL, HEALTH)
    lost = "health recalled 2026-06-02"
    truth |= {
        "health v1": "recalled 2026-06-02",
        "composite v1": f"replaced 2026-04-07, {lost}{gone}",
        "composite v2": f"replaced 2026-04-20, {lost}",
        "composite v3": f"replaced 2026-05-12, {lost}{gone}",
        "composite v4": f"ended 2026-06-02, {lost}",
    }
    hall.becomes(truth)

    hall.on("2026-06-15").act(case, "reinstate", UNDONE, HEALTH)
    truth |= {
        "health v1": "replaced 2026-06-15", "health v2": "valid",
        "composite v1": "replaced 2026-04-07" + gone, "composite v2": "replaced 2026-04-20",
        "composite v3": "replaced 2026-05-12" + gone, "composite v4": "replaced 2026-06-15",
        "composite v5": "valid",
    }  # fmt: skip
    hall.becomes(truth)

    hall.on("2026-07-07").act(case, "cancel", GIVEN_UP, FOOD)
    struck = "food cancelled 2026-07-07"
    truth |= {
        "food v1": "cancelled 2026-07-07",
        "composite v1": f"replaced 2026-04-07, {struck}{gone}",
        "composite v2": f"replaced 2026-04-20, {struck}",
        "composite v3": f"replaced 2026-05-12, {struck}{gone}",
        "composite v4": f"replaced 2026-06-15, {struck}",
        "composite v5": f"ended 2026-07-07, {struck}",
    }
    hall.becomes(truth)

    hall.on("2026-08-03").act(case, "reinstate", JUDGED, TOBACCO)
    truth |= {
        "tobacco v1": "replaced 2026-08-03", "tobacco v2": "valid",
        "composite v1": f"replaced 2026-04-07, {struck}",
        "composite v3": f"replaced 2026-05-12, {struck}",
        "composite v5": f"replaced 2026-08-03, {struck}", "composite v6": "valid",
    }  # fmt: skip
    hall.becomes(truth)


def test_each_end_has_its_own_document_and_the_paper_names_the_penalty(hall: Hall) -> None:
    case = opened(hall)
    hall.on("2026-04-07").act(case, "suspend", {"penalty": PENALTY}, TOBACCO)
    hall.on("2026-04-20").act(case, "resume", BACK, TOBACCO)
    hall.on("2026-05-12").act(case, "rescind", {"penalty": STRUCK}, TOBACCO)
    hall.on("2026-06-02").act(case, "recall", RECALL, HEALTH)
    hall.on("2026-06-15").act(case, "reinstate", UNDONE, HEALTH)
    hall.on("2026-07-07").act(case, "cancel", GIVEN_UP, FOOD)

    kinds = {item["kind"] for item in hall("paper", case, "--kinds")}
    assert kinds >= {
        "suspension_note", "resumption_note", "rescission_note", "recall_decision",
        "reinstatement_notice", "cancellation_notice",
    }  # fmt: skip
    assert STRUCK["number"] in hall.text_of(case, "rescission_note", TOBACCO)
    assert "无财产损失" in hall.text_of(case, "recall_decision", HEALTH)


def test_what_ended_cannot_end_twice_and_only_what_ended_comes_back(hall: Hall) -> None:
    case = opened(hall)
    hall.on("2026-05-12")

    def refused(action: str, sent: dict[str, Any], licence: str) -> str:
        return hall.refused(case, action, sent, licence)[0]

    assert refused("reinstate", JUDGED | {"day": "2026-05-11"}, TOBACCO) == "permit.not_in_state"
    assert refused("resume", BACK, TOBACCO) == "permit.not_in_state"
    hall.act(case, "rescind", {"penalty": STRUCK}, TOBACCO)
    assert refused("suspend", {"penalty": STRUCK}, TOBACCO) == "permit.not_in_state"
    assert refused("recall", RECALL, TOBACCO) == "permit.ended"
    assert refused("reissue", {"reason": "damaged", "applicant": "李建国"}, TOBACCO) == (
        "permit.not_in_state"
    )
    without = {"penalty": {**STRUCK, "number": ""}}
    assert refused("rescind", without, FOOD) == "penalty.incomplete"


def test_a_code_gives_the_same_verdict_by_a_list_that_grew_old_only_where_it_is_bad(
    hall: Hall,
) -> None:
    """The list of 05-12 on 05-19 is seven days old, on 05-20 eight: good news ends, bad stays."""
    case = opened(hall)
    hall.on("2026-05-12").act(case, "rescind", {"penalty": STRUCK}, TOBACCO)
    hall.gather()
    status, ring = str(hall.folder / "s.yzl"), str(hall.folder / "ring.json")
    hall("status-list", status)
    hall("keyring", ring)

    def verdict(name: str, day: str) -> str:
        told = hall("verify", hall.codes[name], "--status", status, "--keyring", ring, "--on", day)
        kind: str = told["verdict"]
        return kind

    food = [verdict("food v1", day) for day in ("2026-05-12", "2026-05-19", "2026-05-20")]
    tobacco = [verdict("tobacco v1", day) for day in ("2026-05-12", "2026-05-20", "2027-05-20")]
    assert food == ["valid", "valid", "stale"]
    assert tobacco == ["withdrawn"] * 3


def test_an_older_list_and_a_forged_one_are_refused(hall: Hall) -> None:
    case = opened(hall)
    hall.gather()
    old, new = hall.folder / "1.yzl", hall.folder / "2.yzl"
    hall("status-list", str(old))
    hall.on("2026-05-12").act(case, "rescind", {"penalty": STRUCK}, TOBACCO)
    hall("status-list", str(new))
    ring = str(hall.folder / "ring.json")
    hall("keyring", ring)
    code = hall.codes["tobacco v1"]

    first = hall("verify", code, "--status", str(new), "--keyring", ring)["key"]
    second = hall("verify", code, "--status", str(old), "--keyring", ring)["key"]
    forged = bytearray(new.read_bytes())
    forged[-70] ^= 1
    new.write_bytes(bytes(forged))
    third = hall("verify", code, "--status", str(new), "--keyring", ring)["key"]

    assert (first, second) == ("verify.rescinded", "verify.list_older")
    assert third in ("verify.bad_signature", "verify.damaged", "verify.unreadable")


MANY = (
    "fire_check", FOOD, TOBACCO, HEALTH, "film_projection", "publication_retail",
    "fireworks_retail", "outdoor_ad", "drug_retail", "pesticide", "meddev3", "printing",
)  # fmt: skip


def test_a_code_without_room_for_its_members_still_says_what_ended_where_the_register_is(
    hall: Hall,
) -> None:
    """Twelve permits in one composite: no member stands in its code, all of them in the register."""
    case = hall.on("2026-03-02").accepted(*MANY)
    hall.checked(case, "2026-03-03")
    for licence in MANY:
        hall.grant(case, licence)
    hall.act(case, "issue")
    code = hall.show("composite")["code"]
    members = hall("verify", code)["fields"]["members"]
    hall.on("2026-05-12").act(case, "rescind", {"penalty": STRUCK}, TOBACCO)
    told = hall("verify", code)

    assert members == []
    assert told["key"] == "verify.replaced"
    assert told["ended"] == [
        {"number": hall.number("tobacco"), "state": "rescinded", "day": "2026-05-12"}
    ]
    assert "已吊销" in told["message"]
