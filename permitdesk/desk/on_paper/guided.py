"""What a business answered in the guide, and what is known of its form from that."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from permitdesk.domain.answer import Answers, Value
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.form import Field
from permitdesk.domain.industry import Choice, Industry
from permitdesk.domain.licence import Licence
from permitdesk.domain.merge import MergedForm, merge
from permitdesk.domain.wording import Wording


@dataclass(frozen=True)
class Guided:
    """What a business answered, and what follows from it under one version of the definitions."""

    wording: Wording
    choice: Choice
    catalog: Catalog

    @cached_property
    def industry(self) -> Industry:
        """Return the industry that was asked about."""
        return self.catalog.industry(self.choice.industry)

    @cached_property
    def form(self) -> MergedForm:
        """Return the form that will be filled in."""
        return merge(self.catalog, self.choice.bundle, self.choice.industry)

    @cached_property
    def fields(self) -> Mapping[str, Field]:
        """Return the fields of the form under the keys that conditions read."""
        asked = {question.key: question.field for question in self.form.questions()}
        aliased = {key: asked[name] for key, name in self.form.aliases.items() if name in asked}
        return {**asked, **aliased}

    @cached_property
    def answers(self) -> Answers:
        """Return the answers of the form that are known from the guide's."""
        known: dict[str, Value] = {}
        for question in self.industry.questions:
            value = self.choice.answers.get(question.id)
            for key in question.prefills:
                field = self.fields.get(key)
                if value is not None and field and (not field.choices or value in field.choices):
                    known[key] = value
                    known[self.form.aliases.get(key, key)] = value
        return Answers(known)

    @cached_property
    def licences(self) -> tuple[Licence, ...]:
        """Return what is needed, licences before filings."""
        return tuple(self.catalog.licence(code) for code in self.choice.bundle)
