"""The longest that can be sent where papers come later (容缺) and where they are judged."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from permitdesk.desk.deferring import deferrable
from permitdesk.desk.sampling.worst_texts import name, person, words
from permitdesk.domain.application import ApplicationFile, needs_of
from permitdesk.domain.case import Case
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.deferral import AcceptWithGaps, EndByGaps, refusal_to_defer
from permitdesk.domain.facts import Defect, LookThrough, Sent
from permitdesk.domain.judging import (
    Judged,
    JudgeMaterial,
    MaterialReason,
    MaterialVerdict,
    SettleMaterial,
)
from permitdesk.domain.materials import materials_of
from permitdesk.domain.special import Remind, Which
from permitdesk.domain.state import ActionType as Act


def without_deferrable(
    catalog: Catalog, file: ApplicationFile, case: Case, bundle: Sequence[str]
) -> ApplicationFile:
    """Return an application without every paper that may come later.

    Args:
        catalog: As the case was received under.
        file: With all its papers.
        case: The same application, received.
        bundle: Its licences.
    """
    needs = materials_of(catalog, bundle, case.application.answers)
    later = {need.key for need in needs if refusal_to_defer(catalog, need) is None}
    return replace(file, materials=tuple(it for it in file.materials if it.key not in later))


def sent_of_papers(type_: Act, case: Case, catalog: Catalog, licence: str) -> Sent | None:
    """Return what is sent about papers that are not there, or that are judged; None for the rest."""
    missing = {need.key: need.name for need, why in deferrable(case, catalog) if why is None}
    deferral = case.state.deferral
    match type_:
        case Act.LOOK_THROUGH if missing:
            return LookThrough(False, True, _defects(missing), words("审查意见"))
        case Act.ACCEPT_WITH_GAPS:
            return AcceptWithGaps(tuple(missing), person("承诺人"), words("授权"))
        case Act.END_BY_GAPS if deferral is not None:
            return EndByGaps(deferral.open)
        case Act.REMIND if deferral is not None and not licence:
            return Remind(Which.DEFERRAL, deferral.since, 1)
        case Act.JUDGE_MATERIAL:
            return _judge(case, catalog, licence)
        case Act.SETTLE_MATERIAL:
            differing = [key for key, judged in case.state.judged.items() if judged.differs]
            return SettleMaterial(differing[0], MaterialVerdict.GOOD, words("认定的理由"))
        case _:
            return None


def _defects(missing: Mapping[str, str]) -> tuple[Defect, ...]:
    return tuple(
        Defect(key, label, words("没有提交"), words("补齐"), name("依据"))
        for key, label in missing.items()
    )


def _judge(case: Case, catalog: Catalog, licence: str) -> JudgeMaterial:
    """Judge the paper that most licences share; who comes first finds it good, the rest not."""
    application = case.application
    there = {item.key for item in application.materials}
    needs = [
        need
        for need in needs_of(catalog, application)
        if need.key in there and licence in need.uses
    ]
    key = max(needs, key=lambda need: len(need.uses)).key
    if not case.state.judged.get(key, Judged()).opinions:
        return JudgeMaterial(key, MaterialVerdict.GOOD, note=words("审核意见"))
    return JudgeMaterial(key, MaterialVerdict.NOT_GOOD, MaterialReason.OTHER, words("问题"))
