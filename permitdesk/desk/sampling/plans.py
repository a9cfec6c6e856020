"""What is to become of a sample case, before it happens."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from random import Random

from permitdesk.desk.sampling.hours import busy_minute
from permitdesk.desk.sampling.officers import WINDOWS
from permitdesk.domain.application import ApplicationFile
from permitdesk.domain.special import PauseKind
from permitdesk.domain.state import ActionType


class Ending(StrEnum):
    """How a case ends, if it gets there."""

    GRANTED = "granted"
    DENIED = "denied"
    """One licence is; where it is looked at on site, for defects that nobody mended."""
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class Life(StrEnum):
    """What becomes of a promise and of the permits after the case was filed away."""

    NONE = "none"
    KEPT = "kept"
    MENDED = "mended"
    RECTIFYING = "rectifying"
    INTENT = "intent"
    REVOKED = "revoked"
    REPAIRED = "repaired"
    REINSTATED = "reinstated"
    REISSUED = "reissued"
    MISPRINTED = "misprinted"
    SUSPENDED = "suspended"
    RESUMED = "resumed"
    RECALLED = "recalled"
    RESCINDED = "rescinded"
    CANCELLED = "cancelled"
    LAPSED = "lapsed"
    CHANGED = "changed"
    RENEWED = "renewed"
    RENEWING = "renewing"
    """The renewal is being decided."""


@dataclass(frozen=True)
class Special:
    """A special procedure: what stops the clock of which licence, for how many working days."""

    licence: str
    kind: PauseKind
    days: int
    served_at_once: bool = True


@dataclass(frozen=True)
class Plan:
    """One case's way through the hall, in working days.

    Attributes:
        minute: Office minute it comes in.
        window: Place of the clerk in ``WINDOWS``.
        look_after: From receipt until somebody looks through it.
        slip: Something small is put right at the window.
        gaps: Papers left out at first.
        answer_after: From the correction notice until the rest comes; None for never: it is ended.
        twice: The rest comes in two parts, and a supervisor allows the second notice.
        deemed: Nobody says anything in time, so that it counts as accepted.
        notice_spoiled: The acceptance notice is printed anew under the next number.
        notice_served: The acceptance notice is handed over with a receipt.
        decide_after: Licence to working days from acceptance until it is decided.
        defects: Points of the joint site check that are wrong at first.
        mended_after: From the notice of the defects until the re-check.
        recused: One of those who were to look steps aside.
        asked: A neighbour asks for the hearing he was told of.
        special: A special procedure on one licence that stops its clock.
        later: A paper that may come later does (容缺); ``never_brought`` lets its day pass.
        disputed: Two departments read one paper differently.
        on_promise: What may be promised is (告知承诺).
        left: The promise is left again before it is signed.
        life: What happens afterwards.
        lasts: Days the first permit lasts, where it ends soon; None for what its licence says.
        hand_over: From the step before to issue, print, delivery, archive.
        stop: The last thing that happens; None to go on to the end.
    """

    file: ApplicationFile
    received: date
    minute: int
    window: int
    kiosk: bool = False
    look_after: int = 0
    slip: bool = False
    gaps: int = 0
    answer_after: int | None = 3
    twice: bool = False
    deemed: bool = False
    notice_spoiled: bool = False
    notice_served: bool = False
    ending: Ending = Ending.GRANTED
    decide_after: Mapping[str, int] = field(default_factory=dict)
    defects: int = 0
    mended_after: int = 4
    recused: bool = False
    asked: bool = False
    special: Special | None = None
    later: bool = False
    never_brought: bool = False
    disputed: bool = False
    on_promise: bool = False
    left: bool = False
    life: Life = Life.NONE
    lasts: int | None = None
    hand_over: tuple[int, int, int, int] = (0, 0, 1, 2)
    stop: ActionType | None = None


KIOSK_SHARE, SLIP_SHARE, GAPS_SHARE, SILENT_SHARE = 0.2, 0.1, 0.25, 0.15
TWICE_SHARE, DEEMED_SHARE = 0.12, 0.02
SPOILED_SHARE, SERVED_SHARE = 0.03, 0.3
DEFECTS_SHARE, RECUSED_SHARE, ASKED_SHARE, SPECIAL_SHARE = 0.12, 0.04, 0.6, 0.06
LATE_SHARE, STUCK_SHARE = 0.05, 0.04
PROMISE_SHARE, LEFT_SHARE = 0.5, 0.06
LATER_SHARE, NEVER_SHARE, DISPUTED_SHARE = 0.06, 0.25, 0.04
_ENDINGS = {
    Ending.GRANTED: 90,
    Ending.DENIED: 4,
    Ending.DECLINED: 3,
    Ending.WITHDRAWN: 3,
}


def draw_plan(
    random: Random, file: ApplicationFile, received: date, promised: Mapping[str, int]
) -> Plan:
    """Leave to chance what becomes of a case.

    Args:
        random: Where chance comes from.
        file: What is handed in.
        received: A working day.
        promised: Licence to the working days promised for it.
    """
    papers = Random(f"{received}{file.answers.get('applicant_name')}")  # others draw as before
    plan = Plan(
        later=papers.random() < LATER_SHARE,
        never_brought=papers.random() < NEVER_SHARE,
        disputed=papers.random() < DISPUTED_SHARE,
        file=file,
        received=received,
        minute=busy_minute(random),
        window=random.randrange(len(WINDOWS)),
        kiosk=random.random() < KIOSK_SHARE,
        look_after=random.choice(
            (0, 0, 0, 1, 1, 2) if min(promised.values()) > 1 else (0, 0, 0, 1)
        ),
        slip=random.random() < SLIP_SHARE,
        gaps=random.choice((1, 1, 2, 3)) if random.random() < GAPS_SHARE else 0,
        answer_after=None if random.random() < SILENT_SHARE else random.randint(1, 9),
        twice=random.random() < TWICE_SHARE,
        deemed=random.random() < DEEMED_SHARE,
        notice_spoiled=random.random() < SPOILED_SHARE,
        notice_served=random.random() < SERVED_SHARE,
        ending=random.choices(list(_ENDINGS), list(_ENDINGS.values()))[0],
        decide_after={code: _needed(random, days) for code, days in promised.items()},
        defects=random.randint(1, 3) if random.random() < DEFECTS_SHARE else 0,
        mended_after=random.randint(2, 8),
        recused=random.random() < RECUSED_SHARE,
        asked=random.random() < ASKED_SHARE,
        special=_special(random, tuple(promised)),
        hand_over=(
            random.choice((0, 0, 1)),
            0,
            random.choice((0, 1, 1, 2, 4)),
            random.choice((1, 3, 5, 10)),
        ),
    )
    return _perhaps_on_promise(plan, papers)


def _perhaps_on_promise(plan: Plan, random: Random) -> Plan:
    """Leave to chance whether a case goes on a promise: then it comes complete, and goes quickly."""
    if random.random() >= PROMISE_SHARE:
        return plan
    return replace(
        plan, on_promise=True, left=random.random() < LEFT_SHARE, gaps=0, twice=False,
        deemed=False, later=False, disputed=False, ending=Ending.GRANTED, hand_over=(0, 0, 0, 0),
        life=random.choices(list(_AFTER_PROMISES), list(_AFTER_PROMISES.values()))[0],
    )  # fmt: skip


def settled(plan: Plan, life: Life) -> Plan:
    """Return a plan that goes straight to its permits, so that their life can begin."""
    return Plan(
        plan.file, plan.received, plan.minute, plan.window, plan.kiosk,
        on_promise=life in AFTER_A_PROMISE, life=life, lasts=_LASTS.get(life),
        decide_after=dict.fromkeys(plan.decide_after, 1), hand_over=(0, 0, 0, 0),
    )  # fmt: skip


def again(plan: Plan, licences: Sequence[str]) -> Plan:
    """Return the plan of the holder's next application: nothing goes wrong with it."""
    decided = replace(plan, decide_after=dict.fromkeys(licences, 1))
    return replace(settled(decided, plan.life), on_promise=False, lasts=None)


_AFTER_PROMISES = {
    Life.NONE: 20,
    Life.KEPT: 45,
    Life.MENDED: 10,
    Life.RECTIFYING: 5,
    Life.INTENT: 5,
    Life.REVOKED: 10,
    Life.REPAIRED: 5,
    Life.REINSTATED: 5,
}
AFTER_A_PROMISE = frozenset(_AFTER_PROMISES) - {Life.NONE}
"""Lives that begin with a promise."""
_LASTS = {Life.LAPSED: 8, Life.RENEWED: 75, Life.RENEWING: 75}
"""Days: short enough that a practice store sees the end, and a renewal is not too early."""


def _special(random: Random, licences: Sequence[str]) -> Special | None:
    if random.random() >= SPECIAL_SHARE:
        return None
    kind = random.choice((PauseKind.EXPERT_REVIEW, PauseKind.TESTING, PauseKind.APPRAISAL))
    days, at_once = random.randint(3, 12), random.random() < SERVED_SHARE
    return Special(random.choice(licences), kind, days, at_once)


def _needed(random: Random, promised: int) -> int:
    """Return the working days until a decision: mostly in time, sometimes not."""
    luck = random.random()
    if luck < STUCK_SHARE:
        return promised + random.randint(8, 15)
    if luck < STUCK_SHARE + LATE_SHARE:
        return promised + random.randint(1, 3)
    return round(promised * random.uniform(0.2, 0.95))
