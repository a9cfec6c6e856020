"""The certificate of a merged form (合并证明): what it claims, as one value."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from permitdesk.domain.condition import Condition


class Way(StrEnum):
    """How a row of an original form is filled."""

    ANSWER = "answer"
    DERIVED = "derived"
    """It follows from an answer, as a birthday does from an identity number."""
    RECORDS = "records"
    SYSTEM = "system"
    """The program knows it: a number, a day, the way of applying."""


@dataclass(frozen=True)
class Covered:
    """How one row of one original form is filled.

    Attributes:
        number: Place of the row in its form, from 1.
        label: The form's own words.
        source: The question, the collection of records, or the value the program knows.
        fresh: The answer is this licence's own, given afresh.
        part: Part of a person the row shows; empty for all of it.
        role: Role of the records it shows.
        columns: The form's column to the record's.
    """

    licence: str
    number: int
    label: str
    way: Way
    source: str
    fresh: bool = False
    part: str = ""
    role: str = ""
    columns: Mapping[str, str] | None = None


@dataclass(frozen=True)
class Asked:
    """One question and the one data element it asks.

    Attributes:
        question: Where the answer is kept; a column of records is ``staff.name``.
        element: Name of the data element in the whole catalogue, whatever the bundle: of all the
            keys that are the same thing, the one that the others are said to equal.
        licence: The licence it is asked afresh for; empty when asked once for the case.
    """

    question: str
    element: str
    licence: str = ""


class Ground(StrEnum):
    """Why a question cannot be left out."""

    ROW = "row"
    """A row of an original form would stay blank."""
    ROW_CONDITION = "row_condition"
    """Nobody could say whether a row is to be filled."""
    MATERIAL = "material"
    """Nobody could say whether a paper is to be handed in."""
    QUESTION = "question"
    """Nobody could say whether another question is to be asked."""
    ALWAYS = "always"
    """The catalogue wants it asked in every case."""


@dataclass(frozen=True)
class Witness:
    """What would be missing without one question.

    Attributes:
        asked_for: The licence the question is asked afresh for; empty when asked once.
        licence: Whose form or material it is.
        form: Title of that form.
        number: The row, from 1.
        reader: The material or the question whose condition reads the answer.
        condition: The condition that reads it, in the keys of the merged form.
    """

    question: str
    ground: Ground
    asked_for: str = ""
    licence: str = ""
    form: str = ""
    number: int = 0
    reader: str = ""
    condition: Condition | None = None


@dataclass(frozen=True)
class Afresh:
    """A data element that one licence wants given for itself alone."""

    element: str
    licence: str


@dataclass(frozen=True)
class Shown:
    """Whether a row with a condition is asked under the answers the certificate was made for.

    Attributes:
        condition: In the keys of the merged form.
    """

    licence: str
    number: int
    condition: Condition
    asked: bool


@dataclass(frozen=True)
class Certificate:
    """What a merged form claims of itself, so that others can check it.

    Attributes:
        catalog: Digest of the definitions it was made by.
        bundle: Licence codes, in their order.
        coverage: Every row of every original form.
        uniqueness: Every question, each with its own data element.
        necessity: For every question what would be missing without it.
        freshness: What is given for each licence anew.
        conditions: Rows that are asked only while something holds.
    """

    catalog: str
    bundle: tuple[str, ...]
    coverage: tuple[Covered, ...]
    uniqueness: tuple[Asked, ...]
    necessity: tuple[Witness, ...]
    freshness: tuple[Afresh, ...]
    conditions: tuple[Shown, ...]
    industry: str = ""
