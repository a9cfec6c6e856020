"""The verdict on a scanned code: word, shape and colour, why, and what to compare with the paper.

The cursor stands in a line of its own: a scanner is a keyboard, and what it types next must neither
press a button nor leave an old verdict standing.
"""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from permitdesk.faces.shared.look import px
from permitdesk.faces.shared.marks import ShapeMark
from permitdesk.faces.shared.notice_bar import NoticeBar
from permitdesk.faces.shared.parts import (
    button,
    empty,
    label,
    restyle,
    rule,
    surface,
    tight,
    wrapped,
)
from permitdesk.faces.shared.rooms import Rooms, Verify
from permitdesk.faces.shared.tasks import DeskThread
from permitdesk.faces.window.scanned import LONGEST, Scanned, verify_scan, without_enter
from permitdesk.text import paper_day, tr

WIDTH, HEIGHT = 640, 600
LOOKS: Mapping[str, tuple[str, str]] = {"valid": ("circle", "good"), "stale": ("triangle", "soon")}
BAD = ("square", "late")


class VerdictDialog(QDialog):
    """Shows one verdict, and the next one when the next code is scanned.

    Signals:
        opened: Number of the case somebody wants to see.
        permit_opened: Number of the permit whose versions somebody wants to see.
    """

    opened = Signal(str)
    permit_opened = Signal(str)

    def __init__(self, rooms: Rooms, verify: Verify, thread: DeskThread, parent: QWidget) -> None:
        super().__init__(parent)
        self._rooms, self._verify, self._thread = rooms, verify, thread
        self._asked = self._case = self._permit = ""
        self.look = ("", "")
        self.setWindowTitle(tr("scan.title"))
        room = parent.window().size()
        self.setFixedSize(min(px(WIDTH), room.width()), min(px(HEIGHT), room.height()))
        body = QVBoxLayout(self)
        tight(body)
        body.addLayout(self._head())
        body.addWidget(rule())
        self.notice = NoticeBar()
        body.addWidget(self.notice)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        plane = surface()
        outer = QVBoxLayout(plane)
        tight(outer, margins=(24, 12, 24, 12))
        self._facts = QVBoxLayout()
        tight(self._facts, gap=8)
        outer.addLayout(self._facts)
        outer.addStretch(1)
        scroll.setWidget(plane)
        body.addWidget(scroll, 1)
        body.addWidget(rule())
        body.addLayout(self._foot())
        self.line.setFocus()

    def ask(self, text: str) -> None:
        """Have a code verified; nothing is said of it before the answer is there."""
        self._clear()
        self._asked = text
        self.word.setText(tr("scan.asking"))
        work = partial(verify_scan, self._rooms, self._verify, text)
        self._thread.ask(work, self._show, self._show_failure)

    def _head(self) -> QVBoxLayout:
        head = QVBoxLayout()
        tight(head, margins=(24, 16, 24, 12), gap=4)
        line = QHBoxLayout()
        tight(line, gap=8)
        self.mark = ShapeMark("", "quiet")
        self.word = label("", size="name")
        line.addWidget(self.mark)
        line.addWidget(self.word)
        line.addStretch(1)
        head.addLayout(line)
        self.message = wrapped()
        head.addWidget(self.message)
        return head

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        tight(foot, margins=(24, 12, 24, 16), gap=12)
        self.line = QLineEdit()
        self.line.setMaxLength(LONGEST)
        self.line.setPlaceholderText(tr("scan.next"))
        self.line.textEdited.connect(self._clear)
        self.line.returnPressed.connect(self._enter)
        foot.addWidget(self.line, 1)
        self.open_button = button(tr("scan.open_case"), "more")
        self.open_button.clicked.connect(self._open)
        self.open_button.hide()
        self.permit_button = button(tr("scan.open_permit"), "more")
        self.permit_button.clicked.connect(self._open_permit)
        self.permit_button.hide()
        close = button(tr("button.close"), "more")
        close.clicked.connect(self.reject)
        foot.addWidget(self.permit_button)
        foot.addWidget(self.open_button)
        foot.addWidget(close)
        return foot

    def _enter(self) -> None:
        text = without_enter(self.line.text())
        self.line.clear()
        if text:
            self.ask(text)
        else:
            self.reject()

    def _clear(self) -> None:
        """Take the verdict away: it was about another paper."""
        self._asked = self._case = self._permit = ""
        self.notice.clear()
        self._show_look(("", ""))
        self.word.clear()
        self.message.clear()
        empty(self._facts)
        self.open_button.hide()
        self.permit_button.hide()

    def _show(self, scanned: Scanned) -> None:
        if scanned.text != self._asked:
            return  # another paper lies under the scanner by now
        kind = str(scanned.verdict["verdict"])
        self._show_look(LOOKS.get(kind, BAD))
        self.word.setText(tr(f"verdict.{kind}"))
        self.message.setText(str(scanned.verdict["message"]))
        self._show_facts(scanned)
        self._case = scanned.case
        fields = scanned.verdict.get("fields") or {}
        self._permit = str(fields.get("number", "")) if scanned.verdict.get("register") else ""
        self.permit_button.setVisible(bool(self._permit))
        self.open_button.setVisible(bool(scanned.case))

    def _show_facts(self, scanned: Scanned) -> None:
        fields, register = scanned.verdict.get("fields"), scanned.verdict.get("register")
        if ended := scanned.verdict.get("ended_members"):
            words = tr("verify.members_ended", numbers="、".join(ended))
            self._facts.addWidget(wrapped(words, "soon"))
        if fields:
            self._facts.addWidget(label(tr("scan.compare"), bold=True))
            self._facts.addWidget(_rows(_facts(fields, scanned.licences)))
        if register:
            self._facts.addWidget(label(tr("scan.register"), bold=True))
            self._facts.addWidget(_rows(_entry(register)))
        elif fields:
            self._facts.addWidget(wrapped(tr("scan.no_entry"), "quiet"))

    def _show_failure(self, error: Exception) -> None:
        self._clear()
        self.word.setText(tr("scan.failed"))
        self.notice.show_error(error)

    def _show_look(self, look: tuple[str, str]) -> None:
        self.look = look
        self.mark.show_shape(*look)
        restyle(self.word, "tone", look[1])
        self.mark.setVisible(bool(look[0]))

    def _open_permit(self) -> None:
        self.permit_opened.emit(self._permit)
        self.accept()

    def _open(self) -> None:
        self.opened.emit(self._case)
        self.accept()


def _rows(facts: Iterator[tuple[str, str]]) -> QWidget:
    plane = QWidget()
    grid = QGridLayout(plane)
    tight(grid, gap=4)
    grid.setColumnMinimumWidth(0, px(96))
    grid.setColumnStretch(1, 1)
    for line, (name, words) in enumerate(facts):
        grid.addWidget(label(name, "quiet"), line, 0, Qt.AlignmentFlag.AlignTop)
        shown = wrapped(words)
        # As high as its lines need at this width, not at the narrower one Qt would like best.
        shown.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        grid.addWidget(shown, line, 1)
    return plane


def _facts(fields: Mapping[str, Any], licences: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    yield tr("scan.number"), str(fields["number"])
    yield tr("scan.version"), str(fields["version"])
    for key in ("holder", "uscc"):
        yield tr(f"scan.{key}"), str(fields[key] or tr("scan.not_in_code"))
    yield tr("scan.issued_on"), paper_day(fields["issued_on"])
    yield tr("scan.until"), paper_day(fields["until"]) if fields["until"] else tr("scan.no_end")
    if members := fields["members"]:
        yield tr("scan.members"), "\n".join(_member(member, licences) for member in members)


def _member(member: Mapping[str, Any], licences: Mapping[str, str]) -> str:
    name = licences.get(member["licence"], "")
    until = tr("scan.member_until", day=paper_day(member["until"])) if member["until"] else ""
    return "　".join(part for part in (name, str(member["number"]), until) if part)


def _entry(register: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield tr("scan.holder"), str(register["holder"])
    yield tr("scan.premises"), str(register["premises"])
    yield tr("scan.state"), tr(f"permit_state.{register['state']}")
