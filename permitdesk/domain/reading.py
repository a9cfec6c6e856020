"""Reading raw answers (JSON, a screen) into the one form they are kept in."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from permitdesk.domain.answer import ADDRESS_PARTS, PERSON_PARTS, Value
from permitdesk.domain.form import Field, FieldType
from permitdesk.domain.printable import LONGEST, half_width, printable

LONGEST_PART = 200
MOST_ROWS = 500
LONGEST_NUMBER = 15
_INTEGER = re.compile(r"[0-9]+")
_DECIMAL = re.compile(r"[0-9]+(\.[0-9]+)?")


class Unreadable(ValueError):
    """A raw value is not an answer of its field's type; the message is a message key."""


def read_value(field: Field, raw: object) -> Value | None:
    """Return the answer a raw value stands for; None where nothing was filled in.

    Args:
        field: Says the type and the longest text.
        raw: What JSON or a screen gives: text, numbers, true/false, lists, mappings.

    Raises:
        Unreadable: With a message key such as ``form.not_a_number`` or ``text.unprintable``.
    """
    if raw is None or raw == "" or raw in ([], (), {}):
        return None
    return _READERS[field.type](field, raw)


def read_text(raw: object, longest: int = LONGEST, *, lines: bool = False) -> str:
    """Return clean text.

    Raises:
        Unreadable: ``form.not_text``, or what ``printable`` says.
    """
    if not isinstance(raw, str):
        raise Unreadable("form.not_text")
    try:
        return printable(raw, longest, lines=lines)
    except ValueError as error:
        raise Unreadable(str(error)) from error


_CODE_RULES = frozenset({"gb32100_2015", "gb11643_1999", "cn_phone", "email", "lonlat", "regex"})


def _text(field: Field, raw: object) -> Value | None:
    check = field.validation
    longest = (check.max_len if check else None) or LONGEST
    text = read_text(raw, longest, lines=longest > LONGEST_PART)
    if check and check.rule in _CODE_RULES:
        text = half_width(text).replace(" ", "")
        if check.rule in ("gb32100_2015", "gb11643_1999"):
            text = text.upper()
    return text or None


def _integer(_: Field, raw: object) -> Value | None:
    digits = _digits(raw)
    if not _INTEGER.fullmatch(digits):
        raise Unreadable("form.not_a_whole_number")
    return int(digits)


def _decimal(_: Field, raw: object) -> Value | None:
    digits = _digits(raw)
    if not _DECIMAL.fullmatch(digits):
        raise Unreadable("form.not_a_number")
    plain = format(Decimal(digits), "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def _digits(raw: object) -> str:
    """Write a number as plain digits: no sign, no exponent, no separators, at most 15 places."""
    if isinstance(raw, bool) or not isinstance(raw, int | float | str):
        raise Unreadable("form.not_a_number")
    text = half_width(raw).strip() if isinstance(raw, str) else repr(raw)
    if isinstance(raw, float) and raw.is_integer():
        text = text.removesuffix(".0")
    if len(text) > LONGEST_NUMBER:
        raise Unreadable("form.number_too_long")
    return text


def _date(_: Field, raw: object) -> Value | None:
    text = half_width(raw).strip() if isinstance(raw, str) else ""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise Unreadable("form.not_a_date")
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise Unreadable("form.not_a_date") from error


def _choice(field: Field, raw: object) -> Value | None:
    if not isinstance(raw, str) or (field.choices and raw not in field.choices):
        raise Unreadable("form.not_a_choice")
    return read_text(raw, LONGEST_PART)


def _multichoice(field: Field, raw: object) -> Value | None:
    if not isinstance(raw, list | tuple):
        raise Unreadable("form.not_a_choice")
    if any(not isinstance(item, str) or item not in field.choices for item in raw):
        raise Unreadable("form.not_a_choice")
    return tuple(choice for choice in field.choices if choice in raw)


def _boolean(_: Field, raw: object) -> Value | None:
    if not isinstance(raw, bool):
        raise Unreadable("form.not_yes_or_no")
    return raw


def _person(_: Field, raw: object) -> Value | None:
    parts = _parts(raw, PERSON_PARTS)
    for code in ("id_number", "phone"):
        if code in parts:
            parts[code] = half_width(parts[code]).replace(" ", "").upper()
    return parts or None


def _address(_: Field, raw: object) -> Value | None:
    return _parts(raw, ADDRESS_PARTS) or None


def _parts(raw: object, known: tuple[str, ...]) -> dict[str, str]:
    if not isinstance(raw, Mapping) or any(part not in known for part in raw):
        raise Unreadable("form.unknown_part")
    read = {part: read_text(raw[part], LONGEST_PART) for part in known if raw.get(part)}
    return {part: text for part, text in read.items() if text}


def _table(field: Field, raw: object) -> Value | None:
    if not isinstance(raw, list | tuple) or len(raw) > MOST_ROWS:
        raise Unreadable("form.not_a_table")
    rows = tuple(_parts(row, field.columns) for row in raw)
    return tuple(row for row in rows if row) or None


_READERS: Mapping[FieldType, Callable[[Field, object], Value | None]] = {
    FieldType.TEXT: _text,
    FieldType.INTEGER: _integer,
    FieldType.DECIMAL: _decimal,
    FieldType.DATE: _date,
    FieldType.CHOICE: _choice,
    FieldType.MULTICHOICE: _multichoice,
    FieldType.BOOLEAN: _boolean,
    FieldType.PERSON: _person,
    FieldType.ADDRESS: _address,
    FieldType.TABLE: _table,
}
