"""Numbered notice sheets (一次性告知单): handed out, kept, opened again by their code."""

from collections.abc import Callable
from dataclasses import dataclass

from permitdesk.desk.desk import Desk
from permitdesk.desk.draft_ports import DraftTable
from permitdesk.desk.drafts import new_code
from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.facts import Actor
from permitdesk.domain.industry import Choice
from permitdesk.domain.short_code import NOTICE, read_code, shown
from permitdesk.domain.told import NoticeSheet
from permitdesk.domain.workdays import local_day

SERIES = "notice_sheet"


def _notice_code() -> str:
    return new_code(NOTICE)


@dataclass(frozen=True)
class Notices:
    """What people were told before they applied."""

    desk: Desk
    table: DraftTable
    make_code: Callable[[], str] = _notice_code

    def hand_out(self, choice: Choice, actor: Actor) -> NoticeSheet:
        """Take the next number for what the guide found, and keep who was told what, and when.

        Its number counts as handed out at once: a sheet that did not come out is printed again
        under the same number.
        """
        catalog, now = self.desk.catalogs.current(), self.desk.now()
        office, letter, year = catalog.office, catalog.lead.letter, local_day(now).year

        with self.table.act() as act:
            number = act.take_number(SERIES, letter, year, office.writer(SERIES, letter, year), "")
            act.printed(SERIES, number)
            sheet = NoticeSheet(
                self.make_code(),
                number,
                choice.industry,
                dict(choice.answers),
                catalog.digest,
                now,
                actor.name,
                actor.station,
            )
            act.keep_notice(sheet)
        return sheet

    def find(self, text: str) -> NoticeSheet:
        """Return a sheet by its code, as typed or scanned, or by its number.

        Raises:
            NotAllowed: ``notice.unknown``.
        """
        code = read_code(text)
        found = self.table.notice(code) if code else self.table.notice_by_number(text.strip())
        if found is None:
            raise NotAllowed("notice.unknown", code=shown(code) if code else "")
        return found

    def choice_of(self, sheet: NoticeSheet) -> Choice:
        """Return what the sheet said, by the definitions it was told by."""
        return self.desk.catalogs.version(sheet.catalog).choose(sheet.industry, sheet.guide)
