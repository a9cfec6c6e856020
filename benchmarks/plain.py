"""The same cases in one plain table without an index: what a scan has to read."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from pysqlite3 import dbapi2 as sqlite

from permitdesk.app.house import House
from permitdesk.store.words import initials, plain

if TYPE_CHECKING:
    from sqlite3 import Connection

_TABLE = """
CREATE TABLE plain (
    case_no TEXT, status TEXT, due TEXT, received_on TEXT, applicant TEXT, initials TEXT,
    uscc TEXT, summary TEXT
)
"""


def plain_table(house: House) -> "Connection":
    """Return a connection to the plain table of a store, which is filled once."""
    store = house.places.store
    path = store.with_suffix(".plain.db")
    finished = store.with_suffix(".plain.built")
    if not finished.exists():
        path.unlink(missing_ok=True)
        _fill(connect(path), connect(store))
        finished.touch()
    return connect(path)


def connect(path: Path) -> "Connection":
    """Open a file as one does by hand."""
    connection: Connection = sqlite.connect(str(path), isolation_level=None)
    return connection


def _fill(into: "Connection", store: "Connection") -> None:
    rows = store.execute(
        "SELECT case_no, status, due, json_extract(summary, '$.received_on'),"
        " json_extract(summary, '$.applicant'), json_extract(summary, '$.uscc'), summary"
        " FROM worklist"
    )
    into.execute(_TABLE)
    into.execute("BEGIN")
    into.executemany("INSERT INTO plain VALUES (?, ?, ?, ?, ?, ?, ?, ?)", map(_with_initials, rows))
    into.execute("COMMIT")


def _with_initials(row: tuple[Any, ...]) -> tuple[Any, ...]:
    *before, applicant, uscc, summary = row
    return (*before, applicant, initials(plain(applicant))[0], uscc, summary)
