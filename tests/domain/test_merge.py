from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permitdesk.domain.answer import Answers
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.condition import Condition, Op
from permitdesk.domain.errors import NotFound
from permitdesk.domain.form import Column, Equivalence, FieldType, RecordType, Row
from permitdesk.domain.licence import Material
from permitdesk.domain.merge import MergedForm, Question, Use, merge, value_for
from tests.domain.small_catalog import catalog, form, licence, row, text_field

PERSON = RecordType(
    "人员",
    "staff",
    ("id_number",),
    (
        Column("name", "姓名", FieldType.TEXT),
        Column("id_number", "身份证号", FieldType.TEXT),
        Column("phone", "电话", FieldType.TEXT),
    ),
)


def question(merged: MergedForm, key: str, licence_code: str = "") -> Question:
    return next(q for q in merged.questions() if (q.key, q.licence) == (key, licence_code))


def keys(merged: MergedForm) -> list[tuple[str, str]]:
    return [(q.key, q.licence) for q in merged.questions()]


def uses(merged: MergedForm) -> list[Use]:
    asked = [use for q in merged.questions() for use in q.uses]
    return asked + [use for record in merged.records() for use in record.uses]


def test_what_two_forms_ask_is_asked_once() -> None:
    forms = [form("a", row("name", label="名称")), form("b", row("name", label="单位名称"))]
    two = catalog([licence("a"), licence("b")], forms, [text_field("name", group="主体信息")])

    merged = merge(two, ["a", "b"])

    assert keys(merged) == [("name", "")]
    assert [use.label for use in question(merged, "name").uses] == ["名称", "单位名称"]
    assert question(merged, "name").licences == ("a", "b")


def test_two_fields_with_the_same_label_are_two_questions() -> None:
    own = {code: text_field(f"{code}_area", label="面积") for code in "ab"}
    two = catalog(
        [licence(code, [field]) for code, field in own.items()],
        [form(code, row(field.key, label="面积")) for code, field in own.items()],
    )

    assert keys(merge(two, ["a", "b"])) == [("a_area", ""), ("b_area", "")]


def test_a_signature_is_given_afresh_for_each_licence() -> None:
    forms = [form(code, row("signed", fresh=True, required=True)) for code in "ab"]
    two = catalog([licence("a"), licence("b")], forms, [text_field("signed", fresh=True)])

    merged = merge(two, ["a", "b"])

    assert keys(merged) == [("signed", "a"), ("signed", "b")]
    assert [section.licence for section in merged.sections] == ["a", "b"]


def test_an_area_that_is_the_same_thing_is_asked_under_the_shared_key() -> None:
    two = catalog(
        [licence("a", [text_field("a_area")]), licence("b")],
        [form("a", row("a_area", required=True)), form("b", row("area"))],
        [text_field("area")],
        [Equivalence("a_area", "area", "", override=True)],
    )

    merged = merge(two, ["a", "b"])

    assert keys(merged) == [("area", "")]
    assert merged.aliases == {"a_area": "area"}
    assert question(merged, "area").overridable == {"a": "a_area"}
    assert [use.key for use in question(merged, "area").uses] == ["a_area", "area"]


def rooms() -> Catalog:
    """Three licences whose own number of rooms is the same thing; ``a`` is the root."""
    return catalog(
        [licence(code, [text_field(f"{code}_rooms")]) for code in "abc"],
        [form(code, row(f"{code}_rooms")) for code in "abc"],
        equivalences=[
            Equivalence("b_rooms", "a_rooms", "", override=True),
            Equivalence("c_rooms", "a_rooms", ""),
        ],
    )


def test_another_licences_key_is_used_while_that_licence_is_in_the_bundle() -> None:
    merged = merge(rooms(), ["c", "b", "a"])

    assert keys(merged) == [("a_rooms", "")]
    assert question(merged, "a_rooms").overridable == {"b": "b_rooms"}


def test_the_same_thing_is_asked_once_though_its_root_is_not_in_the_bundle() -> None:
    merged = merge(rooms(), ["b", "c"])

    assert keys(merged) == [("b_rooms", "")]
    assert merged.aliases == {"c_rooms": "b_rooms"}


def test_alone_a_licence_keeps_its_own_key() -> None:
    assert keys(merge(rooms(), ["c"])) == [("c_rooms", "")]


def test_a_licences_own_figure_stands_on_its_form_and_nowhere_else() -> None:
    merged = merge(rooms(), ["a", "b"])
    asked = question(merged, "a_rooms")
    answers = Answers(shared={"a_rooms": "12"}, own={"b": {"b_rooms": "10"}})

    values = {use.licence: value_for(use, asked, answers) for use in asked.uses}

    assert values == {"a": "12", "b": "10"}


def test_a_question_is_needed_where_any_form_that_asks_it_now_wants_an_answer() -> None:
    hidden = Condition("kind", Op.EQ, "big")
    kind = text_field("kind")
    one = catalog(
        [licence("a", [kind, text_field("rooms", visible_when=hidden, required=True)])],
        [form("a", row("kind"), row("rooms"))],
    )
    asked = question(merge(one, ["a"]), "rooms")

    assert not asked.needed(Answers())
    assert not asked.needed(Answers(shared={"kind": "small"}))
    assert asked.needed(Answers(shared={"kind": "big"}))


def test_a_shared_field_that_one_form_always_asks_is_visible_whatever_the_other_says() -> None:
    forms = [form("a", row("store")), form("b", row("b_store"))]
    two = catalog(
        [licence("a"), licence("b", [text_field("b_store")])],
        forms,
        [
            text_field("has_store", type=FieldType.BOOLEAN),
            text_field("store", visible_when=Condition("has_store", Op.EQ, True)),
        ],
        [Equivalence("b_store", "store", "")],
    )
    asked = question(merge(two, ["a", "b"]), "store")

    assert [use.licence for use in asked.asked_by(Answers())] == ["b"]


def test_what_a_condition_reads_is_asked_though_no_form_has_it() -> None:
    """merge.gate"""
    own = text_field("address", visible_when=Condition("has_store", Op.EQ, True))
    one = catalog(
        [licence("a", [own])], [form("a", row("address"))], [text_field("has_store", required=True)]
    )

    gate = question(merge(one, ["a"]), "has_store")

    assert gate.uses == ()
    assert gate.needed(Answers())


def test_what_a_material_depends_on_is_asked() -> None:
    poa = Material(
        "委托书", "original", 1, required=True, required_when=Condition("agent", Op.EQ, "是")
    )
    one = catalog([licence("a", materials=[poa])], [form("a")], [text_field("agent")])

    assert keys(merge(one, ["a"])) == [("agent", "")]


def test_what_a_gate_itself_depends_on_is_asked_too() -> None:
    shared = [
        text_field("trade"),
        text_field("has_store", visible_when=Condition("trade", Op.EQ, "批发")),
    ]
    own = text_field("address", visible_when=Condition("has_store", Op.EQ, "是"))
    one = catalog([licence("a", [own])], [form("a", row("address"))], shared)

    merged = merge(one, ["a"])

    assert sorted(key for key, _ in keys(merged)) == ["address", "has_store", "trade"]
    assert not question(merged, "has_store").asked(Answers(shared={"trade": "零售"}))
    assert question(merged, "has_store").asked(Answers(shared={"trade": "批发"}))


def test_what_the_program_knows_is_not_asked() -> None:
    shared = [text_field("mode", auto_from="route"), text_field("on", auto_from="now")]
    one = catalog([licence("a")], [form("a", row("mode"), row("on"), row("system"))], shared)

    assert keys(merge(one, ["a"])) == []


def test_a_permit_held_already_is_asked_for_only_when_it_is_not_in_the_case() -> None:
    linked = row("system", label="消防意见书编号", value="linked_licence_no", linked=("fire",))
    two = catalog([licence("hotel"), licence("fire")], [form("hotel", linked), form("fire")])

    assert keys(merge(two, ["hotel"])) == [("held_fire", "")]
    assert keys(merge(two, ["hotel", "fire"])) == []


def test_people_are_recorded_once_with_the_columns_of_all_forms() -> None:
    forms = [
        form(
            "a",
            row("staff", record="person", role="厨师", columns={"名": "name"}, required=True),
        ),
        form(
            "b",
            row("staff", record="person", role="安全员", columns={"号": "id_number", "名": "name"}),
        ),
    ]
    two = catalog([licence("a"), licence("b")], forms, records={"person": PERSON})

    (records,) = merge(two, ["a", "b"]).records()

    assert records.columns == ("name", "id_number")
    assert records.roles == ("厨师", "安全员")
    assert records.columns_of("厨师") == ("name",)
    assert records.needed_roles(Answers()) == ("厨师",)


def test_the_parts_of_a_person_that_forms_show_are_the_parts_that_are_asked() -> None:
    boss = text_field("boss", type=FieldType.PERSON)
    forms = [form("a", row("boss", part="name", required=True), row("boss", part="phone"))]
    one = catalog([licence("a")], forms, [boss])
    asked = question(merge(one, ["a"]), "boss")

    assert asked.parts(Answers()) == ("name", "phone")
    assert asked.needed_parts(Answers()) == ("name",)


def test_a_form_that_was_changed_is_merged_as_it_is_now() -> None:
    before = catalog([licence("a")], [form("a", row("name"))], [text_field("name")])
    after = replace(before, originals={"a": form("a", row("name"), row("name", label="盖章"))})

    rows = [len(uses(merge(version, ["a"]))) for version in (before, after, before)]

    assert rows == [1, 2, 1]


def test_a_licence_that_does_not_exist_is_not_merged() -> None:
    with pytest.raises(NotFound) as refused:
        merge(catalog([], []), ["nothing"])

    assert refused.value.facts == {"code": "nothing"}


# --- Merging loses and invents nothing ---

SHARED = ("s0", "s1", "s2")
CODES = ("a", "b", "c")


@st.composite
def catalogs(draw: st.DrawFn) -> Catalog:
    """Up to three licences over a few shared and own keys, some of them joined or conditional."""
    shared = [
        text_field(
            key,
            fresh=key == "s2" and draw(st.booleans()),
            visible_when=draw(st.sampled_from([None, Condition("s1", Op.EQ, "是")]))
            if key == "s0"
            else None,
        )
        for key in SHARED
    ]
    fresh = {field.key for field in shared if field.fresh}
    licences, forms, joined = [], [], []
    for code in CODES:
        own = [
            text_field(
                f"{code}{number}", required=draw(st.booleans()), visible_when=draw(_shown(code))
            )
            for number in range(2)
        ]
        placed = draw(st.lists(st.sampled_from(SHARED), max_size=3)) + [field.key for field in own]
        forms.append(form(code, *(_row(key, fresh, draw(st.booleans())) for key in placed)))
        licences.append(licence(code, own))
        target = draw(
            st.sampled_from([None, "s0", *(f"{other}0" for other in CODES if other < code)])
        )
        if target:
            joined.append(Equivalence(f"{code}0", target, "", override=draw(st.booleans())))
    return catalog(licences, forms, shared, joined)


def _shown(code: str) -> st.SearchStrategy[Condition | None]:
    return st.sampled_from([None, Condition("s1", Op.EQ, "是"), Condition(f"{code}0", Op.NE, "甲")])


def _row(key: str, fresh: Iterable[str], required: bool) -> Row:
    return row(key, required=required, fresh=key in fresh)


def placed(found: Iterable[Use]) -> Counter[tuple[str, int, str, bool]]:
    return Counter((use.licence, use.number, use.key, use.required) for use in found)


@given(small=catalogs(), bundle=st.permutations(CODES), size=st.integers(1, 3))
def test_the_merged_form_fills_exactly_the_rows_of_the_single_forms(
    small: Catalog, bundle: list[str], size: int
) -> None:
    chosen = bundle[:size]

    together = placed(uses(merge(small, chosen)))

    assert together == placed(use for code in chosen for use in uses(merge(small, [code])))
    assert set(together.values()) <= {1}


@given(small=catalogs(), bundle=st.permutations(CODES))
def test_which_rows_share_a_question_does_not_depend_on_the_order_of_the_bundle(
    small: Catalog, bundle: list[str]
) -> None:
    def grouped(merged: MergedForm) -> set[frozenset[tuple[str, int]]]:
        return {
            frozenset((use.licence, use.number) for use in q.uses)
            for q in merged.questions()
            if q.uses
        }

    assert grouped(merge(small, bundle)) == grouped(merge(small, CODES))


@given(small=catalogs(), bundle=st.permutations(CODES))
def test_every_question_can_be_reached(small: Catalog, bundle: list[str]) -> None:
    """What a condition reads is itself asked."""
    merged = merge(small, bundle)
    asked = {q.key for q in merged.questions()}

    for use in uses(merged):
        assert use.visible_when is None or use.visible_when.reads() <= asked
