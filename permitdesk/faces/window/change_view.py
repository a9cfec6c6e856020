"""What a changed answer of the guide would add and remove (这样改会怎样), before it counts."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from permitdesk.domain.catalog import Catalog
from permitdesk.domain.difference import Difference
from permitdesk.domain.errors import Problem
from permitdesk.domain.industry import Industry
from permitdesk.domain.timing import Limit
from permitdesk.faces.shared.look import px
from permitdesk.faces.shared.marks import ShapeMark
from permitdesk.faces.shared.parts import button, empty, label, rule, surface, tight, wrapped
from permitdesk.faces.shared.reasons import why_needed, why_not_needed
from permitdesk.faces.window.opening_list import OpeningList
from permitdesk.text import tr

MOST_HEIGHT = 300
"""Pixels at 100 %; what is longer scrolls, so that the result above stays in sight."""


class ChangeView(QFrame):
    """Says what would change and asks whether it shall.

    Signals:
        taken: The change shall count (改).
        left: The old answer shall stand again (不改).
    """

    taken = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("surface")
        outer = QVBoxLayout(self)
        tight(outer)
        outer.addWidget(rule())
        head = QHBoxLayout()
        tight(head, margins=(24, 12, 24, 4), gap=8)
        head.addWidget(ShapeMark("triangle", "soon"))
        head.addWidget(label(tr("change.title"), bold=True))
        head.addStretch(1)
        self.take_button = button(tr("change.take"), "lead")
        self.take_button.clicked.connect(self.taken)
        self.leave_button = button(tr("change.leave"), "more")
        self.leave_button.clicked.connect(self.left)
        head.addWidget(self.take_button)
        head.addWidget(self.leave_button)
        outer.addLayout(head)
        plane = surface()
        self._body = QVBoxLayout(plane)
        tight(self._body, margins=(24, 4, 24, 12), gap=6)
        self._scroll = _Fitting(plane)
        outer.addWidget(self._scroll)
        self.hide()

    def words(self) -> str:
        """Return all that is said, a line each."""
        return "\n".join(item.text() for item in self._scroll.findChildren(QLabel))

    def focus_first(self) -> None:
        """Put the cursor on what can be done."""
        can = self.take_button if self.take_button.isEnabled() else self.leave_button
        can.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_difference(self, catalog: Catalog, industry: Industry, found: Difference) -> None:
        """Say what confirming would add and remove."""
        empty(self._body)
        self.take_button.setEnabled(True)
        if found.is_empty:
            self._body.addWidget(wrapped(tr("change.no_difference")))
        else:
            self._licences(catalog, industry, found)
            self._counts(found)
            self._days(catalog, found)
        self._body.addStretch(1)
        self.show()

    def show_unready(self, problems: Sequence[Problem]) -> None:
        """Say that the new answer cannot be read yet; it cannot be confirmed."""
        empty(self._body)
        self.take_button.setEnabled(False)
        labels = "、".join(str(item.facts.get("label", "")).rstrip("？?") for item in problems)
        self._body.addWidget(wrapped(tr("change.unready", labels=labels)))
        self._body.addStretch(1)
        self.show()

    def _licences(self, catalog: Catalog, industry: Industry, found: Difference) -> None:
        for needs, words, why in (
            (found.licences_added, "change.added", why_needed),
            (found.licences_removed, "change.removed", why_not_needed),
        ):
            for need in needs:
                name = catalog.licence(need.licence).name
                self._body.addWidget(wrapped(tr(words, licence=name), bold=True))
                self._body.addWidget(wrapped(why(industry, need), "quiet", "small"))

    def _counts(self, found: Difference) -> None:
        added, removed = found.questions_added, found.questions_removed
        if added or removed:
            words = tr("change.questions", added=len(added), removed=len(removed))
            self._open_list(words, (
                *(tr("difference.question_added", label=item.label) for item in added),
                *(tr("difference.question_removed", label=item.label) for item in removed),
            ))  # fmt: skip
        if not found.papers:
            return
        more = [item for item in found.papers if not item.before]
        less = [item for item in found.papers if not item.after]
        other = [item for item in found.papers if item.before and item.after]
        words = tr(
            "change.papers_copies" if other else "change.papers",
            added=len(more), removed=len(less), other=len(other),
        )  # fmt: skip
        self._open_list(words, (
            tr(f"difference.paper.{way}", name=item.name, before=item.before, after=item.after)
            for way, items in (("added", more), ("removed", less), ("changed", other))
            for item in items
        ))  # fmt: skip

    def _open_list(self, words: str, lines: Iterable[str]) -> None:
        self._body.addWidget(OpeningList(words, lines))

    def _days(self, catalog: Catalog, found: Difference) -> None:
        for item in found.days:
            if item.before and item.after:
                name = catalog.licence(item.licence).name
                old, new = (_limit(side.promised) for side in (item.before, item.after))
                words = tr("change.days", licence=name, before=old, after=new)
                self._body.addWidget(wrapped(words))
        before, after = found.longest
        key = "difference.longest" if before != after else "difference.longest_same"
        self._body.addWidget(wrapped(tr(key, before=before, after=after)))


def _limit(limit: Limit) -> str:
    return tr(f"difference.limit.{limit.unit}", count=limit.length)


class _Fitting(QScrollArea):
    """As high as what stands in it, up to a limit."""

    def __init__(self, plane: QWidget) -> None:
        super().__init__()
        self._plane = plane
        self.setWidget(plane)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        eaten = super().eventFilter(watched, event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()  # words put in while it is shown have their place only now
        return eaten

    def _fit(self) -> None:
        """Take the height that the words need now."""
        layout = self._plane.layout()
        assert layout is not None
        for child in self._plane.findChildren(QWidget):
            child.ensurePolished()  # letters have their size only then
        layout.invalidate()
        wanted = layout.totalHeightForWidth(self.viewport().width())
        if wanted > 0:
            self.setFixedHeight(min(wanted, px(MOST_HEIGHT)))
