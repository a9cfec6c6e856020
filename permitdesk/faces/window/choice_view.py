"""What a business needs and what it does not, each with its reason and article."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from permitdesk.domain.catalog import Catalog
from permitdesk.domain.industry import Choice, Need
from permitdesk.domain.savings import Savings
from permitdesk.faces.shared.look import current, px
from permitdesk.faces.shared.marks import ShapeMark
from permitdesk.faces.shared.parts import empty, label, rule, tight, wrapped
from permitdesk.faces.shared.reasons import why_needed, why_not_needed
from permitdesk.faces.shared.savings_words import savings_words
from permitdesk.text import tr


class ChoiceView(QScrollArea):
    """Shows a choice: licences, filings apart, what is not needed below."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        plane = QWidget()
        plane.setObjectName("surface")
        self._body = QVBoxLayout(plane)
        tight(self._body, margins=(24, 16, 24, 16), gap=8)
        self.setWidget(plane)

    def clear(self) -> None:
        """Show nothing."""
        empty(self._body)

    def show_choice(
        self, catalog: Catalog, choice: Choice, saved: Savings | None = None, *, complete: bool
    ) -> None:
        """Show a choice.

        Args:
            catalog: Where licences and departments are named.
            choice: What is needed by the answers so far.
            saved: What one form saves; None where it is not counted yet.
            complete: All questions are answered; what is not needed is sure only then.
        """
        self.clear()
        words = "guide.needs" if complete else "guide.needs_so_far"
        if not choice.filings:
            words += "_only"
        head = tr(words, count=len(choice.needed), filings=len(choice.filings))
        self._body.addWidget(label(head, size="title"))
        if saved is not None and (words_saved := savings_words(saved)) is not None:
            line = wrapped(words_saved.line, "quiet")
            line.setToolTip(words_saved.definition)
            self._body.addWidget(line)
        if choice.none_needed is not None:
            self._body.addWidget(wrapped(choice.none_needed.text))
            self._body.addWidget(wrapped(choice.none_needed.basis, "quiet", "small"))
        self._list("guide.licences", catalog, choice, choice.needed)
        self._list("guide.filings", catalog, choice, choice.filings)
        if complete:
            self._not_needed(catalog, choice)
        self._body.addStretch(1)

    def _list(self, title: str, catalog: Catalog, choice: Choice, needs: Sequence[Need]) -> None:
        if not needs:
            return
        self._body.addSpacing(px(8))
        self._body.addWidget(label(tr(title, count=len(needs)), bold=True))
        for need in needs:
            self._body.addWidget(rule())
            self._body.addWidget(_needed(catalog, choice, need))

    def _not_needed(self, catalog: Catalog, choice: Choice) -> None:
        if not choice.not_needed:
            return
        industry = catalog.industry(choice.industry)
        self._body.addSpacing(px(16))
        self._body.addWidget(label(tr("guide.not_needed"), bold=True))
        for need in choice.not_needed:
            plane = QWidget()
            line = QVBoxLayout(plane)
            tight(line, gap=2)
            line.addWidget(wrapped(catalog.licence(need.licence).name, "quiet"))
            line.addWidget(wrapped(why_not_needed(industry, need), "quiet", "small"))
            self._body.addWidget(plane)


def _needed(catalog: Catalog, choice: Choice, need: Need) -> QWidget:
    licence = catalog.licence(need.licence)
    plane = QWidget()
    body = QVBoxLayout(plane)
    tight(body, gap=2)
    first = QHBoxLayout()
    tight(first, gap=12)
    name = wrapped(licence.name, bold=True)
    if current().is_large:
        body.addWidget(name)
    else:
        first.addWidget(name, 1)
    first.addWidget(label(catalog.decider(licence).short, "quiet"))
    days = tr("guide.days", promised=licence.promised_days, statutory=licence.statutory_days)
    first.addWidget(label(days))
    if current().is_large:
        first.addStretch(1)
    body.addLayout(first)
    industry = catalog.industry(choice.industry)
    body.addWidget(wrapped(why_needed(industry, need), "quiet"))
    sources = "；".join(str(source) for source in need.sources[:2])
    body.addWidget(wrapped(tr("guide.source", source=sources), "quiet", "small"))
    if need.uncertain:
        line = QHBoxLayout()
        tight(line, gap=6)
        line.addWidget(ShapeMark("triangle", "soon"))
        line.addWidget(wrapped(tr("guide.uncertain"), "soon", "small"), 1)
        body.addLayout(line)
    return plane
