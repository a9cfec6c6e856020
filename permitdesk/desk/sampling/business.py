"""An invented business with its people: what all answers of one application agree on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from permitdesk.desk.sampling import codes
from permitdesk.desk.sampling.names import brand, marked, person_name, street
from permitdesk.desk.sampling.trades import Trade


@dataclass(frozen=True)
class Person:
    """Somebody who never lived."""

    name: str
    female: bool
    identity: str
    phone: str
    education: str

    @property
    def birth(self) -> date:
        """Return the day of birth that the identity number tells."""
        return codes.birth_date(self.identity)


@dataclass(frozen=True)
class Site:
    """An address in one of the loaded places."""

    division: str
    town: str
    street: str
    number: int

    def as_answer(self) -> dict[str, str]:
        """Return it as an address is answered."""
        return {
            "division": self.division,
            "town": self.town,
            "detail": f"{self.street}{self.number}号",
        }


@dataclass(frozen=True)
class Business:
    """One applicant.

    Attributes:
        name: As on the business licence, with a mark that it is a test.
        sign: What stands over the door.
        kind: First two characters of the credit code.
        area, building: Square metres in use, and built.
        agent: Who signs as agent; the legal person where there is none.
        employees: Everybody, the staff included.
        staff: Those who are named in the forms.
        trade: What is usual for it.
        capital: 万元.
        halls: Seats of each hall of a cinema.
        bundle: Licences it applies for.
        today: Legal day of the application.
    """

    name: str
    sign: str
    kind: str
    uscc: str
    premises: Site
    residence: Site
    area: int
    building: int
    employees: int
    legal_person: Person
    staff: tuple[Person, ...]
    agent: Person
    trade: Trade
    capital: int
    founded: date
    halls: tuple[int, ...]
    bundle: tuple[str, ...]
    today: date

    @property
    def entity_type(self) -> str:
        """Return the form of business as the form's choice says it."""
        return _KINDS[self.kind][0]

    @property
    def legal_person_type(self) -> str:
        """Return what its head is called."""
        return _KINDS[self.kind][1]

    @property
    def manager(self) -> Person:
        """Return who runs it from day to day."""
        return self.staff[0]


_KINDS = {
    "91": ("有限责任公司", "法定代表人", "有限公司"),
    "92": ("个体工商户", "经营者", "（个体工商户）"),
    "93": ("农民专业合作社", "法定代表人", "农民专业合作社"),
    "52": ("民办非企业单位", "法定代表人", ""),
}
AREA_PER_EMPLOYEE = 35
FEWEST, MOST = 6, 120
LARGE = 500
LONGEST_KNOWN = 120
"""Days a business has been there at least, so that an application may be told of the past."""
HOME_SHARE, SAME_ADDRESS_SHARE, OWNER_WORKS_ELSEWHERE_SHARE = 0.7, 0.8, 0.5
_EDUCATION = "高中 中专 大专 大专 本科 本科"


def draw_business(
    random: Random,
    trade: Trade,
    divisions: Sequence[str],
    today: date,
    *,
    building: int | None,
    bundle: tuple[str, ...],
) -> Business:
    """Make a business up.

    Args:
        random: Where chance comes from.
        trade: What is usual.
        divisions: Places it may lie in; the first one is the likeliest.
        today: Legal day.
        building: Square metres built, where the guide's answer fixes it.
        bundle: Licences it applies for.
    """
    kind = random.choice(trade.kinds)
    division = divisions[0] if random.random() < HOME_SHARE else random.choice(divisions)
    premises = draw_site(random, division)
    building = building if building is not None else round_area(random.uniform(*trade.areas))
    area = max(1, round(building * random.uniform(0.6, 0.95)))
    employees = min(MOST, max(FEWEST, area // AREA_PER_EMPLOYEE + random.randrange(4)))
    sign = brand(random) + random.choice(trade.words)
    people = [draw_person(random, division) for _ in range(random.randint(4, 5) + 2)]
    owner, agent, *staff = people
    return Business(
        name=sign + marked(random) + _KINDS[kind][2],
        sign=sign,
        kind=kind,
        uscc=codes.uscc(random, kind, division),
        premises=premises,
        residence=premises if random.random() < SAME_ADDRESS_SHARE else draw_site(random, division),
        area=area,
        building=building,
        employees=employees,
        legal_person=owner,
        staff=tuple(staff) if random.random() < OWNER_WORKS_ELSEWHERE_SHARE else (owner, *staff),
        agent=agent,
        trade=trade,
        capital=random.choice((10, 20, 50, 100, 200, 300, 500)),
        founded=today - timedelta(days=random.randrange(LONGEST_KNOWN, 2000)),
        halls=tuple(random.randrange(60, 240, 4) for _ in range(random.randint(4, 8))),
        bundle=bundle,
        today=today,
    )


def draw_person(random: Random, division: str) -> Person:
    """Make a person up."""
    female = random.choice((True, False))
    return Person(
        name=person_name(random, female=female),
        female=female,
        identity=codes.identity_number(random, division, female=female),
        phone=codes.mobile(random),
        education=random.choice(_EDUCATION.split()),
    )


def draw_site(random: Random, division: str) -> Site:
    """Make an address up; the streets are real, who lives there is not."""
    town, name = street(random, division)
    return Site(division, town, name, random.randrange(1, 400))


def round_area(size: float) -> int:
    """Return square metres as people say them."""
    step = 5 if size < LARGE else 50
    return max(step, round(size / step) * step)
