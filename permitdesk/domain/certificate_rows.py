"""What the original forms of a bundle ask, read plainly and for the checker alone.

Nothing here comes from the merge: each row is looked at by itself, and keys are the same data
element when a chain of equivalences joins them, in whatever order and direction they stand.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from permitdesk.domain.catalog import Catalog
from permitdesk.domain.certificate_form import Way
from permitdesk.domain.condition import Condition
from permitdesk.domain.form import Equivalence, Field, FieldType, OriginalForm, Row


class PlainRow(NamedTuple):
    """One row of an original form and what it takes to fill it.

    A tuple, because a check makes hundreds and a tuple is made in a third of the time.

    Attributes:
        number: Its place in the form, from 1.
        source: The data element, the collection of records, or the value the program knows.
        fresh: It must be given for this licence anew.
        roles: What the records it shows may be called in this form.
        columns: The form's column to the record's; None where it names none.
        elements: The data elements without which the row stays blank.
        condition: When the form asks it, in data elements; None for always.
    """

    licence: str
    form: str
    number: int
    row: Row
    way: Way
    source: str
    fresh: bool = False
    roles: tuple[str, ...] = ()
    columns: Mapping[str, str] | None = None
    condition: Condition | None = None
    elements: tuple[str, ...] = ()


class Originals:
    """The original forms of one bundle."""

    def __init__(self, catalog: Catalog, bundle: tuple[str, ...], industry: str) -> None:
        self.catalog = catalog
        self.bundle = bundle
        known = catalog.industries.get(industry)
        self.one_class = known is not None and len(known.gbt4754) <= 1
        self.names = _names(catalog.equivalences)
        self.fields = dict(catalog.shared_fields)
        self.own = {code: self._own(code) for code in bundle}
        for fields in self.own.values():
            self.fields.update(fields)
        self.members: dict[str, list[str]] = {}
        for key in self.fields:
            self.members.setdefault(self.names.get(key, key), []).append(key)
        self.rows = {
            (row.licence, row.number): row
            for code in bundle
            for row in self._rows(catalog.originals[code])
        }

    def element(self, key: str) -> str:
        """Name the data element a key stands for; a key that equals no other is one by itself."""
        return self.names.get(key, key)

    def by_element(self, condition: Condition | None) -> Condition | None:
        """Return a condition with every key replaced by its data element."""
        if condition is None or condition.reads().isdisjoint(self.names):
            return condition
        return replace(
            condition,
            field=self.element(condition.field),
            all=tuple(filter(None, map(self.by_element, condition.all))),
            any=tuple(filter(None, map(self.by_element, condition.any))),
            negated=self.by_element(condition.negated),
        )

    def asks_under(self, question: str) -> bool:
        """Tell whether a question stands under a key of this bundle, where its element has any."""
        keys = self.members.get(self.element(question))
        return keys is None or question in keys

    def is_known(self, element: str) -> bool:
        """Tell whether the program knows a data element by itself."""
        return any(map(self._fills, self.members.get(element, ())))

    def _own(self, code: str) -> dict[str, Field]:
        licence, form = self.catalog.licence(code), self.catalog.originals[code]
        return {field.key: field for field in (*licence.fields, *form.extra_fields)}

    def _fills(self, key: str) -> bool:
        """Tell whether the program fills a key and asks nobody."""
        field = self.fields.get(key)
        if field is None or not field.auto_from:
            return False
        return field.auto_from != "industry" or self.one_class

    def _rows(self, form: OriginalForm) -> Iterator[PlainRow]:
        for number, row in enumerate(form.rows(), 1):
            place = (form.licence, form.title, number, row)
            if row.key != "system":
                yield self._row(*place)
            elif row.linked and not set(row.linked) & set(self.bundle):
                # A permit of another licence: held already, so its number is asked, once for all.
                held = "held_" + "_or_".join(row.linked)
                yield PlainRow(*place, Way.ANSWER, held, elements=(held,))
            else:
                yield PlainRow(*place, Way.SYSTEM, row.value)

    def _row(self, licence: str, form: str, number: int, row: Row) -> PlainRow:
        field = self.own[licence].get(row.key) or self.fields.get(row.key)
        place = (licence, form, number, row)
        if field is not None and field.auto_from and self._fills(row.key):
            return PlainRow(*place, Way.SYSTEM, field.auto_from)
        element = self.element(row.key)
        condition = self.by_element(field.visible_when) if field and field.visible_when else None
        if row.record and (field is None or field.type is FieldType.TABLE):
            collection = self.catalog.records[row.record].collection
            roles = (row.role,) if row.role else (*self._labels(element), row.label)
            columns = row.columns if isinstance(row.columns, Mapping) and row.columns else None
            return PlainRow(
                *place,
                Way.RECORDS,
                collection,
                roles=roles,
                columns=columns,
                condition=condition,
                elements=(
                    collection,
                    *(f"{collection}.{name}" for name in (columns or {}).values()),
                ),
            )
        way = Way.DERIVED if row.derived else Way.ANSWER
        fresh = row.fresh or bool(field and field.fresh)
        return PlainRow(*place, way, element, fresh, condition=condition, elements=(element,))

    def _labels(self, element: str) -> tuple[str, ...]:
        return tuple(self.fields[key].label for key in self.members.get(element, ()))


def _names(equivalences: tuple[Equivalence, ...]) -> dict[str, str]:
    """Name the data element of every key that equals another.

    Keys joined by a chain are one set; its name is the key that is not itself said to equal one.
    """
    sets: dict[str, set[str]] = {}
    for item in equivalences:
        joined = sets.get(item.key, {item.key}) | sets.get(item.same_as, {item.same_as})
        sets.update(dict.fromkeys(joined, joined))
    derived = {item.key for item in equivalences}
    return {key: min(joined - derived, default=key) for key, joined in sets.items()}
