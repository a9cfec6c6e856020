"""What each turn of a permit's life asks for (撤销、撤回、吊销、暂扣、恢复、注销、补证、更正)."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QComboBox

from permitdesk.domain.permit import PermitState, SinglePermit
from permitdesk.domain.permit_acts import (
    CANCEL_SOURCES,
    CancelGround,
    LossReason,
    Misprint,
    RecallGround,
    ReinstatedBy,
)
from permitdesk.domain.state import ActionType
from permitdesk.faces.shared.dialogs import asked
from permitdesk.faces.shared.dialogs.asked import Asked
from permitdesk.faces.shared.dialogs.base import Given
from permitdesk.faces.shared.dialogs.facts_dialog import Row, Sheet
from permitdesk.faces.shared.dialogs.follow_up_sheets import intended_ground, intent_lines, part_of
from permitdesk.faces.shared.dialogs.penalty_box import PenaltyBox, penalty
from permitdesk.faces.shared.dialogs.usual import applicant_of, today_of
from permitdesk.faces.shared.messages import word
from permitdesk.text import tr


def _permit(given: Given) -> SinglePermit | None:
    return given.view.case.state.permit_of(given.deed.licence) if given.deed.licence else None


def _now(given: Given) -> Sequence[str]:
    """Say which paper it is about, and how it stands."""
    issued = given.view.case.state.issued
    paper = _permit(given) or (issued.composite if issued else None)
    if paper is None:
        return ()
    facts = {"number": paper.number, "version": paper.version, "state": word(paper.state)}
    return (tr("turn.paper", **facts),)


def _revoking(given: Given) -> Sequence[str]:
    return (*_now(given), *intent_lines(given))


def _found(given: Given) -> Asked:
    intent = part_of(given).follow_up.intent
    return asked.words(intent.facts if intent else "", 96)


def _penalty_row(given: Given) -> Asked:
    return penalty(PenaltyBox(given))


def _cancel_grounds(given: Given) -> Asked:
    permit = _permit(given)
    made = asked.choice(list(CancelGround), "cancel_ground")
    ended = permit is not None and permit.state is not PermitState.LIVE
    lapsed = permit is not None and permit.state is PermitState.LAPSED
    likely = CancelGround.ENDED_BY_DECISION if ended else CancelGround.OTHER
    made.show(CancelGround.EXPIRED if lapsed else likely)
    return made


def _source_follows(_: Given, boxes: Mapping[str, Asked]) -> None:
    """Propose the item of article 70 that the ground names; what was typed instead stays."""
    ground, source = boxes["ground"], boxes["source"]
    assert isinstance(ground.widget, QComboBox)

    def follow() -> None:
        if source.value() in {"", *map(str, CANCEL_SOURCES.values())}:
            source.show(str(CANCEL_SOURCES[ground.value()]))

    ground.widget.currentIndexChanged.connect(follow)
    follow()


def _a_day(name: str, title: str, *, needed: bool) -> Row:
    return Row(
        name, title,
        lambda given: asked.day(tr(title), today_of(given) if needed else None, needed=needed),
    )  # fmt: skip


PERMIT_SHEETS: Mapping[ActionType, Sheet] = {
    ActionType.REVOKE: Sheet(
        (
            Row("ground", "after.ground", intended_ground),
            Row("facts", "after.facts", _found),
            Row("source", "turn.own_source", lambda _: asked.line(hint=tr("turn.own_source_hint"))),
            Row("compensation", "turn.compensation", lambda _: asked.line(hint=tr("turn.compensation_hint"))),
            Row("bars", "", lambda _: asked.check("turn.bars", on=False)),
        ),
        _revoking,
        width=720,
    ),
    ActionType.RECALL: Sheet(
        (
            Row("ground", "turn.recall_ground", lambda _: asked.choice(list(RecallGround), "recall_ground")),
            Row("facts", "after.facts", lambda _: asked.words(height=96)),
            Row("source", "turn.source", lambda _: asked.line()),
            Row("compensation", "turn.compensation", lambda _: asked.words(hint=tr("turn.compensation_must"))),
        ),
        _now,
        width=720,
    ),
    ActionType.RESCIND: Sheet((Row("penalty", "", _penalty_row),), _now, width=640),
    ActionType.SUSPEND: Sheet(
        (
            Row("penalty", "", _penalty_row),
            _a_day("until", "turn.suspended_until", needed=False),
        ),
        _now,
        width=640,
    ),
    ActionType.RESUME: Sheet(
        (
            Row("document", "turn.document", lambda _: asked.line()),
            Row("reason", "turn.reason", lambda _: asked.words()),
        ),
        _now,
    ),
    ActionType.CANCEL: Sheet(
        (
            Row("ground", "turn.cancel_ground", _cancel_grounds),
            Row("facts", "turn.facts", lambda _: asked.words()),
            Row("source", "turn.source", lambda _: asked.line()),
            Row("returned", "turn.returned", lambda _: asked.several(hint=tr("dialog.a_line_each"))),
            Row("announced", "turn.announced", lambda _: asked.line()),
        ),
        _now,
        join=_source_follows,
        width=680,
    ),
    ActionType.REINSTATE: Sheet(
        (
            Row("by", "turn.reinstated_by", lambda _: asked.choice(list(ReinstatedBy), "reinstated_by")),
            Row("document", "turn.document", lambda _: asked.line()),
            Row("authority", "turn.authority", lambda _: asked.line()),
            _a_day("day", "turn.decided_on", needed=True),
        ),
        _now,
        width=640,
    ),
    ActionType.REISSUE: Sheet(
        (
            Row("reason", "turn.loss", lambda _: asked.choice(list(LossReason), "loss_reason")),
            Row("applicant", "turn.asked_by", lambda given: asked.line(applicant_of(given))),
            Row("declared", "turn.declared", lambda _: asked.line(hint=tr("turn.declared_hint"))),
        ),
        _now,
        width=640,
    ),
    ActionType.CORRECT_MISPRINT: Sheet(
        (
            Row("item", "turn.misprint", lambda _: asked.choice(list(Misprint), "misprint")),
            Row("right", "turn.right", lambda _: asked.words()),
            Row("evidence", "turn.evidence", lambda _: asked.line(hint=tr("turn.evidence_hint"))),
        ),
        _now,
        width=640,
    ),
}  # fmt: skip
"""What each of these acts asks for."""
