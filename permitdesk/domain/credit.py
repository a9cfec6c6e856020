"""Credit records (信用记录): made from a final document, with scope, end, objection and repair."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.law import Source, house_rule

CREDIT_SOURCE = Source(
    "国务院办公厅关于全面推行证明事项和涉企经营许可事项告知承诺制的指导意见（国办发〔2020〕42号）"
)
FINAL_DOCUMENT = house_rule("信用记录只依据已送达的生效文书作出（本系统规则）")


class CreditKind(StrEnum):
    """What is held against somebody."""

    FALSE_PROMISE = "false_promise"
    """虚假承诺."""
    PROMISE_BROKEN = "promise_broken"
    """违反承诺."""
    DEFERRAL_MISSED = "deferral_missed"
    """容缺失信."""
    BAD_CONDUCT = "bad_conduct"
    """不良行为."""


class Gate(StrEnum):
    """What a record closes; the ordinary route is never among them."""

    COMMITMENT = "commitment"
    DEFERRAL = "deferral"


@dataclass(frozen=True)
class RecordCredit:
    """A record is made (记入信用记录).

    Attributes:
        document: Number of the final document of this case that it rests on.
        until: Last day it counts; None until it is repaired.
        persons: People responsible, where the rule names them too (不良行为).
    """

    kind: CreditKind
    document: str
    facts: str
    source: str = ""
    gates: tuple[Gate, ...] = (Gate.COMMITMENT, Gate.DEFERRAL)
    until: date | None = None
    persons: tuple[str, ...] = ()


@dataclass(frozen=True)
class ObjectCredit:
    """The person concerned objects (信用异议)."""

    record: str
    by: str
    text: str


@dataclass(frozen=True)
class SettleObjection:
    """The objection is settled: the record stands, or is taken back."""

    record: str
    upheld: bool
    reason: str


@dataclass(frozen=True)
class RepairCredit:
    """The record is repaired (信用修复): its gates open on this very day.

    Attributes:
        evidence: What shows that it was put right.
    """

    record: str
    evidence: str
    approver: str


@dataclass(frozen=True)
class CreditState:
    """One record as it stands.

    Attributes:
        number: Of the record; of the ending notice for a deferral that was missed.
        made_on: First day it counts.
        taken_back_on: Day an objection against it was found right.
    """

    number: str
    case: str
    licence: str
    uscc: str
    holder: str
    legal_person: str
    facts: RecordCredit
    made_on: date
    objection: ObjectCredit | None = None
    objected_on: date | None = None
    settled: SettleObjection | None = None
    repaired: RepairCredit | None = None
    repaired_on: date | None = None
    taken_back_on: date | None = None

    @property
    def open_until(self) -> date | None:
        """Return the first day on which it does not count any more; None while nobody knows."""
        ends = [self.repaired_on, self.taken_back_on]
        if self.facts.until is not None:
            ends.append(self.facts.until.fromordinal(self.facts.until.toordinal() + 1))
        return min((day for day in ends if day is not None), default=None)

    def holds_on(self, day: date) -> bool:
        """Tell whether it counts on a day."""
        end = self.open_until
        return self.made_on <= day and (end is None or day < end)

    def closes(self, gate: Gate, day: date) -> bool:
        """Tell whether it closes a gate on a day."""
        return gate in self.facts.gates and self.holds_on(day)


@dataclass(frozen=True)
class Bar:
    """A licence may not be applied for again until a day (行政许可法 78, 79).

    Attributes:
        until: Last day of the bar.
        document: Number of the decision it follows from.
    """

    uscc: str
    licence: str
    name: str
    first: date
    until: date
    source: str
    document: str
    case: str

    def holds_on(self, day: date) -> bool:
        """Tell whether it stands on a day."""
        return self.first <= day <= self.until


@dataclass(frozen=True)
class ClosedGate:
    """What stood against an applicant on the day he came, for the paper he is given.

    Attributes:
        record: Number of the credit record.
        document: Number of the final document it rests on.
        since: First day it counts.
        until: Last day it counts; None until it is repaired.
    """

    gate: Gate
    record: str
    kind: CreditKind
    document: str
    since: date
    until: date | None = None


def closed_gate(records: Iterable[CreditState], gate: Gate, day: date) -> ClosedGate | None:
    """Return what closes a gate on a day; None where it is open."""
    found = next((record for record in records if record.closes(gate, day)), None)
    if found is None:
        return None
    facts = found.facts
    return ClosedGate(gate, found.number, facts.kind, facts.document, found.made_on, facts.until)


def refusal_at(records: Iterable[CreditState], gate: Gate, day: date) -> NotAllowed | None:
    """Return why a gate is closed on a day, with the record and its article; None where it is open."""
    for record in records:
        if record.closes(gate, day):
            return NotAllowed(
                f"credit.{gate}_closed", CREDIT_SOURCE, record=record.number,
                kind=record.facts.kind, since=record.made_on, until=record.facts.until,
                case=record.case,
            )  # fmt: skip
    return None
