"""Where a question comes from: every original form that asks it, in its own words."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from permitdesk.domain.merge import Question, Use
from permitdesk.faces.shared.form_context import FormContext
from permitdesk.faces.shared.icons import icon
from permitdesk.faces.shared.look import px
from permitdesk.faces.shared.parts import button, empty, label, rule, tight, upright, wrapped
from permitdesk.text import tr

WIDTH = 336


class OriginPanel(QWidget):
    """Opens at the right of a form.

    Signals:
        own_wanted: One licence shall keep a figure of its own: question and licence.
    """

    own_wanted = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self._question: Question | None = None
        self.setFixedWidth(px(WIDTH))
        row = QHBoxLayout(self)
        tight(row)
        row.addWidget(upright())
        outer = QVBoxLayout()
        tight(outer)
        row.addLayout(outer, 1)
        head = QHBoxLayout()
        tight(head, margins=(16, 8, 8, 8))
        head.addWidget(label(tr("origin.title"), bold=True), 1)
        close = button("", "icon")
        close.setIcon(icon("close", "quiet", 14))
        close.setAccessibleName(tr("button.close"))
        close.clicked.connect(self.hide)
        head.addWidget(close)
        outer.addLayout(head)
        outer.addWidget(rule())
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        plane = QWidget()
        plane.setObjectName("surface")
        self._body = QVBoxLayout(plane)
        tight(self._body, margins=(16, 12, 16, 12), gap=8)
        scroll.setWidget(plane)
        outer.addWidget(scroll, 1)
        self.hide()

    def show_question(self, question: Question, context: FormContext) -> None:
        """Show where a question comes from."""
        self._question = question
        empty(self._body)
        self._body.addWidget(wrapped(question.field.label, size="title"))
        count, forms = len(question.uses), len(question.licences)
        self._body.addWidget(wrapped(tr("origin.asked", forms=forms, count=count), "quiet"))
        for use in question.uses:
            self._body.addWidget(rule())
            self._body.addWidget(_use(use, context))
        for licence in question.overridable:
            name = context.names.get(licence, licence)
            own = button(tr("origin.own", licence=name), "small")
            own.setProperty("licence", licence)
            own.clicked.connect(self._want_own)
            self._body.addWidget(own)
        self._body.addStretch(1)
        self.show()

    def _want_own(self) -> None:
        sender = self.sender()
        if self._question is not None and sender is not None:
            self.own_wanted.emit(self._question, str(sender.property("licence")))


def _use(use: Use, context: FormContext) -> QWidget:
    plane = QWidget()
    grid = QGridLayout(plane)
    tight(grid, gap=2)
    grid.setHorizontalSpacing(px(12))
    grid.addWidget(wrapped(context.names.get(use.licence, use.licence), bold=True), 0, 0, 1, 2)
    place = tr("origin.place_words", section=use.section, number=use.number)
    lines = (("origin.form", use.form), ("origin.place", place), ("origin.label", use.label))
    for line, (name, words) in enumerate(lines, 1):
        what = label(tr(name), "quiet")
        grid.addWidget(what, line, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(wrapped(words), line, 1)
    grid.setColumnStretch(1, 1)
    return plane
