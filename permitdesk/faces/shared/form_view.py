"""Draws any merged form, one section at a time, with its sections and problems at the left."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from permitdesk.domain.errors import Problem
from permitdesk.domain.merge import Question, Section
from permitdesk.faces.shared.form_context import FormContext
from permitdesk.faces.shared.form_state import FormState, Place, places_of
from permitdesk.faces.shared.look import current
from permitdesk.faces.shared.parts import tight, upright
from permitdesk.faces.shared.section_list import SectionList
from permitdesk.faces.shared.section_view import SectionView


class FormView(QWidget):
    """A form being filled in, or only shown.

    Signals:
        changed: Something was answered.
        uses_wanted: Somebody wants to know where a question comes from.
        section_shown: Place of the section that is looked at now.
    """

    changed = Signal()
    uses_wanted = Signal(object)
    section_shown = Signal(int)

    def __init__(self, state: FormState, context: FormContext) -> None:
        super().__init__()
        self.state, self._context = state, context
        self._visited: set[Place] = set()
        self._at = self._problem_at = -1
        self.section_view: SectionView | None = None
        row = QHBoxLayout(self)
        tight(row)
        self.sections = SectionList(state, read_only=context.read_only)
        self.sections.chosen.connect(self.show_section)
        self.sections.problem_chosen.connect(self.show_problem)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if not current().is_large:
            row.addWidget(self.sections)
            row.addWidget(upright())
        else:
            body = QVBoxLayout()
            tight(body)
            row.addLayout(body, 1)
            body.addWidget(self.sections)
            body.addWidget(self._scroll, 1)
        if not current().is_large:
            row.addWidget(self._scroll, 1)
        for keys, act in (("Ctrl+Down", self.next_section), ("Ctrl+Up", self.previous_section),
                          ("Ctrl+G", self.next_problem)):  # fmt: skip
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        self.show_section(0)

    @property
    def section(self) -> Section:
        """Return the section that is looked at."""
        return self.state.form.sections[self._at]

    @property
    def is_last(self) -> bool:
        """Tell whether there is no section after this one."""
        return self._at == len(self.state.form.sections) - 1

    def show_section(self, at: int) -> None:
        """Build and show one section; the one before is let go."""
        if at == self._at or not 0 <= at < len(self.state.form.sections):
            return
        if self._at >= 0 and not self._context.read_only:
            self._visited.update(places_of(self.section))
        self._at = at
        view = SectionView(self.section, self.state, self._context, self._visited)
        view.changed.connect(self._follow)
        view.uses_wanted.connect(self.uses_wanted)
        self.section_view = view
        self._scroll.setWidget(view)
        self._scroll.verticalScrollBar().setValue(0)
        self.sections.follow(at, self._visited)
        self.section_shown.emit(at)

    def next_section(self) -> None:
        """Go on to the next section and put the cursor into its first field."""
        if not self.is_last:
            self.show_section(self._at + 1)
            self.focus_first()

    def previous_section(self) -> None:
        """Go back to the section before."""
        if self._at > 0:
            self.show_section(self._at - 1)
            self.focus_first()

    def focus_first(self) -> None:
        """Put the cursor into the first field of the section."""
        if self.section_view is not None:
            self.section_view.focus(("", ""))

    def show_gaps(self) -> None:
        """Show everything that is missing too, as before handing in."""
        for section in self.state.form.sections:
            self._visited.update(places_of(section))
        self._refresh()

    def next_problem(self) -> None:
        """Go to the next place where something is wrong, from the first after the last."""
        self.show_gaps()
        found = list(self.state.problems())
        if found:
            self._problem_at = (self._problem_at + 1) % len(found)
            self.show_problem(found[self._problem_at])

    def show_problem(self, problem: Problem) -> None:
        """Go to the field a problem belongs to."""
        for at, section in enumerate(self.state.form.sections):
            for place in places_of(section):
                if problem in self.state.problems_at(place):
                    self.show_section(at)
                    self._go_to(place)
                    return

    def show_own(self, question: Question, licence: str) -> None:
        """Open the box for a figure that one licence keeps differently."""
        view = self.section_view
        row = view.row(question.key, question.licence) if view else None
        if row is not None:
            row.show_own(licence)

    def _go_to(self, place: Place) -> None:
        view = self.section_view
        if view is None:
            return
        view.focus(place)
        row = view.row(place[1], place[0])
        if row is not None:
            self._scroll.ensureWidgetVisible(row)

    def _follow(self, _: frozenset[Place]) -> None:
        self.sections.follow(self._at, self._visited)
        self.changed.emit()

    def _refresh(self) -> None:
        if self.section_view is not None:
            self.section_view.show_problems(tuple(places_of(self.section)))
        self.sections.follow(self._at, self._visited)
