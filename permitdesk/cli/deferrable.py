"""The command of what may come later (容缺): the papers of a case that are not there, and why not."""

from collections.abc import Iterator

import click

from permitdesk.cli.output import Session, pass_session
from permitdesk.cli.refusals import refusal
from permitdesk.cli.spoken import SpokenCommand
from permitdesk.desk.deferring import Offer, offer
from permitdesk.domain.errors import NotAllowed
from permitdesk.text import sentence, short_day, tr


@click.command(cls=SpokenCommand, help="cli.deferrable.help")
@click.argument("case")
@pass_session
def deferrable(session: Session, case: str) -> None:
    """List the papers a case still lacks, each with whether it may come later."""
    acting = session.house.acting
    found = offer(acting.desk, acting.desk.store.case(case))
    session.show(
        {
            "case": case,
            "papers": [
                {
                    "material": need.key,
                    "name": need.name,
                    "licences": tuple(need.uses),
                    "deferrable": why is None,
                    "refusal": _why(why),
                }
                for need, why in found.papers
            ],
            "days": found.days,
            "due": found.due.day,
            "provisional": found.due.provisional,
            "broken": _why(found.broken),
        },
        list(_lines(found)),
    )


def _why(refused: NotAllowed | None) -> object:
    return None if refused is None else refusal(refused)


def _lines(found: Offer) -> Iterator[str]:
    for need, why in found.papers:
        may = (
            tr("cli.deferrable.may")
            if why is None
            else tr("cli.deferrable.may_not", why=sentence(why))
        )
        yield f"{need.key}  {need.name}  {may}"
    if not found.papers:
        yield tr("cli.deferrable.none")
        return
    yield tr("cli.deferrable.due", day=short_day(found.due.day), days=found.days)
    if found.broken is not None:
        yield sentence(found.broken)
