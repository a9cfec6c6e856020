"""Who may work here, and whether it is really them."""

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from permitdesk.domain.errors import NotFound
from permitdesk.domain.facts import Actor, Role
from permitdesk.store.database import Database
from permitdesk.store.queries import load

if TYPE_CHECKING:
    from argon2 import PasswordHasher

MEMORY_KIB = 19_456
PASSES = 2
"""OWASP's smaller setting: about 30 ms on an old counter machine, where the default took 390."""


@dataclass(frozen=True)
class User:
    """A person at the desk.

    Attributes:
        station: Window; for a reviewer the code of the department.
    """

    name: str
    role: Role
    station: str
    enabled: bool = True

    @property
    def actor(self) -> Actor:
        """As who they act."""
        return Actor(self.name, self.role, self.station)


class Users:
    """The people of the desk."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._sql = load("desk")

    def put(self, user: User, password: str = "") -> None:
        """Add or change somebody; without a password nobody can log in with one."""
        kept = _hasher().hash(password) if password else ""
        with self._database.act() as connection:
            self._sql.put_user(
                connection, name=user.name, role=user.role, station=user.station, password=kept
            )
            self._sql.enable_user(connection, name=user.name, enabled=int(user.enabled))

    def user(self, name: str) -> User:
        """Return somebody.

        Raises:
            NotFound: ``user.unknown``, also for those who may not work here any more.
        """
        found = self._row(name)
        if found is None or not found[0].enabled:
            raise NotFound("user.unknown", name=name)
        return found[0]

    def log_in(self, name: str, password: str) -> User | None:
        """Return who it is when name and password belong together; None otherwise.

        It takes as long for a name that does not exist.
        """
        from argon2.exceptions import InvalidHashError, VerificationError

        found = self._row(name)
        user, kept = found or (None, "")
        try:
            _hasher().verify(kept or _nobody(), password)
        except (InvalidHashError, VerificationError):
            return None
        return user if user and kept and user.enabled else None

    def disable(self, name: str) -> None:
        """Let somebody work here no longer; what they did stays theirs."""
        with self._database.act() as connection:
            self._sql.enable_user(connection, name=name, enabled=0)

    def all(self) -> tuple[User, ...]:
        """List everybody, also those who left."""
        with self._database.reading() as connection:
            return tuple(
                User(name, Role(role), station, bool(enabled))
                for name, role, station, enabled in self._sql.users(connection)
            )

    def _row(self, name: str) -> tuple[User, str] | None:
        with self._database.reading() as connection:
            row = self._sql.user(connection, name=name)
        if row is None:
            return None
        name, role, station, kept, enabled = row
        return User(name, Role(role), station, bool(enabled)), kept


@cache
def _hasher() -> "PasswordHasher":
    from argon2 import PasswordHasher  # late: only who logs in needs it

    return PasswordHasher(time_cost=PASSES, memory_cost=MEMORY_KIB, parallelism=1)


@cache
def _nobody() -> str:
    """Return a hash that belongs to nobody, so that a wrong name is not answered faster."""
    return _hasher().hash("nobody")
