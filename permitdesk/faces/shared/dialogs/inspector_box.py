"""One inspector (核查人员): name, authority, certificate."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from permitdesk.domain.catalog import Catalog
from permitdesk.domain.site_check import Inspector
from permitdesk.domain.state import State
from permitdesk.faces.shared.dialogs.asked import Asked
from permitdesk.faces.shared.dialogs.boxes import line_box
from permitdesk.faces.shared.parts import tight
from permitdesk.text import tr


class InspectorBox(QWidget):
    """Three boxes in a line.

    Signals:
        changed: Something else stands in one of them.
    """

    changed = Signal()

    def __init__(
        self, authorities: Sequence[tuple[str, str]], inspector: Inspector | None = None
    ) -> None:
        """Make the boxes.

        Args:
            authorities: Code and short name of those that may send somebody.
            inspector: Who is proposed.
        """
        super().__init__()
        row = QHBoxLayout(self)
        tight(row, gap=8)
        self.name = line_box("", tr("inspector.name"))
        self.department = QComboBox()
        for code, short in authorities:
            self.department.addItem(short, code)
        self.certificate = line_box("", tr("inspector.certificate"))
        row.addWidget(self.name, 3)
        row.addWidget(self.department, 4)
        row.addWidget(self.certificate, 4)
        self.setFocusProxy(self.name)
        if inspector is not None:
            self.show_inspector(inspector)
        self.name.textChanged.connect(self._tell)
        self.certificate.textChanged.connect(self._tell)
        self.department.currentIndexChanged.connect(self._tell)

    def inspector(self) -> Inspector:
        """Return who stands in the boxes."""
        return Inspector(
            self.name.text().strip(),
            str(self.department.currentData() or ""),
            self.certificate.text().strip(),
        )

    def show_inspector(self, inspector: Inspector) -> None:
        """Show an inspector."""
        self.name.setText(inspector.name)
        self.department.setCurrentIndex(max(self.department.findData(inspector.department), 0))
        self.certificate.setText(inspector.certificate)

    def _tell(self) -> None:
        self.changed.emit()


def inspector(box: InspectorBox) -> Asked:
    """Ask for one inspector."""
    return Asked(box, box.inspector, box.show_inspector)


def authorities_of(
    state: State, catalog: Catalog, licences: Sequence[str]
) -> tuple[tuple[str, str], ...]:
    """List who may send inspectors for licences: who decides and who is in charge, by code."""
    parts = [state.parts[code].part for code in licences]
    codes = dict.fromkeys(code for part in parts for code in (part.decider, part.department))
    return tuple((code, authority_name(catalog, code)) for code in codes)


def authority_name(catalog: Catalog, code: str) -> str:
    """Return the short name of an authority."""
    return catalog.departments[code].short if code in catalog.departments else code
