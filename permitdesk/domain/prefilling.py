"""Answers of the guide carried into the form, so that nobody types them twice."""

from collections.abc import Mapping
from typing import Any

from permitdesk.domain.industry import Industry
from permitdesk.domain.merge import MergedForm


def prefilled(industry: Industry, guide: Mapping[str, Any], form: MergedForm) -> dict[str, Any]:
    """Return the form answers that follow from the guide's, under the keys they are asked under.

    A choice that the form does not offer is carried nowhere.

    Args:
        industry: Says which question is carried into which fields.
        guide: Question id to answer.
        form: Of what the guide chose.
    """
    asked = {question.key: question.field for question in form.questions()}
    carried: dict[str, Any] = {}
    for question in industry.questions:
        value = guide.get(question.id)
        for key in question.prefills:
            name = form.aliases.get(key, key)
            field = asked.get(name)
            if value is not None and field and (not field.choices or value in field.choices):
                carried[name] = value
    return carried
