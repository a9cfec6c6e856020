"""Keeps what is typed as a draft, within two seconds, for as long as a form is open."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from permitdesk.desk.drafts import Drafts
from permitdesk.domain.application import ApplicationFile
from permitdesk.domain.draft import Draft, Held
from permitdesk.domain.errors import NotAllowed
from permitdesk.faces.shared.tasks import DeskThread

LOOK_MS = 1_000
"""A change waits at most this long, then it is on its way to the store."""
QUIET_LOOKS = 5
"""After so many looks without a change it is asked whether the draft is still in our hands."""


class DraftKeeper(QObject):
    """Follows one form after the other.

    Attributes:
        held: The draft that is followed; None for none.

    Signals:
        kept: Something typed reached the store; the draft.
        lost: Another station goes on with it, or it became a case: nothing is kept any more.
        failing: The store cannot take it now; it is tried again.
    """

    kept = Signal(object)
    lost = Signal(Exception)
    failing = Signal(Exception)

    def __init__(
        self, drafts: Drafts, thread: DeskThread, station: str, parent: QObject, *, asked: bool
    ) -> None:
        """Follow nothing yet.

        Args:
            drafts: Where it is kept.
            thread: The desk's.
            station: This one.
            parent: Whom it belongs to.
            asked: A draft stays when its form is left; else it goes with it.
        """
        super().__init__(parent)
        self._drafts, self._thread, self._station = drafts, thread, station
        self._asked = asked
        self._typed: Callable[[], ApplicationFile] | None = None
        self._last: ApplicationFile | None = None
        self._is_out, self._quiet, self._round = False, 0, 0
        self.held: Held | None = None
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)

    def follow(self, typed: Callable[[], ApplicationFile], draft: Draft | None = None) -> None:
        """Follow a form from now on.

        Args:
            typed: Returns all that stands in it.
            draft: What it was opened from; a new draft begins with the first change where None.
        """
        self._stop()
        self._typed = typed
        begun = self._drafts.begin(self._station, asked=self._asked)
        self.held = draft.held if draft else begun
        self._last = typed()
        self._timer.start()

    def look(self) -> None:
        """Send what changed; ask now and then whether the draft is still ours."""
        if self._typed is None or self.held is None or self._is_out:
            return
        file = self._typed()
        if file != self._last:
            self._send(partial(self._drafts.keep, self.held, file), file)
        elif (self._quiet + 1) % QUIET_LOOKS:
            self._quiet += 1
        else:
            self._send(partial(self._drafts.holds, self.held), file)

    def keep_for(self, digits: str) -> Callable[[], Draft]:
        """Return the work that keeps the draft beyond the visit; see ``Drafts.ask_for``."""
        assert self._typed is not None, "a form is followed"
        assert self.held is not None, "a form is followed"
        return partial(self._drafts.ask_for, self.held, self._typed(), digits)

    def asked_for(self, draft: Draft) -> None:
        """Note that the draft stays when the form is left."""
        self.held, self._last = draft.held, draft.file

    def end(self) -> None:
        """Follow nothing any more: the draft became a case, or stays for another day."""
        self._stop()

    def leave(self) -> None:
        """Follow nothing any more; a draft nobody asked for goes with the form."""
        held = self.held
        self._stop()
        if held is not None and not held.asked:
            self._thread.ask(partial(self._drafts.drop, held), _hear, _hear)

    def _stop(self) -> None:
        self._timer.stop()
        self._typed = self._last = self.held = None
        self._is_out, self._quiet = False, 0
        self._round += 1

    def _send(self, work: Callable[[], object], file: ApplicationFile) -> None:
        self._is_out, self._quiet = True, 0
        _Sending(self, self._round, file).ask(self._thread, work)

    def came(self, round_: int, file: ApplicationFile, value: object) -> None:
        """Take the end of a sending; one of a form that is left tells nothing."""
        if round_ != self._round:
            return
        self._is_out = False
        if isinstance(value, Draft):
            self._last = file
            self.kept.emit(value)

    def failed(self, round_: int, error: Exception) -> None:
        """Take a failure; a refusal ends the following, anything else is tried again."""
        if round_ != self._round:
            return
        self._is_out = False
        if isinstance(error, NotAllowed):
            self._stop()
            self.lost.emit(error)
        else:
            self.failing.emit(error)


class _Sending(QObject):
    """One piece of desk work, and which form it belongs to."""

    def __init__(self, home: DraftKeeper, round_: int, file: ApplicationFile) -> None:
        super().__init__(home)
        self._home, self._round, self._file = home, round_, file

    def ask(self, thread: DeskThread, work: Callable[[], object]) -> None:
        thread.ask(work, self._come, self._fail)

    def _come(self, value: object) -> None:
        self.deleteLater()
        self._home.came(self._round, self._file, value)

    def _fail(self, error: Exception) -> None:
        self.deleteLater()
        self._home.failed(self._round, error)


def _hear(_: object) -> None:
    """Nothing is left to be told: the visitor is gone."""
