"""The demo's second case: granted on a promise in one visit, looked at, then in a second version."""

from collections.abc import Iterator
from pathlib import Path

from permitdesk.app.demo_steps import CLERK, Steps
from permitdesk.app.house import House
from permitdesk.cli.plain import as_json
from permitdesk.desk.sampling import promises, visits
from permitdesk.desk.sampling.another import brought
from permitdesk.desk.sampling.lives import turns_of
from permitdesk.desk.sampling.officers import decider, reviewer
from permitdesk.desk.sampling.plans import Life
from permitdesk.domain.application import ApplicationFile
from permitdesk.domain.errors import WorldFailed
from permitdesk.domain.facts import (
    Archive,
    Deliver,
    Grant,
    LookThrough,
    Opinion,
    Print,
    Remark,
    Review,
)
from permitdesk.domain.state import ActionType
from permitdesk.domain.workdays import local_day

LICENCE = "public_place_health"
SEED = 19
"""Of the applicant's answers (优化营商环境条例第十九条)."""
PAGES = 20
NEW_LEGAL_PERSON = "赵新代"


def promised(folder: Path, house: House) -> Iterator[Path]:
    """Do it all; yield each file as it is written."""
    steps = Steps(folder, house)
    steps.next_day()
    yield from _in_one_visit(steps)
    yield from _looked_at(steps)
    old = folder / f"13-single_permit-{LICENCE}.pdf"
    yield from _changed(steps)
    verdict = house.verify(str(old), None, None, None)
    if verdict["verdict"] == "valid":
        raise WorldFailed("demo.not_valid", message=verdict["message"])
    yield steps.write("16-verdict-of-the-first-version.json", as_json(verdict).encode())


def _in_one_visit(steps: Steps) -> Iterator[Path]:
    """Apply, read and sign the letter, and take the permit home the same morning."""
    house = steps.house
    made = house.sample_application("", (LICENCE,), SEED, {})
    file = promises.on_promise(house.catalog, made, (LICENCE,))
    steps.case = house.acting.receive(file, CLERK).number
    for wish in promises.letters(house.store.case(steps.case), house.catalog, CLERK):
        steps.wish(wish)
    yield steps.paper("13", "commitment_letter", LICENCE)
    steps.do(ActionType.LOOK_THROUGH, LookThrough(True, True), CLERK)
    steps.do(ActionType.ACCEPT, Remark(), CLERK)
    _grant(steps)
    yield steps.paper("13", "grant_decision", LICENCE)
    yield from _handed_over(steps, "13")


def _looked_at(steps: Steps) -> Iterator[Path]:
    """Hand over to whoever supervises, and look whether the promise is kept."""
    house = steps.house
    for turn in turns_of(house.store.case(steps.case), Life.KEPT):
        wish = turn.wish(house.store.case(steps.case))
        for _ in range(turn.wait):
            steps.next_day()
        if wish is not None:
            steps.wish(wish)
    yield steps.paper("14", "after_check_record", LICENCE)


def _changed(steps: Steps) -> Iterator[Path]:
    """Change the legal person: only that is asked; the permit keeps its number."""
    house = steps.house
    permit = house.store.case(steps.case).state.permit_of(LICENCE)
    assert permit is not None
    answers = {"legal_person_name": NEW_LEGAL_PERSON}
    change = ApplicationFile(changes=permit.number, answers=answers)
    steps.next_day()
    case = house.acting.receive(change, CLERK)
    steps.case = case.number
    if (papers := brought(house.acting.defects(case))).materials:
        steps.do(ActionType.CORRECT_ON_SPOT, papers, CLERK)
    steps.do(ActionType.LOOK_THROUGH, LookThrough(True, True), CLERK)
    steps.do(ActionType.ACCEPT, Remark(), CLERK)
    if (case := house.store.case(steps.case)).state.to_check:
        steps.wish(visits.check_planned(case, CLERK, local_day(house.now())))
        steps.wish(visits.check_recorded(house.store.case(steps.case)))
    _grant(steps)
    yield from _handed_over(steps, "15")


def _grant(steps: Steps) -> None:
    part = steps.house.store.case(steps.case).state.parts[LICENCE].part
    if not part.by_promise:
        opinion = Review(Opinion.PASS, "变更事项属实，建议准予。")
        steps.do(ActionType.REVIEW, opinion, reviewer(part.decider), LICENCE)
    steps.do(ActionType.GRANT, Grant(), decider(part.decider), LICENCE)


def _handed_over(steps: Steps, place: str) -> Iterator[Path]:
    steps.do(ActionType.ISSUE, Remark(), CLERK)
    yield steps.paper(place, "single_permit", LICENCE)
    steps.do(ActionType.PRINT, Print(), CLERK)
    steps.do(ActionType.DELIVER, Deliver(steps.applicant), CLERK)
    steps.do(ActionType.ARCHIVE, Archive(PAGES, "长期"), CLERK)
