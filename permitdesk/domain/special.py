"""Special procedures (特别程序): what stops a clock, what extends it, what is noted when it ran out."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from permitdesk.domain.law import licensing_act
from permitdesk.domain.service import Service

ARTICLE_42 = licensing_act("第四十二条")
ARTICLE_45 = licensing_act("第四十五条")


class PauseKind(StrEnum):
    """What takes time that the limit leaves out."""

    HEARING = "hearing"
    BIDDING = "bidding"
    AUCTION = "auction"
    INSPECTION = "inspection"
    TESTING = "testing"
    QUARANTINE = "quarantine"
    APPRAISAL = "appraisal"
    EXPERT_REVIEW = "expert_review"
    RECTIFICATION = "rectification"
    PUBLICITY = "publicity"
    CONSULTATION = "consultation"


BY_ARTICLE_45 = frozenset(PauseKind) - {
    PauseKind.RECTIFICATION,
    PauseKind.PUBLICITY,
    PauseKind.CONSULTATION,
}
"""What article 45 names; the rest stops a clock only where the licence's own rule says so."""


@dataclass(frozen=True)
class AnnouncePause:
    """The applicant is told how long a special procedure takes (行政许可法 45).

    The clock stops with the service of this notice and not before.

    Attributes:
        matter: What is heard, tested, reviewed, in a few words.
        days: Working days it is expected to take.
        source: Article; article 45 or the licence's own rule where nobody says otherwise.
        service: Where it was handed over at once; else ``serve`` follows.
    """

    kind: PauseKind
    matter: str
    days: int
    source: str = ""
    service: Service | None = None


@dataclass(frozen=True)
class EndPause:
    """The result is there: the clock goes on, this day included.

    Attributes:
        result: What came out, in a few words.
        document: Number of the report or record; a pause ends with a document as it began with one.
        day: Day the result came; today where nobody says otherwise.
    """

    result: str
    document: str
    day: date | None = None


@dataclass(frozen=True)
class Extend:
    """The limit is extended once, approved, with its reason told (行政许可法 42).

    Attributes:
        days: How many, in the unit of the licence's rule; as many as it allows where not said.
        approver: Head of the authority, or of the government for a joint limit, who approved.
        service: Of the notice, on the same day.
    """

    reason: str
    approver: str
    service: Service
    days: int = 0


class Which(StrEnum):
    """Which of the clocks."""

    TELLING = "telling"
    """Tell what is missing, or accept (行政许可法 32)."""
    STATUTORY = "statutory"
    PROMISED = "promised"
    INTERNAL = "internal"
    RENEWAL = "renewal"
    """Decide before the permit that is carried on ends (行政许可法 50)."""
    JOINT = "joint"
    DELIVERY = "delivery"
    """Hand over what was granted (行政许可法 44)."""
    DEFERRAL = "deferral"
    """The applicant's time to bring what may come later (容缺); its end is the end of handling."""
    CORRECTING = "correcting"
    """The applicant's own time to correct; a proposal."""
    AFTER_CHECK = "after_check"
    """Look whether the promise is kept (事后核查)."""
    AFTER_TELLING = "after_telling"
    """Tell what the after-check wants put right."""
    RECTIFYING = "rectifying"
    """The holder's time to put it right."""
    AFTER_RECHECK = "after_recheck"
    """Look again, once."""
    STATEMENT = "statement"
    """The holder's time for a statement before a revocation (陈述、申辩)."""
    LATE_PAPER = "late_paper"
    """The holder's time for papers that may come after the decision."""
    VALIDITY = "validity"
    """The permit's own last day."""


@dataclass(frozen=True)
class RecordOverdue:
    """A due day passed with nothing done (超期); it stays recorded whatever comes later.

    Attributes:
        due: The last day there was.
    """

    which: Which
    due: date


@dataclass(frozen=True)
class Remind:
    """A department is reminded (催办); a supervisor is called in (督办) where ``escalated``.

    Attributes:
        left: Working days left; negative when it is past.
    """

    which: Which
    due: date
    left: int
    escalated: bool = False
    text: str = ""


@dataclass(frozen=True)
class SendReminder:
    """What a supervisor writes to a department."""

    text: str
    escalated: bool = True


class ExceptionRule(StrEnum):
    """Rules a supervisor may make an exception from; the law's own limits are not among them."""

    SECOND_CORRECTION = "second_correction"
    DEFERRAL_AFTER_BREACH = "deferral_after_breach"
    COMMITMENT_AFTER_BREACH = "commitment_after_breach"


@dataclass(frozen=True)
class AllowException:
    """A supervisor allows what a rule refuses, with the reason (例外); it stands in the daily report."""

    rule: ExceptionRule
    reason: str


class EndReason(StrEnum):
    """Why handling ends without a decision on the matter (终止办理)."""

    NOT_CORRECTED = "not_corrected"
    APPLICANT_GONE = "applicant_gone"


@dataclass(frozen=True)
class EndHandling:
    """Handling ends without a decision: papers go back, no refusal is recorded (终止办理、退件)."""

    reason: EndReason
    explanation: str


@dataclass(frozen=True)
class Serve:
    """A numbered document of the case was served (送达), with its receipt.

    Attributes:
        document: Its number.
    """

    document: str
    service: Service


@dataclass(frozen=True)
class SpoilNumber:
    """A numbered sheet was spoiled: its number is accounted for and the document gets the next one.

    Attributes:
        number: The spoiled one.
    """

    number: str
    reason: str
