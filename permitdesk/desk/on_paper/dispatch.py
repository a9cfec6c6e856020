"""The facts of the dispatch list (资料推送清单): to whom what went, and by when an answer is due."""

from collections.abc import Iterator
from dataclasses import dataclass

from permitdesk.desk.on_paper.limits import due_words
from permitdesk.desk.on_paper.occasion import Occasion
from permitdesk.desk.on_paper.values import numbered
from permitdesk.domain.application import ROUTE_NAMES, needs_of
from permitdesk.domain.clock import DueDay
from permitdesk.domain.effects import waits_for
from permitdesk.domain.facts import Part
from permitdesk.domain.materials import HandedIn, MaterialNeed
from permitdesk.domain.merge import MergedForm, merge
from permitdesk.domain.running import clocks_of_part, due_of
from permitdesk.domain.special import Which
from permitdesk.domain.view import department_view, part_of
from permitdesk.domain.wording import Fact
from permitdesk.domain.workdays import LOCAL
from permitdesk.text import paper_day

Row = dict[str, str]


def dispatch_facts(occasion: Occasion) -> dict[str, Fact]:
    """Return what went to which department: its own licences, answers and papers, and no others."""
    moment = occasion.action.at.astimezone(LOCAL)
    rows = list(_Dispatch.of(occasion).rows())
    return {
        **occasion.common(),
        "subject": occasion.subject(),
        "sent_at": f"{paper_day(moment.date())} {moment:%H:%M}",
        "sent": numbered(rows),
        "departments": str(len({row["department"] for row in rows})),
        "any_waiting": "yes" if any(row["waits"] for row in rows) else "",
    }


@dataclass(frozen=True)
class _Dispatch:
    occasion: Occasion
    form: MergedForm
    needs: tuple[MaterialNeed, ...]

    @classmethod
    def of(cls, occasion: Occasion) -> "_Dispatch":
        application, catalog = occasion.case.application, occasion.catalog
        form = merge(catalog, application.licences, application.industry)
        needs = needs_of(catalog, application)
        return cls(occasion, form, needs)

    def rows(self) -> Iterator[Row]:
        """Yield a row for each licence and each department that handles it."""
        state = self.occasion.case.state
        parts = [state.parts[code].part for code in state.open_parts]
        for department in dict.fromkeys(code for part in parts for code in _handlers(part)):
            for part in parts:
                if department in _handlers(part):
                    yield self._row(part, department)

    def _row(self, part: Part, department: str) -> Row:
        word = self.occasion.wording.word
        catalog = self.occasion.catalog
        view = department_view(self.form, catalog, department)
        shown = part_of(view.form, catalog, (part.licence,))
        own = [need for need in view.materials(self.needs) if part.licence in need.uses]
        asked = sum(bool(item.uses) for item in shown.questions()) + len(tuple(shown.records()))
        return {
            "department": self.occasion.office_of(department),
            "duty": word("decides" if department == part.decider else "in_charge"),
            "licence": part.name,
            "route": ROUTE_NAMES[part.route],
            "fields": str(asked),
            "materials": self._materials(own),
            "waits": self._waits(part),
            "due": self._due(part),
        }

    def _materials(self, needs: list[MaterialNeed]) -> str:
        """List the papers that are there; what the program makes itself is not a paper."""
        word = self.occasion.wording.word
        there: dict[str, HandedIn] = {}
        for item in self.occasion.case.application.materials:
            there.setdefault(item.key, item)
        names = [
            word("paper", name=need.name, form=word(there[need.key].form))
            for need in needs
            if need.key in there
        ]
        return "；".join(names) or word("no_papers")

    def _waits(self, part: Part) -> str:
        state = self.occasion.case.state
        names = [state.parts[code].part.name for code in waits_for(state, part.licence)]
        return self.occasion.wording.word("waits", names="、".join(names)) if names else ""

    def _due(self, part: Part) -> str:
        """Say by when, in law and as promised; a licence that waits has no day yet."""
        clocks = {clock.which: clock for clock in clocks_of_part(self.occasion.case, part.licence)}
        dues = {which: due_of(clock, self.occasion.calendar) for which, clock in clocks.items()}
        statutory, promised = dues[Which.STATUTORY], dues[Which.PROMISED]
        if statutory is None or promised is None:
            return self._waits(part)
        return self.occasion.wording.word(
            "due", statutory=self._day(statutory), promised=self._day(promised)
        )

    def _day(self, due: DueDay) -> str:
        return due_words(due, self.occasion.wording)


def _handlers(part: Part) -> tuple[str, ...]:
    """List who handles a licence: the department that decides, then the one in charge."""
    return tuple(dict.fromkeys((part.decider, part.department)))
