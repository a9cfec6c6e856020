"""One line of the papers an applicant hands in: there or not, in which form, how many pages, its file."""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QCheckBox, QComboBox, QPushButton, QSpinBox

from permitdesk.desk.attachments import Taken
from permitdesk.domain.materials import Handed, HandedIn, MaterialNeed
from permitdesk.faces.shared.dialogs.boxes import choice_box, number_box
from permitdesk.faces.shared.look import px
from permitdesk.faces.shared.parts import button
from permitdesk.text import tr

THUMBNAIL = 20
"""Pixels of the picture on the button."""


@dataclass(frozen=True)
class TakenFile:
    """A file that came for a material, with a small picture of its first page (PNG)."""

    material: str
    taken: Taken
    thumbnail: bytes


class HandedLine:
    """The boxes of one paper.

    Attributes:
        check: It is there.
        returned: Its original went back.
        file: Its attachment; a press chooses one.
    """

    def __init__(self, need: MaterialNeed, kept: HandedIn | None) -> None:
        self.key = need.key
        self.name = need.name if need.required else tr("material.if_any", name=need.name)
        self.check = QCheckBox()
        self.check.setAccessibleName(self.name)
        self.check.setChecked(kept is not None)
        self.form: QComboBox = choice_box(list(Handed), "handed")
        usual = Handed.COPY if need.form == "copy" else Handed.ORIGINAL
        self.form.setCurrentIndex(self.form.findData(kept.form if kept else usual))
        self.pages: QSpinBox = number_box(kept.pages if kept else need.copies, 1, 9999)
        self.returned = QCheckBox()
        self.returned.setAccessibleName(tr("handing_in.returned", name=self.name))
        self.returned.setToolTip(tr("handing_in.returned", name=self.name))
        self.returned.setChecked(bool(kept and kept.returned))
        self.file: QPushButton = button(tr("handing_in.choose"), "small")
        self._label = kept.file if kept else ""
        self.sha256 = kept.sha256 if kept else ""
        for box in (self.form, self.pages):
            box.setProperty("kind", "small")
        self.pages.setFixedWidth(px(64))
        if self.sha256:
            self.file.setText(tr("attachment.pages", count=self.pages.value()))
            self.file.setToolTip(self._label)

    def handed_in(self) -> HandedIn:
        """Return the paper as it is now."""
        form = Handed(self.form.currentData())
        returned = self.returned.isChecked()
        pages = self.pages.value()
        return HandedIn(self.key, self._label, form, pages, self.sha256, returned)

    def attach(self, came: TakenFile) -> None:
        """Take a file as this paper: it is there, with so many pages."""
        attachment = came.taken.attachment
        self._label, self.sha256 = came.taken.label, attachment.sha256
        self.check.setChecked(True)
        self.pages.setValue(len(attachment.pages))
        words = [tr("attachment.pages", count=len(attachment.pages))]
        words += [tr(f"flaw.{flaw}") for flaw in attachment.flaws]
        self.file.setText(" · ".join(words))
        more = [tr("attachment.cleaned")] if attachment.cleaned else []
        self.file.setToolTip("\n".join([self._label, *words[1:], *more]))
        picture = QPixmap()
        if picture.loadFromData(came.thumbnail):
            side = px(THUMBNAIL)
            keep = Qt.AspectRatioMode.KeepAspectRatio
            smooth = Qt.TransformationMode.SmoothTransformation
            self.file.setIcon(QIcon(picture.scaled(QSize(side, side), keep, smooth)))
