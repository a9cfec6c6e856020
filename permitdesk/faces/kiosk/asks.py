"""What the form asks, one thing after another, and which of it stands on which page."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from permitdesk.domain.answer import Answers
from permitdesk.domain.errors import Problem
from permitdesk.domain.merge import MergedForm, Question, RecordQuestion, Section

NEVER_EMPTY = frozenset({("applicant_name", ""), ("legal_person_phone", "")})
"""The receipt names the applicant, and with his telephone he looks up how far his case is."""


@dataclass(frozen=True)
class Ask:
    """One question of the form, or the records of one kind.

    Attributes:
        section: Place of its section in the form, from 1.
        needed: Some form stays incomplete without it.
    """

    section: int
    title: str
    about: Question | RecordQuestion
    needed: bool

    @property
    def key(self) -> tuple[str, str]:
        """Return what tells it from all others: field or collection, and licence."""
        if isinstance(self.about, RecordQuestion):
            return self.about.collection, ""
        return self.about.key, self.about.licence

    def problems(self, found: Iterable[Problem]) -> tuple[Problem, ...]:
        """Pick out the problems that belong to it."""
        return tuple(problem for problem in found if key_of(problem) == self.key)


def key_of(problem: Problem) -> tuple[str, str]:
    """Return the question or collection a problem belongs to: ``staff[2].phone`` to ``staff``."""
    return problem.field.split(".")[0].split("[")[0], problem.licence


def asks(form: MergedForm, answers: Answers, *, optional: bool) -> tuple[Ask, ...]:
    """List what the applicant is asked under the present answers.

    Args:
        form: The merged form.
        answers: What is filled in already.
        optional: Also what may stay empty.
    """
    found = (
        ask
        for place, section in enumerate(form.sections, 1)
        for ask in _of_section(place, section, answers)
    )
    return tuple(ask for ask in found if optional or ask.needed)


def _of_section(place: int, section: Section, answers: Answers) -> Iterator[Ask]:
    for question in section.questions:
        if question.asked(answers) and not question.by_window:
            yield Ask(place, section.title, question, question.needed(answers))
    for record in section.records:
        if record.asked_by(answers):
            yield Ask(place, section.title, record, bool(record.needed_roles(answers)))


@dataclass
class Walk:
    """The pages of the form gone through so far, so that one can go back the same way.

    What an answer makes newly asked comes on the next page, also when it belongs further up.
    """

    pages: list[tuple[tuple[str, str], ...]] = field(default_factory=list)

    def next_after(self, place: int, every: Sequence[Ask]) -> tuple[Ask, ...]:
        """List what has not been on a page up to ``place`` yet: the rest of one section.

        Args:
            place: Place of the page one stands on; -1 before the first.
            every: All that is asked now.
        """
        seen = {key for page in self.pages[: place + 1] for key in page}
        rest = [ask for ask in every if ask.key not in seen]
        return tuple(ask for ask in rest if ask.section == rest[0].section)

    def at(self, place: int, every: Sequence[Ask]) -> tuple[Ask, ...]:
        """List what stood on a page that was shown before, as far as it is still asked."""
        return tuple(ask for ask in every if ask.key in self.pages[place])

    def show(self, place: int, shown: Sequence[Ask]) -> None:
        """Note what a page shows; what came after it is forgotten."""
        self.pages[place:] = [tuple(ask.key for ask in shown)]
