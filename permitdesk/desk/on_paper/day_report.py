"""The facts of a day's report (日报): figures as rows, listed acts with what was said."""

from permitdesk.desk.day_report import Age, DayReport, DepartmentDay, Told
from permitdesk.desk.on_paper.day_sayings import SAYINGS
from permitdesk.desk.on_paper.values import clause
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.clock import Light
from permitdesk.domain.day import ENDING
from permitdesk.domain.numbering import NumberState, Tally
from permitdesk.domain.state import ActionType
from permitdesk.domain.wording import Fact, Wording

_SPECIAL = (
    ActionType.EXTEND,
    ActionType.EXTEND_JOINTLY,
    ActionType.ANNOUNCE_PAUSE,
    ActionType.END_PAUSE,
)
_ENDS = (*ENDING, ActionType.RESUME, ActionType.REINSTATE)
_AFTERWARDS = (
    ActionType.ORDER_AFTER_RECTIFICATION,
    ActionType.TELL_INTENT,
    ActionType.KEEP_PERMIT,
    ActionType.RECORD_CREDIT,
    ActionType.OBJECT_CREDIT,
    ActionType.SETTLE_OBJECTION,
    ActionType.REPAIR_CREDIT,
    ActionType.PUBLISH,
)
_REST = (
    ActionType.DECLINE,
    ActionType.DENY,
    ActionType.WITHDRAW,
    ActionType.END,
    ActionType.END_BY_GAPS,
    ActionType.DEEM_RENEWED,
    ActionType.RECUSE,
    ActionType.SEND_REMINDER,
)
_LIGHTS = (Light.RED, Light.ORANGE, Light.YELLOW, Light.GREEN)
NOTHING = "—"

Row = dict[str, str]


def day_report_facts(report: DayReport, wording: Wording, catalog: Catalog) -> dict[str, Fact]:
    """Return what stands in the report of a day; a list of nothing is left to the wording."""
    rows = _Rows(wording, catalog)
    told = report.of
    facts: dict[str, Fact] = {
        "office": catalog.lead.office,
        "hall": catalog.office.hall,
        "day": report.day,
        "made_on": report.made_on,
        "figures": [rows.figures(one) for one in (report.hall, *report.departments)],
        "balance": [rows.balance(one) for one in (report.hall, *report.departments)],
        "ages": [rows.age(age) for age in report.ages],
        "lights": [
            {"light": wording.word(light), "cases": str(report.lights[light])}
            for light in _LIGHTS
            if light in report.lights
        ],
        "deemed": [rows.told(one) for one in told(ActionType.DEEM_ACCEPTED)],
        "missed": [rows.told(one) for one in told(ActionType.RECORD_OVERDUE)],
        "exceptions": [rows.told(one) for one in told(ActionType.ALLOW_EXCEPTION)],
        "spoiled": [rows.told(one) for one in told(ActionType.SPOIL_NUMBER)],
        "special": [rows.told(one) for one in told(*_SPECIAL)],
        "promises": [rows.figures(one) for one in (report.hall, *report.departments)],
        "ends": [rows.told(one) for one in told(*_ENDS)],
        "afterwards": [rows.told(one) for one in told(*_AFTERWARDS)],
        "rest": [rows.told(one) for one in told(*_REST)],
        "numbers": [rows.tally(tally) for tally in report.numbers],
        "years": [
            {"year": str(missing.year), "cases": str(missing.cases)}
            for missing in report.missing_years
        ],
    }
    return facts


class _Rows:
    """Writes rows in the words of the report."""

    def __init__(self, wording: Wording, catalog: Catalog) -> None:
        self.word = wording.word
        self.catalog = catalog

    def figures(self, one: DepartmentDay) -> Row:
        acts = {name: str(number) for name, number in one.acts.items()}
        return {"department": self.department(one.department), **acts}

    def balance(self, one: DepartmentDay) -> Row:
        sums = {
            "received_all": str(one.received),
            "closed_all": str(one.closed),
            "open": str(one.open),
        }
        return {**self.figures(one), **sums}

    def age(self, age: Age) -> Row:
        if age.last is None:
            group = self.word("older", first=str(age.first))
        else:
            group = self.word("age", first=str(age.first), last=str(age.last))
        return {"age": group, "cases": str(age.cases)}

    def told(self, told: Told) -> Row:
        say = SAYINGS.get(type(told.facts))
        said = clause(say(told.facts, self.word)) if say else ""
        return {
            "case": told.event.case,
            "applicant": told.applicant or NOTHING,
            "licence": told.licence or self.word("whole_case"),
            "window": told.window,
            "act": self.word(told.event.type),
            "said": said or NOTHING,
            "document": "、".join(told.numbers.values()) or NOTHING,
            "actor": told.event.actor,
        }

    def tally(self, tally: Tally) -> Row:
        strand = tally.strand
        states = {str(state): str(tally.counted.get(state, 0)) for state in NumberState}
        return {
            "series": self.series(strand.series),
            "strand": f"{strand.letter}〔{strand.year}〕",
            "last": str(tally.last),
            **states,
            "whole": self.word("whole" if tally.is_whole else "gap"),
        }

    def series(self, series: str) -> str:
        documents = self.catalog.documents
        if series in documents:
            return documents[series].name
        named = (item.name for item in documents.values() if item.series == series)
        return next(named, "") or self.word(f"series_{series}")

    def department(self, code: str) -> str:
        if not code:
            return self.word("whole_hall")
        known = self.catalog.departments.get(code)
        return known.short if known else code
