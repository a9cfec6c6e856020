"""A scan that arrived, and the paper it is for."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from permitdesk.faces.shared.parts import OneLine, button, tight
from permitdesk.text import tr


class ScanBar(QWidget):
    """Offers a file the scanner wrote for the paper that is being asked for.

    Signals:
        given: Key of the paper and path of the file.
    """

    given = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("band")
        self._waiting: list[str] = []
        row = QHBoxLayout(self)
        tight(row, margins=(16, 8, 16, 8), gap=12)
        self.words, self.papers = OneLine(), QComboBox()
        self.put = button(tr("scan.put"), "small")
        self.leave = button(tr("scan.leave"), "small")
        self.put.clicked.connect(self._give)
        self.leave.clicked.connect(self._next)
        row.addWidget(self.words, 1)
        row.addWidget(self.papers, 1)
        row.addWidget(self.put)
        row.addWidget(self.leave)
        self.hide()

    def offer(self, path: str, papers: Sequence[tuple[str, str]], wanted: str) -> None:
        """Offer a file: keys and names of the papers, and the key of the one asked for."""
        self.papers.clear()
        for key, name in papers:
            self.papers.addItem(name, key)
        self.papers.setCurrentIndex(max(self.papers.findData(wanted), 0))
        self._waiting.append(path)
        self._show()

    def _give(self) -> None:
        self.given.emit(self.papers.currentData(), self._waiting[0])
        self._next()

    def _next(self) -> None:
        del self._waiting[0]
        self._show()

    def _show(self) -> None:
        self.setVisible(bool(self._waiting))
        if self._waiting:
            file = Path(self._waiting[0]).name
            self.words.say(tr("scan.arrived", file=file, count=len(self._waiting)))
