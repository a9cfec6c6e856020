"""Steps ① to ③: from the industry to what is needed."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.form import FieldType
from permitdesk.domain.told import NoticeSheet
from permitdesk.faces.kiosk.counter import Counter
from permitdesk.faces.kiosk.industry_page import IndustryPage
from permitdesk.faces.kiosk.number_page import NumberPage
from permitdesk.faces.kiosk.page import Here
from permitdesk.faces.kiosk.question_page import GuidePage, QuestionPage
from permitdesk.faces.kiosk.result_page import ResultPage
from permitdesk.faces.kiosk.stops import Name, Stop
from permitdesk.faces.kiosk.way import Way
from permitdesk.text import tr

NUMBERS = (FieldType.INTEGER, FieldType.DECIMAL)


class Choosing(QObject):
    """Makes the pages of the guide.

    Signals:
        form_wanted: It is known what is needed, and the form is to begin.
        letters_wanted: First letters of an industry are to be typed.
    """

    form_wanted = Signal()
    letters_wanted = Signal()

    def __init__(self, way: Way, counter: Counter) -> None:
        super().__init__(way)
        self._way, self._counter = way, counter
        self._guiding = counter.rooms.guiding

    def industry_page(self, here: Here) -> IndustryPage:
        """Make the page with all industries."""
        page = IndustryPage(here)
        page.chosen.connect(self._begin)
        page.letters_wanted.connect(self.letters_wanted)
        return page

    def question_page(self, here: Here, place: int) -> GuidePage:
        """Make the page of one question, from 0."""
        question = self._guiding.catalog.industry(self._way.visit.industry).questions[place]
        page = (NumberPage if question.type in NUMBERS else QuestionPage)(here, place)
        page.answered.connect(self._next)
        return page

    def result_page(self, here: Here) -> ResultPage:
        """Make the page that says what is needed."""
        choice = self._way.visit.choice
        assert choice is not None, "the guide ended with a choice"
        page = ResultPage(here, choice)
        page.print_wanted.connect(self._print)
        page.went_on.connect(self.form_wanted)
        page.finished.connect(self._way.finished)
        return page

    def _begin(self, industry: str) -> None:
        self._way.visit.choose_industry(industry)
        self._ask_or_choose(0)

    def _next(self) -> None:
        self._ask_or_choose(self._way.here.place + 1)

    def _ask_or_choose(self, place: int) -> None:
        visit = self._way.visit
        if place < len(self._guiding.catalog.industry(visit.industry).questions):
            self._way.go(Stop(Name.QUESTION, place))
            return
        try:
            visit.choose(self._guiding.choose(visit.industry, visit.guide))
        except NotAllowed as error:  # the office has not set a threshold yet
            self._way.tell(error)
            return
        self._way.go(Stop(Name.RESULT))

    def _print(self) -> None:
        choice = self._way.visit.choice
        if choice is not None:
            work = partial(self._counter.print_notice_sheet, choice, self._way.visit.sheet)
            self._way.send(work, self._tell_printed)

    def _tell_printed(self, sheet: NoticeSheet | None) -> None:
        if sheet is not None:
            self._way.visit.sheet, self._way.visit.notice = sheet, sheet.code
        self._way.told.emit(tr("kiosk.printed.head"), tr("kiosk.printed.line"))
