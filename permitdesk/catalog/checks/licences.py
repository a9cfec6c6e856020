"""One licence: its department, articles, sources, materials, what must come before."""

from collections.abc import Iterator

from permitdesk.catalog.checks.conditions import as_readable, condition_findings, fields_of
from permitdesk.catalog.checks.fields import circles
from permitdesk.catalog.faults import Finding, Path, found
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.licence import Licence, Material

_STAMPS = ("bureau", "own", "either")
_VERIFIED = ("full_text_checked", "excerpt_checked", "general_knowledge")
_FORMS = ("original", "copy")


def check_authority(catalog: Catalog) -> Iterator[Finding]:
    """Find licences that nobody decides."""
    for code, licence in catalog.licences.items():
        path, authority = ("licences", code, "authority"), licence.authority
        department = catalog.departments.get(authority.code)
        if department is None:
            yield found("catalog.unknown_department", *path, "code", name=authority.code)
        elif authority.department not in department.names:
            yield found("catalog.not_one_of", *path, "department", expected=department.names)
        if authority.stamp_class not in _STAMPS:
            yield found("catalog.not_one_of", *path, "stamp_class", expected=_STAMPS)


def check_sources(catalog: Catalog) -> Iterator[Finding]:
    """Find sources that are not registered, and articles read nobody knows how far."""
    for code, licence in catalog.licences.items():
        for number, source in enumerate(licence.sources):
            if source not in catalog.sources:
                path = ("licences", code, "sources", number)
                yield found("catalog.unknown_source", *path, name=source)
        for number, basis in enumerate(licence.legal_basis):
            if basis.verified not in _VERIFIED:
                place = ("licences", code, "legal_basis", number, "verified")
                yield found("catalog.not_one_of", *place, expected=_VERIFIED)


def check_materials(catalog: Catalog) -> Iterator[Finding]:
    """Find materials that are shared with nobody, produced by nobody, or asked for never."""
    for code, licence in catalog.licences.items():
        readable = as_readable(fields_of(catalog, code).values())
        keys: set[str] = set()
        for number, material in enumerate(licence.materials):
            path = ("licences", code, "materials", number)
            yield from _material(catalog, licence, material, path)
            if material.key and material.key in keys:
                yield found("catalog.material_twice", *path, "key", name=material.key)
            keys.add(material.key)
            if material.required_when:
                inner = (*path, "required_when")
                yield from condition_findings(material.required_when, readable, inner)


def check_shared_materials(catalog: Catalog) -> Iterator[Finding]:
    """Find shared materials that are produced by nobody or asked for never."""
    readable = as_readable(catalog.shared_fields.values())
    for key, material in catalog.shared_materials.items():
        path = ("shared_materials", key)
        if material.form not in _FORMS:
            yield found("catalog.not_one_of", *path, "form", expected=_FORMS)
        for number, producer in enumerate(material.produced_by):
            if producer not in catalog.licences:
                yield found("catalog.unknown_licence", *path, "produced_by", number, name=producer)
        if material.required_when:
            inner = (*path, "required_when")
            yield from condition_findings(material.required_when, readable, inner)


def check_site_checks(catalog: Catalog) -> Iterator[Finding]:
    """Find points of an unknown group, and a time that does not fit the kind of licence."""
    for code, licence in catalog.licences.items():
        path, check = ("licences", code, "site_check"), licence.site_check
        for number, point in enumerate(check.checklist):
            if point.group not in catalog.site_check_groups:
                place = (*path, "checklist", number, "group")
                yield found("catalog.unknown_group", *place, name=point.group)
        before = ("before_decision", "reference_only")
        expected = ("after_filing",) if licence.is_filing else before
        expected = expected if check.required else ("none",)
        if check.timing not in expected:
            yield found("catalog.not_one_of", *path, "timing", expected=expected)


def check_dependencies(catalog: Catalog) -> Iterator[Finding]:
    """Find licences that wait for one that does not exist, or for themselves."""
    for code, licence in catalog.licences.items():
        readable = as_readable(fields_of(catalog, code).values())
        for number, item in enumerate(licence.depends_on):
            path = ("licences", code, "depends_on", number)
            if item.licence not in catalog.licences:
                yield found("catalog.unknown_licence", *path, "licence", name=item.licence)
            if item.when:
                yield from condition_findings(item.when, readable, (*path, "when"))
    waits = {
        code: {item.licence for item in licence.depends_on}
        for code, licence in catalog.licences.items()
    }
    for circle in circles(waits):
        yield found(
            "catalog.circle", "licences", circle[0], "depends_on", names=(*circle, circle[0])
        )


def _material(
    catalog: Catalog, licence: Licence, material: Material, path: Path
) -> Iterator[Finding]:
    shared = catalog.shared_materials.get(material.key)
    if material.key and shared is None:
        yield found("catalog.unknown_material", *path, "key", name=material.key)
    if shared is not None and shared.produced_by and not material.produced_by:
        yield found("catalog.not_produced", *path, "produced_by", name=material.key)
    if material.form not in _FORMS:
        yield found("catalog.not_one_of", *path, "form", expected=_FORMS)
    if material.copies < 1:
        yield found("catalog.less_than_one", *path, "copies")
    for number, producer in enumerate(material.produced_by):
        if producer not in catalog.licences or producer == licence.code:
            yield found("catalog.unknown_licence", *path, "produced_by", number, name=producer)
