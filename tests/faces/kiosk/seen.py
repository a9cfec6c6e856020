"""What can be read on a page."""

from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget


def texts(widget: QWidget) -> list[str]:
    """List all words on a widget, fields included."""
    labels = [label.text() for label in widget.findChildren(QLabel)]
    buttons = [button.text() for button in widget.findChildren(QPushButton)]
    fields = [line.text() for line in widget.findChildren(QLineEdit)]
    return [text for text in (*labels, *buttons, *fields) if text]
