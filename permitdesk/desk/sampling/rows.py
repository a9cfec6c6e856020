"""Records that play the roles the forms want: people, machines, rooms and so on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from typing import Any

from permitdesk.desk.sampling import codes
from permitdesk.desk.sampling.business import Business, Person, draw_site
from permitdesk.desk.sampling.things import THINGS, Thing
from permitdesk.domain.answer import Answers
from permitdesk.domain.form import Column, FieldType
from permitdesk.domain.merge import MergedForm, RecordQuestion

Row = Mapping[str, Any]
MOST_ROWS_A_ROLE = 2


def draw_records(
    form: MergedForm, answers: Answers, business: Business, random: Random, optional: float
) -> dict[str, tuple[Row, ...]]:
    """Return rows for every role that is needed, and for a share of the others.

    Args:
        form: Says which roles there are.
        answers: Decide what is asked.
        business: Whose records.
        random: Where chance comes from.
        optional: Share of the roles nobody needs that are played all the same.
    """
    drawn: dict[str, tuple[Row, ...]] = {}
    for question in form.records():
        needed = set(question.needed_roles(answers))
        asked = dict.fromkeys(use.role for use in question.asked_by(answers))
        roles = [role for role in asked if role in needed or random.random() < optional]
        if roles:
            drawn[question.collection] = tuple(_rows(question, roles, business, random))
    return drawn


def _rows(
    question: RecordQuestion, roles: Sequence[str], business: Business, random: Random
) -> Iterable[Row]:
    if question.collection == "staff":
        return _staff(question, roles, business, random)
    if question.collection == "shareholders":
        return _shareholders(question, roles, business, random)
    return _things(question, roles, business, random)


@dataclass
class _Part:
    """A person on the way to a row: the roles it plays so far."""

    person: Person
    roles: list[str] = field(default_factory=list)


def _staff(
    question: RecordQuestion, roles: Sequence[str], business: Business, random: Random
) -> Iterable[Row]:
    """Yield each person once, with all the roles it plays."""
    cast = [_Part(person) for person in business.staff]
    for role in roles:
        for part in random.sample(cast, random.randint(1, MOST_ROWS_A_ROLE)):
            part.roles.append(role)
    for part in cast:
        if part.roles:
            wanted = {column for role in part.roles for column in question.columns_of(role)}
            columns = [key for key in question.columns if key in wanted | {"name", "id_number"}]
            values = _about(part, business, random)
            yield {**{key: values[key] for key in columns}, "roles": part.roles}


def _about(part: _Part, business: Business, random: Random) -> dict[str, Any]:
    """Return everything that may be said of a person at work."""
    person, today = part.person, business.today
    return {
        "name": person.name,
        "gender": "女" if person.female else "男",
        "birth_date": person.birth.isoformat(),
        "age": _age(person, business),
        "id_type": "居民身份证",
        "id_number": person.identity,
        "phone": person.phone,
        "education": person.education,
        "major": random.choice(("工商管理", "会计", "食品科学", "护理", "机电")),
        "graduated": "示例学院",
        "title": random.choice(("初级", "中级", "高级")),
        "duty": part.roles[0],
        "full_time": True,
        "hire_date": _day(business, -random.randint(20, 700)),
        "work_years": f"{random.randint(2, 20)}年",
        "cert_name": "职业资格证书",
        "cert_no": f"SL{random.randrange(10**8):08}",
        "cert_level": random.choice(("初级", "中级")),
        "reg_no": f"SL{random.randrange(10**10):010}",
        "reg_date": _day(business, -random.randint(200, 2000)),
        "reg_org": "晋城市示例登记机构",
        "practice_scope": "按注册范围",
        "dept": random.choice(("内科", "康复科", "口腔科")),
        "health_cert_valid": (today + timedelta(days=random.randint(60, 360))).isoformat(),
        "training": "已培训，考核合格",
        "licence_class": random.choice(("C1", "B2", "A2")),
        "dosimeter_no": f"JL{random.randrange(1000):03}",
        "org": "示例保安服务有限公司（测试）",
        "subject": random.choice(("语文", "游泳", "美术")),
        "remark": "无",
    }


def _age(person: Person, business: Business) -> int:
    birth, today = person.birth, business.today
    return today.year - birth.year - ((today.month, today.day) < (birth.month, birth.day))


def _day(business: Business, days: int) -> str:
    return (business.today + timedelta(days=days)).isoformat()


def _shareholders(
    question: RecordQuestion, roles: Sequence[str], business: Business, random: Random
) -> Iterable[Row]:
    """Yield the legal person and perhaps one more, whose shares make a whole."""
    others = [person for person in business.staff if person is not business.legal_person]
    share = random.choice((100, 60, 70, 80))
    shares = [(business.legal_person, share), (others[-1], 100 - share)]
    for person, ratio in shares:
        if ratio:
            values = {
                "name": person.name,
                "id_number": person.identity,
                "amount": business.capital * ratio / 100,
                "ratio": f"{ratio}%",
                "kind": "货币",
                "phone": person.phone,
            }
            wanted = [key for key in question.columns if key in values]
            yield {**{key: values[key] for key in wanted}, "roles": list(roles)}


def _things(
    question: RecordQuestion, roles: Sequence[str], business: Business, random: Random
) -> Iterable[Row]:
    if question.collection == "rooms":
        yield from _halls(question, roles, business)
        return
    for role in roles:
        things = THINGS.get(role) or THINGS[question.collection]
        for place, thing in enumerate(random.sample(things, min(len(things), MOST_ROWS_A_ROLE))):
            values = _thing(thing, place + 1, business, random)
            shown = question.columns_of(role)
            columns = [column for column in question.type.columns if column.key in shown]
            yield {
                **{item.key: _fitting(item, values[item.key]) for item in columns},
                "roles": [role],
            }


def _fitting(column: Column, value: Any) -> Any:
    """Write a number as text where the column is one: 数量 of a product is “3”."""
    return str(value) if column.type is FieldType.TEXT else value


def _halls(question: RecordQuestion, roles: Sequence[str], business: Business) -> Iterable[Row]:
    """Yield the halls of a cinema: as many, and with as many seats, as its form says."""
    for place, seats in enumerate(business.halls, 1):
        values = {
            "no": f"{place}号厅",
            "use": "影厅",
            "area": seats * 2,
            "beds": 0,
            "seats": seats,
            "screen": 12.5,
            "projector": "SL-4K",
            "server": "SL-S1",
        }
        yield {**{key: values[key] for key in question.columns}, "roles": list(roles)}


def _thing(thing: Thing, place: int, business: Business, random: Random) -> dict[str, Any]:
    """Return everything that may be said of a machine, a vehicle or an outlet."""
    name, model, note = thing
    serial = f"{random.randrange(10**6):06}"
    return {
        **_measures(note, place, random),
        "name": name,
        "model": model,
        "no": f"{place}",
        "serial_no": serial,
        "device_code": f"3110140502{business.today.year}{serial}",
        "maker": "晋城市示例机械有限公司（测试）",
        "inspect_date": _day(business, -random.randint(10, 300)),
        "address": draw_site(random, business.premises.division).as_answer(),
        "plate_no": codes.plate(random),
        "vin": codes.vehicle_number(random),
        "plan_date": f"{business.today.year}年12月",
        "uscc": codes.uscc(random, "91", business.premises.division),
        "leader": random.choice(business.staff).name,
        "cert_no": f"SL{serial}",
        "phone": codes.mobile(random),
        "url": f"https://shop.example.cn/{serial}",
        "shop": business.sign,
        "source": "山西示例有限公司（测试）",
        "right_holder": "山西示例有限公司（测试）",
        "approve_no": f"示例审{business.today.year - 2}{serial}",
    }


def _measures(note: str, place: int, random: Random) -> dict[str, Any]:
    """Return what is the same for all things; ``note`` stands where a kind is asked."""
    return {
        **dict.fromkeys(
            "category usage item_scope process kind role type platform detail oil".split(), note
        ),
        "quantity": random.randint(1, 6),
        "params": "额定参数见铭牌",
        "location": random.choice(("一层", "操作间", "库房")),
        "volume": "30",
        "temp_range": "2-8℃",
        "precision": "1级",
        "is_egame": False,
        "remark": "无",
        "mass": 18000,
        "seats": 45,
        "tank_volume": "25m³",
        "tech_grade": "一级",
        "device": "副制动踏板、辅助后视镜",
        "grade": "Ⅰ类",
        "area": 60,
        "position": "后院东侧",
        "diameter": "200",
        "destination": "市政污水管网",
        "pollutant": "COD、氨氮",
        "standard": "GB/T 31962-2015",
        "category_no": f"{place:02}01",
        "output": "20吨",
        "cas": "64-17-5",
        "un": "1170",
        "max_stock": "2吨",
        "generation": "父母代",
        "count": 2,
        "places": 30,
        "depth": "80m",
        "pump": "潜水泵",
    }
