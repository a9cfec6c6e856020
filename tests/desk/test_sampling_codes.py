"""Codes nobody has, checked by the libraries that check the real ones."""

from datetime import date
from random import Random

import phonenumbers
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import ric, uscc

from permitdesk.desk.sampling import codes

SEEDS = st.integers(0, 10**9)
PLACES = st.sampled_from(("140502", "140521", "140522", "140524", "140525", "140581"))


@given(seed=SEEDS, kind=st.sampled_from(("91", "92", "93", "52")), place=PLACES)
def test_a_credit_code_has_both_check_characters(seed: int, kind: str, place: str) -> None:
    code = codes.uscc(Random(seed), kind, place)

    assert uscc.is_valid(code)
    assert code.startswith(kind + place)
    assert codes.organisation_check(code[8:16]) == code[16]


def test_the_organisation_check_agrees_with_published_codes() -> None:
    published = ("11100000000013338W", "91110000600037341L", "91440300708461136T")

    assert all(codes.organisation_check(code[8:16]) == code[16] for code in published)


@given(seed=SEEDS, place=PLACES, female=st.booleans())
def test_an_identity_number_is_of_somebody_born_before_1905(
    seed: int, place: str, female: bool
) -> None:
    number = codes.identity_number(Random(seed), place, female=female)

    assert ric.calc_check_digit(number) == number[-1]
    assert date(1900, 1, 1) <= codes.birth_date(number) <= date(1904, 12, 31)
    assert int(number[16]) % 2 == (0 if female else 1)


@given(seed=SEEDS)
def test_telephone_numbers_are_valid_and_of_test_blocks(seed: int) -> None:
    mobile, landline = codes.mobile(Random(seed)), codes.landline(Random(seed))

    assert mobile[3:7] == "0000"
    assert all(
        phonenumbers.is_valid_number(phonenumbers.parse(text, "CN")) for text in (mobile, landline)
    )
