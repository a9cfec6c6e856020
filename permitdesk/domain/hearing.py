"""A hearing (听证): told, asked for, called, held; the decision rests on its record (行政许可法 46–48)."""

from dataclasses import dataclass, replace
from datetime import date

from permitdesk.domain.law import licensing_act
from permitdesk.domain.service import Service
from permitdesk.domain.timing import Limit, Start, Unit

ARTICLE_46 = licensing_act("第四十六条")
ARTICLE_47 = licensing_act("第四十七条")
ARTICLE_48 = licensing_act("第四十八条")
ASK_FOR_HEARING = Limit(5, Unit.WORKING_DAY, Start.PREVIOUS_STEP, str(ARTICLE_47))
"""From the day somebody was told of the right."""
HOLD_HEARING = Limit(20, Unit.WORKING_DAY, Start.PREVIOUS_STEP, str(ARTICLE_47))
"""From the day it was asked for."""
DAYS_BEFORE = 7
"""Calendar days between the notice and the hearing (48)."""


@dataclass(frozen=True)
class TellHearingRight:
    """Somebody is told that he may ask for a hearing (听证告知).

    Attributes:
        told: The applicant and the interested parties.
        matter: What the decision would be about, and why it concerns them.
    """

    told: tuple[str, ...]
    matter: str
    service: Service


@dataclass(frozen=True)
class RequestHearing:
    """Somebody asks for a hearing (听证申请).

    Attributes:
        day: Day it came in; today where nobody says otherwise.
    """

    by: str
    reason: str = ""
    day: date | None = None


@dataclass(frozen=True)
class CallHearing:
    """The hearing is called (听证通知): when, where, before whom; seven days ahead.

    Attributes:
        time: Of the day, as people read it: 9:00.
        chair: Not one of those who review the application.
        public: Held in public (48), with an announcement.
    """

    day: date
    time: str
    place: str
    chair: str
    recorder: str
    service: Service
    public: bool = True


@dataclass(frozen=True)
class Statement:
    """What one person said."""

    speaker: str
    standing: str
    words: str


@dataclass(frozen=True)
class HoldHearing:
    """The hearing was held (听证笔录), with its report.

    Attributes:
        evidence: What was shown, a line each.
        signed: By those who took part; a refusal to sign is noted in ``remark``.
        report: What the chair proposes.
    """

    day: date
    statements: tuple[Statement, ...]
    report: str
    evidence: tuple[str, ...] = ()
    signed: bool = True
    remark: str = ""


HearingStage = TellHearingRight | RequestHearing | CallHearing | HoldHearing
"""What may be done towards a hearing, one after the other."""


@dataclass(frozen=True)
class Hearing:
    """How far the hearing of one licence is."""

    told: TellHearingRight | None = None
    requested: RequestHearing | None = None
    called: CallHearing | None = None
    held: HoldHearing | None = None

    def then(self, stage: HearingStage) -> "Hearing":
        """Return the hearing with one more stage done."""
        match stage:
            case TellHearingRight():
                return replace(self, told=stage)
            case RequestHearing():
                return replace(self, requested=stage)
            case CallHearing():
                return replace(self, called=stage)
            case HoldHearing():
                return replace(self, held=stage)
