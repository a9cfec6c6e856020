"""The command of joint site checks: the day proposed, the merged checklist, what waits."""

from collections.abc import Iterator, Sequence

import click

from permitdesk.cli.output import Session, pass_session
from permitdesk.cli.spoken import SpokenCommand, option
from permitdesk.desk.visits import PointView, Proposal, Visit
from permitdesk.domain.facts import Actor, Role
from permitdesk.text import long_day, short_day, tr


@click.command("site-check", cls=SpokenCommand, help="cli.site_check.help")
@click.argument("case", required=False)
@option("--queue", is_flag=True, help="cli.site_check.queue")
@option("--inspector", default="", metavar="NAME", help="cli.site_check.inspector")
@option("--department", default="", metavar="CODE", help="cli.site_check.department")
@pass_session
def site_check(
    session: Session, case: str | None, queue: bool, inspector: str, department: str
) -> None:
    """Show the day proposed and the merged checklist of a case, or the visits that wait."""
    visits = session.house.visits
    if queue:
        narrow = bool(inspector or department)
        role = Role.INSPECTOR if narrow else Role.CLERK
        found = visits.queue(Actor(inspector, role, department))
        session.show(found, [_visit(visit) for visit in found] or [tr("visit.none")])
        return
    if case is None:
        raise click.UsageError(tr("cli.site_check.what"))
    proposed, points = visits.proposed(case), visits.points(case)
    session.show(
        {"proposed": proposed, "points": points},
        [*proposal_lines(proposed), *_points(points)],
    )


def proposal_lines(proposed: Proposal) -> Iterator[str]:
    """Say which day is proposed, and which clock wants it."""
    yield tr("visit.proposed", day=long_day(proposed.day))
    facts = {"last": short_day(proposed.last_green) if proposed.last_green else ""}
    yield tr(f"visit.why.{proposed.why}", **facts)
    if proposed.clock is not None and proposed.due is not None:
        clock = tr(f"which.{proposed.clock}")
        due = short_day(proposed.due)
        if proposed.provisional:
            due = tr("visit.provisional", day=due)
        yield tr("visit.clock", licence=proposed.name, clock=clock, due=due)


def _points(points: Sequence[PointView]) -> Iterator[str]:
    yield tr("visit.points", count=len(points))
    group = ""
    for view in points:
        if view.group != group:
            group = view.group
            yield group
        names = "、".join(view.own)
        yield f"  {view.point.key:<26}{view.point.text}（{names}）"
        if len(view.own) > 1:
            yield from (f"{'':<28}{name}：{words}" for name, words in view.own.items())


def _visit(visit: Visit) -> str:
    kind, late = tr(f"visit.{visit.kind}"), tr("visit.late") if visit.late else ""
    when = f"{short_day(visit.day)} {visit.time}".rstrip()
    who = "、".join(item.name for item in visit.inspectors)
    return f"{when}  {kind}{late}  {visit.case}  {visit.applicant}  {visit.place}  {who}"
