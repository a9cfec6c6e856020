"""Who goes out (核查人员): a line each, and which authority still lacks somebody."""

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from permitdesk.domain.facts import Part
from permitdesk.domain.site_check import FEWEST_INSPECTORS, Inspector
from permitdesk.faces.shared.dialogs.inspector_box import InspectorBox
from permitdesk.faces.shared.parts import button, tight, wrapped
from permitdesk.text import tr


class InspectorLines(QWidget):
    """Lines to fill in and add to.

    Attributes:
        boxes: One a line.
        lacking: Says who is missing; hidden where nobody is.
    """

    def __init__(
        self,
        authorities: Sequence[tuple[str, str]],
        parts: Sequence[Part],
        proposed: Iterable[Inspector],
    ) -> None:
        """Make the lines.

        Args:
            authorities: Code and short name of those that may send somebody.
            parts: The licences that are looked at.
            proposed: Who stands there already.
        """
        super().__init__()
        self._authorities, self._parts = authorities, parts
        self.boxes: list[InspectorBox] = []
        body = QVBoxLayout(self)
        tight(body, gap=6)
        self.lacking = wrapped("", "soon")
        body.addWidget(self.lacking)
        self._lines = QVBoxLayout()
        tight(self._lines, gap=6)
        body.addLayout(self._lines)
        add = button(tr("plan.add_inspector"), "link")
        add.clicked.connect(self.add_empty)
        body.addWidget(add)
        for who in proposed:
            self._add(who)
        self._follow()

    def add_empty(self) -> None:
        """Add a line for one more and go to it."""
        self._add(Inspector("", self._authorities[0][0], ""))
        self.boxes[-1].setFocus()

    def inspectors(self) -> tuple[Inspector, ...]:
        """Return who was named; a line nobody wrote in is left out."""
        found = (box.inspector() for box in self.boxes)
        return tuple(who for who in found if who.name or who.certificate)

    def _add(self, who: Inspector) -> None:
        box = InspectorBox(self._authorities, who)
        box.changed.connect(self._follow)
        self._lines.addWidget(box)
        self.boxes.append(box)

    def _follow(self) -> None:
        lacking = self._lacks()
        self.lacking.setText(tr("plan.lacking", authorities=lacking))
        self.lacking.setVisible(bool(lacking))

    def _lacks(self) -> tuple[str, ...]:
        """Say how many are missing of each authority that decides."""
        there = {(who.name, who.department) for who in self.inspectors() if who.name}
        names, lacks = dict(self._authorities), dict[str, int]()
        for part in self._parts:
            most = max(
                sum(department == wanted for _, department in there)
                for wanted in (part.decider, part.department)
            )
            if most < FEWEST_INSPECTORS:
                lacks[part.decider] = FEWEST_INSPECTORS - most
        return tuple(
            tr("plan.lacks", authority=names[code], count=count) for code, count in lacks.items()
        )
