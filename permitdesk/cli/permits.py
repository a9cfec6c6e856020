"""Commands on permits: the register, the code, what is no longer valid."""

from pathlib import Path
from typing import Any

import click

from permitdesk.cli.output import Session, pass_session
from permitdesk.cli.papers import write_file
from permitdesk.cli.refusals import REFUSED
from permitdesk.cli.spoken import SpokenCommand, SpokenGroup, option
from permitdesk.desk.drawing import DUPLICATE
from permitdesk.text import tr


@click.group(cls=SpokenGroup, help="cli.permit.help")
def permit() -> None:
    """The register of permits."""


@permit.command("show", help="cli.permit.show.help")
@click.argument("number")
@pass_session
def show_permit(session: Session, number: str) -> None:
    """Show a register entry."""
    registered = session.house.overseeing.permit(number)
    code = session.house.documents.code(number)
    session.show({"permit": registered.permit, "state": registered.state, "code": code})


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
    session.show(written, [str(file)])


@click.command("keyring", cls=SpokenCommand, help="cli.keyring.help")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@pass_session
def keyring(session: Session, file: Path) -> None:
    """Write the public keys for verifiers without this store."""
    session.house.write_keyring(file)
    session.show({"file": str(file)}, [str(file)])
