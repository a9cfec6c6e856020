"""The choice between the ordinary route and the commitment, a block for each licence (办理方式)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from permitdesk.desk.held_already import held_already, held_words
from permitdesk.desk.promising import OfferedPromise, offers, warnings
from permitdesk.domain.application import Application, ApplicationFile, Route, look_at
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.commitment import Nature
from permitdesk.domain.credit import CreditState
from permitdesk.domain.permit import SinglePermit
from permitdesk.faces.shared.look import px
from permitdesk.faces.shared.marks import marked
from permitdesk.faces.shared.messages import tell_error, word
from permitdesk.faces.shared.parts import button, empty, label, rule, tight, wrapped
from permitdesk.faces.shared.promise_words import doubt_lines, promise_lines
from permitdesk.faces.shared.rooms import Rooms
from permitdesk.text import tr

NAME = 88


@dataclass(frozen=True)
class Routes:
    """What can be chosen for an application, as the desk says it.

    Attributes:
        warnings: Open records of other holders with the same legal person.
        held: Live permits he has already of what he applies for.
    """

    catalog: Catalog
    application: Application
    offers: tuple[OfferedPromise, ...]
    warnings: tuple[CreditState, ...]
    held: tuple[SinglePermit, ...] = ()


def routes_of(rooms: Rooms, file: ApplicationFile) -> Routes:
    """Ask the desk what is open to this applicant; what is missing in the form does not matter."""
    desk, catalog = rooms.guiding.desk, rooms.guiding.catalog
    application = look_at(catalog, file, desk.checking()).application
    return Routes(
        catalog, application, offers(desk, catalog, application), warnings(desk, application),
        held_already(desk, catalog, application),
    )  # fmt: skip


@dataclass
class RouteBlock:
    """The buttons of one licence."""

    group: QButtonGroup
    offered: OfferedPromise


@dataclass
class _Sorted:
    choice: list[OfferedPromise] = field(default_factory=list)
    required: list[OfferedPromise] = field(default_factory=list)
    without: list[OfferedPromise] = field(default_factory=list)


class RoutesView(QWidget):
    """Shows what each route means before it is chosen.

    Signals:
        chosen: Licence and route.
    """

    chosen = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.blocks: dict[str, RouteBlock] = {}
        outer = QVBoxLayout(self)
        tight(outer)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        plane = QWidget()
        plane.setObjectName("surface")
        self._body = QVBoxLayout(plane)
        tight(self._body, margins=(16, 12, 16, 16), gap=10)
        self._scroll.setWidget(plane)
        outer.addWidget(self._scroll)

    def show_routes(self, routes: Routes, chosen: Mapping[str, Route]) -> None:
        """Show what is open; what was chosen before stays chosen, unless it is closed by now."""
        empty(self._body)
        self.blocks.clear()
        self._warn(routes.warnings)
        for permit in routes.held:
            self._body.addWidget(marked("triangle", "soon", held_words(permit), "soon"))
        sorted_ = _sorted(routes.offers)
        for offered in sorted_.choice:
            self._choice(routes, offered, chosen.get(offered.licence, Route.ORDINARY))
        for offered in sorted_.required:
            self._body.addWidget(wrapped(tr("routes.required", licence=offered.name)))
        if sorted_.without:
            names = tuple(offered.name for offered in sorted_.without)
            self._body.addWidget(wrapped(tr("routes.without", licences=names), "quiet"))
        self._body.addStretch(1)

    def route(self, licence: str) -> Route:
        """Return what is chosen for a licence."""
        block = self.blocks.get(licence)
        commitment = block is not None and block.group.checkedId() == 1
        return Route.COMMITMENT if commitment else Route.ORDINARY

    def focus_first(self) -> None:
        """Put the cursor to the first choice."""
        for block in self.blocks.values():
            block.group.button(
                int(self.route(block.offered.licence) is Route.COMMITMENT)
            ).setFocus()
            return

    def choose(self, licence: str, route: Route) -> None:
        """Choose a route, as a click does."""
        self.blocks[licence].group.button(int(route is Route.COMMITMENT)).click()

    def _warn(self, records: tuple[CreditState, ...]) -> None:
        for record in records:
            facts = {
                "person": record.legal_person, "holder": record.holder, "record": record.number,
                "kind": word(record.facts.kind), "since": record.made_on,
            }  # fmt: skip
            self._body.addWidget(marked("triangle", "soon", tr("routes.warning", **facts), "soon"))

    def _choice(self, routes: Routes, offered: OfferedPromise, route: Route) -> None:
        plane = QWidget()
        body = QVBoxLayout(plane)
        tight(body, gap=6)
        head = QHBoxLayout()
        tight(head)
        head.addWidget(wrapped(offered.name, bold=True), 1)
        group = QButtonGroup(plane)
        for value, each in enumerate((Route.ORDINARY, Route.COMMITMENT)):
            made = button(tr(f"route_name.{each.value}"), "segment")
            made.setCheckable(True)
            made.setAccessibleName(f"{offered.name} {made.text()}")
            group.addButton(made, value)
            head.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        closed = offered.refusal is not None
        group.button(1).setEnabled(not closed)
        group.button(int(route is Route.COMMITMENT and not closed)).setChecked(True)
        self.blocks[offered.licence] = RouteBlock(group, offered)
        group.idClicked.connect(self._tell)
        body.addLayout(head)
        if offered.refusal is not None:
            body.addWidget(marked("bars", "stopped", tell_error(offered.refusal).line))
        body.addLayout(_lines(routes, offered))
        self._body.addWidget(plane)
        self._body.addWidget(rule())

    def _tell(self, _: int) -> None:
        group = self.sender()
        for licence, block in self.blocks.items():
            if block.group is group:
                self.chosen.emit(licence, self.route(licence).value)


def _sorted(found: tuple[OfferedPromise, ...]) -> _Sorted:
    sorted_ = _Sorted()
    for offered in found:
        if offered.flow is None or offered.flow.nature is Nature.DEFERRAL:
            sorted_.without.append(offered)
        elif offered.flow.nature is Nature.REQUIRED:
            sorted_.required.append(offered)
        else:
            sorted_.choice.append(offered)
    return sorted_


def _lines(routes: Routes, offered: OfferedPromise) -> QGridLayout:
    """Say what the ordinary route takes, and what the commitment changes."""
    grid = QGridLayout()
    tight(grid, gap=3)
    grid.setHorizontalSpacing(px(12))
    grid.setColumnMinimumWidth(0, px(NAME))
    grid.setColumnStretch(1, 1)
    for line, (name, words, tone) in enumerate(_said(routes, offered)):
        grid.addWidget(label(name, "quiet", "small"), line, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(wrapped(words, tone, "small"), line, 1)
    return grid


def _said(routes: Routes, offered: OfferedPromise) -> Iterator[tuple[str, str, str]]:
    flow, licence = offered.flow, routes.catalog.licence(offered.licence)
    assert flow is not None, "a choice is there only where there is a flow"
    days = licence.promised_limit(routes.application.answers).length
    yield tr("route_name.ordinary"), tr("routes.ordinary", days=days), ""
    for name, words in promise_lines(flow, licence):
        yield name, words, ""
    if flow.switched_on is not None:
        listed = flow.switched_on
        words = tr("routes.switched_on", source=listed.source, day=listed.day)
        yield tr("routes.listing"), words, ""
    elif not licence.commitment.offered:
        yield tr("routes.listing"), tr("routes.switch_on"), "soon"
    for words in doubt_lines(flow):
        yield tr("routes.doubt"), words, "soon"
