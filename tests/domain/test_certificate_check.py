"""Broken certificates are refused, each time with the field named."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from permitdesk.domain.answer import Answers
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.certificate import certify
from permitdesk.domain.certificate_check import check_certificate
from permitdesk.domain.certificate_flaws import Flaw
from permitdesk.domain.certificate_form import (
    Afresh,
    Asked,
    Certificate,
    Ground,
    Shown,
    Way,
    Witness,
)
from permitdesk.domain.condition import Condition, Op
from permitdesk.domain.form import Row
from permitdesk.domain.merge import merge
from tests.domain.catalogues import answers, bundles, catalogs

NEVER = Condition("name", Op.EQ, "从来不是这个")
T = TypeVar("T")


@dataclass(frozen=True)
class Made:
    """A good certificate with all it was made from."""

    catalog: Catalog
    answers: Answers
    good: Certificate

    def flaws(self, broken: Certificate) -> tuple[Flaw, ...]:
        return check_certificate(self.catalog, broken, self.answers)

    def found(self, broken: Certificate) -> set[tuple[str, str, str]]:
        return {(flaw.key, flaw.licence, flaw.field) for flaw in self.flaws(broken)}

    def row(self, licence: str, number: int) -> Row:
        return self.catalog.originals[licence].rows()[number - 1]


@st.composite
def made(draw: st.DrawFn) -> Made:
    small, filled = draw(catalogs()), draw(answers())
    return Made(small, filled, certify(small, merge(small, draw(bundles())), filled))


def without(items: tuple[T, ...], gone: T) -> tuple[T, ...]:
    return tuple(item for item in items if item is not gone)


MANY_FORMS_HAVE_NONE = settings(suppress_health_check=[HealthCheck.filter_too_much])
"""What a lie needs (a hidden row, a shared question) is missing from many small drawn forms."""


def one(draw: st.DataObject, items: Sequence[T]) -> T:
    assume(items)
    return draw.draw(st.sampled_from(items))


# --- Coverage ---


@MANY_FORMS_HAVE_NONE
@given(case=made(), draw=st.data())
def test_a_row_left_out_is_named(case: Made, draw: st.DataObject) -> None:
    gone = one(draw, case.good.coverage)

    flaws = case.flaws(replace(case.good, coverage=without(case.good.coverage, gone)))

    assert [(flaw.key, flaw.licence, flaw.number) for flaw in flaws] == [
        ("certificate.row_missing", gone.licence, gone.number)
    ]
    assert flaws[0].facts["label"] == gone.label


@MANY_FORMS_HAVE_NONE
@given(case=made(), draw=st.data())
def test_a_row_filled_from_somewhere_else_is_named(case: Made, draw: st.DataObject) -> None:
    line = one(draw, case.good.coverage)
    lie = replace(line, source="elsewhere")

    flaws = case.flaws(replace(case.good, coverage=(*without(case.good.coverage, line), lie)))

    assert [(flaw.key, flaw.licence, flaw.number) for flaw in flaws] == [
        ("certificate.row_wrong", line.licence, line.number)
    ]


@MANY_FORMS_HAVE_NONE
@given(case=made(), draw=st.data())
def test_a_row_said_to_be_known_although_somebody_must_be_asked_is_named(
    case: Made, draw: st.DataObject
) -> None:
    line = one(draw, [item for item in case.good.coverage if item.way is Way.ANSWER])
    lie = replace(line, way=Way.SYSTEM)

    flaws = case.flaws(replace(case.good, coverage=(*without(case.good.coverage, line), lie)))

    assert ("certificate.row_wrong", line.licence, line.number) in {
        (flaw.key, flaw.licence, flaw.number) for flaw in flaws
    }


@MANY_FORMS_HAVE_NONE
@given(case=made(), draw=st.data())
def test_records_in_another_role_or_with_other_columns_are_named(
    case: Made, draw: st.DataObject
) -> None:
    line = one(draw, [item for item in case.good.coverage if item.way is Way.RECORDS])
    lies = [replace(line, role="无此角色"), replace(line, columns={"年": "age"})]
    lie = draw.draw(st.sampled_from(lies))

    flaws = case.flaws(replace(case.good, coverage=(*without(case.good.coverage, line), lie)))

    assert [(flaw.key, flaw.licence, flaw.number) for flaw in flaws] == [
        ("certificate.row_wrong", line.licence, line.number)
    ]


@MANY_FORMS_HAVE_NONE
@given(case=made(), draw=st.data())
def test_part_of_an_answer_in_place_of_all_of_it_is_named(case: Made, draw: st.DataObject) -> None:
    line = one(draw, [item for item in case.good.coverage if item.way is Way.ANSWER])
    lie = replace(line, part="phone")

    flaws = case.flaws(replace(case.good, coverage=(*without(case.good.coverage, line), lie)))

    assert [(flaw.key, flaw.licence, flaw.number) for flaw in flaws] == [
        ("certificate.row_wrong", line.licence, line.number)
    ]


@MANY_FORMS_HAVE_NONE
@given(case=made(), draw=st.data())
def test_a_row_that_no_form_has_is_refused(case: Made, draw: st.DataObject) -> None:
    line = replace(one(draw, case.good.coverage), number=99)

    flaws = case.flaws(replace(case.good, coverage=(*case.good.coverage, line)))

    assert [(flaw.key, flaw.licence, flaw.number) for flaw in flaws] == [
        ("certificate.row_unknown", line.licence, 99)
    ]


@MANY_FORMS_HAVE_NONE
@given(case=made(), draw=st.data())
def test_a_question_left_out_leaves_rows_blank_or_conditions_unread(
    case: Made, draw: st.DataObject
) -> None:
    gone = one(draw, case.good.uniqueness)

    found = case.flaws(replace(case.good, uniqueness=without(case.good.uniqueness, gone)))

    keys = {flaw.key for flaw in found}
    blank = {"certificate.row_not_asked", "certificate.gate_missing", "certificate.fresh_shared"}
    assert keys & blank
    assert ("certificate.witness_of_nothing", gone.question) in {
        (flaw.key, flaw.field) for flaw in found
    }


# --- Uniqueness ---


@MANY_FORMS_HAVE_NONE
@given(case=made(), draw=st.data())
def test_an_element_asked_twice_is_named(case: Made, draw: st.DataObject) -> None:
    again = one(draw, case.good.uniqueness)

    found = case.found(replace(case.good, uniqueness=(*case.good.uniqueness, again)))

    assert found == {("certificate.asked_twice", again.licence, again.question)}


@MANY_FORMS_HAVE_NONE
@given(case=made(), draw=st.data())
def test_a_joined_key_asked_as_if_it_were_another_thing_is_named(
    case: Made, draw: st.DataObject
) -> None:
    joined = [item.key for item in case.catalog.equivalences if item.key[0] in case.good.bundle]
    key = one(draw, joined)
    asked = next(iter(item for item in case.good.uniqueness if item.question == key), None)
    assume(asked is None)
    row = next(
        number
        for number, row in enumerate(case.catalog.originals[key[0]].rows(), 1)
        if row.key == key
    )
    title = case.catalog.originals[key[0]].title
    broken = replace(
        case.good,
        uniqueness=(*case.good.uniqueness, Asked(key, key)),
        necessity=(*case.good.necessity, Witness(key, Ground.ROW, "", key[0], title, row)),
    )

    assert ("certificate.asked_twice", "", key) in case.found(broken)


@MANY_FORMS_HAVE_NONE
@given(case=made(), draw=st.data())
def test_a_question_said_to_be_another_element_is_named(case: Made, draw: st.DataObject) -> None:
    item = one(draw, case.good.uniqueness)
    lie = replace(item, element="something else")

    found = case.found(replace(case.good, uniqueness=(*without(case.good.uniqueness, item), lie)))

    assert ("certificate.wrong_element", item.licence, item.question) in found


@MANY_FORMS_HAVE_NONE
@given(case=made(), draw=st.data())
def test_an_element_asked_again_under_the_pretext_of_freshness_is_named(
    case: Made, draw: st.DataObject
) -> None:
    item = one(draw, [item for item in case.good.uniqueness if not item.licence])
    again = replace(item, licence=case.good.bundle[0])

    found = case.found(replace(case.good, uniqueness=(*case.good.uniqueness, again)))

    assert ("certificate.asked_twice", again.licence, again.question) in found


# --- Necessity ---


@MANY_FORMS_HAVE_NONE
@given(case=made(), draw=st.data())
def test_a_question_without_a_witness_is_named(case: Made, draw: st.DataObject) -> None:
    gone = one(draw, case.good.necessity)

    found = case.found(replace(case.good, necessity=without(case.good.necessity, gone)))

    assert found == {("certificate.no_witness", gone.asked_for, gone.question)}


@MANY_FORMS_HAVE_NONE
@given(case=made(), draw=st.data())
def test_a_witness_that_does_not_need_the_question_is_named(
    case: Made, draw: st.DataObject
) -> None:
    witness = one(draw, [item for item in case.good.necessity if item.ground is Ground.ROW])
    element = next(
        item.element
        for item in case.good.uniqueness
        if (item.question, item.licence) == (witness.question, witness.asked_for)
    )
    collection = element.partition(".")[0]
    other = one(
        draw,
        [
            line
            for line in case.good.coverage
            if line.source not in (witness.question, collection) or line.way is Way.SYSTEM
        ],
    )
    title = case.catalog.originals[other.licence].title
    lie = replace(witness, licence=other.licence, form=title, number=other.number)
    broken = replace(case.good, necessity=(*without(case.good.necessity, witness), lie))

    assert case.found(broken) == {
        ("certificate.false_witness", witness.asked_for, witness.question)
    }


@MANY_FORMS_HAVE_NONE
@given(case=made(), draw=st.data())
def test_a_witness_with_another_condition_than_the_catalogues_is_named(
    case: Made, draw: st.DataObject
) -> None:
    witness = one(draw, [item for item in case.good.necessity if item.condition is not None])
    lie = replace(witness, condition=Condition(witness.question, Op.EQ, "杜撰"))
    broken = replace(case.good, necessity=(*without(case.good.necessity, witness), lie))

    assert case.found(broken) == {("certificate.false_witness", "", witness.question)}


@MANY_FORMS_HAVE_NONE
@given(case=made(), draw=st.data())
def test_a_question_with_two_witnesses_is_refused(case: Made, draw: st.DataObject) -> None:
    second = replace(one(draw, case.good.necessity), number=98)

    found = case.found(replace(case.good, necessity=(*case.good.necessity, second)))

    assert found == {("certificate.witness_of_nothing", second.asked_for, second.question)}


@given(case=made(), ground=st.sampled_from(Ground))
def test_a_question_nobody_needs_is_named(case: Made, ground: Ground) -> None:
    code = case.good.bundle[0]
    title = case.catalog.originals[code].title
    broken = replace(
        case.good,
        uniqueness=(*case.good.uniqueness, Asked("curiosity", "curiosity")),
        necessity=(*case.good.necessity, Witness("curiosity", ground, "", code, title, 1)),
    )

    assert case.found(broken) == {("certificate.not_needed", "", "curiosity")}


# --- Freshness ---


@given(case=made())
def test_a_signature_shared_between_licences_is_named_for_each(case: Made) -> None:
    shared = Asked("signed", "signed")
    witness = next(item for item in case.good.necessity if item.question == "signed")
    broken = replace(
        case.good,
        coverage=tuple(
            replace(line, fresh=False) if line.source == "signed" else line
            for line in case.good.coverage
        ),
        uniqueness=(
            *(item for item in case.good.uniqueness if item.element != "signed"),
            shared,
        ),
        necessity=(
            *(item for item in case.good.necessity if item.question != "signed"),
            replace(witness, asked_for=""),
        ),
        freshness=(),
    )

    found = case.found(broken)

    for code in case.good.bundle:
        assert ("certificate.fresh_shared", code, "signed") in found
        assert ("certificate.fresh_missing", code, "signed") in found


@MANY_FORMS_HAVE_NONE
@given(case=made(), draw=st.data())
def test_a_signature_not_said_to_be_fresh_is_named(case: Made, draw: st.DataObject) -> None:
    gone = one(draw, case.good.freshness)

    found = case.found(replace(case.good, freshness=without(case.good.freshness, gone)))

    assert found == {("certificate.fresh_missing", gone.licence, "signed")}


@given(case=made())
def test_what_no_form_wants_fresh_is_not_called_fresh(case: Made) -> None:
    lie = Afresh("name", case.good.bundle[0])

    found = case.found(replace(case.good, freshness=(*case.good.freshness, lie)))

    assert found == {("certificate.fresh_unfounded", lie.licence, "name")}


@given(case=made())
def test_a_signature_carried_over_from_the_case_is_named(case: Made) -> None:
    carried = Answers({**case.answers.shared, "signed": "陈思远"})

    flaws = check_certificate(case.catalog, case.good, carried)

    assert {(flaw.key, flaw.licence, flaw.field) for flaw in flaws} == {
        ("certificate.fresh_prefilled", code, "signed") for code in case.good.bundle
    }


# --- Conditions ---


def required_rows(case: Made) -> list[tuple[str, int]]:
    """Rows that their form requires and asks whatever the answers."""
    conditional = {(item.licence, item.number) for item in case.good.conditions}
    return [
        (line.licence, line.number)
        for line in case.good.coverage
        if line.way is not Way.SYSTEM
        and (line.licence, line.number) not in conditional
        and case.row(line.licence, line.number).required
    ]


@MANY_FORMS_HAVE_NONE
@given(case=made(), draw=st.data(), asked=st.booleans())
def test_a_condition_that_hides_a_required_row_is_named(
    case: Made, draw: st.DataObject, asked: bool
) -> None:
    code, number = one(draw, required_rows(case))
    hiding = Shown(code, number, NEVER, asked)

    found = case.found(replace(case.good, conditions=(*case.good.conditions, hiding)))

    assert found == {("certificate.row_hidden", code, case.row(code, number).key)}


@MANY_FORMS_HAVE_NONE
@given(case=made(), draw=st.data())
def test_a_row_its_own_form_asks_now_is_not_said_to_be_hidden(
    case: Made, draw: st.DataObject
) -> None:
    shown = one(draw, [item for item in case.good.conditions if item.asked])
    lie = draw.draw(st.sampled_from([replace(shown, asked=False), replace(shown, condition=NEVER)]))

    found = case.found(replace(case.good, conditions=(*without(case.good.conditions, shown), lie)))

    key = case.row(shown.licence, shown.number).key
    assert found == {("certificate.row_hidden", shown.licence, key)}


@MANY_FORMS_HAVE_NONE
@given(case=made(), draw=st.data())
def test_another_condition_than_the_forms_is_named_though_it_hides_nothing_now(
    case: Made, draw: st.DataObject
) -> None:
    shown = one(draw, [item for item in case.good.conditions if not item.asked])
    lie = replace(shown, condition=NEVER)

    found = case.found(replace(case.good, conditions=(*without(case.good.conditions, shown), lie)))

    key = case.row(shown.licence, shown.number).key
    assert found == {("certificate.condition_wrong", shown.licence, key)}


@MANY_FORMS_HAVE_NONE
@given(case=made(), draw=st.data())
def test_a_condition_left_out_is_named(case: Made, draw: st.DataObject) -> None:
    gone = one(draw, case.good.conditions)

    found = case.found(replace(case.good, conditions=without(case.good.conditions, gone)))

    key = case.row(gone.licence, gone.number).key
    assert found == {("certificate.condition_missing", gone.licence, key)}


@given(case=made())
def test_a_condition_for_a_row_that_no_form_has_is_refused(case: Made) -> None:
    code = case.good.bundle[0]
    stray = Shown(code, 99, NEVER, asked=True)

    found = case.found(replace(case.good, conditions=(*case.good.conditions, stray)))

    assert found == {("certificate.condition_unknown", code, "name")}


@MANY_FORMS_HAVE_NONE
@given(case=made(), draw=st.data())
def test_a_row_with_two_conditions_is_refused(case: Made, draw: st.DataObject) -> None:
    shown = one(draw, case.good.conditions)
    second = replace(shown, condition=NEVER)

    found = case.found(replace(case.good, conditions=(*case.good.conditions, second)))

    assert found == {("certificate.condition_unknown", shown.licence, "name")}


# --- The whole ---


@given(case=made())
def test_a_certificate_of_other_definitions_is_refused(case: Made) -> None:
    found = case.found(replace(case.good, catalog="an older digest"))

    assert found == {("certificate.other_catalog", "", "catalog")}


@given(case=made(), wrong=st.sampled_from(["nothing", "twice"]))
def test_a_bundle_with_a_licence_unknown_or_named_twice_is_refused(case: Made, wrong: str) -> None:
    code = case.good.bundle[0] if wrong == "twice" else wrong

    found = case.found(replace(case.good, bundle=(*case.good.bundle, code)))

    assert found == {("certificate.bundle_wrong", code, "bundle")}


@given(case=made())
def test_an_industry_that_does_not_exist_is_refused(case: Made) -> None:
    found = case.found(replace(case.good, industry="lighthouses"))

    assert found == {("certificate.unknown_industry", "", "industry")}


@given(case=made())
def test_a_licence_slipped_into_the_bundle_has_all_its_rows_missing(case: Made) -> None:
    outside = [code for code in "abc" if code not in case.good.bundle]
    assume(outside)

    flaws = case.flaws(replace(case.good, bundle=(*case.good.bundle, outside[0])))

    missing = {
        flaw.number
        for flaw in flaws
        if (flaw.key, flaw.licence) == ("certificate.row_missing", outside[0])
    }
    assert missing == set(range(1, len(case.catalog.originals[outside[0]].rows()) + 1))
