"""A licence's own application form written for people, and the reasons of all that stays blank."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from permitdesk.desk.on_paper.conditions import condition_words
from permitdesk.desk.on_paper.occasion import Occasion
from permitdesk.desk.on_paper.packing import paired, table_of
from permitdesk.desk.on_paper.values import Writer, places
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.form import Field
from permitdesk.domain.merge import MergedForm, merge
from permitdesk.domain.original import (
    Blank,
    FilledForm,
    FilledRow,
    Known,
    Rows,
    Said,
    Why,
    fill,
)
from permitdesk.domain.paper import Block, Cell, Grid, PaperColumn, Table
from permitdesk.domain.state import PartState, PartStatus, Status
from permitdesk.domain.wording import Fact, Ready, Wording
from permitdesk.domain.workdays import local_day
from permitdesk.text import paper_day

_TABLE = 44
"""Full-width characters on a line: a table that wants more would break identity numbers."""
_NOTES = {Why.OFFICE_FILLS: "by_hand", Why.SYSTEM_LATER: "later"}
"""Blanks that somebody still fills say so on the form itself."""
_REFUSED = (PartStatus.DENIED, PartStatus.WITHDRAWN)
_RESULTS = {
    PartStatus.GRANTED: ("granted", "grant_decision"),
    PartStatus.DENIED: ("denied", "denial_decision"),
    PartStatus.FILED: ("filed", "filing_receipt"),
}
"""How a decision is said, and the series of its number."""


@dataclass(frozen=True)
class WrittenRow:
    """One row of an original form as text.

    Attributes:
        text: What stands there; empty for a table and for a blank.
        titles, records: Of a table: the form's heads, and the text under each for every record;
            empty where it was left blank.
        note: Who still fills a blank; empty for others.
    """

    number: int
    section: str
    label: str
    text: str = ""
    titles: tuple[str, ...] = ()
    records: tuple[tuple[str, ...], ...] = ()
    note: str = ""


def written_form(occasion: Occasion) -> tuple[WrittenRow, ...]:
    """Write the original form of the occasion's licence, all rows in the form's own order."""
    filled = _filled(occasion, _merged(occasion), occasion.licence)
    writer = Writer(occasion.wording, occasion.catalog)
    return tuple(_written(row, writer) for row in filled.rows)


def original_facts(occasion: Occasion) -> dict[str, Fact]:
    """Return what a licence's own application form says, as the application stands today."""
    rows = written_form(occasion)
    return {**form_facts_of(occasion), "rows": Ready(tuple(blocks_of(rows, occasion.wording)))}


def form_facts_of(occasion: Occasion) -> dict[str, Fact]:
    """Return what stands around the rows: whose form it is, what is declared and attached."""
    catalog, wording = occasion.catalog, occasion.wording
    original = catalog.originals[occasion.licence]
    listed = (catalog.shared_materials[key].name for key in original.attachments_listed)
    seen = original.confidence == "seen"
    return {
        **occasion.common(),
        "title": original.title,
        "licence": catalog.licence(occasion.licence).name,
        "issued_by": original.issued_by,
        "confidence": "" if seen else wording.word(original.confidence),
        "declaration": original.declaration,
        "attachments": "　".join(
            wording.word("item", no=str(no), name=name) for no, name in enumerate(listed, 1)
        ),
    }


def blocks_of(rows: Sequence[WrittenRow], wording: Wording) -> Iterator[Block]:
    """Yield the rows as the form has them: cells under section bars, tables in their place."""
    cells: list[Cell] = []
    section = None
    bar = ""
    for row in rows:
        if row.section != section or row.records:
            yield from _grid(bar, cells)
            cells, bar = [], row.section if row.section != section else ""
            section = row.section
        if row.records:
            yield from _grid(bar, [], alone=bool(bar) and bar != row.label)
            bar = ""
            yield from _table(row, wording)
        else:
            cells.append(Cell(row.label, row.text or _mark(row, wording), row.note))
    yield from _grid(bar, cells)


def difference_facts(occasion: Occasion) -> dict[str, Fact]:
    """Return all blanks of the original forms of a case, each with its reason."""
    form = _merged(occasion)
    reasons = _Reasons(occasion.wording, occasion.catalog, form)
    totals: list[dict[str, str]] = []
    blocks: list[Block] = []
    for code in occasion.whole.received.application.licences:
        filled = _filled(occasion, form, code)
        name = occasion.catalog.licence(code).name
        blank = sum(isinstance(row.entry, Blank) for row in filled.rows)
        totals.append(
            {
                "licence": name,
                "form": filled.title,
                "rows": str(len(filled.rows)),
                "filled": str(len(filled.rows) - blank),
                "blank": str(blank),
            }
        )
        told = reasons.of(filled)
        if told:
            blocks += [Grid(name, ()), reasons.table(told)]
    facts: dict[str, Fact] = {**occasion.common(), "totals": totals}
    return {**facts, "reasons": Ready(tuple(blocks))} if blocks else facts


@dataclass(frozen=True)
class LeftBlank:
    """What stays blank on one original form.

    Attributes:
        licence: Its code.
        form: Title of the form.
        rows: How many rows the form has.
        blanks: Number, section, label and reason of each blank, of columns left blank too.
    """

    licence: str
    form: str
    rows: int
    blanks: tuple[tuple[str, str, str, str], ...]


def left_blank(occasion: Occasion) -> tuple[LeftBlank, ...]:
    """Return what stays blank on the original forms of a case, each with its reason."""
    form = _merged(occasion)
    reasons = _Reasons(occasion.wording, occasion.catalog, form)
    forms = (_filled(occasion, form, code) for code in occasion.whole.received.application.licences)
    return tuple(
        LeftBlank(filled.licence, filled.title, len(filled.rows), tuple(reasons.of(filled)))
        for filled in forms
    )


# --- the form ---


def _merged(occasion: Occasion) -> MergedForm:
    application = occasion.whole.application
    return merge(occasion.catalog, application.licences, application.industry)


def _filled(occasion: Occasion, form: MergedForm, licence: str) -> FilledForm:
    application = occasion.whole.application
    return fill(occasion.catalog, form, application, licence, known_of(occasion, licence))


def known_of(occasion: Occasion, licence: str) -> Known:
    """Return what the office knows of a case by now, for the form of one licence."""
    state = occasion.whole.state
    declined = state.status is Status.DECLINED
    handed_in = str(occasion.whole.application.answers.shared["apply_date"])
    values = {
        "form_no": "",
        "old_licence_no": "",
        "case_no": occasion.whole.number,
        "apply_date": paper_day(date.fromisoformat(handed_in)),
        "matter_kind": occasion.catalog.documents["original_form"].word("new"),
    }
    opinion = _opinion(state.parts[licence], occasion.catalog.documents["original_form"])
    return Known(
        values={**values, "office_opinion": opinion} if opinion else values,
        numbers={code: _number(part) for code, part in state.parts.items() if _number(part)},
        refused=frozenset(
            code for code, part in state.parts.items() if declined or part.status in _REFUSED
        ),
    )


def _number(part: PartState) -> str:
    """Return the number of a part's permit or receipt; a change or renewal may keep the old one."""
    if part.part.carries is not None:
        return part.part.carries.number
    return part.numbers.get("single_permit") or part.numbers.get("filing_receipt", "")


def _opinion(part: PartState, wording: Wording) -> str:
    if part.decided_on is None or part.status not in _RESULTS:
        return ""
    word, series = _RESULTS[part.status]
    day = paper_day(local_day(part.decided_on))
    by_silence = part.numbers.get("deemed_renewal")
    number = part.numbers.get(series) or by_silence or _number(part)
    return wording.word(word, number=number, day=day)


def _written(filled: FilledRow, writer: Writer) -> WrittenRow:
    row = WrittenRow(filled.number, filled.section, filled.row.label)
    match filled.entry:
        case Said(value, field, parts):
            return replace(row, text=writer.value(value, _unit_once(field, row.label), parts))
        case Rows(titles, columns, rows):
            records = tuple(
                tuple(
                    "" if value is None else writer.column(value, column)
                    for value, column in zip(record, columns, strict=True)
                )
                for record in rows
            )
            return replace(row, titles=titles, records=records)
        case Blank(why):
            note = _NOTES.get(why)
            return replace(row, note=writer.wording.word(note) if note else "")


def _unit_once(field: Field, label: str) -> Field:
    """Leave the unit out where the label has it: 面积（㎡）."""
    return replace(field, unit="") if field.unit and f"（{field.unit}）" in label else field


def _mark(row: WrittenRow, wording: Wording) -> str:
    return "" if row.note else wording.word("blank")


def _grid(bar: str, cells: Sequence[Cell], *, alone: bool = False) -> Iterator[Grid]:
    if cells or alone:
        yield Grid(bar, paired(cells))


def _table(row: WrittenRow, wording: Wording) -> Iterator[Block]:
    """Yield the records as a table, or one under the other where the columns want more room."""
    blank = wording.word("blank")
    records = [tuple(text or blank for text in record) for record in row.records]
    table = table_of(row.titles, records)
    if sum(column.width for column in table.columns) <= _TABLE:
        yield Grid(row.label, ())
        yield table
        return
    for no, record in enumerate(records, 1):
        cells = [Cell(title, text) for title, text in zip(row.titles, record, strict=True)]
        yield Grid(wording.word("one_of", group=row.label, no=str(no)), paired(cells))


# --- the reasons ---


@dataclass(frozen=True)
class _Reasons:
    wording: Wording
    catalog: Catalog
    form: MergedForm

    def of(self, filled: FilledForm) -> list[tuple[str, str, str, str]]:
        """Return number, section, label and reason of each blank, of columns left blank too."""
        told: list[tuple[str, str, str, str]] = []
        for row in filled.rows:
            head = (str(row.number), row.section, row.row.label)
            if isinstance(row.entry, Blank):
                told.append((*head, self._reason(row.entry)))
            elif isinstance(row.entry, Rows):
                count = len(row.entry.rows)
                told += [
                    (*head, self.wording.word("gap", places=_marked(gaps, count), column=title))
                    for title, gaps in row.entry.gaps()
                ]
        return told

    def table(self, told: Sequence[tuple[str, ...]]) -> Table:
        widths = {"no_column": 12.0, "section_column": 32.0}
        widths |= {"label_column": 48.0, "reason_column": 73.0}
        columns = tuple(
            PaperColumn(self.wording.word(key), width, "center" if key == "no_column" else "left")
            for key, width in widths.items()
        )
        return Table(columns, tuple(told))

    def _reason(self, blank: Blank) -> str:
        facts = {}
        if blank.condition is not None:
            fields = {question.key: question.field for question in self.form.questions()}
            fields = {**self.catalog.shared_fields, **fields}
            facts["condition"] = condition_words(blank.condition, fields, self.wording)
        if blank.licences:
            facts["names"] = "、".join(self.catalog.licence(code).name for code in blank.licences)
        return self.wording.word(blank.why, **facts)


def _marked(gaps: Sequence[int], count: int) -> str:
    return places(no in gaps for no in range(1, count + 1))
