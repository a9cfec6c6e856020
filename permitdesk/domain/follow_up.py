"""After the decision (事后核查): is the promise kept; if not, one chance, one look more, and the end."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from permitdesk.domain.law import house_rule, licensing_act
from permitdesk.domain.service import Service
from permitdesk.domain.site_check import Inspector

ARTICLE_36 = licensing_act("第三十六条")
ARTICLE_61 = licensing_act("第六十一条")
AFTER_SUPERVISION = house_rule("告知承诺事后核查：整改一次、复查一次，不得第三次核查（本系统规则）")
HANDOVER = house_rule(
    "审管衔接：审批结果及时告知监管部门并由其签收（晋市审管发〔2022〕63号，本系统推广适用）"
)
PUBLICITY = licensing_act("第四十条")
"""What was granted is public; what a rule wants published besides names its own source."""
LEANING = house_rule("所依赖的许可失效时函询有关部门，任何许可都不自动撤销（本系统规则）")


@dataclass(frozen=True)
class HandOver:
    """The result goes to the office that supervises from now on (审管衔接).

    Attributes:
        receiver: Full name of that office; filled in by the desk.
        contact: Whom it named to receive.
    """

    receiver: str = ""
    contact: str = ""


@dataclass(frozen=True)
class AcknowledgeHandover:
    """The regulator took over.

    Attributes:
        name: Who signed there.
        day: Today where nobody says otherwise.
    """

    name: str
    day: date | None = None


@dataclass(frozen=True)
class PlanAfterCheck:
    """The after-check is planned and told (事后核查通知).

    Attributes:
        method: 实地, 书面, 网络 or 双随机, in a few words.
    """

    day: date
    inspectors: tuple[Inspector, ...]
    method: str = ""
    bring: tuple[str, ...] = ()


@dataclass(frozen=True)
class BrokenPoint:
    """One point of the promise that does not hold.

    Attributes:
        point: The promise, in the letter's words.
        found: What is so instead.
        requirement: What is wanted.
        source: Where it is wanted.
    """

    point: str
    found: str
    requirement: str
    source: str


@dataclass(frozen=True)
class RecordAfterCheck:
    """What the after-check found (事后核查记录): nothing broken is kept.

    Attributes:
        inspectors: Two at least, by name.
        attended: Who was there for the holder.
        day: Today where nobody says otherwise.
    """

    inspectors: tuple[str, ...]
    broken: tuple[BrokenPoint, ...] = ()
    attended: str = ""
    remark: str = ""
    day: date | None = None


@dataclass(frozen=True)
class OrderAfterRectification:
    """The holder is told to put it right by a day (责令限期整改通知书).

    Attributes:
        days: As the flow has it where nobody says otherwise.
        service: It is told on the same day, or ``serve`` follows.
    """

    service: Service
    days: int = 0
    measures: str = ""


@dataclass(frozen=True)
class RecordAfterRecheck:
    """The one look after the rectification (复查记录).

    Attributes:
        standing: What is still broken.
    """

    inspectors: tuple[str, ...]
    standing: tuple[BrokenPoint, ...] = ()
    attended: str = ""
    remark: str = ""
    day: date | None = None


class RevokeGround(StrEnum):
    """Why a permit is revoked (行政许可法 69)."""

    ABUSE = "abuse"
    BEYOND_POWERS = "beyond_powers"
    PROCEDURE = "procedure"
    NOT_ELIGIBLE = "not_eligible"
    OTHER = "other"
    DECEIT = "deceit"


ARTICLE_69 = licensing_act("第六十九条")
ARTICLE_79 = licensing_act("第七十九条")
GROUND_SOURCES = {
    RevokeGround.ABUSE: licensing_act("第六十九条第一款第一项"),
    RevokeGround.BEYOND_POWERS: licensing_act("第六十九条第一款第二项"),
    RevokeGround.PROCEDURE: licensing_act("第六十九条第一款第三项"),
    RevokeGround.NOT_ELIGIBLE: licensing_act("第六十九条第一款第四项"),
    RevokeGround.OTHER: licensing_act("第六十九条第一款第五项"),
    RevokeGround.DECEIT: licensing_act("第六十九条第二款"),
}


@dataclass(frozen=True)
class TellIntent:
    """What is meant to be done, with its facts, reason and article, before it is done (拟撤销告知书).

    Attributes:
        days: Working days for a statement; the office's own where nobody says otherwise.
    """

    ground: RevokeGround
    facts: str
    service: Service
    source: str = ""
    days: int = 0


@dataclass(frozen=True)
class RecordStatement:
    """What the holder said (陈述、申辩笔录), and what becomes of it.

    Attributes:
        text: His words; empty where he said that he has nothing to say.
        adopted: What of it is taken up, and why not the rest.
    """

    by: str
    text: str
    adopted: str
    day: date | None = None


@dataclass(frozen=True)
class KeepPermit:
    """It is not revoked (不予撤销决定), with the reason.

    Attributes:
        public_harm: Revoking would gravely harm the public (行政许可法 69 third paragraph).
    """

    reason: str
    public_harm: bool = False


@dataclass(frozen=True)
class Leaning:
    """A permit whose licence leans on one that ended.

    Attributes:
        permit: Its number.
        department: Code of the department that is asked.
    """

    permit: str
    licence: str
    name: str
    department: str
    case: str


class LeaningAnswer(StrEnum):
    """What a department says of a permit that leans on one that ended."""

    STANDS = "stands"
    LOOKED_INTO = "looked_into"


@dataclass(frozen=True)
class AnswerQuestion:
    """A department answers what becomes of its permit (复函).

    Attributes:
        permit: Number of the leaning permit.
    """

    permit: str
    answer: LeaningAnswer
    text: str
    department: str = ""


@dataclass(frozen=True)
class Question:
    """A question put to a department (函询), and its answer.

    Attributes:
        about: Licence of the case whose permit ended.
        document: Number of the decision that ended it.
    """

    leaning: Leaning
    about: str
    document: str
    asked_on: date
    answer: AnswerQuestion | None = None


@dataclass(frozen=True)
class Publish:
    """A final document or a record is made public.

    Attributes:
        document: Its number.
        where: Site or board.
        until: Last day; None until the record ends.
        persons: People responsible who are named too.
    """

    document: str
    where: str
    until: date | None = None
    persons: tuple[str, ...] = ()


class Stage(StrEnum):
    """Where a promise stands after the decision."""

    TO_CHECK = "to_check"
    KEPT = "kept"
    """The first look found nothing broken."""
    MENDED = "mended"
    """It was broken, and put right in time."""
    BROKEN = "broken"
    RECTIFYING = "rectifying"
    STILL_BROKEN = "still_broken"
    INTENT_TOLD = "intent_told"
    REVOKED = "revoked"
    NOT_REVOKED = "not_revoked"


@dataclass(frozen=True)
class FollowUp:
    """What happened to one granted licence after its decision.

    Attributes:
        handed_over: When the result was sent to the regulator, with its slip.
        intent_document: Number of the notice of intent.
    """

    handed_over: HandOver | None = None
    handed_over_on: date | None = None
    acknowledged: AcknowledgeHandover | None = None
    plan: PlanAfterCheck | None = None
    record: RecordAfterCheck | None = None
    recorded_on: date | None = None
    order: OrderAfterRectification | None = None
    ordered_on: date | None = None
    recheck: RecordAfterRecheck | None = None
    rechecked_on: date | None = None
    intent: TellIntent | None = None
    intent_on: date | None = None
    intent_document: str = ""
    statement: RecordStatement | None = None
    kept_by: KeepPermit | None = None
    revoked: bool = False

    @property
    def broken(self) -> tuple[BrokenPoint, ...]:
        """List what was found broken last."""
        if self.recheck is not None:
            return self.recheck.standing
        return self.record.broken if self.record is not None else ()

    @property
    def stage(self) -> Stage:
        """Say where the promise stands."""
        if self.revoked:
            return Stage.REVOKED
        if self.kept_by is not None:
            return Stage.NOT_REVOKED
        if self.intent is not None:
            return Stage.INTENT_TOLD
        if self.recheck is not None:
            return Stage.STILL_BROKEN if self.recheck.standing else Stage.MENDED
        if self.order is not None:
            return Stage.RECTIFYING
        if self.record is not None:
            return Stage.BROKEN if self.record.broken else Stage.KEPT
        return Stage.TO_CHECK


NO_FOLLOW_UP = FollowUp()
