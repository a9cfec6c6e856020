"""The one set of materials of a case: asked by whom, handed in or not."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from permitdesk.desk.overseeing import CaseView
from permitdesk.domain.judging import MaterialVerdict
from permitdesk.domain.materials import HandedIn, MaterialNeed
from permitdesk.faces.shared.look import px
from permitdesk.faces.shared.parts import OneLine, label, rule, tight, wrapped
from permitdesk.faces.shared.rows_model import RowsModel, Shown
from permitdesk.faces.shared.table import DenseTable
from permitdesk.faces.window.verdicts import standing_of_verdict, verdict_lines
from permitdesk.text import tr


@dataclass(frozen=True)
class MaterialRow:
    """One paper as the table shows it."""

    place: int
    need: MaterialNeed
    handed_in: HandedIn | None
    verdict: str = ""
    deferred: bool = False

    @property
    def standing(self) -> str:
        """Return how it stands: ``there``, ``generated``, ``produced``, ``missing``, ``optional``.

        Or ``deferred``, where it may still come; or what was said of it (see ``verdicts``).
        """
        if self.verdict:
            return self.verdict
        if self.deferred:
            return "deferred"
        if self.handed_in is not None:
            return "there"
        if self.need.generated:
            return "generated"
        if self.need.produced_by:
            return "produced"
        return "missing" if self.need.required else "optional"


_SHAPES = {
    "there": "circle", "missing": "triangle", "deferred": "triangle", "good": "circle",
    "not_good": "square", "differs": "diamond",
}  # fmt: skip
_TONES = {
    "there": "good", "missing": "soon", "deferred": "soon", "good": "good", "not_good": "late",
    "differs": "near",
}  # fmt: skip


class MaterialsTab(QWidget):
    """A summary, the table, and below it who asks for the chosen paper.

    Signals:
        judged: Key of the chosen paper and what somebody thinks of it (a key was pressed).
    """

    judged = Signal(str, object)

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
        self._said: dict[str, tuple[str, ...]] = {}
        self.keys = label(tr("materials.keys"), "quiet")
        self.keys.hide()
        head.addWidget(self.keys)
        for key, verdict in _KEYS.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._judge, verdict))

    def offer_judging(self, *, may_judge: bool) -> None:
        """Say by which keys papers are judged, where somebody may."""
        self.keys.setVisible(may_judge)

    def show_case(self, view: CaseView) -> None:
        """Show the materials of a case."""
        self._names = {code: part.part.name for code, part in view.case.state.parts.items()}
        given = {item.key: item for item in view.case.application.materials}
        state = view.case.state
        open_ = {gap.material for gap in state.deferral.open} if state.deferral else set()
        self._said = {key: tuple(verdict_lines(view, key)) for key in state.judged}
        rows = [
            MaterialRow(
                place,
                need,
                given.get(need.key),
                standing_of_verdict(state.judged.get(need.key)),
                need.key in open_,
            )
            for place, need in enumerate(view.materials, 1)
        ]
        self.model.show_rows(rows)
        alone = sum(len(need.uses) for need in view.materials)
        words = tr("materials.total", alone=alone, count=len(rows), less=alone - len(rows))
        self.total.say(words)
        self.there.setText(
            tr("materials.there", count=sum(row.handed_in is not None for row in rows))
        )
        self.missing.setText(tr("materials.missing", count=_count(rows, "missing")))
        self.missing.setVisible(bool(_count(rows, "missing")))
        if rows:
            self.table.selectRow(0)

    def _explain(self, row: MaterialRow) -> None:
        names = "、".join(self._names.get(code, code) for code in row.need.uses)
        words = tr("materials.used_by", names=names)
        if row.handed_in is not None and row.handed_in.file:
            words += "\n" + tr("materials.file", file=row.handed_in.file)
        self.why.setText("\n".join((words, *self._said.get(row.need.key, ()))))

    def _judge(self, verdict: MaterialVerdict) -> None:
        at = self.table.currentIndex().row()
        if self.keys.isVisibleTo(self) and at >= 0:
            self.judged.emit(self.model.row(at).need.key, verdict)


_KEYS = {"Y": MaterialVerdict.GOOD, "N": MaterialVerdict.NOT_GOOD}


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
