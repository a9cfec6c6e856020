"""Looks into a store's tables from outside, to compare what should be equal."""

from permitdesk.store.store import DeskStore

PROJECTIONS = {
    "worklist": "SELECT * FROM worklist ORDER BY case_no",
    "worklist_parts": "SELECT * FROM worklist_parts ORDER BY department, status, due, case_no",
    "worklist_marks": "SELECT * FROM worklist_marks ORDER BY mark, status, due, case_no",
    "day_events": "SELECT * FROM day_events ORDER BY day, position",
    "day_tallies": "SELECT * FROM day_tallies WHERE number <> 0 ORDER BY kind, day, department",
    "day_closed": "SELECT * FROM day_closed WHERE cases <> 0 ORDER BY received_on, closed_on",
    "tallies": "SELECT * FROM tallies WHERE cases <> 0 ORDER BY kind, name",
    "register": "SELECT * FROM register ORDER BY number, version",
    "credit": "SELECT * FROM credit ORDER BY case_no, number",
    "bars": "SELECT * FROM bars ORDER BY case_no, licence",
    "promises": "SELECT * FROM promises ORDER BY case_no, licence",
    "tasks": "SELECT * FROM tasks ORDER BY case_no, place",
    "search": "SELECT * FROM search ORDER BY id",
    "search_codes": "SELECT * FROM search_codes ORDER BY code, case_no",
}


def projections(store: DeskStore) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of everything that follows from the ledger."""
    with store.database.reading() as connection:
        return {name: connection.execute(sql).fetchall() for name, sql in PROJECTIONS.items()}


def check_search_index(store: DeskStore) -> None:
    """Let the engine compare the index with the words it was made of; it raises when they differ."""
    store.database.connection.execute(
        "INSERT INTO search_fts (search_fts, rank) VALUES ('integrity-check', 1)"
    )
