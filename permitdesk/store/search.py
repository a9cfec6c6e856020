"""Find cases by any part of a name, by initials, or by the beginning of a number."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from permitdesk.domain.summary import CaseSummary
from permitdesk.store.queries import load
from permitdesk.store.words import code_of, match, plain, serial_of, terms, words_of
from permitdesk.store.worklist import Change

if TYPE_CHECKING:
    from sqlite3 import Connection

CODES_EACH = 8
"""Codes one case may have; so many more are read to find as many different cases."""
AFTER_ALL = "\U0010ffff"

Read = Callable[[str], CaseSummary]


class Search:
    """Names and numbers of all cases. Its methods work in the caller's transaction."""

    def __init__(self) -> None:
        self._sql = load("search")

    def follow(self, connection: "Connection", changes: Sequence[Change]) -> None:
        """Index what is new about the cases; an unchanged name costs nothing."""
        named = [
            {
                "id": change.first_position,
                "case_no": change.after.number,
                "words": words_of(change.after.applicant),
            }
            for change in changes
            if change.before is None or change.before.applicant != change.after.applicant
        ]
        if named:
            self._sql.put(connection, named)
        dropped: list[dict[str, str]] = []
        added: list[dict[str, str]] = []
        for change in changes:
            before = _codes(change.before) if change.before else set()
            after = _codes(change.after)
            number = change.after.number
            dropped += [{"code": code, "case_no": number} for code in sorted(before - after)]
            added += [{"code": code, "case_no": number} for code in sorted(after - before)]
        if dropped:
            self._sql.drop_code(connection, dropped)
        if added:
            self._sql.put_code(connection, added)

    def find(
        self, connection: "Connection", text: str, limit: int, read: Read
    ) -> list[CaseSummary]:
        """Return cases: those with such a number first, then those of such a name.

        Args:
            connection: For reading.
            text: Whatever somebody typed.
            limit: Most cases.
            read: Reads a row of the worklist.
        """
        wanted = terms(text)
        if not wanted:
            return []
        found = self._by_number(connection, "".join(wanted), limit, read)
        if len(found) < limit:
            named = self._sql.by_words(connection, wanted=match(wanted), most=limit)
            found |= {case: read(row) for case, row in named if case not in found}
        return list(found.values())[:limit]

    def forget(self, connection: "Connection", summary: CaseSummary) -> None:
        """Find a case no longer."""
        self._sql.forget(connection, case_no=summary.number)
        codes = [{"code": code, "case_no": summary.number} for code in sorted(_codes(summary))]
        self._sql.drop_code(connection, codes)

    def rebuilding(self, connection: "Connection") -> "Rebuilding":
        """Empty the search, to be made again; its index is made at the end, in one go."""
        return Rebuilding(self, connection)

    def clear(self, connection: "Connection") -> None:
        """Empty names and codes."""
        self._sql.clear(connection)
        self._sql.clear_codes(connection)

    def _by_number(
        self, connection: "Connection", typed: str, limit: int, read: Read
    ) -> dict[str, CaseSummary]:
        found: dict[str, CaseSummary] = {}
        code = code_of(typed)
        if not code:
            return found
        rows = self._sql.by_code(
            connection, first=code, last=code + AFTER_ALL, most=limit * CODES_EACH
        )
        for case, row in rows:
            summary = found.get(case) or read(row)
            # The code leaves out what stands before the first digit; here it counts again.
            if any(typed in plain(number) for number in _numbers(summary)):
                found[case] = summary
            if len(found) == limit:
                break
        return found


class Rebuilding:
    """Takes the index away while the search is filled, and makes it anew afterwards."""

    def __init__(self, search: Search, connection: "Connection") -> None:
        self._search = search
        self._connection = connection

    def __enter__(self) -> None:
        """Take the index away, then empty the rest: row by row it would be slow."""
        self._table().disable_fts()
        self._search.clear(self._connection)

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """Make the index again; after an error the transaction is undone anyway."""
        if kind is None:
            index(self._table())

    def _table(self) -> Any:
        from sqlite_utils import Database as Utils  # late: 220 ms a normal start does not spend

        return Utils(self._connection)["search"]


def index(table: Any) -> None:
    """Put the full-text index and the triggers that keep it on the table of names."""
    table.enable_fts(["words"], tokenize="ascii", create_triggers=True)
    # A name that is erased leaves its words at once and not at the next merge.
    table.db.execute("INSERT INTO search_fts (search_fts, rank) VALUES ('secure-delete', 1)")


def _codes(summary: CaseSummary) -> set[str]:
    return {serial_of(summary.number), *map(code_of, _numbers(summary))} - {""}


def _numbers(summary: CaseSummary) -> tuple[str, ...]:
    return (summary.number, summary.uscc, *summary.permits)
