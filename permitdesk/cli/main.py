"""The command line: everything a face can do, headless, with JSON in and out."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from permitdesk.cli import (
    asking,
    attachments,
    calendar,
    care,
    cases,
    changes,
    comparing,
    credit,
    day,
    deferrable,
    drafts,
    linting,
    offering,
    papers,
    permits,
    site_check,
    tasks,
)
from permitdesk.cli.house import House
from permitdesk.cli.manual import write_manual
from permitdesk.cli.output import Session
from permitdesk.cli.plain import as_json
from permitdesk.cli.refusals import exit_code, refusal
from permitdesk.cli.spoken import SpokenGroup, option, speak
from permitdesk.cli.words import moment
from permitdesk.domain.errors import PermitDeskError
from permitdesk.text import use_language


@dataclass(frozen=True)
class Wanted:
    """What the command line says about the house.

    Attributes:
        store: Path or URL; None for the usual place.
        catalog: Folder of definitions; None for the program's own.
        at: The moment, in a practice store; None for now.
    """

    store: str | None
    catalog: Path | None
    at: datetime | None


Build = Callable[[Wanted], House]


@click.group(cls=SpokenGroup, help="cli.help")
@option("--store", default=None, metavar="URL", help="cli.store", envvar="PERMITDESK_STORE")
@option(
    "--catalog",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    metavar="DIR",
    help="cli.catalog",
)
@option("--at", default=None, metavar="ISO-TIME", help="cli.at")
@option("--json", "json_output", is_flag=True, help="cli.json")
@click.pass_context
def permitdesk(
    ctx: click.Context, store: str | None, catalog: Path | None, at: str | None, json_output: bool
) -> None:
    """Hand the words to a command."""
    build: Build = ctx.obj
    wanted = Wanted(store, catalog, moment(at) if at else None)
    ctx.obj = Session(build(wanted), json_output)


for command in (
    care.init,
    asking.catalog,
    asking.guide,
    asking.form,
    comparing.difference,
    comparing.savings,
    papers.notice,
    drafts.draft,
    drafts.told,
    drafts.earlier,
    offering.offered,
    cases.receive,
    changes.change,
    cases.act,
    cases.show,
    deferrable.deferrable,
    cases.history,
    cases.clocks,
    cases.worklist,
    tasks.tasks,
    cases.search,
    day.day,
    papers.paper,
    papers.print_,
    papers.papers,
    papers.originals,
    papers.numbers,
    papers.preview,
    attachments.attach,
    attachments.attachments,
    attachments.attachment,
    attachments.looks,
    permits.permit,
    permits.ending,
    credit.credit,
    credit.promises,
    permits.verify,
    permits.status_list,
    permits.keyring,
    calendar.calendar,
    site_check.site_check,
    care.ledger,
    care.backup,
    care.restore,
    care.user,
    *care.FACES,
    care.sample,
    care.demo,
    care.start,
    write_manual,
):
    permitdesk.add_command(command)
asking.catalog.add_command(linting.lint)


def run(arguments: Sequence[str], build: Build) -> int:
    """Run one command.

    Args:
        arguments: Words after the program's name.
        build: Makes the house for what the command line says.

    Returns:
        0 done; 1 the law or the form says no; 2 wrong usage; 3 the world failed.
    """
    use_language(os.environ.get("PERMITDESK_LANGUAGE", ""))
    speak()
    try:
        result: Any = permitdesk.main(
            list(arguments),
            prog_name="permitdesk",
            standalone_mode=False,
            obj=build,
        )
    except PermitDeskError as error:
        click.echo(as_json(refusal(error)), err=True)
        return exit_code(error)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        return 2
    return result if isinstance(result, int) else 0
