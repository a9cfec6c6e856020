"""A hearing: told, asked for in time, called in time, before somebody else, held before a decision."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from permitdesk.catalog.calendar import read_calendar
from permitdesk.domain.case import Case
from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.facts import Facts, Receive
from permitdesk.domain.hearing import (
    ARTICLE_46,
    ARTICLE_47,
    ARTICLE_48,
    CallHearing,
    HoldHearing,
    RequestHearing,
    Statement,
    TellHearingRight,
)
from permitdesk.domain.service import Delivery, Service
from permitdesk.domain.state import ActionType
from permitdesk.domain.timely import last_day_to_ask, not_now, untimely
from permitdesk.domain.workdays import local_day
from tests.catalog.editing import FORMS
from tests.domain.cases import (
    CLERK,
    FACTS,
    FIRE,
    HOLDER,
    REVIEWER,
    SERVICE,
    TODAY,
    accepted,
    act,
    done,
)

CALENDAR = read_calendar(FORMS)
TELL, REQUEST = ActionType.TELL_HEARING_RIGHT, ActionType.REQUEST_HEARING
CALL, HOLD = ActionType.CALL_HEARING, ActionType.HOLD_HEARING


def told() -> Case:
    return done(accepted(), TELL, FIRE)


def asked() -> Case:
    return done(told(), REQUEST, FIRE)


def called() -> Case:
    return done(asked(), CALL, FIRE)


def held() -> Case:
    return done(called(), HOLD, FIRE)


def always(case: Case) -> Case:
    """Say of the licence that a hearing must be held, from the beginning of the case."""
    first = case.actions[0]
    assert isinstance(first.facts, Receive)
    parts = tuple(
        replace(part, hearing="always") if part.licence == FIRE else part
        for part in first.facts.parts
    )
    received = replace(first, facts=replace(first.facts, parts=parts))
    return Case(case.number, (received, *case.actions[1:]))


def refused(case: Case, type_: ActionType, facts: Facts | None = None) -> NotAllowed:
    with pytest.raises(NotAllowed) as refusal:
        done(case, type_, FIRE, facts)
    return refusal.value


def timed(case: Case, type_: ActionType, facts: Facts, on: date = TODAY) -> NotAllowed | None:
    at = datetime(on.year, on.month, on.day, 3, tzinfo=UTC)
    action = replace(act(case, type_, FIRE, facts), at=at)
    assert local_day(at) == on
    return untimely(case, action, CALENDAR, on)


def calling(**changes: object) -> CallHearing:
    facts = FACTS[CALL]
    assert isinstance(facts, CallHearing)
    return replace(facts, **changes)  # type: ignore[arg-type]


def holding(**changes: object) -> HoldHearing:
    facts = FACTS[HOLD]
    assert isinstance(facts, HoldHearing)
    return replace(facts, **changes)  # type: ignore[arg-type]


YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
APPLICANT = HOLDER.name


@pytest.mark.parametrize(
    ("facts", "key"),
    [
        (TellHearingRight((), "涉及重大利益", SERVICE), "hearing.tell_whom"),
        (TellHearingRight((APPLICANT, ""), "涉及重大利益", SERVICE), "hearing.tell_whom"),
        (TellHearingRight((APPLICANT,), "", SERVICE), "hearing.tell_whom"),
        (TellHearingRight((APPLICANT,), "涉及", Service("")), "delivery.receiver"),
        (
            TellHearingRight((APPLICANT,), "涉及", replace(SERVICE, day=YESTERDAY)),
            "serve.before_drawn_up",
        ),
    ],
)
def test_telling_names_everybody_the_matter_and_how_it_was_served(
    facts: TellHearingRight, key: str
) -> None:
    assert refused(accepted(), TELL, facts).key == key


def test_nobody_is_told_twice_and_nobody_asks_untold() -> None:
    twice, untold = refused(told(), TELL), refused(accepted(), REQUEST)

    assert (twice.key, twice.source) == ("hearing.told_already", ARTICLE_47)
    assert (untold.key, untold.source) == ("hearing.tell_first", ARTICLE_47)


@pytest.mark.parametrize(
    ("facts", "key"),
    [
        (RequestHearing("", "有异议", TODAY), "hearing.by_whom"),
        (RequestHearing("路人", "有异议", TODAY), "hearing.not_told_person"),
        (RequestHearing(APPLICANT, "有异议", YESTERDAY), "hearing.request_day"),
        (RequestHearing(APPLICANT, "有异议", TOMORROW), "hearing.request_day"),
    ],
)
def test_a_request_comes_from_somebody_told_between_then_and_today(
    facts: RequestHearing, key: str
) -> None:
    refusal = refused(told(), REQUEST, facts)

    assert (refusal.key, refusal.source) == (key, ARTICLE_47)


def test_one_request_is_enough() -> None:
    assert refused(asked(), REQUEST).key == "hearing.requested_already"


@pytest.mark.parametrize(
    ("served", "last"),
    [
        (date(2026, 3, 2), date(2026, 3, 9)),
        (date(2026, 2, 12), date(2026, 2, 26)),
        (date(2026, 9, 24), date(2026, 10, 9)),
    ],
)
def test_a_hearing_may_be_asked_for_within_five_working_days_of_being_told(
    served: date, last: date
) -> None:
    """Across Spring Festival and National Day as the sheet of worked examples has it."""
    facts = TellHearingRight((APPLICANT,), "涉及", replace(SERVICE, day=served))

    assert last_day_to_ask(facts, CALENDAR).day == last


def test_a_public_notice_counts_as_told_after_thirty_days() -> None:
    service = Service("公告", Delivery.PUBLIC_NOTICE, date(2026, 3, 2))

    last = last_day_to_ask(TellHearingRight((APPLICANT,), "涉及", service), CALENDAR)

    assert last.day == date(2026, 4, 9)  # served 1 April; 4 to 6 April are days off


def test_a_late_request_is_refused_with_the_last_day() -> None:
    in_time, late = (
        timed(told(), REQUEST, RequestHearing(APPLICANT, "有异议", day), day)
        for day in (date(2026, 3, 9), date(2026, 3, 10))
    )

    assert in_time is None
    assert late is not None
    assert (late.key, late.source) == ("hearing.too_late", ARTICLE_47)
    assert late.facts["due"] == date(2026, 3, 9)


def test_nobody_is_too_late_by_a_day_through_a_year_not_loaded() -> None:
    service = replace(SERVICE, day=date(2026, 12, 30))
    telling = act(accepted(), TELL, FIRE, TellHearingRight((APPLICANT,), "涉及", service))
    case = accepted().then(replace(telling, at=datetime(2026, 12, 30, 2, tzinfo=UTC)))
    day = date(2027, 1, 20)

    assert timed(case, REQUEST, RequestHearing(APPLICANT, "有异议", day), day) is None


@pytest.mark.parametrize(
    "facts",
    [calling(time=""), calling(place=""), calling(chair=""), calling(recorder="")],
)
def test_a_summons_says_when_where_and_before_whom(facts: CallHearing) -> None:
    refusal = refused(asked(), CALL, facts)

    assert (refusal.key, refusal.source) == ("hearing.when_and_where", ARTICLE_48)


def test_the_chair_is_nobody_who_reviewed_accepted_or_calls() -> None:
    reviewed = done(asked(), ActionType.REVIEW, FIRE)

    for case, chair in ((reviewed, REVIEWER.name), (asked(), CLERK.name), (asked(), REVIEWER.name)):
        refusal = refused(case, CALL, calling(chair=chair))
        assert (refusal.key, refusal.source) == ("hearing.chair", ARTICLE_48)


def test_who_chairs_the_hearing_does_not_review_afterwards() -> None:
    case = done(asked(), CALL, FIRE)
    chair = replace(REVIEWER, name=calling().chair)
    action = replace(act(case, ActionType.REVIEW, FIRE), actor=chair)

    with pytest.raises(NotAllowed) as refusal:
        case.then(action)

    assert (refusal.value.key, refusal.value.source) == ("hearing.chair_reviews", ARTICLE_48)


def test_a_hearing_is_called_seven_days_ahead() -> None:
    early, good = (timed(asked(), CALL, calling(day=TODAY + timedelta(days=n))) for n in (6, 7))

    assert good is None
    assert early is not None
    assert (early.key, early.source) == ("hearing.seven_days", ARTICLE_48)
    assert early.facts["earliest"] == date(2026, 3, 9)


def test_a_hearing_that_was_asked_for_is_held_within_twenty_working_days() -> None:
    good, late = (
        timed(asked(), CALL, calling(day=day)) for day in (date(2026, 3, 30), date(2026, 3, 31))
    )

    assert good is None
    assert late is not None
    assert (late.key, late.source) == ("hearing.within_twenty", ARTICLE_47)


def test_where_the_twenty_days_passed_it_is_held_on_the_first_day_there_is() -> None:
    """Else a hearing that somebody forgot could never be held, and nothing ever decided."""
    today = date(2026, 4, 10)
    service = replace(SERVICE, day=today)

    first, later = (
        timed(asked(), CALL, calling(day=day, service=service), today)
        for day in (date(2026, 4, 17), date(2026, 4, 18))
    )

    assert first is None
    assert later is not None
    assert later.key == "hearing.within_twenty"


def test_a_hearing_nobody_wants_is_not_called_and_one_that_must_be_is_called_unasked() -> None:
    refusal = refused(told(), CALL)

    assert (refusal.key, refusal.source) == ("hearing.not_wanted", ARTICLE_47)
    assert done(always(told()), CALL, FIRE).state.parts[FIRE].hearing.called is not None


@pytest.mark.parametrize(
    ("facts", "key"),
    [
        (holding(day=YESTERDAY), "hearing.day"),
        (holding(day=TOMORROW), "hearing.day"),
        (holding(report=""), "hearing.record"),
        (holding(statements=()), "hearing.record"),
        (holding(statements=(Statement("王某", "申请人", ""),)), "hearing.record"),
        (holding(statements=(Statement("", "申请人", "愿意"),)), "hearing.record"),
        (holding(signed=False), "hearing.record"),
    ],
)
def test_a_record_has_day_words_report_and_signatures(facts: HoldHearing, key: str) -> None:
    refusal = refused(called(), HOLD, facts)

    assert (refusal.key, refusal.source) == (key, ARTICLE_48)


def test_who_refused_to_sign_is_noted_instead() -> None:
    facts = holding(signed=False, remark="利害关系人拒绝签名")

    assert done(called(), HOLD, FIRE, facts).state.parts[FIRE].hearing.held == facts


def test_what_was_not_called_is_not_held_and_nothing_twice() -> None:
    uncalled, twice, again = refused(asked(), HOLD), refused(held(), HOLD), refused(held(), CALL)

    assert (uncalled.key, uncalled.source) == ("hearing.call_first", ARTICLE_47)
    assert {twice.key, again.key} == {"hearing.held_already"}


@pytest.mark.parametrize("type_", [ActionType.GRANT, ActionType.DENY])
def test_nothing_is_decided_before_a_hearing_that_was_asked_for_or_must_be_held(
    type_: ActionType,
) -> None:
    for case in (asked(), called(), always(accepted())):
        refusal = refused(done(case, ActionType.REVIEW, FIRE), type_)
        assert (refusal.key, refusal.source) == ("hearing.first", ARTICLE_46)
    decided = done(done(held(), ActionType.REVIEW, FIRE), type_, FIRE)
    assert decided.state.parts[FIRE].result is not None


@pytest.mark.parametrize("type_", [ActionType.GRANT, ActionType.DENY])
def test_nothing_is_decided_while_somebody_may_still_ask(type_: ActionType) -> None:
    waiting, over = (
        not_now(told(), type_, FIRE, CALENDAR, day) for day in (date(2026, 3, 9), date(2026, 3, 10))
    )

    assert over is None
    assert waiting is not None
    assert (waiting.key, waiting.source) == ("hearing.still_time", ARTICLE_47)
    assert not_now(held(), type_, FIRE, CALENDAR, TODAY) is None


def test_the_articles_are_those_of_the_licensing_act() -> None:
    articles = [str(article) for article in (ARTICLE_46, ARTICLE_47, ARTICLE_48)]

    assert articles == [f"《行政许可法》第四十{place}条" for place in "六七八"]
