"""Drafts and notice sheets: what exists before there is a case."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any

from permitdesk.codec import Codec
from permitdesk.domain.application import ApplicationFile
from permitdesk.domain.draft import Draft, Held, Tries
from permitdesk.domain.numbering import NumberState, Strand
from permitdesk.domain.told import NoticeSheet
from permitdesk.store.database import Database
from permitdesk.store.numbers import Numbers
from permitdesk.store.queries import load

if TYPE_CHECKING:
    from sqlite3 import Connection

_FILES = Codec(ApplicationFile)


class Drafts:
    """Rows of drafts and notice sheets; each method is an act or a reading of its own."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._sql = load("drafts")

    @contextmanager
    def act(self) -> Iterator["DraftAct"]:
        """Open an act on one draft; any error undoes all of it."""
        with self._database.act() as connection:
            yield DraftAct(connection)

    def draft(self, code: str) -> Draft | None:
        """Return a draft; None where there is none."""
        with self._database.reading() as connection:
            return DraftAct(connection).draft(code)

    def of_station(self, station: str) -> tuple[Draft, ...]:
        """List the open drafts a station holds, the last changed first."""
        with self._database.reading() as connection:
            return tuple(map(_draft, self._sql.of_station(connection, station=station)))

    def all_open(self) -> tuple[Draft, ...]:
        """List all open drafts, the last changed first."""
        with self._database.reading() as connection:
            return tuple(map(_draft, self._sql.all_open(connection)))

    def notice(self, code: str) -> NoticeSheet | None:
        """Return a notice sheet by its code; None where there is none."""
        with self._database.reading() as connection:
            return _notice(self._sql.notice(connection, code=code))

    def notice_by_number(self, number: str) -> NoticeSheet | None:
        """Return a notice sheet by its number; None where there is none."""
        with self._database.reading() as connection:
            return _notice(self._sql.notice_by_number(connection, number=number))


class DraftAct:
    """What may be done to drafts inside one act."""

    def __init__(self, connection: "Connection") -> None:
        self._connection = connection
        self._sql = load("drafts")
        self._numbers = Numbers()

    def draft(self, code: str) -> Draft | None:
        """Return a draft; None where there is none."""
        row = self._sql.draft(self._connection, code=code)
        return _draft(row) if row else None

    def put(self, draft: Draft) -> None:
        """Keep a draft as it stands now."""
        self._sql.put(
            self._connection,
            **_columns(draft.held),
            digits=draft.digits,
            file=_FILES.write(draft.file),
            at=draft.changed_at.isoformat(),
            ends_at=draft.ends_at.isoformat(),
        )

    def tries(self, code: str) -> Tries:
        """Return how often wrong digits were given."""
        wrong, until = self._sql.tries(self._connection, code=code)
        return Tries(wrong, datetime.fromisoformat(until) if until else None)

    def note_tries(self, code: str, tries: Tries) -> None:
        """Keep how often wrong digits were given."""
        until = tries.blocked_until.isoformat() if tries.blocked_until else ""
        self._sql.note_tries(self._connection, code=code, wrong=tries.wrong, blocked_until=until)

    def became(self, code: str, case: str) -> None:
        """Let a draft end as a case: its contents go, its code still leads there."""
        self._sql.became(self._connection, code=code, case_no=case)

    def drop(self, code: str) -> None:
        """Erase a draft; one that became a case stays."""
        self._sql.drop(self._connection, code=code)

    def drop_ended(self, now: datetime) -> int:
        """Erase the drafts whose time is over; return how many."""
        return int(self._sql.drop_ended(self._connection, now=now.isoformat()))

    def take_number(
        self, series: str, letter: str, year: int, write: Callable[[int], str], case: str
    ) -> str:
        """Take the next number of a series, without gaps; ``write`` turns its serial into text."""
        return self._numbers.take(self._connection, Strand(series, letter, year), write, case)

    def printed(self, series: str, number: str) -> None:
        """Note that a numbered paper was handed out."""
        self._numbers.mark(self._connection, (series, number), NumberState.PRINTED)

    def keep_notice(self, sheet: NoticeSheet) -> None:
        """Keep a notice sheet; it never changes."""
        self._sql.keep_notice(
            self._connection,
            code=sheet.code,
            number=sheet.number,
            industry=sheet.industry,
            guide=json.dumps(dict(sheet.guide), ensure_ascii=False, sort_keys=True),
            catalog=sheet.catalog,
            at=sheet.at.isoformat(),
            actor=sheet.actor,
            station=sheet.station,
        )


def _columns(held: Held) -> dict[str, str | int]:
    return {
        "code": held.code,
        "station": held.station,
        "hold": held.hold,
        "asked": int(held.asked),
    }


def _draft(row: tuple[Any, ...]) -> Draft:
    code, station, hold, asked, digits, file, began, changed, ends, case = row
    return Draft(
        Held(code, station, hold, bool(asked)),
        _FILES.read(file) if file else ApplicationFile(),
        digits,
        datetime.fromisoformat(began),
        datetime.fromisoformat(changed),
        datetime.fromisoformat(ends),
        case,
    )


def _notice(row: tuple[Any, ...] | None) -> NoticeSheet | None:
    if row is None:
        return None
    code, number, industry, guide, catalog, at, actor, station = row
    moment = datetime.fromisoformat(at)
    return NoticeSheet(code, number, industry, json.loads(guide), catalog, moment, actor, station)
