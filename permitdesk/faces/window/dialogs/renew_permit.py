"""Renewing a permit (延续): its window in the unit the law uses, told before anything is handed in."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtWidgets import QWidget

from permitdesk.desk.permit_life import PermitLife, RenewalOutlook, renewal_file
from permitdesk.domain.application import ApplicationFile
from permitdesk.domain.facts import Actor
from permitdesk.domain.renewal import Timeliness
from permitdesk.faces.shared.look import px
from permitdesk.faces.shared.parts import wrapped
from permitdesk.faces.shared.permit_looks import permit_name
from permitdesk.faces.shared.promise_words import length_words
from permitdesk.faces.shared.rooms import Rooms
from permitdesk.faces.shared.tasks import DeskThread
from permitdesk.faces.window.dialogs.hand_in import HandInDialog
from permitdesk.text import paper_day, tr

WIDTH = 860


class RenewPermitDialog(HandInDialog):
    """What is on file goes along; papers are brought and answers put right in the case."""

    def __init__(
        self, rooms: Rooms, thread: DeskThread, actor: Actor, life: PermitLife, parent: QWidget
    ) -> None:
        title = tr("renew.title", licence=permit_name(life.newest.permit))
        super().__init__(rooms, thread, actor, title, parent)
        self.setMinimumWidth(px(WIDTH))
        self._file: ApplicationFile | None = None
        words = tr("renew.permit", number=life.number, holder=life.newest.permit.holder.name)
        self.content.addWidget(wrapped(words, bold=True))
        assert life.renewal is not None, "the page offers it only where there is a window"
        for line, tone in renewal_lines(life.renewal):
            self.content.addWidget(wrapped(line, tone))
        self.content.addWidget(wrapped(tr("renew.effect"), "quiet"))
        self.content.addStretch(1)
        if life.renewal.may_be_asked:
            work = partial(renewal_file, rooms.overseeing.desk, life.number)
            self.ask(work, self._show_file)

    def file(self) -> ApplicationFile:
        assert self._file is not None, "the button waits for it"
        return self._file

    def _show_file(self, file: ApplicationFile) -> None:
        self._file = file
        self.ask_papers(file)
        self.ok.setEnabled(True)
        self.ok.setFocus()


def renewal_lines(outlook: RenewalOutlook) -> Iterator[tuple[str, str]]:
    """Yield when a renewal may be asked for, and what silence or lateness means, with the tone."""
    rule, window = outlook.rule, outlook.window
    latest = length_words(rule.latest.value, rule.latest.unit)
    if rule.earliest is not None and window.first is not None:
        earliest = length_words(rule.earliest.value, rule.earliest.unit)
        facts = {"earliest": earliest, "first": paper_day(window.first)}
        yield tr("renew.window", latest=latest, last=paper_day(window.last), **facts), ""
    else:
        yield tr("renew.window_open", latest=latest, last=paper_day(window.last)), ""
    if outlook.when is Timeliness.EARLY:
        assert window.first is not None
        yield tr("renew.early", first=paper_day(window.first)), "soon"
    elif outlook.when is Timeliness.LATE:
        key = "renew.late_refused" if not outlook.may_be_asked else "renew.late_taken"
        yield tr(key, last=paper_day(window.last)), "late"
    else:
        yield tr("renew.in_time"), "good"
        if rule.deemed_if_silent:
            yield tr("renew.deemed", source=window.source), ""
    yield tr("renew.source", source=outlook.source), "quiet"
    if rule.uncertain:
        yield tr("renew.uncertain"), "soon"
