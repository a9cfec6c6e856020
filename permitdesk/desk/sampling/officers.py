"""The people of a practice hall: six windows; two reviewers and two inspectors in each department."""

from collections.abc import Iterable
from random import Random

from permitdesk.desk.sampling.names import person_name
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.facts import SYSTEM, Actor, Role
from permitdesk.domain.site_check import Inspector

WINDOWS = tuple(
    Actor(name, Role.CLERK, f"{number}号窗口")
    for number, name in enumerate("王窗口 李窗口 张窗口 刘窗口 陈窗口 杨窗口".split(), 1)
)
KIOSKS = tuple(Actor("自助申报", Role.KIOSK, f"KS-{number:02}") for number in (1, 2))

SUPERVISOR = Actor("梁督办", Role.SUPERVISOR, "督查科")


def reviewer(department: str) -> Actor:
    """Return who examines for a department."""
    return Actor(_name(department, "审查"), Role.REVIEWER, department)


def decider(department: str) -> Actor:
    """Return who signs for a department."""
    return Actor(_name(department, "负责"), Role.REVIEWER, department)


def inspectors(department: str) -> tuple[Inspector, ...]:
    """Return the two who look on site for a department, and the one who steps in for them."""
    chances = [Random(f"{department}{place}") for place in range(3)]
    return tuple(
        Inspector(
            person_name(chance, female=bool(place % 2)),
            department,
            f"晋E{chance.randrange(10**6):06}",
        )
        for place, chance in enumerate(chances)
    )


def inspecting(inspector: Inspector) -> Actor:
    """Return an inspector as one who acts at the desk."""
    return Actor(inspector.name, Role.INSPECTOR, inspector.department)


def officers(catalog: Catalog) -> Iterable[Actor]:
    """Yield everybody who acts in sample cases, to be registered in a practice store."""
    yield from WINDOWS
    yield from KIOSKS
    yield SUPERVISOR
    yield SYSTEM
    for code in catalog.departments:
        yield reviewer(code)
        yield decider(code)
    licences = catalog.licences.values()
    deciders = {catalog.decider(licence).code for licence in licences}
    looking = deciders | {licence.authority.code for licence in licences}
    for code in sorted(looking):
        yield from map(inspecting, inspectors(code))


def _name(department: str, post: str) -> str:
    """Return a name that is always the same for a post and never a clerk's."""
    return person_name(Random(department + post), female=False)[:1] + post
