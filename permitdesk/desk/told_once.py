"""Was everything told at once? What is asked for, beside the notice sheet the case began from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from permitdesk.desk.desk import Desk
from permitdesk.desk.notices import SERIES as NOTICE_SHEET
from permitdesk.desk.notices import Notices
from permitdesk.desk.on_paper.guided import Guided
from permitdesk.domain.answer import Value
from permitdesk.domain.case import Case
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.facts import Defect, RequestCorrection
from permitdesk.domain.state import Action, ActionType
from permitdesk.domain.told import NoticeSheet

_SHORTEST = 4
"""Characters a name needs before it is looked for inside what a clerk wrote."""


@dataclass(frozen=True)
class Compared:
    """What a case was asked to correct, beside what it was told.

    Attributes:
        sheet: None where the case began from no kept sheet: nothing can be compared.
        asked: Everything that was asked for, ``untold`` where it did not stand on the sheet.
        answers_changed: The guide was answered differently afterwards; what only that brought is
            not held against the office.
    """

    sheet: NoticeSheet | None
    asked: tuple[Defect, ...] = ()
    answers_changed: bool = False

    @property
    def untold(self) -> tuple[Defect, ...]:
        """List what was asked for and not told (未一次告知)."""
        return tuple(defect for defect in self.asked if defect.untold)


@dataclass(frozen=True)
class ToldOnce:
    """Compares corrections with notice sheets."""

    desk: Desk
    notices: Notices

    def marked(self, case: Case, defects: Sequence[Defect]) -> tuple[Defect, ...]:
        """Return the defects, each marked where the sheet did not name it.

        A case without a kept sheet marks none: there is nothing it could be held against.
        """
        sheet = self._sheet(case)
        if sheet is None:
            return tuple(defects)
        named = _Named.by(self.desk.catalogs.version(sheet.catalog), sheet.industry, sheet.guide)
        application = case.received.application
        if dict(application.guide) != dict(sheet.guide):
            catalog = self.desk.catalogs.version(case.received.catalog)
            named = named.with_(_Named.by(catalog, application.industry, application.guide))
        return tuple(replace(defect, untold=not named.has(defect)) for defect in defects)

    def of_case(self, number: str) -> Compared:
        """Compare all correction notices of a case with its sheet. Raises ``NotFound``."""
        case = self.desk.store.case(number)
        sheet = self._sheet(case)
        if sheet is None:
            return Compared(None)
        asked = [defect for action in case.actions for defect in _asked(action)]
        guide = case.received.application.guide
        return Compared(sheet, self.marked(case, asked), dict(guide) != dict(sheet.guide))

    def _sheet(self, case: Case) -> NoticeSheet | None:
        code = case.received.application.notice
        try:
            return self.notices.find(code) if code else None
        except NotAllowed:  # a code from elsewhere: nothing is known of what was told
            return None


@dataclass(frozen=True)
class _Named:
    """What stands on a sheet.

    Attributes:
        keys: Of papers, fields and collections.
        names: As people read them.
    """

    keys: frozenset[str]
    names: frozenset[str]

    @classmethod
    def by(cls, catalog: Catalog, industry: str, guide: Mapping[str, Value]) -> "_Named":
        """Work out what a sheet names; a paper whose condition the guide leaves open is on it."""
        choice = catalog.choose(industry, guide)
        guided = Guided(catalog.documents[NOTICE_SHEET], choice, catalog)
        papers = {
            key: material.name
            for licence in guided.licences
            for key, material in licence.materials_with_keys()
            if material.required_when is None
            or not material.required_when.reads() <= guided.answers.shared.keys()
            or material.required_when.holds(guided.answers.shared)
        }
        fields = {key: item.label for key, item in guided.fields.items()}
        records = {item.collection: item.type.label for item in guided.form.records()}
        everything = {**papers, **fields, **records}
        return cls(frozenset(everything), frozenset(everything.values()))

    def with_(self, other: "_Named") -> "_Named":
        """Return what either of two sheets names."""
        return _Named(self.keys | other.keys, self.names | other.names)

    def has(self, defect: Defect) -> bool:
        """Tell whether a sheet names what is asked for, by its key or inside the clerk's words."""
        key = defect.item.partition("[")[0].partition(".")[0]
        if defect.item in self.keys or key in self.keys:
            return True
        return any(
            name == defect.name or (len(name) >= _SHORTEST and name in defect.name)
            for name in self.names
        )


def _asked(action: Action) -> tuple[Defect, ...]:
    if action.type is ActionType.REQUEST_CORRECTION:
        assert isinstance(action.facts, RequestCorrection)
        return action.facts.defects
    return ()
