"""The guide at the window: trade, questions, and beside them at once what is needed."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from permitdesk.desk.guiding import Guiding
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.facts import Actor
from permitdesk.domain.industry import Choice, Industry
from permitdesk.faces.shared.look import current, px
from permitdesk.faces.shared.parts import OneLine, button, label, rule, tight, upright
from permitdesk.faces.shared.rooms import Rooms
from permitdesk.faces.shared.rows_model import RowsModel, Shown
from permitdesk.faces.shared.table import DenseTable
from permitdesk.faces.shared.tasks import DeskThread
from permitdesk.faces.window.choice_view import ChoiceView
from permitdesk.faces.window.guide_questions import GuideQuestions
from permitdesk.faces.window.page import Page
from permitdesk.faces.window.tabs import Tabs
from permitdesk.text import tr

LIST_WIDTH = 224


@dataclass(frozen=True)
class Chosen:
    """What follows from the answers so far; ``complete`` once every question is answered."""

    catalog: Catalog
    choice: Choice
    complete: bool


class GuidePage(Page):
    """Chooses the licences a business needs.

    Signals:
        form_wanted: The choice, to go on to its form.
    """

    form_wanted = Signal(object)

    def __init__(self, rooms: Rooms, thread: DeskThread, actor: Actor) -> None:
        super().__init__(rooms, thread, actor)
        self.chosen: Chosen | None = None
        self.industry: Industry | None = None
        self._industries: tuple[Industry, ...] = ()
        self.questions: GuideQuestions | None = None
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("guide.search"))
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self._take_first)
        columns: Sequence[Shown[Industry]] = (Shown("column.industry", lambda item: item.name),)
        self.industries = RowsModel[Industry](columns, self)
        self.list = DenseTable(self.industries, self)
        self.list.horizontalHeader().hide()
        self.list.chosen.connect(self.show_industry)
        self.list.opened.connect(self._go_to_questions)
        self.result = ChoiceView()
        self.tabs: Tabs | None = None
        self.print_button = button(tr("guide.print"))
        self.print_button.clicked.connect(self.print_)
        self.go_on = button(tr("guide.go_on"), "lead")
        self.go_on.clicked.connect(self._tell)
        self._lay_out()
        self._follow()

    def arrive(self) -> None:
        if not self._industries:
            self.ask(self.rooms.guiding.industries, self._list_industries)
        self.search.setFocus()

    def show_industry(self, industry: Industry) -> None:
        """Ask the questions of a trade."""
        if industry is self.industry:
            return
        self.industry = industry
        self.chosen = None
        self.questions = GuideQuestions(industry)
        self.questions.changed.connect(self._ask)
        self.questions.finished.connect(self._tell)
        self._scroll.setWidget(self.questions)
        self._ask()

    def print_(self) -> None:
        """Print the sheet that says what is needed and why."""
        if self.chosen is None or not self.chosen.complete:
            return
        rooms, choice = self.rooms, self.chosen.choice
        self.ask(partial(_print_sheet, rooms, choice), self._printed)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        tight(head, margins=(16, 12, 16, 12), gap=12)
        head.addWidget(label(tr("spot.guide"), size="name"))
        words = OneLine()
        words.say(tr("guide.words"))
        words.setProperty("tone", "quiet")
        head.addWidget(words, 1)
        head.addWidget(self.print_button)
        head.addWidget(self.go_on)
        self.body.addLayout(head)
        self.body.addWidget(self.notice)
        self.body.addWidget(rule())
        left = QVBoxLayout()
        tight(left)
        box = QWidget()
        inner = QVBoxLayout(box)
        tight(inner, margins=(12, 8, 12, 8))
        inner.addWidget(self.search)
        left.addWidget(box)
        left.addWidget(self.list, 1)
        plane = QWidget()
        plane.setLayout(left)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if current().is_large:
            self.tabs = Tabs()
            for page, name in (
                (plane, "column.industry"), (self._scroll, "guide.questions"),
                (self.result, "guide.result"),
            ):  # fmt: skip
                self.tabs.add(page, tr(name))
            self.body.addWidget(self.tabs, 1)
            return
        plane.setFixedWidth(px(LIST_WIDTH))
        row = QHBoxLayout()
        tight(row)
        row.addWidget(plane)
        row.addWidget(upright())
        row.addWidget(self._scroll, 5)
        row.addWidget(upright())
        row.addWidget(self.result, 6)
        self.body.addLayout(row, 1)

    def _list_industries(self, industries: tuple[Industry, ...]) -> None:
        self._industries = industries
        self._filter()

    def _filter(self) -> None:
        wanted = self.search.text().strip()
        found = [item for item in self._industries if wanted in item.name or wanted in item.code]
        self.industries.show_rows(found)

    def _take_first(self) -> None:
        if self.industries.rowCount():
            self.list.selectRow(0)
            self._go_to_questions(self.industries.row(0))

    def _go_to_questions(self, industry: Industry) -> None:
        self.show_industry(industry)
        if self.tabs is not None:
            self.tabs.show_tab(1)
        if self.questions is not None:
            self.questions.focus_first()

    def _ask(self) -> None:
        if self.industry is not None and self.questions is not None:
            answers = self.questions.answers()
            self.ask(partial(choose, self.rooms.guiding, self.industry.code, answers), self._show)

    def _show(self, chosen: Chosen) -> None:
        if self.industry is None or chosen.choice.industry != self.industry.code:
            return  # another trade was chosen meanwhile
        self.chosen = chosen
        self.notice.clear()
        self.result.show_choice(chosen.catalog, chosen.choice, complete=chosen.complete)
        if chosen.complete and self.tabs is not None:
            self.tabs.show_tab(2)
        self._follow()

    def _follow(self) -> None:
        done = self.chosen is not None and self.chosen.complete
        self.print_button.setEnabled(done)
        self.go_on.setEnabled(done and bool(self.chosen and self.chosen.choice.bundle))

    def _tell(self) -> None:
        if self.go_on.isEnabled() and self.chosen is not None:
            self.form_wanted.emit(self.chosen.choice)

    def _printed(self, _: None) -> None:
        self.notice.show_done(tr("guide.printed"))


def choose(guiding: Guiding, industry: str, answers: dict[str, Any]) -> Chosen:
    """Say what the answers bring, all of them or only those there are."""
    try:
        return Chosen(guiding.catalog, guiding.choose(industry, answers), complete=True)
    except NotAllowed as error:
        if any(not problem.is_missing for problem in error.problems) or not error.problems:
            raise
        return Chosen(guiding.catalog, guiding.so_far(industry, answers), complete=False)


def _print_sheet(rooms: Rooms, choice: Choice) -> None:
    rooms.printers.print(rooms.documents.notice_sheet(choice))
