"""How a paper reached its receiver: what a receipt of service (送达回证) wants, and no more."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from PySide6.QtWidgets import QCheckBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from permitdesk.domain.errors import Problem
from permitdesk.domain.service import Delivery, Service
from permitdesk.faces.shared.dialogs.asked import Asked
from permitdesk.faces.shared.dialogs.boxes import DayBox, asked_under, choice_box, line_box
from permitdesk.faces.shared.look import px
from permitdesk.faces.shared.parts import tight
from permitdesk.text import tr

_ASKED: Mapping[Delivery, tuple[str, ...]] = {
    Delivery.DIRECT: ("place", "relation"),
    Delivery.LEFT: ("place", "refusal", "witnesses"),
    Delivery.ELECTRONIC: ("consent",),
    Delivery.MAIL: ("place", "relation"),
    Delivery.ENTRUSTED: ("place", "relation"),
    Delivery.PUBLIC_NOTICE: ("place",),
}
"""What is asked besides method, receiver and day; the rest is hidden."""
_LINES = ("place", "relation", "refusal", "witnesses", "consent")


class ServiceBox(QWidget):
    """Method, receiver, day, and what the method needs besides."""

    def __init__(self, receiver: str, today: date, place: str = "") -> None:
        super().__init__()
        self.form = QFormLayout(self)
        self.form.setContentsMargins(0, 0, 0, 0)
        self.form.setHorizontalSpacing(px(12))
        self.form.setVerticalSpacing(px(12))
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.receiver = line_box(receiver)
        self.method = choice_box(list(Delivery), "delivery")
        self.day = DayBox(tr("delivery.day"), today)
        self.form.addRow(asked_under(tr("delivery.receiver_label")), self.receiver)
        self.form.addRow(asked_under(tr("delivery.method")), self.method)
        self.form.addRow(asked_under(self.day.words), self.day)
        self.lines: Mapping[str, QLineEdit] = {
            name: line_box(place if name == "place" else "", _hint(name)) for name in _LINES
        }
        for name, box in self.lines.items():
            self.form.addRow(asked_under(tr(f"delivery.{name}_label")), box)
        self.method.currentIndexChanged.connect(self._follow)
        self._follow()
        self.receiver.selectAll()
        self.setFocusProxy(self.receiver)

    def service(self) -> Service:
        """Return the service; what the method does not ask for stays empty."""
        return Service(**self.facts())

    def facts(self) -> dict[str, Any]:
        """Return what a service is made of, by name."""
        method = Delivery(self.method.currentData())
        said = {name: self.lines[name].text().strip() for name in _ASKED[method]}
        found: dict[str, Any] = dict(said)
        if "witnesses" in said:
            names = said["witnesses"].replace("，", "、").split("、")
            found["witnesses"] = tuple(name.strip() for name in names if name.strip())
        receiver = self.receiver.text().strip()
        return {"receiver": receiver, "method": method, "day": self.day.day(), **found}

    def unreadable(self) -> tuple[Problem, ...]:
        """Return the problem of a day that cannot be read."""
        return self.day.unreadable()

    def show_service(self, service: Service) -> None:
        """Show what is known of a service."""
        self.receiver.setText(service.receiver)
        self.method.setCurrentIndex(self.method.findData(service.method))

    def _follow(self) -> None:
        asked = _ASKED[Delivery(self.method.currentData())]
        for name, box in self.lines.items():
            self.form.setRowVisible(box, name in asked)


def _hint(name: str) -> str:
    return tr("delivery.witnesses_hint") if name == "witnesses" else ""


def service(box: ServiceBox) -> Asked:
    """Ask how a paper was served."""
    return Asked(box, box.service, box.show_service, box.unreadable)


def service_or_none(box: ServiceBox) -> Asked:
    """Ask whether a paper was served at once, and how; None where it follows later."""
    plane = QWidget()
    body = QVBoxLayout(plane)
    tight(body, gap=12)
    at_once = QCheckBox(tr("delivery.at_once"))
    at_once.setChecked(True)
    body.addWidget(at_once)
    body.addWidget(box)
    at_once.toggled.connect(box.setVisible)

    def if_served(act: Callable[[], Any], otherwise: Any) -> Callable[[], Any]:
        return lambda: act() if at_once.isChecked() else otherwise

    return Asked(
        plane, if_served(box.service, None), box.show_service, if_served(box.unreadable, ())
    )
