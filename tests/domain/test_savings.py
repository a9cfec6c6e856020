"""What one form saves: counted by hand for three bundles, and compared over all industries."""

from dataclasses import replace
from datetime import date

import pytest

from permitdesk.desk.sampling.applications import sample_application
from permitdesk.domain.answer import Answers
from permitdesk.domain.condition import Condition, Op
from permitdesk.domain.form import Field, FieldType, RecordType
from permitdesk.domain.licence import Dependency, Material, SiteCheck
from permitdesk.domain.merge import merge
from permitdesk.domain.savings import Figure, elements, most_savings, savings
from tests.catalog.editing import real_catalog
from tests.domain.small_catalog import catalog, form, licence, row, text_field

COUNTED = {
    "fireworks_shop": (30, 33, 7),
    "travel_agency": (27, 33, 7),
    "hr_agency": (39, 29, 18),
}
"""Elements of the first form and of the second, and how many are in both, counted row by row.

Travel agency: applicant, code, address, postcode, telephone, and the legal person's name and
telephone are in both.  One thing more is asked of each, because a paper's condition reads it:
whether an agent acts.
"""


def test_two_forms_that_ask_one_thing_both_ask_it_once_together() -> None:
    name = text_field("name")
    made = catalog(
        [licence("a", [text_field("own")]), licence("b")],
        [form("a", row("name"), row("own"), row("name")), form("b", row("name"))],
        [name],
    )
    merged = merge(made, ("a", "b"))

    found = savings(made, merged, Answers()).figure("fields")

    assert found == Figure("fields", 3, 2)
    assert found.saved == 1
    assert found.definition == "savings.fields.definition"


def test_what_is_given_afresh_is_never_saved() -> None:
    made = catalog(
        [licence("a"), licence("b")],
        [form("a", row("sign", fresh=True)), form("b", row("sign", fresh=True))],
        [text_field("sign", fresh=True)],
    )

    found = savings(made, merge(made, ("a", "b")), Answers()).figure("fields")

    assert (found.apart, found.together) == (2, 2)


def test_a_part_of_a_person_asked_whole_elsewhere_is_not_asked_again() -> None:
    boss = Field("boss", "负责人", FieldType.PERSON)
    made = catalog(
        [licence("a"), licence("b")],
        [form("a", row("boss", part="name"), row("boss", part="phone")), form("b", row("boss"))],
        [boss],
    )

    found = savings(made, merge(made, ("a", "b")), Answers()).figure("fields")

    assert (found.apart, found.together) == (3, 1)


def test_what_only_a_condition_reads_counts_against_the_merged_form() -> None:
    asked = Condition("gate", Op.EQ, "是")
    made = catalog(
        [licence("a", [text_field("own", visible_when=asked)])],
        [form("a", row("own"))],
        [text_field("gate")],
    )

    found = savings(made, merge(made, ("a",)), Answers()).figure("fields")

    assert (found.apart, found.together, found.saved) == (1, 2, -1)


def test_of_a_case_only_the_rows_its_answers_ask_are_counted() -> None:
    asked = Condition("kind", Op.EQ, "茶楼")
    made = catalog(
        [licence("a", [text_field("rooms", visible_when=asked)])],
        [form("a", row("kind"), row("rooms"))],
        [text_field("kind")],
    )
    merged = merge(made, ("a",))

    stall = savings(made, merged, Answers({"kind": "茶摊"}), every_row=False).figure("fields")
    house = savings(made, merged, Answers({"kind": "茶楼"}), every_row=False).figure("fields")

    assert (stall.apart, house.apart) == (1, 2)


def test_records_count_once_for_each_role() -> None:
    staff = RecordType("人员", "staff", ("name",), ())
    made = catalog(
        [licence("a"), licence("b")],
        [
            form("a", row("staff", record="person", role="店长", columns={})),
            form("b", row("staff", record="person", role="店长", columns={}),
                 row("staff", record="person", role="会计", columns={})),
        ],
        records={"person": staff},
    )  # fmt: skip

    found = savings(made, merge(made, ("a", "b")), Answers()).figure("fields")

    assert (found.apart, found.together) == (3, 2)


def test_one_paper_with_the_most_copies_any_licence_wants_is_brought() -> None:
    def papers(copies: int) -> list[Material]:
        return [
            Material("租赁合同", "copy", copies, required=True, key="lease"),
            Material("申请表", "original", 1, required=True, key="form", generated_by_system=True),
        ]

    made = catalog(
        [licence("a", materials=papers(2)), licence("b", materials=papers(3))],
        [form("a"), form("b")],
    )

    found = savings(made, merge(made, ("a", "b")), Answers())

    assert found.figure("materials") == Figure("materials", 2, 1)
    assert found.figure("copies") == Figure("copies", 5, 3)


def test_a_licence_that_waits_for_another_adds_its_days_to_it() -> None:
    waits = replace(licence("b"), promised_days=7, depends_on=(Dependency("a"),))
    made = catalog([licence("a"), waits, licence("c")], [form("a"), form("b"), form("c")])

    found = savings(made, merge(made, ("a", "b", "c")), Answers())

    assert found.figure("days") == Figure("days", 5 + 7 + 5, 5 + 7)
    assert found.longest == 7


def test_checks_before_and_after_the_decision_are_two_visits() -> None:
    def checked(code: str, timing: str) -> object:
        return replace(licence(code), site_check=SiteCheck(required=True, timing=timing))

    codes = ("a", "b", "c")
    timings = ("before_decision", "before_decision", "after_filing")
    made = catalog(map(checked, codes, timings), map(form, codes))  # type: ignore[arg-type]

    found = savings(made, merge(made, codes), Answers()).figure("visits")

    assert found == Figure("visits", 3 + 3, 1 + 2)


def test_nothing_to_apply_for_saves_nothing() -> None:
    made = catalog([], [])

    found = savings(made, merge(made, ()), Answers())

    assert {(figure.apart, figure.together) for figure in found.figures} == {(0, 0)}


@pytest.mark.parametrize("industry", COUNTED)
def test_the_fields_of_an_industry_are_what_they_are_when_counted_by_hand(industry: str) -> None:
    real = real_catalog()
    first, second, both = COUNTED[industry]

    found = most_savings(real, real.industry(industry))

    assert found.figure("fields") == Figure("fields", first + second, first + second - both + 1)
    merged = merge(real, found.bundle, industry)
    assert [len(elements(merged, code)) for code in found.bundle] == [first, second]


def test_no_bundle_of_any_industry_asks_for_more_than_its_licences_apart() -> None:
    real = real_catalog()
    for code, industry in real.industries.items():
        found = most_savings(real, industry)

        assert all(figure.saved >= 0 for figure in found.figures), code
        assert found.longest <= found.figure("days").together, code
        merged = merge(real, found.bundle, code)
        assert found.figure("fields").apart == sum(len(elements(merged, it)) for it in found.bundle)


def test_a_case_is_counted_by_its_own_answers() -> None:
    real = real_catalog()
    file = sample_application(real, "restaurant", 3, date(2026, 3, 2))
    choice = real.choose("restaurant", file.guide)
    merged = merge(real, choice.bundle, "restaurant")

    whole = savings(real, merged, Answers(dict(file.answers)))
    case = savings(real, merged, Answers(dict(file.answers)), every_row=False)

    assert 0 < case.figure("fields").apart <= whole.figure("fields").apart
    assert case.figure("visits") == whole.figure("visits")
