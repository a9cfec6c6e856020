"""Printing results: JSON for programs, a few plain lines for people."""

from dataclasses import dataclass
from typing import Any

import click

from permitdesk.cli.house import House
from permitdesk.cli.plain import as_json


@dataclass(frozen=True)
class Session:
    """One command's surroundings.

    Attributes:
        json: Print JSON whatever the command.
    """

    house: House
    json: bool

    def show(self, value: Any, lines: list[str] | None = None) -> None:
        """Print a result: as JSON when asked for or when there are no lines for people."""
        if self.json or lines is None:
            click.echo(as_json(value))
        else:
            for line in lines:
                click.echo(line)


pass_session = click.make_pass_decorator(Session)
