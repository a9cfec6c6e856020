"""Commands before a case and beside it: drafts, notice sheets, what was not told once."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from permitdesk.cli.output import Session, pass_session
from permitdesk.cli.reading import read_json
from permitdesk.cli.spoken import SpokenCommand, SpokenGroup, option
from permitdesk.cli.words import file_text
from permitdesk.domain.application import ApplicationFile
from permitdesk.domain.draft import Draft, Held
from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.short_code import read_code, shown
from permitdesk.domain.state import ActionType
from permitdesk.text import tr

FILE = click.Path(path_type=Path, dir_okay=False)


@click.group(cls=SpokenGroup, help="cli.draft.help")
def draft() -> None:
    """Keep applications that are not handed in yet."""


@draft.command("keep", cls=SpokenCommand, help="cli.draft.keep.help")
@click.argument("file", type=FILE)
@option("--code", default="", help="cli.draft.code")
@option("--hold", type=click.IntRange(1), default=1, help="cli.draft.hold")
@option("--station", required=True, help="cli.draft.station")
@option("--digits", default="", help="cli.draft.digits")
@pass_session
def keep(session: Session, /, file: Path, code: str, hold: int, station: str, digits: str) -> None:
    """Keep an application file as it stands; without a code as a new draft."""
    drafts = session.house.drafts
    held = Held(_read(code), station, hold) if code else drafts.begin(station)
    _show(session, drafts.keep(held, read_json(ApplicationFile, file_text(file)), digits))


@draft.command("take", cls=SpokenCommand, help="cli.draft.take.help")
@click.argument("code")
@option("--digits", required=True, help="cli.draft.digits")
@option("--station", required=True, help="cli.draft.station")
@pass_session
def take(session: Session, code: str, digits: str, station: str) -> None:
    """Go on with a draft at another station; prints what was typed."""
    _show(session, session.house.drafts.take_over(code, digits, station))


@draft.command("receive", cls=SpokenCommand, help="cli.draft.receive.help")
@click.argument("code")
@option("--station", required=True, help="cli.draft.station")
@option("--by", default="", metavar="USER", help="cli.by")
@pass_session
def receive(session: Session, code: str, station: str, by: str) -> None:
    """Hand a draft in; its code leads to the case from now on."""
    house = session.house
    opened = house.drafts.reopen(_read(code), station)
    actor = house.actor(by, ActionType.RECEIVE, "", "")
    case = house.drafts.hand_in(opened.held, opened.file, actor)
    session.show({"case": case.number, "code": opened.held.code}, [case.number])


@draft.command("list", cls=SpokenCommand, help="cli.draft.list.help")
@pass_session
def list_(session: Session) -> None:
    """List the open drafts, without what stands in them."""
    found = session.house.drafts.all_open()
    session.show([_row(item) for item in found], [_line(item) for item in found])


@draft.command("days", cls=SpokenCommand, help="cli.draft.days.help")
@click.argument("days", type=int, required=False)
@pass_session
def days(session: Session, days: int | None) -> None:
    """Say or set after how many days without a change a draft is erased."""
    drafts = session.house.drafts
    if days is not None:
        drafts.set_days(days)
    session.show({"days": drafts.days}, [str(drafts.days)])


@click.command(cls=SpokenCommand, help="cli.earlier.help")
@click.argument("file", type=FILE)
@pass_session
def earlier(session: Session, file: Path) -> None:
    """List the papers of earlier cases that may be used again for an application."""
    found = session.house.earlier_papers.for_file(read_json(ApplicationFile, file_text(file)))
    session.show(found, [f"{item.key:<28}{item.case:<18}{item.day}  {item.name}" for item in found])


@click.command(cls=SpokenCommand, help="cli.told.help")
@click.argument("case")
@pass_session
def told(session: Session, case: str) -> None:
    """List what a case was asked for and was not told once (未一次告知)."""
    found = session.house.told_once.of_case(case)
    lines = [f"{item.name}  {item.requirement}  {item.source}" for item in found.untold]
    if found.sheet is None:
        lines = [tr("told.no_sheet")]
    session.show(
        {
            "notice": found.sheet.number if found.sheet else None,
            "asked": len(found.asked),
            "answers_changed": found.answers_changed,
            "untold": found.untold,
        },
        lines or [tr("told.everything")],
    )


def _read(code: str) -> str:
    read = read_code(code)
    if not read:
        raise NotAllowed("draft.wrong")
    return read


def _show(session: Session, kept: Draft) -> None:
    session.show({**_row(kept), "file": kept.file}, [_line(kept)])


def _row(item: Draft) -> dict[str, Any]:
    return {
        "code": item.held.code,
        "hold": item.held.hold,
        "station": item.held.station,
        "industry": item.file.industry,
        "began_at": item.began_at,
        "changed_at": item.changed_at,
        "ends_at": item.ends_at,
        "case": item.case,
    }


def _line(item: Draft) -> str:
    parts: Sequence[str] = (
        shown(item.held.code),
        item.held.station,
        item.file.industry,
        f"{item.changed_at:%Y-%m-%d %H:%M}Z",
    )
    return "  ".join(parts)
