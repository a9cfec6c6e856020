"""Fields, and one licence's own application form (申请表) row by row."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from permitdesk.domain.condition import Condition


class FieldType(StrEnum):
    """What kind of answer a field takes."""

    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"
    CHOICE = "choice"
    MULTICHOICE = "multichoice"
    BOOLEAN = "boolean"
    PERSON = "person"
    ADDRESS = "address"
    TABLE = "table"


@dataclass(frozen=True)
class Check:
    """How an answer is checked beyond its type.

    Attributes:
        rule: Name of the check, e.g. ``gb32100_2015``, ``gte_field``, ``regex``.
        value: Bound of ``gt`` and ``gte``.
        max: Upper bound of ``gt``.
        field: The other field of ``gte_field`` and ``lte_field``.
        pattern: Of ``regex``.
        max_len: Longest text.
        when: The check applies only while this holds.
        length, charset, check_char, must_equal, division, parts, scope, mobile, fixed, filled_by:
            What the sheet says of the check besides, for people and for the papers.
    """

    rule: str
    value: int | None = None
    max: int | None = None
    field: str = ""
    pattern: str = ""
    max_len: int | None = None
    when: Condition | None = None
    length: int | None = None
    charset: str = ""
    check_char: bool = False
    must_equal: str = ""
    division: str = ""
    parts: tuple[str, ...] = ()
    scope: str = ""
    mobile: str = ""
    fixed: str = ""
    filled_by: str = ""


@dataclass(frozen=True)
class Field:
    """One thing an application asks (字段).

    Attributes:
        key: The same thing has the same key everywhere.
        label: How the merged form calls it.
        fresh: Given anew for each licence, never shared or prefilled: signature, consent, promise.
        auto_from: Where the program takes it from instead of asking: ``industry``,
            ``premises_address``, ``route`` or ``now``.
        ask_always: Asked even where no original form has it, because conditions read it.
        ask_when: ``commitment_offered``: asked only where a licence offers the commitment.
        filled_by: ``window`` where the clerk fills it, not the applicant.
        prefill_from: The paper it can be copied from, e.g. 营业执照.
        sensitive: Personal data, shown masked.
    """

    key: str
    label: str
    type: FieldType
    required: bool = False
    unit: str = ""
    choices: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    visible_when: Condition | None = None
    validation: Check | None = None
    group: str = ""
    fresh: bool = False
    sensitive: bool = False
    auto_from: str = ""
    ask_always: bool = False
    ask_when: str = ""
    filled_by: str = ""
    prefill_from: str = ""
    notes: str = ""


@dataclass(frozen=True)
class Row:
    """One row of an original form.

    Attributes:
        label: The form's own words.
        key: Field key, record collection, or ``system``.
        part: Part of a person, or what follows from an identity number.
        derived: Whether ``part`` follows from another answer and is never asked.
        value: Which known value a ``system`` row shows.
        linked: Licences whose document or permit number the row shows.
        role: Role of the records in this form.
        record: Type of record.
        columns: The form's own column to the record's column; None for a plain table.
        fresh: Given anew for this licence.
        same_as: Key this one is the same data element as.
        evidence: ``form`` where the row was read on the form, ``added`` where the sheet added it.
    """

    label: str
    key: str
    required: bool = False
    part: str = ""
    derived: bool = False
    value: str = ""
    linked: tuple[str, ...] = ()
    role: str = ""
    record: str = ""
    columns: Mapping[str, str] | tuple[str, ...] | None = None
    fresh: bool = False
    same_as: str = ""
    note: str = ""
    evidence: str = ""


@dataclass(frozen=True)
class FormSection:
    """A titled part of an original form."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class OriginalForm:
    """A licence's own application form, in its own order and words.

    Attributes:
        confidence: ``seen``, ``composed`` or ``guess``: how far the structure can be trusted.
        extra_fields: Fields of this licence that only the form has.
    """

    licence: str
    title: str
    issued_by: str
    confidence: str
    sources: tuple[str, ...]
    declaration: str
    attachments_listed: tuple[str, ...]
    sections: tuple[FormSection, ...]
    extra_fields: tuple[Field, ...] = ()

    def rows(self) -> tuple[Row, ...]:
        """List all rows in the form's own order."""
        return tuple(row for section in self.sections for row in section.rows)


@dataclass(frozen=True)
class Column:
    """One column of a record type.

    Attributes:
        choices: What may stand there, where ``type`` is a choice.
    """

    key: str
    label: str
    type: FieldType
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class RecordType:
    """A kind of thing that is recorded once and used by many forms.

    Attributes:
        collection: Name of the list in an application.
        identity: Columns that tell whether two rows are the same thing.
    """

    label: str
    collection: str
    identity: tuple[str, ...]
    columns: tuple[Column, ...]
    note: str = ""

    def column(self, key: str) -> Column:
        """Return the column of that key."""
        return next(column for column in self.columns if column.key == key)


@dataclass(frozen=True)
class Equivalence:
    """Two keys that are the same data element, asked once (等同关系).

    Attributes:
        override: One licence may keep a figure of its own.
    """

    key: str
    same_as: str
    why: str
    override: bool = False


@dataclass(frozen=True)
class Suggestion:
    """A default carried over that must still be confirmed (建议带出)."""

    origin: str
    to: str
    convert: str = ""
