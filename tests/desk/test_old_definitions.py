"""A permit outlives the definitions its case came in under: what is done to it has words of today."""

from dataclasses import dataclass, replace

from permitdesk.domain.case import Case
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.facts import Grant, Print, Remark
from permitdesk.domain.permit import PermitState
from permitdesk.domain.permit_acts import Recall, RecallGround
from permitdesk.domain.state import ActionType
from tests.desk.hall import FOOD, TOBACCO, Hall, real_catalog
from tests.desk.ways import reviewer

RECALL = Recall(
    RecallGround.CIRCUMSTANCES_CHANGED, "所在街区列入征收范围", "行政许可法第八条第二款",
    "按征收补偿方案补偿停产停业损失",
)  # fmt: skip


@dataclass(frozen=True)
class TwoCatalogs:
    """The definitions of then, and those of today."""

    old: Catalog
    new: Catalog
    today: list[bool]

    def current(self) -> Catalog:
        return self.new if self.today[0] else self.old

    def version(self, digest: str) -> Catalog:
        return self.old if digest == self.old.digest else self.new


def before_permits_had_a_life() -> Catalog:
    """Return the definitions without the papers and numbers of a recall."""
    new = real_catalog()
    documents = {kind: one for kind, one in new.documents.items() if kind != "recall_decision"}
    numbers = {name: one for name, one in new.office.numbers.items() if name != "recall_decision"}
    return replace(
        new, digest="0" * 64, documents=documents, office=replace(new.office, numbers=numbers)
    )


def recalled() -> tuple[Hall, Case]:
    hall = Hall()
    catalogs = TwoCatalogs(before_permits_had_a_life(), hall.catalog, [False])
    hall.desk = replace(hall.desk, catalogs=catalogs)
    hall.acting = replace(hall.acting, desk=hall.desk)
    hall.papers = replace(hall.papers, desk=hall.desk)
    case = hall.checked()
    for licence in case.state.open_parts:
        case = hall.decided(Grant(), licence, case)
    case = hall.do(case, ActionType.ISSUE, Remark())
    case = hall.do(case, ActionType.PRINT, Print())
    catalogs.today[0] = True
    return hall, hall.do(case, ActionType.RECALL, RECALL, FOOD, reviewer(case, FOOD))


def test_a_permit_is_recalled_although_its_case_came_in_before_there_were_recalls() -> None:
    _, case = recalled()

    permit = case.state.permit_of(FOOD)
    other = case.state.permit_of(TOBACCO)

    assert permit is not None
    assert other is not None
    assert (permit.state, other.state) == (PermitState.RECALLED, PermitState.LIVE)
    assert case.actions[-1].numbers["recall_decision"]


def test_its_decision_has_the_words_of_today() -> None:
    hall, case = recalled()

    paper = hall.papers.of_case(case.number, "recall_decision", FOOD)

    assert paper.number == case.actions[-1].numbers["recall_decision"]
    assert ("recall_decision", FOOD) in hall.offered(case)
