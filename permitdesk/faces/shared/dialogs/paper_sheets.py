"""What is asked for where papers are judged (审核材料) and where a difference is settled."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QComboBox

from permitdesk.domain.judging import MaterialReason, MaterialVerdict
from permitdesk.domain.state import ActionType
from permitdesk.faces.shared.dialogs import asked
from permitdesk.faces.shared.dialogs.asked import Asked
from permitdesk.faces.shared.dialogs.base import Given
from permitdesk.faces.shared.dialogs.facts_dialog import Row, Sheet
from permitdesk.faces.shared.messages import word
from permitdesk.text import tr


def _papers(given: Given) -> Asked:
    """Offer the papers the licence asks for, those not judged for it first."""
    licence, judged = given.deed.licence, given.view.case.state.judged
    done = {key for key, it in judged.items() if licence in {said.licence for said in it.opinions}}
    needs = [need for need in given.view.materials if licence in need.uses]
    return asked.one_of(
        [(need.name, need.key) for need in sorted(needs, key=lambda need: need.key in done)]
    )


def _differing(given: Given) -> Asked:
    judged = given.view.case.state.judged
    needs = [
        need for need in given.view.materials if need.key in judged and judged[need.key].differs
    ]
    return asked.one_of([(need.name, need.key) for need in needs])


def _verdict(_: Given) -> Asked:
    return asked.choice(list(MaterialVerdict), "material_verdict")


def _reason(_: Given) -> Asked:
    """Offer the reasons a paper is not good for, and none."""
    offered = [(tr("judge.no_reason"), ""), *((word(one), one.value) for one in MaterialReason)]
    made = asked.one_of(offered)
    return replace(made, value=lambda: MaterialReason(sent) if (sent := made.value()) else None)


def _reason_follows(_: Given, boxes: Mapping[str, Asked]) -> None:
    """Ask for a reason only where a paper is not good."""
    verdict, reason = boxes["verdict"], boxes["reason"]
    assert isinstance(verdict.widget, QComboBox)

    def follow() -> None:
        good = verdict.value() is MaterialVerdict.GOOD
        reason.widget.setEnabled(not good)
        if good:
            reason.show("")

    verdict.widget.currentIndexChanged.connect(follow)
    follow()


def _said(given: Given) -> Sequence[str]:
    """Say who differs about what, before it is settled."""
    case, departments = given.view.case, given.view.catalog.departments
    names = {need.key: need.name for need in given.view.materials}
    lines = []
    for key, judged in case.state.judged.items():
        if judged.differs:
            each = (
                tr(
                    "settle.one",
                    licence=case.state.parts[one.licence].part.name,
                    station=departments[one.station].short
                    if one.station in departments
                    else one.station,
                    by=one.by,
                    verdict=word(one.facts.verdict),
                )
                for one in judged.opinions
            )
            said = tr("settle.said", opinions="；".join(each))
            lines.append(f"{names.get(key, key)}　{said}")
    return lines


PAPER_SHEETS: Mapping[ActionType, Sheet] = {
    ActionType.JUDGE_MATERIAL: Sheet(
        (
            Row("material", "judge.material", _papers),
            Row("verdict", "judge.verdict", _verdict),
            Row("reason", "judge.reason", _reason),
            Row("note", "judge.note", lambda _: asked.words()),
        ),
        join=_reason_follows,
    ),
    ActionType.SETTLE_MATERIAL: Sheet(
        (
            Row("material", "judge.material", _differing),
            Row("verdict", "judge.verdict", _verdict),
            Row("note", "settle.why", lambda _: asked.words()),
        ),
        _said,
        width=640,
    ),
}
"""What each of these acts asks for."""
