"""Accepting although papers are missing (容缺受理): which come later, who promises, until when."""

from functools import partial

from PySide6.QtWidgets import QCheckBox, QVBoxLayout

from permitdesk.desk.deferring import Offer, offer
from permitdesk.domain.deferral import AcceptWithGaps
from permitdesk.faces.shared.dialogs.base import ActionDialog, Given
from permitdesk.faces.shared.dialogs.boxes import line_box, number_box
from permitdesk.faces.shared.messages import Told, tell_error
from permitdesk.faces.shared.parts import tight, wrapped
from permitdesk.text import short_day, tr


class AcceptWithGapsDialog(ActionDialog):
    """Ticks what may come later; what may not is named with its reason and cannot be ticked."""

    width_ = 760

    def __init__(self, given: Given) -> None:
        super().__init__(given)
        self.papers: dict[str, QCheckBox] = {}
        self._never = False
        self.content.addWidget(wrapped(tr("deferral.papers"), bold=True))
        self._list = QVBoxLayout()
        tight(self._list, gap=6)
        self.content.addLayout(self._list)
        rows = self.rows()
        self.days = number_box(1)
        self.rule = wrapped("", "quiet", "small")
        shared = given.view.case.application.answers.shared
        self.signer = line_box(str(shared.get("legal_person_name", "")))
        self.authority = line_box(hint=tr("deferral.authority_hint"))
        rows.addRow(tr("deferral.days"), self.days)
        rows.addRow("", self.rule)
        rows.addRow(tr("deferral.signer"), self.signer)
        rows.addRow(tr("deferral.authority_label"), self.authority)
        self.ok.setEnabled(False)
        self.ask(partial(offer, given.rooms.acting.desk, given.view.case), self._show_offer)

    def sent(self) -> AcceptWithGaps:
        ticked = tuple(key for key, box in self.papers.items() if box.isChecked())
        authority = self.authority.text().strip()
        return AcceptWithGaps(ticked, self.signer.text().strip(), authority, self.days.value())

    def _show_offer(self, found: Offer) -> None:
        names = {code: part.part.name for code, part in self.given.view.case.state.parts.items()}
        for need, why in sorted(found.papers, key=lambda pair: pair[1] is not None):
            if why is not None:
                self._never = True
                self._list.addWidget(wrapped(tell_error(why).line, "soon"))
                continue
            uses = tr("deferral.used_by", names="、".join(names[code] for code in need.uses))
            box = self.papers[need.key] = QCheckBox(need.name)
            box.setChecked(True)
            box.toggled.connect(self._follow)
            self._list.addWidget(box)
            self._list.addWidget(wrapped(uses, "quiet", "small"))
        if not found.papers:
            self._list.addWidget(wrapped(tr("deferral.none_missing"), "quiet"))
        self.days.setRange(1, max(1, found.days))
        self.days.setValue(found.days)
        day = short_day(found.due.day)
        if found.due.provisional:
            day = tr("due.provisional", day=day)
        self.rule.setText(tr("deferral.days_rule", most=found.days, day=day))
        if found.broken is not None:
            told = tell_error(found.broken)
            self.notice.show_told(Told(told.sentence, told.article))
        self._follow()

    def _follow(self) -> None:
        """Let it be done where something is ticked and nothing is missing that may not come later."""
        self.ok.setEnabled(not self._never and any(box.isChecked() for box in self.papers.values()))
