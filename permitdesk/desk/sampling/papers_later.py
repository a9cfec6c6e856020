"""Sample cases in which a paper comes later (容缺), or two departments read one paper differently."""

from collections.abc import Iterator
from dataclasses import replace

from permitdesk.desk.acting import Wish
from permitdesk.desk.sampling.officers import reviewer
from permitdesk.domain.answer import Answers
from permitdesk.domain.application import ApplicationFile, needs_of, read_guide
from permitdesk.domain.case import Case
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.deferral import AcceptWithGaps, refusal_to_defer
from permitdesk.domain.facts import Actor, ChangeFile
from permitdesk.domain.judging import (
    JudgeMaterial,
    MaterialReason,
    MaterialVerdict,
    SettleMaterial,
)
from permitdesk.domain.materials import MaterialNeed, materials_of
from permitdesk.domain.state import ActionType, PartStatus


def paper_for_later(catalog: Catalog, file: ApplicationFile) -> str:
    """Return the key of a paper of an application that may come later; empty where none may."""
    if not file.industry:
        return ""
    guide, _ = read_guide(catalog.industry(file.industry).questions, file.guide)
    bundle = catalog.choose(file.industry, guide).bundle
    needs = materials_of(catalog, bundle, Answers(file.answers))
    later = {
        need.key for need in needs if need.to_hand_in and refusal_to_defer(catalog, need) is None
    }
    return next((item.key for item in file.materials if item.key in later), "")


def without(file: ApplicationFile, key: str) -> ApplicationFile:
    """Leave a paper out of an application."""
    return replace(file, materials=tuple(it for it in file.materials if it.key != key))


def promised(file: ApplicationFile, key: str) -> AcceptWithGaps:
    """Return the promise of the legal person to bring a paper."""
    return AcceptWithGaps((key,), str(file.answers["legal_person_name"]))


def brought(file: ApplicationFile, key: str) -> ChangeFile:
    """Return the paper as it comes at last."""
    return ChangeFile(materials=tuple(item for item in file.materials if item.key == key))


def judged(case: Case, catalog: Catalog, clerk: Actor) -> Iterator[Wish]:
    """Yield two verdicts on one paper and what settles them; nothing where no two ask for one."""
    application, parts = case.application, case.state.parts
    there = {item.key for item in application.materials}
    for need in needs_of(catalog, application):
        codes = [code for code in need.uses if parts[code].status is PartStatus.IN_REVIEW]
        if need.key in there and len(codes) > 1:
            yield from _differing(case, need, codes, clerk)
            return


def _differing(case: Case, need: MaterialNeed, codes: list[str], clerk: Actor) -> Iterator[Wish]:
    good = JudgeMaterial(need.key, MaterialVerdict.GOOD)
    bad = JudgeMaterial(need.key, MaterialVerdict.NOT_GOOD, MaterialReason.ILLEGIBLE)
    for code, verdict in zip(codes, (good, bad), strict=False):
        by = reviewer(case.state.parts[code].part.department)
        yield Wish(ActionType.JUDGE_MATERIAL, verdict, by, code)
    settled = SettleMaterial(need.key, MaterialVerdict.GOOD, "与原件核对一致，可以辨认")
    yield Wish(ActionType.SETTLE_MATERIAL, settled, clerk)
