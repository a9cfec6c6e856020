"""Lists that must be there at once: worklist, search, board; beside a scan and hand-written SQL."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, Any

from benchmarks.plain import connect, plain_table
from benchmarks.setting import Setting
from benchmarks.stores import NOW, large
from benchmarks.table import Figure, Goal, Row
from benchmarks.timing import one_by_one
from permitdesk.app.house import House
from permitdesk.desk.overseeing import filter_for
from permitdesk.domain.facts import Actor, Role
from permitdesk.domain.workdays import local_day
from permitdesk.domain.worklist import Filter
from permitdesk.store.words import initials, match, plain, terms

if TYPE_CHECKING:
    from sqlite3 import Connection

QUESTIONS, SCANS, PASSES = 1_000, 5, 3
PAGE, FOUND = 50, 20
CLERK = Actor("王敏", Role.CLERK, "3号窗口")
SLOWEST = 0.005
AFTER_ALL = "\U0010ffff"


@dataclass(frozen=True)
class Asked:
    """One kind of question, three ways to answer it.

    Attributes:
        ours: Answers through the desk; returns case numbers, or counts.
        hand: By one hand-written statement on the same tables.
        scan: By reading a plain table through.
        questions: What is asked.
        read: By hand, and every row read from its JSON as whoever shows it must.
    """

    work: str
    ours: Callable[[Any], object]
    hand: Callable[[Any], object]
    scan: Callable[[Any], object]
    questions: Sequence[Any]
    read: Callable[[Any], object] | None = None


def worklist(setting: Setting) -> Row:
    """Measure what waits for the clerk, by due day, from the first page to the deepest."""
    house = large(setting)
    wanted = filter_for(CLERK)
    columns = "SELECT due, case_no, summary FROM"
    after = "(due, case_no) > (:due, :case)"
    ordered = f"ORDER BY due, case_no LIMIT {PAGE}"
    by_status = " UNION ALL ".join(
        f"{columns} worklist WHERE status = '{status}' AND {after}" for status in wanted.statuses
    )
    statuses = ", ".join(f"'{status}'" for status in wanted.statuses)
    hand = _statement(house, f"{by_status} {ordered}")
    scan = _scan(house, f"{columns} plain WHERE status IN ({statuses}) AND {after} {ordered}")

    def place(after: str) -> dict[str, str]:
        due, _, case = after.partition(" ")
        return {"due": due, "case": case}

    return _row(
        setting,
        Asked(
            f"the clerk's worklist by due day, a page of {PAGE} anywhere in it",
            lambda after: _numbers(house.overseeing.worklist(wanted, after, PAGE).rows),
            lambda after: [row[1] for row in hand(place(after))],
            lambda after: [row[1] for row in scan(place(after))],
            _repeated(setting, ["", *_ends(house, wanted)]),
            lambda after: _read(hand(place(after))),
        ),
    )


def names(setting: Setting) -> Row:
    """Measure the search for two characters of a name."""
    house = large(setting)
    asked = [_piece(name, 2) for name in _drawn(setting, house, "applicant")]
    return _by_words(setting, house, "two characters of a name", "applicant", asked)


def letters(setting: Setting) -> Row:
    """Measure the search for pinyin initials."""
    house = large(setting)
    drawn = _drawn(setting, house, "applicant")
    asked = [_piece(initials(plain(name))[0], 4) for name in drawn]
    return _by_words(setting, house, "four pinyin initials of a name", "initials", asked)


def codes(setting: Setting) -> Row:
    """Measure the search for the beginning of a credit code."""
    house = large(setting)
    hand = _statement(
        house,
        "SELECT worklist.case_no, summary FROM search_codes"
        " JOIN worklist ON worklist.case_no = search_codes.case_no"
        f" WHERE code >= :first AND code < :last ORDER BY code, search_codes.case_no LIMIT {FOUND}",
    )
    scan = _scan(
        house,
        "SELECT case_no, summary FROM plain WHERE uscc >= :first AND uscc < :last"
        f" ORDER BY uscc, case_no LIMIT {FOUND}",
    )

    def span(code: str) -> dict[str, str]:
        return {"first": code, "last": code + AFTER_ALL}

    drawn = _drawn(setting, house, "uscc")
    return _row(
        setting,
        Asked(
            "the first 12 characters of a credit code",
            lambda code: _numbers(house.overseeing.search(code, FOUND)),
            lambda code: [row[0] for row in hand(span(code.lower()))],
            lambda code: [row[0] for row in scan(span(code))],
            [code[:12] for code in drawn if code],
            lambda code: _read(hand(span(code.lower()))),
        ),
    )


def board(setting: Setting) -> Row:
    """Measure the counts of the day."""
    house = large(setting)
    counted = "SELECT name, cases FROM tallies WHERE kind = 'status' AND cases <> 0"
    due = (
        "SELECT SUM(cases) FILTER (WHERE name < :today), SUM(cases) FILTER (WHERE name = :today),"
        " SUM(cases) FILTER (WHERE name > :today AND name <= :soon)"
        " FROM tallies WHERE kind = 'due' AND name <= :soon"
    )
    turned = (
        "SELECT kind, SUM(cases) FROM tallies WHERE kind IN ('yellow', 'orange')"
        " AND name <= :now GROUP BY kind"
    )
    marked = "SELECT name, cases FROM tallies WHERE kind = 'mark' AND cases <> 0"
    years = (
        "SELECT substr(worklist.due, 1, 4), COUNT(*) FROM worklist_marks JOIN worklist"
        " ON worklist.case_no = worklist_marks.case_no WHERE mark = 'provisional' GROUP BY 1"
    )
    first, *others = (_statement(house, sql) for sql in (counted, due, turned, marked, years))
    scans = _scan(house, "SELECT status, COUNT(*) FROM plain GROUP BY status")
    scans_due = _scan(house, "SELECT due, COUNT(*) FROM plain GROUP BY due")
    spans = {"today": local_day(NOW).isoformat(), "soon": "2026-11-25", "now": "2026-11-20T15"}

    def by_hand(_: None) -> dict[str, int]:
        for statement in others:
            statement(spans)
        return dict(first({}))

    def by_scan(_: None) -> dict[str, int]:
        scans_due({})
        return dict(scans({}))

    def ours(_: None) -> dict[str, int]:
        counts = house.day.board().by_status
        return {status.value: number for status, number in counts.items()}

    return _row(
        setting,
        Asked("the day's board: counts by status, due day, light and mark, years missing", ours, by_hand, by_scan,
              _repeated(setting, [None])),
    )  # fmt: skip


def _by_words(setting: Setting, house: House, work: str, column: str, asked: Sequence[str]) -> Row:
    hand = _statement(
        house,
        "SELECT worklist.case_no, summary FROM search_fts JOIN search ON id = search_fts.rowid"
        " JOIN worklist ON worklist.case_no = search.case_no"
        f" WHERE search_fts MATCH :words ORDER BY search_fts.rowid DESC LIMIT {FOUND}",
    )
    scan = _scan(
        house,
        f"SELECT case_no, summary FROM plain WHERE instr({column}, :text)"
        f" ORDER BY received_on DESC LIMIT {FOUND}",
    )
    words = {text: match(terms(text)) for text in asked}
    return _row(
        setting,
        Asked(
            work,
            lambda text: _numbers(house.overseeing.search(text, FOUND)),
            lambda text: [row[0] for row in hand({"words": words[text]})],
            lambda text: [row[0] for row in scan({"text": text})],
            asked,
            lambda text: _read(hand({"words": words[text]})),
        ),
    )


def _row(setting: Setting, asked: Asked) -> Row:
    """Ask all questions both fast ways, some of them the slow way too."""
    for question in asked.questions[:FOUND]:
        ours, hand = asked.ours(question), asked.hand(question)
        if ours != hand:
            raise AssertionError(f"{asked.work}, {question!r}: {ours} is not {hand}")
    ways = {"ours": asked.ours, "hand": asked.hand}
    if asked.read:
        ways["read"] = asked.read
    times = one_by_one(ways, asked.questions, PASSES)
    few = asked.questions[: SCANS + 1]
    slow = one_by_one({"scan": asked.scan, "ours": asked.ours}, few)
    ours, hand = times["ours"].median, times["hand"].median
    limits = (
        Figure("a hand-written statement", hand),
        Figure("the same, 99 of 100", times["hand"].at(99)),
        *(
            (Figure("the same, rows read by json.loads", times["read"].median),)
            if asked.read
            else ()
        ),
    )
    scan, slowest = slow["scan"].median, times["ours"].at(99)
    return Row(
        f"{asked.work}, {setting.cases:,} cases",
        (Figure("the desk", ours), Figure("the same, 99 of 100", slowest)),
        (Figure("a scan of a plain table", scan),),
        limits,
        (
            Goal("times faster than the scan", scan / ours, 1_000, at_least=True),
            Goal("of the hand-written statement", ours / hand, 2),
            Goal("p99", slowest, SLOWEST, unit="s"),
        ),
    )  # fmt: skip


def _statement(house: House, sql: str) -> Callable[[dict[str, str]], list[Any]]:
    connection = connect(house.places.store)
    return lambda facts: connection.execute(sql, facts).fetchall()


def _scan(house: House, sql: str) -> Callable[[dict[str, str]], list[Any]]:
    connection: Connection = plain_table(house)
    return lambda facts: connection.execute(sql, facts).fetchall()


def _read(rows: Sequence[Any]) -> list[Any]:
    """Read the rows people see, which stand last."""
    return [json.loads(row[-1]) for row in rows]


def _numbers(rows: Sequence[Any]) -> list[str]:
    return [row.number for row in rows]


def _ends(house: House, wanted: Filter) -> list[str]:
    """Return where the pages of a list end, some hundred at most."""
    found: list[str] = []
    page = house.overseeing.worklist(wanted, limit=PAGE)
    while page.after and len(found) < QUESTIONS // 4:
        found.append(page.after)
        page = house.overseeing.worklist(wanted, page.after, PAGE)
    return found


def _repeated(setting: Setting, what: Sequence[Any]) -> list[Any]:
    random = Random(11)
    return [random.choice(what) for _ in range(setting.rounds(QUESTIONS))]


def _drawn(setting: Setting, house: House, column: str) -> list[str]:
    """Draw what stands in a column of cases from everywhere in the store."""
    connection = plain_table(house)
    (last,) = connection.execute("SELECT MAX(rowid) FROM plain").fetchone()
    random = Random(12)
    rows = [random.randint(1, last) for _ in range(setting.rounds(QUESTIONS))]
    sql = f"SELECT {column} FROM plain WHERE rowid = ?"
    return [connection.execute(sql, (row,)).fetchone()[0] for row in rows]


def _piece(text: str, length: int) -> str:
    """Return so many characters out of the front half of a text, where the names differ."""
    return text[2 : 2 + length]
