"""The dialog of every act that needs only a few plain boxes; a table says which."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QCheckBox, QVBoxLayout

from permitdesk.domain.case import Case
from permitdesk.domain.errors import Problem
from permitdesk.domain.facts import Sent
from permitdesk.domain.permit_acts import Moving
from permitdesk.domain.procedure import RULES
from permitdesk.faces.shared.dialogs.asked import Asked
from permitdesk.faces.shared.dialogs.base import ActionDialog, Given
from permitdesk.faces.shared.dialogs.boxes import asked_under
from permitdesk.faces.shared.dialogs.outlook_words import looked_ahead
from permitdesk.faces.shared.parts import tight, wrapped
from permitdesk.text import tr


@dataclass(frozen=True)
class Row:
    """One row of such a dialog.

    Attributes:
        name: Of the fact, as the act sends it.
        title: Message key of what it is asked under; empty for a box as wide as the dialog.
        make: Makes the box, with what is likely in it already.
        remembered: What was typed is proposed again as long as this face is open.
    """

    name: str
    title: str
    make: Callable[[Given], Asked]
    remembered: bool = False


@dataclass(frozen=True)
class Sheet:
    """What an act asks for.

    Attributes:
        rows: In the order they are asked.
        before: Says what one has to know before filling it in; none where nobody says otherwise.
        told: What is said below it in plain letters, a paragraph each.
        join: Lets one box follow another, once all are made.
        width: Pixels at 100 %.
    """

    rows: tuple[Row, ...]
    before: Callable[[Given], Sequence[str]] = lambda _: ()
    told: Callable[[Given], Sequence[str]] = lambda _: ()
    join: Callable[[Given, Mapping[str, Asked]], None] = lambda *_: None
    width: int = 560


class FactsDialog(ActionDialog):
    """Asks for facts row by row and sends them."""

    def __init__(
        self, given: Given, sheet: Sheet, proposed: Mapping[str, Any] | None = None
    ) -> None:
        """Make the boxes.

        Args:
            given: What is to be done, and by whom.
            sheet: What is asked.
            proposed: Facts that are known already, by name.
        """
        self.width_ = sheet.width
        super().__init__(given)
        self.sheet = sheet
        self.asked: dict[str, Asked] = {}
        for text in sheet.before(given):
            self.content.addWidget(wrapped(text, bold=True))
        for text in sheet.told(given):
            self.content.addWidget(wrapped(text))
        self.ahead = QVBoxLayout()
        tight(self.ahead, gap=4)
        self.content.addLayout(self.ahead)
        form = self.rows()
        for row in sheet.rows:
            asked = self.asked[row.name] = row.make(given)
            if row.title:
                form.addRow(asked_under(tr(row.title)), asked.widget)
            elif isinstance(asked.widget, QCheckBox):
                form.addRow(asked_under(""), asked.widget)
            else:
                form.addRow(asked.widget)
        sheet.join(given, self.asked)
        known = {row.name: given.rooms.remembered.get(self._place(row)) for row in sheet.rows}
        for name, fact in {**known, **(proposed or {})}.items():
            if fact:
                self.asked[name].show(fact)
        if issubclass(RULES[given.deed.type].sends, Moving):
            self.ask(looked_ahead(given, self.sent()), self._show_ahead)

    def sent(self) -> Sent:
        kind = RULES[self.given.deed.type].sends
        return kind(**{name: asked.value() for name, asked in self.asked.items()})

    def unreadable(self) -> tuple[Problem, ...]:
        return tuple(problem for asked in self.asked.values() for problem in asked.unreadable())

    def _show_ahead(self, lines: Sequence[str]) -> None:
        """Say what it would do to permit and composite, and who would be asked."""
        for line in lines:
            self.ahead.addWidget(wrapped(line))

    def _show_done(self, case: Case) -> None:
        for row in self.sheet.rows:
            if row.remembered:
                self.given.rooms.remembered[self._place(row)] = self.asked[row.name].value()
        super()._show_done(case)

    def _place(self, row: Row) -> str:
        return f"{self.given.deed.type}.{row.name}"
