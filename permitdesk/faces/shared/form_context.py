"""What drawing a form needs besides the form."""

from collections.abc import Mapping
from dataclasses import dataclass

from permitdesk.domain.catalog import Catalog
from permitdesk.faces.shared.look import current


@dataclass(frozen=True)
class FormContext:
    """How a form is drawn here.

    Attributes:
        divisions: Place code to full name.
        names: Licence code to name.
        columns: Fields beside each other.
        read_only: Shows answers, masked, and takes none.
        with_uses: Each field says for how many licences it is used.
    """

    divisions: Mapping[str, str]
    names: Mapping[str, str]
    columns: int = 2
    read_only: bool = False
    with_uses: bool = True


def context_of(catalog: Catalog, *, columns: int = 0, read_only: bool = False) -> FormContext:
    """Return the context of a catalogue's forms; as many columns as there is room for."""
    return FormContext(
        divisions={code: division.full_name for code, division in catalog.divisions.items()},
        names={code: licence.name for code, licence in catalog.licences.items()},
        columns=columns or (1 if current().is_large else 2),
        read_only=read_only,
        with_uses=not read_only,
    )
