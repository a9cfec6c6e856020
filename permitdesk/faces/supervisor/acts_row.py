"""What a supervisor may do to the case that is open: a button an act, the licences in its menu."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from permitdesk.domain.state import ActionType
from permitdesk.faces.shared.lawful import Deed
from permitdesk.faces.shared.messages import word
from permitdesk.faces.shared.parts import button, empty, tight

OWN = (
    ActionType.SEND_REMINDER,
    ActionType.EXTEND,
    ActionType.EXTEND_JOINTLY,
    ActionType.ALLOW_EXCEPTION,
    ActionType.SETTLE_OBJECTION,
    ActionType.RECORD_CREDIT,
    ActionType.REPAIR_CREDIT,
    ActionType.PUBLISH,
    ActionType.RECUSE,
)
"""What is the supervisor's own business, likeliest first; papers are served and spoiled at the
window."""


class ActsRow(QWidget):
    """Offers what is lawful now, and nothing else.

    Signals:
        wanted: What somebody wants to do.
    """

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.buttons: dict[ActionType, QPushButton] = {}
        self._row = QHBoxLayout(self)
        tight(self._row, gap=8)

    def offer(self, deeds: Sequence[Deed]) -> None:
        """Offer these deeds and no others."""
        empty(self._row)
        self.buttons = {}
        types = sorted({deed.type for deed in deeds}, key=OWN.index)
        for type_ in types:
            same = [deed for deed in deeds if deed.type is type_]
            made = self._one(same[0]) if len(same) == 1 else self._several(type_, same)
            self.buttons[type_] = made
            self._row.addWidget(made)

    def _one(self, deed: Deed) -> QPushButton:
        made = button(word(deed.type), "small")
        made.setToolTip(deed.label)
        action = self._action(deed, made)
        made.clicked.connect(action.trigger)
        return made

    def _several(self, type_: ActionType, deeds: Sequence[Deed]) -> QPushButton:
        made = button(word(type_), "small")
        menu = QMenu(made)
        for deed in deeds:
            menu.addAction(self._action(deed, menu))
        made.setMenu(menu)
        return made

    def _action(self, deed: Deed, parent: QWidget) -> QAction:
        action = QAction(deed.name or deed.label, parent)
        action.setData(deed)
        action.triggered.connect(self._choose)
        return action

    def _choose(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.wanted.emit(action.data())
