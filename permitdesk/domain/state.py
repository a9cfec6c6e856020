"""What a case is made of: actions, and the state they add up to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from permitdesk.domain.application import Application
from permitdesk.domain.facts import (
    Actor,
    Deliver,
    Deny,
    Facts,
    Grant,
    Issue,
    LookThrough,
    Part,
    RecordFiling,
    RequestCorrection,
    Review,
)


class Status(StrEnum):
    """Where a case stands; worked out, never stored as truth."""

    NEW = "new"
    RECEIVED = "received"
    CORRECTING = "correcting"
    ACCEPTED = "accepted"
    DECIDED = "decided"
    ISSUED = "issued"
    PRINTED = "printed"
    DELIVERED = "delivered"
    ARCHIVED = "archived"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class PartStatus(StrEnum):
    """Where one licence of a case stands."""

    WAITING = "waiting"
    IN_REVIEW = "in_review"
    REVIEWED = "reviewed"
    GRANTED = "granted"
    DENIED = "denied"
    FILED = "filed"
    WITHDRAWN = "withdrawn"

    @property
    def is_open(self) -> bool:
        """Tell whether somebody still has to decide."""
        return self in (PartStatus.WAITING, PartStatus.IN_REVIEW, PartStatus.REVIEWED)


class ActionType(StrEnum):
    """Things done to a case."""

    RECEIVE = "receive"
    CORRECT_ON_SPOT = "correct_on_spot"
    LOOK_THROUGH = "look_through"
    REQUEST_CORRECTION = "request_correction"
    SUPPLEMENT = "supplement"
    ACCEPT = "accept"
    DECLINE = "decline"
    WITHDRAW = "withdraw"
    REVIEW = "review"
    GRANT = "grant"
    DENY = "deny"
    RECORD_FILING = "record_filing"
    ISSUE = "issue"
    PRINT = "print"
    DELIVER = "deliver"
    ARCHIVE = "archive"


@dataclass(frozen=True)
class Action:
    """One thing done: who, when, at which station, with which facts.

    Attributes:
        at: Aware, UTC.
        licence: The one it is about; empty when it is about the whole case.
        numbers: Series to the number taken in the same transaction.
    """

    type: ActionType
    at: datetime
    actor: Actor
    facts: Facts
    licence: str = ""
    numbers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class PartState:
    """One licence of a case as it stands.

    Attributes:
        decided_by: Name of the person who decided.
        result: What was decided, once it was.
        numbers: Series to number, of the decision and the permit.
    """

    part: Part
    status: PartStatus = PartStatus.WAITING
    opinion: Review | None = None
    decided_by: str = ""
    decided_on: datetime | None = None
    result: Grant | Deny | RecordFiling | None = None
    numbers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class State:
    """What the actions of a case add up to."""

    status: Status = Status.NEW
    application: Application | None = None
    parts: Mapping[str, PartState] = field(default_factory=dict)
    looked_through: LookThrough | None = None
    correction: RequestCorrection | None = None
    received_at: datetime | None = None
    complete_at: datetime | None = None
    accepted_at: datetime | None = None
    accepted_by: str = ""
    decided_at: datetime | None = None
    issued: Issue | None = None
    delivered: Deliver | None = None

    @property
    def open_parts(self) -> tuple[str, ...]:
        """List the licences that nobody decided yet."""
        return tuple(code for code, part in self.parts.items() if part.status.is_open)

    @property
    def favourable(self) -> tuple[str, ...]:
        """List the licences that were granted and the filings that were recorded."""
        good = (PartStatus.GRANTED, PartStatus.FILED)
        return tuple(code for code, part in self.parts.items() if part.status in good)
