"""Drafts (草稿): what is typed at a station is kept at once, and goes on at another one."""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from permitdesk.desk.acting import Acting
from permitdesk.desk.desk import Desk
from permitdesk.desk.draft_ports import DraftTable, Settings
from permitdesk.domain.application import ApplicationFile
from permitdesk.domain.case import Case
from permitdesk.domain.draft import DIGITS, KEPT_DAYS, UNASKED, Draft, Held, Tries, digits_of
from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.facts import Actor
from permitdesk.domain.short_code import ALPHABET, DRAFT, LENGTH, complete, read_code, shown

DAYS = "draft_days"
"""Setting: after how many days without a change a draft is erased."""
MOST_DAYS = 365


def new_code(kind: str) -> str:
    """Return a code nobody can guess."""
    return complete(kind, "".join(secrets.choice(ALPHABET) for _ in range(LENGTH - 2)))


def _draft_code() -> str:
    return new_code(DRAFT)


@dataclass(frozen=True)
class Drafts:
    """The drafts of the hall; only one station holds a draft at a time."""

    desk: Desk
    table: DraftTable
    settings: Settings
    make_code: Callable[[], str] = _draft_code

    @property
    def days(self) -> int:
        """Return after how many days without a change a draft is erased."""
        return int(self.settings.get(DAYS) or KEPT_DAYS)

    def set_days(self, days: int) -> None:
        """Say after how many days without a change a draft is erased; 1 to 365.

        Raises:
            NotAllowed: ``draft.days``.
        """
        if not 1 <= days <= MOST_DAYS:
            raise NotAllowed("draft.days", most=MOST_DAYS)
        self.settings.set(DAYS, str(days))

    def begin(self, station: str, *, asked: bool = True) -> Held:
        """Open a draft; nothing of it is kept before the first ``keep``.

        Args:
            station: Who holds it.
            asked: It stays when the station is left; see ``ask_for``.
        """
        return Held(self.make_code(), station, asked=asked)

    def keep(self, held: Held, file: ApplicationFile, digits: str = "") -> Draft:
        """Keep what is typed now.

        Args:
            held: As ``begin`` or ``take_over`` gave it.
            file: Everything typed, what cannot be read included.
            digits: Last four digits of a telephone number, where the form has none yet.

        Raises:
            NotAllowed: ``draft.taken_over`` with the other station; ``draft.received`` with the
                case; ``draft.gone`` for one that was erased meanwhile.
        """
        now = self.desk.now()
        with self.table.act() as act:
            before = act.draft(held.code)
            self._refuse_stranger(held, before)
            if before is None:
                act.drop_ended(now)  # a desk may stand open for weeks
            asked = held.asked or (before is not None and before.held.asked)
            draft = Draft(
                replace(held, asked=asked),
                file,
                digits or (before.digits if before else ""),
                before.began_at if before else now,
                now,
                now + (timedelta(days=self.days) if asked else UNASKED),
            )
            act.put(draft)
        return draft

    def ask_for(self, held: Held, file: ApplicationFile, digits: str = "") -> Draft:
        """Keep a draft beyond the visit, because the applicant asked for it.

        Raises:
            NotAllowed: ``draft.digits_needed`` where neither he nor the form names a telephone;
                as ``keep``.
        """
        given = len(digits) == DIGITS and digits.isascii() and digits.isdecimal()
        if not given and (digits or not digits_of(file)):
            raise NotAllowed("draft.digits_needed")
        return self.keep(replace(held, asked=True), file, digits)

    def holds(self, held: Held) -> bool:
        """Tell whether a draft is still in these hands. Raises ``NotAllowed`` where it is not."""
        self._refuse_stranger(held, self.table.draft(held.code))
        return True

    def take_over(self, code: str, digits: str, station: str) -> Draft:
        """Go on with a draft at another station; who held it is told when he next keeps.

        Args:
            code: As it was typed or scanned.
            digits: Last four digits of the telephone number.
            station: Who goes on.

        Raises:
            NotAllowed: ``draft.wrong`` for a code or digits that are not right: nobody learns
                which codes there are; ``draft.blocked`` after three wrong tries, for an hour;
                ``draft.received`` with the case it became.
        """
        now, read = self.desk.now(), read_code(code)
        with self.table.act() as act:
            draft = act.draft(read) if read else None
            if draft is None or (not draft.case and draft.ends_at <= now):
                raise NotAllowed("draft.wrong")
            if draft.case:
                raise NotAllowed("draft.received", code=shown(read), case=draft.case)
            tries = act.tries(read)
            if tries.closed(now):
                raise NotAllowed("draft.blocked", code=shown(read))
            right = digits in ({draft.digits} | digits_of(draft.file)) - {""}
            act.note_tries(read, Tries() if right else tries.after_wrong(now))
            if right:
                hold = Held(read, station, draft.held.hold + 1)
                draft = replace(draft, held=hold, ends_at=now + timedelta(days=self.days))
                act.put(draft)
        if not right:  # counted first: what is refused inside an act leaves no trace
            raise NotAllowed("draft.wrong")
        return draft

    def reopen(self, code: str, station: str) -> Draft:
        """Go on with a draft this very station held, after its program ended without a word.

        Raises:
            NotAllowed: ``draft.wrong`` where it holds none of that code.
        """
        for draft in self.of_station(station):
            if draft.held.code == code:
                again = replace(draft, held=replace(draft.held, hold=draft.held.hold + 1))
                with self.table.act() as act:
                    act.put(again)
                return again
        raise NotAllowed("draft.wrong")

    def of_station(self, station: str) -> tuple[Draft, ...]:
        """List the open drafts a station holds, the last changed first."""
        now = self.desk.now()
        return tuple(item for item in self.table.of_station(station) if item.ends_at > now)

    def all_open(self) -> Sequence[Draft]:
        """List all open drafts, the last changed first."""
        now = self.desk.now()
        return [item for item in self.table.all_open() if item.ends_at > now]

    def drop(self, held: Held) -> None:
        """Erase a draft that its holder wants no more; nobody else's."""
        with self.table.act() as act:
            draft = act.draft(held.code)
            if draft is not None and _is_holder(held, draft):
                act.drop(held.code)

    def hand_in(self, held: Held, file: ApplicationFile, actor: Actor) -> Case:
        """Receive what a draft holds; the draft ends, its code leads to the case from now on.

        Twice gives the same case: the code is the idempotency key.

        Raises:
            NotAllowed: As ``keep`` and ``Acting.receive``; what is typed stays kept then.
        """
        before = self.table.draft(held.code)
        if before is None or not before.case:
            self.keep(held, file)
        case = Acting(self.desk).receive(file, actor, f"draft:{held.code}")
        with self.table.act() as act:
            act.became(held.code, case.number)
        return case

    def sweep(self) -> int:
        """Erase the drafts whose time is over; return how many."""
        with self.table.act() as act:
            return act.drop_ended(self.desk.now())

    def _refuse_stranger(self, held: Held, draft: Draft | None) -> None:
        """Refuse who does not hold a draft any more; one that is not kept yet is anybody's."""
        if draft is None:
            if held.hold > 1:
                raise NotAllowed("draft.gone", code=shown(held.code))
            return
        if draft.case:
            raise NotAllowed("draft.received", code=shown(held.code), case=draft.case)
        if not _is_holder(held, draft):
            raise NotAllowed(
                "draft.taken_over",
                code=shown(held.code),
                station=draft.held.station,
            )


def _is_holder(held: Held, draft: Draft) -> bool:
    return (held.station, held.hold) == (draft.held.station, draft.held.hold)
