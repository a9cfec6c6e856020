"""What the command ``form`` prints: sections, questions, records, papers, origins."""

from collections.abc import Iterable, Sequence
from typing import Any

from permitdesk.cli.plain import plain
from permitdesk.domain.materials import MaterialNeed
from permitdesk.domain.merge import MergedForm, Question, RecordQuestion
from permitdesk.domain.view import Origin
from permitdesk.text import tr


def sections(merged: MergedForm) -> list[dict[str, Any]]:
    """Show a merged form, section by section."""
    return [
        {
            "key": section.key,
            "title": section.title,
            "licence": section.licence,
            "questions": [_question(question) for question in section.questions],
            "records": [_record(record) for record in section.records],
        }
        for section in merged.sections
    ]


def materials(needs: Iterable[MaterialNeed]) -> list[dict[str, Any]]:
    """Show one set of papers."""
    return [
        {
            "key": need.key,
            "name": need.name,
            "form": need.form,
            "copies": need.copies,
            "uses": list(need.uses),
            "to_hand_in": need.to_hand_in,
        }
        for need in needs
    ]


def origins(found: Iterable[Origin]) -> list[dict[str, Any]]:
    """Show where a question comes from."""
    return [
        {**plain(item), "articles": [str(source) for source in item.articles]} for item in found
    ]


def origin_lines(found: Sequence[Origin]) -> list[str]:
    """Say where a question comes from, a line for each row."""
    if not found:
        return [tr("form.origin_no_row")]
    return [
        tr(
            "form.origin_fills" if item.fills else "form.origin_depends",
            form=item.form,
            section=item.section,
            number=item.number,
            label=item.label,
            articles="；".join(map(str, item.articles)),
        )
        for item in found
    ]


def _question(question: Question) -> dict[str, Any]:
    field = question.field
    return {
        "key": question.key,
        "licence": question.licence,
        "label": field.label,
        "type": field.type,
        "unit": field.unit,
        "choices": field.choices,
        "columns": field.columns,
        "required": any(use.required for use in question.uses)
        or (not question.uses and field.required),
        "visible_when": plain(field.visible_when),
        "filled_by": field.filled_by or "applicant",
        "overridable": question.overridable,
        "uses": [
            {"licence": use.licence, "form": use.form, "label": use.label, "row": use.number}
            for use in question.uses
        ],
    }


def _record(record: RecordQuestion) -> dict[str, Any]:
    return {
        "collection": record.collection,
        "label": record.type.label,
        "columns": [
            {
                "key": key,
                "label": record.type.column(key).label,
                "type": record.type.column(key).type,
            }
            for key in record.columns
        ],
        "roles": [
            {
                "role": role,
                "columns": record.columns_of(role),
                "required": any(use.required for use in record.uses if use.role == role),
            }
            for role in record.roles
        ],
    }
