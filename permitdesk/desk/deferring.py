"""Acceptance with gaps at the counter (容缺受理): may these papers come later, for this applicant?"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from permitdesk.desk.defects import defects_of
from permitdesk.desk.desk import Desk
from permitdesk.domain.application import needs_of
from permitdesk.domain.case import Case
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.clock import DueDay, due_day
from permitdesk.domain.credit import Gate, refusal_at
from permitdesk.domain.deferral import (
    DEFERRAL_SOURCE,
    AcceptWithGaps,
    deferral_limit,
    gaps_of,
    refusal_to_defer,
)
from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.facts import ChangeFile, Sent
from permitdesk.domain.judging import JudgeMaterial, MaterialVerdict, SettleMaterial
from permitdesk.domain.materials import MaterialNeed
from permitdesk.domain.special import ExceptionRule
from permitdesk.domain.state import Status


@dataclass(frozen=True)
class Offer:
    """What an acceptance with gaps could be today.

    Attributes:
        papers: Those not there yet, each with why it may not come later, or None.
        days: Most working days there are to bring them: the office's own, or the shortest promise.
        due: Last of them, where it is accepted today.
        broken: Why this applicant gets no deferral without an exception; None where he does.
    """

    papers: tuple[tuple[MaterialNeed, NotAllowed | None], ...]
    days: int
    due: DueDay
    broken: NotAllowed | None


def offer(desk: Desk, case: Case) -> Offer:
    """Say what may come later in a case, until when at most, and for whom not."""
    catalog = desk.catalogs.version(case.received.catalog)
    promised = (part.part.promised for part in case.state.parts.values())
    limit = deferral_limit(catalog.timing.deferral.length, promised)
    broken = None
    try:
        refuse_after_breach(desk, case)
    except NotAllowed as refusal:
        broken = refusal
    due = due_day(desk.today(), limit, desk.calendar)
    return Offer(deferrable(case, catalog), limit.length, due, broken)


def with_papers(desk: Desk, case: Case, catalog: Catalog, licence: str, sent: Sent) -> Sent:
    """Fill in and check what is sent about papers: gaps, what comes for them, verdicts.

    Raises:
        NotAllowed: ``deferral.…``, ``material.not_of_licence``, ``material.not_there``.
    """
    if isinstance(sent, AcceptWithGaps):
        return with_gaps(desk, case, catalog, sent)
    if isinstance(sent, JudgeMaterial | SettleMaterial):
        refuse_unused(case, catalog, sent.material, licence)
    if isinstance(sent, JudgeMaterial):
        refuse_unseen(case, catalog, sent)
    if isinstance(sent, ChangeFile) and case.status is Status.ACCEPTED and case.state.deferral:
        refuse_other_changes(case, sent)
    return sent


def with_gaps(desk: Desk, case: Case, catalog: Catalog, wanted: AcceptWithGaps) -> AcceptWithGaps:
    """Name the gaps and the days of an acceptance with gaps.

    Raises:
        NotAllowed: ``deferral.safety``, ``deferral.main_paper`` for a paper that may not come
            later; ``deferral.not_missing`` for one that is there; ``deferral.others_missing`` with
            whatever else is not complete; ``credit.deferral_closed`` for an applicant with an open
            record.
    """
    needs = _needs(case, catalog)
    found = {need.key: refusal for need, refusal in deferrable(case, catalog)}
    for key in wanted.materials:
        if key not in found:
            raise NotAllowed("deferral.not_missing", DEFERRAL_SOURCE, material=_name(needs, key))
        if (refusal := found[key]) is not None:
            raise refusal
    others = tuple(
        problem
        for problem in defects_of(desk, case)
        if problem.key != "material.missing" or problem.field not in wanted.materials
    )
    if others:
        raise NotAllowed("deferral.others_missing", DEFERRAL_SOURCE, others, count=len(others))
    refuse_after_breach(desk, case)
    days = wanted.days or catalog.timing.deferral.length
    return replace(wanted, days=days, gaps=gaps_of(needs, wanted.materials))


def deferrable(case: Case, catalog: Catalog) -> tuple[tuple[MaterialNeed, NotAllowed | None], ...]:
    """List the papers that are not there yet, each with why it may not come later, or None."""
    there = {item.key for item in case.application.materials}
    return tuple(
        (need, refusal_to_defer(catalog, need))
        for need in _needs(case, catalog)
        if need.to_hand_in and need.key not in there
    )


def refuse_after_breach(desk: Desk, case: Case) -> None:
    """Refuse an applicant with an open record, unless a supervisor makes an exception.

    Raises:
        NotAllowed: ``credit.deferral_closed``, with the record and its article.
    """
    if ExceptionRule.DEFERRAL_AFTER_BREACH in case.state.exceptions:
        return
    uscc = str(case.application.answers.shared.get("uscc", ""))
    records = desk.store.credit(uscc) if uscc else ()
    refusal = refusal_at(records, Gate.DEFERRAL, desk.today())
    if refusal is not None:
        raise refusal


def refuse_other_changes(case: Case, change: ChangeFile) -> None:
    """Refuse anything but the papers that were still to come.

    Raises:
        NotAllowed: ``deferral.only_gaps``.
    """
    assert case.state.deferral is not None
    open_ = {gap.material for gap in case.state.deferral.open}
    others = bool(change.answers or change.own or change.records or change.agent)
    if others or not change.materials or any(item.key not in open_ for item in change.materials):
        names = "、".join(gap.name for gap in case.state.deferral.open)
        raise NotAllowed("deferral.only_gaps", DEFERRAL_SOURCE, materials=names)


def refuse_unused(case: Case, catalog: Catalog, material: str, licence: str) -> None:
    """Refuse a verdict on a paper the licence does not ask for.

    Raises:
        NotAllowed: ``material.not_of_licence``.
    """
    needs = _needs(case, catalog)
    need = next((item for item in needs if item.key == material), None)
    if need is None or (licence and licence not in need.uses):
        name = catalog.licence(licence).name if licence else ""
        paper = _name(needs, material)
        raise NotAllowed("material.not_of_licence", None, material=paper, licence=name)


def refuse_unseen(case: Case, catalog: Catalog, judged: JudgeMaterial) -> None:
    """Refuse to find a paper good that nobody handed in.

    Raises:
        NotAllowed: ``material.not_there``.
    """
    missing = {need.key: need.name for need, _ in deferrable(case, catalog)}
    if judged.verdict is MaterialVerdict.GOOD and judged.material in missing:
        raise NotAllowed("material.not_there", None, material=missing[judged.material])


def _name(needs: Iterable[MaterialNeed], key: str) -> str:
    return next((need.name for need in needs if need.key == key), key)


def _needs(case: Case, catalog: Catalog) -> tuple[MaterialNeed, ...]:
    application = case.application
    return needs_of(catalog, application)
