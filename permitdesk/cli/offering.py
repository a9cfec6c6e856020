"""The command of the ways that are open for an application: ordinary or on a promise, and why not."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from permitdesk.cli.output import Session, pass_session
from permitdesk.cli.reading import read_json
from permitdesk.cli.refusals import refusal
from permitdesk.cli.spoken import SpokenCommand
from permitdesk.cli.words import file_text
from permitdesk.desk.changing import changing
from permitdesk.desk.credit_book import CreditBook
from permitdesk.desk.held_already import held_already, held_words
from permitdesk.desk.promising import OfferedPromise, offers, promised_limit, warnings
from permitdesk.domain.answer import Answers
from permitdesk.domain.application import ApplicationFile, Route
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.commitment import CommitmentFlow, Nature
from permitdesk.domain.credit import Bar, CreditState
from permitdesk.text import paper_day, sentence, tr


@click.command("offers", cls=SpokenCommand, help="cli.offers.help")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@pass_session
def offered(session: Session, file: Path) -> None:
    """Say which ways are open for each licence of an application file, keeping nothing."""
    house = session.house
    desk, catalog = house.overseeing.desk, house.catalog
    whole = changing(desk, catalog, read_json(ApplicationFile, file_text(file))).file
    application = house.guiding.look_at(whole).application
    found = offers(desk, catalog, application)
    barred = CreditBook(desk).of(str(application.answers.shared.get("uscc", ""))).bars
    seen = warnings(desk, application)
    held = held_already(desk, catalog, application)
    rows = [_offer(catalog, application.answers, item, barred) for item in found]
    session.show(
        {
            "licences": rows,
            "same_legal_person": [_elsewhere(item) for item in seen],
            "held": [{"licence": item.licence, "number": item.number} for item in held],
        },
        [*(_line(item, barred) for item in found), *map(_warning, seen), *map(held_words, held)],
    )


def _offer(
    catalog: Catalog, answers: Answers, item: OfferedPromise, barred: tuple[Bar, ...]
) -> dict[str, Any]:
    bar = next((bar for bar in barred if bar.licence == item.licence), None)
    ways = {route: promised_limit(catalog, item.licence, route, answers) for route in Route}
    return {
        "licence": item.licence,
        "name": item.name,
        "barred": bar,
        "ordinary": {"open": bar is None, "promised": ways[Route.ORDINARY]},
        "commitment": {
            "open": bar is None and item.refusal is None,
            "refusal": refusal(item.refusal) if item.refusal else None,
            "promised": ways[Route.COMMITMENT] if item.refusal is None else None,
            "flow": _flow(item.flow) if item.flow else None,
            "declare": [{"id": one.id, "text": one.text} for one in item.asked],
        },
    }


def _flow(flow: CommitmentFlow) -> dict[str, Any]:
    return {
        "code": flow.code,
        "name": flow.name,
        "nature": flow.nature,
        "on_the_spot": flow.on_the_spot,
        "waives": flow.waives,
        "later": flow.later,
        "after_check": flow.after_check,
        "rectify": flow.rectify,
        "parties": [
            {
                "party": party.party,
                "points": party.text,
                "paper_copies": party.paper_copies,
                "pdf_copies": party.pdf_copies,
                "uncertain": party.uncertain,
            }
            for party in flow.parties
        ],
        "switched_on": flow.switched_on,
        "uncertain": flow.uncertain,
        "product_rules": flow.product_rules,
    }


def _elsewhere(record: CreditState) -> dict[str, Any]:
    return {
        "record": record.number,
        "holder": record.holder,
        "uscc": record.uscc,
        "legal_person": record.legal_person,
        "kind": record.facts.kind,
        "made_on": record.made_on,
    }


def _line(item: OfferedPromise, barred: tuple[Bar, ...]) -> str:
    return f"{item.name}：{'；'.join(_ways(item, barred))}"


def _ways(item: OfferedPromise, barred: tuple[Bar, ...]) -> Iterator[str]:
    bar = next((bar for bar in barred if bar.licence == item.licence), None)
    if bar is not None:
        yield tr("cli.offers.barred", until=bar.until, document=bar.document)
        return
    yield tr("cli.offers.ordinary")
    if item.flow is not None and item.flow.nature is Nature.REQUIRED:
        yield tr("cli.offers.required", flow=item.flow.name)
    elif item.refusal is None:
        yield tr("cli.offers.commitment")
    else:
        yield tr("cli.offers.closed", why=sentence(item.refusal))


def _warning(record: CreditState) -> str:
    return tr(
        "cli.offers.same_person", holder=record.holder, record=record.number,
        day=paper_day(record.made_on), name=record.legal_person,
    )  # fmt: skip
