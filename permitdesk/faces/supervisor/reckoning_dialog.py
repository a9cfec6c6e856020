"""The reckoning of a clock (时限计算书), day by day, to be looked at."""

from functools import partial

from permitdesk.faces.shared.paper_view import PaperView
from permitdesk.faces.shared.rooms import Rooms
from permitdesk.faces.shared.tasks import DeskThread
from permitdesk.faces.supervisor.board_dialog import BoardDialog
from permitdesk.text import tr

RECKONING = "clock_sheet"
WIDTH, HEIGHT = 900, 860


class ReckoningDialog(BoardDialog):
    """Shows the paper; it is printed where the papers of a case are kept, at the window."""

    def __init__(self, rooms: Rooms, thread: DeskThread, number: str, licence: str) -> None:
        """Ask for the paper.

        Args:
            rooms: Whose documents.
            thread: Where the desk works.
            number: Of the case.
            licence: Whose clock; empty for the joint limit.
        """
        super().__init__(tr("reckoning.title", number=number), "", WIDTH, HEIGHT)
        self.paper = PaperView(rooms.documents, thread)
        self.paper.failed.connect(self.fail)
        self.content.addWidget(self.paper, 1)
        work = partial(rooms.documents.pdf, number, RECKONING, licence)
        thread.ask(work, self._show, self.fail)

    def _show(self, pdf: bytes) -> None:
        self.paper.show_pdf(pdf)
