"""Commands that look after the store, and those for practice and pictures."""

from pathlib import Path

import click

from permitdesk.cli.output import Session, pass_session
from permitdesk.cli.plain import as_json
from permitdesk.cli.spoken import SpokenCommand, SpokenGroup, option
from permitdesk.domain.facts import Actor, Role
from permitdesk.text import tr


@click.command(cls=SpokenCommand, help="cli.init.help")
@option("--practice", is_flag=True, help="cli.init.practice")
@pass_session
def init(session: Session, practice: bool) -> None:
    """Make a store."""
    path = session.house.create_store(practice=practice)
    session.show({"store": str(path), "practice": practice}, [str(path)])


@click.group(cls=SpokenGroup, help="cli.ledger.help")
def ledger() -> None:
    """The chained ledger."""


@ledger.command("check", help="cli.ledger.check.help")
@pass_session
def check_ledger(session: Session) -> None:
    """Follow the chain from the first entry to the last."""
    entries = session.house.check_ledger()
    session.show({"entries": entries, "chain": "good"}, [tr("cli.ledger.good", entries=entries)])


@ledger.command("checkpoint", help="cli.ledger.checkpoint.help")
@pass_session
def checkpoint(session: Session) -> None:
    """Print today's signed checkpoint."""
    text = session.house.checkpoint()
    session.show({"checkpoint": text}, [text])


@ledger.command("rebuild", help="cli.ledger.rebuild.help")
@pass_session
def rebuild(session: Session) -> None:
    """Make worklist, register and search again from the ledger."""
    cases = session.house.rebuild()
    session.show({"cases": cases}, [tr("cli.ledger.rebuilt", cases=cases)])


@click.command(cls=SpokenCommand, help="cli.backup.help")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@pass_session
def backup(session: Session, file: Path) -> None:
    """Copy the store, verified."""
    session.house.backup(file)
    session.show({"file": str(file)}, [str(file)])


@click.command(cls=SpokenCommand, help="cli.restore.help")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@pass_session
def restore(session: Session, file: Path) -> None:
    """Put a verified copy in the store's place; the old store is kept aside."""
    aside = session.house.restore(file)
    session.show({"kept_aside": str(aside)}, [tr("cli.restored", aside=str(aside))])


@click.group(cls=SpokenGroup, help="cli.user.help")
def user() -> None:
    """People who may act."""


@user.command("add", help="cli.user.add.help")
@click.argument("name")
@click.argument("role", type=click.Choice([item.value for item in Role]))
@click.argument("station")
@click.password_option(prompt="密码 / password", confirmation_prompt=True)
@pass_session
def add_user(session: Session, name: str, role: str, station: str, password: str) -> None:
    """Register somebody."""
    session.house.add_user(Actor(name, Role(role), station), password)
    session.show({"user": name, "role": role, "station": station}, [name])


@click.group(cls=SpokenGroup, invoke_without_command=True, help="cli.sample.help")
@option("--cases", type=click.IntRange(1, 5_000_000), default=None, help="cli.sample.cases")
@option("--seed", type=int, default=1, help="cli.sample.seed")
@click.pass_context
def sample(ctx: click.Context, cases: int | None, seed: int) -> None:
    """Fill a practice store, or make an application file."""
    if ctx.invoked_subcommand is not None:
        return
    if cases is None:
        raise click.UsageError(tr("cli.sample.what"))
    session = ctx.ensure_object(Session)
    written = session.house.fill(cases, seed)
    session.show({"cases": written}, [tr("cli.sample.filled", cases=written)])


@sample.command("application", help="cli.sample.application.help")
@click.argument("industry", required=False, default="")
@option("--licence", "licences", multiple=True, metavar="CODE", help="cli.sample.licence")
@option("--seed", type=int, default=1, help="cli.sample.seed")
@pass_session
def sample_application(
    session: Session, industry: str, licences: tuple[str, ...], seed: int
) -> None:
    """Print a complete, valid application file with random answers."""
    file = session.house.sample_application(industry, licences, seed)
    click.echo(as_json(file))


@click.command(cls=SpokenCommand, help="cli.demo.help")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@pass_session
def demo(session: Session, folder: Path) -> None:
    """Do the main job once, on a real restaurant."""
    files = session.house.demo(folder)
    session.show([str(file) for file in files], [str(file) for file in files])


@click.command(cls=SpokenCommand, help="cli.start.help")
@pass_session
@click.pass_context
def start(ctx: click.Context, session: Session) -> None:
    """Do the main job: the window with a display, a folder of papers without."""
    ctx.exit(session.house.start())


def _face(name: str) -> click.Command:
    @click.command(name, cls=SpokenCommand, help=f"cli.{name}.help")
    @pass_session
    @click.pass_context
    def open_face(ctx: click.Context, session: Session) -> None:
        ctx.exit(session.house.face(name))

    return open_face


FACES = tuple(_face(name) for name in ("window", "kiosk", "supervisor"))
