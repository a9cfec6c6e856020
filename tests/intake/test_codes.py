"""Reading codes back from paper, scans and photos."""

import io
import struct
import zlib
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import qrcode
from PIL import Image, ImageFilter

from permitdesk.app.trusting import codes_in
from permitdesk.domain.errors import NotAllowed
from permitdesk.intake import codes
from permitdesk.intake.codes import texts_in
from permitdesk.intake.intake import Intake
from permitdesk.intake.refusing import Refused
from permitdesk.trust.code import Profile, read_code, sign_code
from permitdesk.trust.verifying import VerdictKind, verify
from tests.trust.samples import KEY, RING, TODAY, lines, restaurant, short, status_list

ADDRESS = "https://zwfw.example.gov.cn/verify"
FULL = sign_code(restaurant(), KEY)
MINIMAL = sign_code(restaurant(), KEY, Profile.MINIMAL)


def drawn(text: str) -> qrcode.QRCode:
    """The code as the printing room draws it: level M, quiet zone of four."""
    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_M, border=4)
    code.add_data(text, optimize=0)
    code.make(fit=True)
    return code


def picture(text: str, box: int = 4) -> Image.Image:
    code = drawn(text)
    code.box_size = box
    image: Image.Image = code.make_image().get_image()
    return image.convert("L")


def saved(image: Image.Image, form: str = "PNG", **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, form, **options)
    return buffer.getvalue()


def page_of(*codes: Image.Image) -> Image.Image:
    page = Image.new("L", (2480, 3508), 255)  # A4 at 300 dpi
    for place, code in enumerate(codes):
        page.paste(code, (200, 200 + 900 * place))
    return page


def why_refused(data: bytes) -> str:
    with pytest.raises(Refused) as refused:
        texts_in(data)
    return refused.value.key


@pytest.mark.parametrize("profile", Profile)
@pytest.mark.parametrize("address", ["", ADDRESS])
def test_a_printed_code_is_read_back_and_valid(profile: Profile, address: str) -> None:
    text = sign_code(restaurant(), KEY, profile, address)

    found = texts_in(saved(picture(text)))

    assert found == [text]
    assert verify(found[0], RING, status_list(), TODAY).kind is VerdictKind.VALID


@pytest.mark.parametrize("holder", ["晋城市城区老张饭店", "店" * 30])
@pytest.mark.parametrize("members", [2, 3, 5])
@pytest.mark.parametrize("address", ["", ADDRESS])
def test_a_full_code_is_never_larger_than_version_13(
    holder: str, members: int, address: str
) -> None:
    text = sign_code(restaurant(holder, lines(members)), KEY, address=address)

    assert drawn(text).version <= 13


@pytest.mark.parametrize("address", ["", ADDRESS])
def test_a_minimal_code_of_25_mm_has_modules_a_scanner_sees(address: str) -> None:
    text = sign_code(restaurant("店" * 30, lines(5)), KEY, Profile.MINIMAL, address)

    modules = len(drawn(text).get_matrix())  # with the quiet zone

    assert 25 / modules >= 0.33


def test_a_turned_and_blurred_photo_is_read() -> None:
    photo = page_of(picture(MINIMAL, box=6)).rotate(7, expand=True, fillcolor=200)
    photo = photo.filter(ImageFilter.GaussianBlur(1.5))

    assert texts_in(saved(photo, "JPEG", quality=70)) == [MINIMAL]


def test_a_large_photo_is_made_smaller_and_read() -> None:
    photo = page_of(picture(FULL, box=8)).resize((6200, 8770))

    assert texts_in(saved(photo, "JPEG", quality=60)) == [FULL]


def test_all_codes_of_a_pdf_come_page_by_page_each_once() -> None:
    pages = [page_of(picture(FULL)), page_of(picture(MINIMAL), picture(FULL))]
    data = saved(pages[0], "PDF", save_all=True, append_images=pages[1:], resolution=300)

    assert texts_in(data) == [FULL, MINIMAL]


def test_a_picture_without_a_code_has_no_texts() -> None:
    assert texts_in(saved(Image.new("RGB", (300, 300), "white"))) == []


def test_a_code_of_somebody_else_is_read_and_not_valid() -> None:
    found = texts_in(saved(picture("https://example.com/?pay=1")))

    assert [verify(text, RING, None, TODAY).reason for text in found] == ["verify.not_ours"]


def test_only_the_first_pages_are_looked_at() -> None:
    blank, last = page_of().resize((248, 351)), page_of(picture(FULL))
    pages = [blank] * codes.MOST_CODE_PAGES + [last]

    data = saved(pages[0], "PDF", save_all=True, append_images=pages[1:], resolution=300)

    assert texts_in(data) == []


def test_a_huge_page_is_rendered_within_the_most_pixels() -> None:
    document = pypdfium2.PdfDocument.new()
    document.new_page(14_400, 14_400)
    buffer = io.BytesIO()
    document.save(buffer)
    document.close()

    assert texts_in(buffer.getvalue()) == []


def bomb(width: int, height: int) -> bytes:
    """A PNG that says it is large and holds almost nothing."""

    def chunk(name: bytes, data: bytes) -> bytes:
        check = zlib.crc32(name + data)
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", check)

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(bytes(10_000), 9)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("side", [5_001, 12_000, 30_000, 2**31 - 1])
def test_a_picture_that_unfolds_without_measure_is_refused(side: int) -> None:
    assert why_refused(bomb(side, side)) == "attachment.picture_too_large"


GOOD_PNG, GOOD_JPEG = saved(picture(FULL)), saved(picture(FULL), "JPEG")
GOOD_PDF = saved(picture(FULL), "PDF")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "attachment.unknown_kind"),
        (b"YZ1:", "attachment.unknown_kind"),
        (b"GIF89a" + bytes(100), "attachment.unknown_kind"),
        (b"%PDF-1.7\n", "attachment.corrupt"),
        (b"%PDF-1.7\n" + bytes(1000), "attachment.corrupt"),
        (GOOD_PDF[:200], "attachment.corrupt"),
        (GOOD_PNG[:8], "attachment.corrupt"),
        (GOOD_PNG[: len(GOOD_PNG) // 2], "attachment.corrupt"),
        (GOOD_PNG[:8] + GOOD_JPEG, "attachment.corrupt"),
        (GOOD_JPEG[:4], "attachment.corrupt"),
        (GOOD_JPEG[: len(GOOD_JPEG) // 2], "attachment.corrupt"),
        (bomb(100, 100), "attachment.corrupt"),
    ],
    ids=short,
)
def test_a_broken_or_foreign_file_is_refused_with_its_reason(data: bytes, reason: str) -> None:
    assert why_refused(data) == reason


def test_a_pdf_with_a_password_is_told() -> None:
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(GOOD_PDF)) as document:
        document.save(buffer, encryption=pikepdf.Encryption(owner="one", user="two"))

    assert why_refused(buffer.getvalue()) == "attachment.locked"


def test_a_code_read_from_paper_says_what_was_signed() -> None:
    code, _ = read_code(texts_in(saved(picture(FULL)))[0], RING)

    assert code == restaurant()


def test_codes_are_read_by_a_limited_worker() -> None:
    assert Intake().texts(saved(page_of(picture(FULL)), "PDF", resolution=300)) == [FULL]


def test_the_paper_a_command_names_is_read_by_the_worker(tmp_path: Path) -> None:
    file = tmp_path / "permit.jpg"
    file.write_bytes(saved(page_of(picture(FULL))))  # told by its content, not its name

    assert codes_in(str(file)) == [FULL]


def test_a_paper_that_is_broken_is_refused_with_what_to_do(tmp_path: Path) -> None:
    file = tmp_path / "permit.pdf"
    file.write_bytes(b"%PDF-1.7 nothing")

    with pytest.raises(NotAllowed) as refused:
        codes_in(str(file))

    assert refused.value.key == "attachment.corrupt"
