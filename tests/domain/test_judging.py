"""Papers judged: every department for itself, with a reason; the lead settles a difference."""

from dataclasses import replace

import pytest

from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.facts import Facts
from permitdesk.domain.judging import (
    JudgeMaterial,
    MaterialReason,
    MaterialVerdict,
    SettleMaterial,
)
from permitdesk.domain.state import ActionType
from tests.domain.cases import (
    FIRE,
    FOOD,
    REVIEWER,
    accepted,
    act,
    done,
    judged_differently,
    reviewed,
)

PLAN = "layout_plan"
GOOD = JudgeMaterial(PLAN, MaterialVerdict.GOOD)
BAD = JudgeMaterial(PLAN, MaterialVerdict.NOT_GOOD, MaterialReason.ILLEGIBLE)


@pytest.mark.parametrize(
    ("facts", "key"),
    [
        (replace(BAD, reason=None), "material.reason"),
        (replace(BAD, reason=MaterialReason.OTHER), "material.note"),
    ],
)
def test_a_paper_that_is_not_good_needs_a_reason_and_other_needs_words(
    facts: Facts, key: str
) -> None:
    with pytest.raises(NotAllowed) as refused:
        done(accepted(), ActionType.JUDGE_MATERIAL, FOOD, facts)

    assert refused.value.key == key


def test_two_departments_may_judge_one_paper_differently_and_both_verdicts_stay() -> None:
    judged = judged_differently().state.judged[PLAN]

    assert judged.differs
    assert judged.verdict is None
    assert [(one.licence, one.facts.verdict) for one in judged.opinions] == [
        (FOOD, MaterialVerdict.GOOD), (FIRE, MaterialVerdict.NOT_GOOD),
    ]  # fmt: skip


def test_the_lead_settles_and_the_verdicts_stay_beside_it() -> None:
    case = judged_differently()

    settled = done(case, ActionType.SETTLE_MATERIAL).state.judged[PLAN]

    assert settled.verdict is MaterialVerdict.GOOD
    assert settled.opinions == case.state.judged[PLAN].opinions
    assert not settled.differs


def test_what_nobody_disputes_is_not_settled() -> None:
    agreed = done(accepted(), ActionType.JUDGE_MATERIAL, FOOD, GOOD)
    other = SettleMaterial("health_certs", MaterialVerdict.GOOD, "理由")

    assert agreed.why_not(ActionType.SETTLE_MATERIAL) is not None
    with pytest.raises(NotAllowed, match=r"material\.nothing_to_settle"):
        done(judged_differently(), ActionType.SETTLE_MATERIAL, facts=other)


def test_a_difference_is_not_settled_without_words() -> None:
    silent = SettleMaterial(PLAN, MaterialVerdict.GOOD, "")

    with pytest.raises(NotAllowed, match=r"material\.note"):
        done(judged_differently(), ActionType.SETTLE_MATERIAL, facts=silent)


def test_a_reviewer_settles_nothing_and_another_department_does_not_judge() -> None:
    refusal = judged_differently().why_not(ActionType.SETTLE_MATERIAL, "", REVIEWER)
    other = replace(REVIEWER, station="tobacco")

    assert refusal is not None
    assert refusal.key == "case.wrong_role"
    with pytest.raises(NotAllowed, match=r"case\.other_department"):
        accepted().then(replace(act(accepted(), ActionType.JUDGE_MATERIAL, FOOD), actor=other))


def test_a_later_verdict_of_the_same_department_takes_the_place_of_its_earlier_one() -> None:
    case = done(judged_differently(), ActionType.JUDGE_MATERIAL, FIRE, GOOD)

    judged = case.state.judged[PLAN]

    assert len(judged.opinions) == 2
    assert judged.verdict is MaterialVerdict.GOOD


def test_a_new_verdict_after_the_settlement_opens_the_question_again() -> None:
    settled = done(judged_differently(), ActionType.SETTLE_MATERIAL)

    judged = done(settled, ActionType.JUDGE_MATERIAL, FIRE, BAD).state.judged[PLAN]

    assert judged.differs


def test_a_verdict_on_a_paper_changes_no_opinion_and_no_decision() -> None:
    before = reviewed()

    after = done(before, ActionType.JUDGE_MATERIAL, FOOD, BAD)

    assert after.state.parts == before.state.parts
    assert after.status is before.status
