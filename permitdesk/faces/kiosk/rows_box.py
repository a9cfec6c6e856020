"""Records and tables on the kiosk: one large line a row, to add, change and take away."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from permitdesk.faces.kiosk.editors import Editor
from permitdesk.faces.kiosk.measures import Measures
from permitdesk.faces.kiosk.touch import button, label
from permitdesk.text import tr

SHOWN = 3
"""Values of a row that stand on its line."""
NEW_ROW = -1


class RowsEditor(Editor):
    """Shows rows and asks for a page to edit one.

    Signals:
        row_wanted: Place of the row to edit; ``NEW_ROW`` for another one.
        row_removed: Place of the row that is to go.
    """

    row_wanted = Signal(int)
    row_removed = Signal(int)

    def __init__(self, rows: Sequence[Mapping[str, Any]], measures: Measures) -> None:
        super().__init__()
        self._rows = rows
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(measures.gap // 2)
        for place, row in enumerate(rows):
            line = QHBoxLayout()
            line.addWidget(label(tr("kiosk.row", row=place + 1, values=_words(row))), 1)
            for key, signal in (
                ("kiosk.row.edit", self.row_wanted),
                ("kiosk.row.remove", self.row_removed),
            ):
                made = button(tr(key), measures)
                made.clicked.connect(partial(signal.emit, place))
                line.addWidget(made)
            column.addLayout(line)
        self.add = button(tr("kiosk.row.add"), measures, "add")
        self.add.clicked.connect(partial(self.row_wanted.emit, NEW_ROW))
        column.addWidget(self.add)

    def value(self) -> object:
        return list(self._rows) or None


def _words(row: Mapping[str, Any]) -> tuple[str, ...]:
    texts = (str(value) for key, value in row.items() if key != "roles" and isinstance(value, str))
    return tuple(texts)[:SHOWN]
