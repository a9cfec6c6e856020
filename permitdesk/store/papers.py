"""Papers that were drawn up to be printed, and each time one came out."""

from datetime import datetime
from typing import TYPE_CHECKING

from permitdesk.domain.kept import CameOut, KeptPaper, Sheet
from permitdesk.store.paper_files import PaperFiles
from permitdesk.store.queries import load

if TYPE_CHECKING:
    from sqlite3 import Connection

_Key = tuple[int, str, str, str]
"""Step, kind, licence, number: what tells the sheets of one case apart."""


class Papers:
    """Rows of papers, each with its file. Its methods work inside the caller's transaction.

    The file is on the disk before its row is written: a file without a row does no harm, and a row
    without a file cannot be.

    Attributes:
        files: The bytes.
    """

    def __init__(self, files: PaperFiles) -> None:
        self.files = files
        self._sql = load("papers")

    def keep(
        self, connection: "Connection", sheet: Sheet, pdf: bytes, at: datetime, by: str
    ) -> None:
        """Keep a sheet that was drawn up; one that came out or was cancelled stays as it was.

        Raises:
            WorldFailed: ``paper.unwritable``.
        """
        sha256 = self.files.keep(pdf)
        self._sql.keep(
            connection,
            **_columns(sheet),
            series=sheet.series,
            sha256=sha256,
            bytes=len(pdf),
            drawn_at=at.isoformat(),
            drawn_by=by,
        )

    def came_out(self, connection: "Connection", sheet: Sheet, copy: CameOut) -> None:
        """Note copies that came out of the printer."""
        self._sql.came_out(
            connection,
            **_columns(sheet),
            at=copy.at.isoformat(),
            actor=copy.by,
            station=copy.station,
            copies=copy.copies,
        )

    def cancel(
        self, connection: "Connection", case: str, number: str, reason: str, by: str
    ) -> bool:
        """Cancel the sheets of a permit that never came out; tell whether there were any.

        Args:
            connection: Inside an act.
            case: In which they were drawn up.
            number: Of the permit.
            reason: Why; never empty.
            by: Whose act it was.
        """
        return bool(
            self._sql.cancel(connection, case_no=case, number=number, reason=reason, actor=by)
        )

    def of_case(self, connection: "Connection", case: str) -> tuple[KeptPaper, ...]:
        """List the papers of a case, in the order they were drawn up."""
        copies: dict[_Key, tuple[CameOut, ...]] = {}
        for *key, at, actor, station, count in self._sql.copies_of(connection, case_no=case):
            one = CameOut(datetime.fromisoformat(at), actor, station, count)
            copies[_key(key)] = (*copies.get(_key(key), ()), one)
        return tuple(
            KeptPaper(
                Sheet(case, kind, licence, step, number, series), sha256, size,
                datetime.fromisoformat(at), by, copies.get((step, kind, licence, number), ()),
                *ends,
            )
            for step, kind, licence, number, series, sha256, size, at, by, *ends
            in self._sql.of_case(connection, case_no=case)
        )  # fmt: skip

    def forget(self, connection: "Connection", case: str) -> bool:
        """Forget the papers of a case whose facts were erased; tell whether there were any.

        Their files go with ``sweep``, once this is kept.
        """
        self._sql.forget_copies(connection, case_no=case)
        return bool(self._sql.forget(connection, case_no=case))

    def sweep(self, connection: "Connection") -> None:
        """Remove the files that no row names; inside an act, so that nobody writes one now."""
        self.files.sweep(hashes_in(connection))


def hashes_in(connection: "Connection") -> frozenset[str]:
    """Return the hashes of the files that belong to the papers of a store, an older one too."""
    sql = load("papers")
    rows = sql.hashes(connection) if sql.is_there(connection) else ()
    return frozenset(sha256 for (sha256,) in rows)


def _columns(sheet: Sheet) -> dict[str, str | int]:
    return {
        "case_no": sheet.case,
        "step": sheet.step,
        "kind": sheet.kind,
        "licence": sheet.licence,
        "number": sheet.number,
    }


def _key(columns: list[int | str]) -> _Key:
    step, kind, licence, number = columns
    return int(step), str(kind), str(licence), str(number)
