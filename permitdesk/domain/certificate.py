"""Writes the certificate of a merged form (合并证明) from the merge itself.

Whether it is true is not for this room to say: ``certificate_check`` looks at it with other eyes.
"""

from collections.abc import Iterator, Mapping

from permitdesk.domain.answer import Answers
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.certificate_form import (
    Afresh,
    Asked,
    Certificate,
    Covered,
    Ground,
    Shown,
    Way,
    Witness,
)
from permitdesk.domain.condition import Condition
from permitdesk.domain.merge import MergedForm, Question, RecordQuestion, Use, in_keys_of


def certify(catalog: Catalog, form: MergedForm, answers: Answers) -> Certificate:
    """Say of every row, question and condition of a merged form why it is as it is.

    Args:
        catalog: The definitions the form was merged from.
        form: The merged form.
        answers: What is filled in so far; only the conditions look at it.
    """
    roots = {item.key: item.same_as for item in catalog.equivalences}
    return Certificate(
        catalog=catalog.digest,
        industry=form.industry,
        bundle=form.licences,
        coverage=tuple(_coverage(catalog, form)),
        uniqueness=tuple(_uniqueness(form, roots)),
        necessity=tuple(_necessity(catalog, form)),
        freshness=tuple(
            Afresh(_element(item.key, roots), item.licence)
            for item in form.questions()
            if item.licence
        ),
        conditions=tuple(_conditions(form, answers)),
    )


def _coverage(catalog: Catalog, form: MergedForm) -> Iterator[Covered]:
    found = {
        (use.licence, use.number): _answered(question, use)
        for question in form.questions()
        for use in question.uses
    }
    for record in form.records():
        for use in record.uses:
            found[use.licence, use.number] = _recorded(record, use)
    shared = {key: field.auto_from for key, field in catalog.shared_fields.items()}
    for code in form.licences:
        own = (*catalog.licence(code).fields, *catalog.originals[code].extra_fields)
        auto = {**shared, **{field.key: field.auto_from for field in own}}
        for number, row in enumerate(catalog.originals[code].rows(), 1):
            if (code, number) in found:
                yield found[code, number]
            else:
                known = auto.get(row.key) or row.value
                yield Covered(code, number, row.label, Way.SYSTEM, known)


def _answered(question: Question, use: Use) -> Covered:
    return Covered(
        use.licence,
        use.number,
        use.label,
        Way.DERIVED if use.derived else Way.ANSWER,
        question.key,
        bool(question.licence),
        use.part,
    )


def _recorded(record: RecordQuestion, use: Use) -> Covered:
    return Covered(
        use.licence,
        use.number,
        use.label,
        Way.RECORDS,
        record.collection,
        role=use.role,
        columns=use.columns or None,
    )


def _uniqueness(form: MergedForm, roots: Mapping[str, str]) -> Iterator[Asked]:
    for question in form.questions():
        yield Asked(question.key, _element(question.key, roots), question.licence)
    for record in form.records():
        for name in _places(record):
            yield Asked(name, name)


def _places(record: RecordQuestion) -> Iterator[str]:
    """Name what the records of one collection ask: that they are there, and each column."""
    yield record.collection
    for column in record.columns:
        yield f"{record.collection}.{column}"


def _element(key: str, roots: Mapping[str, str]) -> str:
    while key in roots:
        key = roots[key]
    return key


def _necessity(catalog: Catalog, form: MergedForm) -> Iterator[Witness]:
    readers = _readers(catalog, form)
    for question in form.questions():
        if question.uses:
            yield _blank(question.key, question.licence, question.uses[0])
        elif question.key in readers:
            yield readers[question.key]
    for record in form.records():
        shows = {
            column: use for use in reversed(record.uses) for column in (use.columns or {}).values()
        }
        yield _blank(record.collection, "", record.uses[0])
        for column in record.columns:
            yield _blank(f"{record.collection}.{column}", "", shows[column])


def _blank(question: str, asked_for: str, use: Use) -> Witness:
    return Witness(question, Ground.ROW, asked_for, use.licence, use.form, use.number)


def _readers(catalog: Catalog, form: MergedForm) -> dict[str, Witness]:
    """Find for each key the first condition that reads it: a row's, a paper's, a question's."""
    found: dict[str, Witness] = {}
    for use in _uses(form):
        for key in use.visible_when.reads() - found.keys() if use.visible_when else ():
            found[key] = Witness(
                key,
                Ground.ROW_CONDITION,
                licence=use.licence,
                form=use.form,
                number=use.number,
                condition=use.visible_when,
            )
    for code in form.licences:
        for name, material in catalog.licence(code).materials_with_keys():
            rule = in_keys_of(form.aliases, material.required_when)
            for key in rule.reads() if rule else ():
                found.setdefault(
                    key, Witness(key, Ground.MATERIAL, licence=code, reader=name, condition=rule)
                )
    for key, field in catalog.shared_fields.items():
        if field.ask_always:
            found.setdefault(key, Witness(key, Ground.ALWAYS))
    _add_readers_of_readers(form, found)
    return found


def _add_readers_of_readers(form: MergedForm, found: dict[str, Witness]) -> None:
    """Add what the conditions of the questions found read themselves, and so on."""
    conditions = {
        question.key: question.field.visible_when
        for question in form.questions()
        if not question.licence
    }
    waiting = list(found)
    while waiting:
        reader = waiting.pop()
        rule = conditions.get(reader)
        for key in rule.reads() if rule else ():
            if key not in found:
                found[key] = Witness(key, Ground.QUESTION, reader=reader, condition=rule)
                waiting.append(key)


def _conditions(form: MergedForm, answers: Answers) -> Iterator[Shown]:
    for use in _uses(form):
        rule: Condition | None = use.visible_when
        if rule is not None:
            yield Shown(use.licence, use.number, rule, rule.holds(answers.shared))


def _uses(form: MergedForm) -> Iterator[Use]:
    for question in form.questions():
        yield from question.uses
    for record in form.records():
        yield from record.uses
