"""The head of the board: the day, and what the lists are narrowed by."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QWidget

from permitdesk.desk.guiding import Guiding
from permitdesk.domain.state import Status
from permitdesk.faces.shared.look import current, px
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
        report_pressed: The day's report is wanted.
        load_pressed: A holiday notice is to be loaded.
    """

    narrowed = Signal(object)
    refresh_pressed = Signal()
    report_pressed = Signal()
    load_pressed = Signal()

    def __init__(self, guiding: Guiding, *, may_load: bool) -> None:
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
        self.refresh = _with_key("button.refresh", "F5")
        self.refresh.clicked.connect(self.refresh_pressed)
        self.report = _with_key("board.report", "F6")
        self.report.clicked.connect(self.report_pressed)
        self.load = _with_key("board.load", "F7")
        self.load.clicked.connect(self.load_pressed)
        self.load.setVisible(may_load)
        row = QHBoxLayout(self)
        tight(row, margins=(16, 0, 16, 0), gap=8)
        row.addWidget(label(tr("board.title"), size="name"))
        row.addWidget(self.moment)
        self.moment.setVisible(not current().is_large)
        row.addStretch(1)
        for key, box in (
            ("board.industry", self.industry),
            ("board.department", self.department),
            ("board.window_filter", self.window_box),
            ("board.status", self.status),
        ):
            box.setAccessibleName(tr(key))
            box.currentIndexChanged.connect(self._tell)
            if current().is_large:
                box.setItemText(0, tr(key))
            else:
                row.addWidget(label(tr(key), "quiet"))
            row.addWidget(box)
        for made in (self.refresh, self.report, self.load):
            row.addWidget(made)

    def now(self) -> Narrowed:
        """Return what is chosen."""
        status = self.status.currentData()
        return Narrowed(
            industry=self.industry.currentData(),
            department=self.department.currentData(),
            window=self.window_box.currentData(),
            status=Status(status) if status else None,
        )

    def ask_only_department(self, only: bool) -> None:
        """Leave only the box that narrows the page that is shown."""
        for box in (self.industry, self.window_box, self.status):
            box.setEnabled(not only)

    def offer_windows(self, stations: Sequence[str]) -> None:
        """Offer stations that were seen; those offered already stay."""
        known = {self.window_box.itemData(place) for place in range(self.window_box.count())}
        for station in stations:
            if station and station not in known:
                self.window_box.addItem(station, station)
                known.add(station)

    def _tell(self) -> None:
        self.narrowed.emit(self.now())


def _with_key(name: str, key: str) -> QPushButton:
    """Return a button that a key presses too."""
    words = tr(name)
    made = button(words if current().is_large else tr("button.with_key", words=words, key=key))
    made.setShortcut(key)
    made.setToolTip(tr("button.with_key", words=words, key=key))
    return made


def _box(items: Iterable[tuple[str, str]]) -> QComboBox:
    box = QComboBox()
    box.addItem(tr("board.all"), "")
    for code, name in items:
        box.addItem(name, code)
    box.setMinimumContentsLength(3 if current().is_large else 4)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.view().setMinimumWidth(px(200))
    return box
