"""The holiday table: notices an office loaded, beside those that come with the program."""

from permitdesk.codec import Codec
from permitdesk.domain.workdays import Notice
from permitdesk.store.database import Database
from permitdesk.store.queries import load


class Holidays:
    """Notices by year."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._sql = load("desk")
        self._codec = Codec(Notice)

    def keep(self, notice: Notice) -> None:
        """Keep a year's notice; a corrected one takes the place of the one before."""
        with self._database.act() as connection:
            self._sql.keep_notice(connection, year=notice.year, notice=self._codec.write(notice))

    def notices(self) -> dict[int, Notice]:
        """Return what was loaded, by year."""
        with self._database.reading() as connection:
            return {year: self._codec.read(text) for year, text in self._sql.notices(connection)}
