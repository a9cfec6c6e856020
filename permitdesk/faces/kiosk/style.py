"""The kiosk's own style sheet: larger letters and lines than at a desk, nothing that hovers."""

import re

from permitdesk.faces.kiosk.measures import Measures
from permitdesk.faces.shared.palette import Palette

_SHEET = """
QWidget#kiosk, QWidget#page, QWidget#inside, QWidget#overlay { background: @ground; }
QWidget#top { background: @surface; border-bottom: 1px solid @line; }
QWidget#bottom { background: @surface; border-top: 1px solid @line; }
QFrame[kind="panel"] { background: @surface; border: 1px solid @line; border-radius: 4px; }
QFrame[kind="panel_head"] { background: @head; border: none; }
QFrame[kind="rule"] { background: @line; border: none; }
QLabel { font-size: %body; }
QLabel[letters="small"] { font-size: %small; }
QLabel[letters="body"] { font-size: %body; }
QLabel[letters="title"] { font-size: %title; font-weight: bold; }
QLabel[letters="answer"] { font-size: %answer; font-weight: bold; }
QLabel[tone="quiet"] { color: @quiet; }
QLabel[tone="lead"] { color: @lead; }
QLabel[tone="soon"] { color: @soon; }
QPushButton, QPushButton:hover, QPushButton:pressed, QPushButton:focus {
    background: @surface; color: @text; border: %border solid @edge; border-radius: 4px;
    font-size: %body; padding: 0 24px; min-height: %inner; min-width: %inner;
}
QPushButton:focus { border-color: @lead; }
QPushButton:disabled { color: @quiet; border-color: @line; }
QPushButton[kind="lead"], QPushButton[kind="lead"]:hover, QPushButton[kind="lead"]:focus {
    background: @lead; color: @on_lead; border-color: @lead; font-weight: bold;
}
QPushButton[kind="lead"]:disabled { background: @ground; color: @quiet; border-color: @line; }
QPushButton[kind="top"] { padding: 0; font-size: %small; min-width: 92px; max-width: 92px; min-height: 92px; }
QPushButton[kind="key"] { padding: 0; font-size: %body; }
QPushButton[kind="card"], QPushButton[kind="answer"] { padding: 0; text-align: left; }
QPushButton[kind="answer"] { min-height: %card; }
QPushButton:checked, QPushButton[kind="choice"]:checked {
    background: @lead; color: @on_lead; border-color: @lead; font-weight: bold;
}
QPushButton[kind="choice"] { padding: 8px 24px; text-align: left; }
QLineEdit, QLineEdit:focus {
    background: @surface; color: @text; border: %border solid @edge; border-radius: 4px;
    font-size: %body; padding: 0 16px; min-height: %inner;
    selection-background-color: @lead; selection-color: @on_lead;
}
QLineEdit:focus { border-color: @lead; }
QLineEdit[problem="true"] { background: @soon_tint; border-color: @soon; }
QScrollArea, QScrollArea > QWidget > QWidget#inside { background: transparent; border: none; }
QScrollBar:vertical { width: 16px; background: @ground; margin: 0; }
QScrollBar::handle:vertical { background: @field; min-height: 64px; border-radius: 4px; }
"""


def kiosk_sheet(palette: Palette, measures: Measures) -> str:
    """Return the style sheet for a palette and a size; it is set on the kiosk's window."""
    lengths = {
        "small": measures.small,
        "body": measures.body,
        "title": measures.title,
        "answer": measures.answer,
        "border": measures.border,
        "card": measures.card,
        "inner": measures.touch - 2 * measures.border,
    }
    # Large letters come with high contrast, where a line in half the text's colour would be grey.
    colours = {**palette.tokens, "edge": palette["line" if measures.elder else "field"]}
    sheet = re.sub(r"@(\w+)", lambda found: colours[found[1]], _SHEET)
    return re.sub(r"%(\w+)", lambda found: f"{lengths[found[1]]}px", sheet)
