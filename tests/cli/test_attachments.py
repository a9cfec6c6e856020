"""Attachments from the command line: taken, named by an application, shown with a mark, logged."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image

from tests.cli.test_commands import Shell, application
from tests.intake.papers import page, photo_with_position, saved, scanned_pdf

ID, PLAN = "id_legal", "layout_plan"


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    shell = Shell(tmp_path, capsys)
    shell("init", "--practice")
    return shell


def scan(shell: Shell, name: str, data: bytes) -> str:
    file = shell.folder / name
    file.write_bytes(data)
    return str(file)


def applied(shell: Shell, **hashes: str) -> str:
    """An application whose materials name attachments that were taken before."""
    file = Path(application(shell))
    made = json.loads(file.read_text(encoding="utf-8"))
    for item in made["materials"]:
        if item["key"] in hashes:
            item.update(sha256=hashes[item["key"]], file=f"{item['key']}.pdf", returned=True)
    file.write_text(json.dumps(made), encoding="utf-8")
    return str(file)


@pytest.fixture
def case(shell: Shell) -> tuple[str, str, str]:
    """A case with an identity paper and a plan: its number and both hashes."""
    identity = shell("attach", scan(shell, "身份证.jpg", photo_with_position()))[0]["sha256"]
    plan = shell("attach", scan(shell, "plan.pdf", scanned_pdf(2)))[0]["sha256"]
    file = applied(shell, **{ID: identity, PLAN: plan})
    return shell("receive", file)["case"], identity, plan


def test_a_file_is_taken_with_its_pages_and_what_is_wrong_with_them(shell: Shell) -> None:
    aslant = page().rotate(4, fillcolor=250)

    first, second = scan(shell, "a.png", saved(aslant)), scan(shell, "b.pdf", scanned_pdf())
    taken = shell("attach", first, second)

    assert [(item["file"], item["kind"], item["flaws"]) for item in taken] == [
        ("a.png", "png", ["skewed"]),
        ("b.pdf", "pdf", []),
    ]


def test_a_file_that_is_not_taken_is_refused_with_what_to_do(shell: Shell) -> None:
    refused = shell("attach", scan(shell, "a.pdf", b"MZ"))

    assert (shell.code, refused["key"]) == (1, "attachment.unknown_kind")
    assert "PDF" in refused["message"]


def test_a_case_lists_its_attachments_by_material(shell: Shell, case: tuple[str, str, str]) -> None:
    number, identity, plan = case

    listed = {item["material"]: item for item in shell("attachments", number)}

    assert {key: item["sha256"] for key, item in listed.items()} == {ID: identity, PLAN: plan}
    assert (listed[ID]["identity"], listed[PLAN]["identity"]) == (True, False)
    assert len(listed[PLAN]["pages"]) == 2


def test_an_application_may_not_name_a_file_that_was_never_taken(shell: Shell) -> None:
    refused = shell("receive", applied(shell, **{ID: "0" * 64}))

    assert shell.code != 0
    assert refused["key"] == "attachment.unknown"
    assert shell("worklist")["rows"] == []


def test_an_identity_paper_leaves_only_with_a_mark_and_each_look_is_noted(
    shell: Shell, case: tuple[str, str, str]
) -> None:
    number, identity, _ = case
    out = shell.folder / "copy.pdf"
    where = ("--case", number, "--out", str(out))

    refused = shell("attachment", "show", identity, *where)
    shell("attachment", "show", identity, *where, "--purpose", "food_operation")

    assert refused["key"] == "attachment.purpose"
    assert out.read_bytes().startswith(b"%PDF-")
    assert len(pypdfium2.PdfDocument(out)) == 1
    (look,) = shell("looks", number)
    assert (look["sha256"], look["purpose"], look["marked"]) == (identity, "food_operation", True)


def test_other_papers_leave_as_they_are_kept(shell: Shell, case: tuple[str, str, str]) -> None:
    number, _, plan = case
    out = shell.folder / "copy.pdf"

    shell("attachment", "show", plan, "--case", number, "--out", str(out))

    assert sha256(out.read_bytes()).hexdigest() == plan
    assert shell("looks", number)[0]["marked"] is False


def test_one_page_is_shown_as_a_picture(shell: Shell, case: tuple[str, str, str]) -> None:
    number, _, plan = case
    out = shell.folder / "page.png"

    shell("attachment", "show", plan, "--case", number, "--page", "2", "--out", str(out))

    with Image.open(out) as picture:
        assert max(picture.size) == 1600
    assert shell("looks", number)[0]["kind"] == "page"


def test_an_attachment_of_another_case_is_not_shown(
    shell: Shell, case: tuple[str, str, str]
) -> None:
    other = shell("receive", application(shell, seed=8))["case"]
    words = ("--case", other, "--purpose", "food_operation", "--out", str(shell.folder / "x"))

    refused = shell("attachment", "show", case[1], *words)

    assert refused["key"] == "attachment.not_of_case"
    assert shell("looks", other) == []


def test_the_archive_gets_all_as_it_is_kept_and_that_is_noted(
    shell: Shell, case: tuple[str, str, str]
) -> None:
    number, identity, plan = case
    out = shell.folder / "archive"

    shell("attachments", number, "--out", str(out))

    assert {file.name for file in out.iterdir()} == {f"{identity}.jpeg", f"{plan}.pdf"}
    assert {look["kind"] for look in shell("looks", number)} == {"archive"}


def test_a_file_comes_into_a_case_that_still_takes_corrections(shell: Shell) -> None:
    number = shell("receive", application(shell))["case"]
    words = ("--case", number, "--material", PLAN)

    shell("attach", scan(shell, "plan.pdf", scanned_pdf(3)), *words)

    (item,) = shell("attachments", number)
    assert (item["material"], item["file"], len(item["pages"])) == (PLAN, "plan.pdf", 3)


def test_a_case_that_was_accepted_takes_no_file_any_more(shell: Shell) -> None:
    number = shell("receive", application(shell))["case"]
    shell("act", number, "look_through", "--data", '{"complete": true, "legal_form": true}')
    shell("act", number, "accept")

    words = ("--case", number, "--material", PLAN)
    refused = shell("attach", scan(shell, "plan.pdf", scanned_pdf()), *words)

    assert (shell.code, refused["key"]) == (1, "attachment.no_way_in")


def test_the_receipt_says_how_many_pages_came_and_which_originals_went_back(
    shell: Shell, case: tuple[str, str, str]
) -> None:
    out = shell.folder / "receipt.pdf"

    shell("paper", case[0], "receipt", "--out", str(out))

    words = read(out)
    assert "原件核对后已当场退还申请人" in words
    assert "法定代表人（负责人）身份证明" in words.split("原件核对后")[1]


def read(file: Path) -> str:
    pages: Any = pypdfium2.PdfDocument(file)
    return "".join(sheet.get_textpage().get_text_range() for sheet in pages).replace("\r\n", "")


def test_when_its_last_case_is_erased_the_file_goes_too(
    shell: Shell, case: tuple[str, str, str]
) -> None:
    from permitdesk.store.store import open_store

    number, identity, _ = case
    store = open_store(shell.folder / "practice.db")

    with store.act() as act:
        act.erase(number)

    assert list(shell.folder.glob("practice.db.attachments/*/*")) == []
    assert store.looks_of(number) == ()
    store.close()
    assert shell("attachment", "show", identity, "--purpose", "food_operation", "--out",
                 str(shell.folder / "x"))["key"] == "attachment.unknown"  # fmt: skip


def test_a_face_that_stays_open_forgets_what_came_into_no_case(shell: Shell) -> None:
    from datetime import timedelta

    from permitdesk.desk.attachments import DAYS_LEFT
    from tests.houses import MONDAY, house_over

    shell("attach", scan(shell, "left.pdf", scanned_pdf()))
    house = house_over(shell.folder / "practice.db", MONDAY + timedelta(days=DAYS_LEFT + 1))

    house.pass_time()

    assert list(shell.folder.glob("practice.db.attachments/*/*")) == []
    house.store.close()
