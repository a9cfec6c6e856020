"""What was said with a turn of a permit's life, in the words of a slip."""

from collections.abc import Callable, Mapping
from typing import Any

from permitdesk.desk.on_paper.occasion import Occasion
from permitdesk.desk.on_paper.values import clause
from permitdesk.domain.permit_acts import (
    AwaitRenewal,
    Cancel,
    CarryOn,
    CorrectMisprint,
    Recall,
    Reinstate,
    Reissue,
    Rescind,
    Resume,
    StopAwaiting,
    Suspend,
)
from permitdesk.text import paper_day


def _suspend(facts: Suspend, occasion: Occasion) -> str:
    number = facts.penalty.number
    if facts.until is None:
        return number
    return occasion.wording.word("withheld", document=number, day=paper_day(facts.until))


def _reissue(facts: Reissue, occasion: Occasion) -> str:
    return occasion.wording.word(facts.reason)


def _misprint(facts: CorrectMisprint, occasion: Occasion) -> str:
    wrong = clause(facts.wrong) or occasion.wording.word("nothing")
    return occasion.wording.word("corrected", wrong=wrong, right=clause(facts.right))


PERMIT_SAYINGS: Mapping[type, Callable[[Any, Occasion], str]] = {
    Recall: lambda facts, _: clause(facts.facts),
    Rescind: lambda facts, _: facts.penalty.number,
    Suspend: _suspend,
    Resume: lambda facts, _: clause(facts.document),
    Cancel: lambda facts, _: clause(facts.facts),
    Reinstate: lambda facts, _: clause(facts.document),
    Reissue: _reissue,
    CorrectMisprint: _misprint,
    CarryOn: lambda facts, _: facts.case,
    AwaitRenewal: lambda facts, _: facts.case,
    StopAwaiting: lambda facts, _: facts.case,
}
"""By the facts of the act; a lapse has nothing to say."""
