"""The bar above everything: where one is, who one is, the search, the practice badge."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from permitdesk.domain.facts import Actor, Role
from permitdesk.domain.workdays import LOCAL
from permitdesk.faces.shared.icons import picture
from permitdesk.faces.shared.look import current, px
from permitdesk.faces.shared.masking import masked_name
from permitdesk.faces.shared.parts import label, tight
from permitdesk.faces.window.search_box import SearchBox
from permitdesk.text import long_day, tr

HEIGHT, LARGE_HEIGHT, SEARCH_AT = 48, 40, 304


class TopBar(QWidget):
    """Shows the station and the person; holds the search box."""

    def __init__(self, search: SearchBox, *, practice: bool) -> None:
        super().__init__()
        is_large = current().is_large
        self.setFixedHeight(px(LARGE_HEIGHT if is_large else HEIGHT))
        row = QHBoxLayout(self)
        tight(row, margins=(16, 0, 16, 0), gap=8)
        left = QWidget()
        inner = QHBoxLayout(left)
        tight(inner, gap=8)
        mark = QLabel()
        mark.setPixmap(picture("issue", "lead", 24))
        inner.addWidget(mark)
        if not is_large:
            left.setFixedWidth(px(SEARCH_AT - 24))
            inner.addWidget(label(tr("window.name"), bold=True))
        self.person = label("", "quiet")
        inner.addWidget(self.person)
        inner.addStretch(1)
        row.addWidget(left)
        row.addWidget(search, 1 if is_large else 0)
        row.addStretch(0 if is_large else 1)
        self.moment = label("", "quiet")
        row.addWidget(self.moment)
        self.moment.setVisible(not is_large)
        self.practice = label(tr("window.practice"))
        self.practice.setProperty("kind", "practice")
        row.addWidget(self.practice, 0, Qt.AlignmentFlag.AlignVCenter)
        self.practice.setVisible(practice)

    def show_actor(self, actor: Actor, station: str) -> None:
        """Show who sits here.

        Args:
            actor: The person; only the family name is shown.
            station: Window, or the short name of a reviewer's department.
        """
        name = masked_name(actor.name)
        if actor.role is not Role.CLERK:
            name = f"{name}（{tr(f'role.{actor.role.value}')}）"
        self.person.setText(f"{station} · {name}")

    def show_moment(self, moment: datetime) -> None:
        """Show the office's time."""
        local = moment.astimezone(LOCAL)
        self.moment.setText(f"{long_day(local.date())} {local:%H:%M}")
