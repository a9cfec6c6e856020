"""Acceptance with gaps: what may come later, until when, and what a missed day ends."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permitdesk.domain.answer import Answers
from permitdesk.domain.case import Case
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.deferral import (
    AcceptWithGaps,
    EndByGaps,
    Gap,
    deferral_limit,
    refusal_to_defer,
)
from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.facts import Amend, LookThrough
from permitdesk.domain.licence import Licence
from permitdesk.domain.materials import MaterialNeed, materials_of
from permitdesk.domain.running import clock_of
from permitdesk.domain.special import AllowException, ExceptionRule, Remind, Which
from permitdesk.domain.state import ActionType, PartStatus, Status
from permitdesk.domain.timing import Limit, Start, Unit
from tests.desk.hall import real_catalog
from tests.domain.cases import (
    APPLICATION,
    DEFECT,
    FILING,
    FIRE,
    FOOD,
    GAP,
    GRANT,
    TODAY,
    accepted,
    checked,
    deferred,
    done,
    found_incomplete,
    looked_through,
)

PROMISE = AcceptWithGaps((GAP.material,), "王某", days=10, gaps=(GAP,))


def refused(case: Case, facts: AcceptWithGaps) -> str:
    with pytest.raises(NotAllowed) as found:
        done(case, ActionType.ACCEPT_WITH_GAPS, facts=facts)
    assert found.value.source is not None
    return found.value.key


# --- which papers ---


def test_a_paper_may_come_later_only_where_every_licence_that_asks_for_it_says_so() -> None:
    catalog = real_catalog()
    for bundle in (tuple(industry_bundle) for industry_bundle in bundles(catalog)):
        for need in materials_of(catalog, bundle, Answers()):
            allowed = all(
                material.deferrable
                and catalog.licence(code).deferral_allowed
                and not catalog.licence(code).public_safety
                for code, material in need.uses.items()
            )
            assert (refusal_to_defer(catalog, need) is None) == allowed


def bundles(catalog: Catalog) -> list[list[str]]:
    codes = list(catalog.licences)
    return [codes[start : start + 6] for start in range(0, len(codes), 6)]


@pytest.mark.parametrize("change", [{"public_safety": True}, {"deferral_allowed": False}])
def test_public_safety_in_one_licence_wins_over_permission_in_all_others(
    change: dict[str, bool],
) -> None:
    catalog = real_catalog()
    material = replace(catalog.licence(FOOD).materials[0], deferrable=True)
    need = MaterialNeed(
        "paper", "某材料", 1, "original", {FOOD: material, FIRE: material}, False, (), True
    )
    guarded: dict[str, Licence] = {
        **catalog.licences, FIRE: replace(catalog.licence(FIRE), **change)  # type: ignore[arg-type]
    }  # fmt: skip

    allowed = refusal_to_defer(catalog, need)
    refusal = refusal_to_defer(replace(catalog, licences=guarded), need)

    assert allowed is None
    assert refusal is not None
    assert refusal.key == "deferral.safety"
    assert refusal.facts["licence"] == catalog.licence(FIRE).name


def test_safety_is_named_before_a_main_paper_of_another_licence() -> None:
    catalog = real_catalog()
    material = replace(catalog.licence(FOOD).materials[0], deferrable=False)
    uses = {FOOD: material, "hazchem": replace(material, deferrable=True)}
    need = MaterialNeed("paper", "某材料", 1, "original", uses, False, (), True)

    refusal = refusal_to_defer(catalog, need)

    assert refusal is not None
    assert refusal.key == "deferral.safety"


# --- whether at all ---


def test_it_is_offered_only_where_something_is_missing_and_all_that_is_there_is_in_legal_form() -> (
    None
):
    not_in_form = done(
        looked_through(), ActionType.LOOK_THROUGH, facts=LookThrough(False, False, (DEFECT,))
    )

    assert refused(looked_through(), PROMISE) == "deferral.nothing_missing"
    assert refused(not_in_form, PROMISE) == "deferral.not_in_form"
    assert deferred().status is Status.ACCEPTED


def test_a_defect_that_nobody_defers_stands_in_the_way() -> None:
    other = replace(DEFECT, item="layout_plan", name="平面图")
    case = done(
        looked_through(), ActionType.LOOK_THROUGH, facts=LookThrough(False, True, (DEFECT, other))
    )

    assert refused(case, PROMISE) == "deferral.other_defects"


@pytest.mark.parametrize(
    ("promise", "key"),
    [
        (replace(PROMISE, materials=()), "deferral.incomplete"),
        (replace(PROMISE, signer=""), "deferral.incomplete"),
        (replace(PROMISE, days=0), "deferral.incomplete"),
        (replace(PROMISE, gaps=()), "deferral.unknown"),
    ],
)
def test_an_acceptance_with_gaps_names_papers_signer_and_days(
    promise: AcceptWithGaps, key: str
) -> None:
    assert refused(found_incomplete(), promise) == key


def test_who_promises_for_the_legal_person_shows_his_authority() -> None:
    named = Answers({"legal_person_name": "王某"})
    case = found_incomplete()
    received = replace(case.received, application=replace(APPLICATION, answers=named))
    case = replace(case, actions=(replace(case.actions[0], facts=received), *case.actions[1:]))
    by_agent = replace(PROMISE, signer="李某")

    assert refused(case, by_agent) == "deferral.authority"
    with_letter = replace(by_agent, authority="授权委托书〔2026〕1号")
    assert done(case, ActionType.ACCEPT_WITH_GAPS, facts=with_letter).state.deferral is not None


# --- until when ---


@given(
    days=st.integers(1, 60),
    promised=st.lists(
        st.integers(1, 60).map(lambda n: Limit(n, Unit.WORKING_DAY, Start.ACCEPTANCE))
    ),
)
def test_the_days_are_never_more_than_the_shortest_promise(
    days: int, promised: list[Limit]
) -> None:
    limit = deferral_limit(days, promised)

    assert limit.length == min([days, *(item.length for item in promised)])
    assert limit.unit is Unit.WORKING_DAY


def test_the_clock_runs_from_acceptance_and_stops_when_the_last_paper_came() -> None:
    case = deferred()
    running = clock_of(case, Which.DEFERRAL)

    brought = done(case, ActionType.BRING_GAPS)

    assert (running.start, running.stopped_on) == (TODAY, None)
    assert clock_of(brought, Which.DEFERRAL).stopped_on == TODAY
    assert brought.why_not(ActionType.BRING_GAPS) is not None


def test_of_two_papers_the_second_is_still_to_come_after_the_first() -> None:
    other = Gap("layout_plan", "平面图", (FIRE,))
    both = AcceptWithGaps((GAP.material, other.material), "王某", days=5, gaps=(GAP, other))
    case = done(found_incomplete(), ActionType.ACCEPT_WITH_GAPS, facts=both)

    case = done(case, ActionType.BRING_GAPS)

    assert case.state.deferral is not None
    assert case.state.deferral.open == (other,)
    assert case.state.deferral.ended_on is None


# --- what it holds up, and what it ends ---


def test_what_needs_the_paper_is_not_granted_before_it_is_there_and_everything_else_is() -> None:
    case = done(done(deferred(), ActionType.PLAN_SITE_CHECK), ActionType.RECORD_SITE_CHECK)
    for code in (FOOD, FIRE):
        case = done(case, ActionType.REVIEW, code)

    refusal = case.why_not(ActionType.GRANT, FOOD)
    brought = done(case, ActionType.BRING_GAPS)

    assert refusal is not None
    assert refusal.key == "deferral.first"
    assert done(case, ActionType.GRANT, FIRE, GRANT).state.parts[FIRE].status is PartStatus.GRANTED
    assert brought.why_not(ActionType.GRANT, FOOD) is None
    assert case.why_not(ActionType.DENY, FOOD) is None


def test_a_filing_that_needs_the_paper_is_not_recorded_before_it_is_there() -> None:
    for_filing = replace(PROMISE, gaps=(replace(GAP, licences=(FILING,)),))
    case = done(found_incomplete(), ActionType.ACCEPT_WITH_GAPS, facts=for_filing)

    refusal = case.why_not(ActionType.RECORD_FILING, FILING)

    assert refusal is not None
    assert refusal.key == "deferral.first"


def test_the_missed_day_ends_only_what_needs_the_paper_and_refuses_nothing() -> None:
    case = done(deferred(), ActionType.END_BY_GAPS)

    assert case.status is Status.ACCEPTED
    assert case.state.open_parts == (FIRE, FILING)
    assert case.state.parts[FOOD].status is PartStatus.WITHDRAWN
    assert case.state.parts[FOOD].result is None
    assert case.state.deferral is not None
    assert case.state.deferral.missed


def test_where_everything_needs_the_paper_the_case_ends_without_a_decision() -> None:
    for_all = replace(GAP, licences=(FOOD, FIRE, FILING))
    promise = replace(PROMISE, gaps=(for_all,))
    case = done(found_incomplete(), ActionType.ACCEPT_WITH_GAPS, facts=promise)

    case = done(case, ActionType.END_BY_GAPS, facts=EndByGaps((for_all,)))

    assert case.status is Status.ENDED
    assert case.state.decided_parts == ()


def test_what_was_decided_before_the_missed_day_stays_decided() -> None:
    case = deferred()
    case = done(case, ActionType.REVIEW, FIRE)
    case = done(case, ActionType.GRANT, FIRE, GRANT)
    case = done(case, ActionType.RECORD_FILING, FILING)

    case = done(case, ActionType.END_BY_GAPS)

    assert case.status is Status.DECIDED
    assert case.state.favourable == (FIRE, FILING)


def test_nobody_waits_for_a_paper_of_a_licence_that_was_withdrawn_and_no_promise_is_broken() -> (
    None
):
    case = done(deferred(), ActionType.WITHDRAW, FOOD)

    assert case.state.deferral is not None
    assert case.state.deferral.open == ()
    assert not case.state.deferral.missed
    assert clock_of(case, Which.DEFERRAL).stopped_on == TODAY
    assert case.why_not(ActionType.END_BY_GAPS) is not None


def test_a_reminder_of_the_papers_is_noted_once() -> None:
    case = done(deferred(), ActionType.REMIND, facts=Remind(Which.DEFERRAL, TODAY, 1))

    assert case.state.deferral is not None
    assert case.state.deferral.reminded


def test_without_a_deferral_there_is_no_such_clock() -> None:
    with pytest.raises(StopIteration):
        clock_of(accepted(), Which.DEFERRAL)
    refusal = checked().why_not(ActionType.BRING_GAPS)
    assert refusal is not None
    assert refusal.key == "deferral.none_open"


def test_bringing_papers_keeps_the_numbers_and_the_day_of_acceptance() -> None:
    case = deferred()

    brought = done(case, ActionType.BRING_GAPS)

    assert isinstance(brought.actions[-1].facts, Amend)
    assert brought.state.numbers == case.state.numbers
    assert brought.state.accepted_at == case.state.accepted_at
    assert {taken.series for taken in case.state.numbers.values()} >= {
        "acceptance_notice", "deferral_notice",
    }  # fmt: skip


def test_an_exception_made_for_a_deferral_is_still_there_after_a_correction_notice() -> None:
    allow = AllowException(ExceptionRule.DEFERRAL_AFTER_BREACH, "上次因住院未能补齐")
    case = done(found_incomplete(), ActionType.ALLOW_EXCEPTION, facts=allow)

    case = done(case, ActionType.REQUEST_CORRECTION)

    assert case.state.exceptions == (ExceptionRule.DEFERRAL_AFTER_BREACH,)
