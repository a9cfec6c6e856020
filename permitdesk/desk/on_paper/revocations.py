"""The facts of a revocation (撤销, 行政许可法 69): told before, heard, decided; others are asked."""

from collections.abc import Iterator

from permitdesk.desk.on_paper.decisions import remedies_told
from permitdesk.desk.on_paper.occasion import Occasion
from permitdesk.desk.on_paper.promise_words import (
    broken_rows,
    document_of,
    follow_up_of,
    last_day,
    permit_facts,
)
from permitdesk.desk.on_paper.turns import turn_facts
from permitdesk.desk.on_paper.values import clause, without_identities
from permitdesk.domain.follow_up import (
    GROUND_SOURCES,
    KeepPermit,
    RecordStatement,
    RevokeGround,
    TellIntent,
)
from permitdesk.domain.permit_acts import Revoke
from permitdesk.domain.special import Which
from permitdesk.domain.standing import barred_years, years_on
from permitdesk.domain.state import ActionType
from permitdesk.domain.wording import Fact, numeral
from permitdesk.text import paper_day

Row = dict[str, str]
_BARRED_YEARS = 3
"""After deceit in what directly concerns public safety (行政许可法 79)."""


def intent_facts(occasion: Occasion) -> dict[str, Fact]:
    """Return what is told before a revocation: facts, reason, article, and until when to answer."""
    intent = occasion.action.facts
    assert isinstance(intent, TellIntent)
    return {
        **permit_facts(occasion),
        **_ground(occasion, intent.ground, intent.source),
        "found": clause(intent.facts),
        "broken": broken_rows(follow_up_of(occasion).broken),
        "days": str(intent.days),
        **last_day(occasion, Which.STATEMENT),
    }


def statement_facts(occasion: Occasion) -> dict[str, Fact]:
    """Return what the holder said, word for word, and what becomes of it."""
    made = occasion.action.facts
    assert isinstance(made, RecordStatement)
    word = occasion.wording.word
    return {
        **permit_facts(occasion),
        **_intent(occasion),
        "by": made.by,
        "made_on": made.day or occasion.day,
        "statement": without_identities(made.text) or word("nothing_said"),
        "adopted": without_identities(clause(made.adopted)),
    }


def keep_facts(occasion: Occasion) -> dict[str, Fact]:
    """Return why a permit is not revoked, and that it stays as it was."""
    kept, intent = occasion.action.facts, follow_up_of(occasion).intent
    assert isinstance(kept, KeepPermit)
    assert intent is not None, "the procedure tells the intent before"
    return {
        **permit_facts(occasion),
        **_intent(occasion),
        "found": clause(intent.facts),
        "reason": without_identities(clause(kept.reason)),
        "public_harm": "yes" if kept.public_harm else "",
    }


def revocation_facts(occasion: Occasion) -> dict[str, Fact]:
    """Return what a revocation says: facts, article, course, decision, and how to contest it."""
    revoke, part = occasion.action.facts, occasion.part.part
    assert isinstance(revoke, Revoke)
    deceit = revoke.ground is RevokeGround.DECEIT
    barred = barred_years(part, revoke) is not None
    return {
        **turn_facts(occasion),
        **_ground(occasion, revoke.ground, revoke.source),
        "found": clause(revoke.facts),
        "course": [*_course(occasion)],
        "deceit": "yes" if deceit else "",
        "compensation": clause(revoke.compensation),
        "barred_until": paper_day(years_on(occasion.day, _BARRED_YEARS)) if barred else "",
        **remedies_told(occasion),
    }


def _ground(occasion: Occasion, ground: RevokeGround, own: str) -> dict[str, Fact]:
    """Return why, in the words of article 69, with its item and the licence's own rule."""
    return {
        "ground": occasion.wording.word(ground),
        "item": GROUND_SOURCES[ground].articles,
        "own_rule": clause(own),
    }


def _intent(occasion: Occasion) -> dict[str, Fact]:
    """Return which notice of intent it answers, and when that was served."""
    told_on = follow_up_of(occasion).intent_on
    return {
        "intent": document_of(occasion, ActionType.TELL_INTENT, "revocation_intent"),
        "told_on": paper_day(told_on) if told_on else "",
    }


def _course(occasion: Occasion) -> Iterator[Row]:
    """Yield what was done before the decision, step by step, as far as it was done."""
    for place, text in enumerate(_steps(occasion), 1):
        yield {"ordinal": numeral(place), "text": text}


def _steps(occasion: Occasion) -> Iterator[str]:
    word, done = occasion.wording.word, follow_up_of(occasion)
    if done.recorded_on:
        number = document_of(occasion, ActionType.RECORD_AFTER_CHECK, "after_check_record")
        yield word("looked", day=paper_day(done.recorded_on), number=number)
    if done.ordered_on:
        number = document_of(
            occasion, ActionType.ORDER_AFTER_RECTIFICATION, "after_rectification_order"
        )
        yield word("ordered", day=paper_day(done.ordered_on), number=number)
    if done.rechecked_on:
        number = document_of(occasion, ActionType.RECORD_AFTER_RECHECK, "after_recheck_record")
        yield word("rechecked", day=paper_day(done.rechecked_on), number=number)
    told = _intent(occasion)
    yield word("intended", day=str(told["told_on"]), number=str(told["intent"]))
    yield _heard(occasion)


def _heard(occasion: Occasion) -> str:
    """Say what the holder stated and what of it was taken up, or that he stated nothing."""
    word, made = occasion.wording.word, follow_up_of(occasion).statement
    if made is None:
        return word("silent")
    number = document_of(occasion, ActionType.RECORD_STATEMENT, "statement_record")
    key = "stated" if made.text else "waived"
    return word(
        key, by=made.by, number=number, text=clause(made.text) or word("silent"),
        adopted=without_identities(clause(made.adopted)),
    )  # fmt: skip
