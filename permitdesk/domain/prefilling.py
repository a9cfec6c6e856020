"""Answers of the guide carried into the form, so that nobody types them twice."""

from permitdesk.domain.answer import Value
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.form import Field
from permitdesk.domain.industry import Choice
from permitdesk.domain.merge import MergedForm


def prefilled(catalog: Catalog, choice: Choice, form: MergedForm) -> dict[str, Value]:
    """Return the form answers that follow from the guide's, under the keys they are asked under.

    A choice that the form does not offer is carried nowhere.
    """
    asked: dict[str, Field] = {question.key: question.field for question in form.questions()}
    facts: dict[str, Value] = {}
    for question in catalog.industry(choice.industry).questions:
        value = choice.answers.get(question.id)
        for key in question.prefills:
            name = form.aliases.get(key, key)
            field = asked.get(name)
            if value is not None and field and (not field.choices or value in field.choices):
                facts[name] = value
    return facts
