"""Three views of one form, and where its questions come from."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permitdesk.domain.answer import Answers, Record
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.condition import Condition, Op
from permitdesk.domain.errors import NotFound
from permitdesk.domain.form import Equivalence, FieldType
from permitdesk.domain.law import Source
from permitdesk.domain.licence import Authority, Licence, Material
from permitdesk.domain.materials import materials_of
from permitdesk.domain.merge import MergedForm, merge
from permitdesk.domain.office import Department
from permitdesk.domain.view import applicant_view, department_view, part_of, trace
from tests.catalog.editing import real_catalog
from tests.domain.catalogues import CODES, STAFF, catalogs
from tests.domain.small_catalog import catalog, form, licence, row, text_field
from tests.domain.test_merge import keys, placed, uses
from tests.domain.test_merge_real_forms import bundles


def kept_by(department: str, item: Licence) -> Licence:
    return replace(item, authority=Authority(department, department, department, "own"))


def office() -> Catalog:
    """A hotel of the police and a pool of the sports office, decided by themselves."""
    depth = text_field("pool_depth", visible_when=Condition("heated", Op.EQ, True))
    shared = Material("平面图", "copy", 1, required=True, key="plan")
    forms = [
        form(
            "hotel",
            row("name"),
            row("boss", part="name"),
            row("boss", part="id_number"),
            row("staff", record="person", role="经理", columns={"姓名": "name"}),
            row("signed", fresh=True),
        ),
        form(
            "pool",
            row("pool_name", label="泳池名称", required=True),
            row("boss", part="phone"),
            row("pool_depth"),
            row("staff", record="person", role="救生员", columns={"电话": "phone"}),
            row("signed", fresh=True),
        ),
    ]
    both = catalog(
        [
            kept_by("police", licence("hotel", materials=[shared])),
            kept_by(
                "sports",
                licence(
                    "pool",
                    [text_field("pool_name"), depth],
                    materials=[shared, Material("水质报告", "copy", 1, required=True)],
                ),
            ),
        ],
        forms,
        [
            text_field("name"),
            text_field("heated"),
            text_field("boss", type=FieldType.PERSON),
            text_field("signed", fresh=True),
        ],
        [Equivalence("pool_name", "name", "", override=True)],
        {"person": STAFF},
    )
    departments = [
        Department(code, code, code, code, "", "county") for code in ("police", "sports")
    ]
    return replace(both, departments={item.code: item for item in departments})


def whole() -> MergedForm:
    return merge(office(), ("hotel", "pool"))


def test_a_department_sees_the_questions_of_its_own_licences() -> None:
    view = department_view(whole(), office(), "police")

    assert view.form.licences == ("hotel",)
    assert sorted(keys(view.form)) == [("boss", ""), ("name", ""), ("signed", "hotel")]
    assert {use.licence for use in uses(view.form)} == {"hotel"}


def test_a_department_sees_what_its_conditions_read_and_no_row_for_it() -> None:
    view = department_view(whole(), office(), "sports")

    (gate,) = [question for question in view.form.questions() if question.key == "heated"]
    assert gate.uses == ()


def test_a_department_sees_of_records_only_its_columns_and_roles() -> None:
    (records,) = department_view(whole(), office(), "police").form.records()

    assert (records.columns, records.roles) == (("name",), ("经理",))


def test_a_department_sees_of_the_answers_only_what_its_forms_show() -> None:
    boss = {"name": "陈思远", "id_number": "140502198001010017", "phone": "13800000000"}
    manager = {"name": "李慧", "phone": "13900000000"}
    filled = Answers(
        {"name": "陈记", "boss": boss, "heated": True, "pool_depth": "1.8"},
        {"hotel": {"signed": "陈思远"}, "pool": {"signed": "陈思远"}},
        {"staff": (Record(manager, ("经理", "救生员")), Record({"name": "王强"}, ("救生员",)))},
    )

    seen = department_view(whole(), office(), "police").answers(filled)

    assert seen.shared == {
        "name": "陈记",
        "boss": {"name": "陈思远", "id_number": "140502198001010017"},
    }
    assert seen.own == {"hotel": {"signed": "陈思远"}}
    assert seen.records == {"staff": (Record({"name": "李慧"}, ("经理",)),)}


def test_a_department_sees_only_the_papers_its_licences_ask_for() -> None:
    needs = materials_of(office(), ("hotel", "pool"), Answers())
    (plan,) = department_view(whole(), office(), "police").materials(needs)

    assert (plan.key, list(plan.uses)) == ("plan", ["hotel"])


def test_the_applicant_sees_everything() -> None:
    filled, needs = Answers({"name": "陈记"}), materials_of(office(), ("hotel", "pool"), Answers())
    view = applicant_view(whole())

    assert view.form == whole()
    assert view.answers(filled) == filled
    assert view.materials(needs) == needs


def test_a_department_that_does_not_exist_sees_nothing() -> None:
    with pytest.raises(NotFound) as refused:
        department_view(whole(), office(), "navy")

    assert refused.value.key == "department.unknown"


def test_the_bureau_sees_what_was_transferred_to_it() -> None:
    bureau = Department("bureau", "审批局", "审批局", "审批局", "", "county", lead=True)
    moved = licence("hotel")
    moved = replace(moved, authority=Authority("公安局", "police", "审批局", "bureau"))
    small = office()
    small = replace(
        small,
        licences={**small.licences, "hotel": moved},
        departments={**small.departments, "bureau": bureau},
    )
    merged = merge(small, ("hotel", "pool"))

    assert department_view(merged, small, "bureau").form.licences == ("hotel",)
    assert department_view(merged, small, "police").form.licences == ("hotel",)
    assert department_view(merged, small, "sports").form.licences == ("pool",)


def test_a_question_names_the_rows_it_fills_with_their_words_and_articles() -> None:
    rows = trace(whole(), office(), "pool_name")

    assert [(item.form, item.section, item.number, item.label) for item in rows] == [
        ("hotel申请表", "基本情况", 1, "name"),
        ("pool申请表", "基本情况", 1, "泳池名称"),
    ]
    assert [item.required for item in rows] == [False, True]
    assert rows[0].articles == (Source("示例法", "第一条"),)
    assert all(item.fills for item in rows)


def test_a_question_that_fills_nothing_names_the_rows_that_depend_on_it() -> None:
    (item,) = trace(whole(), office(), "heated")

    assert (item.licence, item.number, item.fills) == ("pool", 3, False)


def test_a_signature_is_traced_to_every_form_and_records_to_theirs() -> None:
    merged = whole()

    assert [item.licence for item in trace(merged, office(), "signed")] == ["hotel", "pool"]
    assert [item.licence for item in trace(merged, office(), "staff")] == ["hotel", "pool"]


def test_what_is_not_asked_has_no_origin() -> None:
    with pytest.raises(NotFound) as refused:
        trace(whole(), office(), "curiosity")

    assert refused.value.facts == {"question": "curiosity"}


@given(small=catalogs(), bundle=st.permutations(CODES), size=st.integers(1, 3))
def test_a_part_of_the_form_fills_the_rows_of_its_licences_and_can_answer_their_conditions(
    small: Catalog, bundle: list[str], size: int
) -> None:
    merged, some = merge(small, bundle), tuple(bundle[:size])

    part = part_of(merged, small, some)

    assert placed(uses(part)) == placed(use for use in uses(merged) if use.licence in some)
    asked = {key for key, _ in keys(part)}
    for use in uses(part):
        assert use.visible_when is None or use.visible_when.reads() <= asked
    assert all(question.licence in ("", *some) for question in part.questions())


def test_no_department_sees_a_question_that_none_of_its_forms_needs() -> None:
    """Over the real forms: what stays is a row of its own, or what one of its conditions reads."""
    real = real_catalog()
    for industry, bundle in bundles().values():
        merged = merge(real, bundle, industry)
        for department in real.departments:
            view = department_view(merged, real, department)
            alone = merge(real, view.form.licences, industry)
            needed = {merged.aliases.get(key, key) for key, _ in keys(alone)}

            assert {key for key, _ in keys(view.form)} <= needed
