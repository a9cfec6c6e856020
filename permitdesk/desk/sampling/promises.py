"""Sample cases on a promise (告知承诺): what may be promised, the letter, the papers that come later."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from permitdesk.desk.acting import Wish
from permitdesk.domain.application import ApplicationFile, Route
from permitdesk.domain.case import Case
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.commitment import CommitmentFlow, flow_of, is_offered
from permitdesk.domain.facts import Actor, ChangeFile, SwitchRoute
from permitdesk.domain.materials import HandedIn
from permitdesk.domain.promise import LetterSignature, SignCommitment, TellCommitment
from permitdesk.domain.state import ActionType


def on_promise(catalog: Catalog, file: ApplicationFile, licences: Sequence[str]) -> ApplicationFile:
    """Return an application on a promise wherever that is offered, without what it need not bring."""
    chosen = [code for code in licences if _open_to_all(catalog, code)]
    if not chosen:
        return file
    spared = set(_spared(catalog, chosen)) - set(_asked(catalog, licences, chosen))
    return replace(
        file,
        routes=dict.fromkeys(chosen, Route.COMMITMENT),
        materials=tuple(item for item in file.materials if item.key not in spared),
    )


def _spared(catalog: Catalog, chosen: Sequence[str]) -> Iterator[str]:
    """Yield the papers that promises stand in for, or that may come later."""
    for code in chosen:
        flow = flow_of(catalog.flows, catalog.licence(code))
        assert flow is not None
        yield from (*flow.waives, *flow.later)


def _asked(catalog: Catalog, licences: Sequence[str], chosen: Sequence[str]) -> Iterator[str]:
    """Yield the papers that the licences of the bundle want all the same."""
    for code in licences:
        own = set(_spared(catalog, (code,))) if code in chosen else set()
        for key, _ in catalog.licence(code).materials_with_keys():
            if key not in own:
                yield key


def _open_to_all(catalog: Catalog, code: str) -> bool:
    """Tell whether a promise is offered whatever an applicant answers."""
    licence = catalog.licence(code)
    flow = flow_of(catalog.flows, licence)
    excluded = flow is not None and any(item.when is not None for item in flow.exclusions)
    return is_offered(flow, licence) and not excluded


def letters(case: Case, catalog: Catalog, clerk: Actor) -> Iterator[Wish]:
    """Yield for each promised licence the letter and its signatures."""
    for code, part in case.state.parts.items():
        if part.part.by_promise and part.promise.signed is None:
            if part.promise.told_on is None:
                yield Wish(ActionType.TELL_COMMITMENT, TellCommitment(), clerk, code)
            signed = _signed(case, catalog, code)
            yield Wish(ActionType.SIGN_COMMITMENT, signed, clerk, code)


def _signed(case: Case, catalog: Catalog, licence: str) -> SignCommitment:
    """Sign for every party, tick every point, declare everything that is asked."""
    terms = case.state.parts[licence].part.terms
    flow: CommitmentFlow | None = flow_of(catalog.flows, catalog.licence(licence))
    assert terms is not None
    assert flow is not None
    signer = str(case.application.answers.shared["legal_person_name"])
    points = sum(len(party.text) for party in terms.parties)
    return SignCommitment(
        tuple(LetterSignature(party.party, signer) for party in terms.parties),
        tuple(range(1, points + 1)),
        tuple(item.id for item in flow.exclusions if item.declared),
    )


def left(case: Case, whole: ApplicationFile, clerk: Actor) -> Iterator[Wish]:
    """Yield the ways back to the ordinary route, and the papers it wants."""
    back = SwitchRoute(Route.ORDINARY, "申请人改按一般程序办理")
    for code, part in case.state.parts.items():
        if part.part.by_promise:
            yield Wish(ActionType.SWITCH_ROUTE, back, clerk, code)
    there = {item.key for item in case.application.materials}
    rest = tuple(item for item in whole.materials if item.key not in there)
    if rest:
        yield Wish(ActionType.CORRECT_ON_SPOT, ChangeFile(materials=rest), clerk)


def late_papers(case: Case) -> ChangeFile:
    """Return all papers that may come after the decision."""
    late = [item for part in case.state.parts.values() for item in part.promise.late]
    return ChangeFile(materials=tuple(HandedIn(key) for key in {it.material: None for it in late}))
