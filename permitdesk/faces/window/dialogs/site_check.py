"""Recording what was found on site: the check itself, and the one re-check."""

from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from permitdesk.domain.checklist import own_words
from permitdesk.domain.errors import Problem
from permitdesk.domain.site_check import CheckPoint, PlanSiteCheck, RecordRecheck, RecordSiteCheck
from permitdesk.faces.shared.dialogs.base import ActionDialog, Given
from permitdesk.faces.shared.dialogs.boxes import DayBox, asked_under, line_box
from permitdesk.faces.shared.dialogs.inspector_box import authority_name
from permitdesk.faces.shared.dialogs.usual import today_of
from permitdesk.faces.shared.parts import button, label, tight
from permitdesk.faces.window.dialogs.check_list import CheckList
from permitdesk.faces.window.dialogs.check_row import CheckItem
from permitdesk.faces.window.dialogs.new_facts import NewFacts
from permitdesk.faces.window.dialogs.photo_box import PhotoBox
from permitdesk.text import tr

GOOD_KEY = "Ctrl+G"


class _CheckDialog(ActionDialog):
    """What both records ask for: who was there, when, every point, who signed."""

    width_ = 960

    def __init__(self, given: Given) -> None:
        super().__init__(given)
        site = given.view.case.state.site
        assert site.plan is not None
        told = {item.point: item.note for item in site.defects()}
        points = self._points(site.points, told)
        rows = self.rows()
        self.day = DayBox(tr("check.day"), today_of(given))
        rows.addRow(asked_under(self.day.words), self.day)
        rows.addRow(asked_under(tr("check.present")), self._inspectors(site.plan))
        self.content.addLayout(self._progress())
        items = [self._item(point, told.get(point.key, "")) for point in points]
        self.list = CheckList(items, given.view.catalog.site_check_groups)
        self.list.changed.connect(self._follow)
        self.content.addWidget(self.list, 1)

    def act(self) -> None:
        """Do it once every point has its answer."""
        if self.list.open_count:
            self.notice.show_done(tr("check.open", count=self.list.open_count))
            self.list.show_open()
            return
        super().act()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the first point; day and people are mostly right already."""
        super().showEvent(event)
        self.list.setFocus()

    def unreadable(self) -> tuple[Problem, ...]:
        return self.day.unreadable()

    def _points(
        self, points: tuple[CheckPoint, ...], told: dict[str, str]
    ) -> tuple[CheckPoint, ...]:
        """Return the points that are looked at."""
        raise NotImplementedError

    def _item(self, point: CheckPoint, told: str) -> CheckItem:
        parts = self.given.view.case.state.parts
        names = {code: parts[code].part.name for code, _ in point.uses}
        return CheckItem(point, names, own_words(self.given.view.catalog, point), told)

    def _inspectors(self, plan: PlanSiteCheck) -> QWidget:
        plane = QWidget()
        body = QVBoxLayout(plane)
        tight(body, gap=4)
        self.inspectors: dict[str, QCheckBox] = {}
        catalog = self.given.view.catalog
        for code in dict.fromkeys(who.department for who in plan.inspectors):
            line = QHBoxLayout()
            tight(line, gap=16)
            line.addWidget(label(authority_name(catalog, code), "quiet"))
            for who in plan.inspectors:
                if who.department == code:
                    check = QCheckBox(tr("check.inspector", name=who.name, number=who.certificate))
                    check.setChecked(True)
                    self.inspectors[who.name] = check
                    line.addWidget(check)
            line.addStretch(1)
            body.addLayout(line)
        return plane

    def _progress(self) -> QHBoxLayout:
        line = QHBoxLayout()
        tight(line, gap=12)
        self.progress = label("", bold=True)
        line.addWidget(self.progress)
        line.addWidget(label(tr("check.keys"), "quiet", "small"))
        line.addStretch(1)
        self.good = button(tr("check.rest_good"), "small")
        self.good.clicked.connect(self._rest_is_good)
        line.addWidget(self.good)
        QShortcut(QKeySequence(GOOD_KEY), self).activated.connect(self._rest_is_good)
        return line

    def _signing(self) -> None:
        rows = self.rows()
        self.signed = QCheckBox(tr("check.signed"))
        self.signed.setChecked(True)
        self.witness = line_box()
        rows.addRow(asked_under(""), self.signed)
        rows.addRow(asked_under(tr("check.witness")), self.witness)
        self.signed.toggled.connect(self._follow_signing)
        self._signed_rows = rows
        self._follow_signing()
        self._follow()

    def _present(self) -> tuple[str, ...]:
        return tuple(name for name, check in self.inspectors.items() if check.isChecked())

    def _rest_is_good(self) -> None:
        self.list.rest_is_good()
        self.ok.setFocus()

    def _follow(self) -> None:
        done = len(self.list.rows) - self.list.open_count
        facts = {"done": done, "count": len(self.list.rows), "defects": self.list.defect_count}
        self.progress.setText(tr("check.progress", **facts))

    def _follow_signing(self) -> None:
        self._signed_rows.setRowVisible(self.witness, not self.signed.isChecked())


class RecordSiteCheckDialog(_CheckDialog):
    """Every point of the merged checklist, and what the applicant says of it."""

    def __init__(self, given: Given) -> None:
        super().__init__(given)
        plan = given.view.case.state.site.plan
        self.statement, self.photos = line_box(), PhotoBox(plan.place if plan else "")
        rows = self.rows()
        rows.addRow(asked_under(tr("check.statement")), self.statement)
        rows.addRow(asked_under(tr("check.photos")), self.photos)
        self._signing()

    def sent(self) -> RecordSiteCheck:
        return RecordSiteCheck(
            self._present(),
            self.list.findings(),
            self.day.day(),
            self.statement.text().strip(),
            self.signed.isChecked(),
            self.witness.text().strip(),
            self.photos.photos(),
        )

    def _points(
        self, points: tuple[CheckPoint, ...], told: dict[str, str]
    ) -> tuple[CheckPoint, ...]:
        return points


class RecordRecheckDialog(_CheckDialog):
    """Only what was told, and what nobody could see the first time."""

    def __init__(self, given: Given) -> None:
        super().__init__(given)
        site = given.view.case.state.site
        told = {item.point for item in site.defects()}
        self.new = NewFacts([point for point in site.points if point.key not in told])
        self.content.addWidget(self.new)
        self._signing()

    def sent(self) -> RecordRecheck:
        return RecordRecheck(
            self._present(),
            self.list.findings(),
            self.day.day(),
            self.new.facts(),
            self.signed.isChecked(),
            self.witness.text().strip(),
        )

    def _points(
        self, points: tuple[CheckPoint, ...], told: dict[str, str]
    ) -> tuple[CheckPoint, ...]:
        return tuple(point for point in points if point.key in told)
