"""Step ②: one question of the guide with answers to touch; each says what it brings."""

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from permitdesk.domain.industry import GuideQuestion
from permitdesk.faces.kiosk.bars import Bar
from permitdesk.faces.kiosk.outlook import Outlook, outlooks
from permitdesk.faces.kiosk.page import Here, KioskPage
from permitdesk.faces.kiosk.plain import longest, spoken_limit
from permitdesk.faces.kiosk.scroll import Scroll
from permitdesk.faces.kiosk.touch import Card, label, rule
from permitdesk.text import tr

SIDE_BY_SIDE = 2
"""Up to so many answers stand beside each other; more stand in a column."""


class GuidePage(KioskPage):
    """What yes/no questions, choices and numbers share: the head, and where one stands.

    Signals:
        answered: The answer, kept in the visit already.
    """

    step = 2
    answered = Signal()

    def __init__(self, here: Here, place: int) -> None:
        """Show one question.

        Args:
            here: What every page is given.
            place: Place of the question in the guide, from 0.
        """
        self.industry = here.guiding.catalog.industry(here.visit.industry)
        self.place = place
        self.question: GuideQuestion = self.industry.questions[place]
        super().__init__(here, self.question.text)
        if not here.measures.elder:
            self.column.addWidget(label(self._number(), "small", "quiet"))
        self.column.addWidget(label(self.title, "title"))

    def bar(self) -> Bar:
        left = len(self.industry.questions) - self.place - 1
        return Bar(
            middle=tr("kiosk.question.left", count=left) if left else tr("kiosk.question.last")
        )

    def where(self) -> str:
        return tr("kiosk.question.of", place=self.place + 1, count=len(self.industry.questions))

    def spoken(self) -> str:
        return tr("kiosk.join").join((self.title, *filter(None, (self.question.help,))))

    def outlooks(self) -> dict[Any, Outlook]:
        """Return what each answer brings."""
        visit = self.here.visit
        return outlooks(self.here.guiding, visit.industry, self._before(), self.question)

    def brings(self, outlook: Outlook) -> tuple[str, str]:
        """Say in two lines what an answer brings: how many more, and how long with how much."""
        if not outlook.more:
            spared = len(outlook.spared)
            if not spared:
                return tr("kiosk.brings.nothing"), ""
            return tr("kiosk.brings.spared", count=spared), tr("kiosk.brings.later")
        catalog, desk = self.here.guiding.catalog, self.here.guiding.desk
        names = tuple(catalog.licence(code).name for code in outlook.more)
        limit = longest(catalog, outlook.more, desk.today(), desk.calendar)
        assert limit is not None, "there is at least one licence"
        return (
            tr("kiosk.brings.more", count=len(names), names=names),
            tr("kiosk.brings.cost", limit=spoken_limit(limit), papers=max(outlook.papers, 0)),
        )

    def so_far(self) -> str:
        """Say what is needed by the other answers."""
        guiding, visit = self.here.guiding, self.here.visit
        bundle = guiding.so_far(visit.industry, self._before()).bundle
        if not bundle:
            return tr("kiosk.question.none_yet")
        names = tuple(guiding.catalog.licence(code).name for code in bundle)
        return tr("kiosk.question.so_far", count=len(names), names=names)

    def answer(self, value: object) -> None:
        """Keep an answer and tell that it was given."""
        self.here.visit.guide[self.question.id] = value
        self.answered.emit()

    def _before(self) -> dict[str, Any]:
        """Return the answers to the questions before this one."""
        asked = [question.id for question in self.industry.questions[: self.place]]
        guide = self.here.visit.guide
        return {key: guide[key] for key in asked if key in guide}

    def _number(self) -> str:
        return tr("kiosk.question.number", industry=self.industry.name, where=self.where())


class QuestionPage(GuidePage):
    """A question with two or a few answers, equal in weight: nobody chooses for the applicant."""

    def __init__(self, here: Here, place: int) -> None:
        super().__init__(here, place)
        # In large letters all answers must be in sight before one is chosen.
        self._short = here.measures.elder and len(self.question.options) > SIDE_BY_SIDE
        if self.question.help and not self._short:
            self.column.addWidget(label(self.question.help, "body", "quiet"))
        self.cards: dict[Any, Card] = {}
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, here.measures.gap, 0, 0)
        column.setSpacing(here.measures.gap)
        answers = self.outlooks()
        across = len(answers) <= SIDE_BY_SIDE
        cards = QHBoxLayout() if across else QVBoxLayout()
        cards.setSpacing(2 * here.measures.gap if across else here.measures.gap)
        for value, outlook in answers.items():
            self.cards[value] = self._card(value, outlook)
            cards.addWidget(self.cards[value], 1)
        column.addLayout(cards)
        column.addStretch(1)
        if not here.measures.elder:
            column.addWidget(rule())
            column.addWidget(label(self.so_far(), "small", "quiet"))
        self.column.addWidget(Scroll(inside, here.measures), 1)

    def spoken(self) -> str:
        cards = [card.accessibleName() for card in self.cards.values()]
        return tr("kiosk.join").join((super().spoken(), *cards))

    def _card(self, value: object, outlook: Outlook) -> Card:
        words = tr("kiosk.yes" if value else "kiosk.no") if isinstance(value, bool) else str(value)
        first, second = self.brings(outlook)
        across = isinstance(value, bool)
        lines = [(first, "body" if across else "small", "")]
        if second and not self._short and (across or outlook.more):
            lines.append((second, "small", "quiet"))
        card = Card(words, lines, self.here.measures, "answer" if across else "body")
        card.setProperty("kind", "answer" if across else "card")
        card.clicked.connect(partial(self.answer, value))
        return card
