"""A draft (草稿): an application that is not handed in yet, kept so that nothing typed is lost."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from permitdesk.domain.application import ApplicationFile

KEPT_DAYS = 30
"""After how many days without a change a draft is erased, where the office says nothing else."""
UNASKED = timedelta(hours=2)
"""How long a kiosk's draft stays that nobody asked for: only a machine that went dark leaves one."""
MOST_TRIES = 3
BLOCKED = timedelta(hours=1)
PHONES = ("legal_person_phone", "agent_phone", "contact_phone")
"""The answers whose last digits take a draft over."""
DIGITS = 4


@dataclass(frozen=True)
class Held:
    """A draft in somebody's hands.

    Attributes:
        hold: Counts the take-overs, from 1: what an earlier holder sends is refused.
        asked: It stays when its station is left; a kiosk keeps only what its visitor asked for.
    """

    code: str
    station: str
    hold: int = 1
    asked: bool = True


@dataclass(frozen=True)
class Draft:
    """A draft as it is kept.

    Attributes:
        digits: Last four digits of a telephone number; empty until one is known.
        changed_at: Of the last change, aware, UTC.
        ends_at: When it is erased if nothing is changed any more.
        case: Number of the case it became; its contents are gone then.
    """

    held: Held
    file: ApplicationFile
    digits: str
    began_at: datetime
    changed_at: datetime
    ends_at: datetime
    case: str = ""


@dataclass(frozen=True)
class Tries:
    """Wrong digits so far.

    Attributes:
        blocked_until: Nobody takes it over before; None where somebody may try.
    """

    wrong: int = 0
    blocked_until: datetime | None = None

    def after_wrong(self, now: datetime) -> "Tries":
        """Count one more; the third closes for an hour."""
        if self.wrong + 1 < MOST_TRIES:
            return Tries(self.wrong + 1)
        return Tries(0, now + BLOCKED)

    def closed(self, now: datetime) -> bool:
        """Tell whether nobody may try now."""
        return self.blocked_until is not None and now < self.blocked_until


def digits_of(file: ApplicationFile) -> frozenset[str]:
    """Return the last digits of the telephone numbers that stand in an application."""
    given = [str(file.answers.get(key, "")).strip() for key in PHONES]
    given += [file.agent.phone.strip()] if file.agent else []
    return frozenset(phone[-DIGITS:] for phone in given if len(phone) > DIGITS)
