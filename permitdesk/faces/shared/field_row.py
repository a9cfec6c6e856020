"""One question on the page: label, box, for how many licences, what is wrong below."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from permitdesk.domain.form import Field, FieldType
from permitdesk.domain.merge import Question
from permitdesk.faces.shared.answer_box import AnswerBox
from permitdesk.faces.shared.answer_box_parts import AddressBox, PersonBox, TableBox
from permitdesk.faces.shared.form_context import FormContext
from permitdesk.faces.shared.form_state import FormState, place_of
from permitdesk.faces.shared.look import px
from permitdesk.faces.shared.marks import ShapeMark
from permitdesk.faces.shared.messages import tell_problem
from permitdesk.faces.shared.parts import button, label, tight, wrapped
from permitdesk.faces.shared.simple_boxes import simple_box
from permitdesk.faces.shared.value_words import value_words
from permitdesk.text import tr

LABEL, WIDE = 140, 680
STAR = "\u2060*"
"""Marks what must be filled in; it never stands on a line of its own."""


class FieldRow(QWidget):
    """Shows one question and tells what is typed.

    Signals:
        answered: Something else stands in its box: the question and the raw answer.
        own_answered: The same for a figure one licence keeps differently: question, licence, raw.
        left: The person went on from it.
        uses_wanted: Somebody wants to know where the question comes from.
    """

    answered = Signal(object, object)
    own_answered = Signal(object, str, object)
    left = Signal(object)
    uses_wanted = Signal(object)

    def __init__(self, question: Question, state: FormState, context: FormContext) -> None:
        super().__init__()
        self.question, self._state, self._context = question, state, context
        self.box = None if context.read_only else box_for(question, state, context)
        self.is_wide = self.box.is_wide if self.box else _is_wide(question.field)
        row = QHBoxLayout(self)
        tight(row, gap=12)
        row.addWidget(self._label(), 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout()
        tight(self._column, gap=4)
        row.addLayout(self._column, 1)
        self._fill()

    def show_problems(self, *, visited: bool) -> None:
        """Show what is wrong; a gap only after the person has been here."""
        if self.box is None:
            return
        found = [
            item
            for item in self._state.problems_at(place_of(self.question))
            if visited or not item.is_missing
        ]
        self.box.mark(problem=bool(found))
        words = "\n".join(tell_problem(item) for item in found)
        self.problem.setText(words)
        self._problem_line.setVisible(bool(words))
        self._hint.setVisible(bool(self._hint.text()) and not words)

    def show_own(self, licence: str) -> None:
        """Open a box for the figure that one licence keeps differently."""
        if self.box is None or licence not in self.question.overridable:
            return
        self._add_own(licence)

    def focus(self) -> None:
        """Put the cursor into the box."""
        if self.box is not None:
            self.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _label(self) -> QWidget:
        words = self.question.field.label
        if self.box is not None and self.question.needed(self._state.answers):
            words += STAR
        made = wrapped(words, "quiet" if self.box is None else "")
        made.setFixedWidth(px(LABEL))
        made.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        made.setContentsMargins(0, px(0 if self.box is None else 6), 0, 0)
        if self.box is not None:
            made.setBuddy(self.box)
        return made

    def _fill(self) -> None:
        value = self._state.value(self.question)
        if self.box is None:
            shown = wrapped(value_words(self.question.field, value, self._context.divisions))
            self._column.addWidget(shown)
            return
        self.box.show_value(value)
        self.box.changed.connect(self._tell)
        self.box.left.connect(self._tell_left)
        line = QHBoxLayout()
        tight(line, gap=8)
        if self.is_wide:
            self.box.setMaximumWidth(px(WIDE))
        line.addWidget(self.box, 100 if self.is_wide else 0)
        if self._context.with_uses and self.question.uses:
            line.addWidget(self._uses_button())
        line.addStretch(1)
        self._column.addLayout(line)
        self._column.addWidget(self._make_problem_line())
        self._hint = wrapped(self._hint_words(), "quiet", "small")
        self._column.addWidget(self._hint)
        self._hint.setVisible(bool(self._hint.text()))
        for licence in self.question.overridable:
            if self.question.overridable[licence] in self._state.answers.own.get(licence, {}):
                self._add_own(licence)
        self._column.addStretch(1)

    def _make_problem_line(self) -> QWidget:
        self._problem_line = QWidget()
        line = QHBoxLayout(self._problem_line)
        tight(line, gap=6)
        line.addWidget(ShapeMark("triangle", "soon"), 0, Qt.AlignmentFlag.AlignTop)
        self.problem = wrapped("", "soon", "small")
        line.addWidget(self.problem, 1)
        self._problem_line.hide()
        return self._problem_line

    def _uses_button(self) -> QWidget:
        made = button(tr("field.used_by", count=len(self.question.licences)), "uses")
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.clicked.connect(self._want_uses)
        return made

    def _add_own(self, licence: str) -> None:
        key = self.question.overridable[licence]
        box = simple_box(self.question.field)
        box.show_value(self._state.answers.own.get(licence, {}).get(key))
        box.setProperty("licence", licence)
        box.changed.connect(self._tell_own)
        line = QHBoxLayout()
        tight(line, gap=8)
        line.addWidget(box)
        name = self._context.names.get(licence, licence)
        line.addWidget(label(tr("field.own_figure", licence=name), "quiet", "small"))
        line.addStretch(1)
        self._column.insertLayout(1, line)

    def _hint_words(self) -> str:
        field = self.question.field
        if self.question.licence:
            return tr("field.fresh", licence=self._context.names.get(self.question.licence, ""))
        if self.question.by_window:
            return tr("field.by_window")
        return tr("field.copy_from", paper=field.prefill_from) if field.prefill_from else ""

    def _tell(self) -> None:
        if self.box is not None:
            self.answered.emit(self.question, self.box.raw())

    def _tell_own(self) -> None:
        box = self.sender()
        if isinstance(box, AnswerBox):
            self.own_answered.emit(self.question, str(box.property("licence")), box.raw())

    def _tell_left(self) -> None:
        self.left.emit(self.question)

    def _want_uses(self) -> None:
        self.uses_wanted.emit(self.question)


def box_for(question: Question, state: FormState, context: FormContext) -> AnswerBox:
    """Return the box a question is answered in."""
    field = question.field
    if field.type is FieldType.PERSON:
        return PersonBox(question.parts(state.answers))
    if field.type is FieldType.ADDRESS:
        return AddressBox(context.divisions)
    if field.type is FieldType.TABLE:
        return TableBox(field.columns)
    return simple_box(field)


def _is_wide(field: Field) -> bool:
    return field.type in (
        FieldType.PERSON,
        FieldType.ADDRESS,
        FieldType.TABLE,
        FieldType.MULTICHOICE,
    )
