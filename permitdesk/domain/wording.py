"""The words of the office's documents: templates that an office may replace, and filling them in.

A template says ``{name}`` where a fact stands.
A fact that is not there or empty stops the document: nothing is printed with a gap in it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.paper import (
    Block,
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

Facts = Mapping[str, str | date | Sequence[Mapping[str, str]]]
"""What a template may name: words, days, and lists of rows."""


@dataclass(frozen=True)
class ColumnWording:
    """One column of a table: its head and how a row fills it."""

    title: str
    cell: str
    width: float
    align: str = "left"


@dataclass(frozen=True)
class BlockWording:
    """One block; exactly one of ``text``, ``table``, ``ticks``, ``steps``, ``signature``, ``sign``.

    Attributes:
        each: Name of a list; the text stands once for each of its rows.
        table: Name of the list whose rows the table shows.
        ticks: Name of the list whose rows become items, by ``item``.
        steps: Captions of the flow.
        signature: Name of the fact with the issuing office; ``day`` names its date.
        sign: Labels of the lines to sign.
        when: Name of a fact; the block stands only where that fact is there and not empty.
        unless: Name of a fact; the block stands only where that fact is missing or empty.
    """

    text: str = ""
    style: Style = Style.BODY
    each: str = ""
    table: str = ""
    columns: tuple[ColumnWording, ...] = ()
    ticks: str = ""
    item: str = ""
    steps: tuple[str, ...] = ()
    signature: str = ""
    day: str = ""
    sign: tuple[str, ...] = ()
    when: str = ""
    unless: str = ""


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
    """

    kind: str
    name: str
    title: str
    layout: Layout
    version: str
    blocks: tuple[BlockWording, ...]
    series: str = ""
    sources: tuple[str, ...] = ()

    def fill(self, facts: Facts) -> tuple[Block, ...]:
        """Put the facts into the template.

        Raises:
            NotAllowed: ``paper.empty_element``, with the name of the fact that is not there.
        """
        return tuple(
            block
            for template in self.blocks
            if _stands(template, facts)
            for block in _fill(template, facts, self.kind)
        )

    def heading(self, facts: Facts) -> str:
        """Return the title with its facts."""
        return _words(self.title, facts, self.kind)


def _stands(template: BlockWording, facts: Facts) -> bool:
    if template.when and not facts.get(template.when):
        return False
    return not (template.unless and facts.get(template.unless))


def _fill(template: BlockWording, facts: Facts, kind: str) -> tuple[Block, ...]:
    if template.table:
        columns = tuple(
            PaperColumn(_words(column.title, facts, kind), column.width, column.align)
            for column in template.columns
        )
        rows = tuple(
            tuple(_words(column.cell, {**facts, **row}, kind) for column in template.columns)
            for row in _rows(template.table, facts, kind)
        )
        return (Table(columns, rows),)
    if template.ticks:
        rows_of = _rows(template.ticks, facts, kind)
        return (Ticks(tuple(_words(template.item, {**facts, **row}, kind) for row in rows_of)),)
    if template.steps:
        return (Steps(template.steps),)
    if template.signature:
        office, day = facts.get(template.signature), facts.get(template.day)
        if not isinstance(office, str) or not office or not isinstance(day, date):
            raise NotAllowed("paper.empty_element", kind=kind, element=template.signature)
        return (Signature(office, day),)
    if template.sign:
        return (SignHere(template.sign),)
    if template.each:
        rows_of = _rows(template.each, facts, kind)
        return tuple(
            Text(_words(template.text, {**facts, **row}, kind), template.style) for row in rows_of
        )
    return (Text(_words(template.text, facts, kind), template.style),)


def _rows(name: str, facts: Facts, kind: str) -> Sequence[Mapping[str, str]]:
    rows = facts.get(name)
    if not rows or isinstance(rows, str | date):
        raise NotAllowed("paper.empty_element", kind=kind, element=name)
    return rows


_PLACE = re.compile(r"\{(\w+)(\?)?\}")


def _words(template: str, facts: Facts, kind: str) -> str:
    """Replace ``{name}``; ``{name?}`` may be empty, as a remark may."""

    def put(match: re.Match[str]) -> str:
        value = facts.get(match[1])
        if isinstance(value, date):
            return f"{value.year}年{value.month}月{value.day}日"
        if isinstance(value, str) and (value or match[2]):
            return value
        if match[2]:
            return ""
        raise NotAllowed("paper.empty_element", kind=kind, element=match[1])

    return _PLACE.sub(put, template)
