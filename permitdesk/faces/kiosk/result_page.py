"""Step ③: what is needed and why, what is not and why not, how long, how many papers."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from permitdesk.domain.industry import Choice, Need
from permitdesk.faces.kiosk.bars import Bar
from permitdesk.faces.kiosk.outlook import papers_of, to_bring
from permitdesk.faces.kiosk.page import Here, KioskPage
from permitdesk.faces.kiosk.plain import limit_of, longest, spoken_limit, why
from permitdesk.faces.kiosk.scroll import Scroll
from permitdesk.faces.kiosk.touch import label, rule, unbroken
from permitdesk.faces.shared.savings_words import savings_words
from permitdesk.text import tr


class ResultPage(KioskPage):
    """The heart of the kiosk.

    Signals:
        print_wanted: The notice sheet is to be printed.
        went_on: To the form, without paper.
        finished: There is nothing to apply for.
    """

    step = 3
    print_wanted = Signal()
    went_on = Signal()
    finished = Signal()

    def __init__(self, here: Here, choice: Choice) -> None:
        self.choice = choice
        super().__init__(here, _title(choice))
        self._promised = here.guiding.promised(choice)
        head = QHBoxLayout()
        head.addWidget(label(self.title, "title"), 1)
        if choice.bundle and not here.measures.elder:
            together = unbroken(self._together(), "small", "quiet")
            head.addWidget(together)
        self.column.addLayout(head)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(here.measures.gap)
        if choice.bundle and here.measures.elder:
            column.addWidget(label(self._together(), "small", "quiet"))
        if choice.none_needed is not None:
            column.addWidget(label(choice.none_needed.text, "body"))
            column.addWidget(label(choice.none_needed.basis, "small", "quiet"))
        elif not choice.bundle:
            column.addWidget(label(tr("kiosk.result.nothing_help"), "body"))
        if choice.needed:
            column.addWidget(self._table(tr("kiosk.result.needed"), choice.needed))
        if choice.filings:
            column.addWidget(self._table(tr("kiosk.result.filings"), choice.filings))
        if choice.not_needed:
            column.addWidget(self._not_needed())
        if (saved := savings_words(here.guiding.savings(choice))) is not None:
            column.addWidget(label(saved.line, "small", "quiet"))
            column.addWidget(label(saved.definition, "small", "quiet"))
        column.addStretch(1)
        self.column.addWidget(Scroll(inside, here.measures), 1)

    def bar(self) -> Bar:
        if not self.choice.bundle:
            return Bar(forward=tr("kiosk.finish"))
        return Bar(
            second=tr("kiosk.result.skip_print"),
            forward=tr("kiosk.result.print"),
            picture="print",
        )

    def spoken(self) -> str:
        names = [self._name(need) for need in (*self.choice.needed, *self.choice.filings)]
        return tr("kiosk.join").join((self.title, *names))

    def go_forward(self) -> None:
        (self.print_wanted if self.choice.bundle else self.finished).emit()

    def go_second(self) -> None:
        self.went_on.emit()

    def _together(self) -> str:
        guiding, desk = self.here.guiding, self.here.guiding.desk
        codes = self.choice.bundle
        limit = longest(guiding.catalog, codes, desk.today(), desk.calendar)
        assert limit is not None, "there is at least one"
        papers = len(to_bring(guiding, codes))
        return tr("kiosk.result.together", limit=spoken_limit(limit), papers=papers)

    def _table(self, head: str, needs: tuple[Need, ...]) -> QFrame:
        panel = QFrame()
        panel.setProperty("kind", "panel")
        grid = QGridLayout(panel)
        grid.setContentsMargins(1, 1, 1, 1)
        grid.setSpacing(0)
        grid.setColumnStretch(1, 1)
        elder = self.here.measures.elder
        for place, words in enumerate(
            (
                "",
                head,
                "" if elder else tr("kiosk.result.limit"),
                "" if elder else tr("kiosk.result.papers"),
            )
        ):
            grid.addWidget(_cell(unbroken(words, "small", "quiet"), right=place > 1), 0, place)
        for place, need in enumerate(needs, 1):
            grid.addWidget(rule(), 2 * place - 1, 0, 1, 4)
            self._lay_row(grid, 2 * place, place, need)
        return panel

    def _lay_row(self, grid: QGridLayout, row: int, place: int, need: Need) -> None:
        guiding = self.here.guiding
        limit = spoken_limit(limit_of(guiding.catalog, need.licence))
        papers = tr("kiosk.papers", count=papers_of(guiding, self.choice, need.licence))
        words = tr("kiosk.result.why", why=self._why(need))
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 12, 16, 12)
        column.setSpacing(4)
        column.addWidget(label(self._name(need), "body", bold=True))
        column.addWidget(label(words, "small", "quiet"))
        if need.licence in self._promised:
            column.addWidget(label(tr("kiosk.result.promise"), "small", "lead"))
        grid.addWidget(_number(place), row, 0)
        if self.here.measures.elder:
            column.addWidget(label(f"{limit} · {papers}", "small"))
            grid.addWidget(middle, row, 1, 1, 3)
            return
        grid.addWidget(middle, row, 1)
        grid.addWidget(_cell(unbroken(limit, "small"), right=True), row, 2)
        grid.addWidget(_cell(unbroken(papers, "small"), right=True), row, 3)

    def _not_needed(self) -> QFrame:
        panel = QFrame()
        panel.setProperty("kind", "panel")
        column = QVBoxLayout(panel)
        column.setContentsMargins(24, 16, 24, 16)
        column.addWidget(label(tr("kiosk.result.not_needed"), "small", bold=True))
        together: dict[str, list[str]] = {}
        for need in self.choice.not_needed:
            together.setdefault(self._why(need), []).append(self._name(need))
        grid = QGridLayout()
        grid.setHorizontalSpacing(self.here.measures.margin)
        columns = 1 if self.here.measures.elder else 2
        for place, (reason, names) in enumerate(together.items()):
            pair = QVBoxLayout()
            pair.setSpacing(0)
            pair.addWidget(label(tr("kiosk.list", names=tuple(names)), "small"))
            pair.addWidget(label(tr("kiosk.result.why_not", why=reason), "small", "quiet"))
            pair.addStretch(1)
            grid.addLayout(pair, place // columns, place % columns)
            grid.setColumnStretch(place % columns, 1)
        column.addLayout(grid)
        column.addWidget(label(tr("kiosk.result.articles"), "small", "quiet"))
        return panel

    def _name(self, need: Need) -> str:
        return self.here.guiding.catalog.licence(need.licence).name

    def _why(self, need: Need) -> str:
        words = why(self.here.guiding.catalog, self.choice.industry, need)
        return words + tr("kiosk.why.uncertain") if need.uncertain else words


def _title(choice: Choice) -> str:
    if not choice.bundle:
        return tr("kiosk.result.nothing")
    if choice.filings and choice.needed:
        counts = {"licences": len(choice.needed), "filings": len(choice.filings)}
        return tr("kiosk.result.both", **counts)
    key = "kiosk.result.title" if choice.needed else "kiosk.result.only_filings"
    return tr(key, count=len(choice.bundle))


def _number(place: int) -> QWidget:
    cell = _cell(unbroken(str(place), "body", "lead"), right=True)
    cell.setFixedWidth(72)
    return cell


def _cell(words: QWidget, *, right: bool = False) -> QWidget:
    """Return a text with the room of a table's cell around it."""
    cell = QWidget()
    row = QHBoxLayout(cell)
    row.setContentsMargins(0 if not right else 16, 8, 24, 8)
    row.addWidget(words, 0, Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)
    return cell
