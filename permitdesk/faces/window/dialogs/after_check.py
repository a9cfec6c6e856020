"""The after-check (事后核查): planned, recorded point by point, and looked at once more."""

from PySide6.QtWidgets import QHBoxLayout

from permitdesk.domain.errors import Problem
from permitdesk.domain.follow_up import (
    BrokenPoint,
    PlanAfterCheck,
    RecordAfterCheck,
    RecordAfterRecheck,
)
from permitdesk.domain.site_check import FEWEST_INSPECTORS, Inspector
from permitdesk.faces.shared.dialogs import asked
from permitdesk.faces.shared.dialogs.base import ActionDialog, Given
from permitdesk.faces.shared.dialogs.boxes import asked_under, line_box
from permitdesk.faces.shared.dialogs.inspector_box import authorities_of
from permitdesk.faces.shared.dialogs.promise_sheets import promised_points
from permitdesk.faces.shared.dialogs.usual import receiver_of, today_of
from permitdesk.faces.shared.parts import button, label, wrapped
from permitdesk.faces.window.dialogs.broken_points import BrokenPoints
from permitdesk.faces.window.dialogs.inspector_lines import InspectorLines
from permitdesk.text import tr

REMEMBERED = "inspectors"


class PlanAfterCheckDialog(ActionDialog):
    """A day, two inspectors, the way it is looked at, what is to be ready."""

    width_ = 720

    def __init__(self, given: Given) -> None:
        super().__init__(given)
        state, licence = given.view.case.state, given.deed.licence
        part = state.parts[licence]
        if part.part.terms is not None and part.part.terms.after_check_by:
            self.content.addWidget(wrapped(tr("after.by", by=part.part.terms.after_check_by)))
        authorities = authorities_of(state, given.view.catalog, (licence,))
        known = given.rooms.remembered.get(REMEMBERED, ())
        own = [who for who in known if who.department in dict(authorities)][-FEWEST_INSPECTORS:]
        likely = own or [Inspector(given.actor.name, part.part.department, "")]
        lines = likely + [Inspector("", part.part.department, "")] * (
            FEWEST_INSPECTORS - len(likely)
        )
        self.day = asked.day(tr("plan.day"), None, needed=True)
        self.method = asked.one_of(
            [(tr(f"after_method.{way}"),) * 2 for way in ("site", "paper", "net", "random")]
        )
        self.bring = asked.several((), 72, tr("dialog.a_line_each"))
        self.people = InspectorLines(authorities, [part.part], lines)
        rows = self.rows()
        for title, widget in (
            ("plan.day", self.day.widget),
            ("after.method", self.method.widget),
            ("plan.bring", self.bring.widget),
            ("plan.inspectors", self.people),
        ):
            rows.addRow(asked_under(tr(title)), widget)

    def sent(self) -> PlanAfterCheck:
        return PlanAfterCheck(
            self.day.value(), self.people.inspectors(), self.method.value(), self.bring.value()
        )

    def unreadable(self) -> tuple[Problem, ...]:
        return self.day.unreadable()

    def accept(self) -> None:
        self.given.rooms.remembered[REMEMBERED] = self.people.inspectors()
        super().accept()


class _LookDialog(ActionDialog):
    """What both looks ask: each point, who looked, who was there, when."""

    width_ = 860

    def __init__(self, given: Given, points: tuple[BrokenPoint, ...]) -> None:
        super().__init__(given)
        self.points = BrokenPoints(points)
        self.points.changed.connect(self._follow)
        self.content.addWidget(self.points)
        head = QHBoxLayout()
        head.addWidget(label(tr("after.points"), bold=True))
        head.addStretch(1)
        self.rest = button(tr("after.rest_kept"), "small")
        head.addWidget(self.rest)
        self.rest.clicked.connect(self.points.rest_is_kept)
        self.content.insertLayout(self.content.count() - 1, head)
        self.people = asked.several(_looking(given), 60, tr("dialog.a_line_each"))
        self.attended = line_box(receiver_of(given))
        self.remark = asked.line()
        self.day = asked.day(tr("after.looked_on"), today_of(given))
        rows = self.rows()
        for title, widget in (
            ("after.inspectors", self.people.widget),
            ("after.attended", self.attended),
            ("after.looked_on", self.day.widget),
            ("dialog.remark", self.remark.widget),
        ):
            rows.addRow(asked_under(tr(title)), widget)
        self._follow()

    def unreadable(self) -> tuple[Problem, ...]:
        return self.day.unreadable()

    def _follow(self) -> None:
        """Let it be recorded once every point was looked at."""
        self.ok.setEnabled(not self.points.open_count)


class RecordAfterCheckDialog(_LookDialog):
    """The first look: all points that were promised."""

    def __init__(self, given: Given) -> None:
        points = (BrokenPoint(text, "", "", "") for _, text in promised_points(given))
        super().__init__(given, tuple(points))

    def sent(self) -> RecordAfterCheck:
        return RecordAfterCheck(
            self.people.value(), self.points.broken(), self.attended.text().strip(),
            self.remark.value(), self.day.value(),
        )  # fmt: skip


class RecordAfterRecheckDialog(_LookDialog):
    """The second and last look: only what was found broken the first time."""

    def __init__(self, given: Given) -> None:
        super().__init__(given, given.view.case.state.parts[given.deed.licence].follow_up.broken)

    def sent(self) -> RecordAfterRecheck:
        return RecordAfterRecheck(
            self.people.value(), self.points.broken(), self.attended.text().strip(),
            self.remark.value(), self.day.value(),
        )  # fmt: skip


def _looking(given: Given) -> tuple[str, ...]:
    """Propose who looks: those of the plan, else who sits here."""
    plan = given.view.case.state.parts[given.deed.licence].follow_up.plan
    return tuple(who.name for who in plan.inspectors) if plan else (given.actor.name,)
