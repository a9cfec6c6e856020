"""One permit on a page: how it stands, its versions, its holder's other permits, what comes next."""

from collections.abc import Iterator, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from permitdesk.desk.permit_life import PermitLife
from permitdesk.domain.permit import Permit, PermitState, SinglePermit
from permitdesk.domain.worklist import Registered
from permitdesk.faces.shared.lawful import Deed
from permitdesk.faces.shared.look import px
from permitdesk.faces.shared.marks import ShapeMark
from permitdesk.faces.shared.masking import masked_name
from permitdesk.faces.shared.parts import LinkLine, button, empty, label, rule, tight, wrapped
from permitdesk.faces.shared.permit_looks import STATE_LOOKS, permit_name, state_word
from permitdesk.faces.window.dialogs.renew_permit import renewal_lines
from permitdesk.text import paper_day, tr

LEFT = 96


class PermitView(QWidget):
    """Shows one permit.

    Signals:
        change_wanted, renew_wanted: A change or renewal of what is shown.
        case_wanted: Number of the case it is dealt with in.
        permit_wanted: Number of another permit of the holder.
        act_wanted: Case number, action, licence.

    Attributes:
        life: What is shown; None for nothing.
    """

    change_wanted = Signal()
    renew_wanted = Signal()
    case_wanted = Signal(str)
    permit_wanted = Signal(str)
    act_wanted = Signal(str, str, str)

    def __init__(self) -> None:
        super().__init__()
        self.life: PermitLife | None = None
        outer = QVBoxLayout(self)
        tight(outer)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        plane = QWidget()
        plane.setObjectName("surface")
        self._body = QVBoxLayout(plane)
        tight(self._body, margins=(16, 12, 16, 16), gap=8)
        scroll.setWidget(plane)
        outer.addWidget(scroll)

    def clear(self) -> None:
        """Show nothing."""
        self.life = None
        empty(self._body)

    def show_permit(
        self, life: PermitLife, acts: Sequence[Deed], today: date, *, may_apply: bool
    ) -> None:
        """Show a permit as it stands today, with what this person may do to it."""
        self.clear()
        self.life = life
        permit = life.newest.permit
        self._body.addWidget(label(permit_name(permit), size="name"))
        self._body.addWidget(_state_line(life.newest))
        self._body.addLayout(_grid(_facts(life, permit)))
        self._buttons(life, may_apply=may_apply)
        self._versions(life)
        self._members(life, today)
        self._renewal(life)
        self._acts(life, acts)
        self._body.addStretch(1)

    def _buttons(self, life: PermitLife, *, may_apply: bool) -> None:
        row = QHBoxLayout()
        tight(row, gap=8)
        live = bool(life.holding.live)
        self.change_button = button(tr("permits.change"))
        self.change_button.setEnabled(may_apply and live)
        self.change_button.clicked.connect(self.change_wanted)
        self.renew_button = button(tr("permits.renew"))
        self.renew_button.setEnabled(may_apply and life.renewal is not None)
        self.renew_button.clicked.connect(self.renew_wanted)
        self.case_button = button(tr("permits.case", case=life.case))
        self.case_button.clicked.connect(self._open_case)
        for made in (self.change_button, self.renew_button, self.case_button):
            row.addWidget(made)
        row.addStretch(1)
        self._body.addLayout(row)

    def _title(self, key: str) -> None:
        self._body.addWidget(rule())
        self._body.addWidget(label(tr(key), bold=True))

    def _versions(self, life: PermitLife) -> None:
        self._title("permits.versions")
        for entry in life.versions:
            since = paper_day(entry.since) if entry.since else ""
            issued = paper_day(entry.permit.issued_on)
            words = tr("permits.version", version=entry.permit.version, issued=issued)
            self._body.addWidget(_state_line(entry, words, since))

    def _members(self, life: PermitLife, today: date) -> None:
        """Show what the holder has at the place, each with its own last day."""
        self._title("permits.members")
        composite = life.holding.composite
        if composite is not None and composite.number != life.number:
            words = tr("permits.composite", version=composite.version)
            self._body.addWidget(self._member(composite, words))
        for item in life.holding.members.values():
            self._body.addWidget(self._member(item, _end_words(item, today)))
        live = [item for item in life.holding.live if item.validity.until]
        if len({item.validity.until for item in live}) > 1:
            self._body.addWidget(wrapped(tr("permits.different_ends"), "quiet", "small"))

    def _member(self, permit: Permit, words: str) -> QWidget:
        plane = QWidget()
        row = QHBoxLayout(plane)
        tight(row, gap=6)
        look = STATE_LOOKS[permit.state]
        row.addWidget(ShapeMark(look.shape, look.token))
        name = LinkLine(tr("permits.member", name=permit_name(permit), number=permit.number))
        name.setProperty("permit", permit.number)
        name.clicked.connect(self._open_member)
        row.addWidget(name, 3)
        row.addWidget(label(state_word(permit, permit.state), look.token))
        row.addWidget(label(words, "quiet"))
        return plane

    def _renewal(self, life: PermitLife) -> None:
        if life.renewal is None:
            return
        self._title("permits.renewal")
        for words, tone in renewal_lines(life.renewal):
            self._body.addWidget(wrapped(words, tone))

    def _acts(self, life: PermitLife, acts: Sequence[Deed]) -> None:
        self._title("permits.acts")
        if not acts:
            self._body.addWidget(wrapped(tr("permits.no_act"), "quiet"))
            return
        grid = QGridLayout()
        tight(grid, gap=6)
        for place, deed in enumerate(acts):
            made = button(tr(f"action.{deed.type.value}"), "small")
            made.setProperty("deed", f"{deed.type.value} {deed.licence}")
            made.clicked.connect(self._act)
            grid.addWidget(made, place // 4, place % 4)
        self._body.addLayout(grid)

    def _open_case(self) -> None:
        if self.life is not None:
            self.case_wanted.emit(self.life.case)

    def _open_member(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.permit_wanted.emit(str(sender.property("permit")))

    def _act(self) -> None:
        sender = self.sender()
        if self.life is not None:
            todo, _, licence = str(sender.property("deed")).partition(" ")
            self.act_wanted.emit(self.life.case, todo, licence)


def _state_line(entry: Registered, before: str = "", since: str = "") -> QWidget:
    plane = QWidget()
    row = QHBoxLayout(plane)
    tight(row, gap=6)
    look = STATE_LOOKS[entry.state]
    row.addWidget(ShapeMark(look.shape, look.token))
    row.addWidget(label(state_word(entry.permit, entry.state), look.token, bold=not before))
    words = tr("permits.since", since=since) if since else ""
    if entry.replaced_by is not None:
        words += tr("permits.replaced_by", version=entry.replaced_by)
    row.addWidget(wrapped("　".join(filter(None, (before, words))), "quiet"), 1)
    return plane


def _facts(life: PermitLife, permit: Permit) -> Iterator[tuple[str, str]]:
    yield (
        tr("permits.number"),
        tr("permits.number_version", number=permit.number, version=permit.version),
    )
    yield tr("permits.holder"), f"{permit.holder.name}　{permit.holder.uscc}"
    yield tr("permits.legal_person"), masked_name(permit.holder.legal_person)
    yield tr("permits.premises"), permit.holder.premises
    if isinstance(permit, SinglePermit):
        yield tr("permits.scope"), permit.scope
        yield tr("permits.validity"), _validity(permit)
        yield tr("permits.authority"), permit.authority
        if permit.on_commitment:
            yield tr("permits.way"), tr("route_name.commitment")
    since = life.newest.since
    if since is not None:
        yield tr("permits.state_since"), paper_day(since)


def _validity(permit: SinglePermit) -> str:
    first = paper_day(permit.validity.first)
    if permit.validity.until is None:
        return tr("permits.from", first=first, note=permit.validity.note or tr("permits.no_end"))
    return tr("permits.from_until", first=first, last=paper_day(permit.validity.until))


def _end_words(permit: SinglePermit, today: date) -> str:
    last = permit.validity.until
    if last is None:
        return permit.validity.note or tr("permits.no_end")
    if permit.state is not PermitState.LIVE:
        return last.isoformat()
    return tr("permits.until", last=last.isoformat(), days=(last - today).days)


def _grid(facts: Iterator[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    tight(grid, gap=4)
    grid.setHorizontalSpacing(px(12))
    grid.setColumnMinimumWidth(0, px(LEFT))
    grid.setColumnStretch(1, 1)
    for line, (name, words) in enumerate(facts):
        grid.addWidget(label(name, "quiet"), line, 0, Qt.AlignmentFlag.AlignTop)
        shown = wrapped(words)
        shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        grid.addWidget(shown, line, 1)
    return grid
