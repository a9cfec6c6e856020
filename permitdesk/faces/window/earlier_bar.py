"""Above the papers: what the applicant handed in before and may agree to have used again."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from permitdesk.desk.earlier_papers import Earlier
from permitdesk.faces.shared.parts import button, tight, wrapped
from permitdesk.text import short_day, tr


class EarlierBar(QWidget):
    """One line, there only where there is something to use again.

    Signals:
        agreed: The applicant agreed: the papers may be used again.
    """

    agreed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._offered: tuple[Earlier, ...] = ()
        row = QHBoxLayout(self)
        tight(row, margins=(16, 8, 16, 8), gap=12)
        self.words = wrapped("")
        row.addWidget(self.words, 1)
        self.take = button(tr("earlier.take"), "small")
        self.take.clicked.connect(self._tell)
        row.addWidget(self.take)
        self.hide()

    def offer(self, papers: Sequence[Earlier]) -> None:
        """Show what could be used again."""
        self._offered = tuple(papers)
        self.setVisible(bool(papers))
        cases: dict[str, list[Earlier]] = {}
        for item in papers:
            cases.setdefault(item.case, []).append(item)
        names = "；".join(
            tr("earlier.one", names=_names(items), case=case, day=short_day(items[0].day))
            for case, items in cases.items()
        )
        self.words.setText(tr("earlier.words", names=names) if papers else "")

    def _tell(self) -> None:
        self.hide()
        self.agreed.emit(self._offered)


def _names(papers: Sequence[Earlier]) -> str:
    return "、".join(item.name for item in papers)
