"""Step ⑤: what to bring; one ticks what one has and says how many sheets."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from permitdesk.domain.materials import Handed, HandedIn, MaterialNeed
from permitdesk.faces.kiosk.bars import Bar
from permitdesk.faces.kiosk.page import Here, KioskPage
from permitdesk.faces.kiosk.scroll import Scroll
from permitdesk.faces.kiosk.touch import button, key_button, label
from permitdesk.text import tr

MOST_SHEETS = 999


class MaterialsPage(KioskPage):
    """Lists the one set of papers.

    Signals:
        hand_in_wanted: The application is to be handed in.
        save_wanted: It is to be kept for another day.
    """

    step = 5
    hand_in_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, here: Here, needs: Sequence[MaterialNeed], open_fields: int) -> None:
        """Make the page.

        Args:
            here: What every page is given.
            needs: The set for the application as it stands.
            open_fields: How many fields of the form are still empty that should not be.
        """
        wanted = [need for need in needs if need.to_hand_in]
        super().__init__(here, tr("kiosk.materials.title", count=len(wanted)))
        self.rows = {need.key: MaterialRow(here, need) for need in wanted}
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(here.measures.gap // 2)
        column.addWidget(label(tr("kiosk.materials.help"), "small", "quiet"))
        if open_fields:
            column.addWidget(label(tr("kiosk.materials.open", count=open_fields), "small", "soon"))
        for row in self.rows.values():
            column.addWidget(row)
        column.addWidget(label(tr("kiosk.materials.earlier"), "small", "quiet"))
        spared = tuple(need.name for need in needs if need.required and not need.to_hand_in)
        if spared:
            column.addWidget(label(tr("kiosk.materials.spared", names=spared), "small", "quiet"))
        column.addStretch(1)
        self.column.addWidget(label(self.title, "title"))
        self.column.addWidget(Scroll(inside, here.measures), 1)

    def bar(self) -> Bar:
        second = tr("kiosk.draft.save") if self.here.visit.held is not None else ""
        return Bar(second=second, forward=tr("kiosk.materials.hand_in"), picture="right")

    def spoken(self) -> str:
        return tr("kiosk.join").join((self.title, tr("kiosk.materials.help")))

    def go_forward(self) -> None:
        self.hand_in_wanted.emit()

    def go_second(self) -> None:
        self.save_wanted.emit()


class MaterialRow(QFrame):
    """One paper: what it is, whether one has it, how many sheets."""

    def __init__(self, here: Here, need: MaterialNeed) -> None:
        super().__init__()
        self.setProperty("kind", "panel")
        self._need, self._papers = need, here.visit.papers
        measures = here.measures
        self.have = button(tr("kiosk.materials.have"), measures)
        self.have.setCheckable(True)
        self.fewer = key_button("remove", tr("kiosk.materials.fewer"), measures)
        self.more = key_button("add", tr("kiosk.materials.more"), measures)
        self._sheets = label("", "small")
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(label(need.name, "body"))
        form = tr(f"kiosk.materials.{need.form}", count=need.copies)
        uses = tr("kiosk.materials.uses", count=len(need.uses))
        hints = [tr("kiosk.materials.shareable")] if need.shareable else []
        hints += [tr("kiosk.materials.replaceable")] if need.replaceable else []
        words.addWidget(label(" · ".join((form, uses, *hints)), "small", "quiet"))
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 8, 8, 8)
        row.setSpacing(measures.gap // 2)
        row.addLayout(words, 1)
        for made in (self.fewer, self._sheets, self.more, self.have):
            row.addWidget(made)
        self.have.clicked.connect(self._toggle)
        self.fewer.clicked.connect(partial(self._count, -1))
        self.more.clicked.connect(partial(self._count, 1))
        self._show()

    def _toggle(self) -> None:
        if self.have.isChecked():
            self._keep(max(1, self._need.copies))
        else:
            self._papers.pop(self._need.key, None)
        self._show()

    def _count(self, way: int) -> None:
        self._keep(min(MOST_SHEETS, max(1, self._papers[self._need.key].pages + way)))
        self._show()

    def _keep(self, sheets: int) -> None:
        key, form = self._need.key, Handed(self._need.form)
        self._papers[key] = HandedIn(key, form=form, pages=sheets)

    def _show(self) -> None:
        paper = self._papers.get(self._need.key)
        self.have.setChecked(paper is not None)
        self._sheets.setText(tr("kiosk.materials.sheets", count=paper.pages) if paper else "")
        for made in (self.fewer, self.more, self._sheets):
            made.setVisible(paper is not None)
