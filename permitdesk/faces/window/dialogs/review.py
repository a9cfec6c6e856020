"""A department's opinion on one licence."""

from PySide6.QtWidgets import QHBoxLayout, QRadioButton

from permitdesk.domain.facts import Opinion, Review
from permitdesk.faces.shared.dialogs.base import ActionDialog, Given
from permitdesk.faces.shared.dialogs.boxes import text_box
from permitdesk.text import tr


class ReviewDialog(ActionDialog):
    """For or against, and why; nothing is chosen beforehand."""

    def __init__(self, given: Given) -> None:
        super().__init__(given)
        rows = self.rows()
        line = QHBoxLayout()
        self.passed = QRadioButton(tr("opinion.pass"))
        self.failed = QRadioButton(tr("opinion.fail"))
        line.addWidget(self.passed)
        line.addWidget(self.failed)
        line.addStretch(1)
        self.text = text_box(120)
        rows.addRow(tr("review.opinion"), line)
        rows.addRow(tr("review.text"), self.text)
        self.ok.setEnabled(False)
        for choice in (self.passed, self.failed):
            choice.toggled.connect(self._follow)

    def sent(self) -> Review:
        opinion = Opinion.PASS if self.passed.isChecked() else Opinion.FAIL
        return Review(opinion, self.text.toPlainText().strip())

    def _follow(self) -> None:
        self.ok.setEnabled(self.passed.isChecked() or self.failed.isChecked())
