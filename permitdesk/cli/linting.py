"""``catalog lint``: what looks wrong in the definitions or is still to be settled; blocks nothing."""

from collections import Counter
from pathlib import Path

import click

from permitdesk.cli.output import Session, pass_session
from permitdesk.cli.spoken import SpokenCommand, option
from permitdesk.text import tr


@click.command(cls=SpokenCommand, help="cli.catalog.lint.help")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), required=False)
@option("--kind", "kinds", multiple=True, metavar="KIND", help="cli.catalog.lint.kind")
@pass_session
def lint(session: Session, folder: Path | None, kinds: tuple[str, ...]) -> None:
    """Print every warning with its file and line; the exit code is 0 whatever they are."""
    known = session.house.lint_kinds
    for kind in kinds:
        if kind not in known:
            raise click.UsageError(tr("cli.catalog.lint.kinds", kind=kind, kinds="、".join(known)))
    warned = session.house.lint_catalog(folder, kinds)
    counts = Counter(item["kind"] for item in warned)
    lines = [f"{item['kind']:<10}  {item['text']}" for item in warned]
    lines += [tr("catalog.lint.count", kind=kind, count=count) for kind, count in counts.items()]
    session.show({"counts": counts, "warnings": warned}, lines or [tr("catalog.lint.nothing")])
