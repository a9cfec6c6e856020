"""How the demo does things: one case of a practice store, its papers written into a folder."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from permitdesk.app.house import House
from permitdesk.desk.acting import Wish
from permitdesk.domain.facts import Actor, Role, Sent
from permitdesk.domain.state import ActionType
from permitdesk.domain.workdays import LOCAL, local_day

FIRST_DAY = datetime(2026, 3, 2, 9, 12, tzinfo=LOCAL)
CLERK = Actor("王敏（演练）", Role.CLERK, "3号窗口")


class Steps:
    """One case on its way."""

    def __init__(self, folder: Path, house: House) -> None:
        """Take the folder everything is written into, and the house it happens in."""
        self.folder = folder
        self.house = house
        self.day = 0
        self.case = ""

    @property
    def applicant(self) -> str:
        """Return who signs and receives for the applicant."""
        answers = self.house.store.case(self.case).application.answers.shared
        return str(answers["legal_person_name"])

    def wish(self, wish: Wish) -> None:
        """Do what is wished to the case."""
        self.house.acting.do(self.case, wish)

    def do(self, type_: ActionType, sent: Sent, actor: Actor, licence: str = "") -> None:
        """Do one thing to the case."""
        self.wish(Wish(type_, sent, actor, licence))

    def next_day(self) -> None:
        """Go on to the next working day."""
        self.go_on_to(next(self.house.calendar.after(local_day(self.house.now()))))

    def go_on_to(self, day: date) -> None:
        """Go on to a day, a little later in it each time."""
        self.day += 1
        minute = timedelta(minutes=FIRST_DAY.minute + 11 * self.day)
        moment = datetime.combine(day, time(FIRST_DAY.hour), LOCAL) + minute
        self.house.set_time(moment.astimezone(UTC))

    def paper(self, place: str, kind: str, licence: str = "") -> Path:
        """Write a paper of the case into the folder; its name begins with its place."""
        name = "-".join(filter(None, (place, kind, licence)))
        return self.write(f"{name}.pdf", self.house.documents.pdf(self.case, kind, licence))

    def write(self, name: str, content: bytes) -> Path:
        """Write a file into the folder."""
        file = self.folder / name
        file.write_bytes(content)
        return file
