"""Finding a case: by any part of its name, by initials, by the beginning of a number."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from permitdesk.domain.state import ActionType
from permitdesk.store.store import DeskStore
from permitdesk.store.words import initials, plain
from tests.store.builders import keep, keep_step, new_store, received

SHOPS = {
    "JC-2026-000001": ("晋城市城区老王面馆", "91140502MA0K000018"),
    "JC-2026-000002": ("曾记（城区）饭店", "91140502MA0K000026"),
    "JC-2026-000003": ("肯德基KFC中原街店", "91140502MA0K000034"),
    "JC-2026-000012": ("𬭎王药房", "91140525MA0K000042"),
    "JC-2027-000001": ("王", "92140502MA0K00005A"),
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> DeskStore:
    store = new_store(tmp_path_factory.mktemp("store"))
    for number, (name, uscc) in SHOPS.items():
        keep(store, received(number, name, uscc))
    return store


def found(store: DeskStore, text: str) -> set[str]:
    return {row.applicant for row in store.search(text)}


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("老王", "晋城市城区老王面馆"),
        ("城区老王面", "晋城市城区老王面馆"),
        ("馆", "晋城市城区老王面馆"),
        ("面馆 老王", "晋城市城区老王面馆"),
        ("lwmg", "晋城市城区老王面馆"),
        ("LWm", "晋城市城区老王面馆"),
        ("wm", "晋城市城区老王面馆"),
        ("zjcq", "曾记（城区）饭店"),
        ("cjcq", "曾记（城区）饭店"),
        ("记城区", "曾记（城区）饭店"),
        ("（城区）饭", "曾记（城区）饭店"),
        ("kfc", "肯德基KFC中原街店"),
        ("ＫＦＣ", "肯德基KFC中原街店"),
        ("kdjkfczy", "肯德基KFC中原街店"),
        ("𬭎", "𬭎王药房"),
        ("𬭎王", "𬭎王药房"),
        ("91140525", "𬭎王药房"),
        ("91140525ma0k000042", "𬭎王药房"),
        ("JC-2026-000012", "𬭎王药房"),
        ("2026000012", "𬭎王药房"),
        ("12", "𬭎王药房"),
    ],
)
def test_a_shop_is_found_by_what_a_clerk_types(store: DeskStore, typed: str, name: str) -> None:
    assert name in found(store, typed)


def test_one_character_finds_every_name_that_has_it(store: DeskStore) -> None:
    assert found(store, "王") == {"晋城市城区老王面馆", "𬭎王药房", "王"}


def test_what_is_not_in_the_name_is_not_found(store: DeskStore) -> None:
    for typed in ("王老", "面王", "老王饭店", "晋市", "mw", "龘"):
        assert found(store, typed) == set()


def test_the_newest_case_comes_first_and_the_limit_holds(store: DeskStore) -> None:
    rows = store.search("王", limit=2)

    assert [row.number for row in rows] == ["JC-2027-000001", "JC-2026-000012"]


@pytest.mark.parametrize(
    "typed",
    [
        '"', "AND", "x:", "NEAR(", "NEAR(王 馆)", "*", "^", "(((", "a:b:c", "-餐", "%", "_", "'", "\\",
        "", " ", "\0", "a\0b", "\ud800", "\u202e\u2066\u200b\ufeff", "words:", "王*", "王 OR 馆",
        "王" * 100_000, "a" * 100_000, "1 " * 50_000, "%王%", "'; DROP TABLE actions; --",
    ],
)  # fmt: skip
def test_nothing_one_can_type_is_taken_for_a_query(store: DeskStore, typed: str) -> None:
    for row in store.search(typed):
        assert any(term in plain(row.applicant + row.number + row.uscc) for term in plain(typed))


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text())
def test_any_text_may_be_searched_for(store: DeskStore, typed: str) -> None:
    assert len(store.search(typed)) <= len(SHOPS)


@given(name=st.text(st.characters(categories=["Lo", "Lu", "Ll", "Nd"]), min_size=2, max_size=30),
       place=st.integers(0, 29), length=st.integers(1, 10))  # fmt: skip
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_every_part_of_every_name_finds_it(
    tmp_path_factory: pytest.TempPathFactory, name: str, place: int, length: int
) -> None:
    store = new_store(tmp_path_factory.mktemp("store"))
    keep(store, received("JC-1", name))
    part = plain(name)[place % len(plain(name)) :][:length] if plain(name) else ""

    rows = store.search(part)

    assert [row.number for row in rows] == (["JC-1"] if part else [])
    store.close()


def test_a_permit_number_finds_its_case_once_it_is_issued(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    case = keep(store, received("JC-1"))
    before = store.search("single_permit1")

    while case.actions[-1].type is not ActionType.ISSUE:
        case = keep_step(store, "JC-1")

    assert before == ()
    assert [row.number for row in store.search("single_permit1")] == ["JC-1"]
    assert [row.number for row in store.search("composite_permit1")] == ["JC-1"]


def test_every_reading_of_a_surname_counts() -> None:
    assert set(initials("单记")) == {"dj", "sj", "cj"}
    assert set(initials("曾")) == {"c", "z"}
    assert initials("") == ()
