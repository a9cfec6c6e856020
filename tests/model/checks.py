"""What must hold after every step, whatever was done: the invariants that can be seen from the desk."""

from collections import Counter
from collections.abc import Iterable

from permitdesk.domain.case import Case
from permitdesk.domain.day import WHOLE_HALL, Outcome
from permitdesk.domain.permit import CompositePermit, PermitState
from permitdesk.domain.register_entry import entry_digest
from permitdesk.domain.state import ActionType, PartStatus
from permitdesk.domain.summary import summarise
from permitdesk.domain.tasks import tasks_of
from tests.model.book import Book
from tests.model.office import Office
from tests.store.inspecting import projections

DECIDING = (ActionType.GRANT, ActionType.DENY, ActionType.RECORD_FILING)
ACCEPTING = (ActionType.ACCEPT, ActionType.DEEM_ACCEPTED)
LOOKING = (ActionType.RECORD_SITE_CHECK, ActionType.RECORD_RECHECK)


def cases_of(office: Office) -> Iterable[Case]:
    with office.store.database.reading() as connection:
        rows = connection.execute("SELECT case_no FROM worklist ORDER BY case_no").fetchall()
    return [office.store.case(number) for (number,) in rows]


def check_register(office: Office, book: Book) -> None:
    """Every permit stands in the register as the book has it (1, 8)."""
    for number, row in book.permits.items():
        entry = office.store.permit(number)
        assert (entry.permit.version, entry.state) == (row["version"], row["state"]), number
        assert isinstance(entry.permit, CompositePermit) is False
        assert entry.permit.case_number == row["case"], number


def check_composite(office: Office, book: Book) -> None:
    """The composite lists what lives, in the version the book has, and is the only one (8, 9)."""
    with office.store.database.reading() as connection:
        live = connection.execute(
            "SELECT number FROM register WHERE kind = 'composite' AND state = 'live'"
        ).fetchall()
    assert len(live) <= 1, "two composites live at one place"
    if book.composite is None:
        assert not live, "a composite nobody may have"
        return
    entry = office.store.permit(book.composite["number"])
    made = entry.permit
    assert isinstance(made, CompositePermit)
    assert (made.version, entry.state) == (book.composite["version"], book.composite["state"])
    if entry.state is PermitState.LIVE:
        listed = {item.number: item.version for item in (*made.permits, *made.filings)}
        assert listed == book.composite["lists"], "it lists something else than what lives"
        assert {item.number for item in made.filings} == {
            number for number in listed if book.permits[number]["filing"]
        }


def check_codes(office: Office, book: Book, codes: dict[tuple[str, int], str]) -> None:
    """Every code ever made has one truth, and says what is registered (12, 13)."""
    status = office.status_list()
    for (number, version), text in codes.items():
        verdict = office.verdict(text, status)
        expected, word = book.truth(number, version, office.today)
        assert verdict.kind is expected, (number, version, verdict.reason, word)
        assert verdict.reason == f"verify.{word}", (number, version)
        since = book.since[number, version]
        if "day" in verdict.facts and since is not None and word != "valid":
            assert verdict.facts["day"] == since, f"{number} {version}: not since {since}"
        assert verdict.code is not None
        named = {member.number: member.state for member in verdict.ended}
        assert named == {
            line.number: book.permits[line.number]["state"]
            for line in verdict.code.lines
            if book.permits[line.number]["state"] is not PermitState.LIVE
        }
        assert verdict.code.digest == entry_digest(office.store.permit(number, version).permit)


def check_new_code(office: Office, book: Book, place: tuple[str, int], text: str) -> None:
    """The code of a new paper says what the book says: last day and members (12)."""
    number, version = place
    whole = book.composite
    row = whole if whole and whole["number"] == number else book.permits[number]
    if version != row["version"] or row["state"] is not PermitState.LIVE:
        return  # several lapsed in one step, in an order that nobody prescribes
    code = office.verdict(text, office.status_list()).code
    assert code is not None
    assert (code.number, code.version, code.until) == (number, version, row["until"])
    if code.lines:
        assert {line.number: line.until for line in code.lines} == {
            member: book.permits[member]["until"] for member in row["lists"]
        }


def check_cases(office: Office, book: Book) -> None:
    """No decision without acceptance, three pairs of hands, each permit in one case only (2, 3)."""
    held: Counter[str] = Counter()
    for case in cases_of(office):
        accepted: set[str] = set()
        looked: set[str] = set()
        for action in case.actions:
            if action.type in ACCEPTING:
                accepted.add(action.actor.name)
            if action.type in LOOKING:
                looked.add(action.actor.name)
            if action.type in DECIDING:
                assert accepted, f"{case.number} was decided before it was accepted"
                assert action.actor.name not in accepted | looked, "one person did both"
        for permit in case.permits:
            if permit.state is PermitState.LIVE:
                held[permit.number] += 1
                newest = office.store.permit(permit.number)
                assert newest.permit.version == permit.version, f"{case.number} lags behind"
    held_twice = [number for number, times in held.items() if times != 1]
    assert not held_twice, f"held by two cases: {held_twice}"
    live, whole = set(book.live()), book.composite
    if whole is not None and whole["state"] is PermitState.LIVE:
        live.add(whole["number"])
    assert set(held) == live


def check_numbers(office: Office) -> None:
    """Issued, spoiled and pending numbers are all there are, and none is used twice (10)."""
    for tally in office.store.number_tallies():
        assert tally.is_whole, f"{tally} has a gap"
    used = Counter(
        number
        for case in cases_of(office)
        for action in case.actions
        for number in action.numbers.values()
    )
    assert set(used.values()) <= {1}, "a number was used twice"


def check_chain(office: Office) -> None:
    """The ledger's chain is good (15)."""
    assert office.store.check() is None, "the chain is broken"


def check_day(office: Office) -> None:
    """What was received is in progress or finished, for the hall and every authority (22)."""
    day, in_progress = office.today, Counter[str]()
    for case in cases_of(office):
        still = [case.state.parts[code].part.decider for code in case.state.open_parts]
        in_progress.update((*still, WHOLE_HALL) if still else ())
    received = office.store.tallied_until(day, ActionType.RECEIVE)
    finished = office.store.tallied_until(day, Outcome.CLOSED)
    for authority, number in received.items():
        rest = number - finished.get(authority, 0)
        assert rest == in_progress[authority], f"{authority}: {rest} are in progress"
    left = sum(number for _, number in office.store.left_from(day))
    assert left == in_progress[WHOLE_HALL], f"{left} cases left of {in_progress[WHOLE_HALL]}"


def check_lists(office: Office) -> None:
    """What is written beside the ledger says what the ledger says (18)."""
    before, calendar = projections(office.store), office.desk.calendar
    office.store.rebuild(lambda case: (summarise(case, calendar), tasks_of(case, calendar)))
    after = projections(office.store)
    wrong = [name for name in before if before[name] != after[name]]
    assert not wrong, f"rebuilt lists differ: {wrong}"


def others_results(case: Case, licence: str) -> dict[str, tuple[object, ...]]:
    """Return what other authorities decided in a case, to compare around a decision (24)."""
    return {
        code: (part.result, part.decided_by, part.numbers)
        for code, part in case.state.parts.items()
        if code != licence and part.status not in (PartStatus.WAITING, PartStatus.IN_REVIEW)
    }
