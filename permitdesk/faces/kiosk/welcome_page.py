"""The first page: two doors, and two smaller ones: what was begun before, and a permit's state."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from permitdesk.faces.kiosk.bars import Bar
from permitdesk.faces.kiosk.page import Here, KioskPage
from permitdesk.faces.kiosk.touch import Card, button, label
from permitdesk.text import tr

HOLD_MS = 3000


class WelcomePage(KioskPage):
    """Asks whether somebody wants to apply or to see how far his case is.

    Signals:
        apply_chosen, progress_chosen, take_back_chosen, permit_chosen: A door was opened.
        exit_wanted: Somebody held the name of the hall for three seconds, as staff know.
    """

    apply_chosen = Signal()
    progress_chosen = Signal()
    take_back_chosen = Signal()
    permit_chosen = Signal()
    exit_wanted = Signal()

    def __init__(self, here: Here, hall: str, *, practice: bool, drafts: bool = False) -> None:
        super().__init__(here, tr("kiosk.welcome.title"))
        measures = here.measures
        self.corner = _Held(hall)
        self.corner.held.connect(self.exit_wanted)
        self.apply = Card(
            tr("kiosk.welcome.apply"), [(tr("kiosk.welcome.apply_help"), "body", "")], measures
        )
        self.progress = Card(
            tr("kiosk.welcome.progress"),
            [(tr("kiosk.welcome.progress_help"), "body", "")],
            measures,
        )
        self.take_back = button(tr("kiosk.welcome.take_back"), measures)
        self.take_back.clicked.connect(self.take_back_chosen)
        if not drafts:
            self.take_back.hide()
        self.permit = button(tr("kiosk.welcome.permit"), measures)
        self.permit.clicked.connect(self.permit_chosen)
        smaller = QHBoxLayout()
        smaller.setSpacing(2 * measures.gap)
        smaller.addWidget(self.take_back)
        smaller.addWidget(self.permit)
        doors = QHBoxLayout()
        doors.setSpacing(2 * measures.gap)
        for door in (self.apply, self.progress):
            door.setMaximumHeight(420)
            doors.addWidget(door)
        self.apply.clicked.connect(self.apply_chosen)
        self.progress.clicked.connect(self.progress_chosen)
        self.column.addWidget(self.corner)
        self.column.addStretch(1)
        self.column.addWidget(label(self.title, "title"))
        self.column.addLayout(doors, 6)
        self.column.addLayout(smaller)
        self.column.addWidget(label(tr("kiosk.welcome.privacy"), "small", "quiet"))
        if practice:
            self.column.addWidget(label(tr("kiosk.practice"), "small", "soon", bold=True))
        self.column.addStretch(1)

    def bar(self) -> Bar:
        return Bar(back=False)

    def spoken(self) -> str:
        return tr("kiosk.welcome.spoken")


class _Held(QWidget):
    """The name of the hall, and a hidden handle for staff.

    Signals:
        held: It was held long enough.
    """

    held = Signal()

    def __init__(self, hall: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label(hall, "small", "quiet"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._timer = QTimer(self, singleShot=True, interval=HOLD_MS)
        self._timer.timeout.connect(self.held)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._timer.start()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._timer.stop()
