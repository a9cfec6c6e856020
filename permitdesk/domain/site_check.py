"""The joint site check (联合踏勘): one plan, one checklist, one record, at most one re-check."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from permitdesk.domain.law import house_rule, licensing_act
from permitdesk.domain.service import Service

TWO_INSPECTORS = licensing_act("第三十四条第三款")
ONE_RECHECK = house_rule(
    "联合踏勘一次完成，整改后复审一次，不得第三次核查（晋市政办〔2022〕43号“一同核查”，本系统规则）"
)
FEWEST_INSPECTORS = 2


@dataclass(frozen=True)
class Inspector:
    """Who looks (核查人员).

    Attributes:
        department: Code of the authority he comes from.
        certificate: Number of his enforcement certificate.
    """

    name: str
    department: str
    certificate: str


@dataclass(frozen=True)
class CheckPoint:
    """One point of the merged checklist.

    Attributes:
        key: ``LICENCE.NO`` of the first licence that asks for it.
        group: Key of the site-check group, for the order of the walk.
        uses: Licence and number of the point in that licence's own list, one or more.
    """

    key: str
    group: str
    text: str
    uses: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class PlanSiteCheck:
    """When, where, who, for which licences; planned again where somebody must be replaced.

    Attributes:
        time: Of the day, as people read it: 9:30.
        place: The premises where nobody says otherwise.
        licences: All that need a check where nobody says otherwise.
        bring: Papers to have ready.
        points: The merged checklist, filled in by the desk.
    """

    day: date
    time: str
    inspectors: tuple[Inspector, ...]
    place: str = ""
    licences: tuple[str, ...] = ()
    bring: tuple[str, ...] = ()
    points: tuple[CheckPoint, ...] = ()


@dataclass(frozen=True)
class Recuse:
    """An inspector steps aside (回避), with the reason; he is not planned in this case again.

    Attributes:
        asked_by: The applicant, or the inspector himself.
        replacement: Who takes his place.
    """

    inspector: str
    reason: str
    asked_by: str
    replacement: Inspector


class Result(StrEnum):
    """What was found at one point."""

    GOOD = "good"
    DEFECT = "defect"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True)
class Finding:
    """What was found at one point of the merged checklist.

    Attributes:
        point: Key of the point.
        note: What exactly; must be said of a defect.
        licences: Of those that share the point, the ones it is a defect for; all where not said.
    """

    point: str
    result: Result
    note: str = ""
    licences: tuple[str, ...] = ()


@dataclass(frozen=True)
class Photo:
    """One picture of a check: when and where it was taken, and the hash of its bytes."""

    taken: str
    place: str
    sha256: str


@dataclass(frozen=True)
class RecordSiteCheck:
    """What was found on site (核查记录), signed by at least two of each authority.

    Attributes:
        day: Today where nobody says otherwise.
        inspectors: Names of those who were there.
        statement: What the applicant said of it.
        signed: The applicant signed; else ``witness`` names who saw that he did not.
    """

    inspectors: tuple[str, ...]
    findings: tuple[Finding, ...]
    day: date | None = None
    statement: str = ""
    signed: bool = True
    witness: str = ""
    photos: tuple[Photo, ...] = ()


@dataclass(frozen=True)
class OrderRectification:
    """All defects told at once, with a date (整改意见书).

    Attributes:
        days: Working days given.
        recheck_by: How it is looked at again: on site, by pictures, by video.
        service: Of the notice; where a licence's rule says so its clock stops with it.
    """

    service: Service
    days: int = 10
    recheck_by: str = "现场"


@dataclass(frozen=True)
class NewFact:
    """A defect nobody could see the first time, with the reason why not."""

    point: str
    note: str
    reason: str


@dataclass(frozen=True)
class RecordRecheck:
    """The one re-check (复审): only the defects that were told, and new facts with their reason.

    Attributes:
        day: Today where nobody says otherwise.
    """

    inspectors: tuple[str, ...]
    findings: tuple[Finding, ...]
    day: date | None = None
    new_facts: tuple[NewFact, ...] = ()
    signed: bool = True
    witness: str = ""


@dataclass(frozen=True)
class SiteCheckState:
    """How far the joint site check of a case is.

    Attributes:
        points: The merged checklist, fixed when the check was planned.
        recused: Names that may not look.
        ordered_on: Day the defects were served.
    """

    plan: PlanSiteCheck | None = None
    points: tuple[CheckPoint, ...] = ()
    recused: tuple[str, ...] = ()
    record: RecordSiteCheck | None = None
    rectification: OrderRectification | None = None
    ordered_on: date | None = None
    recheck: RecordRecheck | None = None

    def defects(self) -> tuple[Finding, ...]:
        """List what is still wrong, each with the licences it is wrong for."""
        if self.record is None:
            return ()
        found = {item.point: item for item in self.record.findings if item.result is Result.DEFECT}
        if self.recheck is not None:
            found = dict(_still(found, self.recheck))
        uses = {point.key: tuple(code for code, _ in point.uses) for point in self.points}
        return tuple(
            Finding(item.point, item.result, item.note, item.licences or uses.get(item.point, ()))
            for item in found.values()
        )

    def passed(self, licence: str) -> bool:
        """Tell whether the check found nothing that still stands against a licence."""
        if self.record is None or self.plan is None or licence not in self.plan.licences:
            return False
        return not any(licence in finding.licences for finding in self.defects())


def _still(told: Mapping[str, Finding], recheck: RecordRecheck) -> Iterator[tuple[str, Finding]]:
    """Yield what a re-check left of the defects that were told, and what it found besides."""
    for item in recheck.findings:
        if item.result is Result.DEFECT:
            licences = item.licences or told[item.point].licences
            yield item.point, replace(item, licences=licences)
    for fact in recheck.new_facts:
        yield fact.point, Finding(fact.point, Result.DEFECT, fact.note)
