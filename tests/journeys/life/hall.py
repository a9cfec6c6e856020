"""A hall driven from outside for years: every code it ever printed is kept, and asked again each time."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.clock.office import DONE, RECEIVER, Office

SHORT = {
    "fire_check": "fire",
    "food_operation": "food",
    "film_projection": "film",
    "tobacco_retail": "tobacco",
    "public_place_health": "health",
    "publication_retail": "books",
    "fireworks_retail": "fireworks",
    "lightning_design": "lightning",
    "construction_permit_stage": "pit",
}
"""Words the tables of the stories use for licences."""
SERVED = RECEIVER["service"]


class Hall(Office):
    """An office, with all codes that ever came out of it.

    Attributes:
        codes: Name and version (``fire v1``, ``composite v2``) to the text of its code.
        names: Number of a permit to its name in the tables.
        table: What every code must tell now, while a story is watched; None while it is not.
    """

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        super().__init__(folder, capsys)
        self.codes: dict[str, str] = {}
        self.names: dict[str, str] = {}
        self.table: dict[str, str] | None = None
        self._moved: dict[str, str] | None = None

    def on(self, day: str, hour: str = "09:00") -> "Hall":
        """Let it be a day."""
        super().on(day, hour)
        return self

    def watch(self) -> "Hall":
        """Ask all codes after each single act from now on: what moves one must stand in the table."""
        self.table = {}
        return self

    def becomes(self, table: dict[str, str]) -> None:
        """Let the table of a watched story say this from now on; it must be so already."""
        assert self.table is not None
        self.table = {**self.table, **table}
        assert self.truths() == self.table
        self._moved = None

    def act(
        self, case: str, action: str, sent: Any = None, licence: str = "", by: str = ""
    ) -> dict[str, Any]:
        """Do one thing to a case; it must work, and move no code that the table does not name."""
        assert self._moved in (None, self.table), f"nobody said so in the table: {self._moved}"
        told = super().act(case, action, sent, licence, by)
        if self.table is not None:
            self._moved = self.truths()
        return told

    def truths(self) -> dict[str, str]:
        """Ask every code that ever came out, by the newest list; without and with the register.

        Returns:
            Name and version to the one truth: ``valid``, ``revoked 2026-03-20``, and for a
            composite what ended of it: ``replaced 2026-03-20, fire revoked 2026-03-20``.
        """
        assert self.code == DONE, "the last command was refused: nothing came out"
        self.gather()
        status, ring = str(self.folder / "status.yzl"), str(self.folder / "ring.json")
        self("status-list", status)
        self("keyring", ring)
        found = {}
        for name, code in self.codes.items():
            outside = self("verify", code, "--status", status, "--keyring", ring)
            inside = self("verify", code, "--status", status)
            again = self("verify", code, "--status", status, "--keyring", ring)
            assert outside == again
            assert self._truth(outside) == self._truth(inside), name
            assert (outside["verdict"] == "valid") == (self._truth(outside) == "valid"), outside
            assert outside["status_list"]["day"] == self.at[:10]
            found[name] = self._truth(outside)
        self.code = DONE
        return found

    def _truth(self, verdict: dict[str, Any]) -> str:
        key = verdict["key"].removeprefix("verify.")
        if key == "valid":
            return key if not verdict["ended"] else f"valid although {verdict['ended']}"
        day = verdict["facts"].get("day") or verdict["facts"].get("until")
        members = sorted(
            f"{self.names[item['number']]} {item['state']} {item['day']}"
            for item in verdict["ended"]
        )
        return ", ".join((f"{key} {day}", *members))

    def gather(self) -> None:
        """Keep the codes of all permits there are; one that came out once never changes."""
        for number, name in self._numbers().items():
            told = self("permit", "show", number)
            assert self.code == DONE, told
            self.names[number] = name
            for version in told["versions"]:
                key = f"{name} v{version['version']}"
                assert self.codes.setdefault(key, version["code"]) == version["code"], key

    def _numbers(self) -> dict[str, str]:
        found: dict[str, str] = dict(self.names)
        for row in self("worklist", "--limit", "1000")["rows"]:
            for permit in self._permits(row["number"]):
                found.setdefault(permit["number"], SHORT.get(permit["licence"], permit["licence"]))
            whole = (self("show", row["number"])["issued"] or {}).get("composite")
            if whole:
                found.setdefault(whole["number"], self._composite(whole, found))
        return found

    def _composite(self, whole: dict[str, Any], found: dict[str, str]) -> str:
        others = sum(name.startswith("composite") for name in found.values())
        return f"composite{others + 1}" if others else "composite"

    def _permits(self, case: str) -> list[dict[str, Any]]:
        issued = self("show", case)["issued"]
        permits: list[dict[str, Any]] = issued["permits"] if issued else []
        return permits

    def number(self, name: str) -> str:
        """Return the number of a permit by its name in the tables."""
        self.gather()
        return next(number for number, other in self.names.items() if other == name)

    def show(self, name: str) -> dict[str, Any]:
        """Return what the register says of a permit by its name in the tables."""
        told: dict[str, Any] = self("permit", "show", self.number(name))
        return told

    def life(self, name: str) -> list[tuple[int, str, str]]:
        """Return version, state and day since, of each version of a permit."""
        return [
            (item["version"], item["state"], item["since"]) for item in self.show(name)["versions"]
        ]

    def sign(self, case: str, licence: str, **said: Any) -> dict[str, Any]:
        """Tell the letter of a licence and have it signed, every point ticked; return the letter."""
        told = self.act(case, "tell_commitment", {}, licence)
        self.act(case, "sign_commitment", self.signature(case, licence, **said), licence)
        return told

    def signature(self, case: str, licence: str, **said: Any) -> dict[str, Any]:
        """Return what is sent with a signature: who signs, what is ticked and declared."""
        flow = self.flow(licence)
        person = self("show", case)["application"]["answers"]["shared"]["legal_person_name"]
        points = sum(len(party["points"]) for party in flow["parties"])
        return {
            "signatures": [{"party": one["party"], "signer": person} for one in flow["parties"]],
            "ticked": list(range(1, points + 1)),
            "declared": [one["id"] for one in flow["declare"]],
            **said,
        }

    def flow(self, licence: str) -> dict[str, Any]:
        """Return the flow of a licence as ``offers`` tells it, with what must be declared."""
        told = self.offers(self.application(licence))
        ways = told[licence]["commitment"]
        return {**ways["flow"], "declare": ways["declare"]}

    def offers(self, file: dict[str, Any]) -> dict[str, Any]:
        """Return which ways are open for an application, by licence."""
        told = self("offers", self.written(file))
        assert self.code == DONE, told
        return {item["licence"]: item for item in told["licences"]}

    def written(self, file: dict[str, Any]) -> str:
        """Write an application file; return its path."""
        path = self.folder / "sent.json"
        path.write_text(json.dumps(file), encoding="utf-8")
        return str(path)

    def tried(self, file: dict[str, Any], command: str = "receive") -> str:
        """Send an application; return the key of its refusal, empty where it was taken in."""
        told = self(command, self.written(file))
        refused: str = told["key"] if self.code else ""
        assert not told.get("problems") or refused != "application.wrong", told["problems"]
        return refused

    def on_promise(self, file: dict[str, Any], *licences: str) -> dict[str, Any]:
        """Return an application on a promise: without the papers the promise stands in for."""
        waived = {key for code in licences for key in self.flow(code)["waives"]}
        later = {key for code in licences for key in self.flow(code)["later"]}
        kept = [item for item in file["materials"] if item["key"] not in waived | later]
        return {**file, "routes": dict.fromkeys(licences, "commitment"), "materials": kept}

    def promised(self, *licences: str, routes: tuple[str, ...], **answers: Any) -> str:
        """Take in an application with some licences on a promise, have the letters signed, accept."""
        file = self.application(*licences, **answers)
        case = self.receive(self.on_promise(file, *routes))
        for licence in routes:
            self.sign(case, licence)
        self.accept(case)
        return case

    def tasks(self, case: str = "") -> list[tuple[str, str, str | None]]:
        """Return what is to be done: action, licence, last day."""
        return [
            (item["todo"], SHORT.get(item["licence"], item["licence"]), item["due"])
            for item in self("tasks")
            if case in ("", item["case"])
        ]
