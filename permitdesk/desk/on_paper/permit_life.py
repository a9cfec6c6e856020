"""The facts of a permit's ends and of its coming back: recalled, taken, withheld, struck, lapsed."""

from permitdesk.desk.on_paper.decisions import remedies_told
from permitdesk.desk.on_paper.occasion import Occasion
from permitdesk.desk.on_paper.turns import penalty_facts, turn_facts
from permitdesk.desk.on_paper.values import clause
from permitdesk.domain.permit_acts import (
    CANCEL_SOURCES,
    Cancel,
    Lapse,
    Recall,
    Reinstate,
    Rescind,
    Resume,
    Suspend,
)
from permitdesk.domain.wording import Fact
from permitdesk.text import paper_day


def recall_facts(occasion: Occasion) -> dict[str, Fact]:
    """Return what a recall says: what changed, by which rule, what is paid for the loss (8)."""
    recall = occasion.action.facts
    assert isinstance(recall, Recall)
    return {
        **turn_facts(occasion),
        "ground": occasion.wording.word(recall.ground),
        "found": clause(recall.facts),
        "source": clause(recall.source),
        "compensation": clause(recall.compensation),
        **remedies_told(occasion),
    }


def rescission_facts(occasion: Occasion) -> dict[str, Fact]:
    """Return what the desk registers of a penalty that takes a permit (吊销)."""
    rescind = occasion.action.facts
    assert isinstance(rescind, Rescind)
    return {**turn_facts(occasion), **penalty_facts(rescind.penalty)}


def suspension_facts(occasion: Occasion) -> dict[str, Fact]:
    """Return what the desk registers of a penalty that withholds a permit, and until when."""
    suspend = occasion.action.facts
    assert isinstance(suspend, Suspend)
    word = occasion.wording.word
    until = word("until", day=paper_day(suspend.until)) if suspend.until else word("until_lifted")
    return {**turn_facts(occasion), **penalty_facts(suspend.penalty), "until": until}


def resumption_facts(occasion: Occasion) -> dict[str, Fact]:
    """Return what is said where a withheld permit is given back."""
    resume = occasion.action.facts
    assert isinstance(resume, Resume)
    return {
        **turn_facts(occasion),
        "document": clause(resume.document),
        "reason": clause(resume.reason),
    }


def cancellation_facts(occasion: Occasion) -> dict[str, Fact]:
    """Return what is announced where a permit is struck: why, by which item, what was collected (70)."""
    cancel = occasion.action.facts
    assert isinstance(cancel, Cancel)
    article = str(CANCEL_SOURCES[cancel.ground])
    return {
        **turn_facts(occasion),
        "matter": occasion.wording.word("filing" if occasion.part.part.filing else "permit"),
        "ground": occasion.wording.word(cancel.ground),
        "found": clause(cancel.facts),
        "article": article,
        "rule": "" if cancel.source in ("", article) else clause(cancel.source),
        "returned": "、".join(cancel.returned),
        "announced": cancel.announced,
        **remedies_told(occasion),
    }


def lapse_facts(occasion: Occasion) -> dict[str, Fact]:
    """Return what is told where the last day of a permit passed and nothing carries it on."""
    lapse = occasion.action.facts
    assert isinstance(lapse, Lapse)
    permit = occasion.case.state.permit_of(occasion.action.licence)
    assert permit is not None
    assert permit.validity.until is not None, "what has no last day does not lapse"
    return {**turn_facts(occasion), "last_day": permit.validity.until}


def reinstatement_facts(occasion: Occasion) -> dict[str, Fact]:
    """Return what is told where reconsideration or a judgment undid the end of a permit."""
    reinstate = occasion.action.facts
    assert isinstance(reinstate, Reinstate)
    permit = occasion.before.state.permit_of(occasion.action.licence)
    assert permit is not None
    return {
        **turn_facts(occasion),
        "by": occasion.wording.word(reinstate.by),
        "document": reinstate.document,
        "authority": reinstate.authority,
        "document_day": reinstate.day,
        "undone": occasion.wording.word(permit.state),
    }
