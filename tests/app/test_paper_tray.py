"""Practising without a printer."""

from collections.abc import Sequence
from pathlib import Path

from permitdesk.app.paper_tray import PaperTray
from permitdesk.faces.shared.printer import QtPrinters


class NoPrinters(QtPrinters):
    def __init__(self) -> None:
        super().__init__(lambda _: 1, lambda *_: b"")

    def names(self) -> Sequence[str]:
        return []


class OnePrinter(NoPrinters):
    printed = b""

    def names(self) -> Sequence[str]:
        return ["窗口打印机"]

    def print(self, pdf: bytes, printer: str = "") -> None:
        self.printed = pdf


def test_without_a_printer_practice_papers_lie_in_a_folder(tmp_path: Path) -> None:
    tray = PaperTray(NoPrinters(), tmp_path / "printed")

    tray.print(b"%PDF 1")
    tray.print(b"%PDF 2")

    assert [file.read_bytes() for file in sorted((tmp_path / "printed").iterdir())] == [
        b"%PDF 1",
        b"%PDF 2",
    ]
    assert "printed" in tray.names()[0]


def test_a_real_printer_goes_before_the_folder(tmp_path: Path) -> None:
    printer = OnePrinter()

    PaperTray(printer, tmp_path / "printed").print(b"%PDF")

    assert printer.printed == b"%PDF"
    assert not (tmp_path / "printed").exists()
