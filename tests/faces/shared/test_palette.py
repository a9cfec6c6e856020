"""Everything can be read, in every palette."""

import pytest

from permitdesk.faces.shared.palette import PALETTES, contrast, load_palette

WORDS = ("text", "quiet", "lead", "good", "soon", "late", "near", "stopped")


@pytest.mark.parametrize("name", PALETTES)
@pytest.mark.parametrize("ground", ["surface", "ground", "head", "lead_tint"])
def test_words_stand_out_from_whatever_they_are_written_on(name: str, ground: str) -> None:
    palette = load_palette(name)

    faint = {word: contrast(palette[word], palette[ground]) for word in WORDS}

    assert min(faint.values()) >= 4.5, faint


@pytest.mark.parametrize("name", ["kiosk", "contrast"])
@pytest.mark.parametrize("ground", ["surface", "ground"])
def test_a_stranger_at_the_kiosk_reads_seven_to_one(name: str, ground: str) -> None:
    palette = load_palette(name)

    faint = {word: contrast(palette[word], palette[ground]) for word in WORDS}

    assert min(faint.values()) >= 7, faint


@pytest.mark.parametrize("name", PALETTES)
def test_the_blue_button_can_be_read_and_boxes_can_be_seen(name: str) -> None:
    palette = load_palette(name)

    assert contrast(palette["on_lead"], palette["lead"]) >= 4.5
    assert contrast(palette["soon"], palette["soon_tint"]) >= 4.5
    assert contrast(palette["field"], palette["surface"]) >= 3


def test_black_on_white_is_twenty_one_to_one() -> None:
    assert round(contrast("#000000", "#FFFFFF"), 1) == 21.0
