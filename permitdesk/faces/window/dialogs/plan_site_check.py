"""Planning the joint site check: a day that keeps every clock green, two of each authority."""

from permitdesk.domain.decision import holder_of
from permitdesk.domain.errors import Problem
from permitdesk.domain.site_check import FEWEST_INSPECTORS, Inspector, PlanSiteCheck
from permitdesk.domain.visiting import last_green_day, next_day_free, proposed_day
from permitdesk.faces.shared.dialogs import asked
from permitdesk.faces.shared.dialogs.base import ActionDialog, Given
from permitdesk.faces.shared.dialogs.boxes import asked_under
from permitdesk.faces.shared.dialogs.inspector_box import authorities_of
from permitdesk.faces.shared.dialogs.usual import calendar_of, today_of
from permitdesk.faces.shared.parts import wrapped
from permitdesk.faces.window.dialogs.inspector_lines import InspectorLines
from permitdesk.text import short_day, tr

FIRST_HOUR = "9:30"
REMEMBERED = "inspectors"


class PlanSiteCheckDialog(ActionDialog):
    """Begins with the proposed day and the inspectors who went last time, or with the plan there is."""

    width_ = 720

    def __init__(self, given: Given) -> None:
        super().__init__(given)
        state = given.view.case.state
        parts = [state.parts[code].part for code in state.to_check]
        names = tuple(part.name for part in parts)
        self.content.addWidget(wrapped(tr("plan.licences", licences=names), bold=True))
        plan = state.site.plan or _proposed(given)
        self.day = asked.day(tr("plan.day"), plan.day, needed=True)
        self.time, self.place = asked.line(plan.time), asked.line(plan.place)
        self.bring = asked.several(plan.bring, 84, tr("dialog.a_line_each"))
        authorities = authorities_of(state, given.view.catalog, state.to_check)
        self.people = InspectorLines(authorities, parts, plan.inspectors)
        rows = self.rows()
        for title, widget in (
            ("plan.day", self.day.widget),
            ("", wrapped(_green(given), "quiet", "small")),
            ("hearing.time", self.time.widget),
            ("plan.place", self.place.widget),
            ("plan.bring", self.bring.widget),
            ("plan.inspectors", self.people),
        ):
            rows.addRow(asked_under(tr(title) if title else ""), widget)

    def sent(self) -> PlanSiteCheck:
        return PlanSiteCheck(
            day=self.day.value(),
            time=self.time.value(),
            inspectors=self.people.inspectors(),
            place=self.place.value(),
            licences=self.given.view.case.state.to_check,
            bring=self.bring.value(),
        )

    def unreadable(self) -> tuple[Problem, ...]:
        return self.day.unreadable()

    def accept(self) -> None:
        remembered = self.given.rooms.remembered
        known = {who.certificate: who for who in remembered.get(REMEMBERED, ())}
        known |= {who.certificate: who for who in self.people.inspectors()}
        remembered[REMEMBERED] = tuple(known.values())
        super().accept()


def _proposed(given: Given) -> PlanSiteCheck:
    """Propose a plan: a green day, the premises, what is usually wanted, who went before."""
    case, today = given.view.case, today_of(given)
    return PlanSiteCheck(
        day=proposed_day(case, calendar_of(given), today),
        time=FIRST_HOUR,
        inspectors=_likely(given),
        place=holder_of(case, given.view.catalog).premises,
        bring=tuple(tr("plan.bring_usual").splitlines()),
    )


def _likely(given: Given) -> tuple[Inspector, ...]:
    """Propose two of each authority that decides: those who went before, else empty lines."""
    state = given.view.case.state
    known = given.rooms.remembered.get(REMEMBERED, ())
    likely: list[Inspector] = []
    for code in dict.fromkeys(state.parts[item].part.decider for item in state.to_check):
        own = [who for who in known if who.department == code][-FEWEST_INSPECTORS:]
        likely += own + [Inspector("", code, "")] * (FEWEST_INSPECTORS - len(own))
    return tuple(likely)


def _green(given: Given) -> str:
    """Say by when the check keeps every clock green."""
    calendar, today = calendar_of(given), today_of(given)
    green = last_green_day(given.view.case, calendar, today)
    if green is None:
        return tr("plan.no_clock")
    last = max(green, next_day_free(today, calendar))
    return tr("plan.green_until", day=short_day(last))
