"""The day-by-day proof of a paused clock against a table written by hand, and the papers' numbers."""

from tests.journeys.clock.office import RECEIVER, Office

FOOD = "food_operation"
TABLE = """
2026-09-14 event    -
2026-09-15 counted  1
2026-09-16 counted  2
2026-09-17 counted  3
2026-09-18 counted  4
2026-10-12 counted  5
2026-10-13 counted  6
2026-10-14 counted  7
2026-10-15 counted  8
2026-10-16 counted  9
2026-10-17 weekend  -
2026-10-18 weekend  -
2026-10-19 counted 10
"""
"""Between 09-18, when the notice was served, and 10-12, when the result came, nothing counts."""


def test_the_proof_counts_as_the_table_does(office: Office) -> None:
    case = office.on("2026-09-14").accepted(FOOD)
    office.on("2026-09-18")
    testing = {"kind": "testing", "matter": "餐饮具抽样检测", "days": 10, **RECEIVER}
    office.act(case, "announce_pause", testing, FOOD)
    report = {"result": "合格", "document": "晋检〔2026〕88号"}
    office.on("2026-10-12").act(case, "end_pause", report, FOOD)

    proofs = office("clocks", case, "--proof", "--licence", FOOD)

    (proof,) = [one for one in proofs if one["clock"]["which"] == "statutory"]
    told = {day["day"]: (day["kind"], day["counted"]) for day in proof["days"]}
    rows = [line.split() for line in TABLE.split("\n") if line]
    expected = {day: (kind, None if place == "-" else int(place)) for day, kind, place in rows}
    assert {day: told[day] for day in expected} == expected
    between = [day for day in told if "2026-09-18" < day < "2026-10-12"]
    assert len(told) == 36  # 14 September to 19 October, both included
    assert len(between) == 23
    assert all(told[day][1] is None for day in between)
    assert proof["due"] == {"day": "2026-10-19", "provisional": False}
    text = office.text_of(case, "clock_sheet", FOOD)
    assert "2026年10月19日" in text
    assert "城审管特时〔2026〕1号" in text


def test_numbers_have_no_gap_and_a_spoiled_one_keeps_its_reason(office: Office) -> None:
    case = office.on("2026-09-14").accepted(FOOD)
    number = "城审管受〔2026〕1号"

    told = office.act(case, "spoil_number", {"number": number, "reason": "卡纸"})
    again = office.refused(case, "spoil_number", {"number": number, "reason": "卡纸"})

    assert told["numbers"] == {"acceptance_notice": "城审管受〔2026〕2号"}
    assert again[0] == "spoil.unknown"
    assert office.papers(case, "acceptance_notice")[0][2] == "城审管受〔2026〕2号"
    counted = office("numbers", "--check")
    assert office.code == 0
    (spoiled,) = counted["spoiled"]
    assert (spoiled["number"], spoiled["reason"]) == (number, "卡纸")


def test_printing_a_document_again_is_a_copy_of_the_same_bytes(office: Office) -> None:
    case = office.on("2026-09-14").accepted(FOOD)
    first = office.folder / "first.pdf"
    second = office.folder / "second.pdf"

    one = office("print", case, "acceptance_notice", "--out", str(first))
    two = office.on("2026-10-09")("print", case, "acceptance_notice", "--out", str(second))

    assert (one["copies"], two["copies"]) == (1, 2)
    assert one["sha256"] == two["sha256"]
    assert first.read_bytes() == second.read_bytes()
