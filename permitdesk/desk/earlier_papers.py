"""Papers an applicant handed in before (以前交过的材料): used again where he agrees."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from permitdesk.desk.desk import Desk
from permitdesk.domain.application import Application, ApplicationFile, look_at, needs_of
from permitdesk.domain.case import Case
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.clock import due_day
from permitdesk.domain.errors import NotAllowed, NotFound, Problem
from permitdesk.domain.materials import Handed, HandedIn, MaterialNeed
from permitdesk.domain.timing import Limit, Start, Unit
from permitdesk.domain.workdays import local_day

USABLE = Limit(12, Unit.MONTH, Start.PREVIOUS_STEP)
"""How long after it was handed in a paper is taken again: this office's own rule, not a law's. The
sheets name no end for papers; where a paper itself ends earlier, who looks at it says so."""
MOST_CASES = 50


@dataclass(frozen=True)
class Earlier:
    """One paper that may be used again.

    Attributes:
        name: Of the paper.
        case: Number of the case it was handed in for.
        day: When it was, local date.
        until: Last day on which it may be used again.
        handed_in: As it would be handed in now, with the consent to it.
    """

    key: str
    name: str
    case: str
    day: date
    until: date
    handed_in: HandedIn


@dataclass(frozen=True)
class EarlierPapers:
    """Finds what need not be brought again."""

    desk: Desk

    def for_file(self, file: ApplicationFile) -> tuple[Earlier, ...]:
        """List what may be used again for an application, the newest of each paper.

        Only papers of the same credit code, that are asked for now, in the form that is asked for,
        and usable still on the last lawful day of the decision.

        Raises:
            NotAllowed, NotFound: As ``look_at``.
        """
        catalog = self.desk.catalogs.current()
        application = look_at(catalog, file, self.desk.checking()).application
        needs = needs_of(catalog, application)
        return tuple(self._found(catalog, application, needs))

    def _found(
        self, catalog: Catalog, application: Application, needs: tuple[MaterialNeed, ...]
    ) -> Iterator[Earlier]:
        uscc = str(application.answers.shared.get("uscc") or "")
        if not uscc:
            return
        decided_by = last_day_of_decision(self.desk, catalog, application)
        asked = {need.key: need for need in needs if need.to_hand_in}
        best: dict[str, Earlier] = {}
        for row in self.desk.store.search(uscc, MOST_CASES):
            case = self.desk.store.case(row.number)
            if case.application.answers.shared.get("uscc") != uscc:
                continue  # the search also finds what only looks like it
            for one in _papers_of(self.desk, case, asked):
                known = best.get(one.key)
                if one.until >= decided_by and (known is None or known.day < one.day):
                    best[one.key] = one
        yield from (best[key] for key in asked if key in best)


def refuse_foreign(desk: Desk, catalog: Catalog, application: Application) -> None:
    """Refuse a paper of an earlier case that is not this applicant's, not there, or too old.

    Raises:
        NotAllowed: ``application.wrong`` with ``material.not_reusable`` for each.
    """
    reused = [item for item in application.materials if item.consent]
    if not reused:
        return
    decided_by = last_day_of_decision(desk, catalog, application)
    needs = needs_of(catalog, application)
    asked = {need.key: need for need in needs}
    found = tuple(
        Problem(
            "material.not_reusable",
            item.key,
            facts={"label": asked[item.key].name if item.key in asked else item.key},
        )
        for item in reused
        if not _may_reuse(desk, application, item, asked, decided_by)
    )
    if found:
        raise NotAllowed("application.wrong", problems=found, count=len(found))


def last_day_of_decision(desk: Desk, catalog: Catalog, application: Application) -> date:
    """Return until when the slowest licence must lawfully be decided if it is accepted today."""
    limits = (
        catalog.licence(code).statutory_limit(application.answers) for code in application.licences
    )
    return max(due_day(desk.today(), limit, desk.calendar).day for limit in limits)


def _may_reuse(
    desk: Desk,
    application: Application,
    item: HandedIn,
    asked: dict[str, MaterialNeed],
    decided_by: date,
) -> bool:
    uscc = application.answers.shared.get("uscc")
    try:
        case = desk.store.case(item.consent)
    except NotFound:
        return False
    if not uscc or case.application.answers.shared.get("uscc") != uscc:
        return False
    return any(
        one.key == item.key and one.until >= decided_by for one in _papers_of(desk, case, asked)
    )


def _papers_of(desk: Desk, case: Case, asked: dict[str, MaterialNeed]) -> Iterator[Earlier]:
    """Yield the papers of a case that are asked for now; one used again there has its first day."""
    received = case.state.received_at
    assert received is not None, "a case begins with its application"
    day = local_day(received)
    for item in case.application.materials:
        need = asked.get(item.key)
        fits = need is not None and (need.form == "copy" or item.form is not Handed.COPY)
        if need is None or not fits or item.consent or item.form is Handed.SHARED:
            continue
        until = due_day(day, USABLE, desk.calendar).day
        again = HandedIn(
            item.key, item.file, item.form, item.pages, item.sha256, consent=case.number
        )
        yield Earlier(item.key, need.name, case.number, day, until, again)
