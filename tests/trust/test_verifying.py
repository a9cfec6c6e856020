"""What a scan is worth."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permitdesk.domain.permit import PermitState
from permitdesk.text import tr, use_language
from permitdesk.trust.code import Profile, sign_code
from permitdesk.trust.keys import KeyRing
from permitdesk.trust.verifying import MAX_AGE_DAYS, Verdict, VerdictKind, verify
from tests.trust.samples import (
    COMPOSITE,
    ISSUED,
    KEY,
    OFFICE,
    OTHER_KEY,
    RING,
    TODAY,
    entry,
    lines,
    restaurant,
    status_list,
)

TEXT = sign_code(restaurant(), KEY)
FRESH = status_list()
PASSING = (PermitState.LIVE, PermitState.REPLACED, PermitState.SUSPENDED)
WITHDRAWN_STATES = [state for state in PermitState if state not in PASSING]


def test_a_living_permit_on_no_list_is_valid() -> None:
    verdict = verify(TEXT, RING, FRESH, TODAY)

    assert (verdict.kind, verdict.reason) == (VerdictKind.VALID, "verify.valid")
    assert (verdict.code, verdict.issuer) == (restaurant(), OFFICE)
    assert (verdict.list_number, verdict.list_day) == (80, TODAY)


def test_without_a_list_the_verdict_says_that_nobody_looked() -> None:
    verdict = verify(TEXT, RING, None, TODAY)

    assert (verdict.kind, verdict.reason) == (VerdictKind.VALID, "verify.valid_without_list")
    assert verdict.list_number is None


@pytest.mark.parametrize("state", WITHDRAWN_STATES)
def test_a_permit_the_list_names_is_withdrawn_with_its_own_word(state: PermitState) -> None:
    verdict = verify(TEXT, RING, status_list(entry(state)), TODAY)

    assert (verdict.kind, verdict.reason) == (VerdictKind.WITHDRAWN, f"verify.{state}")
    assert verdict.facts == {"day": ISSUED}


def test_a_replaced_version_is_told_apart_from_its_successor() -> None:
    listed = status_list(entry(PermitState.REPLACED, version=1))
    next_version = sign_code(restaurant(version=2), KEY)

    assert verify(TEXT, RING, listed, TODAY).kind is VerdictKind.REPLACED
    assert verify(next_version, RING, listed, TODAY).kind is VerdictKind.VALID


@pytest.mark.parametrize("age", [0, MAX_AGE_DAYS + 1, 400])
def test_an_end_on_an_old_list_is_still_an_end(age: int) -> None:
    today = TODAY + timedelta(days=age)

    assert (
        verify(TEXT, RING, status_list(entry(PermitState.REVOKED)), today).kind
        is VerdictKind.WITHDRAWN
    )


def test_an_end_is_told_before_the_expiry() -> None:
    text = sign_code(restaurant(until=ISSUED), KEY)

    verdict = verify(text, RING, status_list(entry(PermitState.RESCINDED)), TODAY)

    assert verdict.reason == "verify.rescinded"


def test_a_member_that_ended_takes_the_composite_with_it() -> None:
    member = lines(3)[1].number

    verdict = verify(TEXT, RING, status_list(entry(PermitState.REVOKED, member)), TODAY)

    assert (verdict.kind, verdict.reason) == (VerdictKind.WITHDRAWN, "verify.member_withdrawn")
    assert verdict.facts["number"] == member


def test_a_permit_that_is_withheld_is_not_valid_now_and_not_called_ended() -> None:
    verdict = verify(TEXT, RING, status_list(entry(PermitState.SUSPENDED)), TODAY)

    assert (verdict.kind, verdict.reason) == (VerdictKind.SUSPENDED, "verify.suspended")
    assert verdict.facts == {"day": ISSUED}


@pytest.mark.parametrize("whole", [PermitState.REPLACED, PermitState.ENDED])
def test_a_composite_names_every_member_that_ended_with_its_own_word_and_day(
    whole: PermitState,
) -> None:
    first, second, third = (line.number for line in lines(3))
    listed = status_list(
        *sorted(
            (
                entry(whole),
                entry(PermitState.REVOKED, first, day=ISSUED + timedelta(days=1)),
                entry(PermitState.REPLACED, second),
                entry(PermitState.SUSPENDED, third, day=ISSUED + timedelta(days=2)),
            ),
            key=lambda one: one.number,
        )
    )

    verdict = verify(TEXT, RING, listed, TODAY)

    assert verdict.reason == f"verify.{whole}"
    assert {(item.number, item.state, item.day.day) for item in verdict.ended} == {
        (first, PermitState.REVOKED, 17),
        (third, PermitState.SUSPENDED, 18),
    }


def test_a_member_the_list_ended_is_not_named_a_second_time_as_past_its_day() -> None:
    member = lines(1)[0]
    text = sign_code(restaurant(members=(replace(member, until=TODAY - timedelta(days=1)),)), KEY)

    verdict = verify(text, RING, status_list(entry(PermitState.LAPSED, member.number)), TODAY)

    assert verdict.ended_lines == ()
    assert [item.number for item in verdict.ended] == [member.number]


def test_another_offices_list_names_no_member() -> None:
    member = entry(PermitState.REVOKED, lines(1)[0].number)
    theirs = replace(status_list(member), issuer=OTHER_KEY.public.issuer)

    assert verify(TEXT, RING, theirs, TODAY).ended == ()


@given(
    state=st.sampled_from([state for state in PermitState if state is not PermitState.LIVE]),
    version=st.integers(1, 5),
    listed_version=st.integers(1, 5),
)
def test_a_list_gives_each_version_one_verdict_and_the_same_one_every_time(
    state: PermitState, version: int, listed_version: int
) -> None:
    text = sign_code(restaurant(version=version), KEY)
    listed = status_list(entry(state, version=listed_version))

    first, second = verify(text, RING, listed, TODAY), verify(text, RING, listed, TODAY)

    assert first == second
    assert (first.kind is VerdictKind.VALID) == (version > listed_version)


def test_a_members_replaced_version_says_nothing_of_the_composite() -> None:
    member = lines(3)[1].number

    verdict = verify(TEXT, RING, status_list(entry(PermitState.REPLACED, member)), TODAY)

    assert verdict.kind is VerdictKind.VALID


def test_a_permit_holds_through_its_last_day_and_not_beyond() -> None:
    last = date(2026, 12, 31)
    text = sign_code(restaurant(until=last), KEY)

    def on(day: date) -> VerdictKind:
        return verify(text, RING, status_list(issued_on=day), day).kind

    assert on(last) is VerdictKind.VALID
    assert on(last + timedelta(days=1)) is VerdictKind.EXPIRED


def test_an_expired_permit_is_expired_with_or_without_a_list() -> None:
    text = sign_code(restaurant(until=TODAY - timedelta(days=1)), KEY)

    for status in (None, FRESH, status_list(issued_on=TODAY - timedelta(days=90))):
        assert verify(text, RING, status, TODAY).kind is VerdictKind.EXPIRED


def test_a_member_past_its_day_is_named_beside_a_valid_composite() -> None:
    members = (replace(lines(1)[0], until=TODAY - timedelta(days=1)), *lines(3)[1:])
    text = sign_code(restaurant(members=members), KEY)

    verdict = verify(text, RING, FRESH, TODAY)

    assert verdict.kind is VerdictKind.VALID
    assert verdict.ended_lines == (members[0].number,)


def test_a_member_on_its_last_day_is_not_named() -> None:
    text = sign_code(restaurant(members=(replace(lines(1)[0], until=TODAY),)), KEY)

    assert verify(text, RING, FRESH, TODAY).ended_lines == ()


def test_a_list_is_good_for_as_long_as_the_office_says() -> None:
    def at(age: int, longest: int = MAX_AGE_DAYS) -> VerdictKind:
        today = TODAY + timedelta(days=age)
        return verify(TEXT, RING, FRESH, today, longest).kind

    assert at(MAX_AGE_DAYS) is VerdictKind.VALID
    assert at(MAX_AGE_DAYS + 1) is VerdictKind.STALE
    assert at(1, longest=0) is VerdictKind.STALE
    assert at(30, longest=30) is VerdictKind.VALID


@given(age=st.integers(-400, 4_000), longest=st.integers(0, 400))
def test_no_permit_is_ever_green_by_a_stale_list(age: int, longest: int) -> None:
    status = status_list(issued_on=TODAY)
    today = TODAY + timedelta(days=age)

    verdict = verify(TEXT, RING, status, today, longest)

    if not 0 <= age <= longest:
        assert verdict.kind is not VerdictKind.VALID


def test_a_list_dated_after_today_does_not_count_as_fresh() -> None:
    verdict = verify(TEXT, RING, status_list(issued_on=TODAY + timedelta(days=1)), TODAY)

    assert (verdict.kind, verdict.reason) == (VerdictKind.STALE, "verify.list_from_future")


def test_another_offices_list_says_nothing_of_our_permits() -> None:
    theirs = replace(status_list(entry(PermitState.REVOKED)), issuer=OTHER_KEY.public.issuer)

    verdict = verify(TEXT, RING, theirs, TODAY)

    assert (verdict.kind, verdict.reason) == (VerdictKind.STALE, "verify.list_of_other_issuer")


def test_a_permit_dated_after_today_is_not_valid_yet() -> None:
    before = ISSUED - timedelta(days=1)

    verdict = verify(TEXT, RING, status_list(issued_on=before), before)

    assert (verdict.kind, verdict.reason) == (VerdictKind.NOT_VALID, "verify.issued_in_future")
    assert verify(TEXT, RING, status_list(issued_on=ISSUED), ISSUED).kind is VerdictKind.VALID


def test_a_forged_code_shows_nothing_of_its_own() -> None:
    verdict = verify(TEXT, KeyRing((OTHER_KEY.public,)), FRESH, TODAY)

    assert (verdict.kind, verdict.reason) == (VerdictKind.NOT_VALID, "verify.unknown_key")
    assert (verdict.code, verdict.issuer, verdict.list_number) == (None, "", None)


def test_whatever_breaks_inside_is_not_valid(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("permitdesk.trust.verifying.read_code", broken)

    assert verify(TEXT, RING, FRESH, TODAY).kind is VerdictKind.NOT_VALID


@given(text=st.text(max_size=5_000))
def test_no_text_makes_it_stumble(text: str) -> None:
    assert verify(text, RING, FRESH, TODAY).kind is VerdictKind.NOT_VALID


def verdicts() -> list[Verdict]:
    """One verdict of each reason a genuine code can have."""
    late = TODAY + timedelta(days=30)
    member = entry(PermitState.REVOKED, lines(3)[0].number)
    states = [state for state in PermitState if state is not PermitState.LIVE]
    return [
        verify(TEXT, RING, FRESH, TODAY),
        verify(TEXT, RING, None, TODAY),
        *(verify(TEXT, RING, status_list(entry(state)), TODAY) for state in states),
        verify(TEXT, RING, status_list(member), TODAY),
        verify(sign_code(restaurant(until=ISSUED), KEY), RING, FRESH, TODAY),
        verify(TEXT, RING, FRESH, late),
        verify(TEXT, RING, replace(FRESH, issuer="别处"), TODAY),
        verify(TEXT, RING, status_list(issued_on=late), TODAY),
        verify(TEXT, RING, None, ISSUED - timedelta(days=1)),
        verify(TEXT, KeyRing(), None, TODAY),
        verify("", RING, None, TODAY),
    ]


@pytest.mark.parametrize("language", ["zh_Hans_CN", "en"])
def test_every_verdict_is_a_whole_sentence_in_both_languages(language: str) -> None:
    use_language(language)
    try:
        for verdict in verdicts():
            sentence = tr(verdict.reason, **verdict.facts)
            assert sentence != verdict.reason
            assert "{" not in sentence
    finally:
        use_language("zh_Hans_CN")


def test_a_minimal_code_is_judged_like_a_full_one() -> None:
    text = sign_code(restaurant(), KEY, Profile.MINIMAL)

    assert verify(text, RING, FRESH, TODAY).kind is VerdictKind.VALID
    assert (
        verify(text, RING, status_list(entry(PermitState.REVOKED, COMPOSITE)), TODAY).kind
        is VerdictKind.WITHDRAWN
    )
