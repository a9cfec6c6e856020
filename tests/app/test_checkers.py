"""The checks of well-kept libraries, on the public and synthetic examples of the standards."""

from datetime import date

import pytest

from permitdesk.app.checkers import credit_code, email, identity_number, person_name, phone

TODAY = date(2026, 11, 21)
GOOD_CODES = [
    "11100000000013338W", "91110000600037341L", "91440300708461136T", "11430000006122244L",
    "91140502MA7K3F2Q0Q", "92140525MAC9TD4X6U", "93140521MA0JWL7P5M", "52140581MJY5R81H0W",
    "12140500MB1A6D3N7Q", "11140500MB0Y2E9K1X", "91140802MA8GXN5U69", "92140881MA7BQ3LT02",
]  # fmt: skip
GOOD_IDS = [
    "11010519491231002X", "440524188001010014", "140502190001010018", "140521190402290080",
    "140581190109236065", "140802190301013129", "140525190205311132", "14052219000315001X",
]  # fmt: skip


@pytest.mark.parametrize("code", GOOD_CODES)
def test_a_real_credit_code_is_taken(code: str) -> None:
    assert credit_code(code) is None


@pytest.mark.parametrize("code", GOOD_CODES)
def test_one_wrong_last_character_is_told(code: str) -> None:
    wrong = code[:-1] + ("0" if code[-1] != "0" else "1")

    assert credit_code(wrong) == "form.uscc_check"


def test_letters_that_look_like_digits_are_named_and_never_mended() -> None:
    assert credit_code("9114O502MA7K3F2Q0Q") == "form.uscc_letters"


def test_an_old_shop_may_give_its_fifteen_digits() -> None:
    assert credit_code("140502600123456") is None
    assert credit_code("14050260012345") == "form.uscc_length"


@pytest.mark.parametrize("number", GOOD_IDS)
def test_a_real_identity_number_is_taken_whatever_its_place(number: str) -> None:
    assert identity_number(number, TODAY) is None


@pytest.mark.parametrize(
    ("number", "told"),
    [
        ("140502190001010017", "form.id_check"),
        ("14050219000101001", "form.id_length"),
        ("14052219000315001x", "form.id_length"),
        ("140502190002290016", "form.id_check"),
    ],
)
def test_a_wrong_identity_number_is_told(number: str, told: str) -> None:
    assert identity_number(number, TODAY) == told


def test_the_29th_of_february_1900_never_was() -> None:
    digits = "14050219000229001"
    number = next(digits + last for last in "0123456789X" if _checks(digits + last))

    assert identity_number(number, TODAY) == "form.id_birth"


def _checks(number: str) -> bool:
    return identity_number(number, TODAY) != "form.id_check"


@pytest.mark.parametrize(
    "number", ["13900000268", "0356-2020000", "03562020000", "0356-2020000-12"]
)
def test_mobile_and_fixed_numbers_are_taken(number: str) -> None:
    assert phone(number) is None


@pytest.mark.parametrize(
    "number", ["12900000268", "1390000026", "abc", "2020000", "+8613900000268"]
)
def test_what_is_no_telephone_number_is_told(number: str) -> None:
    assert phone(number) == "form.phone"


@pytest.mark.parametrize("name", ["王某", "买买提·艾力", "䶮某", "欧阳某", "Anna Schmidt"])
def test_names_of_all_peoples_are_taken(name: str) -> None:
    assert person_name(name) is None


@pytest.mark.parametrize("name", ["王1", "<b>王", "王；", "123"])
def test_what_is_no_name_is_told(name: str) -> None:
    assert person_name(name) == "form.person_name"


def test_an_address_of_electronic_mail_has_one_at_and_a_domain() -> None:
    assert email("a.b@example.com") is None
    assert email("a.b@example") == "form.email"
    assert email("a b@example.com") == "form.email"
