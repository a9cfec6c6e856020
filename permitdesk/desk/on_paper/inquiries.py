"""The facts of a question to departments whose permits lean on one that ended, and of its answer."""

from permitdesk.desk.on_paper.occasion import Occasion
from permitdesk.desk.on_paper.turns import turn_facts
from permitdesk.desk.on_paper.values import clause, numbered, without_identities
from permitdesk.domain.case import Case
from permitdesk.domain.follow_up import AnswerQuestion, Leaning, Question
from permitdesk.domain.permit_acts import Lapse, Recall, Rescind, Revoke
from permitdesk.domain.procedure import RULES
from permitdesk.domain.state import Action
from permitdesk.domain.wording import Fact

Row = dict[str, str]
_Ends = Revoke | Recall | Rescind | Lapse


def asks(_: Case, action: Action, __: str) -> bool:
    """Tell whether an end makes the office ask departments whose permits lean on it."""
    return isinstance(action.facts, _Ends) and bool(action.facts.leaning)


def inquiry_facts(occasion: Occasion) -> dict[str, Fact]:
    """Return what a question says: what ended, and which permits lean on it and why."""
    ended = occasion.action.facts
    assert isinstance(ended, _Ends)
    departments = dict.fromkeys(occasion.office_of(item.department) for item in ended.leaning)
    return {
        **turn_facts(occasion),
        "departments": "、".join(departments),
        "ended": occasion.wording.word(occasion.action.type),
        "document": _decision(occasion),
        "leaning": numbered([_row(occasion, item) for item in ended.leaning]),
    }


def answer_facts(occasion: Occasion) -> dict[str, Fact]:
    """Return what a department answers: of which question, what becomes of its permit."""
    answer, asked = occasion.action.facts, _asked(occasion)
    assert isinstance(answer, AnswerQuestion)
    leaning = asked.leaning
    return {
        **occasion.common(),
        "office": occasion.office_of(leaning.department),
        "asker": occasion.office_of(occasion.case.state.parts[asked.about].part.decider),
        "about": occasion.case.state.parts[asked.about].part.name,
        "document": asked.document,
        "asked_on": asked.asked_on,
        "permit_number": leaning.permit,
        "licence": leaning.name,
        "answer": occasion.wording.word(answer.answer),
        "text": without_identities(clause(answer.text)),
    }


def _decision(occasion: Occasion) -> str:
    """Return the number of the decision that ended the permit."""
    (series,) = RULES[occasion.action.type].series
    return occasion.whole.state.number_of(occasion.action, occasion.place, series)


def _row(occasion: Occasion, item: Leaning) -> Row:
    return {
        "permit": item.permit,
        "name": item.name,
        "department": occasion.office_of(item.department),
        "case": item.case,
    }


def _asked(occasion: Occasion) -> Question:
    """Return the question an answer answers."""
    answer = occasion.action.facts
    return next(item for item in occasion.case.state.questions if item.answer == answer)
