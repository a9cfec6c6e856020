"""The command of a change (变更): looked at before it is sent, or sent."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from permitdesk.cli.form_parts import materials
from permitdesk.cli.output import Session, pass_session
from permitdesk.cli.reading import read_json
from permitdesk.cli.spoken import SpokenCommand, option
from permitdesk.cli.words import file_text
from permitdesk.desk.changing import changing, on_file
from permitdesk.desk.completing import refuse_wrong
from permitdesk.desk.permit_life import change_outlook
from permitdesk.domain.application import Application, ApplicationFile, Looked, look_at, needs_of
from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.permit import CompositePermit, SinglePermit
from permitdesk.domain.permit_acts import ARTICLE_49
from permitdesk.domain.state import ActionType
from permitdesk.text import tr


@dataclass(frozen=True)
class ChangeView:
    """What a change would do.

    Attributes:
        touched: The permits that get their next version, as they stand.
        before: Key to what is on file, of what changes.
        composite: As it stands, where it gets its next version; None for none.
    """

    looked: Looked
    touched: tuple[SinglePermit, ...]
    before: Mapping[str, Any]
    composite: CompositePermit | None


@click.command(cls=SpokenCommand, help="cli.change.help")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@option("--show", "look", is_flag=True, help="cli.change.show")
@option("--by", default="", metavar="USER", help="cli.by")
@option("--key", default="", help="cli.key")
@pass_session
def change(session: Session, file: Path, look: bool, by: str, key: str) -> None:
    """Take a change in, or only show which permits it touches and what it asks."""
    sent = read_json(ApplicationFile, file_text(file))
    if not sent.changes:
        raise NotAllowed("change.which", ARTICLE_49, field="changes")
    if look:
        view = view_of(session, sent)
        session.show(_plain(session, view), list(_lines(session, view)))
        return
    actor = session.house.actor(by, ActionType.RECEIVE, "", "")
    case = session.house.acting.receive(sent, actor, key)
    numbers = case.actions[0].numbers
    session.show({"case": case.number, "status": case.status, "numbers": numbers}, [case.number])


def view_of(session: Session, sent: ApplicationFile) -> ChangeView:
    """Return what a change would do, keeping nothing.

    Raises:
        NotFound: ``permit.unknown``.
        NotAllowed: What taking it in would refuse.
    """
    desk, catalog = session.house.overseeing.desk, session.house.catalog
    looked = look_at(catalog, changing(desk, catalog, sent).file, desk.checking())
    refuse_wrong(looked)
    outlook = change_outlook(desk, sent)
    filed = on_file(desk, outlook.permits, looked.form).answers
    before = {key: filed.get(key) for key in sent.answers}
    return ChangeView(looked, outlook.permits, before, outlook.composite)


def _plain(session: Session, view: ChangeView) -> dict[str, Any]:
    application: Application = view.looked.application
    needs = needs_of(session.house.catalog, application)
    return {
        "changes": application.changes,
        "changed": {
            key: {"from": view.before.get(key), "to": application.answers.shared.get(key)}
            for key in application.changed
            if key in application.answers.shared
        },
        "touched": [
            {
                "number": item.number,
                "licence": item.licence,
                "name": item.name,
                "version": item.version,
                "next_version": item.version + 1,
                "until": item.validity.until,
            }
            for item in view.touched
        ],
        "composite": None
        if view.composite is None
        else {
            "number": view.composite.number,
            "version": view.composite.version,
            "next_version": view.composite.version + 1,
        },
        "materials": materials(needs),
        "missing": [
            {"key": item.key, "field": item.field, "licence": item.licence}
            for item in view.looked.problems
        ],
    }


def _lines(session: Session, view: ChangeView) -> Iterator[str]:
    for item in view.touched:
        yield tr("cli.change.touched", name=item.name, number=item.number, version=item.version + 1)
    if view.composite is not None:
        made = view.composite
        yield tr("cli.change.composite", number=made.number, version=made.version + 1)
    needs = needs_of(session.house.catalog, view.looked.application)
    for need in needs:
        yield tr("cli.change.material", name=need.name)
