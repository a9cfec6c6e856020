"""A code is what another encoder would draw, and a printer draws it sharply."""

import pytest
import qrcode
from hypothesis import given
from hypothesis import strategies as st
from qrcode.constants import ERROR_CORRECT_M

from permitdesk.printing.qr import LONGEST, encode
from tests.printing.builders import CODE

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"


def matrices(text: str) -> list[list[list[bool]]]:
    drawn = []
    for mask in range(8):
        other = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=0, mask_pattern=mask)
        other.add_data(text, optimize=0)
        drawn.append(other.get_matrix())
    return drawn


def matrix(text: str) -> list[list[bool]]:
    code = encode(text)
    width = (code.modules + 7) // 8
    rows = [code.rows[start : start + width] for start in range(0, len(code.rows), width)]
    return [
        [bool(row[place // 8] >> (7 - place % 8) & 1) for place in range(code.modules)]
        for row in rows
    ]


def test_another_encoder_draws_the_same() -> None:
    text = "YZ:" + LETTERS * 8

    ours = matrix(text)

    assert ours in matrices(text)


@given(length=st.integers(1, LONGEST), wanted=st.sampled_from([25.0, 35.0]))
def test_a_module_is_whole_dots_and_never_too_small(length: int, wanted: float) -> None:
    code = encode(("AB" * length)[:length])

    module = code.side_mm(wanted) / code.modules

    assert module >= 0.33
    assert module / (25.4 / 600) == pytest.approx(round(module / (25.4 / 600)))


def test_a_permit_code_is_about_as_large_as_the_layout_says() -> None:
    side = encode(CODE).side_mm(35)

    assert side == pytest.approx(35, abs=1.5)


@pytest.mark.parametrize("text", ["", "A" * (LONGEST + 1)])
def test_a_code_that_cannot_be_read_is_not_drawn(text: str) -> None:
    with pytest.raises(ValueError, match="characters"):
        encode(text)
