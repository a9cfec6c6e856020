"""The guide (审批导引): which licences this business needs, before anything is filled in."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from permitdesk.desk.desk import Desk
from permitdesk.domain.application import ApplicationFile, Looked, look_at, read_guide
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.industry import Choice, Industry, choose_licences
from permitdesk.domain.materials import MaterialNeed, materials_of
from permitdesk.domain.merge import MergedForm, merge


@dataclass(frozen=True)
class Guiding:
    """The guide and the form, for applicants, clerks and programs alike."""

    desk: Desk

    @property
    def catalog(self) -> Catalog:
        """Return the definitions in force."""
        return self.desk.catalogs.current()

    def industries(self) -> tuple[Industry, ...]:
        """List the industries in the catalogue's own order."""
        return tuple(sorted(self.catalog.industries.values(), key=lambda item: item.order))

    def choose(self, industry: str, answers: Mapping[str, Any]) -> Choice:
        """Say what is needed and what is not.

        Args:
            industry: Its code.
            answers: Question id to raw answer.

        Raises:
            NotFound: ``industry.unknown``.
            NotAllowed: ``guide.incomplete`` with every question that has no readable answer.
        """
        chosen = self.catalog.industry(industry)
        read, found = read_guide(chosen.questions, answers)
        if found:
            raise NotAllowed("guide.incomplete", problems=found, industry=chosen.name)
        return self.catalog.choose(industry, read)

    def so_far(self, industry: str, answers: Mapping[str, Any]) -> Choice:
        """Say what is needed by the questions answered yet, so that a guide can say what one brings.

        Args:
            industry: Its code.
            answers: Question id to raw answer; what is not there or not readable is not asked.

        Raises:
            NotFound: ``industry.unknown``.
        """
        chosen = self.catalog.industry(industry)
        read, _ = read_guide(chosen.questions, answers)
        asked = tuple(question for question in chosen.questions if question.id in read)
        return choose_licences(
            replace(chosen, questions=asked, none_needed=None),
            read,
            self.catalog.licences,
            self.catalog.parameters,
        )

    def form(self, choice: Choice) -> MergedForm:
        """Return the one form for what is needed."""
        return merge(self.catalog, choice.bundle, choice.industry)

    def look_at(self, file: ApplicationFile) -> Looked:
        """Read an application and find everything missing or wrong in it, keeping nothing."""
        return look_at(self.catalog, file, self.desk.checking())

    def materials(self, looked: Looked) -> tuple[MaterialNeed, ...]:
        """List the one set of materials for an application as it stands."""
        application = looked.application
        return materials_of(self.catalog, application.licences, application.answers)

    def prefilled(self, choice: Choice) -> dict[str, Any]:
        """Return form answers that follow from the guide's, for the applicant to confirm."""
        form = self.form(choice)
        asked = {question.key: question.field for question in form.questions()}
        answers: dict[str, Any] = {}
        for question in self.catalog.industry(choice.industry).questions:
            for key in question.prefills:
                name = form.aliases.get(key, key)
                value = choice.answers.get(question.id)
                field = asked.get(name)
                if field is not None and (not field.choices or value in field.choices):
                    answers[name] = value
        return answers
