"""Keys that are the same data element, and defaults carried over."""

from collections.abc import Iterator

from permitdesk.catalog.checks.fields import all_fields, circles
from permitdesk.catalog.faults import Finding, found
from permitdesk.domain.catalog import Catalog


def check_equivalences(catalog: Catalog) -> Iterator[Finding]:
    """Find equivalences of keys that do not exist, of two types, or given afresh."""
    fields = {field.key: field for _, field in all_fields(catalog)}
    first: dict[str, int] = {}
    for number, item in enumerate(catalog.equivalences):
        path = ("equivalences", number)
        if first.setdefault(item.key, number) != number:
            at = f"equivalences[{first[item.key]}]"
            yield found("catalog.twice", *path, "key", name=item.key, first=at)
        for name, key in (("key", item.key), ("same_as", item.same_as)):
            if key not in fields:
                yield found("catalog.unknown_field", *path, name, name=key)
            elif fields[key].fresh:
                yield found("catalog.fresh_joined", *path, name, name=key)
        if item.key in fields and item.same_as in fields:
            types = fields[item.key].type, fields[item.same_as].type
            if types[0] is not types[1]:
                facts = {"name": item.key, "type": types[0].value, "other": types[1].value}
                yield found("catalog.types_joined", *path, **facts)


def check_circles(catalog: Catalog) -> Iterator[Finding]:
    """Find keys that are the same as themselves, through however many others."""
    places = {item.key: number for number, item in enumerate(catalog.equivalences)}
    leads_to: dict[str, set[str]] = {}
    for item in catalog.equivalences:
        leads_to.setdefault(item.key, set()).add(item.same_as)
    for circle in circles(leads_to):
        path = ("equivalences", places[circle[0]])
        yield found("catalog.circle", *path, names=(*circle, circle[0]))


def check_suggestions(catalog: Catalog) -> Iterator[Finding]:
    """Find defaults from or to what does not exist, or into another type without a conversion."""
    fields = {field.key: field for _, field in all_fields(catalog)}
    for number, item in enumerate(catalog.suggestions):
        path = ("suggestions", number)
        for name, key in (("origin", item.origin), ("to", item.to)):
            if key not in fields:
                yield found("catalog.unknown_field", *path, name, name=key)
        if item.origin in fields and item.to in fields:
            types = fields[item.origin].type, fields[item.to].type
            if (types[0] is not types[1]) != bool(item.convert):
                facts = {"type": types[0].value, "other": types[1].value}
                yield found("catalog.convert_differs", *path, "convert", **facts)
