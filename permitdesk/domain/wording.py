"""The words of the office's documents: templates that an office may replace, and filling them in.

A template says ``{name}`` where a fact stands.
A fact that is not there or empty stops the document: nothing is printed with a gap in it.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.paper import (
    Block,
    Cell,
    Grid,
    Layout,
    PaperColumn,
    Signature,
    SignHere,
    Steps,
    Style,
    Table,
    Text,
    Ticks,
)

Rows = Sequence[Mapping[str, str]]


@dataclass(frozen=True)
class Ready:
    """Blocks that stand as they are: parts of a document that only the case gives their shape."""

    blocks: tuple[Block, ...]


Fact = str | date | Rows | Ready
Facts = Mapping[str, Fact]
"""What a template may name: words, days, lists of rows, and blocks that are ready."""


@dataclass(frozen=True)
class ColumnWording:
    """One column of a table: its head and how a row fills it."""

    title: str
    cell: str
    width: float
    align: str = "left"


@dataclass(frozen=True)
class CellWording:
    """A label and how its value is filled."""

    label: str
    text: str


@dataclass(frozen=True)
class BlockWording:
    """One block, of exactly one of the ``FORMS``.

    Attributes:
        numbered: 一、二、三 … stands before the text or bar, counting the blocks that do stand.
        each: Name of a list; the text stands once for each of its rows.
        table: Name of the list whose rows the table shows.
        grid: Name of the list whose rows the grid shows, label and value by ``cells``, under ``bar``.
        ticks: Name of the list whose rows become items, by ``item``.
        steps: Captions of the flow.
        signature: Name of the fact with the issuing office; ``day`` names its date.
        sign: Labels of the lines to sign.
        ready: Name of the fact that holds the blocks.
        when: Name of a fact; the block stands only where that fact is there and not empty.
        unless: Name of a fact; the block stands only where that fact is missing or empty.
    """

    text: str = ""
    style: Style = Style.BODY
    numbered: bool = False
    each: str = ""
    table: str = ""
    columns: tuple[ColumnWording, ...] = ()
    grid: str = ""
    bar: str = ""
    cells: tuple[CellWording, ...] = ()
    ticks: str = ""
    item: str = ""
    steps: tuple[str, ...] = ()
    signature: str = ""
    day: str = ""
    sign: tuple[str, ...] = ()
    ready: str = ""
    when: str = ""
    unless: str = ""


FORMS = ("text", "table", "grid", "ticks", "steps", "signature", "sign", "ready")
"""What a block may be."""


@dataclass(frozen=True)
class Wording:
    """One kind of document as the office words it.

    Attributes:
        kind: Key of the kind, e.g. ``acceptance_notice``.
        name: What the kind is called in lists.
        title: What stands on top; may name facts.
        series: Number series it takes its number from; empty where it has none.
        version: Of the text, printed nowhere and kept with the document.
        sources: The articles it rests on.
        elements: What the law wants on it: fact to its name. None of them may be empty.
        record: The block on the lower edge; a line whose fact is empty is left out.
        words: The short words its facts are written with, by key.
    """

    kind: str
    name: str
    title: str
    layout: Layout
    version: str
    blocks: tuple[BlockWording, ...]
    series: str = ""
    sources: tuple[str, ...] = ()
    elements: Mapping[str, str] = field(default_factory=dict)
    record: tuple[CellWording, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)

    def fill(self, facts: Facts) -> tuple[Block, ...]:
        """Put the facts into the template.

        Raises:
            NotAllowed: ``paper.empty_element``, with the name of what is not there.
        """
        for element in self.elements:
            if not facts.get(element):
                raise self._empty(element)
        return tuple(_Filling(self, facts).blocks())

    def heading(self, facts: Facts) -> str:
        """Return the title with its facts."""
        return self.written(self.title, facts)

    def edge(self, facts: Facts) -> tuple[tuple[str, str], ...]:
        """Return the block on the lower edge, label to value."""
        lines = ((line.label, self.written(line.text, facts)) for line in self.record)
        return tuple((label, value) for label, value in lines if value)

    def word(self, key: str, **facts: str) -> str:
        """Return one of the short words, with its facts."""
        if key not in self.words:
            raise self._empty(f"words.{key}")
        return self.written(self.words[key], facts)

    def written(self, template: str, facts: Facts) -> str:
        """Replace ``{name}``; ``{name?}`` may be empty, as a remark may."""

        def put(match: re.Match[str]) -> str:
            value = facts.get(match[1])
            if isinstance(value, date):
                return f"{value.year}年{value.month}月{value.day}日"
            if isinstance(value, str) and (value or match[2]):
                return value
            if match[2]:
                return ""
            raise self._empty(match[1])

        return _PLACE.sub(put, template)

    def _empty(self, element: str) -> NotAllowed:
        name = self.elements.get(element, element)
        return NotAllowed("paper.empty_element", kind=self.name, element=name)


_PLACE = re.compile(r"\{(\w+)(\?)?\}")


def numeral(number: int) -> str:
    """Write 1 to 99 as a heading counts: 一, 十, 十二, 二十."""
    tens, ones = divmod(number, 10)
    digits = " 一二三四五六七八九"
    ten = "十" if tens == 1 else f"{digits[tens]}十" if tens else ""
    return ten + (digits[ones] if ones else "")


class _Filling:
    """Fills one document, counting its numbered blocks."""

    def __init__(self, wording: Wording, facts: Facts) -> None:
        self.wording = wording
        self.facts = facts
        self.count = 0

    def blocks(self) -> Iterator[Block]:
        makers: Mapping[str, Callable[[BlockWording], Iterator[Block]]] = {
            "text": self._text,
            "table": self._table,
            "grid": self._grid,
            "ticks": self._ticks,
            "steps": self._steps,
            "signature": self._signature,
            "sign": self._sign,
            "ready": self._ready,
        }
        for template in self.wording.blocks:
            if self._stands(template):
                form = next(form for form in FORMS if getattr(template, form))
                yield from makers[form](template)

    def _stands(self, template: BlockWording) -> bool:
        if template.when and not self.facts.get(template.when):
            return False
        return not (template.unless and self.facts.get(template.unless))

    def _words(self, template: str, row: Mapping[str, str] | None = None) -> str:
        return self.wording.written(template, {**self.facts, **row} if row else self.facts)

    def _rows(self, name: str) -> Rows:
        rows = self.facts.get(name)
        if not rows or isinstance(rows, str | date | Ready):
            raise NotAllowed("paper.empty_element", kind=self.wording.name, element=name)
        return rows

    def _counted(self, template: BlockWording, text: str) -> str:
        if not template.numbered:
            return text
        self.count += 1
        return f"{numeral(self.count)}、{text}"

    def _text(self, template: BlockWording) -> Iterator[Block]:
        for row in self._rows(template.each) if template.each else ({},):
            text = self._words(template.text, row)
            yield Text(self._counted(template, text), template.style)

    def _table(self, template: BlockWording) -> Iterator[Block]:
        yield Table(
            tuple(
                PaperColumn(self._words(column.title), column.width, column.align)
                for column in template.columns
            ),
            tuple(
                tuple(self._words(column.cell, row) for column in template.columns)
                for row in self._rows(template.table)
            ),
        )

    def _grid(self, template: BlockWording) -> Iterator[Block]:
        title = self._counted(template, self._words(template.bar))
        rows = (
            tuple(
                Cell(self._words(cell.label, row), self._words(cell.text, row))
                for cell in template.cells
            )
            for row in self._rows(template.grid)
        )
        yield Grid(title, tuple(rows))

    def _ticks(self, template: BlockWording) -> Iterator[Block]:
        yield Ticks(tuple(self._words(template.item, row) for row in self._rows(template.ticks)))

    def _steps(self, template: BlockWording) -> Iterator[Block]:
        yield Steps(template.steps)

    def _signature(self, template: BlockWording) -> Iterator[Block]:
        office, day = self.facts.get(template.signature), self.facts.get(template.day)
        if not isinstance(office, str) or not office or not isinstance(day, date):
            raise NotAllowed(
                "paper.empty_element", kind=self.wording.name, element=template.signature
            )
        yield Signature(office, day)

    def _sign(self, template: BlockWording) -> Iterator[Block]:
        yield SignHere(template.sign)

    def _ready(self, template: BlockWording) -> Iterator[Block]:
        ready = self.facts.get(template.ready)
        assert isinstance(ready, Ready), f"{template.ready} is no list of blocks"
        yield from ready.blocks
