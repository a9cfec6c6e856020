"""One applicant at the kiosk: everything he told it, until he leaves."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from permitdesk.domain.application import ApplicationFile, Route
from permitdesk.domain.draft import Held
from permitdesk.domain.industry import Choice
from permitdesk.domain.materials import HandedIn
from permitdesk.domain.told import NoticeSheet


@dataclass
class Visit:
    """What was chosen and filled in; nothing of it outlives the visit but the case itself.

    Attributes:
        key: Idempotency key: pressing twice hands in once.
        guide: Question id to answer.
        choice: What is needed, once the guide is through.
        answers, own, records: As ``ApplicationFile`` has them.
        routes: Licence to the way he chose; the ordinary one where nothing is said.
        papers: What he has with him, by material key.
        optional: Also asks what may stay empty.
        held: The draft it is followed by; None where this kiosk keeps none.
        sheet: The notice sheet it began from, or that was handed out; None for none.
        notice: Code of the one it began from; empty for none.
    """

    key: str = field(default_factory=lambda: secrets.token_hex(16))
    industry: str = ""
    guide: dict[str, Any] = field(default_factory=dict)
    choice: Choice | None = None
    answers: dict[str, Any] = field(default_factory=dict)
    own: dict[str, dict[str, Any]] = field(default_factory=dict)
    records: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    routes: dict[str, Route] = field(default_factory=dict)
    papers: dict[str, HandedIn] = field(default_factory=dict)
    optional: bool = False
    held: Held | None = None
    sheet: NoticeSheet | None = None
    notice: str = ""

    def answer(self, key: str, licence: str) -> object:
        """Return what was filled in; None for nothing yet."""
        return self.own.get(licence, {}).get(key) if licence else self.answers.get(key)

    def fill_in(self, key: str, licence: str, value: object) -> None:
        """Keep an answer; an empty one is none."""
        into = self.own.setdefault(licence, {}) if licence else self.answers
        if value in (None, "", [], {}):
            into.pop(key, None)
        else:
            into[key] = value

    def rows(self, collection: str) -> list[dict[str, Any]]:
        """Return the rows of a collection, to be looked at or changed."""
        return self.records.setdefault(collection, [])

    def choose_industry(self, code: str) -> None:
        """Begin the guide of an industry; answers to another one's questions are gone."""
        if code != self.industry:
            self.industry, self.choice = code, None
            self.guide.clear()

    def choose(self, choice: Choice) -> None:
        """Keep what the guide found; what was filled in for another licence is gone."""
        self.choice = choice
        self.own = {code: kept for code, kept in self.own.items() if code in choice.bundle}
        self.routes = {code: way for code, way in self.routes.items() if code in choice.bundle}

    def take_notice(self, sheet: NoticeSheet) -> None:
        """Begin with what was answered for a notice sheet."""
        self.choose_industry(sheet.industry)
        self.guide = dict(sheet.guide)
        self.sheet, self.notice = sheet, sheet.code

    def take_file(self, file: ApplicationFile) -> None:
        """Go on with what was filled in at another station."""
        self.choose_industry(file.industry)
        self.guide, self.answers = dict(file.guide), dict(file.answers)
        self.own = {code: dict(answers) for code, answers in file.own.items()}
        self.records = {name: [dict(row) for row in rows] for name, rows in file.records.items()}
        self.routes = dict(file.routes)
        self.papers = {item.key: item for item in file.materials}
        self.notice = file.notice

    def file(self) -> ApplicationFile:
        """Return the application as it stands."""
        return ApplicationFile(
            industry=self.industry,
            guide=dict(self.guide),
            answers=dict(self.answers),
            own=_copies(self.own),
            records={name: _rows(rows) for name, rows in self.records.items() if rows},
            routes=dict(self.routes),
            materials=tuple(self.papers.values()),
            notice=self.notice,
        )


def _copies(own: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    return {licence: dict(answers) for licence, answers in own.items() if answers}


def _rows(rows: Sequence[Mapping[str, Any]]) -> tuple[dict[str, Any], ...]:
    return tuple(dict(row) for row in rows)
