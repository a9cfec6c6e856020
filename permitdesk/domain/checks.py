"""All that is wrong with the answers of a merged form, at once (一次发现全部问题)."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from permitdesk.domain.answer import Answers, Record, Value
from permitdesk.domain.condition import number
from permitdesk.domain.errors import Problem
from permitdesk.domain.form import Check, Field, FieldType
from permitdesk.domain.merge import MergedForm, Question, RecordQuestion

Checker = Callable[[str], str | None]
"""Takes a text, returns the message key of what is wrong with it, or None."""


@dataclass(frozen=True)
class Checking:
    """What checks need besides the answers.

    Attributes:
        checkers: Rule name to the check of a well-kept library: ``gb32100_2015``,
            ``gb11643_1999``, ``cn_phone``, ``email``, ``glyphs``.
        today: The legal day.
        divisions: Place codes an address may name.
    """

    checkers: Mapping[str, Checker]
    today: date
    divisions: frozenset[str] = frozenset()


def problems(form: MergedForm, answers: Answers, checking: Checking) -> tuple[Problem, ...]:
    """Find everything that is missing or wrong, in the order of the form."""
    return tuple(_find(form, answers, checking))


def _find(form: MergedForm, answers: Answers, checking: Checking) -> Iterator[Problem]:
    for question in form.questions():
        if question.asked(answers):
            yield from question_problems(question, answers, checking)
    for record in form.records():
        yield from record_problems(record, answers, checking)


def question_problems(
    question: Question, answers: Answers, checking: Checking
) -> Iterator[Problem]:
    """Find what is wrong with one question's answers: the shared one, and each licence's own."""
    key, field = question.key, question.field
    if question.licence:
        value = answers.own.get(question.licence, {}).get(key)
    else:
        value = answers.shared.get(key)
    label = {"label": field.label}
    if value is None:
        if question.needed(answers):
            yield Problem("form.required", key, question.licence, label)
        return
    if field.type is FieldType.PERSON and isinstance(value, Mapping):
        for part in question.needed_parts(answers):
            if not value.get(part):
                facts = {"label": field.label, "part": part}
                yield Problem("form.required", f"{key}.{part}", question.licence, facts)
    yield from value_problems(field, value, answers, checking, question.licence)
    for licence, own_key in question.overridable.items():
        own = answers.own.get(licence, {}).get(own_key)
        if own is not None:
            yield from value_problems(field, own, answers, checking, licence)


def value_problems(
    field: Field, value: Value, answers: Answers, checking: Checking, licence: str = ""
) -> Iterator[Problem]:
    """Find what is wrong with one answer that is there."""
    rule = field.validation
    applies = rule is not None and (rule.when is None or rule.when.holds(answers.shared))
    checks: list[tuple[str, str | None, Mapping[str, object]]] = []
    if field.type is FieldType.PERSON and isinstance(value, Mapping):
        checks += _person(field, value, checking)
    elif field.type is FieldType.ADDRESS and isinstance(value, Mapping):
        checks += _address(field, value, checking)
    elif rule is not None and applies:
        key, facts = _RULES.get(rule.rule, _library)(rule, value, answers, checking)
        checks.append((field.key, key, facts))
    for text in _texts(value):
        glyphs = checking.checkers.get("glyphs")
        checks.append((field.key, glyphs(text) if glyphs else None, {"text": text[:40]}))
    for place, found, facts in checks:
        if found:
            yield Problem(found, place, licence, {"label": field.label, **facts})


def record_problems(
    record: RecordQuestion, answers: Answers, checking: Checking
) -> Iterator[Problem]:
    """Find roles nobody plays, and what is wrong in single rows."""
    rows = answers.records.get(record.collection, ())
    for role in record.needed_roles(answers):
        if not any(role in row.roles for row in rows):
            facts = {"label": record.type.label, "role": role}
            yield Problem("form.rows_required", record.collection, facts=facts)
    for place, row in enumerate(rows):
        yield from _row_problems(record, place, row, checking)


def _row_problems(
    record: RecordQuestion, place: int, row: Record, checking: Checking
) -> Iterator[Problem]:
    where = f"{record.collection}[{place}]"
    for role in row.roles:
        if role not in record.roles:
            yield Problem("form.unknown_role", where, facts={"role": role})
    for key, rule in _COLUMN_RULES.items():
        value = row.values.get(key)
        foreign = key == "id_number" and row.values.get("id_type", "居民身份证") != "居民身份证"
        if isinstance(value, str) and not foreign and rule in checking.checkers:
            found = checking.checkers[rule](value)
            if found:
                label = record.type.column(key).label if _has(record, key) else key
                yield Problem(found, f"{where}.{key}", facts={"label": label})
    glyphs = checking.checkers.get("glyphs")
    for key, value in row.values.items():
        for text in _texts(value):
            if glyphs and glyphs(text):
                facts = {"label": record.type.column(key).label, "text": text[:40]}
                yield Problem("text.no_glyph", f"{where}.{key}", facts=facts)


_COLUMN_RULES = {"id_number": "gb11643_1999", "phone": "cn_phone", "uscc": "gb32100_2015"}


def _has(record: RecordQuestion, key: str) -> bool:
    return any(column.key == key for column in record.type.columns)


def _person(
    field: Field, value: Mapping[str, str], checking: Checking
) -> list[tuple[str, str | None, Mapping[str, object]]]:
    return [
        (f"{field.key}.{part}", checking.checkers[rule](value[part]), {"part": part})
        for part, rule in _COLUMN_RULES.items()
        if value.get(part) and rule in checking.checkers
    ]


def _address(
    field: Field, value: Mapping[str, str], checking: Checking
) -> list[tuple[str, str | None, Mapping[str, object]]]:
    division = value.get("division", "")
    wrong_place = bool(division) and division not in checking.divisions
    return [
        (f"{field.key}.division", "form.unknown_division" if wrong_place else None, {}),
        (f"{field.key}.detail", None if value.get("detail") else "form.address_detail", {}),
    ]


Found = tuple[str | None, Mapping[str, object]]


def _library(rule: Check, value: Value, _: Answers, checking: Checking) -> Found:
    checker = checking.checkers.get(rule.rule)
    return (checker(value) if checker and isinstance(value, str) else None), {}


def _must_be_true(_: Check, value: Value, __: Answers, ___: Checking) -> Found:
    return (None if value is True else "form.must_be_true"), {}


def _regex(rule: Check, value: Value, _: Answers, __: Checking) -> Found:
    good = isinstance(value, str) and re.fullmatch(rule.pattern, value, re.ASCII) is not None
    return (None if good else "form.wrong_pattern"), {}


def _at_least(rule: Check, value: Value, _: Answers, __: Checking) -> Found:
    size, bound = number(value), Decimal(rule.value or 0)
    if size is None or size < bound or (rule.rule == "gt" and size == bound):
        return ("form.too_small" if rule.rule == "gte" else "form.not_more"), {"bound": bound}
    if rule.max is not None and size > rule.max:
        return "form.too_big", {"bound": rule.max}
    return None, {}


def _beside(rule: Check, value: Value, answers: Answers, _: Checking) -> Found:
    mine, other = number(value), number(answers.shared.get(rule.field))
    if mine is None or other is None:
        return None, {}
    good = mine >= other if rule.rule == "gte_field" else mine <= other
    key = "form.less_than_other" if rule.rule == "gte_field" else "form.more_than_other"
    return (None if good else key), {"other": rule.field, "bound": other}


EARLIEST_YEAR, LATEST_YEAR = 1900, 2999


def _day(rule: Check, value: Value, _: Answers, checking: Checking) -> Found:
    day = date.fromisoformat(str(value))
    if not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
        return "form.unlikely_date", {}
    if rule.rule == "date_not_future" and day > checking.today:
        return "form.future_date", {}
    if rule.rule == "date_after_today" and day <= checking.today:
        return "form.past_date", {}
    return None, {}


def _lonlat(_: Check, value: Value, __: Answers, ___: Checking) -> Found:
    match = re.fullmatch(r"(\d{1,3}(?:\.\d+)?)[,，](\d{1,2}(?:\.\d+)?)", str(value), re.ASCII)
    good = match is not None and float(match[1]) <= 180 and float(match[2]) <= 90  # noqa: PLR2004
    return (None if good else "form.not_lonlat"), {}


_RULES: Mapping[str, Callable[[Check, Value, Answers, Checking], Found]] = {
    "must_true": _must_be_true,
    "regex": _regex,
    "gt": _at_least,
    "gte": _at_least,
    "gte_field": _beside,
    "lte_field": _beside,
    "date": _day,
    "date_not_future": _day,
    "date_after_today": _day,
    "lonlat": _lonlat,
}


def _texts(value: Value) -> Iterator[str]:
    """Yield every text that stands somewhere in an answer."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from value.values()
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
