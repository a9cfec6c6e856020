"""Commands that compare: what a changed fact brings, and what one form saves."""

from pathlib import Path
from typing import Any

import click

from permitdesk.cli.output import Session, pass_session
from permitdesk.cli.plain import plain
from permitdesk.cli.reading import read_json
from permitdesk.cli.spoken import SpokenCommand, option
from permitdesk.cli.words import answers, file_text
from permitdesk.domain.answer import Answers, Value
from permitdesk.domain.application import ApplicationFile
from permitdesk.domain.difference import Asked, Days, DaysChange, Difference, PaperChange
from permitdesk.domain.industry import Need
from permitdesk.domain.savings import Savings
from permitdesk.text import tr

FILE = click.Path(path_type=Path, dir_okay=False)


@click.command(cls=SpokenCommand, help="cli.difference.help")
@click.argument("industry")
@option("--answer", "pairs", multiple=True, metavar="Q=V", help="cli.guide.answer")
@option("--to", "changes", multiple=True, metavar="Q=V", required=True, help="cli.difference.to")
@option("--application", type=FILE, default=None, metavar="FILE", help="cli.form.application")
@pass_session
def difference(
    session: Session,
    industry: str,
    pairs: tuple[str, ...],
    changes: tuple[str, ...],
    application: Path | None,
) -> None:
    """Say what changing key facts adds or removes; nothing is kept."""
    guiding = session.house.guiding
    guide, typed = answers(pairs), Answers()
    if application is not None:
        file = read_json(ApplicationFile, file_text(application))
        guide = {**file.guide, **guide}
        typed = guiding.look_at(file).application.answers
    found = guiding.difference(industry, guide, answers(changes), typed)
    data = {
        **plain(found),
        "licences_added": [_need(session, need) for need in found.licences_added],
        "licences_removed": [_need(session, need) for need in found.licences_removed],
    }
    session.show(data, _lines(session, industry, found))


def _need(session: Session, need: Need) -> dict[str, Any]:
    return {
        "licence": need.licence,
        "name": session.house.catalog.licence(need.licence).name,
        "because": need.because,
        "articles": [str(source) for source in need.sources],
    }


def _lines(session: Session, industry: str, found: Difference) -> list[str]:
    lines = [
        *(
            _licence(session, industry, need, f"difference.licence.{way}")
            for way, needs in (
                ("added", found.licences_added),
                ("removed", found.licences_removed),
            )
            for need in needs
        ),
        *(_question(item, "difference.question_added") for item in found.questions_added),
        *(_question(item, "difference.question_removed") for item in found.questions_removed),
        *map(_paper, found.papers),
        *(_days(session, item) for item in found.days if item.after),
    ]
    if found.is_empty:
        return [tr("difference.nothing")]
    before, after = found.longest
    key = "difference.longest" if before != after else "difference.longest_same"
    return [*lines, tr(key, before=before, after=after)]


def _licence(session: Session, industry: str, need: Need, key: str) -> str:
    catalog = session.house.catalog
    texts = {item.id: item.text for item in catalog.industry(industry).questions}
    because = "；".join(f"{texts[name]}{_said(value)}" for name, value in need.because.items())
    return tr(key, licence=catalog.licence(need.licence).name, because=because)


def _said(value: Value) -> str:
    if isinstance(value, bool):
        return tr("box.yes" if value else "box.no")
    return "、".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _question(item: Asked, key: str) -> str:
    parts = [item.label]
    if item.role:
        parts.insert(0, item.role)
    elif item.part:
        parts.append(tr(f"answer_part.{item.part}"))
    return tr(key, label=" · ".join(parts))


def _paper(item: PaperChange) -> str:
    way = "added" if not item.before else "removed" if not item.after else "changed"
    return tr(f"difference.paper.{way}", name=item.name, before=item.before, after=item.after)


def _days(session: Session, item: DaysChange) -> str:
    return tr(
        "difference.days" if item.before else "difference.days_added",
        licence=session.house.catalog.licence(item.licence).name,
        before=_limits(item.before) if item.before else "",
        after=_limits(item.after) if item.after else "",
    )


def _limits(days: Days) -> str:
    promised, statutory = (
        tr(f"difference.limit.{limit.unit}", count=limit.length)
        for limit in (days.promised, days.statutory)
    )
    return tr("difference.limits", promised=promised, statutory=statutory)


@click.command(cls=SpokenCommand, help="cli.savings.help")
@click.argument("industry", required=False, default="")
@option("--answer", "pairs", multiple=True, metavar="Q=V", help="cli.guide.answer")
@option("--case", default="", metavar="NUMBER", help="cli.savings.case")
@pass_session
def savings(session: Session, industry: str, pairs: tuple[str, ...], case: str) -> None:
    """Count what one form saves: of a case, of guide answers, of all an industry may need."""
    if case and (industry or pairs):
        raise click.UsageError(tr("cli.savings.one_at_a_time"))
    counted = _counted(session, industry, pairs, case)
    lines = [line for name, item in counted.items() for line in _figures(name, item)]
    if counted:
        kinds = [figure.definition for figure in next(iter(counted.values())).figures]
        lines += map(tr, kinds)
    session.show({name: _as_data(item) for name, item in counted.items()}, lines)


def _counted(
    session: Session, industry: str, pairs: tuple[str, ...], case: str
) -> dict[str, Savings]:
    guiding = session.house.guiding
    if case:
        application = session.house.overseeing.view(case).case.application
        return {case: guiding.savings_of_case(application)}
    if pairs:
        return {industry: guiding.savings(guiding.choose(industry, answers(pairs)))}
    if industry:
        return {industry: guiding.most_savings(session.house.catalog.industry(industry))}
    return {item.code: guiding.most_savings(item) for item in guiding.industries()}


def _figures(name: str, item: Savings) -> list[str]:
    shown = (
        tr(f"savings.{figure.what}.line", apart=figure.apart, together=figure.together)
        for figure in item.figures
    )
    count = tr("savings.licences", count=len(item.bundle))
    return [f"{name:<22}{count}  {'  '.join(shown)}"]


def _as_data(item: Savings) -> dict[str, Any]:
    return {
        "licences": item.bundle,
        "longest": item.longest,
        **{
            figure.what: {
                "apart": figure.apart,
                "together": figure.together,
                "saved": figure.saved,
                "definition": tr(figure.definition),
            }
            for figure in item.figures
        },
    }
