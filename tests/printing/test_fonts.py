"""A character that cannot be printed is known before anything is printed."""

from pathlib import Path

import pytest

from permitdesk.domain.errors import NotAllowed, WorldFailed
from permitdesk.printing.font_files import Role, find_fonts
from permitdesk.printing.fonts import fonts, missing_glyphs
from tests.printing.builders import RARE

NOWHERE = "\U0002fffe"


def test_rare_names_can_be_printed() -> None:
    missing = missing_glyphs(RARE)

    assert missing == ""


def test_what_no_font_has_is_named_once() -> None:
    missing = missing_glyphs(f"张{NOWHERE}三{NOWHERE}\n")

    assert missing == NOWHERE


def test_setting_such_a_character_is_refused() -> None:
    with pytest.raises(NotAllowed) as refused:
        fonts().glyph(Role.SONG, NOWHERE)

    assert refused.value.key == "print.no_glyph"


@pytest.mark.parametrize("role", list(Role))
def test_what_the_map_promises_the_font_can_draw(role: Role) -> None:
    face = fonts().face(role)
    drawn = {code for code in face.font.face.charToGlyph if code < 0x33480} - {0xA0, 0xFFFF}

    promised = {code for code in range(0x33480) if fonts()._coverage(role).has(chr(code))}

    assert promised - {0xA0} == drawn


def test_a_desk_without_fonts_says_which_are_missing(tmp_path: Path) -> None:
    with pytest.raises(WorldFailed) as failed:
        find_fonts({}, [tmp_path])

    assert failed.value.key == "print.fonts_missing"
    assert failed.value.facts["files"] == [
        "uming.ttc",
        "LXGWWenKai-Regular.ttf",
        "wqy-zenhei.ttc",
    ]


def test_the_office_may_name_its_own_font() -> None:
    named = find_fonts({})[Role.KAI]

    found = find_fonts({"song": named})

    assert found[Role.SONG] == named


def test_a_named_font_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(WorldFailed) as failed:
        find_fonts({"song": tmp_path / "gone.ttf"})

    assert failed.value.facts == {"file": "gone.ttf"}


def test_a_file_that_is_no_font_is_told(tmp_path: Path) -> None:
    from permitdesk.printing.fonts import Fonts

    broken = tmp_path / "broken.ttf"
    broken.write_bytes(b"not a font at all")

    with pytest.raises(WorldFailed) as failed:
        Fonts({Role.SONG: broken}).missing("张")

    assert failed.value.key == "print.font_unusable"
