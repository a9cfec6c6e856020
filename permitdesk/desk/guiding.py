"""The guide (审批导引): which licences this business needs, before anything is filled in."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from permitdesk.desk.desk import Desk
from permitdesk.desk.promising import OfferedPromise, offers, refusal_of
from permitdesk.domain.answer import Answers
from permitdesk.domain.application import (
    Application,
    ApplicationFile,
    Looked,
    look_at,
    needs_of,
    read_guide,
)
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.difference import Difference, difference
from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.industry import Choice, Industry, choose_licences
from permitdesk.domain.materials import MaterialNeed
from permitdesk.domain.merge import MergedForm, merge
from permitdesk.domain.prefilling import prefilled
from permitdesk.domain.savings import Savings, most_savings, savings


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
        return needs_of(self.catalog, application)

    def promised(self, choice: Choice) -> frozenset[str]:
        """Return what of a choice may be granted on a promise, before anything else is known."""
        known = Answers(self.prefilled(choice))
        return frozenset(
            code for code in choice.bundle if refusal_of(self.catalog, known, code) is None
        )

    def ways(self, looked: Looked) -> tuple[OfferedPromise, ...]:
        """Say for each licence whether this applicant may be granted it on a promise, and why not."""
        return offers(self.desk, self.catalog, looked.application)

    def prefilled(self, choice: Choice) -> dict[str, Any]:
        """Return form answers that follow from the guide's, for the applicant to confirm."""
        industry = self.catalog.industry(choice.industry)
        return prefilled(industry, choice.answers, self.form(choice))

    def difference(
        self,
        industry: str,
        before: Mapping[str, Any],
        after: Mapping[str, Any],
        answers: Answers | None = None,
    ) -> Difference:
        """Say what changing key facts adds or removes, before it is confirmed.

        Args:
            industry: Its code.
            before: Question id to raw answer, all of them.
            after: Question id to raw answer, only what changes.
            answers: What is typed in the form already; read only.

        Raises:
            NotFound: ``industry.unknown``.
            NotAllowed: ``guide.incomplete`` with every question that has no readable answer.
        """
        old, new = (self.choose(industry, raw) for raw in (before, {**before, **after}))
        return difference(self.catalog, industry, old.answers, new.answers, answers or Answers())

    def savings(self, choice: Choice) -> Savings:
        """Count what one form saves for what is needed, every row of the forms counted."""
        form = self.form(choice)
        known = Answers(self.prefilled(choice))
        return savings(self.catalog, form, known)

    def savings_of_case(self, application: Application) -> Savings:
        """Count what one form saved for an application, by the rows its answers ask."""
        form = merge(self.catalog, application.licences, application.industry)
        return savings(self.catalog, form, application.answers, every_row=False)

    def most_savings(self, industry: Industry) -> Savings:
        """Count what one form saves for all an industry may ever need."""
        return most_savings(self.catalog, industry)
