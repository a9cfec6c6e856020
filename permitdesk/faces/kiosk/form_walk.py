"""The way through the merged form: which page asks what, and what is still wrong."""

from collections.abc import Sequence
from typing import Any

from permitdesk.domain.application import Looked
from permitdesk.domain.errors import Problem
from permitdesk.domain.form import FieldType
from permitdesk.domain.merge import Question, RecordQuestion
from permitdesk.faces.kiosk.asks import NEVER_EMPTY, Ask, Walk, asks, key_of
from permitdesk.faces.kiosk.form_page import FormPage
from permitdesk.faces.kiosk.page import Here
from permitdesk.faces.kiosk.rows_box import NEW_ROW
from permitdesk.faces.kiosk.visit import Visit


class FormWalk:
    """Keeps the pages of one visitor's form.

    Attributes:
        looked: The application as the desk saw it last.
    """

    def __init__(self, visit: Visit, looked: Looked) -> None:
        self.looked = looked
        self._visit = visit
        self._walk = Walk()
        self._found: tuple[Problem, ...] = ()

    def page(self, here: Here, place: int) -> FormPage:
        """Make a page of the form; see ``FormPage.ask``."""
        every = self._every()
        shown = self._walk.at(place, every) if place < len(self._walk.pages) else ()
        shown = shown or self._walk.next_after(place - 1, every) or every[:1]
        page = FormPage(here, len(self.looked.form.sections))
        page.ask(shown, self._found)
        self._walk.show(place, page.shown)
        page.show_left(len(self._rest(place)))
        return page

    def take(self, looked: Looked, place: int) -> bool:
        """Look at what was filled in; tell whether one may go on.

        What is wrong is shown first; what is only missing is shown once and may then stay so,
        since the office asks for everything missing together (行政许可法 32).
        """
        self.looked = looked
        found = self._here(looked.problems, place)
        known = {(problem.key, problem.field) for problem in self._found}
        told = all(
            problem.is_missing
            and (problem.key, problem.field) in known
            and key_of(problem) not in NEVER_EMPTY
            for problem in found
        )
        self._found = () if told else found
        return told

    def see(self, looked: Looked) -> None:
        """Go on with the application as it is now; nothing of the form changed."""
        self.looked = looked

    def ends_at(self, place: int) -> bool:
        """Tell whether nothing is left to ask after a page."""
        return not self._rest(place)

    def ask_again(self, place: int) -> None:
        """Let a page be made anew: other questions may belong on it now."""
        del self._walk.pages[place:]

    def ask_only(self, problems: Sequence[Problem]) -> int | None:
        """Add a page with only what is wrong; return its place, or None where nothing fits."""
        keys = {key_of(problem) for problem in problems}
        wrong = tuple(ask.key for ask in self._every(all_of_them=True) if ask.key in keys)
        if not wrong:
            return None
        self._visit.optional = True  # it may be one of those that need not be filled in
        self._found = tuple(problems)
        self._walk.pages.append(wrong)
        return len(self._walk.pages) - 1

    def open_fields(self) -> int:
        """Count the questions that should be answered and are not."""
        fields = {ask.key for ask in self._every(all_of_them=True)}
        found = self.looked.problems
        return len({key_of(item) for item in found if item.is_missing} & fields)

    def rows(self, ask: Ask) -> list[dict[str, Any]]:
        """Return the rows of a collection or a table, to be changed."""
        if isinstance(ask.about, RecordQuestion):
            return self._visit.rows(ask.about.collection)
        kept = self._visit.answer(*ask.key)
        return kept if isinstance(kept, list) else []

    def keep_row(self, ask: Ask, place: int, row: dict[str, Any]) -> None:
        """Put a row in its place; one without anything in it is none."""
        rows = self.rows(ask)
        if row and place == NEW_ROW:
            rows.append(row)
        elif row:
            rows[place] = row
        if isinstance(ask.about, Question) and ask.about.field.type is FieldType.TABLE:
            self._visit.fill_in(*ask.key, rows)

    def _every(self, *, all_of_them: bool = False) -> tuple[Ask, ...]:
        answers = self.looked.application.answers
        return asks(self.looked.form, answers, optional=all_of_them or self._visit.optional)

    def _rest(self, place: int) -> tuple[Ask, ...]:
        seen = {key for page in self._walk.pages[: place + 1] for key in page}
        return tuple(ask for ask in self._every() if ask.key not in seen)

    def _here(self, problems: Sequence[Problem], place: int) -> tuple[Problem, ...]:
        return tuple(item for item in problems if key_of(item) in self._walk.pages[place])
