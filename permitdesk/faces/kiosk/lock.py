"""Keeps keys, menus and dropped files from leading out of the kiosk.

What the desktop itself takes before the program sees it (Alt+Tab, Win, Ctrl+Alt+Del, edge swipes,
five Shifts) has to be closed in the settings of the desktop session the kiosk runs in.
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

_REFUSED_EVENTS = frozenset(
    {
        QEvent.Type.ContextMenu,
        QEvent.Type.DragEnter,
        QEvent.Type.DragMove,
        QEvent.Type.Drop,
        QEvent.Type.WhatsThisClicked,
        QEvent.Type.ToolTip,
    }
)
_KEY_EVENTS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
        QEvent.Type.Shortcut,
        QEvent.Type.ShortcutOverride,
    }
)
_REFUSED_MODIFIERS = (
    Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.MetaModifier
)
_REFUSED_KEYS = frozenset(
    {
        Qt.Key.Key_Menu,
        Qt.Key.Key_Print,
        Qt.Key.Key_SysReq,
        Qt.Key.Key_Escape,
        Qt.Key.Key_Meta,
        Qt.Key.Key_Super_L,
        Qt.Key.Key_Super_R,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Help,
        Qt.Key.Key_Pause,
        Qt.Key.Key_Insert,
    }
)
_FIRST_F, _LAST_F = Qt.Key.Key_F1.value, Qt.Key.Key_F35.value


class Lock(QObject):
    """An event filter for the whole application while the kiosk stands open to the public."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _REFUSED_EVENTS:
            event.ignore()
            return True
        if event.type() in _KEY_EVENTS and isinstance(event, QKeyEvent):
            return leads_out(event)
        return event.type() == QEvent.Type.Shortcut


def leads_out(event: QKeyEvent) -> bool:
    """Tell whether a key does something other than fill in a field."""
    key = event.key()
    return (
        bool(event.modifiers() & _REFUSED_MODIFIERS)
        or key in _REFUSED_KEYS
        or _FIRST_F <= key <= _LAST_F
    )
