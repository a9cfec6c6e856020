"""Commands before there is a case: the catalogue, the guide, the form."""

from pathlib import Path
from typing import Any

import click

from permitdesk.cli.output import Session, pass_session
from permitdesk.cli.plain import plain
from permitdesk.cli.spoken import SpokenCommand, SpokenGroup, option
from permitdesk.cli.words import answers
from permitdesk.domain.answer import Answers
from permitdesk.domain.industry import Need
from permitdesk.domain.materials import materials_of
from permitdesk.domain.merge import MergedForm, Question, RecordQuestion
from permitdesk.text import tr


@click.group(cls=SpokenGroup, help="cli.catalog.help")
def catalog() -> None:
    """Look at the definitions."""


@catalog.command("check", help="cli.catalog.check.help")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), required=False)
@pass_session
def check_catalog(session: Session, folder: Path | None) -> None:
    """Read a catalogue; every fault at once."""
    read = session.house.check_catalog(folder)
    counts = {
        "digest": read.digest,
        "licences": len(read.licences),
        "industries": len(read.industries),
        "shared_fields": len(read.shared_fields),
        "flows": len(read.flows),
        "documents": len(read.documents),
        "uncertain": sum(item.uncertain for item in read.licences.values()),
    }
    session.show(counts, [tr("cli.catalog.good", **counts)])


@catalog.command("digest", help="cli.catalog.digest.help")
@pass_session
def digest(session: Session) -> None:
    """Print the digest of the definitions in force."""
    value = session.house.catalog.digest
    session.show({"digest": value}, [value])


@catalog.command("show", help="cli.catalog.show.help")
@click.argument("code", required=False)
@pass_session
def show_catalog(session: Session, code: str | None) -> None:
    """List industries and licences, or show one."""
    house = session.house
    if code is None:
        industries = [{"code": item.code, "name": item.name} for item in house.guiding.industries()]
        licences = [
            {"code": item.code, "name": item.name, "kind": item.kind}
            for item in house.catalog.licences.values()
        ]
        rows = [f"{item['code']:<32}{item['name']}" for item in (*industries, *licences)]
        session.show({"industries": industries, "licences": licences}, rows)
    elif code in house.catalog.industries:
        session.show(house.catalog.industries[code])
    else:
        session.show(house.catalog.licence(code))


@click.command(cls=SpokenCommand, help="cli.guide.help")
@click.argument("industry")
@option("--answer", "pairs", multiple=True, metavar="Q=V", help="cli.guide.answer")
@pass_session
def guide(session: Session, industry: str, pairs: tuple[str, ...]) -> None:
    """Say which licences a business needs."""
    house = session.house
    choice = house.guiding.choose(industry, answers(pairs))
    result = {
        "industry": industry,
        "answers": choice.answers,
        "needed": [_need(session, item) for item in choice.needed],
        "filings": [_need(session, item) for item in choice.filings],
        "not_needed": [_need(session, item) for item in choice.not_needed],
        "none_needed": choice.none_needed,
        "catalog": house.catalog.digest,
    }
    lines = [
        f"{tr(f'guide.{group}')}  {house.catalog.licence(item.licence).name}"
        for group in ("needed", "filings", "not_needed")
        for item in getattr(choice, group)
    ]
    if choice.none_needed:
        lines.append(f"{choice.none_needed.text}（{choice.none_needed.basis}）")
    session.show(result, lines)


def _need(session: Session, need: Need) -> dict[str, Any]:
    licence = session.house.catalog.licence(need.licence)
    return {
        "licence": need.licence,
        "name": licence.name,
        "kind": licence.kind,
        "rule": need.rule if need.rule is not None else "always",
        "because": need.because,
        "articles": [str(source) for source in need.sources],
        "uncertain_parameters": need.uncertain,
        "uncertain": licence.uncertain,
    }


@click.command(cls=SpokenCommand, help="cli.form.help")
@click.argument("industry")
@option("--answer", "pairs", multiple=True, metavar="Q=V", help="cli.guide.answer")
@pass_session
def form(session: Session, industry: str, pairs: tuple[str, ...]) -> None:
    """Show the merged form of what is needed, with every key an application may use."""
    guiding = session.house.guiding
    choice = guiding.choose(industry, answers(pairs))
    merged = guiding.form(choice)
    needs = materials_of(guiding.catalog, choice.bundle, Answers())
    result = {
        "industry": industry,
        "licences": choice.bundle,
        "sections": _sections(merged),
        "materials": [
            {
                "key": need.key,
                "name": need.name,
                "form": need.form,
                "copies": need.copies,
                "uses": list(need.uses),
                "to_hand_in": need.to_hand_in,
            }
            for need in needs
        ],
    }
    lines = [
        f"{section.title}：{question.field.label}"
        for section in merged.sections
        for question in section.questions
    ]
    session.show(result, lines)


def _sections(merged: MergedForm) -> list[dict[str, Any]]:
    return [
        {
            "key": section.key,
            "title": section.title,
            "licence": section.licence,
            "questions": [_question(question) for question in section.questions],
            "records": [_record(record) for record in section.records],
        }
        for section in merged.sections
    ]


def _question(question: Question) -> dict[str, Any]:
    field = question.field
    return {
        "key": question.key,
        "licence": question.licence,
        "label": field.label,
        "type": field.type,
        "unit": field.unit,
        "choices": field.choices,
        "columns": field.columns,
        "required": any(use.required for use in question.uses)
        or (not question.uses and field.required),
        "visible_when": plain(field.visible_when),
        "filled_by": field.filled_by or "applicant",
        "overridable": question.overridable,
        "uses": [
            {"licence": use.licence, "form": use.form, "label": use.label, "row": use.number}
            for use in question.uses
        ],
    }


def _record(record: RecordQuestion) -> dict[str, Any]:
    return {
        "collection": record.collection,
        "label": record.type.label,
        "columns": [
            {
                "key": key,
                "label": record.type.column(key).label,
                "type": record.type.column(key).type,
            }
            for key in record.columns
        ],
        "roles": [
            {
                "role": role,
                "columns": record.columns_of(role),
                "required": any(use.required for use in record.uses if use.role == role),
            }
            for role in record.roles
        ],
    }
