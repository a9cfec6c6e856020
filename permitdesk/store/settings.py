"""What the desk remembers about itself: is it for practice, which definitions are current."""

from permitdesk.store.database import Database
from permitdesk.store.queries import load


class Settings:
    """Texts by key."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._sql = load("desk")

    def get(self, key: str, default: str = "") -> str:
        """Return a setting."""
        with self._database.reading() as connection:
            found: str | None = self._sql.setting(connection, key=key)
        return default if found is None else found

    def set(self, key: str, value: str) -> None:
        """Keep a setting, in an act of its own."""
        with self._database.act() as connection:
            self._sql.set_setting(connection, key=key, value=value)

    def count_up(self, key: str) -> int:
        """Return the next whole number under a key, from 1, and keep it in the same act."""
        with self._database.act() as connection:
            return int(self._sql.count_up(connection, key=key))

    def all(self) -> dict[str, str]:
        """Return all settings by key."""
        with self._database.reading() as connection:
            return dict(self._sql.settings(connection))
