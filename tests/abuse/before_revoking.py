"""What stands before a member of a composite is revoked, and the act itself."""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from shutil import copytree, rmtree
from tempfile import TemporaryDirectory

from permitdesk.desk.acting import Wish
from permitdesk.desk.drawing import ORIGINAL
from permitdesk.domain.application import Route
from permitdesk.domain.commitment import flow_of
from permitdesk.domain.facts import Remark
from permitdesk.domain.follow_up import RecordStatement, RevokeGround, TellIntent
from permitdesk.domain.permit_acts import Revoke
from permitdesk.domain.promise import LetterSignature, SignCommitment, TellCommitment
from permitdesk.domain.service import Service
from permitdesk.domain.state import ActionType
from permitdesk.store.store import open_store
from tests.desk.hall import real_catalog
from tests.model.office import CLERK, FIRE, FIREWORKS, FOOD, HOTEL, Office, application
from tests.store.builders import new_store

KEY = "revoke-once"
INSTRUCTIONS = 20
"""Of the engine, after which one may be killed in the midst of a statement."""


@dataclass(frozen=True)
class Story:
    """What stands before the act.

    Attributes:
        folder: With the store; copied for each kill.
        case: Holds the permit that is revoked.
        other: The case that holds the composite until then, with its paper waiting to be printed.
        ends: The composite ends; otherwise it goes on in its next version.
        statements: How many the act has.
        instructions: How often the engine says that it goes on, in the act.
    """

    folder: Path
    moment: datetime
    case: str
    licence: str
    other: str
    composite: str
    ends: bool
    statements: int = 0
    instructions: int = 0


def stories(folder: Path) -> tuple[Story, Story]:
    """Prepare a composite that goes on without its member, a promise, and one that ends."""
    return (
        _prepared(folder / "goes_on", (FIRE, HOTEL), (FOOD, FIREWORKS), ends=False),
        _prepared(folder / "ends", (FIREWORKS,), (FOOD,), ends=True),
    )


def _prepared(
    folder: Path, first: tuple[str, ...], second: tuple[str, ...], *, ends: bool
) -> Story:
    """Issue permits in two cases, draw the composite up, tell what is meant to be done."""
    folder.mkdir()
    office = Office(new_store(folder))
    promised = first[0] if first[0] == FIRE else ""
    case, other = _issued(office, first, promised), _issued(office, second)
    whole = office.store.case(other).permits[-1]
    office.documents.draw_up(other, ORIGINAL, "", None, CLERK)
    licence, by = first[0], office.reviewer(case, first[0])
    told = Service("王某", day=office.today)
    intent = TellIntent(RevokeGround.DECEIT, "以欺骗手段取得", told, days=5)
    office.do(case, ActionType.TELL_INTENT, intent, licence, by)
    said = RecordStatement("王某", "无异议", "事实清楚")
    office.do(case, ActionType.RECORD_STATEMENT, said, licence, by)
    office.store.database.checkpoint()
    office.store.close()
    story = Story(folder, office.moment, case, licence, other, whole.number, ends)
    return _measured(story)


def _issued(office: Office, licences: tuple[str, ...], promised: str = "") -> str:
    """Issue the permits of a case, one of them on a promise."""
    file = application(licences)
    if promised:
        file = replace(file, routes={promised: Route.COMMITMENT})
    case = office.receive(file)
    if promised:
        office.do(case, ActionType.TELL_COMMITMENT, TellCommitment(), promised)
        office.do(case, ActionType.SIGN_COMMITMENT, _signature(office, case, promised), promised)
    office.accept(case)
    for licence in licences:
        office.grant(case, licence, None)
    office.do(case, ActionType.ISSUE, Remark())
    return case


def _signature(office: Office, case: str, licence: str) -> SignCommitment:
    """Sign for every party, tick every point, declare all that is asked."""
    received, catalog = office.store.case(case), real_catalog()
    terms = received.state.parts[licence].part.terms
    flow = flow_of(catalog.flows, catalog.licence(licence))
    assert terms is not None
    assert flow is not None
    signer = str(received.application.answers.shared["legal_person_name"])
    points = sum(len(party.text) for party in terms.parties)
    return SignCommitment(
        tuple(LetterSignature(party.party, signer) for party in terms.parties),
        tuple(range(1, points + 1)),
        tuple(item.id for item in flow.exclusions if item.declared),
    )


def _measured(story: Story) -> Story:
    """Do the act once in peace on a copy, and count what it is made of."""
    with TemporaryDirectory() as folder:
        office = office_of(story, copied(story, Path(folder)))
        connection = office.store.database.connection
        statements: list[str] = []
        connection.set_trace_callback(statements.append)
        revoke(story, office)
        connection.set_trace_callback(None)
        office.store.close()
        rmtree(folder, ignore_errors=True)
        Path(folder).mkdir()
        office = office_of(story, copied(story, Path(folder)))
        steps: list[int] = []
        office.store.database.connection.set_progress_handler(
            lambda: steps.append(1), INSTRUCTIONS
        )  # fmt: skip
        revoke(story, office)
        office.store.close()
    return replace(story, statements=len(statements), instructions=len(steps))


def copied(story: Story, folder: Path) -> Path:
    target = folder / "desk"
    rmtree(target, ignore_errors=True)
    copytree(story.folder, target)
    return target / "desk.store"


def office_of(story: Story, path: Path) -> Office:
    return Office(open_store(path), story.moment)


def revoke(story: Story, office: Office) -> None:
    by = office.reviewer(story.case, story.licence)
    sent = Revoke(RevokeGround.DECEIT, "以欺骗手段取得")
    wish = Wish(ActionType.REVOKE, sent, by, story.licence, KEY)
    office.acting.do(story.case, wish)
