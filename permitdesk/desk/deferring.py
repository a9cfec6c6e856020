"""Acceptance with gaps at the counter (容缺受理): may these papers come later, for this applicant?"""

from dataclasses import replace

from permitdesk.desk.desk import Desk
from permitdesk.domain.case import Case
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.deferral import (
    DEFERRAL_SOURCE,
    AcceptWithGaps,
    gaps_of,
    refusal_to_defer,
)
from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.facts import ChangeFile, Sent
from permitdesk.domain.judging import JudgeMaterial, SettleMaterial
from permitdesk.domain.materials import MaterialNeed, materials_of
from permitdesk.domain.special import ExceptionRule
from permitdesk.domain.state import Status
from permitdesk.domain.summary import Mark

MOST_EARLIER = 50
"""Earlier cases of an applicant that are looked at."""


def with_papers(desk: Desk, case: Case, catalog: Catalog, licence: str, sent: Sent) -> Sent:
    """Fill in and check what is sent about papers: gaps, what comes for them, verdicts.

    Raises:
        NotAllowed: ``deferral.…``, ``material.not_of_licence``.
    """
    if isinstance(sent, AcceptWithGaps):
        return with_gaps(desk, case, catalog, sent)
    if isinstance(sent, JudgeMaterial | SettleMaterial):
        refuse_unused(case, catalog, sent.material, licence)
    if isinstance(sent, ChangeFile) and case.status is Status.ACCEPTED:
        refuse_other_changes(case, sent)
    return sent


def with_gaps(desk: Desk, case: Case, catalog: Catalog, wanted: AcceptWithGaps) -> AcceptWithGaps:
    """Name the gaps and the days of an acceptance with gaps.

    Raises:
        NotAllowed: ``deferral.safety``, ``deferral.main_paper`` for a paper that may not come
            later; ``deferral.broken_before`` for an applicant who let one pass.
    """
    needs = _needs(case, catalog)
    for need in needs:
        refusal = refusal_to_defer(catalog, need) if need.key in wanted.materials else None
        if refusal is not None:
            raise refusal
    if ExceptionRule.DEFERRAL_AFTER_BREACH not in case.state.exceptions:
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
    """Refuse an applicant who did not bring what was promised in an earlier case.

    Raises:
        NotAllowed: ``deferral.broken_before``, with the number of that case.
    """
    uscc = str(case.application.answers.shared.get("uscc", ""))
    earlier = desk.store.search(uscc, MOST_EARLIER) if uscc else ()
    for row in earlier:
        if row.uscc != uscc or row.number == case.number or Mark.GAPS_MISSED not in row.marks:
            continue
        raise NotAllowed("deferral.broken_before", DEFERRAL_SOURCE, case=row.number)


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
    need = next((item for item in _needs(case, catalog) if item.key == material), None)
    if need is None or (licence and licence not in need.uses):
        name = catalog.licence(licence).name if licence else ""
        raise NotAllowed("material.not_of_licence", None, material=material, licence=name)


def _needs(case: Case, catalog: Catalog) -> tuple[MaterialNeed, ...]:
    application = case.application
    return materials_of(catalog, application.licences, application.answers)
