"""What a resident's identity number says of its holder."""

from datetime import date

import pytest

from permitdesk.domain.identity import age_on, birth_date_of, gender_of


@pytest.mark.parametrize(
    ("number", "gender", "born", "age"),
    [
        ("140502199003070028", "女", "1990-03-07", 35),
        ("14050219900302001x", "男", "1990-03-02", 36),
        ("140502200002290010", "男", "2000-02-29", 26),
    ],
)
def test_an_identity_number_says_gender_birthday_and_age(
    number: str, gender: str, born: str, age: int
) -> None:
    day = birth_date_of(number)

    assert day is not None
    assert (gender_of(number), day.isoformat()) == (gender, born)
    assert age_on(day, date(2026, 3, 2)) == age


@pytest.mark.parametrize("number", ["G12345678", "140502199013070028", "", "14050219900307002"])
def test_what_is_no_residents_number_says_no_birthday(number: str) -> None:
    assert birth_date_of(number) is None
