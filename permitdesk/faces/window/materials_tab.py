"""The one set of materials of a case: asked by whom, handed in or not."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from permitdesk.desk.overseeing import CaseView
from permitdesk.domain.materials import HandedIn, MaterialNeed
from permitdesk.faces.shared.look import px
from permitdesk.faces.shared.parts import OneLine, label, rule, tight, wrapped
from permitdesk.faces.shared.rows_model import RowsModel, Shown
from permitdesk.faces.shared.table import DenseTable
from permitdesk.text import tr


@dataclass(frozen=True)
class MaterialRow:
    """One paper as the table shows it."""

    place: int
    need: MaterialNeed
    handed_in: HandedIn | None

    @property
    def standing(self) -> str:
        """Return how it stands: ``there``, ``generated``, ``produced``, ``missing``, ``optional``."""
        if self.handed_in is not None:
            return "there"
        if self.need.generated:
            return "generated"
        if self.need.produced_by:
            return "produced"
        return "missing" if self.need.required else "optional"


_SHAPES = {"there": "circle", "missing": "triangle"}
_TONES = {"there": "good", "missing": "soon"}


class MaterialsTab(QWidget):
    """A summary, the table, and below it who asks for the chosen paper."""

    def __init__(self) -> None:
        super().__init__()
        body = QVBoxLayout(self)
        tight(body)
        head = QHBoxLayout()
        tight(head, margins=(16, 8, 16, 8), gap=24)
        self.total = OneLine()
        self.there, self.missing = label("", "good"), label("", "soon")
        for each in (self.total, self.there, self.missing):
            head.addWidget(each)
        head.addStretch(1)
        body.addLayout(head)
        body.addWidget(rule())
        columns: Sequence[Shown[MaterialRow]] = (
            Shown("column.place", lambda row: str(row.place), 52, right=True),
            Shown("column.material", lambda row: row.need.name),
            Shown("column.used_by", _uses, 88, tone=_uses_tone),
            Shown("column.form", lambda row: tr(f"handed.{row.need.form}"), 80, large=False),
            Shown("column.copies", lambda row: str(row.need.copies), 48, right=True, large=False),
            Shown("column.pages", _pages, 48, right=True, large=False),
            Shown(
                "column.standing",
                lambda row: tr(f"standing.{row.standing}"),
                128,
                tone=lambda row: _TONES.get(row.standing, "quiet"),
                shape=lambda row: _SHAPES.get(row.standing, ""),
            ),
        )
        self.model = RowsModel[MaterialRow](columns, self)
        self.table = DenseTable(self.model, self)
        self.table.chosen.connect(self._explain)
        body.addWidget(self.table, 1)
        body.addWidget(rule())
        self.why = wrapped("", "quiet")
        self.why.setContentsMargins(px(16), px(8), px(16), px(8))
        body.addWidget(self.why)
        self._names: dict[str, str] = {}

    def show_case(self, view: CaseView) -> None:
        """Show the materials of a case."""
        self._names = {code: part.part.name for code, part in view.case.state.parts.items()}
        given = {item.key: item for item in view.case.application.materials}
        rows = [
            MaterialRow(place, need, given.get(need.key))
            for place, need in enumerate(view.materials, 1)
        ]
        self.model.show_rows(rows)
        alone = sum(len(need.uses) for need in view.materials)
        words = tr("materials.total", alone=alone, count=len(rows), less=alone - len(rows))
        self.total.say(words)
        self.there.setText(tr("materials.there", count=_count(rows, "there")))
        self.missing.setText(tr("materials.missing", count=_count(rows, "missing")))
        self.missing.setVisible(bool(_count(rows, "missing")))
        if rows:
            self.table.selectRow(0)

    def _explain(self, row: MaterialRow) -> None:
        names = "、".join(self._names.get(code, code) for code in row.need.uses)
        words = tr("materials.used_by", names=names)
        if row.handed_in is not None and row.handed_in.file:
            words += "\n" + tr("materials.file", file=row.handed_in.file)
        self.why.setText(words)


def missing_count(view: CaseView) -> int:
    """Count the papers that must be there and are not."""
    there = {item.key for item in view.case.application.materials}
    return sum(need.to_hand_in and need.key not in there for need in view.materials)


def _count(rows: Sequence[MaterialRow], standing: str) -> int:
    return sum(row.standing == standing for row in rows)


def _uses(row: MaterialRow) -> str:
    return tr("materials.uses", count=len(row.need.uses))


def _uses_tone(row: MaterialRow) -> str:
    return "lead" if len(row.need.uses) > 1 else "quiet"


def _pages(row: MaterialRow) -> str:
    return str(row.handed_in.pages) if row.handed_in else ""
