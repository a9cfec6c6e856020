"""Commands whose help speaks the chosen language: help texts are message keys."""

import gettext
from collections.abc import Callable
from typing import Any, TypeVar

import click

from permitdesk.text import language, tr

_CLICK_WORDS = {
    "Usage:": "用法：",
    "Options": "选项",
    "Commands": "命令",
    "Show this message and exit.": "显示本说明。",
    "[required]": "[必填]",
    "required": "必填",
}


class SpokenOption(click.Option):
    """An option whose help is a message key."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Write the option's line in the chosen language."""
        key, self.help = self.help, tr(self.help or "")
        try:
            return super().get_help_record(ctx)
        finally:
            self.help = key


class SpokenCommand(click.Command):
    """A command whose help is a message key."""

    def get_short_help_str(self, limit: int = 45) -> str:
        """Return its first sentence."""
        return tr(self.help or "")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what it does."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(tr(self.help or ""))


class SpokenGroup(SpokenCommand, click.Group):
    """A group of such commands."""

    command_class = SpokenCommand
    group_class = type


Decorated = TypeVar("Decorated", bound=Callable[..., Any])


def option(*names: str, **settings: Any) -> Callable[[Decorated], Decorated]:
    """Declare an option whose ``help`` is a message key."""
    return click.option(*names, cls=SpokenOption, **settings)


def speak() -> None:
    """Let the command line library use Chinese words for its own few."""
    if language() != "en":
        translated = gettext.gettext

        def chinese(message: str) -> str:
            return _CLICK_WORDS.get(message, translated(message))

        for module in (click.core, click.formatting, click.decorators):
            if hasattr(module, "_"):
                setattr(module, "_", chinese)  # noqa: B010  the name is the library's
