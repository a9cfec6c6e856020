import os
from pathlib import Path

from permitdesk.catalog.digest import digest_of, digest_of_files
from tests.catalog.editing import edit, small_copy


def test_a_changed_word_is_another_version(tmp_path: Path) -> None:
    folder = small_copy(tmp_path)
    before = digest_of(folder)

    edit(folder, "licences/tea.yaml", "level: 县级", "level: 市级")

    assert digest_of(folder) != before


def test_a_renamed_file_is_another_version(tmp_path: Path) -> None:
    folder = small_copy(tmp_path)
    before = digest_of(folder)

    (folder / "licences" / "tea.yaml").rename(folder / "licences" / "tee.yaml")

    assert digest_of(folder) != before


def test_the_calendar_is_no_part_of_the_version(tmp_path: Path) -> None:
    folder = small_copy(tmp_path)
    before = digest_of(folder)

    (folder / "calendar").mkdir()
    (folder / "calendar" / "2027.yaml").write_text("year: 2027")
    (folder / "statutory_feasts.yaml").write_text("version: 1")

    assert digest_of(folder) == before


def test_the_version_does_not_depend_on_how_the_disk_lists_files(tmp_path: Path) -> None:
    folder = small_copy(tmp_path)
    other = tmp_path / "other"
    for path in sorted(folder.rglob("*.yaml"), reverse=True):
        copy = other / path.relative_to(folder)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
        os.utime(copy, (0, 0))

    assert digest_of(other) == digest_of(folder)


def test_two_files_do_not_run_together_into_one() -> None:
    assert digest_of_files({"a": b"x", "b": b"y"}) != digest_of_files({"a": b"x1 b 1 y"})
    assert digest_of_files({"ab": b"c"}) != digest_of_files({"a": b"bc"})
