"""Numbers of documents: every one taken is issued, waiting or spoiled, and none is taken twice."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from pysqlite3 import dbapi2 as sqlite

from permitdesk.domain.errors import NotFound, WorldFailed
from permitdesk.domain.numbering import NumberState, Strand, TakenNumber, Tally
from permitdesk.store.queries import load

if TYPE_CHECKING:
    from sqlite3 import Connection


class Numbers:
    """All number series. Its methods work inside the caller's transaction."""

    def __init__(self) -> None:
        self._sql = load("numbers")

    def take(
        self, connection: "Connection", strand: Strand, write: Callable[[int], str], case: str
    ) -> str:
        """Take the next number; an act that fails gives it back.

        Raises:
            WorldFailed: ``number.twice``: the office's pattern writes two serials alike.
        """
        serial: int = self._sql.next_serial(connection, **vars(strand))
        taken = TakenNumber(strand, serial, write(serial), case)
        self.reserve(connection, [taken])
        return taken.number

    def last(self, connection: "Connection", strand: Strand) -> int:
        """Return the last serial taken; 0 for none."""
        return self._sql.last_serial(connection, **vars(strand)) or 0

    def reserve(self, connection: "Connection", taken: Sequence[TakenNumber]) -> None:
        """Keep numbers whose serials are counted already.

        Raises:
            WorldFailed: ``number.twice``.
        """
        rows = [
            {
                **vars(one.strand),
                "serial": one.serial,
                "number": one.number,
                "case_no": one.case,
            }
            for one in taken
        ]
        try:
            self._sql.reserve(connection, rows)
        except sqlite.IntegrityError as error:
            raise WorldFailed("number.twice", number=taken[0].number) from error

    def set_last(self, connection: "Connection", last: Mapping[Strand, int]) -> None:
        """Set counters that were kept elsewhere during an act."""
        rows = [{**vars(strand), "last": serial} for strand, serial in last.items()]
        self._sql.set_last(connection, rows)

    def mark(
        self,
        connection: "Connection",
        place: tuple[str, str],
        state: NumberState,
        reason: str = "",
        actor: str = "",
    ) -> None:
        """Say what became of a number; it goes forward only, and a spoiled one stays spoiled.

        Args:
            connection: Inside an act.
            place: Series and number.
            state: Where it goes.
            reason: Why it was spoiled.
            actor: Who says so.

        Raises:
            NotFound: ``number.unknown``: there is none, or it cannot go there.
        """
        series, number = place
        marked = self._sql.mark(
            connection, series=series, number=number, state=state, reason=reason, actor=actor
        )
        if not marked:
            raise NotFound("number.unknown", number=number)

    def rendered(self, connection: "Connection", series: str, number: str) -> None:
        """Note that a number's paper was drawn up; one that came out before stays printed."""
        self._sql.rendered(connection, series=series, number=number)

    def not_printing(self, connection: "Connection", number: str) -> None:
        """Note that no sheet of a permit waits at the printer any more: it was cancelled.

        Its number stays pending: it stands in the register, and its next version may be printed.
        """
        self._sql.not_printing(connection, number=number)

    def in_state(self, connection: "Connection", state: NumberState) -> tuple[TakenNumber, ...]:
        """List the numbers in a state, in the order they were taken."""
        return tuple(
            TakenNumber(Strand(series, letter, year), serial, number, case, state, reason, actor)
            for series, letter, year, serial, number, case, reason, actor in self._sql.in_state(
                connection, state=state
            )
        )

    def unfinished(self, connection: "Connection") -> tuple[TakenNumber, ...]:
        """List the numbers whose papers were drawn up, and nobody said what came out."""
        rows = {*self._sql.unfinished(connection), *self._sql.unfinished_versions(connection)}
        return tuple(
            TakenNumber(Strand(series, letter, year), serial, number, case, NumberState.RENDERED)
            for series, letter, year, serial, number, case in sorted(rows)
        )

    def tallies(self, connection: "Connection") -> tuple[Tally, ...]:
        """Return how every strand stands."""
        found: dict[Strand, dict[NumberState, int]] = {}
        for *strand, state, counted in self._sql.counts(connection):
            found.setdefault(Strand(*strand), {})[NumberState(state)] = counted
        return tuple(
            Tally(strand, self.last(connection, strand), counted)
            for strand, counted in found.items()
        )
