"""The head of the board: the day, and what the lists are narrowed by."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from permitdesk.desk.guiding import Guiding
from permitdesk.domain.state import Status
from permitdesk.faces.shared.look import px
from permitdesk.faces.shared.messages import word
from permitdesk.faces.shared.parts import button, label, tight
from permitdesk.faces.supervisor.tiles import Narrowed
from permitdesk.text import tr

HEIGHT = 56
_SHOWN = tuple(status for status in Status if status is not Status.NEW)


class FiltersBar(QWidget):
    """Says the day and lets one look at a part only.

    Signals:
        narrowed: What to look at now, as ``Narrowed``.
        refresh_pressed: The numbers are to be counted again.
    """

    narrowed = Signal(object)
    refresh_pressed = Signal()

    def __init__(self, guiding: Guiding) -> None:
        super().__init__()
        self.setFixedHeight(px(HEIGHT))
        catalog = guiding.catalog
        used = {
            code
            for licence in catalog.licences.values()
            for code in (licence.authority.code, catalog.decider(licence).code)
        }
        departments = [item for item in catalog.departments.values() if item.code in used]
        self.industry = _box((item.code, item.name) for item in guiding.industries())
        self.department = _box((item.code, item.short) for item in departments)
        self.window_box = _box(())
        self.status = _box((status.value, word(status)) for status in _SHOWN)
        self.moment = label("", "quiet")
        self.refresh = button(tr("button.refresh"))
        self.refresh.clicked.connect(self.refresh_pressed)
        row = QHBoxLayout(self)
        tight(row, margins=(16, 0, 16, 0), gap=8)
        row.addWidget(label(tr("board.title"), size="name"))
        row.addWidget(self.moment)
        row.addStretch(1)
        for key, box in (
            ("board.industry", self.industry),
            ("board.department", self.department),
            ("board.window_filter", self.window_box),
            ("board.status", self.status),
        ):
            box.setAccessibleName(tr(key))
            box.currentIndexChanged.connect(self._tell)
            row.addWidget(label(tr(key), "quiet"))
            row.addWidget(box)
        row.addWidget(self.refresh)

    def now(self) -> Narrowed:
        """Return what is chosen."""
        status = self.status.currentData()
        return Narrowed(
            industry=self.industry.currentData(),
            department=self.department.currentData(),
            window=self.window_box.currentData(),
            status=Status(status) if status else None,
        )

    def offer_windows(self, stations: Sequence[str]) -> None:
        """Offer stations that were seen; those offered already stay."""
        known = {self.window_box.itemData(place) for place in range(self.window_box.count())}
        for station in stations:
            if station and station not in known:
                self.window_box.addItem(station, station)
                known.add(station)

    def _tell(self) -> None:
        self.narrowed.emit(self.now())


def _box(items: Iterable[tuple[str, str]]) -> QComboBox:
    box = QComboBox()
    box.addItem(tr("board.all"), "")
    for code, name in items:
        box.addItem(name, code)
    box.setMinimumContentsLength(6)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.view().setMinimumWidth(px(200))
    return box
