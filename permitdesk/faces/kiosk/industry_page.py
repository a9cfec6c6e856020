"""Step ①: which business."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton

from permitdesk.domain.industry import Industry
from permitdesk.faces.kiosk.bars import Bar
from permitdesk.faces.kiosk.initials import initials_of, matches
from permitdesk.faces.kiosk.measures import Measures
from permitdesk.faces.kiosk.page import Here, KioskPage
from permitdesk.faces.kiosk.touch import Card, button, key_button, label
from permitdesk.faces.shared.parts import empty
from permitdesk.text import tr


class IndustryPage(KioskPage):
    """Shows the industries as tiles, a screenful at a time, narrowed by first letters.

    Signals:
        chosen: Code of the industry.
        letters_wanted: First letters are to be typed.
    """

    step = 1
    chosen = Signal(str)
    letters_wanted = Signal()

    def __init__(self, here: Here) -> None:
        super().__init__(here, tr("kiosk.industry.title"))
        measures = here.measures
        self._columns, self._rows = (2, 3) if measures.elder else (3, 4)
        self._all = here.guiding.industries()
        self._spellings: dict[str, frozenset[str]] = {}
        self._wanted = ""
        self._first = 0
        self.tiles: dict[str, Card] = {}
        self.search = button(tr("kiosk.industry.find"), measures, "search")
        self.search.clicked.connect(self.letters_wanted)
        turn = key_button if measures.elder else _named
        self.earlier = turn("left", tr("kiosk.page_before"), measures)
        self.later = turn("right", tr("kiosk.page_after"), measures)
        self.earlier.clicked.connect(partial(self._turn, -1))
        self.later.clicked.connect(partial(self._turn, 1))
        self._none = label(tr("kiosk.industry.none_found"), "body", "soon")
        head = QHBoxLayout()
        head.setSpacing(measures.gap)
        head.addWidget(label(self.title, "title"), 1)
        for made in (self.search, self.earlier, self.later):
            head.addWidget(made)
        self.column.addLayout(head)
        self.column.addWidget(self._none)
        self._place = QGridLayout()
        self._place.setSpacing(measures.gap)
        self.column.addLayout(self._place, 1)
        self._lay()

    def bar(self) -> Bar:
        return Bar(middle=tr("kiosk.industry.help"))

    def narrow(self, letters: str) -> None:
        """Show only what has these first letters or characters; nothing shows all."""
        self._wanted, self._first = letters, 0
        if letters and not self._spellings:
            names = {industry.code: industry.name for industry in self._all}
            self._spellings = initials_of(names)
        self._lay()

    def _found(self) -> list[Industry]:
        none: frozenset[str] = frozenset()
        return [
            industry
            for industry in self._all
            if matches(self._wanted, industry.name, self._spellings.get(industry.code, none))
        ]

    def _lay(self) -> None:
        empty(self._place)
        self.tiles.clear()
        found = self._found()
        many = self._columns * self._rows
        for place, industry in enumerate(found[self._first : self._first + many]):
            tile = Card("", [(industry.name, "body", "")], self.here.measures)
            tile.setAccessibleName(industry.name)
            tile.clicked.connect(partial(self.chosen.emit, industry.code))
            self.tiles[industry.code] = tile
            self._place.addWidget(tile, place // self._columns, place % self._columns)
        for row in range(self._rows):
            self._place.setRowStretch(row, 1)
        for column in range(self._columns):
            self._place.setColumnStretch(column, 1)
        self._none.setVisible(not found)
        self.earlier.setEnabled(self._first > 0)
        self.later.setEnabled(self._first + many < len(found))

    def _turn(self, way: int) -> None:
        self._first = max(0, self._first + way * self._columns * self._rows)
        self._lay()


def _named(picture: str, name: str, measures: Measures) -> QPushButton:
    return button(name, measures, picture)
