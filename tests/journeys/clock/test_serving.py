"""Service by its rules, remedies from the day of service, what nobody can do by hand, withdrawal.

2026-08-12 (Wed) + 60 natural days: 19 to 08-31, 30 to 09-30, 11 more = Sunday 10-11: Monday 10-12
2026-08-12 + 6 months = 2027-02-12, a Friday and no feast day (those are 5–8 February): 待定
2026-03-02 (Mon) + 10 working days = 03-16; decided 03-05: 6, 9–13, 16–19 March are ten.
"""

import pytest

from tests.journeys.clock.office import Office
from tests.journeys.clock.test_deciding import FIRE, FOOD, HANDED, denied

SHOP = "publication_retail"


def test_the_last_days_for_remedies_run_from_the_service(office: Office) -> None:
    case = office.on("2026-08-04").accepted(FIRE)
    office.checked(case, "2026-08-05")
    denied(office, case, FIRE)

    office.on("2026-08-12").act(case, "deliver", HANDED)

    text = office.text_of(case, "delivery_receipt")
    assert "视为送达日期2026年8月12日" in text
    assert "至2026年10月12日" in text
    assert "至2027年2月12日（待定）" in text


@pytest.mark.parametrize(
    ("sent", "key"),
    [
        ({"receiver": ""}, "delivery.receiver"),
        ({"receiver": "李建国", "method": "left"}, "delivery.refusal"),
        ({"receiver": "李建国", "method": "left", "refusal": "拒收"}, "delivery.witness"),
        ({"receiver": "李建国", "method": "electronic"}, "delivery.consent"),
    ],
)
def test_a_service_says_what_its_method_wants(
    sent: dict[str, str], key: str, office: Office
) -> None:
    case = office.on("2026-03-02").accepted(SHOP)
    number = office.papers(case, "acceptance_notice")[0][2]

    refused = office.refused(case, "serve", {"document": number, "service": sent})

    assert refused == (key, "《民事诉讼法》第八十七条至第九十五条")


def test_no_service_lies_in_the_future_or_before_its_document(office: Office) -> None:
    case = office.on("2026-03-02").accepted(SHOP)
    number = office.papers(case, "acceptance_notice")[0][2]
    testing = {"kind": "testing", "matter": "检测", "days": 3}

    def serve(day: str) -> str:
        service = {"receiver": "李建国", "day": day}
        return office.refused(case, "serve", {"document": number, "service": service})[0]

    def announce(day: str) -> str:
        sent = {**testing, "service": {"receiver": "李建国", "day": day}}
        return office.refused(case, "announce_pause", sent, SHOP)[0]

    assert (serve("2026-03-03"), serve("2026-03-01")) == (
        "serve.in_future", "serve.before_its_day",
    )  # fmt: skip
    assert (announce("2026-03-03"), announce("2026-03-01")) == (
        "serve.not_yet", "serve.before_drawn_up",
    )  # fmt: skip


def test_what_time_does_nobody_does_by_hand(office: Office) -> None:
    case = office.on("2026-03-02").accepted(SHOP)
    past = {"which": "statutory", "due": "2026-03-01"}

    assert office.refused(case, "record_overdue", past, SHOP)[0] == "case.wrong_role"
    assert office.refused(case, "remind", {**past, "left": 1}, SHOP)[0] == "case.wrong_role"
    assert office.refused(case, "deem_renewed", {}, SHOP) == (
        "renewal.silence_is_none", "《行政许可法》第五十条",
    )  # fmt: skip
    assert office.refused(case, "deem_accepted")[0] == "case.out_of_order"
    system = "system:permitdesk@permitdesk"
    assert office.refused(case, "record_overdue", past, SHOP, by=system)[0] == "user.form"


def test_one_licence_is_withdrawn_and_the_other_goes_on(office: Office) -> None:
    case = office.on("2026-03-02").accepted(FOOD, FIRE)
    office.on("2026-03-04").act(case, "withdraw", {"remark": "不再使用该场所"}, FIRE)
    lights = office.lights(case)
    office.checked(case, "2026-03-05")
    office.grant(case, FOOD)

    due = office.due(case)

    assert (lights[f"{FIRE}.statutory"], lights[f"{FOOD}.statutory"]) == (None, "green")
    assert (due[f"{FOOD}.statutory"], due["delivery"]) == ("2026-03-16", "2026-03-19")
    assert office("show", case)["status"] == "decided"
    assert office.refused(case, "withdraw")[0] == "case.out_of_order"


def test_a_department_is_reminded_when_yellow_and_a_supervisor_called_when_red(
    office: Office,
) -> None:
    """Tobacco accepted 02-12: promise 03-02 (8), yellow on 02-26 with 27, 28 February, 03-02 left.

    The law's day is 03-18 (20), yellow on 03-13 with 16, 17, 18 left.
    """
    case = office.on("2026-02-12").accepted("tobacco_retail")
    told = {
        day: len(office.on(day).papers(case, "reminder"))
        for day in ("2026-02-25", "2026-02-26", "2026-02-27", "2026-03-02", "2026-03-03",
                    "2026-03-12", "2026-03-13", "2026-03-18", "2026-03-19")
    }  # fmt: skip
    overdue = office.papers(case, "overdue_note")

    assert list(told.values()) == [0, 1, 1, 1, 2, 2, 3, 3, 4]
    assert [kind for kind, _, _ in overdue] == ["overdue_note"] * 2
    assert office.done(case).count(("record_overdue", "tobacco_retail")) == 2
