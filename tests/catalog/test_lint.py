"""Warnings about definitions: each with its file and line, and none of them blocks."""

import re
from functools import cache
from pathlib import Path

import pytest

from permitdesk.catalog.faults import BrokenCatalog
from permitdesk.catalog.lint import KINDS, Warned, lint
from permitdesk.catalog.reader import read_catalog
from permitdesk.text import use_language
from tests.catalog.editing import FORMS, SMALL, edit, line_of, small_copy

TEA, FORM, STALL = "licences/tea.yaml", "originals/tea.yaml", "originals/stall.yaml"
SHARED, SAME = "shared_fields.yaml", "equivalences.yaml"
UNASKED = "  - key: nobody\n    label: 无人问\n    type: text\n    original_labels: []\n"

Looks = tuple[str, str, str, str, str, str, str]
"""File; what stands there; what stands there instead; a part of the new text on the line that is
said; kind; key; message."""
WRONG: dict[str, Looks] = {
    "shared field on no form": (
        SHARED, "  - key: signed_by", UNASKED + "  - key: signed_by", "- key: nobody",
        "unmapped", "fields[4]", "unplaced",
    ),
    "column on no form": (
        FORM, "          证件号: id_number\n", "", "", "unmapped",
        "records.person.columns[1]", "column_unshown",
    ),
    "table of its own": (
        FORM, ("        key: tea_staff\n        record: person\n        role: 茶艺师\n"
        "        columns:\n          姓名: name\n"),
        "        key: tea_staff\n        note: 另附\n", "label: 人员",
        "unmapped", "sections[0].rows[7]", "table_alone",
    ),
    "one element in two units": (
        TEA, "    label: 面积\n    type: decimal\n",
        "    label: 面积\n    type: decimal\n    unit: 亩\n", "",
        "clashing", "equivalences[0]", "clash",
    ),
    "a form's own words in another unit": (
        FORM, "label: 面积", "label: 面积（亩）", "label: 面积（亩）",
        "clashing", "sections[0].rows[4].label", "label_unit",
    ),
    "a day that is text": (
        FORM, "label: 包间\n        key: tea_rooms", "label: 开业日期\n        key: tea_open",
        "label: 开业日期", "clashing", "sections[0].rows[3]", "day_as_text",
    ),
    "two elements called the same": (
        FORM, "label: 面积", "label: 摊位面积", "label: 摊位面积",
        "drift", "sections[0].rows[4]", "drift",
    ),
    "a paper wanted only where its question is hidden": (
        TEA, "    required_when:\n      field: tea_rooms\n      op: gte\n      value: 1\n",
        ("    required_when:\n      all:\n"
        "        - {field: tea_rooms, op: gte, value: 1}\n"
        "        - {field: tea_kind, op: eq, value: 茶摊}\n"),
        "required_when:\n      all", "hidden", "materials[1].required_when", "never_shown",
    ),
    "a paper nobody asks for": (
        "shared_materials.yaml", "  - key: business_licence",
        ("  - key: lease\n    name: 租赁合同\n    form: copy\n    copies: 1\n"
        "  - key: business_licence"), "key: lease",
        "unasked", "shared_materials[0]", "paper_unasked",
    ),
    "a paper a form lists and its licence does not ask for": (
        STALL, "attachments_listed: []", "attachments_listed: [business_licence]",
        "attachments_listed", "unasked", "attachments_listed[0]", "attachment_unasked",
    ),
    "a law without an article": (
        TEA, "articles: 第一条", "articles: 全文", "law: 示例法",
        "articles", "legal_basis[0]", "no_article",
    ),
    "an article nobody read": (
        TEA, "articles: 第一条", "articles: 第一条（待核）", "law: 示例法",
        "articles", "legal_basis[0]", "unread",
    ),
    "an article known from memory": (
        TEA, "verified: full_text_checked", "verified: general_knowledge", "law: 示例法",
        "articles", "legal_basis[0]", "from_memory",
    ),
    "a value marked uncertain": (
        TEA, "  kind: fixed\n", "  kind: fixed\n  uncertain: true\n", "uncertain: true",
        "uncertain", "validity.uncertain", "uncertain",
    ),
    "a point to ask about": (
        TEA, "promised_days: 5", "uncertain: true\nuncertain_points:\n  - 期限待核\npromised_days: 5",
        "  - 期限待核", "uncertain", "uncertain_points[0]", "point",
    ),
    "a promise on a key that all forms share": (
        STALL, "label: 名称\n        key: applicant_name", "label: 本人承诺\n        key: applicant_name",
        "label: 本人承诺", "promises", "sections[0].rows[0]", "promise_shared",
    ),
    "a form that is a guess": (
        STALL, "confidence: composed", "confidence: guess", "confidence",
        "unseen", "confidence", "guess",
    ),
}  # fmt: skip
ELSEWHERE = {"column on no form": "records.yaml", "one element in two units": SAME}
"""Where it is said, when that is another file than the one edited."""
BEFORE = {
    "a promise on a key that all forms share": (
        (SHARED, "          - tea\n          - stall\n  - key: premises_area",
         ("          - tea\n      - label: 本人承诺\n        licences:\n          - stall\n"
          "  - key: premises_area")),
    ),
    "a day that is text": (
        (TEA, "  - key: tea_area\n", ("  - key: tea_open\n    label: 开业\n    type: text\n"
         "  - key: tea_area\n")),
        (FORM, "      - label: 面积\n", ("      - label: 包间\n        key: tea_rooms\n"
         "        evidence: form\n      - label: 面积\n")),
    ),
    "a form's own words in another unit": (
        (TEA, "    label: 面积\n    type: decimal\n",
         "    label: 面积\n    type: decimal\n    unit: 平方米\n"),
    ),
}  # fmt: skip
"""What must be there too, changed after the edit itself."""


@pytest.mark.parametrize("name", WRONG)
def test_a_warning_is_said_with_its_file_line_and_key(name: str, tmp_path: Path) -> None:
    file, old, new, at, kind, key, message = WRONG[name]
    folder = small_copy(tmp_path)
    text = edit(folder, file, old, new)
    for change in BEFORE.get(name, ()):
        edit(folder, *change)
    usual = {str(item.fault) for item in lint(SMALL)}

    said = [
        item
        for item in lint(folder)
        if item.fault.message == f"catalog.lint.{message}" and str(item.fault) not in usual
    ]

    assert [(item.kind, item.fault.file, item.fault.key) for item in said] == [
        (kind, ELSEWHERE.get(name, file), key)
    ]
    if at:
        assert said[0].fault.line == line_of(text, at)


def test_what_looks_wrong_blocks_nothing(tmp_path: Path) -> None:
    folder = small_copy(tmp_path)
    edit(folder, TEA, "articles: 第一条", "articles: 全文")

    assert lint(folder)
    assert read_catalog(folder).licence("tea").legal_basis[0].articles == "全文"


def test_a_folder_that_cannot_be_used_is_refused_first(tmp_path: Path) -> None:
    folder = small_copy(tmp_path)
    (folder / "office.yaml").unlink()

    with pytest.raises(BrokenCatalog):
        lint(folder)


def test_only_the_kinds_asked_for_are_said() -> None:
    assert {item.kind for item in lint(SMALL, ("unseen",))} == {"unseen"}


def test_a_question_hidden_for_all_but_some_is_no_warning() -> None:
    assert not lint(SMALL, ("hidden", "drift", "unasked", "articles", "uncertain", "unmapped"))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_warning_about_the_shipped_definitions_is_a_sentence_with_its_facts(
    language: str,
) -> None:
    warned = _shipped()
    use_language(language)
    try:
        said = [str(item.fault) for item in warned]
    finally:
        use_language("")

    assert {item.kind for item in warned} <= set(KINDS)
    assert not [line for line in said if "catalog.lint" in line or re.search(r"\{\w+\}", line)]
    assert all(item.fault.line > 1 for item in warned), "each stands somewhere in its file"


def test_the_shipped_definitions_clash_nowhere_and_hide_no_question() -> None:
    warned = _shipped()

    assert not [item for item in warned if item.kind == "hidden"]
    assert not [item for item in warned if item.fault.message == "catalog.lint.clash"]
    assert not [item for item in warned if item.fault.message == "catalog.lint.label_unit"]


def test_every_form_that_was_not_seen_is_on_the_list() -> None:
    real = read_catalog(FORMS)

    said = {item.fault.file for item in _shipped() if item.kind == "unseen"}

    assert said >= {
        f"originals/{code}.yaml"
        for code, form in real.originals.items()
        if form.confidence != "seen"
    }


@cache
def _shipped() -> tuple[Warned, ...]:
    return lint(FORMS)
