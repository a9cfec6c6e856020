"""The command about the supervisor's day: its numbers with their lists, and the report."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from permitdesk.cli.output import Session, pass_session
from permitdesk.cli.papers import write_file
from permitdesk.cli.spoken import SpokenCommand, option
from permitdesk.desk.day import Board, Figure
from permitdesk.desk.day_report import DayReport, DepartmentDay
from permitdesk.text import tr


@click.command(cls=SpokenCommand, help="cli.day.help")
@option("--on", "on", type=click.DateTime(["%Y-%m-%d"]), help="cli.day.on")
@option(
    "--report", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE.pdf|FILE.xlsx",
    help="cli.day.report",
)  # fmt: skip
@option("--limit", type=click.IntRange(0, 1000), default=20, help="cli.day.limit")
@pass_session
def day(session: Session, on: Any, report: Path | None, limit: int) -> None:
    """Show what presses today, or what happened on a day; or write its report."""
    room, wanted = session.house.day, on.date() if on else None
    if report is not None:
        write_file(session, report, room.file(room.report(wanted), report.name))
    elif wanted is not None:
        made = room.report(wanted)
        session.show(made, _lines(made))
    else:
        board = room.board()
        session.show(_board(session, board, limit), _numbers(board))


def _board(session: Session, board: Board, limit: int) -> dict[str, Any]:
    return {
        "day": board.day,
        "figures": [
            {
                "key": figure.key,
                "number": figure.number,
                "filter": figure.wanted,
                "cases": _cases(session, figure, limit),
            }
            for figure in board.figures
        ],
        "by_status": board.by_status,
        "missing_years": board.missing_years,
        "passed_until": board.passed_until,
    }


def _cases(session: Session, figure: Figure, limit: int) -> list[str]:
    if not limit or not figure.number:
        return []
    page = session.house.overseeing.worklist(figure.wanted, "", limit)
    return [row.number for row in page.rows]


def _numbers(board: Board) -> list[str]:
    lines = [f"{figure.number:>8}  {tr(f'day.{figure.key}')}" for figure in board.figures]
    missing = [tr("day.missing_year", year=str(item.year), cases=str(item.cases))
               for item in board.missing_years]  # fmt: skip
    return [f"{board.day:%Y-%m-%d}", *lines, *missing]


def _lines(made: DayReport) -> list[str]:
    rows = [_row(made.day, one) for one in (made.hall, *made.departments)]
    told = [
        f"{one.event.case}  {one.licence}  {tr(f'action.{one.event.type}')}  {one.event.actor}"
        for one in made.told
    ]
    return [*rows, *told]


def _row(on: date, one: DepartmentDay) -> str:
    return tr(
        "day.row",
        day=f"{on:%Y-%m-%d}",
        department=one.department or tr("day.whole_hall"),
        received=str(one.acts["received"]),
        accepted=str(one.acts["accepted"]),
        closed=str(one.acts["closed"]),
        open=str(one.open),
    )
