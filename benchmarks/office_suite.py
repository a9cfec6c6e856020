"""The same permits out of LibreOffice: one flat document with a field for every fact, headless."""

import base64
import subprocess
from collections.abc import Iterable
from html import escape
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.batch import signed
from benchmarks.stock import facts, members, picture
from permitdesk.domain.permit import CompositePermit

PROGRAMS = ("soffice", "libreoffice")
MISSING = "peer not installed: apt-get install libreoffice-writer"
FEW, MANY = 10, 110
LONGEST = 300

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:automatic-styles>
<style:style style:name="T" style:family="paragraph"><style:paragraph-properties
 fo:break-before="page" fo:text-align="center"/><style:text-properties
 style:font-name-asian="AR PL UMing CN" style:font-size-asian="28pt"/></style:style>
<style:style style:name="B" style:family="paragraph"><style:text-properties
 style:font-name-asian="LXGW WenKai" style:font-size-asian="12pt"/></style:style>
</office:automatic-styles><office:body><office:text>"""
_TAIL = "</office:text></office:body></office:document>"


def program() -> str | None:
    """Return where the program is; None when it is not installed."""
    return next(filter(None, map(which, PROGRAMS)), None)


def permits_a_second(office: str) -> float:
    """Return how many permits it makes a second, its own start not counted."""
    with TemporaryDirectory() as folder:
        _seconds(office, Path(folder), 1)  # the first start makes a profile
        few = _seconds(office, Path(folder), FEW)
        many = _seconds(office, Path(folder), MANY)
    return (MANY - FEW) / (many - few)


def _seconds(office: str, folder: Path, count: int) -> float:
    begun = perf_counter()
    source = folder / "permits.fodt"
    source.write_text(document(signed(count)), encoding="utf-8")
    profile = (folder / "profile").as_uri()
    subprocess.run(
        [office, "--headless", f"-env:UserInstallation={profile}", "--convert-to", "pdf",
         "--outdir", str(folder), str(source)],
        check=True, capture_output=True, timeout=LONGEST,
    )  # fmt: skip
    if not (folder / "permits.pdf").exists():
        raise RuntimeError("LibreOffice made no PDF")
    return perf_counter() - begun


def document(permits: Iterable[tuple[CompositePermit, str]]) -> str:
    """Return the merged document: two pages each, with its QR code as a picture."""
    return _HEAD + "".join(_pages(permit, code) for permit, code in permits) + _TAIL


def _pages(permit: CompositePermit, code: str) -> str:
    image = (
        '<text:p><draw:frame text:anchor-type="as-char" svg:width="40mm" svg:height="40mm">'
        f"<draw:image><office:binary-data>{base64.b64encode(picture(code)).decode()}"
        "</office:binary-data></draw:image></draw:frame></text:p>"
    )
    return (
        f'<text:p text:style-name="T">行业综合许可证</text:p>{_table(facts(permit))}{image}'
        f'<text:p text:style-name="T">行业综合许可证（副本）</text:p>{_table(members(permit))}{image}'
    )


def _table(rows: list[tuple[str, ...]]) -> str:
    cells = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell><text:p text:style-name="B">{escape(text)}</text:p>'
            "</table:table-cell>"
            for text in row
        )
        + "</table:table-row>"
        for row in rows
    )
    columns = f'<table:table-column table:number-columns-repeated="{len(rows[0])}"/>'
    return f"<table:table>{columns}{cells}</table:table>"
