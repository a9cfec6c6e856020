"""The facts of a paper that is made anew while nothing of the permit changes: lost, damaged, misprinted."""

from permitdesk.desk.on_paper.occasion import Occasion
from permitdesk.desk.on_paper.turns import turn_facts
from permitdesk.desk.on_paper.values import clause
from permitdesk.domain.permit_acts import CorrectMisprint, LossReason, Reissue
from permitdesk.domain.wording import Fact


def reissue_facts(occasion: Occasion) -> dict[str, Fact]:
    """Return what the note of a reissue says: why, how the loss was made known, which paper counts."""
    reissue, turn = occasion.action.facts, turn_facts(occasion)
    assert isinstance(reissue, Reissue)
    licence = occasion.action.licence
    return {
        **turn,
        "reason": occasion.wording.word(reissue.reason),
        "asked_by": reissue.applicant,
        "declared": clause(reissue.declared),
        "damaged": "yes" if reissue.reason is LossReason.DAMAGED else "",
        "of_composite": "" if licence else turn["others"],
        "of_licence": turn["others"] if licence else "",
    }


def misprint_facts(occasion: Occasion) -> dict[str, Fact]:
    """Return what the note of a correction says: as printed, as it should read, where it reads so."""
    misprint = occasion.action.facts
    assert isinstance(misprint, CorrectMisprint)
    return {
        **turn_facts(occasion),
        "item": occasion.wording.word(misprint.item),
        "sides": [
            {
                "item": occasion.wording.word(misprint.item),
                "wrong": clause(misprint.wrong) or occasion.wording.word("blank"),
                "right": clause(misprint.right),
            }
        ],
        "evidence": clause(misprint.evidence),
    }
