"""Commands on attachments: take files in, list them, show one, see who looked."""

from pathlib import Path
from typing import Any

import click

from permitdesk.cli.output import Session, pass_session
from permitdesk.cli.papers import write_file
from permitdesk.cli.spoken import SpokenCommand, SpokenGroup, option
from permitdesk.desk.attachments import CaseAttachment, Taken, Wanted
from permitdesk.domain.attachment import Attachment, LoggedLook
from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.facts import Actor
from permitdesk.domain.state import ActionType
from permitdesk.intake.reading import read_foreign
from permitdesk.text import tr

FILE = click.Path(path_type=Path, dir_okay=False)
FOLDER = click.Path(path_type=Path, file_okay=False)


@click.command(cls=SpokenCommand, help="cli.attach.help")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@option("--case", default="", metavar="CASE", help="cli.attach.case")
@option("--material", default="", metavar="KEY", help="cli.attach.material")
@option("--by", default="", metavar="USER", help="cli.by")
@pass_session
def attach(session: Session, files: tuple[Path, ...], case: str, material: str, by: str) -> None:
    """Take files in; into a case, for one of its materials, where both are named."""
    if bool(case) != bool(material):
        raise click.UsageError(tr("cli.attach.both"))
    if case and len(files) > 1:
        raise NotAllowed("attachment.one_file")
    room = session.house.attachments
    actor = _actor(session, by, case)
    taken = [room.take(read_foreign(file), file.name, actor) for file in files]
    if case:
        room.bring_in(case, material, taken[0], actor)
    session.show([_taken(item) for item in taken], [_line(item) for item in taken])


@click.command(cls=SpokenCommand, help="cli.attachments.help")
@click.argument("case")
@option("--out", type=FOLDER, help="cli.attachments.out")
@option("--by", default="", metavar="USER", help="cli.by")
@pass_session
def attachments(session: Session, case: str, out: Path | None, by: str) -> None:
    """List the attachments of a case; write them out as they are kept, for its archive."""
    room = session.house.attachments
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
        for item, data in room.for_archive(case, session.house.overseer(by)):
            kept = item.attachment
            (out / f"{kept.sha256}.{kept.kind}").write_bytes(data)
    found = room.for_case(case)
    session.show(
        [_of_case(item) for item in found],
        [f"{item.name}  {item.handed_in.file}  {_looks(item.attachment)}" for item in found],
    )


@click.group(cls=SpokenGroup, help="cli.attachment.help")
def attachment() -> None:
    """One attachment."""


@attachment.command("show", help="cli.attachment.show.help")
@click.argument("sha256")
@option("--out", type=FILE, required=True, help="cli.out")
@option("--case", default="", metavar="CASE", help="cli.attachment.case")
@option("--purpose", default="", metavar="CODE", help="cli.attachment.purpose")
@option("--page", type=click.IntRange(1), default=None, help="cli.attachment.page")
@option("--by", default="", metavar="USER", help="cli.by")
@pass_session
def show(session: Session, /, sha256: str, out: Path, page: int | None, **wanted: Any) -> None:
    """Write an attachment, with a mark where it is due, or one of its pages as PNG."""
    case, purpose = wanted["case"], wanted["purpose"]
    seen = Wanted(case, sha256, purpose, _actor(session, wanted["by"], case))
    room = session.house.attachments
    if page is None:
        write_file(session, out, room.open(seen).data)
    else:
        write_file(session, out, room.page(seen, page - 1, READ_LONG_SIDE))


READ_LONG_SIDE = 1600
"""Pixels of a page on screen."""


@click.command(cls=SpokenCommand, help="cli.looks.help")
@click.argument("case")
@pass_session
def looks(session: Session, case: str) -> None:
    """List who looked at the attachments of a case."""
    found = session.house.attachments.looks(case)
    session.show(found, [_look_line(look) for look in found])


def _actor(session: Session, by: str, case: str) -> Actor:
    return session.house.actor(by, ActionType.RECEIVE, "", case)


def _taken(item: Taken) -> dict[str, Any]:
    return {"file": item.label, **_kept(item.attachment)}


def _kept(kept: Attachment) -> dict[str, Any]:
    return {
        "sha256": kept.sha256,
        "kind": kept.kind,
        "bytes": kept.size,
        "pages": kept.pages,
        "flaws": kept.flaws,
        "cleaned": kept.cleaned,
    }


def _of_case(item: CaseAttachment) -> dict[str, Any]:
    return {
        "material": item.handed_in.key,
        "name": item.name,
        "file": item.handed_in.file,
        "identity": item.identity,
        "licences": item.licences,
        **_kept(item.attachment),
    }


def _line(item: Taken) -> str:
    return f"{item.attachment.sha256}  {item.label}  {_looks(item.attachment)}"


def _looks(kept: Attachment) -> str:
    """Say how many pages there are, what is hard to read, and what was taken out."""
    words = [tr("attachment.pages", count=len(kept.pages))]
    words += [tr(f"flaw.{flaw}") for flaw in kept.flaws]
    words += [tr("attachment.cleaned")] if kept.cleaned else []
    return "  ".join(words)


def _look_line(look: LoggedLook) -> str:
    marked = tr("look.marked") if look.marked else ""
    words = (f"{look.at:%Y-%m-%d %H:%M}Z", look.actor, look.station, tr(f"look.{look.kind}"))
    return "  ".join((*words, look.sha256[:12], look.purpose, marked)).rstrip()
