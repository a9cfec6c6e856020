"""The two ways for one licence: the ordinary one, and the promise with all that follows from it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from permitdesk.desk.promising import OfferedPromise
from permitdesk.domain.application import Route
from permitdesk.faces.kiosk.bars import Bar
from permitdesk.faces.kiosk.page import Here, KioskPage
from permitdesk.faces.kiosk.paragraphs import paragraphs
from permitdesk.faces.kiosk.progress_words import Paragraph
from permitdesk.faces.kiosk.route_words import closed, meaning, ordinary_line, promise_line
from permitdesk.faces.kiosk.scroll import Scroll
from permitdesk.faces.kiosk.touch import Card, label
from permitdesk.text import tr

CARD = 160
"""Least height of a way."""


class RoutePage(KioskPage):
    """Asks which way to go; touching a way goes on.

    Attributes:
        licence: Code of the one it is about.
        cards: The ways that are open.

    Signals:
        chosen: The way, as ``Route``.
        letter_wanted: The letter is to be read first.
    """

    step = 4
    chosen = Signal(object)
    letter_wanted = Signal()

    def __init__(self, here: Here, offered: OfferedPromise) -> None:
        super().__init__(here, tr("kiosk.route.title", licence=offered.name))
        self._offered = offered
        self.licence = offered.licence
        self.cards = {Route.ORDINARY: self._ordinary()}
        if offered.refusal is None:
            self.cards[Route.COMMITMENT] = self._promise()
        for route, card in self.cards.items():
            card.setMinimumHeight(CARD)
            card.clicked.connect(partial(self.chosen.emit, route))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(here.measures.gap)
        column.addLayout(self._doors())
        column.addWidget(label(tr("kiosk.route.always"), "small", "lead", bold=True))
        column.addWidget(paragraphs(self._told(), here.measures))
        column.addStretch(1)
        self.column.addWidget(label(self.title, "title"))
        self.column.addWidget(Scroll(inside, here.measures), 1)

    def bar(self) -> Bar:
        if self._offered.refusal is not None:
            return Bar(forward=tr("kiosk.next"), picture="right")
        return Bar(second=tr("kiosk.route.letter"))

    def spoken(self) -> str:
        told = self._told()
        words = [f"{one.head}{tr('kiosk.join')}{tr('kiosk.join').join(one.lines)}" for one in told]
        return tr("kiosk.join").join((self.title, tr("kiosk.route.always"), *words))

    def go_forward(self) -> None:
        if self._offered.refusal is not None:
            self.chosen.emit(Route.ORDINARY)

    def go_second(self) -> None:
        self.letter_wanted.emit()

    def _told(self) -> tuple[Paragraph, ...]:
        """Say what a promise means, or why this applicant may not choose it."""
        if self._offered.refusal is None:
            return meaning(self.here.guiding, self._offered)
        why = closed(self._offered)
        article = (tr("kiosk.route.by_rule", article=why.article),) if why.article else ()
        return (Paragraph(tr("kiosk.route.closed"), (why.sentence, *article)),)

    def _doors(self) -> QHBoxLayout | QVBoxLayout:
        doors: QBoxLayout = QVBoxLayout() if self.here.measures.elder else QHBoxLayout()
        doors.setSpacing(2 * self.here.measures.gap)
        for card in self.cards.values():
            doors.addWidget(card)
        assert isinstance(doors, QHBoxLayout | QVBoxLayout)
        return doors

    def _ordinary(self) -> Card:
        line = ordinary_line(self.here.guiding.catalog, self._offered.licence)
        return self._card(Route.ORDINARY, line)

    def _promise(self) -> Card:
        assert self._offered.flow is not None, "it is offered"
        return self._card(Route.COMMITMENT, promise_line(self._offered.flow))

    def _card(self, route: Route, line: str) -> Card:
        lines = [(line, "small", "")]
        if self.here.visit.routes.get(self._offered.licence) is route:
            lines.append((tr("kiosk.route.chosen"), "small", "lead"))
        return Card(tr(f"kiosk.route.{route}"), lines, self.here.measures)
