"""What all pages of the window have in common: desk work, and the quiet bar that says no."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from permitdesk.domain.facts import Actor
from permitdesk.faces.shared.notice_bar import NoticeBar
from permitdesk.faces.shared.parts import tight
from permitdesk.faces.shared.rooms import Rooms
from permitdesk.faces.shared.tasks import DeskThread
from permitdesk.text import tr

T = TypeVar("T")


class Page(QWidget):
    """A page is given its rooms, the desk's thread and who sits here; it looks nothing up.

    Attributes:
        has_views: One set of answers can be looked at in several ways here (F10).
    """

    has_views = False

    def __init__(self, rooms: Rooms, thread: DeskThread, actor: Actor) -> None:
        super().__init__()
        self.setObjectName("surface")
        self.rooms, self.desk_thread, self.actor = rooms, thread, actor
        self.notice = NoticeBar()
        self.body = QVBoxLayout(self)
        tight(self.body)

    def ask(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """Let the desk do something; a failure appears in the bar under the header."""
        self.desk_thread.ask(work, done, self.show_failure)

    def show_failure(self, error: Exception) -> None:
        """Say what went wrong."""
        self.notice.show_error(error)

    def arrive(self) -> None:
        """Be looked at now: fetch what may have changed, put the cursor where work begins."""

    def show_help(self) -> None:
        """Say what can be done here, and why something cannot (F1)."""
        from permitdesk.faces.window.help_dialog import HelpDialog

        HelpDialog(self.help_lines(), self).open()

    def help_lines(self) -> Sequence[tuple[str, str]]:
        """Return what F1 says: what it is about, and a sentence."""
        return ((tr("help.keys"), tr("help.keys_words")),)

    def print_(self) -> None:
        """Print what is looked at (F9), where there is something to print."""

    def switch_view(self) -> None:
        """Go to the next view of the answers (F10), where there are several."""
