"""Why a licence is needed or not, how long it takes: in words for people who read no law."""

from collections.abc import Sequence
from datetime import date

from permitdesk.domain.answer import Answers, Value
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.clock import due_day
from permitdesk.domain.condition import Condition, Op
from permitdesk.domain.industry import GuideQuestion, Need
from permitdesk.domain.timing import Limit
from permitdesk.domain.workdays import WorkCalendar
from permitdesk.text import tr


def why(catalog: Catalog, industry: str, need: Need) -> str:
    """Say which of the applicant's own answers decided about a licence."""
    kind = catalog.industry(industry)
    if need.rule is None:
        return tr("kiosk.why.always", industry=kind.name)
    rules = {part.field: part for part in need.rule.comparisons()}
    asked = {question.id: question for question in kind.questions}
    told = [_told(asked[key], value, rules[key]) for key, value in need.because.items()]
    return tr("kiosk.join").join(told)


def spoken_limit(limit: Limit) -> str:
    """Write a limit: 20 个工作日."""
    return tr(f"kiosk.limit.{limit.unit.value}", count=limit.length)


def limit_of(catalog: Catalog, licence: str) -> Limit:
    """Return the longest time the law lets the authority take, before any form is filled in."""
    return catalog.licence(licence).statutory_limit(Answers())


def longest(
    catalog: Catalog, licences: Sequence[str], today: date, calendar: WorkCalendar
) -> Limit | None:
    """Return the limit that ends last when all begin today; None for no licence."""
    limits = [limit_of(catalog, code) for code in licences]
    return max(limits, key=lambda limit: due_day(today, limit, calendar).day, default=None)


def amount(question: GuideQuestion, value: object) -> str:
    """Write a number with its unit: 420 平方米."""
    return f"{value} {unit_word(question.unit)}".strip()


def unit_word(unit: str) -> str:
    """Write a unit in words where many people do not read its sign."""
    return tr("kiosk.unit.square_metre") if unit == "㎡" else unit


def _told(question: GuideQuestion, value: Value, rule: Condition) -> str:
    if isinstance(value, bool):
        return tr("kiosk.why.yes" if value else "kiosk.why.no", question=question.text)
    if rule.op in (Op.GTE, Op.LTE):
        holds = rule.holds({question.id: value})
        reached = holds == (rule.op is Op.GTE)
        return tr(
            "kiosk.why.reached" if reached else "kiosk.why.below",
            answer=amount(question, value),
            bound=amount(question, rule.value),
        )
    return tr("kiosk.why.chose", question=question.text, answer=value)
