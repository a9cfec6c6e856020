"""The originals back: every licence's own form, printed from the merged answers and read again."""

import re
from datetime import date
from functools import cache
from itertools import pairwise

import pytest

from permitdesk.desk.sampling.applications import sample_application, sample_for_licences
from permitdesk.domain.application import ApplicationFile
from permitdesk.domain.case import Case
from permitdesk.domain.paper import Grid, Table
from permitdesk.printing.paper_sheet import render_paper
from permitdesk.printing.pictures import text_of
from tests.desk.hall import Hall, real_catalog
from tests.journeys.expected_originals import Expected, expected_rows

MONDAY = date(2026, 3, 2)
LICENCES = sorted(real_catalog().licences)
INDUSTRIES = sorted(real_catalog().industries)
_EDGE = re.compile(r"^样张|—\d+—$")
"""What stands on every page beside the form."""


def test_there_are_sixty_eight_licences() -> None:
    assert len(LICENCES) == 68


@pytest.mark.parametrize("licence", LICENCES)
@pytest.mark.parametrize("optional", [0.0, 1.0])
def test_a_form_says_what_the_record_says_row_by_row_and_nothing_else(
    licence: str, optional: float
) -> None:
    hall = Hall()
    file = sample_for_licences(hall.catalog, (licence,), 68, MONDAY, optional=optional)
    case = hall.received(file)

    text = _printed(hall, case, licence)

    _compare(text, expected_rows(hall.catalog, case, licence))


@pytest.mark.parametrize("industry", INDUSTRIES)
def test_every_form_of_a_bundle_comes_back_from_the_one_merged_form(industry: str) -> None:
    hall = Hall()
    seed = INDUSTRIES.index(industry)
    case = hall.received(sample_application(hall.catalog, industry, seed, MONDAY))

    texts = {code: _printed(hall, case, code) for code in case.application.licences}

    for code, text in texts.items():
        _compare(text, expected_rows(hall.catalog, case, code))


@pytest.mark.parametrize("industry", INDUSTRIES)
def test_every_blank_has_its_reason_and_nothing_filled_has_one(industry: str) -> None:
    hall = Hall()
    seed = 100 + INDUSTRIES.index(industry)
    case = hall.received(sample_application(hall.catalog, industry, seed, MONDAY))

    told = _reasons(hall, case)

    for code in case.application.licences:
        rows = expected_rows(hall.catalog, case, code)
        blank = {no: row.label for no, row in enumerate(rows, 1) if row.is_blank}
        gaps = {no: row.label for no, row in enumerate(rows, 1) if _has_gap(row)}
        reasons = told.get(hall.catalog.licence(code).name, ())
        assert {int(no): label for no, _, label, _ in reasons} == {**blank, **gaps}
        assert all(reason for *_, reason in reasons)


def test_no_signature_or_consent_comes_from_another_licence() -> None:
    hall = Hall()
    file = _without_own(sample_application(hall.catalog, "restaurant", 5, MONDAY), "food_operation")
    case = hall.received(file)

    texts = {code: _printed(hall, case, code) for code in case.application.licences}

    fresh = {
        (code, row.label): expected.text
        for code in texts
        for row, expected in zip(
            hall.catalog.originals[code].rows(),
            expected_rows(hall.catalog, case, code),
            strict=True,
        )
        if row.fresh
    }
    assert {text for (code, _), text in fresh.items() if code == "food_operation"} == {"—"}
    assert {text for (code, _), text in fresh.items() if code != "food_operation"} > {"是"}
    for code, text in texts.items():
        _compare(text, expected_rows(hall.catalog, case, code))


# --- reading ---


def _printed(hall: Hall, case: Case, licence: str) -> str:
    paper = hall.papers.of_case(case.number, "original_form", licence)
    pages = ("".join(page.split()) for page in text_of(render_paper(paper)).split("\f"))
    return "".join(_EDGE.sub("", page) for page in pages)


def _compare(text: str, rows: list[Expected]) -> None:
    """Read a form from its first row to its last: nothing may be missing, moved or left over."""
    rest, section = text[text.index("原表制发") :], ""
    rest = rest[rest.index(_plain(rows[0].section)) :]
    for row in rows:
        if row.section != section:
            section = row.section
            rest = _after(rest, row.section, optional=bool(row.records))
        rest = _read_table(rest, row) if row.records else _after(rest, row.label + row.text)
    assert rest.startswith(("所附材料：", "声明：", "办件编号")), rest[:60]


def _read_table(rest: str, row: Expected) -> str:
    head = "".join(row.titles)
    if not rest.startswith(_plain(f"{row.label}（1）{row.titles[0]}{row.records[0][0]}")):
        rest = _after(_after(rest, row.label), head)
        for record in row.records:
            rest = _after(_after(rest, head, optional=True), "".join(record))
        return rest
    for number, record in enumerate(row.records, 1):
        rest = _after(rest, f"{row.label}（{number}）")
        for title, text in zip(row.titles, record, strict=True):
            rest = _after(rest, title + text)
    return rest


def _after(rest: str, piece: str, *, optional: bool = False) -> str:
    plain = _plain(piece)
    if rest.startswith(plain):
        return rest[len(plain) :]
    assert optional, f"expected {plain!r}, read {rest[:80]!r}"
    return rest


@cache
def _plain(text: str) -> str:
    return "".join(text.split())


def _reasons(hall: Hall, case: Case) -> dict[str, tuple[tuple[str, ...], ...]]:
    blocks = hall.papers.of_case(case.number, "difference_report").blocks
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for before, block in pairwise(blocks):
        if isinstance(before, Grid) and isinstance(block, Table):
            found[before.title] = block.rows
    return found


def _has_gap(row: Expected) -> bool:
    return any("—" in record for record in row.records)


def _without_own(file: ApplicationFile, licence: str) -> ApplicationFile:
    own = {code: answers for code, answers in file.own.items() if code != licence}
    return ApplicationFile(
        file.industry, guide=file.guide, answers=file.answers, own=own, records=file.records,
        materials=file.materials, agent=file.agent,
    )  # fmt: skip
