"""One section of a form: only the one that is looked at is ever built."""

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from permitdesk.domain.merge import Question, Section
from permitdesk.faces.shared.field_row import FieldRow
from permitdesk.faces.shared.form_context import FormContext
from permitdesk.faces.shared.form_state import FormState, Place, place_of
from permitdesk.faces.shared.look import px
from permitdesk.faces.shared.parts import label, tight
from permitdesk.faces.shared.records_view import RecordsView
from permitdesk.text import tr


class SectionView(QWidget):
    """Draws the questions of a section that are asked now, and tells what is answered.

    Signals:
        changed: The places whose problems, or being asked, may have changed.
        uses_wanted: Somebody wants to know where a question comes from.
    """

    changed = Signal(object)
    uses_wanted = Signal(object)

    def __init__(
        self, section: Section, state: FormState, context: FormContext, visited: set[Place]
    ) -> None:
        """Build it.

        Args:
            section: Which one.
            state: The form it belongs to.
            context: How it is drawn.
            visited: Places the person has been to; the view adds to it.
        """
        super().__init__()
        self.section, self._state, self._context = section, state, context
        self._visited = visited
        self._rows: dict[Place, FieldRow] = {}
        self._parts: dict[Place, tuple[str, ...]] = {}
        body = QVBoxLayout(self)
        tight(body, margins=(16, 16, 16, 16), gap=16)
        body.addLayout(self._head())
        self._grid = QGridLayout()
        tight(self._grid, gap=16)
        self._grid.setHorizontalSpacing(px(24))
        for column in range(context.columns):
            self._grid.setColumnStretch(column, 1)
        body.addLayout(self._grid)
        self.records = {
            ("", record.collection): RecordsView(record, state, context)
            for record in section.records
        }
        for view in self.records.values():
            view.changed.connect(self._tell)
            body.addWidget(view)
        body.addStretch(1)
        self._place_rows()
        self.show_problems((*self._rows, *self.records))

    def row(self, key: str, licence: str = "") -> FieldRow | None:
        """Return the row of a question; None where it is not asked here now."""
        return self._rows.get((licence, key))

    def focus(self, place: Place) -> None:
        """Put the cursor to a question; to the first one where it is not here."""
        row = self._rows.get(place) or next(iter(self._rows.values()), None)
        if row is not None:
            row.focus()

    def follow(self, places: Collection[Place]) -> None:
        """Show what became of places that may have changed."""
        asked = {place_of(item) for item in self._state.asked(self.section)}
        if asked != set(self._rows) or any(self._has_other_parts(place) for place in places):
            self._place_rows()
            places = tuple(self._rows)
        self.show_problems(places)

    def show_problems(self, places: Collection[Place]) -> None:
        """Show under each field what is wrong with it."""
        for place in places:
            view = self._rows.get(place) or self.records.get(place)
            if view is not None:
                view.show_problems(visited=place in self._visited)

    def _head(self) -> QVBoxLayout:
        head = QVBoxLayout()
        tight(head, gap=4)
        head.addWidget(label(self.section.title, size="title"))
        uses = sum(len(question.uses) for question in self.section.questions)
        words = tr("section.asked", count=len(self.section.questions), uses=uses)
        if self.section.questions:
            head.addWidget(label(words, "quiet"))
        return head

    def _place_rows(self) -> None:
        """Put the rows asked now into the grid; those that stay keep what is typed in them."""
        while self._grid.takeAt(0):
            pass
        asked = self._state.asked(self.section)
        wanted = {place_of(item) for item in asked}
        for place in [item for item in self._rows if item not in wanted]:
            row = self._rows.pop(place)
            row.hide()
            row.deleteLater()
        line = column = 0
        for question in asked:
            row = self._row_for(question)
            span = self._context.columns if row.is_wide else 1
            if column + span > self._context.columns:
                line, column = line + 1, 0
            self._grid.addWidget(row, line, column, 1, span)
            row.show()
            column += span

    def _row_for(self, question: Question) -> FieldRow:
        place = place_of(question)
        if place in self._rows and self._has_other_parts(place):
            old = self._rows.pop(place)
            old.hide()
            old.deleteLater()
        if place not in self._rows:
            row = FieldRow(question, self._state, self._context)
            row.setParent(self)
            row.answered.connect(self._take)
            row.own_answered.connect(self._take_own)
            row.left.connect(self._visit)
            row.uses_wanted.connect(self.uses_wanted)
            self._rows[place] = row
            self._parts[place] = question.parts(self._state.answers)
        return self._rows[place]

    def _has_other_parts(self, place: Place) -> bool:
        """Tell whether other parts of a person are wanted than the row has boxes for."""
        row = self._rows.get(place)
        if row is None or not row.question.uses:
            return False
        return self._parts[place] != row.question.parts(self._state.answers)

    def _take(self, question: Question, raw: object) -> None:
        self._tell(self._state.change(question, raw))

    def _take_own(self, question: Question, licence: str, raw: object) -> None:
        self._tell(self._state.change_own(question, licence, raw))

    def _visit(self, question: Question) -> None:
        place = place_of(question)
        if place not in self._visited:
            self._visited.add(place)
            self.changed.emit(frozenset({place}))
            self.show_problems((place,))

    def _tell(self, places: frozenset[Place]) -> None:
        self.follow(places)
        self.changed.emit(places)
