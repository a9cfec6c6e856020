"""Why a licence is needed, or not, in words an applicant understands."""

from collections.abc import Iterator

from permitdesk.domain.condition import Condition, Op
from permitdesk.domain.industry import GuideQuestion, Industry, Need
from permitdesk.text import tr


def why_needed(industry: Industry, need: Need) -> str:
    """Say which answers made a licence needed."""
    lines = list(_answers(industry, need))
    if not lines:
        return tr("why.always", industry=industry.name)
    return tr("why.because", answers="；".join(lines))


def why_not_needed(industry: Industry, need: Need) -> str:
    """Say which answers made a licence unnecessary, and where the line runs."""
    lines = list(_answers(industry, need))
    return tr("why.not_because", answers="；".join(lines)) if lines else tr("why.not_asked")


def _answers(industry: Industry, need: Need) -> Iterator[str]:
    questions = {question.id: question for question in industry.questions}
    comparisons = list(need.rule.comparisons()) if need.rule else []
    for key, value in need.because.items():
        question = questions[key]
        words = tr(
            "why.answer", question=question.text.rstrip("？?"), answer=_words(question, value)
        )
        bounds = [_bound(part, question) for part in comparisons if part.field == key]
        yield words + "".join(filter(None, bounds))


def _words(question: GuideQuestion, value: object) -> str:
    if isinstance(value, bool):
        return tr("box.yes" if value else "box.no")
    if isinstance(value, tuple):
        return "、".join(map(str, value))
    return f"{value} {question.unit}".strip()


def _bound(part: Condition, question: GuideQuestion) -> str:
    if part.op not in (Op.GTE, Op.LTE):
        return ""
    bound = f"{part.value} {question.unit}".strip()
    return tr("why.from" if part.op is Op.GTE else "why.up_to", bound=bound)
