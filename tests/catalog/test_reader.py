import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from permitdesk.catalog.digest import digest_of
from permitdesk.catalog.reader import read_catalog
from permitdesk.catalog.terms import too_many_terms
from permitdesk.domain.condition import Condition, Op
from permitdesk.domain.form import FieldType
from tests.catalog.breakages import FORM, GUIDE, MEANING, SAID_IN, SHAPE, TEA
from tests.catalog.editing import SMALL, edit, faults, line_of, small_copy


def test_a_folder_without_faults_becomes_a_catalogue() -> None:
    catalog = read_catalog(SMALL)

    assert list(catalog.licences) == ["stall", "tea"]
    assert catalog.licence("tea").fields[0].type is FieldType.CHOICE
    assert catalog.industry("teahouse").when[0].condition == Condition(
        "area", Op.GTE, 300, param="tea_min_area"
    )
    assert catalog.divisions["140502"].full_name == "山西省晋城市城区"
    assert catalog.suggestions[0].origin == "premises_area"
    assert catalog.system_values["case_no"] == "受理编号"
    assert catalog.digest == digest_of(SMALL)


def test_a_folder_without_documents_is_no_fault(tmp_path: Path) -> None:
    folder = small_copy(tmp_path)
    (folder / "documents" / "receipt.yaml").unlink()
    (folder / "documents").rmdir()

    assert not read_catalog(folder).documents


@pytest.mark.parametrize("name", [*SHAPE, *MEANING])
def test_a_fault_is_said_with_its_file_line_and_key(name: str, tmp_path: Path) -> None:
    file, old, new, at, key, message = (SHAPE | MEANING)[name]
    folder = small_copy(tmp_path)
    text = edit(folder, file, old, new)

    said = [fault for fault in faults(folder) if fault.message == f"catalog.{message}"]

    assert [(fault.file, fault.key) for fault in said] == [(SAID_IN.get(name, file), key)]
    if at:
        assert said[0].line == line_of(text, at)
    assert "catalog." not in str(said[0])
    assert not re.search(r"\{(?!letter|division|year|serial)", str(said[0])), "a fact is missing"


def test_a_field_that_no_row_asks_is_said(tmp_path: Path) -> None:
    folder = small_copy(tmp_path)
    edit(folder, FORM, "      - label: 包间\n        key: tea_rooms\n        evidence: form\n", "")

    said = faults(folder)

    assert [(fault.file, fault.key, fault.message) for fault in said] == [
        (TEA, "fields[1]", "catalog.not_placed")
    ]


def _without(file: str) -> Callable[[Path], None]:
    return lambda folder: (folder / file).unlink()


def _with(file: str) -> Callable[[Path], object]:
    return lambda folder: (folder / file).write_text("a: 1\n")


@pytest.mark.parametrize(
    ("change", "file", "message"),
    [
        (_without("office.yaml"), "office.yaml", "catalog.missing_file"),
        (_without("commitments/general.yaml"), "commitments/general.yaml", "catalog.missing_file"),
        (_without(FORM), TEA, "catalog.no_form"),
        (_without(TEA), FORM, "catalog.unknown_licence"),
        (_with("licence.yaml"), "licence.yaml", "catalog.unknown_file"),
        (_with("licences/old/tea.yaml"), "licences/old/tea.yaml", "catalog.unknown_file"),
        (_with("licences/coffee.yml"), "licences/coffee.yml", "catalog.yml"),
    ],
)
def test_a_file_too_few_or_too_many_is_said(
    change: Callable[[Path], object], file: str, message: str, tmp_path: Path
) -> None:
    folder = small_copy(tmp_path)
    (folder / "licences" / "old").mkdir()
    change(folder)

    said = faults(folder)

    assert (file, message) in [(fault.file, fault.message) for fault in said]


def test_faults_of_all_files_are_said_at_once_in_order(tmp_path: Path) -> None:
    folder = small_copy(tmp_path)
    edit(folder, TEA, "level: 县级", "level: 县级\nlvl: 1")
    edit(folder, GUIDE, "order: 1", "order: 010")
    edit(folder, "office.yaml", "'10086'", "10086")

    said = faults(folder)

    assert [(fault.file, fault.key) for fault in said] == [
        (GUIDE, "order"),
        (TEA, "lvl"),
        ("office.yaml", "office.phone"),
    ]


def test_more_comparisons_than_anybody_reads_are_refused() -> None:
    comparison = {"field": "a", "op": "eq", "value": 1}

    assert not too_many_terms({"any": [comparison] * 100_000})
    assert too_many_terms({"any": [comparison] * 100_000, "all": [comparison]})


def test_nothing_of_the_files_is_lost_on_the_way(tmp_path: Path) -> None:
    """A number changed in any file changes the catalogue."""
    folder = small_copy(tmp_path)
    before = read_catalog(folder)
    edit(folder, TEA, "statutory_days: 20", "statutory_days: 19")

    after = read_catalog(folder)

    assert after.licence("tea").statutory_days == 19
    assert after.digest != before.digest
    assert json.dumps(list(after.originals)) == json.dumps(list(before.originals))
