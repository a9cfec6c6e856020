"""The penalty decision that takes or withholds a permit: number, authority, day, article."""

from PySide6.QtWidgets import QFormLayout, QWidget

from permitdesk.domain.permit_acts import Penalty
from permitdesk.faces.shared.dialogs import asked
from permitdesk.faces.shared.dialogs.asked import Asked
from permitdesk.faces.shared.dialogs.base import Given
from permitdesk.faces.shared.dialogs.boxes import asked_under
from permitdesk.faces.shared.dialogs.usual import today_of
from permitdesk.faces.shared.look import px
from permitdesk.text import tr


class PenaltyBox(QWidget):
    """Four boxes, one below the other."""

    def __init__(self, given: Given) -> None:
        super().__init__()
        self._today = today_of(given)
        self.number, self.authority, self.source = asked.line(), asked.line(), asked.line()
        self.day = asked.day(tr("penalty.day"), self._today, needed=True)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(px(12))
        form.setVerticalSpacing(px(12))
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for title, one in (
            ("penalty.number", self.number),
            ("penalty.authority", self.authority),
            ("penalty.day", self.day),
            ("penalty.source", self.source),
        ):
            form.addRow(asked_under(tr(title)), one.widget)
        self.setFocusProxy(self.number.widget)

    def penalty(self) -> Penalty:
        """Return what was written."""
        return Penalty(
            self.number.value(), self.authority.value(), self.day.value() or self._today,
            self.source.value(),
        )  # fmt: skip


def penalty(box: PenaltyBox) -> Asked:
    """Ask for a penalty decision."""
    return Asked(box, box.penalty, lambda _: None, box.day.unreadable)
