"""The manual of the commands, written by the program from its own commands."""

from collections.abc import Iterator

import click

from permitdesk.cli import examples
from permitdesk.cli.spoken import SpokenCommand
from permitdesk.cli.words import dumped
from permitdesk.codec import Codec
from permitdesk.domain.procedure import RULES
from permitdesk.domain.state import ActionType
from permitdesk.text import tr


def manual(root: click.Group) -> str:
    """Return docs/commands.md."""
    return (
        "\n".join((*_head(root), *_commands(root), *_actions(), *_examples(), *_exit_codes()))
        + "\n"
    )


def _head(root: click.Group) -> Iterator[str]:
    yield f"# {tr('manual.title')}\n"
    yield f"{tr('manual.intro')}\n"
    yield "```\npermitdesk [--store URL] [--catalog DIR] [--at ISO-TIME] [--json] COMMAND ...\n```\n"
    yield from _options(root)


def _commands(group: click.Group, before: str = "") -> Iterator[str]:
    for name, command in group.commands.items():
        if command.hidden:
            continue
        arguments = " ".join(
            item.make_metavar(click.Context(command))
            for item in command.params
            if isinstance(item, click.Argument)
        )
        yield f"\n## {before}{name} {arguments}".rstrip() + "\n"
        yield tr(command.help or "") + "\n"
        yield from _options(command)
        if isinstance(command, click.Group):
            yield from _commands(command, f"{before}{name} ")


def _options(command: click.Command) -> Iterator[str]:
    options = [item for item in command.params if isinstance(item, click.Option) and item.help]
    if not options:
        return
    yield f"| {tr('manual.option')} | {tr('manual.meaning')} |\n| --- | --- |"
    for option in options:
        value = "" if option.is_flag else f" {option.make_metavar(click.Context(command))}"
        yield f"| `{option.opts[-1]}{value}` | {tr(option.help or '')} |".replace("[", "").replace(
            "]", ""
        )
    yield ""


def _actions() -> Iterator[str]:
    yield f"\n## {tr('manual.actions')}\n"
    yield f"{tr('manual.actions_intro')}\n"
    columns = ("action", "what", "after", "who", "data", "article")
    yield "| " + " | ".join(tr(f"manual.{column}") for column in columns) + " |"
    yield "| --- " * len(columns) + "|"
    for type_, rule in RULES.items():
        follows = "、".join(tr(f"status.{status}") for status in sorted(rule.follows))
        roles = "、".join(tr(f"role.{role}") for role in sorted(rule.roles))
        schema = Codec(rule.sends).schema()
        data = ", ".join(
            f"{name}{'*' if name in schema.get('required', ()) else ''}"
            for name in schema.get("properties", {})
        )
        licence = "（--licence）" if rule.per_licence else ""
        yield (
            f"| `{type_}`{licence} | {tr(f'action.{type_}')} | {follows} | {roles} | {data} "
            f"| {rule.source} |"
        )
    yield f"\n{tr('manual.required')}"


def _examples() -> Iterator[str]:
    yield f"\n## {tr('manual.examples')}\n"
    yield f"{tr('manual.examples_intro')}\n"
    for name, file in examples.applications().items():
        yield f"\n### {tr(f'manual.application.{name}')}\n"
        yield f"```json\n{dumped(file)}\n```"
    for name, sent in examples.actions().items():
        licence = " --licence CODE" if RULES[ActionType(name)].per_licence else ""
        if sent and name != ActionType.RECEIVE:
            yield f"\n### {name}：{tr(f'action.{name}')}\n"
            yield f"```\npermitdesk act CASE {name}{licence} --data '{dumped(sent)}'\n```"


def _exit_codes() -> Iterator[str]:
    yield f"\n## {tr('manual.exit_codes')}\n"
    yield f"| {tr('manual.code')} | {tr('manual.meaning')} |\n| --- | --- |"
    for code in range(4):
        yield f"| {code} | {tr(f'manual.exit.{code}')} |"


@click.command("manual", cls=SpokenCommand, help="cli.manual.help", hidden=True)
@click.pass_context
def write_manual(ctx: click.Context) -> None:
    """Print the manual."""
    root = ctx.find_root().command
    assert isinstance(root, click.Group)
    click.echo(manual(root), nl=False)
