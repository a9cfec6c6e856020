"""Commands on what is held against applicants, and on promises kept and broken."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import click

from permitdesk.cli.output import Session, pass_session
from permitdesk.cli.spoken import SpokenCommand, option
from permitdesk.desk.credit_book import CreditBook, CreditLine, HolderCredit
from permitdesk.desk.promise_statistics import PromiseRow, promise_table
from permitdesk.domain.credit import Gate
from permitdesk.text import paper_day, tr


@click.command(cls=SpokenCommand, help="cli.credit.help")
@click.argument("uscc", required=False, default="")
@option("--open", "open_only", is_flag=True, help="cli.credit.open")
@option("--objections", is_flag=True, help="cli.credit.objections")
@option("--limit", type=click.IntRange(1, 5000), default=500, help="cli.credit.limit")
@pass_session
def credit(session: Session, uscc: str, open_only: bool, objections: bool, limit: int) -> None:
    """List credit records, or say what is held against one holder today."""
    book = CreditBook(session.house.overseeing.desk)
    if uscc:
        held = book.of(uscc)
        session.show(_holder(held), list(_holder_lines(held)))
        return
    lines = book.lines(limit)
    if open_only:
        lines = tuple(line for line in lines if line.holds)
    if objections:
        lines = tuple(line for line in lines if line.objected)
    session.show([_record(line) for line in lines], [_line(line) for line in lines])


def _holder(held: HolderCredit) -> dict[str, Any]:
    return {
        "uscc": held.uscc,
        "day": held.day,
        "closed": {gate: held.reopens.get(gate) for gate in Gate if gate in held.reopens},
        "records": [_record(line) for line in held.lines],
        "bars": held.bars,
    }


def _record(line: CreditLine) -> dict[str, Any]:
    record = line.record
    return {
        "record": record.number,
        "kind": record.facts.kind,
        "uscc": record.uscc,
        "holder": record.holder,
        "case": record.case,
        "licence": record.licence,
        "document": record.facts.document,
        "facts": record.facts.facts,
        "source": record.facts.source,
        "made_on": record.made_on,
        "until": record.facts.until,
        "holds": line.holds,
        "closes": line.closes,
        "reopens_on": line.reopens_on,
        "objected": line.objected,
        "repaired_on": record.repaired_on,
        "taken_back_on": record.taken_back_on,
    }


def _holder_lines(held: HolderCredit) -> Iterator[str]:
    for gate, day in held.reopens.items():
        yield tr(f"cli.credit.closed.{gate}", reopens=_reopens(day))
    if not held.reopens:
        yield tr("cli.credit.nothing_closed")
    yield from (_line(line) for line in held.lines)
    for bar in held.bars:
        yield tr("cli.credit.bar", licence=bar.name, until=bar.until, document=bar.document)


def _reopens(day: date | None) -> str:
    return tr("cli.credit.when_repaired") if day is None else paper_day(day)


def _line(line: CreditLine) -> str:
    record = line.record
    stands = tr("cli.credit.holds" if line.holds else "cli.credit.over")
    kind = tr(f"credit_kind.{record.facts.kind}")
    words = (record.number, kind, record.holder, paper_day(record.made_on), stands)
    return "  ".join((*words, record.facts.document))


@click.command(cls=SpokenCommand, help="cli.promises.help")
@option("--from", "first", type=click.DateTime(["%Y-%m-%d"]), help="cli.promises.first")
@option("--until", "last", type=click.DateTime(["%Y-%m-%d"]), help="cli.promises.last")
@pass_session
def promises(session: Session, first: Any, last: Any) -> None:
    """Count promises kept and broken, by licence and industry."""
    desk = session.house.overseeing.desk
    today = desk.today()
    table = promise_table(
        desk, first.date() if first else today.replace(month=1, day=1),
        last.date() if last else today,
    )  # fmt: skip
    session.show(
        {
            "first": table.first,
            "last": table.last,
            "rows": [_row(row) for row in table.rows],
            "licences": [_row(row) for row in table.licences],
            "industries": [_row(row) for row in table.industries],
            "total": _row(table.total),
        },
        [_row_line(session, row) for row in (*table.rows, table.total)],
    )


def _row(row: PromiseRow) -> dict[str, Any]:
    return {
        "licence": row.licence,
        "industry": row.industry,
        "made": row.made,
        "to_check": row.to_check,
        "looked_at": row.looked_at,
        "kept": row.kept,
        "mended": row.mended,
        "revoked": row.revoked,
        "not_revoked": row.not_revoked,
        "unsettled": row.unsettled,
        "rate": row.rate,
        "small": row.is_small,
    }


def _row_line(session: Session, row: PromiseRow) -> str:
    catalog = session.house.catalog
    licence = catalog.licences.get(row.licence)
    industry = catalog.industries.get(row.industry)
    names = [item.name for item in (licence, industry) if item is not None]
    rate = "—" if row.rate is None else f"{row.rate:.0%}"
    line = tr(
        "cli.promises.row", name="  ".join(names) or tr("cli.promises.all"), rate=rate,
        **{key: value for key, value in _row(row).items() if isinstance(value, int)},
    )  # fmt: skip
    return line + tr("cli.promises.small") if row.is_small else line
