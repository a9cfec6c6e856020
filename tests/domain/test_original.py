"""One licence's own form filled from the merged answers: every row once, a value or a reason."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permitdesk.domain.answer import Answers, Record, Value
from permitdesk.domain.application import Application
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.condition import Condition, Op
from permitdesk.domain.form import Column, Equivalence, FieldType, RecordType
from permitdesk.domain.merge import merge
from permitdesk.domain.original import Blank, Entry, FilledForm, Known, Rows, Said, Why, fill
from tests.domain.small_catalog import catalog, form, licence, row, text_field

PERSON = RecordType(
    "人员", "staff", ("name",),
    (Column("name", "姓名", FieldType.TEXT), Column("phone", "电话", FieldType.TEXT)),
)  # fmt: skip
ONLY_WITH_AGENT = Condition("has_agent", Op.EQ, value=True)
SHARED = (
    text_field("name"),
    text_field("has_agent", type=FieldType.BOOLEAN),
    text_field("agent", visible_when=ONLY_WITH_AGENT),
    text_field("boss", type=FieldType.PERSON),
    text_field("checked", filled_by="window"),
    text_field("sign", fresh=True),
)
ROWS = (
    row("name", required=True),
    row("agent"),
    row("boss", part="phone"),
    row("checked"),
    row("sign", fresh=True),
    row("staff", record="person", role="厨师", columns={"姓 名": "name", "手机": "phone"}),
    row("system", label="消防文号", value="linked_licence_no", linked=("fire",)),
    row("system", label="本证编号", value="licence_no"),
    row("system", label="勘查意见", value="inspection_opinion"),
    row("system", label="受理意见", value="office_opinion"),
    row("system", label="审批意见", value="office_opinion"),
    row("system", label="编号", value="form_no"),
)
TWO = catalog(
    [licence("food"), licence("fire")],
    [form("food", *ROWS), form("fire", row("sign", fresh=True))],
    SHARED,
    records={"person": PERSON},
)
NOTHING = Known({}, {})
NO_NUMBER_AND_ONE: tuple[dict[str, Value], ...] = ({}, {"held_fire": "消〔2020〕9号"})


def test_an_answer_stands_in_its_row() -> None:
    assert _entry("name", {"name": "青禾饭店"}) == Said("青禾饭店", SHARED[0])


@pytest.mark.parametrize(
    ("label", "shared", "reason"),
    [
        ("name", {}, Blank(Why.REQUIRED)),
        ("agent", {"has_agent": False, "agent": "李某"}, Blank(Why.NOT_ASKED, ONLY_WITH_AGENT)),
        ("agent", {"has_agent": True}, Blank(Why.OPTIONAL)),
        ("boss", {"boss": {"name": "王某"}}, Blank(Why.OPTIONAL)),
        ("checked", {}, Blank(Why.WINDOW_FILLS)),
        ("staff", {}, Blank(Why.OPTIONAL)),
        ("消防文号", {}, Blank(Why.SYSTEM_LATER, licences=("fire",))),
        ("本证编号", {}, Blank(Why.SYSTEM_LATER, licences=("food",))),
        ("勘查意见", {}, Blank(Why.OFFICE_FILLS)),
        ("受理意见", {}, Blank(Why.OFFICE_FILLS)),
        ("审批意见", {}, Blank(Why.SYSTEM_LATER, licences=("food",))),
    ],
)
def test_a_blank_says_why(label: str, shared: Mapping[str, Value], reason: Blank) -> None:
    assert _entry(label, shared) == reason


def test_a_signature_comes_from_the_licences_own_answers_alone() -> None:
    answers = Answers({"sign": "共用"}, {"fire": {"sign": "别的事项"}})

    assert _entry("sign", answers) == Blank(Why.OPTIONAL)
    assert _entry("sign", Answers({}, {"food": {"sign": "王某"}})) == Said("王某", SHARED[-1])


def test_records_stand_under_the_forms_own_heads_where_they_play_its_role() -> None:
    cook, guard = Record({"name": "王某"}, ("厨师",)), Record({"name": "李某"}, ("保安",))

    entry = _entry("staff", Answers(records={"staff": (cook, guard)}))

    assert isinstance(entry, Rows)
    assert entry == Rows(("姓 名", "手机"), PERSON.columns, (("王某", None),))
    assert list(entry.gaps()) == [("手机", (1,))]


def test_what_the_office_knows_stands_where_the_form_asks_it() -> None:
    known = Known({"office_opinion": "准予许可", "form_no": ""}, {"fire": "消〔2026〕1号"})

    filled = _filled(Answers(), known)

    said = {item.row.label: item.entry for item in filled.rows if isinstance(item.entry, Said)}
    assert {label: entry.value for label, entry in said.items()} == {
        "消防文号": ("消〔2026〕1号",),
        "审批意见": "准予许可",
    }
    assert filled.rows[-1].entry == Blank(Why.NO_VALUE)


def test_a_number_of_what_was_denied_never_comes() -> None:
    known = Known({}, {}, frozenset({"fire"}))

    assert _filled(Answers(), known).rows[6].entry == Blank(Why.NOT_GRANTED, licences=("fire",))


def test_a_number_from_another_case_is_the_applicants_to_name() -> None:
    alone = catalog([licence("food"), licence("fire")], [form("food", ROWS[6])])

    entries = [
        _filled(Answers(shared), NOTHING, alone, ("food",)).rows[0].entry
        for shared in NO_NUMBER_AND_ONE
    ]

    assert entries[0] == Blank(Why.OTHER_CASE, licences=("fire",))
    assert isinstance(entries[1], Said)
    assert entries[1].value == "消〔2020〕9号"


def test_an_element_under_another_key_is_the_same_answer() -> None:
    joined = catalog(
        [licence("food"), licence("fire", [text_field("unit")])],
        [form("food", row("name")), form("fire", row("unit", same_as="name"))],
        SHARED,
        [Equivalence("unit", "name", "同一单位", override=True)],
    )
    shared: dict[str, Value] = {"name": "青禾饭店"}
    own = {"fire": {"unit": "青禾饭店凤台店"}}

    values = [
        _filled(answers, NOTHING, joined, ("food", "fire"), "fire").rows[0].entry
        for answers in (Answers(shared), Answers(shared, own))
    ]

    assert [entry.value for entry in values if isinstance(entry, Said)] == [
        "青禾饭店",
        "青禾饭店凤台店",
    ]


TEXTS = st.none() | st.text("甲乙丙", max_size=2)


@given(
    given_=st.fixed_dictionaries({"name": TEXTS, "agent": TEXTS, "has_agent": st.booleans()}),
    signed=st.tuples(TEXTS, TEXTS),
    staff=st.lists(st.tuples(TEXTS, st.sampled_from(["厨师", "保安"])), max_size=3),
)
def test_every_row_appears_once_in_the_forms_own_order(
    given_: Mapping[str, Value | None],
    signed: tuple[str | None, str | None],
    staff: list[tuple[str | None, str]],
) -> None:
    shared = {key: value for key, value in given_.items() if value is not None}
    own = {code: {"sign": name or ""} for code, name in zip(("food", "fire"), signed, strict=True)}
    records = tuple(Record({"name": who or ""}, (role,)) for who, role in staff)

    filled = _filled(Answers(shared, own, {"staff": records}), NOTHING)

    assert tuple(item.row for item in filled.rows) == ROWS
    assert [item.number for item in filled.rows] == list(range(1, len(ROWS) + 1))
    assert all(isinstance(item.entry, Said | Rows | Blank) for item in filled.rows)


def _entry(label: str, answers: Mapping[str, Value] | Answers) -> Entry:
    given_ = answers if isinstance(answers, Answers) else Answers(answers)
    rows = _filled(given_, NOTHING).rows
    return next(item.entry for item in rows if item.row.label == label)


def _filled(
    answers: Answers,
    known: Known,
    of: Catalog = TWO,
    bundle: tuple[str, ...] = ("food", "fire"),
    code: str = "food",
) -> FilledForm:
    return fill(of, merge(of, bundle), Application(bundle, answers), code, known)
