"""Loss and misprint: the paper comes again, the permit stays what it was.

Worked out by hand. Food and tobacco issued on Tuesday 2026-03-03 as composite v1.

| day | what | food | tobacco | composite |
| --- | --- | --- | --- | --- |
| 04-07 | food's own paper lost, declared in the paper of that day | v2 补 | v1 | v2 |
| 04-21 | the composite damaged | v2 | v1 | v3 补 |
| 05-12 | tobacco: scope misprinted | v2 | v2 更正 | v4 |
Numbers and days never change; each replaced version is replaced from the day of the next one.
"""

from tests.journeys.life.hall import Hall
from tests.journeys.life.test_change import FOOD, TOBACCO

LOST = {"reason": "lost", "applicant": "李建国", "declared": "太行日报2026年4月7日第8版"}
DAMAGED = {"reason": "damaged", "applicant": "李建国"}
RIGHT = {"item": "scope", "right": "卷烟零售", "evidence": "准予决定书所载许可范围"}


def opened(hall: Hall) -> str:
    case = hall.on("2026-03-02").accepted(FOOD, TOBACCO)
    hall.checked(case, "2026-03-03")
    hall.grant(case, FOOD)
    hall.grant(case, TOBACCO)
    hall.act(case, "issue")
    return case


def test_lost_damaged_and_misprinted_papers_come_again_and_each_code_has_one_truth(
    hall: Hall,
) -> None:
    case = opened(hall.watch())
    hall.becomes({"food v1": "valid", "tobacco v1": "valid", "composite v1": "valid"})
    numbers = {name: hall.number(name) for name in ("food", "tobacco", "composite")}
    days = {name: hall.show(name)["permit"]["validity"] for name in ("food", "tobacco")}

    hall.on("2026-04-07").act(case, "reissue", LOST, FOOD)
    hall.becomes({
        "food v1": "replaced 2026-04-07", "food v2": "valid", "tobacco v1": "valid",
        "composite v1": "replaced 2026-04-07", "composite v2": "valid",
    })  # fmt: skip
    hall.on("2026-04-21").act(case, "reissue", DAMAGED)
    hall.becomes({
        "food v1": "replaced 2026-04-07", "food v2": "valid", "tobacco v1": "valid",
        "composite v1": "replaced 2026-04-07", "composite v2": "replaced 2026-04-21",
        "composite v3": "valid",
    })  # fmt: skip
    hall.on("2026-05-12").act(case, "correct_misprint", RIGHT, TOBACCO)
    hall.becomes({
        "food v1": "replaced 2026-04-07", "food v2": "valid",
        "tobacco v1": "replaced 2026-05-12", "tobacco v2": "valid",
        "composite v1": "replaced 2026-04-07", "composite v2": "replaced 2026-04-21",
        "composite v3": "replaced 2026-05-12", "composite v4": "valid",
    })  # fmt: skip

    marks = {name: hall.show(name)["permit"]["mark"] for name in numbers}
    assert marks == {"food": "补", "tobacco": "更正", "composite": ""}
    assert {name: hall.number(name) for name in numbers} == numbers
    assert {name: hall.show(name)["permit"]["validity"] for name in days} == days
    assert hall.show("tobacco")["permit"]["scope"] == "卷烟零售"


def test_a_loss_says_how_it_was_made_known_and_a_misprint_where_it_reads_right(
    hall: Hall,
) -> None:
    case = opened(hall)
    hall.on("2026-04-07")

    assert hall.refused(case, "reissue", {**LOST, "declared": ""}, FOOD)[0] == "reissue.incomplete"
    assert (
        hall.refused(case, "correct_misprint", {**RIGHT, "evidence": ""}, TOBACCO)[0]
        == "misprint.incomplete"
    )
    scope = hall.show("tobacco")["permit"]["scope"]
    assert (
        hall.refused(case, "correct_misprint", {**RIGHT, "right": scope}, TOBACCO)[0]
        == "misprint.nothing_wrong"
    )


def test_the_paper_itself_carries_the_code_the_register_tells(hall: Hall) -> None:
    case = opened(hall)
    hall.on("2026-04-07").act(case, "reissue", LOST, FOOD)
    status = str(hall.folder / "list.yzl")
    hall("status-list", status)
    pdf = hall.folder / "food.pdf"
    hall("permit", "print", hall.number("food"), "--out", str(pdf))
    scanned = hall("verify", str(pdf), "--status", status)
    typed = hall("verify", hall.show("food")["code"], "--status", status)

    assert scanned["verdict"] == "valid"
    assert scanned["fields"] == typed["fields"]
    assert scanned["fields"]["version"] == 2
