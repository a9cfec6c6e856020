"""What the office has still to confirm: articles, values marked uncertain, forms nobody has seen."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from permitdesk.catalog.faults import Finding, Path, found
from permitdesk.domain.catalog import Catalog

_ARTICLE = re.compile(
    r"第[一二三四五六七八九十百千零〇\d]+条|第[一二三四五六七八九十百]+[章节款项]"
)
_UNREAD = ("未核", "待核", "未读")
_WALKED = ("licences", "industries", "parameters", "departments", "flows", "office", "commitment")


def articles_missing(catalog: Catalog) -> Iterator[Finding]:
    """Find citations without an article, and citations that nobody has read."""
    for code, licence in catalog.licences.items():
        for number, source in enumerate(licence.legal_basis):
            path = ("licences", code, "legal_basis", number)
            if not _ARTICLE.search(source.articles):
                yield found("catalog.lint.no_article", *path, law=source.law)
            elif any(word in source.articles for word in _UNREAD):
                yield found("catalog.lint.unread", *path, law=source.law)
            elif source.verified == "general_knowledge":
                yield found("catalog.lint.from_memory", *path, law=source.law)


def values_uncertain(catalog: Catalog) -> Iterator[Finding]:
    """Find every value marked uncertain, with the points to ask about where they are written."""
    for section in _WALKED:
        yield from _uncertain(getattr(catalog, section), (section,))
    for key, parameter in catalog.parameters.items():
        if parameter.default is None:
            yield found("catalog.lint.parameter_unset", "parameters", key, note=parameter.note)


def _uncertain(value: object, path: Path) -> Iterator[Finding]:
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield from _uncertain(item, (*path, key))
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _uncertain(item, (*path, number))
    elif is_dataclass(value):
        if getattr(value, "uncertain", False):
            yield from _marked(value, path)
        for item in fields(value):
            yield from _uncertain(getattr(value, item.name), (*path, item.name))


def _marked(value: object, path: Path) -> Iterator[Finding]:
    points = getattr(value, "uncertain_points", ())
    for number, point in enumerate(points):
        yield found("catalog.lint.point", *path, "uncertain_points", number, point=point)
    if not points:
        yield found("catalog.lint.uncertain", *path, "uncertain")


def forms_not_seen(catalog: Catalog) -> Iterator[Finding]:
    """Find forms whose rows were composed or guessed, and rows added to forms that were seen."""
    for code, form in catalog.originals.items():
        rows = form.rows()
        added = sum(row.evidence == "added" for row in rows)
        path = ("originals", code, "confidence")
        if form.confidence != "seen":
            facts = {"title": form.title, "rows": len(rows)}
            yield found(f"catalog.lint.{form.confidence}", *path, **facts)
        elif added:
            yield found("catalog.lint.added", *path, title=form.title, rows=added)
