"""Not accepting: the reason, the article, where to go instead."""

from permitdesk.domain.facts import Decline, DeclineReason
from permitdesk.domain.procedure import RULES
from permitdesk.faces.shared.dialogs.base import ActionDialog, Given
from permitdesk.faces.shared.dialogs.boxes import choice_box, line_box, text_box
from permitdesk.text import tr


class DeclineDialog(ActionDialog):
    """Takes a reason in the law's own terms, explained for this case."""

    def __init__(self, given: Given) -> None:
        super().__init__(given)
        rows = self.rows()
        self.reason = choice_box(list(DeclineReason), "decline_reason")
        self.explanation = text_box(96)
        self.source = line_box(str(RULES[given.deed.type].source))
        self.office = line_box()
        rows.addRow(tr("decline.reason_label"), self.reason)
        rows.addRow(tr("decline.explanation"), self.explanation)
        rows.addRow(tr("dialog.source"), self.source)
        rows.addRow(tr("decline.office_label"), self.office)
        self.reason.currentIndexChanged.connect(self._follow)
        self._follow()

    def sent(self) -> Decline:
        return Decline(
            DeclineReason(self.reason.currentData()),
            self.explanation.toPlainText().strip(),
            self.source.text().strip(),
            self.office.text().strip(),
        )

    def _follow(self) -> None:
        elsewhere = DeclineReason(self.reason.currentData()) is DeclineReason.NOT_COMPETENT
        self.office.setEnabled(elsewhere)
