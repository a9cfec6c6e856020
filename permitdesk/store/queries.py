"""The SQL of a room, read from its file under ``db/queries``."""

from functools import cache
from pathlib import Path
from typing import Any

import aiosql

DB_DIR = Path(__file__).resolve().parents[2] / "db"


@cache
def load(room: str) -> Any:
    """Return the named statements of one file, each as a function of the connection.

    They are untyped; the room that loads them gives them types. Statements for one row and for
    many are the same: those that write take a list of rows.
    """
    return aiosql.from_path(DB_DIR / "queries" / f"{room}.sql", "sqlite3", encoding="utf-8")
