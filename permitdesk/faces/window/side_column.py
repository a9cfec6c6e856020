"""The column at the right of a case: next step, clocks, reminders, the applicant."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from permitdesk.desk.overseeing import CaseView, ClockView, Overseeing
from permitdesk.domain.clock import Light
from permitdesk.domain.special import Which
from permitdesk.domain.state import ActionType, Status
from permitdesk.domain.summary import Mark
from permitdesk.faces.shared.clock_blocks import ClockBlock
from permitdesk.faces.shared.clock_lines import groups_of
from permitdesk.faces.shared.dates import left_words, near_day
from permitdesk.faces.shared.lawful import Deed, likeliest
from permitdesk.faces.shared.look import px
from permitdesk.faces.shared.marks import ShapeMark, marked
from permitdesk.faces.shared.masking import masked_code, masked_name
from permitdesk.faces.shared.messages import word
from permitdesk.faces.shared.parts import button, empty, label, rule, tight, wrapped
from permitdesk.faces.shared.rooms import Rooms
from permitdesk.faces.shared.value_words import value_words
from permitdesk.faces.window.side_lives import life_blocks
from permitdesk.text import short_day, tr

WIDTH, TITLE, MOST_LINKS, LINK_MARGIN = 296, 36, 3, 60
_WORTH_SAYING = (
    Mark.DEEMED, Mark.PROMISE_MISSED, Mark.OVERDUE, Mark.EXCEPTION, Mark.GAPS_MISSED,
)  # fmt: skip
_TOKENS = {Light.YELLOW: "soon", Light.ORANGE: "near", Light.RED: "late", Light.STOPPED: "stopped"}


class SideColumn(QWidget):
    """Shows what is to be done next and until when.

    Signals:
        wanted: What somebody wants to do.
        reckoning_wanted: The licence whose reckoning (时限计算书) is to be shown; empty for the
            joint limit.
    """

    wanted = Signal(object)
    reckoning_wanted = Signal(str)

    def __init__(self, rooms: Rooms) -> None:
        super().__init__()
        self._overseeing = rooms.overseeing
        self.setFixedWidth(px(WIDTH))
        outer = QVBoxLayout(self)
        tight(outer)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer.addWidget(scroll)
        plane = QWidget()
        plane.setObjectName("surface")
        scroll.setWidget(plane)
        self._body = QVBoxLayout(plane)
        tight(self._body)

    def show_case(
        self, view: CaseView, deeds: tuple[Deed, ...], clocks: Sequence[ClockView]
    ) -> None:
        """Show a case with its clocks as they stand today."""
        empty(self._body)
        self._next(view, deeds)
        self._gaps(view, clocks)
        self._clocks(view, clocks)
        self._lives(view, clocks)
        self._reminders(view)
        self._applicant(view)
        self._body.addStretch(1)

    def _part(self, title: str) -> QVBoxLayout:
        if self._body.count():
            self._body.addWidget(rule())
        head = label(tr(title), bold=True)
        head.setContentsMargins(px(16), 0, px(16), 0)
        head.setFixedHeight(px(TITLE))
        self._body.addWidget(head)
        self._body.addWidget(rule())
        plane = QWidget()
        inner = QVBoxLayout(plane)
        tight(inner, margins=(16, 12, 16, 12), gap=6)
        self._body.addWidget(plane)
        return inner

    def _next(self, view: CaseView, deeds: tuple[Deed, ...]) -> None:
        inner = self._part("side.next")
        first = likeliest(deeds)
        words = first.label if first else waiting_words(view)
        inner.addWidget(wrapped(words, bold=True))
        summary = view.summary
        if summary.due is not None:
            inner.addWidget(_due_line(self._overseeing, view))
        others = [deed for deed in deeds if deed != first and not deed.is_rare]
        for deed in others[:MOST_LINKS]:
            inner.addWidget(_DeedLink(deed, self))

    def _clocks(self, view: CaseView, clocks: Sequence[ClockView]) -> None:
        inner = self._part("side.clocks")
        today = self._overseeing.desk.today()
        groups = groups_of(view, clocks)
        for group in groups:
            block = ClockBlock(group, today)
            block.opened.connect(self.reckoning_wanted)
            inner.addWidget(block)
        words = tr("side.clocks_rule") if groups else tr("side.no_clock")
        inner.addWidget(wrapped(words, "quiet", "small"))

    def _gaps(self, view: CaseView, clocks: Sequence[ClockView]) -> None:
        """Show the papers that were promised for later (容缺), and until when."""
        deferral = view.case.state.deferral
        if deferral is None or not deferral.open:
            return
        inner = self._part("side.gaps")
        parts = view.case.state.parts
        for gap in deferral.open:
            names = "、".join(parts[code].part.name for code in gap.licences)
            inner.addWidget(wrapped(tr("side.gap", name=gap.name, names=names)))
        due = next((it for it in clocks if it.clock.which is Which.DEFERRAL), None)
        if due is not None and due.due is not None:
            day = near_day(due.due, self._overseeing.desk.today())
            words = tr("side.gaps_due", day=day)
            if due.provisional:
                words += tr("clock.provisional")
            inner.addWidget(wrapped(words, _TOKENS.get(due.light or Light.GREEN, "quiet")))

    def _lives(self, view: CaseView, clocks: Sequence[ClockView]) -> None:
        """Show promises, what followed the decision, permits, inquiries and credit records."""
        desk = self._overseeing.desk
        for block in life_blocks(view, clocks, desk.calendar, desk.today()):
            inner = self._part(block.title)
            for line in block.lines:
                inner.addWidget(marked(*line))

    def _reminders(self, view: CaseView) -> None:
        inner = self._part("side.reminders")
        there = {item.key for item in view.case.application.materials}
        missing = [need for need in view.materials if need.to_hand_in and need.key not in there]
        lines: list[tuple[str, str, str]] = [
            ("square", "late", tr("reminder.late", name=part.summary.name, days=-part.left))
            for part in view.parts
            if part.left is not None and part.left < 0
        ]
        if missing and view.case.state.accepted_at is None:
            names = "、".join(need.name for need in missing[:3])
            words = tr("reminder.missing", count=len(missing), names=names)
            lines.append(("triangle", "soon", words))
        seen = view.case.state.looked_through
        if seen is not None and seen.defects:
            lines.append(("triangle", "soon", tr("reminder.defects", count=len(seen.defects))))
        lines += [
            ("square", "late", tr("reminder.mark", mark=word(mark)))
            for mark in view.summary.marks
            if mark in _WORTH_SAYING
        ]
        if view.summary.provisional:
            lines.append(("diamond", "near", tr("reminder.provisional")))
        if not lines:
            lines.append(("circle", "good", tr("reminder.none")))
        for line in lines:
            inner.addWidget(marked(*line))

    def _applicant(self, view: CaseView) -> None:
        inner = self._part("side.applicant")
        for name, value in applicant_lines(view):
            plane = QWidget()
            line = QHBoxLayout(plane)
            tight(line, gap=8)
            what = label(tr(name), "quiet")
            what.setFixedWidth(px(56))
            line.addWidget(what, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(wrapped(value), 1)
            inner.addWidget(plane)


class _DeedLink(QWidget):
    """Another lawful act, as words one can press."""

    def __init__(self, deed: Deed, column: SideColumn) -> None:
        super().__init__()
        self._deed, self._column = deed, column
        line = QHBoxLayout(self)
        tight(line, gap=4)
        line.addWidget(label(tr("side.or"), "quiet"))
        room = px(WIDTH - LINK_MARGIN)
        words = self.fontMetrics().elidedText(deed.label, Qt.TextElideMode.ElideRight, room)
        made = button(words, "link")
        made.setToolTip(deed.label)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.clicked.connect(self._tell)
        line.addWidget(made, 1)

    def _tell(self) -> None:
        self._column.wanted.emit(self._deed)


def applicant_lines(view: CaseView) -> tuple[tuple[str, str], ...]:
    """Return what is shown of the applicant: message key and words, masked."""
    shared = view.case.application.answers.shared
    person = masked_name(str(shared.get("legal_person_name", "")))
    number = masked_code(str(shared.get("legal_person_id", "")))
    agent = str(shared.get("agent_name", ""))
    places = {code: division.full_name for code, division in view.catalog.divisions.items()}
    place, field = shared.get("premises_address"), view.catalog.shared_fields["premises_address"]
    written = value_words(field, place, places) if place else ""
    lines = (
        ("applicant.uscc", str(shared.get("uscc", ""))),
        ("applicant.legal_person", f"{person} {number}".strip()),
        ("applicant.phone", masked_code(str(shared.get("legal_person_phone", "")))),
        ("applicant.agent", masked_name(agent)),
        ("applicant.premises", written),
    )
    return tuple((name, words) for name, words in lines if words)


def waiting_words(view: CaseView) -> str:
    """Say whom the case waits for: a check on its day, a date for rectification, a person."""
    site = view.case.state.site
    if view.case.status is Status.ACCEPTED and site.recheck is None and site.plan is not None:
        if site.record is None:
            return tr("waiting.site_check", day=short_day(site.plan.day), time=site.plan.time)
        if site.rectification is not None:
            return tr("waiting.recheck", days=site.rectification.days)
    if view.summary.awaited in _AFTERWARDS:
        return tr("waiting.afterwards", todo=word(ActionType(view.summary.awaited)))
    return tr(f"waiting.{view.case.status.value}")


_AFTERWARDS = frozenset(
    {
        ActionType.RECORD_AFTER_CHECK,
        ActionType.ORDER_AFTER_RECTIFICATION,
        ActionType.RECORD_AFTER_RECHECK,
    }
)
"""What inspectors do after the decision, whatever the case is called then."""


def _due_line(overseeing: Overseeing, view: CaseView) -> QWidget:
    due = view.summary.due
    light = view.summary.light_at(overseeing.desk.now()) or Light.GREEN
    token = _TOKENS.get(light, "quiet")
    day = near_day(due, overseeing.desk.today())
    words = tr("side.latest", day=day, left=left_words(overseeing.left(due)))
    plane = QWidget()
    line = QHBoxLayout(plane)
    tight(line, gap=6)
    if light is not Light.GREEN:
        shapes = {"soon": "triangle", "near": "diamond", "late": "square"}
        line.addWidget(ShapeMark(shapes[token], token), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(wrapped(words, token), 1)
    return plane
