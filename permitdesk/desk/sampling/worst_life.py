"""The longest that can be sent with the turns of a permit's life, and the longest change of one."""

from collections.abc import Callable, Mapping

from permitdesk.desk.sampling.worst_texts import Scene, name, person, words
from permitdesk.domain.application import ApplicationFile
from permitdesk.domain.case import Case
from permitdesk.domain.errors import Problem
from permitdesk.domain.facts import Sent
from permitdesk.domain.materials import HandedIn
from permitdesk.domain.permit_acts import (
    Cancel,
    CancelGround,
    CorrectMisprint,
    Lapse,
    LossReason,
    Misprint,
    Penalty,
    Recall,
    RecallGround,
    Reinstate,
    ReinstatedBy,
    Reissue,
    Rescind,
    Resume,
    Suspend,
)
from permitdesk.domain.state import ActionType as Act

LIFE = (
    Act.SUSPEND, Act.RESUME, Act.REISSUE, Act.CORRECT_MISPRINT, Act.RECALL, Act.REINSTATE,
    Act.RESCIND, Act.CANCEL, Act.LAPSE,
)  # fmt: skip
"""Turns that one permit may take one after the other; it lapses where it was not struck."""


def _penalty(scene: Scene) -> Penalty:
    return Penalty(name("处罚决定文号", 60), name("处罚机关"), scene.today, name("处罚依据"))


LIFE_SENT: Mapping[Act, Callable[[Scene], Sent]] = {
    Act.SUSPEND: lambda scene: Suspend(_penalty(scene), scene.today),
    Act.RESUME: lambda _: Resume(name("解除文书", 60), words("恢复的原因")),
    Act.REISSUE: lambda _: Reissue(LossReason.LOST, person("申请人"), words("遗失声明")),
    Act.CORRECT_MISPRINT: lambda _: CorrectMisprint(
        Misprint.SCOPE, words("许可范围"), name("正确内容的出处")
    ),
    Act.RECALL: lambda _: Recall(
        RecallGround.CIRCUMSTANCES_CHANGED, words("查明的事实"), name("依据"), words("补偿")
    ),
    Act.REINSTATE: lambda scene: Reinstate(
        ReinstatedBy.RECONSIDERATION, name("复议决定文号", 60), name("复议机关"), scene.today
    ),
    Act.RESCIND: lambda scene: Rescind(_penalty(scene)),
    Act.CANCEL: lambda _: Cancel(
        CancelGround.HOLDER_GONE, words("事实"), name("其他依据"),
        (name("正本", 60), name("副本", 60)), name("公告地点"),
    ),
    Act.LAPSE: lambda _: Lapse(),
}  # fmt: skip
"""Every turn, filled to the brim."""
_PAPERS = ("material.missing",)
_FIGURE = 99
"""Answers what a change asks for the first time: rooms, beds."""


def turned_already(case: Case, type_: Act, licence: str) -> bool:
    """Tell whether a turn need not be taken: one permit took it, or this one never lapses."""
    permit = case.state.permit_of(licence)
    endless = type_ is Act.LAPSE and (permit is None or permit.validity.until is None)
    return endless or any(act.type is type_ and act.licence for act in case.actions)


def change_file(case: Case, missing: tuple[Problem, ...] = ()) -> ApplicationFile:
    """Return a change of everything that stands on every permit of a case.

    Args:
        case: With permits.
        missing: What the same change lacked when it came in without any paper.
    """
    issued = case.state.issued
    assert issued is not None, "nothing is changed that was not issued"
    shared = case.application.answers.shared
    return ApplicationFile(
        changes=issued.permits[0].number,
        answers={
            "applicant_name": name("变更后的名称", len(str(shared["applicant_name"]))),
            "legal_person_name": person("新法定代表人"),
            **{key: shared[key] for key in ("premises_address",) if key in shared},
            **{item.field: _FIGURE for item in missing if item.key not in _PAPERS},
        },
        materials=tuple(HandedIn(item.field) for item in missing if item.key in _PAPERS),
    )
