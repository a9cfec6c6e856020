"""A notice that is corrected, a year whose notice is missing, and clocks that never move again.

Accepted Friday 2026-09-18: 20 (Sunday, worked), 21–24, 28, 29, 30 September are eight working days,
8, 9, 10 (Saturday, worked) October are eleven, 12–16 sixteen, 19–22 twenty.

The corrected notice of this journey (made up) takes the worked Sunday 09-20 away and lets people
work on Sunday 10-11 instead: 21–24 are four, 28–30 seven, 8–11 October eleven. So what ends up to
10-10 moves by one day and what ends from 10-11 on does not move.
"""

from pathlib import Path

from permitdesk.app.house import ROOT
from tests.journeys.clock.office import Office

FIRE, TOBACCO, SHOP = "fire_check", "tobacco_retail", "publication_retail"
NEXT_YEAR = """\
version: 1
year: 2027
title: 国务院办公厅关于2027年部分节假日安排的通知
number: 国办发明电〔2026〕9号
published: '2026-11-05'
source: www.gov.cn
days_off:
  - {name: 元旦, first: '2027-01-01', last: '2027-01-05'}
  - {name: 春节, first: '2027-02-05', last: '2027-02-12'}
workdays_on:
  - {date: '2027-01-09', name: 元旦}
"""


def corrected(folder: Path) -> str:
    """Write the corrected notice of 2026 to a file; return its name."""
    text = (ROOT / "forms" / "calendar" / "2026.yaml").read_text(encoding="utf-8")
    changes = {
        "number: null": "number: 国办发明电〔2026〕5号",
        "'2026-09-20'": "'2026-10-11'",
        "uncertain: true\n": "",
    }
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    file = folder / "corrected.yaml"
    file.write_text(text, encoding="utf-8")
    return str(file)


def test_a_corrected_notice_moves_open_clocks_and_no_closed_one(office: Office) -> None:
    """Publication retail: promise 5, its own 4, law 20; two cases alike, one granted before.

    Old: 09-20 one, 21–24 five: promise 09-24, own 09-23, law 10-22.
    New: 09-21–23 three, 24 four, 28 five: promise 09-28, own 09-24, law 10-22 as before.
    """
    open_, closed = (office.on("2026-09-18").accepted(SHOP) for _ in range(2))
    office.grant(closed, SHOP)
    before = office.due(open_), office.due(closed)

    loaded = office.on("2026-09-19")("calendar", "load", corrected(office.folder))

    assert office.code == 0
    old = {
        "telling": "2026-09-24", f"{SHOP}.statutory": "2026-10-22",
        f"{SHOP}.promised": "2026-09-24", f"{SHOP}.internal": "2026-09-23",
    }  # fmt: skip
    assert before[0] == old
    new = {**old, f"{SHOP}.promised": "2026-09-28", f"{SHOP}.internal": "2026-09-24"}
    assert office.due(open_) == new
    # What was decided does not move; its handing over is still open: decided on 09-18, ten days by
    # the old notice end on 10-09, by the new one on 10-10.
    assert before[1] == {**old, "delivery": "2026-10-09"}
    assert office.due(closed) == {**old, "delivery": "2026-10-10"}
    moved = [(one["case"], one["which"], one["old"]["day"], one["new"]["day"])
             for one in loaded["moved"] if one["old"]["day"] != one["new"]["day"]]  # fmt: skip
    assert [one for one in moved if one[0] == open_] == [
        (open_, "internal", "2026-09-23", "2026-09-24"),
        (open_, "promised", "2026-09-24", "2026-09-28"),
    ]
    assert [one for one in moved if one[0] == closed] == [
        (closed, "delivery", "2026-10-09", "2026-10-10")
    ]


def test_what_was_missed_before_the_correction_stays_missed(office: Office) -> None:
    case = office.on("2026-09-18").accepted(SHOP)
    office.on("2026-09-25")("show", case)

    office("calendar", "load", corrected(office.folder))

    assert office.due(case)[f"{SHOP}.promised"] == "2026-09-28"
    assert office.done(case).count(("record_overdue", SHOP)) == 1
    assert office.on("2026-09-30").done(case).count(("record_overdue", SHOP)) == 1


def test_a_clock_into_a_year_without_a_notice_is_provisional(office: Office) -> None:
    """Accepted Tuesday 2026-12-01: 2–4, 7–11, 14–18, 21–25 are eighteen, 28 and 29 December twenty.

    Joint: 30, 31 December are 22; 2027 by feast days only: 4–8 January 27, 11–15 32, 18–22 37,
    25–29 42, 1–3 February 45.
    """
    case = office.on("2026-12-01").accepted(FIRE, TOBACCO)

    due = office.due(case)

    assert due["tobacco_retail.statutory"] == "2026-12-29"
    assert due["joint"] == "2027-02-03?"
    assert office.figures()["provisional"] == [case]
    assert office("day")["missing_years"] == [{"year": 2027, "cases": 1}]
    assert "2027年2月3日（待定）" in office.text_of(case, "acceptance_notice")


def test_no_provisional_day_has_an_effect_by_itself_until_the_notice_is_there(
    office: Office,
) -> None:
    """Received Monday 2026-12-28: 29, 30, 31 December, then by feast days 4 and 5 January.

    With the notice 1–5 January are off: 6 and 7 January are four and five; deemed on 8 January,
    from 28 December: 8 January is six, Saturday the 9th (worked) seven, 11–15 twelve, 18–22
    seventeen, 25, 26 and 27 January twenty.
    """
    case = office.on("2026-12-28").receive(office.application(SHOP))
    before = office.due(case)["telling"]
    waits = office.on("2027-01-07")("show", case)["status"]
    notice = office.folder / "2027.yaml"
    notice.write_text(NEXT_YEAR, encoding="utf-8")

    office("calendar", "load", str(notice))
    loaded = office.due(case)["telling"], office("show", case)["status"]
    office.on("2027-01-08")

    assert (before, waits) == ("2027-01-05?", "received")
    assert loaded == ("2027-01-07", "received")
    assert office("show", case)["status"] == "accepted"
    assert office.due(case)[f"{SHOP}.statutory"] == "2027-01-27"


def test_a_year_that_is_on_its_way_makes_the_day_certain_and_lists_it(office: Office) -> None:
    """As above until 31 December: 22. 2027: 6–8 January 25, Saturday 9 January 26, 11–15 31,

    18–22 36, 25–29 41, 1–4 February 45: Thursday 02-04, the day before the Spring Festival.
    """
    case = office.on("2026-12-01").accepted(FIRE, TOBACCO)
    notice = office.folder / "2027.yaml"
    notice.write_text(NEXT_YEAR, encoding="utf-8")

    loaded = office("calendar", "load", str(notice))

    (joint,) = [one for one in loaded["moved"] if one["which"] == "joint"]
    assert (joint["old"]["day"], joint["old"]["provisional"]) == ("2027-02-03", True)
    assert (joint["new"]["day"], joint["new"]["provisional"]) == ("2027-02-04", False)
    assert office.due(case)["joint"] == "2027-02-04"
    assert office("day")["missing_years"] == []
