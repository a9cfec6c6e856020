"""What an office may say of its commitments, beyond the single breakages."""

from pathlib import Path

import pytest

from permitdesk.catalog.reader import read_catalog
from permitdesk.domain.commitment import SwitchedOn, flow_of
from tests.catalog.breakages import FLOW, TEA
from tests.catalog.editing import edit, faults, small_copy

LISTED = "switched_on: {source: 示例目录〔2026〕1号, day: '2026-01-05'}\nbasis: []"
OFF = ("offered: true", "offered: false")


def test_the_office_switches_on_what_the_sheet_leaves_off_with_its_own_listing(
    tmp_path: Path,
) -> None:
    folder = small_copy(tmp_path)
    edit(folder, TEA, *OFF)
    edit(folder, FLOW, "basis: []", LISTED)

    catalog = read_catalog(folder)

    listed = catalog.flows["tea_commit"].switched_on
    assert isinstance(listed, SwitchedOn)
    assert (listed.source, listed.day.isoformat()) == ("示例目录〔2026〕1号", "2026-01-05")
    assert flow_of(catalog.flows, catalog.licence("tea")) is catalog.flows["tea_commit"]
    assert flow_of(catalog.flows, catalog.licence("stall")) is None


@pytest.mark.parametrize(
    "mark",
    [
        "public_safety: true",
        "commitment_allowed: false",
        "hearing_required: always\nhearing_source: 示例法",
    ],
)
def test_no_listing_switches_on_what_may_not_be_promised(mark: str, tmp_path: Path) -> None:
    folder = small_copy(tmp_path)
    edit(folder, TEA, *OFF)
    edit(folder, TEA, "level: 县级", f"level: 县级\n{mark}")
    edit(folder, FLOW, "basis: []", LISTED)

    said = faults(folder)

    assert [(fault.file, fault.key, fault.message) for fault in said] == [
        (FLOW, "switched_on", "catalog.offer_not_allowed")
    ]


def test_a_paper_that_everybody_hands_in_is_not_switched_on(tmp_path: Path) -> None:
    folder = small_copy(tmp_path)
    edit(folder, TEA, *OFF)
    edit(folder, FLOW, "basis: []", LISTED)
    edit(folder, FLOW, "licence: tea", "licence: tea\nnature: required")

    said = faults(folder)

    assert [(fault.file, fault.key, fault.message) for fault in said] == [
        (FLOW, "switched_on", "catalog.no_route")
    ]


def test_a_required_paper_leaves_out_only_the_sentence_that_excludes_nobody(
    tmp_path: Path,
) -> None:
    folder = small_copy(tmp_path)
    edit(folder, TEA, *OFF)
    edit(folder, FLOW, "licence: tea", "licence: tea\nnature: required")
    edit(
        folder,
        FLOW,
        "excluded: []",
        "excluded: [不设信用排除, 甲]\nexclusions: [{id: a, text: 甲}]",
    )

    catalog = read_catalog(folder)

    assert [item.text for item in catalog.flows["tea_commit"].exclusions] == ["甲"]


def test_the_same_sentence_is_an_exclusion_where_there_is_a_choice(tmp_path: Path) -> None:
    folder = small_copy(tmp_path)
    edit(folder, FLOW, "excluded: []", "excluded: [不设信用排除]")

    said = faults(folder)

    assert [(fault.file, fault.message) for fault in said] == [(FLOW, "catalog.exclusions_differ")]


def test_an_exclusion_reads_the_answers_of_its_licence(tmp_path: Path) -> None:
    folder = small_copy(tmp_path)
    when = "when: {not: {field: tea_kind, op: eq, value: 茶摊}}"
    edit(folder, FLOW, "excluded: []", f"excluded: [甲]\nexclusions: [{{id: a, text: 甲, {when}}}]")

    catalog = read_catalog(folder)

    condition = catalog.flows["tea_commit"].exclusions[0].when
    assert condition is not None
    assert condition.holds({"tea_kind": "茶楼"})
    assert not condition.holds({"tea_kind": "茶摊"})
