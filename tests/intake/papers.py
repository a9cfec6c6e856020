"""Pages as a scanner, a telephone and an attacker give them."""

import io
import struct
import zlib
from typing import Any

import pikepdf
from PIL import Image, ImageDraw, ImageFont

from permitdesk.printing.font_files import Role, find_fonts

FONT = str(find_fonts({})[Role.HEI])
WORDS = "晋城市城区新华路老张饭店经营场所租赁合同第{}条甲方将房屋租给乙方"


def page(lines: int = 38, dpi: int = 150, ink: int = 20, paper: int = 250) -> Image.Image:
    """An A4 page in grey with so many lines of 12 point."""
    width, height = int(8.27 * dpi), int(11.69 * dpi)
    sheet = Image.new("L", (width, height), paper)
    pen, letters = ImageDraw.Draw(sheet), ImageFont.truetype(FONT, dpi // 6)
    for line in range(lines):
        place = (width * 0.1, height * 0.06 + line * dpi / 6 * 1.75)
        pen.text(place, WORDS.format(line + 1), ink, letters)
    return sheet


def saved(picture: Image.Image, form: str = "PNG", **options: Any) -> bytes:
    """The bytes of a picture."""
    written = io.BytesIO()
    picture.save(written, form, **options)
    return written.getvalue()


def scanned_pdf(pages: int = 1, picture: Image.Image | None = None) -> bytes:
    """A PDF as a scanner makes it: one picture a page."""
    sheet = picture or page()
    more = [sheet] * (pages - 1)
    return saved(sheet, "PDF", save_all=True, append_images=more, resolution=150)


def pdf(**root: Any) -> bytes:
    """A PDF of one empty page with entries of one's own in its root."""
    document = pikepdf.new()
    document.add_blank_page()
    for key, value in root.items():
        document.Root[f"/{key}"] = value
    return written(document)


def written(document: pikepdf.Pdf, **options: Any) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer, **options)
    return buffer.getvalue()


def photo_with_position() -> bytes:
    """A telephone's photo: turned, with the position and the owner's name in it."""
    exif = Image.Exif()
    exif[274] = 6
    exif[315] = "张三"
    exif[34853] = {1: "N", 2: (35.0, 29.0, 4.0), 3: "E", 4: (112.0, 51.0, 2.0)}
    return saved(page(dpi=100), "JPEG", exif=exif, comment=b"taken at home")


def bomb(width: int, height: int) -> bytes:
    """A PNG that says it is large and holds almost nothing."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(bytes(10_000), 9)
    chunks = chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunks


def real_bomb(side: int) -> bytes:
    """A PNG of so many pixels that is whole: all white, some kilobytes."""
    packer = zlib.compressobj(9)
    row = b"\0" + b"\xff" * (side // 8)
    data = b"".join(packer.compress(row) for _ in range(side)) + packer.flush()
    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    chunks = chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunks


def chunk(name: bytes, data: bytes) -> bytes:
    check = zlib.crc32(name + data)
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", check)
