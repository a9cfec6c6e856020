"""The life of a permit after it was issued: each end and each turn has its own word and article."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from permitdesk.domain.follow_up import Leaning, RevokeGround
from permitdesk.domain.holding import NO_MOVES, Moves
from permitdesk.domain.law import Source, house_rule, licensing_act

ARTICLE_8 = licensing_act("第八条第二款")
ARTICLE_49 = licensing_act("第四十九条")
ARTICLE_70 = licensing_act("第七十条")
PENALTY_KINDS = Source("行政处罚法", "第九条第三项")
"""暂扣许可证件, 吊销许可证件: penalties, decided by whoever may punish, never by the desk."""
REISSUE_RULE = house_rule("遗失、损毁补发：证号不变，注“补”字，原证即日失效（本系统规则）")
MISPRINT_RULE = house_rule("更正印制错误不是变更：许可内容不变，原证收回（本系统规则）")
REINSTATE_RULE = house_rule("复议决定、判决撤销原处理决定的，恢复许可并换发新版证件（本系统规则）")
CARRIED_ON = house_rule("证件已由后一办件承接，在后一办件中办理（本系统规则）")


@dataclass(frozen=True)
class Revoke:
    """It should not have been granted (撤销, 行政许可法 69).

    Attributes:
        ground: Item of article 69.
        facts: What was found.
        source: The licence's own rule besides article 69; empty where there is none.
        compensation: For a holder who is not to blame (69 fourth paragraph).
        bars: The decision finds that the licence directly concerns public safety, health, or the
            safety of life and property, where the definitions do not say so: three years' bar (79).
        moves, leaning: Filled in by the desk.
    """

    ground: RevokeGround
    facts: str
    source: str = ""
    compensation: str = ""
    bars: bool = False
    moves: Moves = NO_MOVES
    leaning: tuple[Leaning, ...] = ()


class RecallGround(StrEnum):
    """Why a lawful permit is recalled (行政许可法 8)."""

    LAW_CHANGED = "law_changed"
    CIRCUMSTANCES_CHANGED = "circumstances_changed"


@dataclass(frozen=True)
class Recall:
    """It was lawful, and the law or the facts it rests on changed (撤回许可, 行政许可法 8).

    Attributes:
        compensation: For the loss; must be said, if only that there is none and why.
    """

    ground: RecallGround
    facts: str
    source: str
    compensation: str
    moves: Moves = NO_MOVES
    leaning: tuple[Leaning, ...] = ()


@dataclass(frozen=True)
class Penalty:
    """The penalty decision that takes or withholds a permit.

    Attributes:
        number: Of the decision.
        authority: Who decided it.
        day: When.
        source: The article of the law that sets the penalty.
    """

    number: str
    authority: str
    day: date
    source: str


@dataclass(frozen=True)
class Rescind:
    """It is taken as a penalty (吊销); the decision is somebody else's and has its own number."""

    penalty: Penalty
    moves: Moves = NO_MOVES
    leaning: tuple[Leaning, ...] = ()


@dataclass(frozen=True)
class Suspend:
    """It is withheld for a time as a penalty (暂扣).

    Attributes:
        until: Last day, as the decision has it; None until it is lifted.
    """

    penalty: Penalty
    until: date | None = None
    moves: Moves = NO_MOVES


@dataclass(frozen=True)
class Resume:
    """What was withheld is given back (恢复使用).

    Attributes:
        document: What says so.
    """

    document: str
    reason: str
    moves: Moves = NO_MOVES


class CancelGround(StrEnum):
    """Why a permit is struck from the register (行政许可法 70)."""

    EXPIRED = "expired"
    HOLDER_GONE = "holder_gone"
    TERMINATED = "terminated"
    ENDED_BY_DECISION = "ended_by_decision"
    IMPOSSIBLE = "impossible"
    OTHER = "other"


CANCEL_SOURCES = {
    CancelGround.EXPIRED: licensing_act("第七十条第一项"),
    CancelGround.HOLDER_GONE: licensing_act("第七十条第二项"),
    CancelGround.TERMINATED: licensing_act("第七十条第三项"),
    CancelGround.ENDED_BY_DECISION: licensing_act("第七十条第四项"),
    CancelGround.IMPOSSIBLE: licensing_act("第七十条第五项"),
    CancelGround.OTHER: licensing_act("第七十条第六项"),
}


@dataclass(frozen=True)
class Cancel:
    """It is struck from the register (注销, 行政许可法 70).

    Attributes:
        source: The rule behind ``other``, and behind a holder's own wish.
        returned: Papers that were collected.
        announced: Where it was announced; empty where it was not.
    """

    ground: CancelGround
    facts: str
    source: str = ""
    returned: tuple[str, ...] = ()
    announced: str = ""
    moves: Moves = NO_MOVES


@dataclass(frozen=True)
class Lapse:
    """Its last day passed and nothing carries it on (失效)."""

    moves: Moves = NO_MOVES
    leaning: tuple[Leaning, ...] = ()


class ReinstatedBy(StrEnum):
    """What undid the decision that ended or withheld a permit."""

    RECONSIDERATION = "reconsideration"
    JUDGMENT = "judgment"


@dataclass(frozen=True)
class Reinstate:
    """Reconsideration or a judgment undid the end: the permit lives on in a new version (恢复)."""

    by: ReinstatedBy
    document: str
    authority: str
    day: date
    moves: Moves = NO_MOVES


class LossReason(StrEnum):
    """Why a paper is issued again."""

    LOST = "lost"
    DAMAGED = "damaged"


@dataclass(frozen=True)
class Reissue:
    """The paper is issued again (补证); of the composite where no licence is named.

    Attributes:
        declared: How the loss was made known, as the licence's rule wants; must be said for a loss.
    """

    reason: LossReason
    applicant: str
    declared: str = ""
    moves: Moves = NO_MOVES


class Misprint(StrEnum):
    """What of a paper can be misprinted."""

    HOLDER_NAME = "holder_name"
    LEGAL_PERSON = "legal_person"
    PREMISES = "premises"
    SCOPE = "scope"
    VALIDITY_NOTE = "validity_note"


@dataclass(frozen=True)
class CorrectMisprint:
    """What was printed wrong is printed right (更正); nothing of what was decided changes.

    Attributes:
        right: As it should read, and as the decision or the application has it.
        evidence: Where it reads so.
        wrong: As it was printed; filled in by the desk.
    """

    item: Misprint
    right: str
    evidence: str
    wrong: str = ""
    moves: Moves = NO_MOVES


@dataclass(frozen=True)
class CarryOn:
    """A later case carries a permit of this case on (承接); noted by itself in the same act.

    Attributes:
        case: The later one.
        permit: Number; of the composite where no licence is named.
        version: That the later case made.
    """

    case: str
    permit: str
    version: int


@dataclass(frozen=True)
class AwaitRenewal:
    """A renewal that came in in time is being decided: the permit does not lapse meanwhile."""

    case: str


@dataclass(frozen=True)
class StopAwaiting:
    """The renewal came to nothing: the permit ends with its own last day."""

    case: str


Moving = (
    Revoke
    | Recall
    | Rescind
    | Suspend
    | Resume
    | Cancel
    | Lapse
    | Reinstate
    | Reissue
    | CorrectMisprint
)
"""Facts that move the register."""
