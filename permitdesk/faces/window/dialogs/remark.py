"""Acts that send nothing but a remark: accepting, withdrawing, issuing."""

from PySide6.QtWidgets import QComboBox

from permitdesk.domain.facts import Remark
from permitdesk.domain.state import ActionType
from permitdesk.faces.shared.dialogs.base import ActionDialog, Given
from permitdesk.faces.shared.dialogs.boxes import text_box
from permitdesk.text import tr


class RemarkDialog(ActionDialog):
    """Asks for a remark, which may stay empty; a withdrawal may be of one licence only."""

    def __init__(self, given: Given) -> None:
        super().__init__(given)
        rows = self.rows()
        self.scope = QComboBox()
        if given.deed.type is ActionType.WITHDRAW:
            self._offer_licences()
            rows.addRow(tr("withdraw.what"), self.scope)
        self.remark = text_box()
        rows.addRow(tr("dialog.remark"), self.remark)
        self.ok.setFocus()

    def sent(self) -> Remark:
        return Remark(self.remark.toPlainText().strip())

    def licence(self) -> str:
        return str(self.scope.currentData() or "")

    def _offer_licences(self) -> None:
        self.scope.addItem(tr("withdraw.all"), "")
        state = self.given.view.case.state
        for code in state.open_parts:
            self.scope.addItem(state.parts[code].part.name, code)
