"""Foreign files at the door: what is taken, what is not, and that neither costs the desk anything."""

import io
import time
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from permitdesk.domain.attachment import FileKind, label_of
from permitdesk.domain.errors import NotAllowed
from permitdesk.intake import limits
from permitdesk.intake.intake import Intake
from permitdesk.intake.reading import read_foreign
from tests.intake.papers import (
    FONT,
    bomb,
    page,
    pdf,
    photo_with_position,
    real_bomb,
    saved,
    scanned_pdf,
    written,
)

INTAKE = Intake(FONT)
MOST_S = 1.0
"""Seconds one input may cost; a file that is ended from outside costs what the limits say."""


def refused(data: bytes, intake: Intake = INTAKE) -> NotAllowed:
    with pytest.raises(NotAllowed) as said:
        intake.look(data)
    return said.value


@pytest.mark.parametrize(
    ("data", "kind", "pages"),
    [
        (saved(page()), FileKind.PNG, 1),
        (saved(page(), "JPEG"), FileKind.JPEG, 1),
        (saved(page().convert("CMYK"), "JPEG"), FileKind.JPEG, 1),
        (saved(page().convert("1"), "TIFF", compression="group4"), FileKind.TIFF, 1),
        (saved(page(), "TIFF", save_all=True, append_images=[page()] * 2), FileKind.TIFF, 3),
        (saved(page().convert("RGBA")), FileKind.PNG, 1),
        (saved(page().convert("P")), FileKind.PNG, 1),
        (scanned_pdf(3), FileKind.PDF, 3),
        (pdf(), FileKind.PDF, 1),
    ],
)
def test_a_sound_file_is_taken_as_what_it_is(data: bytes, kind: FileKind, pages: int) -> None:
    look = INTAKE.look(data)

    assert (look.kind, len(look.pages)) == (kind, pages)
    assert look.data == data or look.cleaned


def script_in_open_action() -> bytes:
    action = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert('hello')")
    return pdf(OpenAction=action)


def script_in_object_stream() -> bytes:
    document = pikepdf.open(io.BytesIO(script_in_open_action()))
    return written(document, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def script_in_page() -> bytes:
    document = pikepdf.new()
    sheet = document.add_blank_page()
    action = pikepdf.Dictionary(S=pikepdf.Name.Launch, F="calc.exe")
    sheet.obj.AA = pikepdf.Dictionary(O=document.make_indirect(action))
    return written(document)


def embedded_file() -> bytes:
    document = pikepdf.new()
    document.add_blank_page()
    document.attachments["secret.zip"] = b"PK\x03\x04"
    return written(document)


def form_with_xfa() -> bytes:
    return pdf(AcroForm=pikepdf.Dictionary(XFA=pikepdf.String("<xdp/>")))


def locked(user: str) -> bytes:
    document = pikepdf.open(io.BytesIO(scanned_pdf()))
    return written(document, encryption=pikepdf.Encryption(owner="one", user=user))


def many_pages(count: int) -> bytes:
    document = pikepdf.new()
    for _ in range(count):
        document.add_blank_page(page_size=(100, 100))
    return written(document)


def page_tree_of(pages: int) -> bytes:
    """A small PDF whose page tree names one page again and again."""
    document = pikepdf.new()
    document.add_blank_page(page_size=(9, 9))
    tree = document.Root.Pages
    tree.Kids = pikepdf.Array([tree.Kids[0]] * pages)
    tree.Count = pages
    return written(document)


def deep(levels: int) -> bytes:
    return b"%PDF-1.7\n1 0 obj" + b"[" * levels + b"]" * levels + b"endobj\ntrailer<</Root 1 0 R>>"


def flate_bomb() -> bytes:
    document = pikepdf.new()
    sheet = document.add_blank_page()
    sheet.obj.Contents = document.make_stream(b"0 0 m 9 9 l S " * 4_000_000)
    return written(document, compress_streams=True)


GOOD_PNG, GOOD_JPEG, GOOD_PDF = saved(page()), saved(page(), "JPEG"), scanned_pdf()
TIFF_WITH_POSITION = saved(page(dpi=40), "TIFF", tiffinfo={34853: 8})

BAD = {
    "0 bytes": (b"", "attachment.empty"),
    "text": ("申请书".encode(), "attachment.unknown_kind"),
    "zip bomb": (b"PK\x03\x04" + bytes(1000), "attachment.unknown_kind"),
    "gif": (b"GIF89a" + bytes(100), "attachment.unknown_kind"),
    "program": (b"MZ" + bytes(1000), "attachment.unknown_kind"),
    "svg": (b"<svg onload='alert(1)'/>", "attachment.unknown_kind"),
    "truncated JPEG": (GOOD_JPEG[: len(GOOD_JPEG) // 2], "attachment.corrupt"),
    "beginning of a JPEG": (GOOD_JPEG[:4], "attachment.corrupt"),
    "truncated PNG": (GOOD_PNG[: len(GOOD_PNG) // 2], "attachment.corrupt"),
    "PNG that is a JPEG": (GOOD_PNG[:8] + GOOD_JPEG, "attachment.corrupt"),
    "truncated PDF": (GOOD_PDF[:200], "attachment.corrupt"),
    "PDF of zeros": (b"%PDF-1.7\n" + bytes(1000), "attachment.corrupt"),
    "PNG of 12000 squared": (bomb(12_000, 12_000), "attachment.picture_too_large"),
    "whole PNG of 12000 squared": (real_bomb(12_000), "attachment.picture_too_large"),
    "PNG of 2^31": (bomb(2**31 - 1, 2**31 - 1), "attachment.picture_too_large"),
    "script": (script_in_open_action(), "attachment.script"),
    "script in an object stream": (script_in_object_stream(), "attachment.script"),
    "program started by a page": (script_in_page(), "attachment.script"),
    "XFA form": (form_with_xfa(), "attachment.script"),
    "embedded file": (embedded_file(), "attachment.embedded"),
    "password": (locked("two"), "attachment.locked"),
    "restrictions": (locked(""), "attachment.locked"),
    "201 pages": (many_pages(201), "attachment.too_many_pages"),
    "10^5 pages": (page_tree_of(100_000), "attachment.too_many_pages|attachment.too_complex"),
    "no pages": (written(pikepdf.new()), "attachment.no_pages"),
    "moving picture": (
        saved(page(dpi=40), save_all=True, append_images=[page(3, dpi=40)]),
        "attachment.moving",
    ),
    "TIFF with a position": (TIFF_WITH_POSITION, "attachment.position"),
}


@pytest.mark.parametrize(("data", "reason"), BAD.values(), ids=BAD)
def test_a_bad_file_is_refused_with_its_reason_within_a_second(data: bytes, reason: str) -> None:
    begun = time.monotonic()

    assert refused(data).key in reason.split("|")

    assert time.monotonic() - begun < 2 * MOST_S  # other tests share the machine


@pytest.mark.parametrize("data", [flate_bomb(), deep(100_000)], ids=["flate bomb", "deep"])
def test_a_file_that_costs_too_much_is_refused_and_its_worker_is_gone(data: bytes) -> None:
    begun = time.monotonic()

    assert refused(data).key in {"attachment.too_complex", "attachment.corrupt"}

    assert time.monotonic() - begun < limits.ANSWER_WITHIN_S + MOST_S


def test_a_worker_that_says_nothing_is_killed() -> None:
    hurried = Intake(FONT, answer_within=0.01)

    assert refused(GOOD_PDF, hurried).key == "attachment.too_complex"


def test_a_file_too_large_is_refused_before_anything_looks_at_it() -> None:
    begun = time.monotonic()

    assert refused(b"%PDF-" + bytes(limits.LARGEST_FILE)).key == "attachment.too_large"

    assert time.monotonic() - begun < 0.05


@pytest.mark.parametrize(
    "data",
    [
        saved(page(dpi=600).convert("1"), "TIFF", compression="group4"),
        saved(Image.new("RGBA", (5000, 5000), "white")),
        saved(page(dpi=600), "JPEG"),
        scanned_pdf(20),
        many_pages(200),
    ],
    ids=["TIFF at 600 dpi", "PNG of 25 million pixels", "JPEG at 600 dpi", "20 scans", "200 pages"],
)
def test_the_largest_files_that_are_taken_cost_about_a_second(data: bytes) -> None:
    begun = time.monotonic()

    look = INTAKE.look(data)

    assert look.pages
    assert time.monotonic() - begun < 2 * MOST_S  # other tests share the machine


def test_of_a_long_file_all_pages_are_counted_and_the_first_are_looked_at() -> None:
    look = INTAKE.look(scanned_pdf(100, page(6, dpi=100)))

    assert len(look.pages) == 100
    assert look.pages[0].looked
    assert not look.pages[-1].looked


def test_where_and_by_whom_a_photo_was_taken_is_not_kept_and_its_pixels_are() -> None:
    photo = photo_with_position()

    look = INTAKE.look(photo)

    kept, before = Image.open(io.BytesIO(look.data)), Image.open(io.BytesIO(photo))
    assert look.cleaned
    assert dict(kept.getexif()) == {274: 6}
    assert "张三".encode() not in look.data
    assert b"taken at home" not in look.data
    assert kept.tobytes() == before.tobytes()


def test_texts_in_a_png_are_not_kept() -> None:
    from PIL.PngImagePlugin import PngInfo

    told = PngInfo()
    told.add_text("Author", "Zhang San")
    exif = Image.Exif()
    exif[315] = "Zhang San"

    look = INTAKE.look(saved(page(dpi=60), pnginfo=told, exif=exif))

    assert look.cleaned
    assert b"Zhang" not in look.data


def test_what_follows_the_end_of_a_picture_is_cut_off() -> None:
    for whole in (GOOD_PNG, GOOD_JPEG):
        assert INTAKE.look(whole + b"PK\x03\x04 hidden").data == whole


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("../../etc/passwd", "passwd"),
        ("/etc/passwd", "passwd"),
        ("..\\..\\windows\\win.ini", "win.ini"),
        ("C:\\scan\\身份证.jpg", "身份证.jpg"),
        ("CON", "CON"),
        ("aux.pdf", "aux.pdf"),
        ("租赁合同. ", "租赁合同."),
    ],
)
def test_a_name_is_a_label_and_never_a_place(name: str, label: str) -> None:
    assert label_of(name) == label


@pytest.mark.parametrize("name", ["很" * 300, "cod\u202efdp.exe", "a\0b.pdf", "a\u200bb", "\ud800"])
def test_a_name_that_cannot_be_printed_is_refused(name: str) -> None:
    with pytest.raises(NotAllowed) as said:
        label_of(name)

    assert said.value.key == "attachment.label"


def test_only_a_plain_file_is_read(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "gone.pdf", Path("/dev/zero"), Path("a\0b")):
        with pytest.raises(NotAllowed) as said:
            read_foreign(path)
        assert said.value.key in {"attachment.no_file", "attachment.label"}


def test_a_file_too_large_is_not_read_to_its_end(tmp_path: Path) -> None:
    with (tmp_path / "scan.png").open("wb") as file:
        file.truncate(10**12)

    with pytest.raises(NotAllowed) as said:
        read_foreign(tmp_path / "scan.png")

    assert said.value.key == "attachment.too_large"
