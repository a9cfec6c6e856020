"""What must be so, told by hand: plain dictionaries that know nothing of the program but its enums."""

from datetime import date, timedelta
from typing import Any

from permitdesk.domain.permit import PermitState
from permitdesk.trust.verifying import VerdictKind

LIVE, SUSPENDED, LAPSED = PermitState.LIVE, PermitState.SUSPENDED, PermitState.LAPSED
STANDING = (LIVE, SUSPENDED)
"""A permit that did not end."""
UNDOABLE = (
    PermitState.REVOKED, PermitState.RECALLED, PermitState.RESCINDED, PermitState.CANCELLED,
    SUSPENDED,
)  # fmt: skip
ENDS = {
    "revoke": PermitState.REVOKED,
    "recall": PermitState.RECALLED,
    "rescind": PermitState.RESCINDED,
    "suspend": SUSPENDED,
    "resume": LIVE,
    "cancel": PermitState.CANCELLED,
}
ALLOWED = {
    "recall": STANDING,
    "rescind": STANDING,
    "suspend": (LIVE,),
    "resume": (SUSPENDED,),
    "cancel": tuple(
        set(PermitState) - {PermitState.CANCELLED, PermitState.REPLACED, PermitState.ENDED}
    ),
    "reinstate": UNDOABLE,
    "reissue": (LIVE,),
    "correct_misprint": (LIVE,),
}
NOT_FOR_FILINGS = ("recall", "rescind", "suspend")
"""A filing is no licence: nobody recalls it, and no penalty takes it."""
FEWEST = 2

Row = dict[str, Any]


class Book:
    """A clerk's own book: each permit's line, the composite's line, each case's lines.

    permits: number -> licence, filing, version, state, until, case, intent (ground and last day to speak).
    composite: number, version, state, lists (number -> version), until, case; None before one.
    since: (number, version) -> first day on which it stands as it stands; None for not known.
    parts: (case, licence) -> status, until, carries (number), carried_from (case), renews, in_time, renewed_until.
    """

    def __init__(self) -> None:
        self.permits: dict[str, Row] = {}
        self.composite: Row | None = None
        self.since: dict[tuple[str, int], date | None] = {}
        self.replaced: set[tuple[str, int]] = set()
        self.parts: dict[tuple[str, str], Row] = {}

    # --- What is where ---

    def live(self, *, filings: bool = True) -> dict[str, int]:
        return {
            number: row["version"]
            for number, row in self.permits.items()
            if row["state"] is LIVE and (filings or not row["filing"])
        }

    def held(self, *states: PermitState) -> list[str]:
        return [number for number, row in self.permits.items() if row["state"] in states]

    def parts_in(self, *statuses: str) -> list[tuple[str, str]]:
        return [place for place, row in self.parts.items() if row["status"] in statuses]

    def cases_with(self, *statuses: str) -> list[str]:
        return list(dict.fromkeys(case for case, _ in self.parts_in(*statuses)))

    def busy(self) -> set[str]:
        """Name the licences that are applied for, or held by a permit that did not end."""
        asked = {licence for _, licence in self.parts_in("open", "granted")}
        return asked | {self.permits[number]["licence"] for number in self.held(*STANDING)}

    # --- What is done ---

    def filed(self, case: str, licence: str, **more: object) -> None:
        self.parts[case, licence] = {
            "status": "open", "until": None, "carries": "", "carried_from": "", "renews": False,
            "in_time": False, "renewed_until": None, **more,
        }  # fmt: skip

    def issued(self, case: str, licence: str, number: str, day: date, *, filing: bool) -> None:
        part = self.parts[case, licence]
        version = self.permits[number]["version"] + 1 if number in self.permits else 1
        self.permits[number] = {
            "licence": licence, "filing": filing, "version": version, "state": LIVE,
            "until": part["until"], "case": case, "intent": None,
        }  # fmt: skip
        part["status"] = "issued"
        self._stands(number, version, day)

    def _stands(self, number: str, version: int, day: date | None) -> None:
        """Note since when a version stands so; the one before it is replaced on that day."""
        self.since[number, version] = day
        if version > 1 and (number, version) not in self.replaced:
            self.replaced.add((number, version))
            self.since[number, version - 1] = day

    def withheld(self, case: str) -> bool:
        """Tell whether a case waits: what it carries on is suspended, and comes back first."""
        carried = [self.parts[place]["carries"] for place in self.granted_in(case)]
        return any(number and self.permits[number]["state"] is SUSPENDED for number in carried)

    def granted_in(self, case: str) -> list[tuple[str, str]]:
        return [place for place in self.parts_in("granted") if place[0] == case]

    def moved_on(self, place: tuple[str, str]) -> bool:
        """Tell whether what a licence carries on ended meanwhile, or another case carries it on.

        A renewal still carries on what lapsed while it was decided; a change cannot.
        """
        row = self.parts[place]
        if not row["carries"]:
            return False
        permit = self.permits[row["carries"]]
        alive = permit["state"] is LIVE or (row["renews"] and permit["state"] is LAPSED)
        return not alive or permit["case"] != row["carried_from"]

    def turn(self, number: str, state: PermitState, day: date, *, anew: bool = False) -> None:
        row = self.permits[number]
        row["state"] = state
        row["version"] += anew
        self._stands(number, row["version"], day)

    def compose(self, case: str, number: str, day: date | None) -> None:
        """Let the composite follow: two live permits or more, and what it lists.

        ``number`` is what the desk gave a first composite.
        """
        old, lists = self.composite, self.live()
        if len(self.live(filings=False)) < FEWEST:
            if old is not None and old["state"] is LIVE:
                old["state"] = PermitState.ENDED
                self._stands(old["number"], old["version"], day)
            return
        if old is not None and old["state"] is LIVE and old["lists"] == lists:
            return
        self._next_composite(old["number"] if old else number, lists, case, day)

    def compose_anew(self, case: str, day: date) -> None:
        assert self.composite is not None
        self._next_composite(self.composite["number"], self.composite["lists"], case, day)

    def _next_composite(
        self, number: str, lists: dict[str, int], case: str, day: date | None
    ) -> None:
        ends = [self.permits[item]["until"] for item in lists]
        until = None if None in ends else max(ends)
        version = self.composite["version"] + 1 if self.composite else 1
        self.composite = {
            "number": number, "version": version, "state": LIVE, "lists": lists, "until": until,
            "case": case,
        }  # fmt: skip
        self._stands(number, version, day)

    # --- Time ---

    def lapsing(self, today: date) -> list[str]:
        """List what ends with its last day: nobody decides a renewal that came in time."""
        return [
            number
            for number in self.held(*STANDING)
            if self.permits[number]["until"] is not None
            and self.permits[number]["until"] < today
            and not self.awaited(number)
        ]

    def awaited(self, number: str) -> bool:
        return any(
            row["carries"] == number and row["renews"] and row["in_time"]
            for row in self.parts.values()
            if row["status"] in ("open", "granted")
        )

    def silently_renewed(self, today: date) -> list[tuple[str, str]]:
        return [
            place
            for place in self.parts_in("open")
            if self.parts[place]["in_time"] and self.parts[place]["renewed_until"] < today
        ]

    # --- What a code is worth ---

    def truth(self, number: str, version: int, today: date) -> tuple[VerdictKind, str]:
        """Say what the code of a paper must answer today: verdict, and the word for it."""
        whole = self.composite
        row = whole if whole and whole["number"] == number else self.permits[number]
        if version < row["version"]:
            return VerdictKind.REPLACED, PermitState.REPLACED
        if row["state"] is SUSPENDED:
            return VerdictKind.SUSPENDED, SUSPENDED
        if row["state"] is not LIVE:
            return VerdictKind.WITHDRAWN, row["state"]
        if row["until"] is not None and row["until"] < today:
            return VerdictKind.EXPIRED, "expired"
        return VerdictKind.VALID, "valid"


def last_day(today: date, days: int) -> date | None:
    """Return a last day some days ahead; none for 0."""
    return today + timedelta(days=days) if days else None
