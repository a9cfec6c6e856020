"""Commands before there is a case: the catalogue, the guide, the form."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from permitdesk.cli import form_parts
from permitdesk.cli.output import Session, pass_session
from permitdesk.cli.proof import check_proof, write_proof
from permitdesk.cli.reading import read_json
from permitdesk.cli.spoken import SpokenCommand, SpokenGroup, option
from permitdesk.cli.words import answers, file_text
from permitdesk.domain.answer import Answers
from permitdesk.domain.application import ApplicationFile
from permitdesk.domain.certificate_form import Certificate
from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.industry import Need
from permitdesk.domain.materials import MaterialNeed, materials_of
from permitdesk.domain.merge import MergedForm
from permitdesk.domain.view import View, applicant_view, department_view, trace
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


FILE = click.Path(path_type=Path, dir_okay=False)


@click.command(cls=SpokenCommand, help="cli.form.help")
@click.argument("industry")
@option("--answer", "pairs", multiple=True, metavar="Q=V", help="cli.guide.answer")
@option("--application", type=FILE, default=None, metavar="FILE", help="cli.form.application")
@option("--department", default="", metavar="CODE", help="cli.form.department")
@option("--trace", "traced", default="", metavar="KEY", help="cli.form.trace")
@option("--proof", type=FILE, default=None, metavar="FILE", help="cli.form.proof")
@option("--check", type=FILE, default=None, metavar="FILE", help="cli.form.check")
@pass_session
def form(session: Session, /, industry: str, pairs: tuple[str, ...], **wanted: Any) -> None:
    """Show the merged form of what is needed, with every key an application may use."""
    if sum(map(bool, (wanted["proof"], wanted["check"], wanted["traced"]))) > 1:
        raise click.UsageError(tr("cli.form.one_at_a_time"))
    if wanted["department"] and (wanted["proof"] or wanted["check"]):
        raise click.UsageError(tr("cli.form.proof_is_whole"))
    merged, filled = _merged(session, industry, pairs, wanted["application"])
    catalog = session.house.catalog
    if wanted["proof"]:
        made = write_proof(catalog, merged, filled, wanted["proof"])
        _show_certificate(session, made, "cli.form.proved")
    elif wanted["check"]:
        good = check_proof(catalog, merged, filled, wanted["check"])
        _show_certificate(session, good, "cli.form.checked")
    elif wanted["traced"]:
        view = _view(session, merged, wanted["department"])
        found = trace(view.form, catalog, wanted["traced"])
        shown = {"question": wanted["traced"], "origins": form_parts.origins(found)}
        session.show(shown, form_parts.origin_lines(found))
    else:
        view = _view(session, merged, wanted["department"])
        needs = view.materials(materials_of(catalog, merged.licences, filled))
        _show_form(session, industry, view.form, needs)


def _view(session: Session, merged: MergedForm, department: str) -> View:
    if not department:
        return applicant_view(merged)
    return department_view(merged, session.house.catalog, department)


def _show_form(
    session: Session, industry: str, merged: MergedForm, needs: tuple[MaterialNeed, ...]
) -> None:
    result = {
        "industry": industry,
        "licences": merged.licences,
        "sections": form_parts.sections(merged),
        "materials": form_parts.materials(needs),
    }
    lines = [
        f"{section.title}：{question.field.label}"
        for section in merged.sections
        for question in section.questions
    ]
    session.show(result, lines)


def _merged(
    session: Session, industry: str, pairs: tuple[str, ...], application: Path | None
) -> tuple[MergedForm, Answers]:
    """Return the form of what is needed, and what an application has filled in already."""
    guiding = session.house.guiding
    if application is None:
        return guiding.form(guiding.choose(industry, answers(pairs))), Answers()
    file = read_json(ApplicationFile, file_text(application))
    if file.industry != industry:
        raise NotAllowed("application.other_industry", field="industry", industry=industry)
    looked = guiding.look_at(replace(file, guide={**file.guide, **answers(pairs)}))
    return looked.form, looked.application.answers


def _show_certificate(session: Session, certificate: Certificate, key: str) -> None:
    """Say how much a certificate covers."""
    counts = {
        "licences": len(certificate.bundle),
        "rows": len(certificate.coverage),
        "questions": len(certificate.uniqueness),
        "fresh": len(certificate.freshness),
        "catalog": certificate.catalog,
    }
    session.show(counts, [tr(key, **counts)])
