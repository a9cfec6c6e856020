"""Short codes: read out, typed wrong, scanned."""

from hypothesis import given
from hypothesis import strategies as st

from permitdesk.domain.short_code import ALPHABET, DRAFT, complete, read_code, scanned, shown

DRAWN = st.text(ALPHABET, min_size=6, max_size=6)


@given(drawn=DRAWN)
def test_a_code_is_read_as_it_is_shown_said_in_small_letters_or_scanned(drawn: str) -> None:
    code = complete(DRAFT, drawn)

    read = {read_code(code), read_code(shown(code).lower()), read_code(f" {scanned(code)} ")}

    assert read == {code}


@given(drawn=DRAWN, place=st.integers(0, 7), other=st.sampled_from(ALPHABET))
def test_one_wrong_character_is_always_noticed(drawn: str, place: int, other: str) -> None:
    code = complete(DRAFT, drawn)
    wrong = code[:place] + other + code[place + 1 :]

    assert wrong == code or not read_code(wrong)


@given(drawn=DRAWN, place=st.integers(1, 5))
def test_two_neighbours_swapped_are_always_noticed(drawn: str, place: int) -> None:
    code = complete(DRAFT, drawn)
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]

    assert swapped == code or not read_code(swapped)


@given(text=st.text(max_size=700))
def test_no_text_breaks_the_reading(text: str) -> None:
    assert read_code(text) in (
        "",
        text.strip().upper().removeprefix("PDN1:").replace("-", "").replace(" ", ""),
    )
