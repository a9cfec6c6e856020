"""An office driven from outside only: words of the command line in, JSON and exit codes out."""

import json
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest

from permitdesk.app.commanded import CommandedHouse
from permitdesk.app.house import ROOT, Places
from permitdesk.cli.main import Wanted, run
from tests.houses import CACHE

DONE, REFUSED, WRONG_USAGE, WORLD_FAILED = 0, 1, 2, 3
"""Exit codes, as ``permitdesk.cli.main.run`` tells them."""
RECEIVER = {"service": {"receiver": "李建国"}}
GOOD = {"complete": True, "legal_form": True}


class Office:
    """One practice store, whose desk stays open from day to day, and the clock on its wall.

    Attributes:
        at: The moment of the next command, ``2026-02-12T09:00``; move it with ``on``.
        code: Exit code of the last command.
    """

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self.capsys = folder, capsys
        self.at = ""
        self.code = DONE
        self._open: CommandedHouse | None = None

    def on(self, day: str, hour: str = "09:00") -> "Office":
        """Let it be a day."""
        self.at = f"{day}T{hour}"
        return self

    def __call__(self, *words: str) -> Any:
        """Run one command; return what it printed, or its refusal."""
        self.code = run(["--at", self.at, "--json", *words], self._house)
        out, err = self.capsys.readouterr()
        text = out or err
        return json.loads(text) if text.strip() else None

    def _house(self, wanted: Wanted) -> CommandedHouse:
        """Return the open house with its clock put on; opening it anew each time is slow."""
        if self._open is None:
            places = Places(self.folder / "practice.db", ROOT / "forms", CACHE)
            self._open = CommandedHouse(places, wanted.at)
        assert wanted.at is not None
        self._open.set_time(wanted.at)
        self._open.pass_time()
        return self._open

    def close(self) -> None:
        """Close the store that is open."""
        if self._open is not None and "store" in vars(self._open):
            self._open.store.close()

    def application(self, *licences: str, **answers: Any) -> dict[str, Any]:
        """Return a complete application for some licences, with some answers put right."""
        words = [word for code in licences for word in ("--licence", code)]
        made: dict[str, Any] = self("sample", "application", *words, "--seed", "7")
        made["answers"].update(answers)
        return made

    def receive(self, file: dict[str, Any]) -> str:
        """Take an application in; return its case number."""
        path = self.folder / "application.json"
        path.write_text(json.dumps(file), encoding="utf-8")
        told = self("receive", str(path))
        assert self.code == DONE, told
        number: str = told["case"]
        return number

    def act(
        self, case: str, action: str, sent: Any = None, licence: str = "", by: str = ""
    ) -> dict[str, Any]:
        """Do one thing to a case; it must work. Returns what the command printed."""
        told = self._act(case, action, sent, licence, by)
        assert self.code == DONE, (action, told)
        return told

    def refused(
        self, case: str, action: str, sent: Any = None, licence: str = "", by: str = ""
    ) -> tuple[str, str]:
        """Try one thing that must be refused; return key and article, and see nothing was kept."""
        before = len(self("history", case))
        told = self._act(case, action, sent, licence, by)
        assert self.code == REFUSED, (action, told)
        assert len(self("history", case)) == before
        return told["key"], told["article"]

    def _act(self, case: str, action: str, sent: Any, licence: str, by: str) -> dict[str, Any]:
        words = ["act", case, action, "--data", json.dumps(sent or {})]
        words += ["--licence", licence] if licence else []
        words += ["--by", by] if by else []
        told: dict[str, Any] = self(*words)
        return told

    def accept(self, case: str) -> dict[str, Any]:
        """Look a case through, find nothing, accept it."""
        self.act(case, "look_through", GOOD)
        return self.act(case, "accept")

    def accepted(self, *licences: str, **answers: Any) -> str:
        """Take in and accept an application for some licences the same day."""
        case = self.receive(self.application(*licences, **answers))
        self.accept(case)
        return case

    def due(self, case: str) -> dict[str, str | None]:
        """Return the due days: ``joint``, ``food_operation.statutory``; 待定 ones with a ``?``."""
        return {
            ".".join(filter(None, (view["clock"]["licence"], view["clock"]["which"]))): _day(view)
            for view in self("clocks", case)
        }

    def lights(self, case: str) -> dict[str, str | None]:
        """Return the lights, by the same names."""
        return {
            ".".join(filter(None, (view["clock"]["licence"], view["clock"]["which"]))): view[
                "light"
            ]
            for view in self("clocks", case)
        }

    def papers(self, case: str, *kinds: str) -> list[tuple[str, str, str]]:
        """List the documents of some kinds that the case offers: kind, licence, number."""
        found = self("paper", case, "--kinds")
        return [
            (item["kind"], item["licence"], item["number"])
            for item in found
            if item["kind"] in kinds
        ]

    def text_of(self, case: str, kind: str, licence: str = "") -> str:
        """Write a document as PDF and read its text back, without spaces and line ends."""
        from permitdesk.printing.pictures import text_of

        file = self.folder / f"{kind}.pdf"
        words = ["--licence", licence] if licence else []
        told = self("paper", case, kind, *words, "--out", str(file))
        assert self.code == DONE, told
        return "".join(text_of(file.read_bytes()).split())

    def figures(self) -> dict[str, list[str]]:
        """Return the supervisor's numbers with the cases behind each."""
        return {item["key"]: item["cases"] for item in self("day")["figures"]}

    def done(self, case: str) -> list[tuple[str, str]]:
        """Return the history: what, and to which licence."""
        return [(item["type"], item["licence"]) for item in self("history", case)]

    def plan(self, case: str, day: str, without: Iterable[str] = ()) -> dict[str, Any]:
        """Return a plan for a check with two of each authority, but for some of them."""
        people = [person for person in self.inspectors(case) if person["name"] not in without]
        return {"day": day, "time": "9:30", "inspectors": people}

    def inspectors(self, case: str) -> list[dict[str, str]]:
        """Name two of each authority that decides: 甲fire_rescue, 乙fire_rescue."""
        deciders = sorted({part["decider"] for part in self("show", case)["licences"]})
        return [
            {"name": f"{who}{code}", "department": code, "certificate": f"E-{code}-{who}"}
            for code in deciders
            for who in ("甲", "乙")
        ]

    def findings(self, case: str, defects: Sequence[str] = ()) -> dict[str, Any]:
        """Return a record of the planned check: good but for some points."""
        keys = [view["point"]["key"] for view in self("site-check", case)["points"]]
        names = [person["name"] for person in self.inspectors(case)]
        return {"inspectors": names, "findings": [_finding(key, defects) for key in keys]}

    def checked(self, case: str, day: str) -> None:
        """Plan the joint check for a day, let it be that day, and find everything good."""
        self.act(case, "plan_site_check", self.plan(case, day))
        self.on(day, "11:00")
        self.act(case, "record_site_check", self.findings(case))

    def grant(self, case: str, licence: str) -> dict[str, Any]:
        """Give a good opinion on a licence and grant it."""
        self.act(case, "review", {"opinion": "pass"}, licence)
        return self.act(case, "grant", None, licence)


def _day(view: dict[str, Any]) -> str | None:
    return f"{view['due']}?" if view["provisional"] else view["due"]


def _finding(key: str, defects: Sequence[str]) -> dict[str, str]:
    if key in defects:
        return {"point": key, "result": "defect", "note": "与核查要求不符"}
    return {"point": key, "result": "good"}


def copied(template: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> Office:
    """Return an office over a copy of an empty practice store."""
    shutil.copytree(template, folder, dirs_exist_ok=True)
    return Office(folder, capsys)
