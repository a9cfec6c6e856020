"""Commands on papers: write them, print them, see what came out and how the numbers stand."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from permitdesk.cli.output import Session, pass_session
from permitdesk.cli.spoken import SpokenCommand, option
from permitdesk.cli.words import answers
from permitdesk.desk.sampling.worst_case import worst_case
from permitdesk.domain.errors import WorldFailed
from permitdesk.domain.kept import KeptPaper
from permitdesk.domain.numbering import NumberState, TakenNumber, Tally
from permitdesk.domain.short_code import shown
from permitdesk.domain.state import ActionType
from permitdesk.domain.workdays import local_day
from permitdesk.text import tr

FILE = click.Path(path_type=Path, dir_okay=False)
FOLDER = click.Path(path_type=Path, file_okay=False)


@click.command(cls=SpokenCommand, help="cli.paper.help")
@click.argument("case", required=False)
@click.argument("kind", required=False)
@option("--licence", default="", metavar="CODE", help="cli.act.licence")
@option("--step", type=click.IntRange(0), default=None, help="cli.paper.step")
@option("--out", type=FILE, help="cli.out")
@option("--kinds", is_flag=True, help="cli.paper.kinds")
@pass_session
def paper(
    session: Session, /, case: str | None, kind: str | None, kinds: bool, **wanted: Any
) -> None:
    """Write one paper of a case as PDF, or list which there are."""
    if case is None:
        _show_kinds(session)
    elif kinds or kind is None:
        _show_offered(session, case)
    else:
        pdf = session.house.documents.pdf(case, kind, wanted["licence"], wanted["step"])
        write_file(session, wanted["out"] or _name(case, kind, wanted["licence"]), pdf)


@click.command("print", cls=SpokenCommand, help="cli.print.help")
@click.argument("case")
@click.argument("kind")
@option("--licence", default="", metavar="CODE", help="cli.act.licence")
@option("--step", type=click.IntRange(0), default=None, help="cli.paper.step")
@option("--copies", type=click.IntRange(1, 99), default=1, help="cli.print.copies")
@option("--out", type=FILE, help="cli.out")
@option("--by", default="", metavar="USER", help="cli.by")
@option("--key", default="", help="cli.key")
@pass_session
def print_(session: Session, /, case: str, kind: str, out: Path | None, **wanted: Any) -> None:
    """Write a paper as it is printed, and record that it came out."""
    documents, licence = session.house.documents, wanted["licence"]
    actor = session.house.actor(wanted["by"], ActionType.PRINT, "", case)
    drawn = documents.draw_up(case, kind, licence, wanted["step"], actor)
    file = out or _name(case, kind, licence)
    _write(file, documents.kept_pdf(drawn))
    (kept,) = documents.record((drawn,), actor, wanted["copies"], wanted["key"])
    session.show({"file": str(file), **_kept(kept)}, [str(file), _line(kept)])


@click.command(cls=SpokenCommand, help="cli.papers.help")
@click.argument("case")
@option("--out", type=FOLDER, help="cli.papers.out")
@pass_session
def papers(session: Session, case: str, out: Path | None) -> None:
    """List the papers of a case that were drawn up to be printed; write them out."""
    documents = session.house.documents
    kept = documents.kept(case)
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
        for item in kept:
            _write(out / f"{item.sha256}.pdf", documents.kept_pdf(item))
    session.show([_kept(item) for item in kept], [_line(item) for item in kept])


@click.command(cls=SpokenCommand, help="cli.numbers.help")
@option("--check", is_flag=True, help="cli.numbers.check")
@pass_session
def numbers(session: Session, check: bool) -> None:
    """Account for every number: taken = reserved + rendered + printed + spoiled."""
    documents = session.house.documents
    tallies, unfinished, spoiled = (
        documents.tallies(),
        documents.unfinished(),
        documents.spoiled(),
    )
    gaps = [tally for tally in tallies if not tally.is_whole]
    if check and gaps:
        strand = gaps[0].strand
        raise WorldFailed(
            "number.gap", series=strand.series, letter=strand.letter, year=strand.year
        )
    lists = {"unfinished": unfinished, "spoiled": spoiled}
    session.show(
        {"series": [_tally(tally) for tally in tallies], **lists},
        [*map(_equation, tallies), *_taken_lines(unfinished), *_taken_lines(spoiled)],
    )


@click.command(cls=SpokenCommand, help="cli.preview.help")
@click.argument("kind", required=False)
@option("--out", type=click.Path(path_type=Path), help="cli.preview.out")
@pass_session
def preview(session: Session, kind: str | None, out: Path | None) -> None:
    """Write documents as the office words them, with the longest that can stand on them."""
    documents = session.house.documents
    drawn = worst_case(documents, local_day(documents.desk.now())).drawn(kind or "")
    if kind is not None:
        write_file(session, out or Path(f"{kind}.pdf"), drawn[kind])
        return
    folder = out or Path("preview")
    folder.mkdir(parents=True, exist_ok=True)
    for name, pdf in drawn.items():
        _write(folder / f"{name}.pdf", pdf)
    session.show({"folder": str(folder), "kinds": list(drawn)}, [str(folder), *drawn])


@click.command(cls=SpokenCommand, help="cli.originals.help")
@click.argument("case")
@option("--differences", is_flag=True, help="cli.originals.differences")
@pass_session
def originals(session: Session, case: str, differences: bool) -> None:
    """List the original forms of a case row by row, or what stays blank on them and why."""
    papers = session.house.documents.papers
    forms = papers.left_blank(case)
    if not differences:
        rows = {item.licence: papers.original(case, item.licence).rows for item in forms}
        session.show(rows)
        return
    told = [
        {
            "licence": item.licence,
            "form": item.form,
            "rows": item.rows,
            "blanks": [
                {"number": number, "section": section, "label": label, "reason": reason}
                for number, section, label, reason in item.blanks
            ],
        }
        for item in forms
    ]
    lines = [
        f"{item.licence}  {number}  {label}  {reason}"
        for item in forms
        for number, _, label, reason in item.blanks
    ]
    session.show(told, lines)


@click.command(cls=SpokenCommand, help="cli.notice.help")
@click.argument("industry")
@option("--answer", "pairs", multiple=True, metavar="Q=V", help="cli.guide.answer")
@option("--keep", is_flag=True, help="cli.notice.keep")
@option("--by", default="", metavar="USER", help="cli.by")
@option("--out", type=FILE, required=True, help="cli.out")
@pass_session
def notice(
    session: Session, /, industry: str, pairs: tuple[str, ...], out: Path, **wanted: Any
) -> None:
    """Write the 一次性告知单 for a business that only asks; numbered and kept where wanted."""
    house = session.house
    choice = house.guiding.choose(industry, answers(pairs))
    if not wanted["keep"]:
        write_file(session, out, house.documents.notice_sheet(choice))
        return
    sheet = house.notices.hand_out(choice, house.actor(wanted["by"], ActionType.RECEIVE, "", ""))
    _write(out, house.documents.notice_sheet(choice, sheet))
    told = {"file": str(out), "number": sheet.number, "code": sheet.code}
    session.show(told, [str(out), f"{sheet.number}  {shown(sheet.code)}"])


def write_file(session: Session, file: Path, content: bytes) -> None:
    """Write a file whole and say its name."""
    _write(file, content)
    session.show({"file": str(file), "bytes": len(content)}, [str(file)])


def _write(file: Path, content: bytes) -> None:
    try:
        file.write_bytes(content)
    except OSError as error:
        raise click.UsageError(tr("cli.file_unwritable", file=str(file))) from error


def _name(case: str, kind: str, licence: str) -> Path:
    return Path(f"{case}-{kind}{'-' + licence if licence else ''}.pdf")


def _show_kinds(session: Session) -> None:
    kinds = session.house.documents.papers.kinds()
    session.show(
        [{"kind": item.kind, "licence": "", "title": item.title} for item in kinds],
        [f"{item.kind:<24}{item.title}" for item in kinds],
    )


def _show_offered(session: Session, case: str) -> None:
    offered = session.house.documents.offered(case)
    session.show(
        offered,
        [
            f"{item.kind:<24}{item.licence:<28}{item.step:<4}{item.number:<22}{item.title}"
            for item in offered
        ],
    )


def _kept(item: KeptPaper) -> dict[str, Any]:
    return {
        "kind": item.sheet.kind,
        "licence": item.sheet.licence,
        "step": item.sheet.step,
        "number": item.sheet.number,
        "sha256": item.sha256,
        "bytes": item.size,
        "copies": item.copies,
        "came_out": item.came_out,
        "spoiled": item.spoiled,
        "spoiled_by": item.spoiled_by,
    }


def _line(item: KeptPaper) -> str:
    sheet, spoiled = item.sheet, ""
    if item.spoiled:
        spoiled = tr("paper.spoiled", reason=item.spoiled, by=item.spoiled_by)
    copies = tr("paper.copies", copies=item.copies)
    name = f"{sheet.kind:<24}{sheet.licence:<28}{sheet.number:<22}"
    return f"{name}{item.sha256[:12]}  {copies}  {spoiled}".rstrip()


def _tally(tally: Tally) -> dict[str, Any]:
    counted = {state.value: tally.counted.get(state, 0) for state in NumberState}
    strand = vars(tally.strand)
    return {**strand, "taken": tally.last, **counted, "whole": tally.is_whole}


def _equation(tally: Tally) -> str:
    counts = {state.value: tally.counted.get(state, 0) for state in NumberState}
    strand = tally.strand
    name = f"{strand.series:<24}{strand.letter}〔{strand.year}〕"
    gap = "" if tally.is_whole else f"  {tr('number.has_gap')}"
    return f"{name}  {tr('number.equation', taken=tally.last, **counts)}{gap}"


def _taken_lines(taken: Sequence[TakenNumber]) -> list[str]:
    return [
        "  ".join(
            (tr(f"number.state.{item.state}"), item.number, item.case, item.reason, item.actor)
        ).rstrip()
        for item in taken
    ]
