"""Step ④: a few questions of the merged form, as many as fit without scrolling."""

import re
from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from permitdesk.domain.answer import Answers
from permitdesk.domain.errors import Problem
from permitdesk.domain.form import FieldType
from permitdesk.domain.merge import Question, RecordQuestion
from permitdesk.faces.kiosk.ask_box import AskBox, editor_for, head_of
from permitdesk.faces.kiosk.asks import NEVER_EMPTY, Ask, key_of
from permitdesk.faces.kiosk.bars import Bar
from permitdesk.faces.kiosk.editors import Editor
from permitdesk.faces.kiosk.page import Here, KioskPage
from permitdesk.faces.kiosk.rows_box import RowsEditor
from permitdesk.faces.kiosk.scroll import Scroll
from permitdesk.faces.kiosk.touch import button, label, unbroken
from permitdesk.faces.shared.messages import tell_problem
from permitdesk.text import tr

DECLARED = "truth_declaration"
"""The field whose original form carries the sentence one declares by it."""


class FormPage(KioskPage):
    """Asks some questions and shows what is wrong with the answers below each.

    Attributes:
        shown: What fitted on the page, in order.
        boxes: The same with their fields.

    Signals:
        went_on: To the next page, if nothing on this one is wrong.
        optional_toggled: Also what may stay empty is to be asked, or no longer.
        save_wanted: What is filled in is to be kept for another day.
        typing_wanted: A pad for a field.
        picking_wanted: A list for a button.
        row_wanted: Collection or field, and the place of the row to edit.
    """

    step = 4
    went_on = Signal()
    optional_toggled = Signal()
    save_wanted = Signal()
    typing_wanted = Signal(QLineEdit, str)
    picking_wanted = Signal(QPushButton, list)
    row_wanted = Signal(object, int)

    def __init__(self, here: Here, sections: int) -> None:
        """Make an empty page; ``ask`` fills it.

        Args:
            here: What every page is given.
            sections: How many sections the form has.
        """
        super().__init__(here, tr("kiosk.form.title"))
        self._sections = sections
        self._left = 0
        self._may_skip = False
        self.shown: tuple[Ask, ...] = ()
        self.boxes: dict[tuple[str, str], AskBox] = {}
        self._inside = QWidget()
        self._fields = QVBoxLayout(self._inside)
        self._fields.setContentsMargins(0, 0, 0, 0)
        self._fields.setSpacing(here.measures.gap * 3 // 2)
        self._scroll = Scroll(self._inside, here.measures)
        self._save = button(tr("kiosk.draft.save"), here.measures)
        if here.visit.held is None:
            self._save.hide()
        self._save.clicked.connect(self.save_wanted)

    def ask(self, asks: Sequence[Ask], found: Sequence[Problem]) -> None:
        """Show as many questions as fit.

        Args:
            asks: At least one, all of one section.
            found: Problems with what is filled in.
        """
        self.title = asks[0].title
        measures = self.here.measures
        head = label(self.title, "title")
        self.shown = (asks[0],)
        line = QHBoxLayout()
        line.addWidget(head, 1)
        if not measures.elder:
            line.addWidget(unbroken(self.where(), "small", "quiet"))
        line.addWidget(self._save)
        self.column.addLayout(line)
        self.column.addWidget(self._scroll, 1)
        width = self.here.room[0] - 2 * measures.margin
        height = self.here.room[1] - 2 * measures.margin - measures.gap
        height -= max(_height(head, width), _height(self._save, width))
        for ask in asks:
            box = self._box(ask, ask.problems(found))
            self._fields.addWidget(box)
            height -= _height(box, width) + self._fields.spacing()
            if height < 0 and self.boxes:
                self._fields.removeWidget(box)
                box.setParent(None)
                box.deleteLater()
                break
            self.boxes[ask.key] = box
        self.shown = tuple(asks[: len(self.boxes)])
        wrong = [problem for ask in self.shown for problem in ask.problems(found)]
        self._may_skip = bool(wrong) and all(
            problem.is_missing and key_of(problem) not in NEVER_EMPTY for problem in wrong
        )
        self._fields.addStretch(1)

    def show_left(self, count: int) -> None:
        """Say how many questions come after this page."""
        self._left = count

    def bar(self) -> Bar:
        optional = self.here.visit.optional
        return Bar(
            middle=tr("kiosk.form.left", count=self._left) if self._left else "",
            second=tr("kiosk.form.only_needed" if optional else "kiosk.form.also_optional"),
            forward=tr("kiosk.form.leave_empty" if self._may_skip else "kiosk.next"),
            picture="right",
        )

    def where(self) -> str:
        place = self.shown[0].section if self.shown else 1
        return tr("kiosk.form.section_of", place=place, count=self._sections)

    def spoken(self) -> str:
        heads = [box.editor.accessibleName() for box in self.boxes.values()]
        return tr("kiosk.join").join((self.title, *heads))

    def keep(self) -> None:
        visit = self.here.visit
        for ask in self.shown:
            if isinstance(ask.about, Question):
                visit.fill_in(*ask.key, self.boxes[ask.key].editor.value())

    def go_forward(self) -> None:
        self.went_on.emit()

    def go_second(self) -> None:
        self.optional_toggled.emit()

    def _box(self, ask: Ask, problems: tuple[Problem, ...]) -> AskBox:
        if isinstance(ask.about, RecordQuestion):
            head, note = ask.about.type.label, tr("kiosk.row.roles", roles=ask.about.roles)
            editor: Editor = self._rows(ask, self.here.visit.rows(ask.about.collection))
        else:
            question = ask.about
            head, note = head_of(question.field, needed=ask.needed), self._declared(question)
            editor = self._editor(ask, question)
        editor.typing_wanted.connect(self.typing_wanted)
        editor.picking_wanted.connect(self.picking_wanted)
        told = "\n".join(map(_sentence, problems))
        return AskBox(head, note, editor, told, self.here.measures)

    def _editor(self, ask: Ask, question: Question) -> Editor:
        value = self.here.visit.answer(*ask.key)
        if question.field.type is FieldType.TABLE:
            return self._rows(ask, value if isinstance(value, list) else [])
        divisions = self.here.guiding.catalog.divisions
        home = self.here.guiding.catalog.office.division
        ordered = sorted(divisions.values(), key=lambda item: (item.code != home, item.code))
        return editor_for(
            question.field,
            value,
            self.here.measures,
            parts=question.parts(Answers()),
            divisions={item.code: item.full_name for item in ordered},
        )

    def _rows(self, ask: Ask, rows: list[dict[str, Any]]) -> RowsEditor:
        editor = RowsEditor(rows, self.here.measures)
        editor.row_wanted.connect(partial(self.row_wanted.emit, ask))
        editor.row_removed.connect(partial(self._remove, ask, rows))
        return editor

    def _remove(self, ask: Ask, rows: list[dict[str, Any]], place: int) -> None:
        del rows[place]
        old = self.boxes[ask.key]
        fresh = self._box(ask, ())
        self._fields.replaceWidget(old, fresh)
        old.setParent(None)
        old.deleteLater()
        self.boxes[ask.key] = fresh

    def _declared(self, question: Question) -> str:
        if question.key != DECLARED or not question.licence:
            return ""
        return self.here.guiding.catalog.originals[question.licence].declaration


def _sentence(problem: Problem) -> str:
    """Say one problem; for records also in which row it is."""
    row = re.search(r"\[(\d+)\]", problem.field)
    words = tell_problem(problem)
    return tr("kiosk.row.problem", row=int(row[1]) + 1, sentence=words) if row else words


def _height(widget: QWidget, width: int) -> int:
    """Return the height a widget takes at a width; it need not be shown yet."""
    for child in widget.findChildren(QWidget):
        child.ensurePolished()  # letters have their size only then
    layout = widget.layout()
    if layout is not None:
        layout.invalidate()
    height = widget.heightForWidth(width) if widget.hasHeightForWidth() else -1
    return height if height >= 0 else widget.sizeHint().height()
