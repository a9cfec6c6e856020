"""Commands on permits: the register, the code, what is no longer valid."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import click

from permitdesk.cli.house import House
from permitdesk.cli.output import Session, pass_session
from permitdesk.cli.papers import write_file
from permitdesk.cli.refusals import REFUSED
from permitdesk.cli.spoken import SpokenCommand, SpokenGroup, option
from permitdesk.desk.desk import Desk
from permitdesk.desk.drawing import DUPLICATE
from permitdesk.desk.permit_life import RenewalOutlook, renewal_file, renewal_outlook
from permitdesk.domain.errors import WorldFailed
from permitdesk.domain.holding import Holding
from permitdesk.domain.permit import Permit, SinglePermit
from permitdesk.domain.worklist import Registered
from permitdesk.text import paper_day, tr


@click.group(cls=SpokenGroup, help="cli.permit.help")
def permit() -> None:
    """The register of permits."""


@permit.command("show", help="cli.permit.show.help")
@click.argument("number")
@pass_session
def show_permit(session: Session, number: str) -> None:
    """Show a register entry with all its versions, and what its holder has at the place."""
    house = session.house
    registered = house.overseeing.permit(number)
    store = house.overseeing.desk.store
    versions, holding = store.versions(number), store.holding(number)
    session.show(
        {
            "permit": registered.permit,
            "state": registered.state,
            "since": registered.since,
            "code": _code(house, registered.permit),
            "versions": [_version(house, item) for item in versions],
            "holding": _holding(holding),
        },
        [*map(_version_line, versions), *_holding_lines(holding)],
    )


def _version(house: House, item: Registered) -> dict[str, Any]:
    made = item.permit
    return {
        "version": made.version,
        "state": item.state,
        "since": item.since,
        "replaced_by": item.replaced_by,
        "issued_on": made.issued_on,
        "case": made.case_number,
        "mark": made.mark,
        "code": _code(house, made),
    }


def _code(house: House, made: Permit) -> str | None:
    """Return the text of a permit's code; None where no key of the office was in force on its day."""
    try:
        return house.documents.signing.code(made)
    except WorldFailed:
        return None


def _holding(holding: Holding) -> dict[str, Any]:
    whole = holding.composite
    return {
        "key": holding.key,
        "members": [
            {
                "number": item.number,
                "licence": item.licence,
                "name": item.name,
                "kind": item.kind,
                "version": item.version,
                "state": item.state,
                "first": item.validity.first,
                "until": item.validity.until,
                "note": item.validity.note,
            }
            for item in holding.members.values()
        ],
        "composite": None
        if whole is None
        else {
            "number": whole.number,
            "version": whole.version,
            "state": whole.state,
            "members": [item.number for item in (*whole.permits, *whole.filings)],
        },
    }


def _version_line(item: Registered) -> str:
    since = paper_day(item.since) if item.since else ""
    state = tr(f"permit_state.{item.state}")
    return tr("cli.permit.version", version=item.permit.version, state=state, since=since)


def _holding_lines(holding: Holding) -> Iterator[str]:
    for item in holding.members.values():
        until = item.validity.until
        end = paper_day(until) if until else item.validity.note
        yield f"  {item.number}  {item.name}  {tr(f'permit_state.{item.state}')}  {end}"


@click.command("ending", cls=SpokenCommand, help="cli.ending.help")
@option("--from", "first", type=click.DateTime(["%Y-%m-%d"]), help="cli.ending.first")
@option("--days", type=click.IntRange(0, 3660), default=90, help="cli.ending.days")
@option("--limit", type=click.IntRange(1, 5000), default=500, help="cli.ending.limit")
@pass_session
def ending(session: Session, first: Any, days: int, limit: int) -> None:
    """List live permits near their last day, with the window in which each may be renewed."""
    room = session.house.overseeing
    begin = first.date() if first else room.desk.today()
    found = room.desk.store.ending(begin, begin + timedelta(days=days), limit)
    rows = [_ending(room.desk, item) for item in found]
    session.show(rows, [_ending_line(row) for row in rows] or [tr("cli.ending.none")])


def _ending(desk: Desk, item: Registered) -> dict[str, Any]:
    permit = item.permit
    assert isinstance(permit, SinglePermit), "a composite has no last day"
    until = permit.validity.until
    assert until is not None, "only what ends is listed"
    return {
        "number": permit.number,
        "version": permit.version,
        "licence": permit.licence,
        "name": permit.name,
        "holder": permit.holder.name,
        "uscc": permit.holder.uscc,
        "case": permit.case_number,
        "until": until,
        "days": (until - desk.today()).days,
        "renewal": _outlook(desk, renewal_outlook(desk, item)),
    }


def _outlook(desk: Desk, outlook: RenewalOutlook | None) -> dict[str, Any] | None:
    if outlook is None:
        return None
    first, last = outlook.window.first, outlook.window.last
    return {
        "first": first,
        "last": last,
        "unit": outlook.rule.latest.unit,
        "late": outlook.rule.late,
        "now": outlook.when,
        "may_be_asked": outlook.may_be_asked,
        "source": outlook.source,
        "provisional": any(desk.calendar.is_provisional(day) for day in (first, last) if day),
    }


def _ending_line(row: dict[str, Any]) -> str:
    line = f"{paper_day(row['until'])}  {row['number']}  {row['name']}  {row['holder']}"
    renewal = row["renewal"]
    if renewal is None:
        return f"{line}  {tr('cli.ending.no_renewal')}"
    first = paper_day(renewal["first"]) if renewal["first"] else tr("cli.ending.any_day")
    when = tr(f"cli.ending.{renewal['now']}")
    window = tr("cli.ending.window", first=first, last=paper_day(renewal["last"]), now=when)
    return f"{line}  {window}{tr('clock.provisional') if renewal['provisional'] else ''}"


@permit.command("renewal", help="cli.permit.renewal.help")
@click.argument("number")
@pass_session
def renewal(session: Session, number: str) -> None:
    """Print the application that renews a permit, filled in with what is on file."""
    session.show(renewal_file(session.house.overseeing.desk, number))


@permit.command("print", help="cli.permit.print.help")
@click.argument("number")
@option("--duplicate", is_flag=True, help="cli.permit.duplicate")
@option("--out", type=click.Path(path_type=Path, dir_okay=False), required=True, help="cli.out")
@pass_session
def print_permit(session: Session, number: str, duplicate: bool, out: Path) -> None:
    """Write a permit as PDF."""
    pdf = session.house.documents.permit_pdf(number, DUPLICATE if duplicate else "")
    write_file(session, out, pdf)


@click.command(cls=SpokenCommand, help="cli.verify.help")
@click.argument("what")
@option("--status", type=click.Path(path_type=Path, dir_okay=False), help="cli.verify.status")
@option("--keyring", type=click.Path(path_type=Path, dir_okay=False), help="cli.verify.keyring")
@option("--on", type=click.DateTime(["%Y-%m-%d"]), help="cli.verify.on")
@pass_session
@click.pass_context
def verify(
    ctx: click.Context,
    session: Session,
    what: str,
    status: Path | None,
    keyring: Path | None,
    on: Any,
) -> None:
    """Say what a permit's code is worth; exit code 0 only for a valid one."""
    verdict = session.house.verify(what, status, keyring, on.date() if on else None)
    word = tr(f"verdict.{verdict['verdict']}")
    session.show(verdict, [f"{word}：{verdict['message']}"])
    if verdict["verdict"] != "valid":
        ctx.exit(REFUSED)


@click.command("status-list", cls=SpokenCommand, help="cli.status_list.help")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@pass_session
def status_list(session: Session, file: Path) -> None:
    """Sign the list of what is no longer valid into a file for verifiers without a network."""
    written = session.house.write_status_list(file)
    session.show(written, [tr("cli.status_list.written", **written)])


@click.command("keyring", cls=SpokenCommand, help="cli.keyring.help")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@pass_session
def keyring(session: Session, file: Path) -> None:
    """Write the public keys for verifiers without this store."""
    session.house.write_keyring(file)
    session.show({"file": str(file)}, [str(file)])
