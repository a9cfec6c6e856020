"""What cases say of their applicants: credit records, bars, and promises kept or broken."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from permitdesk.codec import Codec
from permitdesk.domain.case import Case
from permitdesk.domain.credit import Bar, CreditState
from permitdesk.domain.follow_up import Stage
from permitdesk.domain.standing import PromiseCount, PromiseMade, Standing, standing_of
from permitdesk.store.queries import load

if TYPE_CHECKING:
    from sqlite3 import Connection

EVERY = 2**62
"""More rows than there can be."""


class Standings:
    """Rows of all cases. Its methods work in the caller's transaction."""

    def __init__(self) -> None:
        self._sql = load("standing")
        self._credit = Codec(CreditState)
        self._bars = Codec(Bar)

    def add(self, connection: "Connection", cases: Sequence[Case]) -> None:
        """Add what cases say of which nothing is there (see ``forget``)."""
        found = [(case.number, standing_of(case)) for case in cases]
        self._sql.put_credit(connection, list(self._credit_rows(found)))
        self._sql.put_bars(connection, list(self._bar_rows(found)))
        made = [promise for _, standing in found for promise in standing.promises]
        self._sql.put_promises(connection, list(map(_promise_row, made)))

    def forget(self, connection: "Connection", case: str) -> None:
        """Take out what a case said."""
        self._sql.drop_credit(connection, case_no=case)
        self._sql.drop_bars(connection, case_no=case)
        self._sql.drop_promises(connection, case_no=case)

    def credit(
        self, connection: "Connection", uscc: str = "", limit: int = EVERY
    ) -> tuple[CreditState, ...]:
        """List credit records, newest first; those of one holder where he is named."""
        if uscc:
            rows = self._sql.credit_of(connection, uscc=uscc, most=limit)
        else:
            rows = self._sql.credit(connection, most=limit)
        return tuple(self._credit.read(content) for (content,) in rows)

    def credit_of_person(
        self, connection: "Connection", legal_person: str, but: str
    ) -> tuple[CreditState, ...]:
        """List records against other holders with the same legal person, newest first.

        Args:
            connection: For reading.
            legal_person: Name; nobody is found by an empty one.
            but: Credit code of the holder who is left out.
        """
        if not legal_person:
            return ()
        rows = self._sql.credit_of_person(connection, legal_person=legal_person, but=but)
        return tuple(self._credit.read(content) for (content,) in rows)

    def bars(self, connection: "Connection", uscc: str) -> tuple[Bar, ...]:
        """List the bars against somebody, oldest first; nobody is found by an empty code."""
        rows = self._sql.bars_of(connection, uscc=uscc) if uscc else ()
        return tuple(self._bars.read(content) for (content,) in rows)

    def promises(
        self, connection: "Connection", first: date, last: date
    ) -> tuple[PromiseCount, ...]:
        """Count the promises granted within, by licence, industry and stage."""
        rows = self._sql.promises(connection, first=first.isoformat(), last=last.isoformat())
        return tuple(
            PromiseCount(licence, industry, Stage(stage), count)
            for licence, industry, stage, count in rows
        )

    def clear(self, connection: "Connection") -> None:
        """Empty all of it, to be made again."""
        self._sql.clear_credit(connection)
        self._sql.clear_bars(connection)
        self._sql.clear_promises(connection)

    def _credit_rows(self, found: Iterable[tuple[str, Standing]]) -> Iterable[dict[str, Any]]:
        for case, standing in found:
            for record in standing.credit:
                yield {
                    "case_no": case,
                    "number": record.number,
                    "uscc": record.uscc,
                    "legal_person": record.legal_person,
                    "made_on": record.made_on.isoformat(),
                    "content": self._credit.write(record),
                }

    def _bar_rows(self, found: Iterable[tuple[str, Standing]]) -> Iterable[dict[str, Any]]:
        for case, standing in found:
            for bar in standing.bars:
                yield {
                    "case_no": case,
                    "licence": bar.licence,
                    "uscc": bar.uscc,
                    "first": bar.first.isoformat(),
                    "content": self._bars.write(bar),
                }


def _promise_row(promise: PromiseMade) -> dict[str, Any]:
    return {
        "case_no": promise.case,
        "licence": promise.licence,
        "industry": promise.industry,
        "granted_on": promise.granted_on.isoformat(),
        "stage": promise.stage,
    }
