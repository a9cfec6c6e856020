"""Paragraphs one below the other in a frame, a fine line between them."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout

from permitdesk.faces.kiosk.measures import Measures
from permitdesk.faces.kiosk.progress_words import Paragraph
from permitdesk.faces.kiosk.touch import label, rule


def paragraphs(shown: Sequence[Paragraph], measures: Measures) -> QFrame:
    """Return a frame with heads and lines."""
    panel = QFrame()
    panel.setProperty("kind", "panel")
    column = QVBoxLayout(panel)
    gap = measures.gap
    column.setContentsMargins(gap * 2, gap, gap * 2, gap)
    column.setSpacing(gap // 2)
    for place, paragraph in enumerate(shown):
        if place:
            column.addWidget(rule())
        tone = "late" if paragraph.late else ""
        column.addWidget(label(paragraph.head, "body", tone, bold=True))
        for words in paragraph.lines:
            column.addWidget(label(words, "small"))
    return panel
