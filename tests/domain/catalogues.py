"""Generated catalogues of up to three licences, with everything that merging knows."""

from hypothesis import strategies as st

from permitdesk.domain.answer import Answers, Value
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.condition import Condition, Op
from permitdesk.domain.form import Column, Equivalence, Field, FieldType, RecordType, Row
from permitdesk.domain.licence import Licence, Material
from tests.domain.small_catalog import catalog, form, licence, row, text_field

CODES = ("a", "b", "c")
STAFF = RecordType(
    "人员",
    "staff",
    ("id_number",),
    (
        Column("name", "姓名", FieldType.TEXT),
        Column("id_number", "身份证号", FieldType.TEXT),
        Column("phone", "电话", FieldType.TEXT),
    ),
)
_YES = Condition("kind", Op.EQ, "是")
_COLUMNS = st.dictionaries(
    st.sampled_from(["姓", "号", "话"]), st.sampled_from(["name", "id_number", "phone"])
)


def bundles() -> st.SearchStrategy[tuple[str, ...]]:
    """Some of the licences, in any order."""
    return st.lists(st.sampled_from(CODES), min_size=1, unique=True).map(tuple)


@st.composite
def catalogs(draw: st.DrawFn) -> Catalog:
    """Three licences: shared, own, joined, conditional, fresh and known rows, and records.

    Every form has a signature, one row of its own and one that it requires and always asks.
    """
    shared = [
        text_field("name"),
        text_field("kind", ask_always=draw(st.booleans())),
        text_field("store", visible_when=draw(st.sampled_from([None, _YES]))),
        text_field("gate", visible_when=draw(st.sampled_from([None, _YES]))),
        text_field("day", auto_from="now"),
        text_field("signed", fresh=True),
    ]
    licences = [_licence(draw, code) for code in CODES]
    return catalog(
        licences,
        [form(item.code, *_rows(draw, item)) for item in licences],
        shared,
        [item for code in CODES for item in _joined(draw, code)],
        {"person": STAFF},
    )


def answers() -> st.SearchStrategy[Answers]:
    """What conditions read, answered or not."""
    words: st.SearchStrategy[Value] = st.sampled_from(["是", "否"])
    keys = ("kind", "gate", "store", *(f"{code}0" for code in CODES))
    return st.dictionaries(st.sampled_from(keys), words).map(Answers)


def _licence(draw: st.DrawFn, code: str) -> Licence:
    conditions = [None, _YES, Condition("gate", Op.EQ, "是"), Condition(f"{code}0", Op.NE, "否")]
    fields: list[Field] = [
        text_field(f"{code}0"),
        text_field(
            f"{code}1",
            required=draw(st.booleans()),
            visible_when=draw(st.sampled_from(conditions)),
        ),
        text_field(f"{code}_staff", type=FieldType.TABLE),
    ]
    rule = draw(st.sampled_from([None, Condition("gate", Op.NE, "否"), _YES]))
    return licence(
        code, fields, materials=[Material("委托书", "copy", 1, required=True, required_when=rule)]
    )


def _rows(draw: st.DrawFn, item: Licence) -> list[Row]:
    code = item.code
    others = tuple(other for other in CODES if other != code)
    some = [
        row("store", required=draw(st.booleans())),
        row("day"),
        row("system", value="case_no"),
        row("system", value="linked_licence_no", linked=(draw(st.sampled_from(others)),)),
        row(f"{code}_staff", record="person", role="厨师", columns=draw(_COLUMNS)),
        row("staff", record="person", role="安全员", columns=draw(_COLUMNS), required=True),
    ]
    always = [
        row("name", required=True),
        row(f"{code}0"),
        row(f"{code}1", required=True),
        row("signed", fresh=True, required=True),
    ]
    return draw(st.permutations([*always, *draw(st.lists(st.sampled_from(some), max_size=4))]))


def _joined(draw: st.DrawFn, code: str) -> list[Equivalence]:
    earlier = [f"{other}0" for other in CODES if other < code]
    target = draw(st.sampled_from([None, "name", *earlier]))
    return [Equivalence(f"{code}0", target, "", override=draw(st.booleans()))] if target else []
