"""Looking an application through: two questions, two answers, all defects at once."""

from functools import partial

from PySide6.QtWidgets import QCheckBox

from permitdesk.domain.errors import Problem
from permitdesk.domain.facts import Defect, LookThrough
from permitdesk.faces.shared.dialogs.base import ActionDialog, Given
from permitdesk.faces.shared.dialogs.boxes import text_box
from permitdesk.faces.shared.parts import wrapped
from permitdesk.faces.window.dialogs.defect_rows import DefectRows
from permitdesk.faces.window.dialogs.defects import defects_of
from permitdesk.text import tr


class LookThroughDialog(ActionDialog):
    """Begins with what the desk found by itself; the clerk says the rest."""

    width_ = 900

    def __init__(self, given: Given) -> None:
        super().__init__(given)
        self.found = wrapped(tr("look_through.looking"), bold=True)
        self.content.addWidget(self.found)
        self.complete = QCheckBox(tr("look_through.complete"))
        self.legal_form = QCheckBox(tr("look_through.legal_form"))
        self.content.addWidget(self.complete)
        self.content.addWidget(self.legal_form)
        self.defects = DefectRows()
        self.content.addWidget(self.defects, 1)
        self.untold = wrapped("", "soon")
        self.untold.hide()
        self.content.addWidget(self.untold)
        self.remark = text_box(48, tr("dialog.remark"))
        self.content.addWidget(self.remark)
        self.ok.setEnabled(False)
        self.ask(partial(given.rooms.acting.defects, given.view.case), self._show_found)

    def sent(self) -> LookThrough:
        complete, legal_form = self.complete.isChecked(), self.legal_form.isChecked()
        fine = complete and legal_form
        defects = () if fine else self.defects.defects()
        return LookThrough(complete, legal_form, defects, self.remark.toPlainText().strip())

    def _show_found(self, problems: tuple[Problem, ...]) -> None:
        self.ok.setEnabled(True)
        words = "look_through.found" if problems else "look_through.found_nothing"
        self.found.setText(tr(words, count=len(problems)))
        self.complete.setChecked(not any(item.is_missing for item in problems))
        self.legal_form.setChecked(all(item.is_missing for item in problems))
        self.defects.show_defects(defects_of(self.given.view, problems))
        self.defects.setVisible(bool(problems))
        told = self.given.rooms.acting.told
        if told is not None:
            found = tuple(defects_of(self.given.view, problems))
            self.ask(partial(told, self.given.view.case, found), self._show_untold)
        self.complete.toggled.connect(self._follow)
        self.legal_form.toggled.connect(self._follow)
        self.ok.setFocus()

    def _show_untold(self, marked: tuple[Defect, ...]) -> None:
        """Say what did not stand on the notice sheet: it is noted, and the supervisor sees it."""
        names = "、".join(dict.fromkeys(item.name for item in marked if item.untold))
        self.untold.setVisible(bool(names))
        self.untold.setText(tr("look_through.untold", names=names) if names else "")

    def _follow(self) -> None:
        fine = self.complete.isChecked() and self.legal_form.isChecked()
        self.defects.setVisible(not fine)
