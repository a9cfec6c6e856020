"""The general limits (期限通用值): what the law gives every case, and what the office set itself."""

from dataclasses import dataclass
from enum import StrEnum

from permitdesk.domain.clock import (
    DECIDE_JOINTLY,
    DEFAULT_LIGHTS,
    HAND_OVER,
    TELL_WHAT_IS_MISSING,
)
from permitdesk.domain.hearing import ASK_FOR_HEARING, DAYS_BEFORE, HOLD_HEARING
from permitdesk.domain.special import BY_ARTICLE_45, PauseKind
from permitdesk.domain.timing import Lights, Unit


class Event(StrEnum):
    """The event a general limit runs from, or back from."""

    RECEIPT = "receipt"
    ACCEPTANCE = "acceptance"
    CORRECTION_NOTICE = "correction_notice"
    NOTICE = "notice"
    HEARING_REQUEST = "hearing_request"
    BEFORE_HEARING = "before_hearing"
    RECTIFICATION_NOTICE = "rectification_notice"
    DECISION = "decision"
    KNOWN = "known"
    """The day somebody knew, or had to know, of what was decided."""
    CLOSED = "closed"
    BEFORE_LAST_DAY = "before_last_day"
    """Counted back from the last day of validity."""


@dataclass(frozen=True)
class MoreTime:
    """By how much a general limit may be extended, once.

    Attributes:
        length: In the unit of the limit.
        approved_by: Who must approve it.
    """

    length: int
    approved_by: str
    max_times: int = 1
    note: str = ""


@dataclass(frozen=True)
class GeneralLimit:
    """A limit that holds where a licence has none of its own.

    Attributes:
        number: In the list of limits, ``T1`` to ``T24``; empty for one that has none there.
        source: Article; empty for what the office sets itself.
        product_default: No law sets it; the office may put its own number.
    """

    number: str
    length: int
    unit: Unit
    starts: Event
    source: str = ""
    product_default: bool = False
    extension: MoreTime | None = None


@dataclass(frozen=True)
class Ban:
    """For how long the same licence may not be applied for again.

    Attributes:
        starts: ``refusal`` or ``revocation``.
        only_public_safety: Only for licences of public safety.
    """

    number: str
    years: int
    starts: str
    only_public_safety: bool
    source: str


@dataclass(frozen=True)
class InternalMargin:
    """How far before the promise a department's own limit ends.

    Attributes:
        days: Working days; the limit that is left is one at least.
    """

    days: int
    product_default: bool


@dataclass(frozen=True)
class Timing:
    """All general limits.

    Attributes:
        telling: Tell what is missing, or accept (T1).
        correction: For the applicant to bring it.
        review: Decide one licence (T4).
        joint: Decide all licences of a case (T5).
        upward_report: Send up what the level below reviewed (T6).
        delivery: Hand over (T7).
        expert_dispatch: Send inspectors (T8).
        hearing_request, hearing_hold, hearing_notice: Ask for a hearing, hold it, tell when (T10, T11).
        statement: For what somebody has to say before the decision (T12).
        renewal: Apply for a renewal before the last day (T13).
        reconsideration, litigation: Contest a decision (T16, T17).
        reapply_ban: After a false application (T19, T20).
        rectify: Mend what a check on site found (T22).
        deferral: Bring a deferred material (T23).
        archive: File away (T24).
        excluded: Special procedures that no limit counts (行政许可法 45).
        internal: The department's own limit, by its distance from the promise.
        lights: When a clock turns yellow and orange, where the licence does not say it.
        telling_lights: The same for T1.
    """

    telling: GeneralLimit
    correction: GeneralLimit
    review: GeneralLimit
    joint: GeneralLimit
    upward_report: GeneralLimit
    delivery: GeneralLimit
    expert_dispatch: GeneralLimit
    hearing_request: GeneralLimit
    hearing_hold: GeneralLimit
    hearing_notice: GeneralLimit
    statement: GeneralLimit
    renewal: GeneralLimit
    reconsideration: GeneralLimit
    litigation: GeneralLimit
    reapply_ban: tuple[Ban, ...]
    rectify: GeneralLimit
    deferral: GeneralLimit
    archive: GeneralLimit
    excluded: tuple[str, ...]
    internal: InternalMargin
    lights: Lights
    telling_lights: Lights

    @property
    def internal_margin(self) -> int:
        """Working days between the department's own limit and the promise."""
        return self.internal.days


_DAY, _MONTH, _WORKING_DAY = Unit.DAY, Unit.MONTH, Unit.WORKING_DAY
AS_THE_PROGRAM_HAS_IT = Timing(
    telling=GeneralLimit(
        "T1", TELL_WHAT_IS_MISSING.length, TELL_WHAT_IS_MISSING.unit, Event.RECEIPT,
        "行政许可法第三十二条第一款第四项",
    ),
    correction=GeneralLimit("", 15, _WORKING_DAY, Event.CORRECTION_NOTICE, product_default=True),
    review=GeneralLimit(
        "T4", 20, _WORKING_DAY, Event.ACCEPTANCE, "行政许可法第四十二条第一款",
        extension=MoreTime(10, "本行政机关负责人"),
    ),
    joint=GeneralLimit(
        "T5", DECIDE_JOINTLY.length, DECIDE_JOINTLY.unit, Event.ACCEPTANCE,
        "行政许可法第四十二条第二款", extension=MoreTime(15, "本级人民政府负责人"),
    ),
    upward_report=GeneralLimit("T6", 20, _WORKING_DAY, Event.ACCEPTANCE, "行政许可法第四十三条"),
    delivery=GeneralLimit(
        "T7", HAND_OVER.length, HAND_OVER.unit, Event.DECISION, "行政许可法第四十四条"
    ),
    expert_dispatch=GeneralLimit(
        "T8", 5, _WORKING_DAY, Event.ACCEPTANCE, "行政许可法第五十五条第二款"
    ),
    hearing_request=GeneralLimit(
        "T10", ASK_FOR_HEARING.length, ASK_FOR_HEARING.unit, Event.NOTICE, "行政许可法第四十七条"
    ),
    hearing_hold=GeneralLimit(
        "T11", HOLD_HEARING.length, HOLD_HEARING.unit, Event.HEARING_REQUEST, "行政许可法第四十七条"
    ),
    hearing_notice=GeneralLimit(
        "T11", DAYS_BEFORE, _DAY, Event.BEFORE_HEARING, "行政许可法第四十八条"
    ),
    statement=GeneralLimit("T12", 3, _WORKING_DAY, Event.NOTICE, product_default=True),
    renewal=GeneralLimit("T13", 30, _DAY, Event.BEFORE_LAST_DAY, "行政许可法第五十条"),
    reconsideration=GeneralLimit("T16", 60, _DAY, Event.KNOWN, "行政复议法第二十条"),
    litigation=GeneralLimit("T17", 6, _MONTH, Event.KNOWN, "行政诉讼法第四十六条"),
    reapply_ban=(
        Ban("T19", 1, "refusal", only_public_safety=True, source="行政许可法第七十八条"),
        Ban("T20", 3, "revocation", only_public_safety=True, source="行政许可法第七十九条"),
    ),
    rectify=GeneralLimit(
        "T22", 10, _WORKING_DAY, Event.RECTIFICATION_NOTICE, product_default=True
    ),
    deferral=GeneralLimit("T23", 10, _WORKING_DAY, Event.ACCEPTANCE, product_default=True),
    archive=GeneralLimit("T24", 30, _DAY, Event.CLOSED, product_default=True),
    excluded=tuple(kind.value for kind in PauseKind if kind in BY_ARTICLE_45),
    internal=InternalMargin(1, product_default=True),
    lights=DEFAULT_LIGHTS,
    telling_lights=Lights(yellow=2, orange=0, orange_hour=12),
)  # fmt: skip
"""Where the law fixes a number, no file may have another; versions of the definitions that were kept
before the limits were data rely on the rest, so these numbers stay."""
