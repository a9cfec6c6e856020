"""One believable answer to one field."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from random import Random
from typing import Any

from permitdesk.desk.sampling.business import Business, Person, draw_site
from permitdesk.desk.sampling.figures import number_for
from permitdesk.desk.sampling.texts import text_for
from permitdesk.desk.sampling.trades import SENSIBLE, Trade
from permitdesk.domain.form import Field, FieldType
from permitdesk.domain.merge import Question

_YES = frozenset(
    "ac_entrance tb_independent ad_owner_consent rp_liability pe_scanner vd_trace dn_separate "
    "ic_house_nature truth_declaration commitment_signed no_ban_declaration ei_park "
    "electronic_service_consent".split()
)
_NO = frozenset(
    "hc_special central_kitchen ei_sensitive pr_need_permit dn_temp dn_unified dn_key "
    "vr_hazmat food_group_delivery".split()
)
YES_SHARE = 0.3
MOST_CHOSEN = 3
_PAST = {"establish_date": (0, 0), "eq_in_use_date": (10, 300)}
_OWNER = frozenset({"fc_responsible"})
_MANAGER = "principal"


def answer(question: Question, parts: tuple[str, ...], business: Business, random: Random) -> Any:
    """Return a raw answer, as JSON would bring it.

    Args:
        question: What is asked.
        parts: Parts of a person that the forms want.
        business: Who answers.
        random: Where chance comes from.
    """
    field = question.field
    if field.type is FieldType.PERSON:
        person = _person(field, business, random)
        return {part: text for part, text in as_answer(person).items() if part in parts}
    return _DRAWS[field.type](field, business, random)


def as_answer(person: Person, duty: str = "负责人") -> dict[str, str]:
    """Return a person as one is answered."""
    return {
        "name": person.name,
        "id_number": person.identity,
        "phone": person.phone,
        "duty": duty,
    }


def _person(field: Field, business: Business, random: Random) -> Person:
    if field.key in _OWNER:
        return business.legal_person
    if field.key.endswith(_MANAGER):
        return business.manager
    return random.choice(business.staff)


def _date(field: Field, business: Business, random: Random) -> Any:
    if field.key == "establish_date":
        return business.founded.isoformat()
    rule = field.validation.rule if field.validation else ""
    past = rule == "date_not_future" or field.key in _PAST
    days = -random.randint(30, 900) if past else random.randint(400, 1800)
    if field.key == "open_date":
        days = random.randint(10, 60)
    return (business.today + timedelta(days=days)).isoformat()


def _choice(field: Field, business: Business, random: Random) -> Any:
    fixed = {
        "entity_type": business.entity_type,
        "legal_person_type": business.legal_person_type,
        "bk_org_form": business.entity_type,
    }
    if fixed.get(field.key) in field.choices:
        return fixed[field.key]
    return random.choice(_usual(field, business.trade) or field.choices or ("6210",))


def _multichoice(field: Field, business: Business, random: Random) -> Any:
    likely = _usual(field, business.trade)
    options = likely or tuple(choice for choice in field.choices if choice != "无")
    chosen = random.sample(options, random.randint(1, min(MOST_CHOSEN, len(options))))
    return [choice for choice in field.choices if choice in chosen]


def _usual(field: Field, trade: Trade) -> tuple[str, ...]:
    usual = trade.usual.get(field.key) or SENSIBLE.get(field.key, ())
    return tuple(choice for choice in usual if choice in field.choices)


def _boolean(field: Field, business: Business, random: Random) -> Any:
    if field.key == "md2_with_md3":
        return "meddev3" in business.bundle
    if field.key in _YES:
        return True
    return field.key not in _NO and random.random() < YES_SHARE


def _address(field: Field, business: Business, random: Random) -> Any:
    if field.key in ("premises_address", "project_site", "ad_location", "ro_road"):
        return business.premises.as_answer()
    if field.key in ("residence", "mailing_address", "delivery_address"):
        return business.residence.as_answer()
    return draw_site(random, business.premises.division).as_answer()


def _table(field: Field, business: Business, random: Random) -> Any:
    """Return two rows of a table that no record type stands behind."""
    return [
        {name: _cell(name, place, business) for name in field.columns}
        for place in range(1, random.randint(1, 2) + 1)
    ]


def _cell(name: str, place: int, business: Business) -> str:
    by_word = {
        "负责人": business.staff[-place].name,
        "单体": f"{place}号楼",
        "层数": "3",
        "高度": "12",
        "面积": "860",
        "类别": "第三类",
        "职称": "中级",
        "科室": ("内科", "中医科")[place - 1],
        "计量单位": "吨/年",
        "产能": "200",
        "能力": "200",
        "用量": "50吨",
        "占比": "0",
        "等级": "中级",
        "规模": "120人",
        "工种": ("中式烹调师", "电工")[place - 1],
        "生产线": f"{place}号线",
    }
    return next((text for word, text in by_word.items() if word in name), f"示例{place}")


_DRAWS: Mapping[FieldType, Callable[[Field, Business, Random], Any]] = {
    FieldType.TEXT: text_for,
    FieldType.INTEGER: number_for,
    FieldType.DECIMAL: number_for,
    FieldType.DATE: _date,
    FieldType.CHOICE: _choice,
    FieldType.MULTICHOICE: _multichoice,
    FieldType.BOOLEAN: _boolean,
    FieldType.ADDRESS: _address,
    FieldType.TABLE: _table,
}
