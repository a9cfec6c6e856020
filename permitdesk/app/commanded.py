"""The house as the commands ask for it: what only they want, over the same rooms."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from permitdesk.app.house import House
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.errors import NotAllowed, WorldFailed
from permitdesk.domain.facts import PEOPLE, Actor, Role
from permitdesk.domain.procedure import RULES
from permitdesk.domain.state import ActionType
from permitdesk.domain.workdays import local_day
from permitdesk.store.users import User

PASSWORD = "PERMITDESK_PASSWORD"
"""Environment variable with the password of the user a command names by ``--by``."""
LIST_NUMBER = "status_list_number"
"""Setting: the number of the newest status list."""


class CommandedHouse(House):
    """All that the command line may ask of a house."""

    def check_catalog(self, folder: Path | None) -> Catalog:
        """Read a folder of definitions afresh, whatever is cached."""
        from permitdesk.catalog.calendar import read_calendar
        from permitdesk.catalog.reader import read_catalog

        read = read_catalog(folder or self.places.catalog)
        read_calendar(folder or self.places.catalog)
        return read

    @property
    def lint_kinds(self) -> tuple[str, ...]:
        """Return the kinds of warnings there are about definitions."""
        from permitdesk.catalog.lint import KINDS

        return KINDS

    def lint_catalog(
        self, folder: Path | None, kinds: Sequence[str]
    ) -> Sequence[Mapping[str, Any]]:
        """List what looks wrong in a folder of definitions, each with its place and its words."""
        from permitdesk.catalog.lint import lint

        return [
            {
                "kind": item.kind,
                "file": item.fault.file,
                "line": item.fault.line,
                "key": item.fault.key,
                "message": item.fault.message,
                "text": str(item.fault),
            }
            for item in lint(folder or self.places.catalog, kinds)
        ]

    def actor(self, by: str, action: ActionType, licence: str, case: str) -> Actor:
        """Return who acts: a registered user, or in a practice store ``ROLE:NAME@STATION``.

        Raises:
            NotAllowed: ``user.unknown``, ``user.needed``, ``user.form``.
        """
        if not self.store.practice:
            return self._registered(by)
        if not by:
            return self._somebody(action, licence, case)
        if ":" not in by:
            return self._registered(by)
        role, _, rest = by.partition(":")
        name, _, station = rest.partition("@")
        if role not in {item.value for item in PEOPLE} or not name or not station:
            raise NotAllowed("user.form", user=by)
        return Actor(name, Role(role), station)

    def overseer(self, by: str) -> Actor:
        """Return who oversees the house: a registered user; somebody in a practice store.

        Raises:
            NotAllowed: ``user.unknown``, ``user.needed``, ``user.form``.
        """
        if self.store.practice and not by:
            return Actor("演练督查员", Role.SUPERVISOR, "督办台")
        return self.actor(by, ActionType.SEND_REMINDER, "", "")

    def _registered(self, by: str) -> Actor:
        if not by:
            raise NotAllowed("user.needed")
        user = self.store.users.log_in(by, os.environ.get(PASSWORD, ""))
        if user is None:
            raise NotAllowed("user.wrong_password", user=by, variable=PASSWORD)
        return user.actor

    def _somebody(self, action: ActionType, licence: str, case: str) -> Actor:
        """Play the part an action wants, in a practice store where nobody was named.

        Nobody plays the desk itself: what time does, only time does.
        """
        rule = RULES[action]
        if Role.REVIEWER in rule.roles and rule.per_licence:
            parts = self.store.case(case).state.parts
            station = parts[licence].part.decider if licence in parts else ""
            return Actor("演练审批员", Role.REVIEWER, station)
        if action is ActionType.ANSWER_QUESTION:
            open_ = (item for item in self.store.case(case).state.questions if item.answer is None)
            asked = next((item.leaning.department for item in open_), "")
            return Actor("演练审批员", Role.REVIEWER, asked)
        players = {Role.INSPECTOR: "演练核查员", Role.SUPERVISOR: "演练督查员"}
        for role, name in players.items():
            if rule.roles == {role}:
                return Actor(name, role, "W1")
        return Actor("演练窗口", Role.CLERK, "W1")

    def write_status_list(self, file: Path) -> Mapping[str, Any]:
        """Sign what is no longer valid into a file, under the next number."""
        day = local_day(self.now())
        number = self.store.settings.count_up(LIST_NUMBER)
        made = self.trusting.write_list(file, number, day, self.store)
        return {"file": str(file), "number": number, "day": day, "entries": len(made.entries)}

    def write_keyring(self, file: Path) -> None:
        """Write the public keys for verifiers without this store."""
        self.trusting.ring.write(file)

    def check_ledger(self) -> int:
        """Follow the chain.

        Raises:
            WorldFailed: ``ledger.broken`` with the first wrong position.
        """
        broken = self.store.check()
        if broken is not None:
            raise WorldFailed("ledger.broken", position=broken)
        return self.store.head().position

    def checkpoint(self) -> str:
        """Sign where the ledger stands today."""
        head = self.store.head()
        return self.trusting.checkpoint(local_day(self.now()), head.position, head.chain.hex())

    def backup(self, file: Path) -> None:
        """Copy the store, verified."""
        self.store.backup(file)

    def restore(self, file: Path) -> Path:
        """Put a verified copy in the store's place."""
        from permitdesk.store.backup import restore

        if "store" in vars(self):  # opened by somebody in this process
            self.store.close()
        return restore(file, self.places.store) or self.places.store

    def add_user(self, user: Actor, password: str) -> None:
        """Register somebody."""
        self.store.users.put(User(user.name, user.role, user.station), password)

    def fill(self, cases: int, seed: int) -> int:
        """Fill a practice store with believable cases.

        Raises:
            NotAllowed: ``sample.practice_only``.
        """
        from permitdesk.app.practice import fill

        if not self.store.practice:
            raise NotAllowed("sample.practice_only")
        return fill(self, cases, seed)

    def demo(self, folder: Path) -> list[Path]:
        """Do the main job once on a real restaurant; return the files written."""
        from permitdesk.app.start import demonstrate

        return list(demonstrate(self.places, folder))

    def face(self, name: str) -> int:
        """Open a face; return the exit code."""
        from permitdesk.app.faces import open_face

        return open_face(self, name)

    def start(self) -> int:
        """Do the main job: the window with a display, a folder of papers without."""
        from permitdesk.app.start import start

        return start(self.places)
