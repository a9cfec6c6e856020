"""Commands on cases: receive, act, look at them."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import click

from permitdesk.cli.output import Session, pass_session
from permitdesk.cli.reading import read_json
from permitdesk.cli.spoken import SpokenCommand, option
from permitdesk.cli.words import data, file_text
from permitdesk.codec import Codec
from permitdesk.desk.acting import Wish
from permitdesk.desk.overseeing import CaseView, ClockView, filter_for
from permitdesk.domain.application import ApplicationFile
from permitdesk.domain.case import Case
from permitdesk.domain.facts import Actor, Issue, Role
from permitdesk.domain.procedure import RULES
from permitdesk.domain.state import ActionType
from permitdesk.domain.summary import CaseSummary, Mark, PartSummary
from permitdesk.domain.worklist import Filter
from permitdesk.text import short_day, tr

ACTIONS = click.Choice([item.value for item in ActionType])


@click.command(cls=SpokenCommand, help="cli.receive.help")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@option("--by", default="", metavar="USER", help="cli.by")
@option("--key", default="", help="cli.key")
@pass_session
def receive(session: Session, file: Path, by: str, key: str) -> None:
    """Take an application in."""
    application = read_json(ApplicationFile, file_text(file))
    actor = session.house.actor(by, ActionType.RECEIVE, "", "")
    case = session.house.acting.receive(application, actor, key)
    receipt = case.actions[0].numbers
    session.show({"case": case.number, "status": case.status, "numbers": receipt}, [case.number])


@click.command(cls=SpokenCommand, help="cli.act.help")
@click.argument("case", required=False)
@click.argument("action", type=ACTIONS, required=False)
@option("--licence", default="", metavar="CODE", help="cli.act.licence")
@option("--data", "sent", default="{}", metavar="JSON|@FILE", help="cli.act.data")
@option("--by", default="", metavar="USER", help="cli.by")
@option("--key", default="", help="cli.key")
@option("--seen", type=int, default=None, help="cli.act.seen")
@option("--schema", type=ACTIONS, default=None, metavar="ACTION", help="cli.act.schema")
@pass_session
def act(
    session: Session, /, case: str | None, action: str | None, schema: str | None, **wanted: Any
) -> None:
    """Do one thing to a case, or show what an action wants to know."""
    if schema is not None:
        session.show(Codec(RULES[ActionType(schema)].sends).schema())
        return
    if case is None or action is None:
        raise click.UsageError(tr("cli.act.what"))
    type_ = ActionType(action)
    sent = read_json(RULES[type_].sends, data(wanted["sent"]))
    actor = session.house.actor(wanted["by"], type_, wanted["licence"], case)
    wish = Wish(type_, sent, actor, wanted["licence"], wanted["key"], wanted["seen"])
    after = session.house.acting.do(case, wish)
    done = after.actions[-1]
    parts = {code: part.status for code, part in after.state.parts.items()}
    result = {
        "case": after.number,
        "action": done.type,
        "status": after.status,
        "licences": parts,
        "numbers": done.numbers,
        "next": after.next_actions(),
        **({"left_out": done.facts.left_out} if isinstance(done.facts, Issue) else {}),
    }
    numbers = "、".join(done.numbers.values())
    session.show(result, [f"{after.number}  {tr(f'status.{after.status}')}  {numbers}".rstrip()])


@click.command(cls=SpokenCommand, help="cli.show.help")
@click.argument("case")
@pass_session
def show(session: Session, case: str) -> None:
    """Show a case as it stands."""
    view = session.house.overseeing.view(case)
    documents = session.house.documents.offered(case)
    session.show({**_case(view), "documents": documents}, _lines(view))


def _case(view: CaseView) -> dict[str, Any]:
    case = view.case
    return {
        "case": case.number,
        "status": case.status,
        "summary": view.summary,
        "licences": [
            {
                "licence": part.summary.licence,
                "name": part.summary.name,
                "filing": part.summary.filing,
                "status": part.summary.status,
                "department": part.summary.department,
                "decider": part.summary.decider,
                "statutory_due": part.summary.statutory_due,
                "promised_due": part.summary.promised_due,
                "provisional": part.summary.provisional,
                "light": part.light,
                "next": part.next_actions,
                "numbers": case.state.parts[part.summary.licence].numbers,
                **_life(case, part.summary.licence),
            }
            for part in view.parts
        ],
        "next": view.next_actions,
        "seen": view.seen,
        "catalog": case.received.catalog,
        "application": case.application,
        "issued": case.state.issued,
    }


def _life(case: Case, licence: str) -> dict[str, Any]:
    """Say how a licence's promise and permit stand, as far as this case holds them."""
    part, permit = case.state.parts[licence], case.state.permit_of(licence)
    promised = part.part.by_promise or part.promise.document
    return {
        "route": part.part.route,
        "promise": part.promise if promised else None,
        "stage": part.follow_up.stage if part.to_after_check or part.follow_up.record else None,
        "permit": None
        if permit is None
        else {"number": permit.number, "version": permit.version, "state": permit.state},
        "carried_on": part.carried_on,
    }


def _lines(view: CaseView) -> list[str]:
    head = f"{view.case.number}  {view.summary.applicant}  {tr(f'status.{view.case.status}')}"
    return [
        head,
        *(_part_line(view.case, part.summary) for part in view.parts),
    ]


def _part_line(case: Case, summary: PartSummary) -> str:
    words = [summary.name, tr(f"part.{summary.status}")]
    permit = case.state.permit_of(summary.licence)
    if permit is not None:
        words += [permit.number, tr(f"permit_state.{permit.state}")]
    carried = case.state.parts[summary.licence].carried_on
    if carried is not None:
        words.append(tr("cli.show.carried_on", case=carried.case))
    return "  ".join(("", *words))


@click.command(cls=SpokenCommand, help="cli.history.help")
@click.argument("case")
@pass_session
def history(session: Session, case: str) -> None:
    """List everything done to a case, oldest first."""
    entries = session.house.overseeing.view(case).history
    session.show(
        entries,
        [
            f"{entry.at:%Y-%m-%d %H:%M}Z  {entry.actor.name}  {tr(f'action.{entry.type}')}"
            for entry in entries
        ],
    )


@click.command(cls=SpokenCommand, help="cli.clocks.help")
@click.argument("case")
@option("--proof", is_flag=True, help="cli.clocks.proof")
@option("--licence", default="", metavar="CODE", help="cli.act.licence")
@pass_session
def clocks(session: Session, case: str, proof: bool, licence: str) -> None:
    """List a case's clocks, with what each was counted from, or prove them day by day."""
    overseeing = session.house.overseeing
    if proof:
        proofs = overseeing.reckonings(case)
        session.show([item for item in proofs if licence in ("", item.clock.licence)])
        return
    views = [view for view in overseeing.clocks(case) if licence in ("", view.clock.licence)]
    session.show(views, [_clock_line(view) for view in views])


def _clock_line(view: ClockView) -> str:
    day = short_day(view.due) if view.due else "—"
    if view.provisional:
        day += tr("clock.provisional")
    words = [tr(f"which.{view.clock.which}"), view.name, day]
    if view.light is not None:
        words.append(tr(f"light.{view.light}"))
    return "  ".join(word for word in words if word)


@click.command(cls=SpokenCommand, help="cli.worklist.help")
@option("--for", "role", type=click.Choice([item.value for item in Role]), help="cli.worklist.for")
@option("--department", default="", metavar="CODE", help="cli.worklist.department")
@option("--day", type=click.DateTime(["%Y-%m-%d"]), help="cli.worklist.day")
@option("--mark", type=click.Choice([item.value for item in Mark]), help="cli.worklist.mark")
@option("--limit", type=click.IntRange(1, 1000), default=50, help="cli.worklist.limit")
@option("--after", default="", help="cli.worklist.after")
@pass_session
def worklist(
    session: Session, role: str | None, department: str, day: Any, mark: str | None, limit: int,
    after: str,
) -> None:  # fmt: skip
    """List what is due, by due day."""
    chosen = Filter(department=department)
    if role is not None:
        chosen = filter_for(Actor("", Role(role), department))
    if day is not None:
        chosen = replace(chosen, due_until=day.date())
    if mark is not None:
        chosen = replace(chosen, mark=Mark(mark))
    page = session.house.overseeing.worklist(chosen, after, limit)
    session.show(page, [_row(row) for row in page.rows])


@click.command(cls=SpokenCommand, help="cli.search.help")
@click.argument("text")
@pass_session
def search(session: Session, text: str) -> None:
    """Find cases."""
    rows = session.house.overseeing.search(text)
    session.show(rows, [_row(row) for row in rows])


def _row(row: CaseSummary) -> str:
    due = short_day(row.due) if isinstance(row.due, date) else "—"
    return f"{row.number}  {tr(f'status.{row.status}')}  {due}  {row.applicant}"
