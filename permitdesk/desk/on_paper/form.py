"""The merged application form as blocks: what is asked now, once, with what was answered."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from permitdesk.desk.on_paper.occasion import Occasion
from permitdesk.desk.on_paper.packing import LINE, paired, table_of
from permitdesk.desk.on_paper.values import Writer, numbered, places
from permitdesk.domain.answer import Answers, Record, Value
from permitdesk.domain.application import ROUTE_NAMES, Application, Route
from permitdesk.domain.commitment import flow_of, is_offered
from permitdesk.domain.facts import Part
from permitdesk.domain.form import FieldType
from permitdesk.domain.materials import Handed, MaterialNeed, materials_of
from permitdesk.domain.merge import MergedForm, Question, RecordQuestion, merge
from permitdesk.domain.paper import Block, Cell, Grid
from permitdesk.domain.wording import Fact, Ready


def form_facts(occasion: Occasion) -> dict[str, Fact]:
    """Return what the application form says; it shows the application as it stands today."""
    form = _Form(occasion)
    facts: dict[str, Fact] = {
        **occasion.common(),
        "industry": form.industry(),
        "agent": str(form.answers.shared.get("agent_name", "")),
        "parts": numbered([form.part(part) for part in form.parts]),
        "materials": numbered(list(form.materials())),
    }
    for name, blocks in (
        ("shared", form.shared()),
        ("own", form.own()),
        ("records", form.records()),
        ("declarations", form.declarations()),
        ("window_answers", form.window_answers()),
    ):
        ready = tuple(blocks)
        if ready:
            facts[name] = Ready(ready)
    return facts


@dataclass(frozen=True)
class _Form:
    occasion: Occasion

    @cached_property
    def application(self) -> Application:
        return self.occasion.whole.application

    @cached_property
    def answers(self) -> Answers:
        return self.application.answers

    @cached_property
    def form(self) -> MergedForm:
        application = self.application
        return merge(self.occasion.catalog, application.licences, application.industry)

    @cached_property
    def writer(self) -> Writer:
        return Writer(self.occasion.wording, self.occasion.catalog)

    @property
    def parts(self) -> tuple[Part, ...]:
        return self.occasion.whole.received.parts

    def word(self, key: str, **facts: str) -> str:
        return self.occasion.wording.word(key, **facts)

    # --- what is applied for ---

    def industry(self) -> str:
        received = self.occasion.whole.received
        if not self.application.industry:
            return self.word("blank")
        known = self.occasion.catalog.industry(self.application.industry)
        chosen = str(self.answers.shared.get("gbt4754", "")) or "、".join(known.gbt4754)
        return self.word("industry", name=received.industry_name, classes=chosen)

    def part(self, part: Part) -> dict[str, str]:
        licence = self.occasion.catalog.licence(part.licence)
        offered = is_offered(flow_of(self.occasion.catalog.flows, licence), licence)
        routes = [route for route in Route if route is part.route or offered]
        return {
            "name": self.word("filing", name=part.name) if part.filing else part.name,
            "routes": "　".join(
                self.word("filled" if route is part.route else "open") + ROUTE_NAMES[route]
                for route in routes or [part.route]
            ),
        }

    # --- questions ---

    def shared(self) -> Iterator[Block]:
        for section in self.form.sections:
            if not section.licence:
                yield from self._questions(section.title, section.questions)

    def own(self) -> Iterator[Block]:
        for section in self.form.sections:
            if section.licence:
                asked = [question for question in section.questions if not question.licence]
                title = self._title(section.licence, section.title)
                yield from self._questions(title, asked)

    def declarations(self) -> Iterator[Block]:
        """Yield what is declared for each licence by itself: never once for several."""
        for code in self.application.licences:
            original = self.occasion.catalog.originals[code]
            fresh = [question for question in self._asked() if question.licence == code]
            cells = [self._cell(question) for question in fresh]
            if original.declaration:
                cells.insert(0, Cell(self.word("declared"), original.declaration))
            if cells:
                yield Grid(self._title(code, original.title), paired(cells))

    def window_answers(self) -> Iterator[Block]:
        cells = [self._cell(question) for question in self._asked(by_window=True)]
        if cells:
            yield Grid("", paired(cells))

    def _asked(self, *, by_window: bool = False) -> Iterator[Question]:
        for question in self.form.questions():
            if question.by_window == by_window and question.asked(self.answers):
                yield question

    def _questions(self, title: str, questions: Iterable[Question]) -> Iterator[Block]:
        asked = [
            question
            for question in questions
            if not question.by_window and question.asked(self.answers)
        ]
        tables = [question for question in asked if self._is_filled_table(question)]
        cells = [self._cell(question) for question in asked if question not in tables]
        if cells:
            yield Grid(title, paired(cells))
        for question in tables:
            yield from self._table(question)

    def _is_filled_table(self, question: Question) -> bool:
        return question.field.type is FieldType.TABLE and self._value(question) is not None

    def _table(self, question: Question) -> Iterator[Block]:
        rows = self._value(question)
        assert isinstance(rows, tuple)
        blank = self.word("blank")
        columns = question.field.columns
        yield Grid(question.field.label, ())
        yield table_of(
            columns,
            [
                tuple(row.get(column, blank) for column in columns)
                for row in rows
                if isinstance(row, Mapping)
            ],
        )

    def _cell(self, question: Question) -> Cell:
        value = self._value(question)
        written = self.writer.value(value, question.field, question.parts(self.answers))
        return Cell(question.field.label, written, "；".join(self._own_figures(question)))

    def _value(self, question: Question) -> Value | None:
        if question.licence:
            return self.answers.own.get(question.licence, {}).get(question.key)
        return self.answers.shared.get(question.key)

    def _own_figures(self, question: Question) -> Iterator[str]:
        """Yield the figures that single licences keep differently."""
        for licence, key in question.overridable.items():
            value = self.answers.own.get(licence, {}).get(key)
            if value is not None:
                written = self.writer.value(value, question.field)
                name = self.occasion.catalog.licence(licence).name
                yield self.word("own_figure", licence=name, value=written)

    def _title(self, licence: str, form: str) -> str:
        name = self.occasion.catalog.licence(licence).name
        return self.word("section", licence=name, form=form)

    # --- records ---

    def records(self) -> Iterator[Block]:
        for record in self.form.records():
            groups: dict[tuple[str, ...], list[Record]] = {}
            for row in self.answers.records.get(record.collection, ()):
                groups.setdefault(row.roles, []).append(row)
            for roles, rows in groups.items():
                yield from self._group(record, roles, rows)
            if not groups and record.asked_by(self.answers):
                yield Grid("", ((Cell(record.type.label, self.word("blank")),),))

    def _group(
        self, record: RecordQuestion, roles: tuple[str, ...], rows: list[Record]
    ) -> Iterator[Block]:
        """Yield the records that play the same roles, with the columns the forms show of those."""
        label = record.type.label
        named = roles and roles != (label,)
        title = self.word("group", label=label, roles="、".join(roles)) if named else label
        shown = {column for role in roles for column in record.columns_of(role)}
        shown.update(key for row in rows for key in row.values)
        columns = [column for column in record.type.columns if column.key in shown]
        cells = [
            tuple(self.writer.column(row.values.get(column.key), column) for column in columns)
            for row in rows
        ]
        table = table_of([column.label for column in columns], cells)
        if sum(column.width for column in table.columns) <= LINE:
            yield Grid(title, ())
            yield table
            return
        for place, values in enumerate(cells, 1):
            labelled = [
                Cell(column.label, value) for column, value in zip(columns, values, strict=True)
            ]
            yield Grid(self.word("one_of", group=title, no=str(place)), paired(labelled))

    # --- materials ---

    def materials(self) -> Iterator[dict[str, str]]:
        handed: dict[str, Counter[Handed]] = {}
        for item in self.application.materials:
            handed.setdefault(item.key, Counter())[item.form] += 1
        codes = self.application.licences
        for need in materials_of(self.occasion.catalog, codes, self.answers):
            used = [code in need.uses for code in codes]
            yield {
                "name": need.name,
                "uses": self.word("all") if all(used) else places(used),
                "wanted": self._copies(need.form, need.copies),
                "handed": self._handed(need, handed.get(need.key, Counter())),
            }

    def _handed(self, need: MaterialNeed, forms: Counter[Handed]) -> str:
        if forms:
            return "、".join(self._copies(form, count) for form, count in forms.items())
        if need.generated:
            return self.word("generated")
        return self.word("produced" if need.produced_by else "nothing")

    def _copies(self, form: str, count: int) -> str:
        return self.word("handed", form=self.word(form), copies=str(count))
