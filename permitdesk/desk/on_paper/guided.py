"""What a business answered in the guide, and what is known of its form from that."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from permitdesk.domain.answer import Answers
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.form import Field
from permitdesk.domain.industry import Choice, Industry
from permitdesk.domain.licence import Licence
from permitdesk.domain.merge import MergedForm, merge
from permitdesk.domain.prefilling import prefilled
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
        carried = prefilled(self.industry, self.choice.answers, self.form)
        own_keys = {
            key: carried[name] for key, name in self.form.aliases.items() if name in carried
        }
        return Answers({**own_keys, **carried})

    @cached_property
    def licences(self) -> tuple[Licence, ...]:
        """Return what is needed, licences before filings."""
        return tuple(self.catalog.licence(code) for code in self.choice.bundle)
