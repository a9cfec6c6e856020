"""Changing a key fact: what it adds or removes, and that changing it back leaves no trace."""

from collections.abc import Mapping
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from permitdesk.desk.sampling.applications import sample_application
from permitdesk.domain.answer import Answers, Value
from permitdesk.domain.application import read_guide
from permitdesk.domain.difference import Difference, Side, difference, side
from permitdesk.domain.form import FieldType
from permitdesk.domain.industry import GuideQuestion
from tests.catalog.editing import real_catalog

RESTAURANT: Mapping[str, Value] = {
    "fire_area": "280",
    "sewer": "已由产权单位或物业统一申领",
    "tobacco": False,
    "ad": False,
    "ktv": False,
    "lodging": False,
    "lift": False,
    "street": False,
}
INDUSTRIES = ("restaurant", "hotel", "pharmacy", "bookshop", "gas_station")


def _answer(question: GuideQuestion) -> st.SearchStrategy[Value]:
    match question.type:
        case FieldType.BOOLEAN:
            return st.booleans()
        case FieldType.CHOICE:
            return st.sampled_from(question.options)
        case FieldType.MULTICHOICE:
            return st.lists(st.sampled_from(question.options), unique=True).map(tuple)
        case FieldType.INTEGER:
            return st.integers(0, 400)
        case _:
            return st.sampled_from(("20", "280", "300", "320", "6000"))


@st.composite
def two_guides(draw: st.DrawFn) -> tuple[str, dict[str, Value], dict[str, Value]]:
    code = draw(st.sampled_from(INDUSTRIES))
    questions = real_catalog().industry(code).questions
    before = {question.id: draw(_answer(question)) for question in questions}
    changed = draw(st.sets(st.sampled_from([question.id for question in questions]), min_size=1))
    after = {
        question.id: draw(_answer(question)) if question.id in changed else before[question.id]
        for question in questions
    }
    return code, before, after


def _typed(industry: str, guide: Mapping[str, Value]) -> Answers:
    """Fill a whole form as somebody did who answered the guide so."""
    real = real_catalog()
    if not real.choose(industry, guide).bundle:
        return Answers({"premises_name": "老店"})
    file = sample_application(real, industry, 3, date(2026, 3, 2), guide=dict(guide))
    own = {code: dict(answers) for code, answers in file.own.items()}
    return Answers(dict(file.answers), own)


def _changed(**facts: Value) -> Difference:
    return difference(real_catalog(), "restaurant", RESTAURANT, {**RESTAURANT, **facts}, Answers())


def test_forty_more_square_metres_bring_the_fire_check_with_the_area_as_the_reason() -> None:
    found = _changed(fire_area="320")

    assert [need.licence for need in found.licences_added] == ["fire_check"]
    assert found.licences_added[0].because["fire_area"] == "320"
    assert not found.licences_removed
    assert all(paper.before == 0 and paper.after > 0 for paper in found.papers)
    assert {code for paper in found.papers for code in paper.licences} >= {"fire_check"}
    assert all("fire_check" in item.licences for item in found.questions_added)
    assert [(one.licence, one.before) for one in found.days] == [("fire_check", None)]


def test_a_licence_no_longer_needed_says_which_answer_spares_it() -> None:
    with_ktv = {**RESTAURANT, "ktv": True}

    found = difference(real_catalog(), "restaurant", with_ktv, RESTAURANT, Answers())

    removed = {need.licence: need.because for need in found.licences_removed}
    assert set(removed) == {"entertainment", "entertainment_police_filing", "fire_check"}
    assert removed["entertainment"] == {"ktv": False}
    assert found.questions_removed
    assert not found.questions_added


def test_an_answer_that_decides_nothing_changes_nothing() -> None:
    found = _changed(fire_area="281")

    assert found.is_empty


def test_a_promise_that_takes_longer_is_said_with_both_days() -> None:
    found = _changed(lodging=True)

    real = real_catalog()
    added = [need.licence for need in found.licences_added]
    slowest = max(real.licence(code).promised_days for code in (*added, "food_operation"))
    assert found.longest == (real.licence("food_operation").promised_days, slowest)


@settings(max_examples=25, deadline=None)
@given(guides=two_guides())
def test_changing_a_fact_back_is_exactly_the_opposite(
    guides: tuple[str, dict[str, Value], dict[str, Value]],
) -> None:
    industry, before, after = guides
    answers = _typed(industry, before)

    there = difference(real_catalog(), industry, before, after, answers)
    back = difference(real_catalog(), industry, after, before, answers)

    added = {need.licence for need in there.licences_added}
    assert added == {need.licence for need in back.licences_removed}
    assert {need.licence for need in there.licences_removed} == {
        need.licence for need in back.licences_added
    }
    assert set(there.questions_added) == set(back.questions_removed)
    assert set(there.questions_removed) == set(back.questions_added)
    assert {(one.key, one.before, one.after) for one in there.papers} == {
        (one.key, one.after, one.before) for one in back.papers
    }
    assert {(one.licence, one.before, one.after) for one in there.days} == {
        (one.licence, one.after, one.before) for one in back.days
    }
    assert there.longest == back.longest[::-1]


@settings(max_examples=15, deadline=None)
@given(guides=two_guides())
def test_removing_the_cafe_again_restores_the_form_and_loses_nothing_typed(
    guides: tuple[str, dict[str, Value], dict[str, Value]],
) -> None:
    industry, before, after = guides
    answers = _typed(industry, before)
    shared, own = dict(answers.shared), {code: dict(kept) for code, kept in answers.own.items()}
    first = side(real_catalog(), industry, before, answers)

    difference(real_catalog(), industry, before, after, answers)
    again = side(real_catalog(), industry, before, answers)

    assert again == first
    assert (answers.shared, answers.own) == (shared, own)


@settings(max_examples=15, deadline=None)
@given(guides=two_guides())
def test_adding_what_was_added_to_the_old_form_gives_the_new_one(
    guides: tuple[str, dict[str, Value], dict[str, Value]],
) -> None:
    industry, before, after = guides
    real = real_catalog()
    answers = _typed(industry, before)
    old, new = (side(real, industry, guide, answers) for guide in (before, after))

    found = difference(real, industry, before, after, answers)

    codes = set(old.choice.bundle) - {need.licence for need in found.licences_removed}
    codes |= {need.licence for need in found.licences_added}
    assert codes == set(new.choice.bundle)
    plain = _plain(old) - {(item.key, item.licence) for item in found.questions_removed}
    plain |= {
        (item.key, item.licence)
        for item in found.questions_added
        if not item.role and not item.part
    }
    assert plain == _plain(new)


def _plain(of: Side) -> set[tuple[str, str]]:
    """List what is asked in one piece: no part of a person, no column of a record."""
    return {
        (question.key, question.licence)
        for question in of.form.questions()
        if question.asked(of.answers)
        and not question.by_window
        and not (question.field.type is FieldType.PERSON and question.uses)
    }


def test_the_guide_answers_of_these_tests_can_be_read() -> None:
    questions = real_catalog().industry("restaurant").questions

    read, problems = read_guide(questions, RESTAURANT)

    assert not problems
    assert read == RESTAURANT
