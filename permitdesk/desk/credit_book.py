"""The credit book (信用记录簿): what is held against whom, what it closes today, when that opens again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from permitdesk.desk.desk import Desk
from permitdesk.domain.credit import Bar, CreditState, Gate


@dataclass(frozen=True)
class CreditLine:
    """One record as it stands on a day.

    Attributes:
        holds: It counts on that day.
        closes: What it closes on that day; the ordinary way is never among it.
        reopens_on: First day on which it closes nothing any more; None while nobody knows.
        objected: Somebody objected, and nobody has answered yet.
    """

    record: CreditState
    holds: bool
    closes: tuple[Gate, ...]
    reopens_on: date | None
    objected: bool


@dataclass(frozen=True)
class HolderCredit:
    """All that is held against one holder on a day.

    Attributes:
        uscc: His credit code.
        day: The legal day it is told for.
        lines: His records, newest first.
        bars: Licences he may not apply for again on that day (行政许可法 78, 79).
        reopens: Gate that is closed on that day to the first day it is open; None while nobody
            knows.
    """

    uscc: str
    day: date
    lines: tuple[CreditLine, ...]
    bars: tuple[Bar, ...]
    reopens: Mapping[Gate, date | None]


@dataclass(frozen=True)
class CreditBook:
    """Reads the credit records; they are made, objected to and repaired by actions of cases."""

    desk: Desk

    def lines(self, limit: int = 500) -> tuple[CreditLine, ...]:
        """List all records, newest first."""
        today = self.desk.today()
        return tuple(credit_line(record, today) for record in self.desk.store.credit("", limit))

    def open(self, limit: int = 500) -> tuple[CreditLine, ...]:
        """List the records that count today, newest first."""
        return tuple(line for line in self.lines(limit) if line.holds)

    def objections(self, limit: int = 500) -> tuple[CreditLine, ...]:
        """List the records somebody objected to and nobody has answered, newest first."""
        return tuple(line for line in self.lines(limit) if line.objected)

    def of(self, uscc: str) -> HolderCredit:
        """Tell what is held against one holder today; nobody is found by an empty code."""
        today = self.desk.today()
        records = self.desk.store.credit(uscc) if uscc else ()
        lines = tuple(credit_line(record, today) for record in records)
        bars = self.desk.store.bars(uscc) if uscc else ()
        return HolderCredit(
            uscc=uscc,
            day=today,
            lines=lines,
            bars=tuple(bar for bar in bars if bar.holds_on(today)),
            reopens={gate: _reopens(lines, gate) for gate in Gate if _closing(lines, gate)},
        )


def credit_line(record: CreditState, day: date) -> CreditLine:
    """Say how a record stands on a day."""
    return CreditLine(
        record=record,
        holds=record.holds_on(day),
        closes=tuple(gate for gate in Gate if record.closes(gate, day)),
        reopens_on=record.open_until,
        objected=record.objection is not None and record.settled is None,
    )


def _closing(lines: tuple[CreditLine, ...], gate: Gate) -> tuple[CreditLine, ...]:
    return tuple(line for line in lines if gate in line.closes)


def _reopens(lines: tuple[CreditLine, ...], gate: Gate) -> date | None:
    """Return when the last of the records that close a gate stops; None while one is without end."""
    ends = [line.reopens_on for line in _closing(lines, gate)]
    known = [end for end in ends if end is not None]
    return max(known) if len(known) == len(ends) else None
