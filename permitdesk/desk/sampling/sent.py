"""What people send in sample cases: gaps, corrections, opinions, decisions."""

from dataclasses import replace

from permitdesk.domain.application import ApplicationFile
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.errors import Problem
from permitdesk.domain.facts import (
    ChangeFile,
    Decline,
    DeclineReason,
    Defect,
    DenialReason,
    Deny,
    Grant,
    Opinion,
    RecordFiling,
    Review,
    Sent,
)
from permitdesk.domain.guards import ARTICLE_32
from permitdesk.domain.licence import Licence
from permitdesk.domain.state import ActionType
from permitdesk.text import tell

_FORGOTTEN = "legal_person_phone"


def with_gaps(file: ApplicationFile, gaps: int) -> ApplicationFile:
    """Leave out so many papers, the last ones, and a telephone number with more than two."""
    if not gaps:
        return file
    kept = len(file.materials) - gaps
    answers = dict(file.answers)
    if gaps > 2 or kept < 0:  # noqa: PLR2004  three gaps are two papers and an answer
        answers.pop(_FORGOTTEN, None)
    return replace(file, answers=answers, materials=file.materials[: max(0, kept)])


def the_rest(file: ApplicationFile, gaps: int, last: int = 0) -> ChangeFile:
    """Bring what was left out, but for so many papers at the end."""
    phone = file.answers.get(_FORGOTTEN)
    until = len(file.materials) - last
    return ChangeFile(
        answers={_FORGOTTEN: phone} if phone else {},
        materials=file.materials[max(0, len(file.materials) - gaps) : until],
    )


def slip(file: ApplicationFile) -> ChangeFile:
    """Put something small right, as one does at the window: one more works there."""
    employees = file.answers.get("employees")
    return ChangeFile(answers={"employees": employees + 1} if employees else {})


def defect(problem: Problem) -> Defect:
    """Write a problem down as a clerk does for the correction notice."""
    return Defect(
        item=problem.field,
        name=str(problem.facts.get("label", problem.field)),
        problem=tell(problem),
        requirement="补齐后交回本窗口",
        source=str(ARTICLE_32),
        licence=problem.licence,
    )


def declined(catalog: Catalog) -> Decline:
    """Return a refusal to accept: another level decides, which is named."""
    return Decline(
        DeclineReason.NOT_COMPETENT,
        "申请事项依法不属于本机关职权范围",
        "《行政许可法》第三十二条第一款第二项",
        catalog.lead.other_offices[0].office,
    )


def opinion(*, denied: bool, on_site: bool) -> Review:
    """Return what the department in charge says, of a licence that was looked at or was not."""
    if denied:
        fact = "现场核查发现布局与平面图不符" if on_site else "申请材料与实际情况不符"
        return Review(Opinion.FAIL, f"{fact}，不具备条件")
    seen = "材料齐全，现场核查符合条件" if on_site else "材料齐全，符合法定形式"
    return Review(Opinion.PASS, f"{seen}，建议准予")


def decision(licence: Licence, *, denied: bool) -> tuple[ActionType, Sent]:
    """Return the decision on one licence, or the record of a filing."""
    if licence.is_filing:
        return ActionType.RECORD_FILING, RecordFiling()
    if not denied:
        return ActionType.GRANT, Grant()
    wanted = licence.conditions[0] if licence.conditions else "符合法定条件"
    source = str(licence.legal_basis[0]) if licence.legal_basis else str(ARTICLE_32)
    fact = "现场核查发现经营场所布局与申请材料不符，经整改仍不符合"
    return ActionType.DENY, Deny((DenialReason(fact, wanted, source),))
