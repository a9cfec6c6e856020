"""The facts of a day's report (日报): figures as rows, listed acts with what was said."""

from collections.abc import Callable, Mapping
from typing import Any

from permitdesk.desk.day_report import Age, DayReport, DepartmentDay, Told
from permitdesk.desk.on_paper.values import clause
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.clock import Light
from permitdesk.domain.deferral import EndByGaps
from permitdesk.domain.facts import Decline, Deny, Remark
from permitdesk.domain.numbering import NumberState, Tally
from permitdesk.domain.site_check import Recuse
from permitdesk.domain.special import (
    AllowException,
    AnnouncePause,
    EndHandling,
    EndPause,
    ExceptionRule,
    Extend,
    RecordOverdue,
    SendReminder,
    SpoilNumber,
)
from permitdesk.domain.state import ActionType
from permitdesk.domain.wording import Fact, Wording
from permitdesk.text import paper_day

_SPECIAL = (
    ActionType.EXTEND,
    ActionType.EXTEND_JOINTLY,
    ActionType.ANNOUNCE_PAUSE,
    ActionType.END_PAUSE,
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
        say = _SAYINGS.get(type(told.facts))
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
        named = (item.name for item in self.catalog.documents.values() if item.series == series)
        return next(named, "") or self.word(f"series_{series}")

    def department(self, code: str) -> str:
        if not code:
            return self.word("whole_hall")
        known = self.catalog.departments.get(code)
        return known.short if known else code


Word = Callable[..., str]


def _deny(facts: Deny, _: Word) -> str:
    return "；".join(f"{clause(item.fact)}（{item.source}）" for item in facts.reasons)


def _overdue(facts: RecordOverdue, word: Word) -> str:
    return word("missed", which=word(f"which_{facts.which}"), due=paper_day(facts.due))


def _exception(facts: AllowException, word: Word) -> str:
    deferred = facts.rule is ExceptionRule.DEFERRAL_AFTER_BREACH
    return word("exception_deferral" if deferred else "exception", reason=facts.reason)


def _extend(facts: Extend, word: Word) -> str:
    return word("extended", days=str(facts.days), reason=facts.reason, approver=facts.approver)


def _pause(facts: AnnouncePause, word: Word) -> str:
    return word("paused", kind=word(f"pause_{facts.kind}"), matter=facts.matter)


def _spoil(facts: SpoilNumber, word: Word) -> str:
    return word("spoiled", number=facts.number, reason=facts.reason)


def _recuse(facts: Recuse, word: Word) -> str:
    return word("recused", name=facts.inspector, reason=facts.reason, other=facts.replacement.name)


_SAYINGS: Mapping[type, Callable[[Any, Word], str]] = {
    RecordOverdue: _overdue,
    AllowException: _exception,
    EndByGaps: lambda facts, word: word("gaps", names="、".join(one.name for one in facts.gaps)),
    SpoilNumber: _spoil,
    Extend: _extend,
    AnnouncePause: _pause,
    EndPause: lambda facts, word: word("resumed", result=facts.result, document=facts.document),
    Decline: lambda facts, _: f"{clause(facts.explanation)}（{facts.source}）",
    Deny: _deny,
    Remark: lambda facts, _: facts.remark,
    EndHandling: lambda facts, _: facts.explanation,
    Recuse: _recuse,
    SendReminder: lambda facts, _: facts.text,
}
