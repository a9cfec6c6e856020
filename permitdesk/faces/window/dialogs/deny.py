"""Denying one licence: fact, requirement and article for each reason, and the remedies."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QWidget,
)

from permitdesk.domain.facts import DenialReason, Deny
from permitdesk.domain.promise import ARTICLE_78
from permitdesk.faces.shared.dialogs.base import ActionDialog, Given
from permitdesk.faces.shared.dialogs.boxes import line_box, text_box
from permitdesk.faces.shared.look import px
from permitdesk.faces.shared.parts import button, label, tight
from permitdesk.text import tr


class DenyDialog(ActionDialog):
    """Takes reasons one below the other; where it may be contested is filled in already."""

    width_ = 820

    def __init__(self, given: Given) -> None:
        super().__init__(given)
        self._reasons: list[tuple[QPlainTextEdit, QPlainTextEdit, QLineEdit]] = []
        plane = QWidget()
        self._grid = QGridLayout(plane)
        tight(self._grid, gap=8)
        for column, name in enumerate(("denial.fact", "denial.requirement", "dialog.source")):
            self._grid.addWidget(label(tr(name), "quiet", "small"), 0, column)
            self._grid.setColumnStretch(column, (4, 4, 3)[column])
        plane.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.content.addWidget(plane)
        add = button(tr("denial.add"), "link")
        add.clicked.connect(self.add_reason)
        self.content.addWidget(add)
        remedies = given.view.catalog.office.remedies
        self.reconsideration = line_box(remedies.get("reconsideration", ""))
        self.court = line_box(remedies.get("court", ""))
        rows = self.rows()
        rows.addRow(tr("denial.reconsideration"), self.reconsideration)
        rows.addRow(tr("denial.court"), self.court)
        self.false_promise = QCheckBox(tr("denial.false_promise"))
        self.bars = QCheckBox(tr("denial.bars"))
        self.bars.setEnabled(False)
        self.false_promise.toggled.connect(self._cite)
        rows.addRow("", self.false_promise)
        rows.addRow("", self.bars)
        self.add_reason()

    def _cite(self, false: bool) -> None:
        """Put article 78 to the first reason where the application was false, and take it away again."""
        self.bars.setEnabled(false)
        self.bars.setChecked(self.bars.isChecked() and false)
        source, cited = self._reasons[0][2], f"；{ARTICLE_78}"
        plain = source.text().replace(cited, "")
        source.setText(plain + cited if false else plain)

    def add_reason(self) -> None:
        """Add a line for one more reason."""
        fact, requirement = text_box(56), text_box(56)
        licence = self.given.view.catalog.licence(self.given.deed.licence)
        source = line_box(str(licence.legal_basis[0]))
        source.setCursorPosition(0)
        line = len(self._reasons) + 1
        for column, box in enumerate((fact, requirement, source)):
            self._grid.addWidget(box, line, column, Qt.AlignmentFlag.AlignTop)
        self._grid.setRowMinimumHeight(line, px(56))
        self._reasons.append((fact, requirement, source))
        fact.setFocus()

    def sent(self) -> Deny:
        reasons = (
            DenialReason(
                fact.toPlainText().strip(), requirement.toPlainText().strip(), source.text().strip()
            )
            for fact, requirement, source in self._reasons
        )
        said = tuple(reason for reason in reasons if reason.fact or reason.requirement)
        return Deny(
            said, self.reconsideration.text().strip(), self.court.text().strip(),
            self.false_promise.isChecked(), self.bars.isChecked(),
        )  # fmt: skip
