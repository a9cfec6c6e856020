"""F1: what can be done here, and why something cannot, each with its article."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from permitdesk.faces.shared.look import px
from permitdesk.faces.shared.parts import button, label, rule, tight, wrapped
from permitdesk.text import tr


class HelpDialog(QDialog):
    """Shows pairs of what it is about and a sentence."""

    def __init__(self, lines: Sequence[tuple[str, str]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("help.title"))
        self.resize(px(680), px(480))
        body = QVBoxLayout(self)
        tight(body)
        head = label(tr("help.title"), size="title")
        head.setContentsMargins(px(24), px(16), px(24), px(12))
        body.addWidget(head)
        body.addWidget(rule())
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        plane = QWidget()
        plane.setObjectName("surface")
        inner = QVBoxLayout(plane)
        tight(inner, margins=(24, 12, 24, 12), gap=12)
        for about, words in lines or ((tr("help.title"), tr("help.nothing")),):
            inner.addWidget(wrapped(about, bold=True))
            inner.addWidget(wrapped(words))
        inner.addStretch(1)
        scroll.setWidget(plane)
        body.addWidget(scroll, 1)
        body.addWidget(rule())
        foot = QHBoxLayout()
        tight(foot, margins=(24, 12, 24, 16))
        foot.addStretch(1)
        close = button(tr("button.close"), "more")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        foot.addWidget(close)
        body.addLayout(foot)
