"""What a model test of one holder looks after at every step, and how it does anything at all."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis.stateful import RuleBasedStateMachine, invariant

from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.facts import Actor
from permitdesk.domain.state import ActionType
from tests.model import checks
from tests.model.book import Book
from tests.model.office import CLERK, FIRE, HOTEL, Office
from tests.store.builders import new_store
from tests.store.inspecting import projections


class Watched(RuleBasedStateMachine):
    """A desk, a clerk's own book beside it, and every code that was ever made."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.office = Office(new_store(Path(self.folder.name)))
        # Nothing loses its power here; that is tested elsewhere.
        self.office.store.database.connection.execute("PRAGMA synchronous = OFF")
        self.book = Book()
        self.codes: dict[tuple[str, int], str] = {}

    def teardown(self) -> None:
        checks.check_lists(self.office)
        self.office.store.close()
        self.folder.cleanup()

    def _done(
        self,
        case: str,
        type_: ActionType,
        sent: Any,
        licence: str = "",
        by: Actor = CLERK,
    ) -> None:
        """Do one thing: one entry in its case, and the same command again does nothing (14, 16)."""
        before = len(self.office.store.case(case).actions)
        after = self.office.do(case, type_, sent, licence, by)
        assert [action.type for action in after.actions[before:]][-1:] == [type_]
        assert sum(action.type is type_ for action in after.actions[before:]) == 1
        lists = projections(self.office.store)
        again = self.office.again(case, type_, sent, licence, by)
        assert len(again.actions) == len(after.actions)
        assert projections(self.office.store) == lists

    def _refused(
        self, case: str, type_: ActionType, sent: Any, licence: str, by: Actor
    ) -> None:  # fmt: skip
        refusal = self._unchanged(lambda: self.office.do(case, type_, sent, licence, by))
        assert refusal is not None, f"{type_} was done where it may not be"

    def _unchanged(self, do: Any) -> NotAllowed | None:
        """Try something; a refusal leaves everything as it was (17)."""
        before = self._everything()
        refusal = self.office.refused(do)
        if refusal is not None:
            assert self._everything() == before, "a refusal changed something"
        return refusal

    def _everything(self) -> tuple[object, ...]:
        store = self.office.store
        return projections(store), store.head(), store.number_tallies()

    def _asked(self, number: str) -> None:
        """Whoever leans on what ended is asked, and nothing of theirs ends by itself (7)."""
        row = self.book.permits[number]
        if row["licence"] != FIRE:
            return
        questions = self.office.store.case(row["case"]).state.questions
        asked = {item.leaning.permit for item in questions if item.about == FIRE}
        hotels = {one for one in self.book.live() if self.book.permits[one]["licence"] == HOTEL}
        assert hotels <= asked, "nobody asked whether the hotel still stands"

    def _composed(self, case: str, day: date | None) -> None:
        """Let the book's composite follow; a first one has the number the desk gave it."""
        number = ""
        if self.book.composite is None:
            composite = self.office.store.holding(next(iter(self.book.permits))).composite
            number = composite.number if composite else ""
        self.book.compose(case, number, day)

    @invariant()
    def all_holds(self) -> None:
        self._take_codes()
        checks.check_register(self.office, self.book)
        checks.check_composite(self.office, self.book)
        checks.check_codes(self.office, self.book, self.codes)
        checks.check_cases(self.office, self.book)
        checks.check_numbers(self.office)
        checks.check_chain(self.office)
        checks.check_day(self.office)

    def _take_codes(self) -> None:
        """Keep the code of every version that was ever made."""
        whole = [self.book.composite["number"]] if self.book.composite else []
        for number in (*self.book.permits, *whole):
            for entry in self.office.store.versions(number):
                place = (number, entry.permit.version)
                if place not in self.codes:
                    self.codes[place] = self.office.code(entry.permit)
                    checks.check_new_code(self.office, self.book, place, self.codes[place])


def nth(found: Sequence[Any], pick: int) -> Any:
    return found[pick % len(found)]
