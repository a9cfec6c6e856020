"""The shapes of "no"."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

from permitdesk.domain.law import Source


class PermitDeskError(Exception):
    """Anything the desk says no with, told apart by who can act.

    Attributes:
        key: Message key, looked up in the translations by the faces.
        facts: Values the message names.
    """

    def __init__(self, key: str, **facts: object) -> None:
        super().__init__(key, facts)
        self.key = key
        self.facts = facts


@dataclass(frozen=True)
class Problem:
    """One thing wrong with what was filled in; all of them are told at once.

    Attributes:
        key: Message key.
        field: Key of the field it belongs to, e.g. ``uscc`` or ``staff[2].id_number``.
        licence: The licence whose own answer it is; empty for what is asked once for the case.
        facts: Values the message names, such as the field's label.
        source: The article that says so, where one does.
    """

    key: str
    field: str
    licence: str = ""
    facts: Mapping[str, object] = dataclasses.field(default_factory=dict, hash=False)
    source: Source | None = None

    @property
    def is_missing(self) -> bool:
        """Tell whether something is not there yet, which a correction notice can ask for."""
        return self.key in MISSING


MISSING = frozenset({"form.required", "form.rows_required", "material.missing"})


class NotAllowed(PermitDeskError):
    """A rule says no, and the person at the counter can do something about it.

    Attributes:
        source: The article that says no; None for a rule of the form or of this house.
        problems: What is wrong, when it is more than one thing.
    """

    def __init__(
        self,
        key: str,
        source: Source | None = None,
        problems: tuple[Problem, ...] = (),
        **facts: object,
    ) -> None:
        super().__init__(key, **facts)
        self.source = source
        self.problems = problems


class WorldFailed(PermitDeskError):
    """The world around the desk failed; try again or call the administrator."""


class Overtaken(WorldFailed):
    """Someone else acted on the case since it was read."""

    def __init__(self, case_number: str) -> None:
        super().__init__("case.overtaken", case=case_number)


class NotFound(PermitDeskError):
    """What was asked for is not there: a case, a permit, an industry, a document."""
