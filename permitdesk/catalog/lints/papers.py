"""Papers that nothing asks for, and papers a form lists that its licence does not ask for."""

from collections.abc import Iterator

from permitdesk.catalog.faults import Finding, found
from permitdesk.domain.catalog import Catalog


def shared_materials_without_a_licence(catalog: Catalog) -> Iterator[Finding]:
    """Find shared materials that no licence asks for."""
    asked = {item.key for licence in catalog.licences.values() for item in licence.materials}
    for key, material in catalog.shared_materials.items():
        if key not in asked:
            yield found("catalog.lint.paper_unasked", "shared_materials", key, name=material.name)


def attachments_not_asked(catalog: Catalog) -> Iterator[Finding]:
    """Find papers that a form lists as attached and its licence does not ask for."""
    for code, form in catalog.originals.items():
        asked = {item.key for item in catalog.licences[code].materials}
        for number, key in enumerate(form.attachments_listed):
            if key not in asked:
                path = ("originals", code, "attachments_listed", number)
                name = catalog.shared_materials[key].name
                yield found("catalog.lint.attachment_unasked", *path, name=name)
