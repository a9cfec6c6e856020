"""A form being filled in: after each key it knows what it would know from the beginning."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from permitdesk.domain.answer import Answers
from permitdesk.domain.application import ApplicationFile
from permitdesk.domain.checks import Checking
from permitdesk.domain.form import FieldType
from permitdesk.domain.merge import Question, merge
from permitdesk.faces.shared.form_state import FormState, changed_since, place_of
from tests.desk.hall import real_catalog

BUNDLE = ("food_operation", "fire_check", "drainage", "tobacco_retail")
FORM = merge(real_catalog(), BUNDLE, "restaurant")
QUESTIONS = tuple(FORM.questions())
CHECKING = Checking({}, date(2026, 3, 16), frozenset(real_catalog().divisions))


def empty_form() -> FormState:
    return FormState(FORM, CHECKING, Answers())


def question(key: str) -> Question:
    return next(item for item in QUESTIONS if item.key == key)


def raw_for(asked: Question) -> st.SearchStrategy[object]:
    by_type: dict[FieldType, st.SearchStrategy[object]] = {
        FieldType.BOOLEAN: st.booleans(),
        FieldType.CHOICE: st.sampled_from(asked.field.choices or ("x",)),
        FieldType.INTEGER: st.sampled_from(["0", "5", "-1", "x"]),
        FieldType.DECIMAL: st.sampled_from(["0", "280.5", "３００", "1e5", "很大"]),
        FieldType.DATE: st.sampled_from(["2026-03-16", "2020-01-01", "2031-12-31", "昨天"]),
    }
    return st.none() | by_type.get(asked.field.type, st.sampled_from(["", "渝香火锅", "a\0b"]))


CHANGES = st.lists(
    st.sampled_from(QUESTIONS).flatmap(lambda item: raw_for(item).map(lambda raw: (item, raw))),
    max_size=12,
)


@settings(max_examples=60, deadline=None)
@given(changes=CHANGES)
def test_looking_only_where_it_matters_finds_what_looking_everywhere_finds(
    changes: list[tuple[Question, object]],
) -> None:
    state = empty_form()

    for asked, raw in changes:
        state.change(asked, raw)

    afresh = FormState(FORM, CHECKING, state.answers)
    unread = {(item.licence, item.field) for item in state.problems() if not item.is_missing}
    for asked in QUESTIONS:
        place = place_of(asked)
        if place not in unread:
            assert state.problems_at(place) == afresh.problems_at(place)


@settings(max_examples=30, deadline=None)
@given(changes=CHANGES)
def test_nothing_that_was_typed_is_lost_on_the_way_to_the_desk(
    changes: list[tuple[Question, object]],
) -> None:
    state = empty_form()

    for asked, raw in changes:
        state.change(asked, raw)

    file = state.file(ApplicationFile())
    for asked, raw in {place_of(asked): (asked, raw) for asked, raw in changes}.values():
        kept = file.own.get(asked.licence, {}) if asked.licence else file.answers
        assert (asked.key in kept) == (raw not in (None, "", ()))


def test_what_cannot_be_read_stays_in_the_field_and_is_told() -> None:
    state = empty_form()
    area = question("premises_area")

    state.change(area, "48x")

    assert state.value(area) == "48x"
    assert [problem.key for problem in state.problems_at(place_of(area))] == ["form.not_a_number"]
    assert "premises_area" not in state.answers.shared


def test_an_emptied_field_is_missing_again() -> None:
    state = empty_form()
    name = question("applicant_name")
    state.change(name, "渝香火锅")

    state.change(name, None)

    assert [problem.key for problem in state.problems_at(place_of(name))] == ["form.required"]


def test_a_changed_answer_asks_or_spares_what_depends_on_it() -> None:
    state = empty_form()
    agent = question("has_agent")
    name = question("agent_name")

    touched = state.change(agent, True)

    assert place_of(name) in touched
    assert name.asked(state.answers)


@pytest.mark.parametrize("key", ["applicant_name", "land_area"])
def test_a_key_touches_only_what_depends_on_it(key: str) -> None:
    state = empty_form()

    touched = state.change(question(key), "12")

    assert len(touched) < 8


def test_only_the_difference_is_sent_and_an_emptied_answer_is_part_of_it() -> None:
    before = Answers({"a": "1", "b": "2"}, {"food": {"c": "3"}})
    after = Answers({"a": "1", "d": "4"}, {"food": {"c": "5"}})

    shared, own = changed_since(before, after)

    assert shared == {"b": None, "d": "4"}
    assert own == {"food": {"c": "5"}}
