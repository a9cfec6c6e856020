"""Time passing over the desk: once a day, what happens by itself is done and kept."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from permitdesk.desk.acting import Acting, Wish
from permitdesk.desk.desk import Desk
from permitdesk.desk.ports import Transaction
from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.facts import SYSTEM
from permitdesk.domain.passing import happenings

AT_ONCE = 50
"""Cases kept in one act: nobody at a counter waits longer for it than for a few of their own."""


@dataclass(frozen=True)
class Passed:
    """What happened by itself.

    Attributes:
        cases: Numbers of the cases it happened to.
        acts: How many entries were kept.
    """

    cases: tuple[str, ...] = ()
    acts: int = 0


@dataclass(frozen=True)
class Passing:
    """Lets time pass: nothing of it needs a person, and doing it twice changes nothing."""

    desk: Desk

    def until_now(self) -> Passed:
        """Do what happens by itself up to today, once a legal day.

        Only cases are looked at to which something happens, however many there are. Stopped
        half-way, it is done again: what happened already does not happen twice. Where the clock of
        a practice store was put back, nothing happens to a case before what was done to it last.

        Raises:
            WorldFailed: The store cannot be written to; nothing is lost by it.
        """
        today = self.desk.today()
        if today == self.desk.store.passed_until():
            return Passed()
        touched: list[str] = []
        acts = 0
        for numbers in self._waking():
            with self.desk.store.act() as act:
                done = {number: self._over(act, number) for number in numbers}
            touched += [number for number, kept in done.items() if kept]
            acts += sum(done.values())
        with self.desk.store.act() as act:
            act.pass_until(today)
        return Passed(tuple(touched), acts)

    def over(self, number: str) -> int:
        """Do what happens by itself to one case; return how many entries were kept."""
        with self.desk.store.act() as act:
            return self._over(act, number)

    def _over(self, act: Transaction, number: str) -> int:
        """Do what happens until nothing more does: what is deemed accepted may be late already."""
        case = act.case(number)
        before = len(case.actions)
        if case.actions[-1].at > self.desk.now():
            return 0
        while found := happenings(case, self.desk.calendar, self.desk.today()):
            for item in found:
                wish = Wish(item.type, item.facts, SYSTEM, item.licence)
                try:
                    case = Acting(self.desk).done(act, case, wish)
                except NotAllowed:
                    return len(case.actions) - before
        return len(case.actions) - before

    def _waking(self) -> Iterator[Sequence[str]]:
        """Yield the cases to which something happens, some at a time, by key."""
        today, after = self.desk.today(), ("", "")
        while page := self.desk.store.waking(today, after, AT_ONCE):
            yield [number for _, number in page]
            after = page[-1]
