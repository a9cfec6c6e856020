"""The command of what somebody still has to do after the decisions."""

from typing import Any

import click

from permitdesk.cli.output import Session, pass_session
from permitdesk.cli.spoken import SpokenCommand, option
from permitdesk.desk.permit_life import TaskLine, task_lines
from permitdesk.domain.state import ActionType
from permitdesk.domain.tasks import TaskFilter
from permitdesk.text import short_day, tr

KINDS = (
    ActionType.HAND_OVER,
    ActionType.ACKNOWLEDGE_HANDOVER,
    ActionType.BRING_LATE,
    ActionType.RECORD_AFTER_CHECK,
    ActionType.ORDER_AFTER_RECTIFICATION,
    ActionType.RECORD_AFTER_RECHECK,
    ActionType.TELL_INTENT,
    ActionType.REVOKE,
    ActionType.ANSWER_QUESTION,
    ActionType.RECORD_CREDIT,
    ActionType.PUBLISH,
)
"""What can be a task, in the order in which it comes up."""


@click.command(cls=SpokenCommand, help="cli.tasks.help")
@option("--department", default="", metavar="CODE", help="cli.tasks.department")
@option(
    "--kind", "kinds", multiple=True, metavar="ACTION", help="cli.tasks.kind",
    type=click.Choice([item.value for item in KINDS]),
)  # fmt: skip
@option("--due", type=click.DateTime(["%Y-%m-%d"]), help="cli.tasks.due")
@option("--limit", type=click.IntRange(1, 5000), default=500, help="cli.tasks.limit")
@pass_session
def tasks(session: Session, department: str, kinds: tuple[str, ...], due: Any, limit: int) -> None:
    """List what is to be done after decisions, by due day."""
    wanted = TaskFilter(
        tuple(map(ActionType, kinds)), department, due.date() if due else None, limit
    )
    found = task_lines(session.house.overseeing.desk, wanted)
    rows = [{**vars(one.task), "light": one.light, "left": one.left} for one in found]
    session.show(rows, [_line(one) for one in found] or [tr("cli.tasks.none")])


def _line(one: TaskLine) -> str:
    task = one.task
    day = short_day(task.due) if task.due else "—"
    if task.provisional:
        day += tr("clock.provisional")
    light = tr(f"light.{one.light}") if one.light else ""
    words = (
        day,
        light,
        tr(f"action.{task.todo}"),
        task.case,
        task.name,
        task.about,
        task.applicant,
    )
    return "  ".join(word for word in words if word)
