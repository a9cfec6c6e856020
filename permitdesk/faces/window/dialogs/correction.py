"""The correction notice: everything at once, with a term."""

from collections.abc import Sequence

from permitdesk.domain.facts import Defect, RequestCorrection
from permitdesk.faces.shared.dialogs.base import ActionDialog, Given
from permitdesk.faces.shared.dialogs.boxes import number_box
from permitdesk.faces.shared.look import px
from permitdesk.faces.shared.parts import wrapped
from permitdesk.faces.shared.rows_model import RowsModel, Shown
from permitdesk.faces.shared.table import HEAD, ROW, DenseTable
from permitdesk.text import tr

MOST_ROWS = 12


class CorrectionDialog(ActionDialog):
    """Shows what was noted when it was looked through; the clerk sets the term."""

    width_ = 900

    def __init__(self, given: Given) -> None:
        super().__init__(given)
        seen = given.view.case.state.looked_through
        self._defects = seen.defects if seen else ()
        words = tr("correction.all_at_once", count=len(self._defects))
        self.content.addWidget(wrapped(words, bold=True))
        untold = "、".join(item.name for item in self._defects if item.untold)
        if untold:
            self.content.addWidget(wrapped(tr("look_through.untold", names=untold), "soon"))
        columns: Sequence[Shown[Defect]] = (
            Shown("defect.name", lambda item: item.name, 180),
            Shown("defect.problem", lambda item: item.problem),
            Shown("defect.requirement", lambda item: item.requirement),
            Shown("defect.source", lambda item: item.source, 200, tone=lambda _: "quiet"),
        )
        model = RowsModel[Defect](columns, self)
        model.show_rows(self._defects)
        table = DenseTable(model, self)
        table.setFixedHeight(px(HEAD + ROW * min(len(self._defects), MOST_ROWS)) + 1)
        self.content.addWidget(table)
        self.days = number_box(RequestCorrection(()).days, 1, 90)
        self.rows().addRow(tr("correction.term"), self.days)

    def sent(self) -> RequestCorrection:
        return RequestCorrection(self._defects, self.days.value())
