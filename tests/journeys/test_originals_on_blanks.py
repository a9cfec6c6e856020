"""An office's own blank beside its definitions: the forms of its cases are printed over it."""

import shutil
from io import BytesIO
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from permitdesk.app.house import ROOT, House, Places
from permitdesk.domain.case import Case
from permitdesk.domain.facts import Actor, Role
from permitdesk.printing.pictures import text_of
from tests.houses import CACHE, MONDAY
from tests.journeys.expected_originals import expected_rows

KIOSK = Actor("自助终端", Role.KIOSK, "KS-02")
FOOD = "food_operation"
A_PAGE = 24
"""Rows on one page of the blank; it has no place for the last ones."""
PLACED, BLANK_PAGES = 50, 3
SEE = "见附页"


@pytest.fixture
def house(tmp_path: Path) -> House:
    shutil.copytree(ROOT / "forms", tmp_path / "forms")
    house = House(Places(tmp_path / "practice.db", tmp_path / "forms", CACHE), MONDAY)
    house.create_store(practice=True)
    return house


def test_a_blank_beside_the_definitions_changes_their_version_by_nothing(house: House) -> None:
    before = house.catalog.digest
    _supply(house, rows=3)

    assert (
        House(house.places, MONDAY).catalog.digest == before == House(house.places).catalog.digest
    )


def test_every_value_is_on_the_blank_or_on_the_attached_page(house: House) -> None:
    case = _received(house)
    plain = house.documents.pdf(case.number, "original_form", FOOD)
    _supply(house, rows=PLACED)

    pdf = house.documents.pdf(case.number, "original_form", FOOD)

    pages = ["".join(page.split()) for page in text_of(pdf).split("\f")]
    rows = expected_rows(house.catalog, case, FOOD)
    on_blank = [SEE if row.records else "" if row.is_blank else _plain(row.text) for row in rows]
    for number, page in enumerate(pages[:BLANK_PAGES]):
        values = "".join(
            on_blank[number * A_PAGE : (number + 1) * A_PAGE][: PLACED - number * A_PAGE]
        )
        assert page.rpartition("R")[2].removesuffix("演练") == values
    attached = "".join(pages[BLANK_PAGES:])
    for row in (*(row for row in rows if row.records), *rows[PLACED:]):
        cells = [cell for record in row.records for cell in record] or [row.text]
        assert row.is_blank or all(_plain(cell) in attached for cell in cells)
    assert pdf != plain


def test_a_licence_without_a_blank_keeps_the_generated_layout(house: House) -> None:
    case = _received(house)
    before = house.documents.pdf(case.number, "original_form", "tobacco_retail")

    _supply(house, rows=PLACED)

    assert house.documents.pdf(case.number, "original_form", "tobacco_retail") == before


def _received(house: House) -> Case:
    guide = {"fire_area": 350, "tobacco": True}
    file = house.sample_application("restaurant", (), 11, guide=guide)
    return house.acting.receive(file, KIOSK)


def _plain(text: str) -> str:
    return "".join(text.split())


def _supply(house: House, rows: int) -> None:
    """Put a blank with numbered lines, and the place of each, beside the definitions."""
    folder = house.places.catalog / "blanks"
    folder.mkdir()
    target = BytesIO()
    canvas = Canvas(target, pagesize=A4)
    places = []
    for number in range(1, rows + 1):
        page, line = divmod(number - 1, A_PAGE)
        if line == 0 and page:
            canvas.showPage()
        top = 20 + line * 10
        canvas.drawString(56, A4[1] - (top + 4) * 72 / 25.4, f"L{number}R")
        places.append(f"  - {{row: {number}, page: {page + 1}, left: 40, top: {top}, width: 150}}")
    canvas.save()
    (folder / f"{FOOD}.pdf").write_bytes(target.getvalue())
    text = f"version: 1\nlicence: {FOOD}\nplaces:\n" + "\n".join(places) + "\n"
    (folder / f"{FOOD}.positions.yaml").write_text(text, encoding="utf-8")
