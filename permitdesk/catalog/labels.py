"""The labels of the original forms that stand beside a shared field: a proof-reading aid.

They say by which words each form asks for the field. They are checked against the forms' own rows
and then left out of the catalogue, where the rows say the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from permitdesk.catalog.faults import Finding, found
from permitdesk.domain.catalog import Catalog


@dataclass(frozen=True)
class OriginalLabel:
    """One spelling, and the licences whose forms use it."""

    label: str
    licences: tuple[str, ...]


Labels = dict[str, tuple[OriginalLabel, ...]]
"""Shared field key to its spellings."""


def check_labels(labels: Labels, catalog: Catalog) -> Iterator[Finding]:
    """Find labels of licences that do not exist, and rows whose words are not listed."""
    listed = set()
    for key, spellings in labels.items():
        for place, spelling in enumerate(spellings):
            for number, licence in enumerate(spelling.licences):
                listed.add((key, spelling.label, licence))
                if licence not in catalog.licences:
                    path = ("shared_fields", key, "original_labels", place, "licences", number)
                    yield found("catalog.unknown_licence", *path, name=licence)
    for code, form in catalog.originals.items():
        for s, section in enumerate(form.sections):
            for r, row in enumerate(section.rows):
                if row.key not in catalog.shared_fields or row.derived:
                    continue
                if (row.key, row.label, code) not in listed:
                    at = ("originals", code, "sections", s, "rows", r, "label")
                    yield found("catalog.label_not_listed", *at, label=row.label, field=row.key)
