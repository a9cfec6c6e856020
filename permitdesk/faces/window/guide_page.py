"""The guide at the window: trade, questions, and beside them at once what is needed."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from permitdesk.domain.answer import Answers
from permitdesk.domain.facts import Actor
from permitdesk.domain.industry import Choice, Industry
from permitdesk.domain.told import NoticeSheet
from permitdesk.faces.shared.look import current, px
from permitdesk.faces.shared.parts import OneLine, button, label, rule, tight, upright
from permitdesk.faces.shared.rooms import Rooms
from permitdesk.faces.shared.tasks import DeskThread
from permitdesk.faces.window.change_view import ChangeView
from permitdesk.faces.window.choice_view import ChoiceView
from permitdesk.faces.window.chosen import Change, Chosen, Given, changed, choose
from permitdesk.faces.window.guide_questions import GuideQuestions
from permitdesk.faces.window.industry_list import IndustryList
from permitdesk.faces.window.page import Page
from permitdesk.faces.window.tabs import Tabs
from permitdesk.text import tr

LIST_WIDTH = 224
RESULT = 2


class GuidePage(Page):
    """Chooses the licences a business needs.

    Once every question is answered, another answer counts only when it is confirmed.

    Signals:
        form_wanted: The choice, to go on to its form.
        form_resumed: The choice, to go on with the form begun for these questions before.
        choice_changed: The choice, for the form begun before to follow.
        notice_printed: The notice sheet that was handed out for these answers.
    """

    form_wanted = Signal(object)
    form_resumed = Signal(object)
    choice_changed = Signal(object)
    notice_printed = Signal(object)

    def __init__(
        self,
        rooms: Rooms,
        thread: DeskThread,
        actor: Actor,
        typed: Callable[[str], Answers | None] = lambda _: None,
    ) -> None:
        """Make it.

        Args:
            rooms: The guide and the printers.
            thread: The desk's.
            actor: Who sits here.
            typed: What stands in the form begun for an industry, None where there is none.
        """
        super().__init__(rooms, thread, actor)
        self.chosen: Chosen | None = None
        self.pending: Change | None = None
        self._typed = typed
        self._seen: Given = {}
        self._writing = ""  # the question whose first answer is still being written
        self._is_begun = False
        self._sheet: NoticeSheet | None = None
        self.industry: Industry | None = None
        self.questions: GuideQuestions | None = None
        self.trades = IndustryList()
        self.trades.chosen.connect(self.show_industry)
        self.trades.opened.connect(self._go_to_questions)
        self.industries = self.trades.model
        self.result = ChoiceView()
        self.change = ChangeView()
        self.change.taken.connect(self.take_change)
        self.change.left.connect(self.leave_change)
        self.tabs: Tabs | None = None
        self.print_button = button(tr("guide.print"))
        self.print_button.clicked.connect(self.print_)
        self.anew = button(tr("guide.anew"))
        self.anew.clicked.connect(self.start_over)
        self.go_on = button(tr("guide.go_on"), "lead")
        self.go_on.clicked.connect(self._tell)
        self._lay_out()
        self._follow()

    def arrive(self) -> None:
        if self.trades.is_empty:
            self.ask(self.rooms.guiding.industries, self.trades.show_industries)
        self.trades.search.setFocus()

    def show_industry(self, industry: Industry) -> None:
        """Ask the questions of a trade."""
        if industry is self.industry:
            return
        self.industry = industry
        self.chosen, self._seen, self._writing, self._is_begun = None, {}, "", False
        self._sheet = None
        self._settle()
        self.questions = GuideQuestions(industry)
        for box in self.questions.boxes.values():
            box.left.connect(self._leave_box)
        self.questions.changed.connect(self._ask)
        self.questions.finished.connect(self._tell)
        self._scroll.setWidget(self.questions)
        self._ask()

    def show_notice(self, sheet: NoticeSheet) -> None:
        """Answer the questions as a notice sheet has them."""
        industry = self.rooms.guiding.catalog.industry(sheet.industry)
        self.industry = None
        self._go_to_questions(industry)
        assert self.questions is not None, "it was just shown"
        for key, box in self.questions.boxes.items():
            box.show_value(sheet.guide.get(key))
        self._sheet = sheet
        self.notice_printed.emit(sheet)
        self._ask()
        self.notice.show_done(tr("guide.from_notice", number=sheet.number))

    def start_over(self) -> None:
        """Ask the questions of the same trade anew, for another applicant."""
        industry, self.industry = self.industry, None
        if industry is not None:
            self._go_to_questions(industry)

    def take_change(self) -> None:
        """Let the changed answers count."""
        change, industry = self.pending, self.industry
        if change is None or change.found is None or industry is None:
            return
        self._settle()
        work = partial(choose, self.rooms.guiding, industry.code, change.after)
        self.ask(work, self._take_over)

    def leave_change(self) -> None:
        """Put the old answers back exactly as they stood."""
        if self.chosen is None or self.questions is None:
            return
        given, now = self.chosen.given, self.questions.answers()
        other = [box for key, box in self.questions.boxes.items() if given.get(key) != now.get(key)]
        for key, box in self.questions.boxes.items():
            box.show_value(given.get(key))
        self._seen = given
        self._settle()
        if other:
            other[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def print_(self) -> None:
        """Print the sheet that says what is needed and why."""
        if self.chosen is None or not self.print_button.isEnabled():
            return
        rooms, choice = self.rooms, self.chosen.choice
        self.ask(partial(_print_sheet, rooms, choice, self.actor, self._sheet), self._printed)

    def _lay_out(self) -> None:
        self.body.addLayout(self._head())
        self.body.addWidget(self.notice)
        self.body.addWidget(rule())
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        right = QWidget()
        column = QVBoxLayout(right)
        tight(column)
        column.addWidget(self.result, 1)
        column.addWidget(self.change)
        if current().is_large:
            self.tabs = Tabs()
            for page, name in (
                (self.trades, "column.industry"), (self._scroll, "guide.questions"),
                (right, "guide.result"),
            ):  # fmt: skip
                self.tabs.add(page, tr(name))
            self.body.addWidget(self.tabs, 1)
            return
        self.trades.setFixedWidth(px(LIST_WIDTH))
        row = QHBoxLayout()
        tight(row)
        row.addWidget(self.trades)
        row.addWidget(upright())
        row.addWidget(self._scroll, 5)
        row.addWidget(upright())
        row.addWidget(right, 6)
        self.body.addLayout(row, 1)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        tight(head, margins=(16, 12, 16, 12), gap=12)
        head.addWidget(label(tr("spot.guide"), size="name"))
        words = OneLine()
        words.say(tr("guide.words"))
        words.setProperty("tone", "quiet")
        head.addWidget(words, 1)
        for one in (self.anew, self.print_button, self.go_on):
            head.addWidget(one)
        return head

    def _go_to_questions(self, industry: Industry) -> None:
        self.show_industry(industry)
        if self.tabs is not None:
            self.tabs.show_tab(1)
        if self.questions is not None:
            self.questions.focus_first()

    def _ask(self) -> None:
        """Follow an answer: a first one counts at once, another one when it is confirmed."""
        if self.industry is None or self.questions is None:
            return
        given = self.questions.answers()
        touched = [key for key in {**self._seen, **given} if self._seen.get(key) != given.get(key)]
        self._seen = given
        still_first = bool(self._writing) and set(touched) <= {self._writing}
        if self.chosen is not None and self.chosen.complete and not still_first:
            self._writing = ""
            self._consider(self.chosen, given)
            return
        self._writing = touched[-1] if touched else ""
        self.ask(partial(choose, self.rooms.guiding, self.industry.code, given), self._show)
        self._follow()

    def _leave_box(self) -> None:
        """A first answer is given once the cursor goes on to something else in the window."""
        box = self.questions.boxes.get(self._writing) if self.questions else None
        place = QApplication.focusWidget()
        if box is not None and place is not None and not box.isAncestorOf(place):
            self._writing = ""

    def _consider(self, chosen: Chosen, given: Given) -> None:
        """Ask what answers that are not confirmed would change."""
        if given == chosen.given:
            self._settle()
            return
        self._follow()
        code = chosen.choice.industry
        typed = self._typed(code) if self._is_begun else None
        work = partial(changed, self.rooms.guiding, code, chosen.given, given, typed)
        self.ask(work, self._show_change)

    def _show_change(self, change: Change) -> None:
        industry, chosen = self.industry, self.chosen
        if industry is None or self.questions is None or chosen is None:
            return
        if change.after != self.questions.answers():
            return  # something else was answered meanwhile
        if change.before != chosen.given:
            self._consider(chosen, change.after)
            return
        self.pending = change
        self.notice.clear()
        if change.found is None:
            self.change.show_unready(change.problems)
        else:
            self.change.show_difference(change.catalog, industry, change.found)
        if self.tabs is not None:
            self.tabs.name(RESULT, tr("guide.result"), waits=True)
        self._follow()

    def _settle(self) -> None:
        """Nothing waits to be confirmed."""
        self.pending = None
        self.change.hide()
        if self.tabs is not None:
            self.tabs.name(RESULT, tr("guide.result"))
        self._follow()

    def _take_over(self, chosen: Chosen) -> None:
        self._show(chosen)
        if self._is_begun and self.chosen is chosen:
            self.choice_changed.emit(chosen.choice)

    def _show(self, chosen: Chosen) -> None:
        if self.industry is None or chosen.choice.industry != self.industry.code:
            return  # another trade was chosen meanwhile
        self.chosen = chosen
        self.notice.clear()
        self.result.show_choice(
            chosen.catalog, chosen.choice, chosen.saved, complete=chosen.complete
        )
        if chosen.complete and self.tabs is not None:
            self.tabs.show_tab(RESULT)
        self._follow()

    def _follow(self) -> None:
        """Go on and print only by answers that count and stand in the boxes."""
        chosen, questions = self.chosen, self.questions
        self.anew.setEnabled(questions is not None)
        counting = None
        if chosen is not None and questions is not None and chosen.complete:
            counting = chosen if chosen.given == questions.answers() else None
        self.print_button.setEnabled(counting is not None)
        self.go_on.setEnabled(counting is not None and bool(counting.choice.bundle))

    def _tell(self) -> None:
        if self.pending is not None:
            if self.tabs is not None:
                self.tabs.show_tab(RESULT)
            self.change.focus_first()
        elif self.go_on.isEnabled() and self.chosen is not None:
            self._writing = ""
            signal = self.form_resumed if self._is_begun else self.form_wanted
            self._is_begun = True
            signal.emit(self.chosen.choice)

    def _printed(self, sheet: NoticeSheet | None) -> None:
        self._sheet = sheet
        if sheet is None:
            self.notice.show_done(tr("guide.printed"))
            return
        self.notice_printed.emit(sheet)
        self.notice.show_done(tr("guide.printed_kept", number=sheet.number))


def _print_sheet(
    rooms: Rooms, choice: Choice, actor: Actor, sheet: NoticeSheet | None
) -> NoticeSheet | None:
    """Print a notice sheet; the same answers are numbered once."""
    same = sheet is not None and (sheet.industry, dict(sheet.guide)) == (
        choice.industry, dict(choice.answers),
    )  # fmt: skip
    if rooms.notices is not None and not same:
        sheet = rooms.notices.hand_out(choice, actor)
    rooms.printers.print(rooms.documents.notice_sheet(choice, sheet))
    return sheet
