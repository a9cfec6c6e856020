"""The office's documents as values: which a case offers now, and what stands on each."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from permitdesk.desk.desk import Desk
from permitdesk.desk.on_paper.decisions import denial_facts, grant_facts
from permitdesk.desk.on_paper.form import form_facts
from permitdesk.desk.on_paper.guide import guide_facts
from permitdesk.desk.on_paper.guided import Guided
from permitdesk.desk.on_paper.notices import (
    acceptance_facts,
    correction_facts,
    decline_facts,
    receipt_facts,
)
from permitdesk.desk.on_paper.occasion import Occasion
from permitdesk.desk.on_paper.original import (
    WrittenRow,
    blocks_of,
    difference_facts,
    original_facts,
    written_form,
)
from permitdesk.domain.case import Case
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.errors import NotAllowed, NotFound
from permitdesk.domain.industry import Choice
from permitdesk.domain.paper import Paper
from permitdesk.domain.procedure import RULES
from permitdesk.domain.state import ActionType
from permitdesk.domain.wording import Fact, Ready, Wording

NOTICE_SHEET = "notice_sheet"
ORIGINAL_FORM = "original_form"


@dataclass(frozen=True)
class Kind:
    """One kind of document of a case.

    Attributes:
        after: The action that it is drawn up for.
        facts: Says what stands on it.
        each: There is one for each licence of the case.
    """

    after: ActionType
    facts: Callable[[Occasion], dict[str, Fact]]
    each: bool = False


def _sheet_facts(occasion: Occasion) -> dict[str, Fact]:
    application = occasion.whole.received.application
    choice = occasion.catalog.choose(application.industry, application.guide)
    facts = guide_facts(Guided(occasion.wording, choice, occasion.catalog))
    return {**facts, "day": occasion.day}


KINDS: Mapping[str, Kind] = {
    NOTICE_SHEET: Kind(ActionType.RECEIVE, _sheet_facts),
    "application_form": Kind(ActionType.RECEIVE, form_facts),
    ORIGINAL_FORM: Kind(ActionType.RECEIVE, original_facts, each=True),
    "difference_report": Kind(ActionType.RECEIVE, difference_facts),
    "receipt": Kind(ActionType.RECEIVE, receipt_facts),
    "correction_notice": Kind(ActionType.REQUEST_CORRECTION, correction_facts),
    "acceptance_notice": Kind(ActionType.ACCEPT, acceptance_facts),
    "decline_notice": Kind(ActionType.DECLINE, decline_facts),
    "grant_decision": Kind(ActionType.GRANT, grant_facts),
    "denial_decision": Kind(ActionType.DENY, denial_facts),
}
"""In the order a case meets them."""


@dataclass(frozen=True)
class Papers:
    """Draws up the documents of cases; nothing of it changes a case.

    A document says what the record says: the same case gives the same document on any later day,
    but for due days that a newly loaded notice moves.
    """

    desk: Desk

    def kinds(self) -> tuple[Wording, ...]:
        """List the kinds there are, as the office words them now."""
        documents = self.desk.catalogs.current().documents
        return tuple(documents[kind] for kind in KINDS if kind in documents)

    def offered(self, case: Case) -> tuple[tuple[str, str], ...]:
        """List the documents of a case, kind and licence, exactly those its state allows.

        A kind that was not there yet when the case came in is not there for it.
        """
        there = self.desk.catalogs.version(case.received.catalog).documents
        return tuple((kind, licence) for kind, licence, _ in _offered(case) if kind in there)

    def title(self, case: Case, kind: str, licence: str = "") -> str:
        """Return what a document is called in lists; with the licence where it is of one.

        Raises:
            NotFound: ``paper.unknown_kind``.
        """
        catalog = self.desk.catalogs.version(case.received.catalog)
        name = _wording(catalog, kind).name
        return f"{name}（{catalog.licence(licence).name}）" if licence else name

    def of_case(self, number: str, kind: str, licence: str = "") -> Paper:
        """Draw up a document of a case.

        Args:
            number: Of the case.
            kind: One of ``KINDS``.
            licence: The one it is about; empty for a document of the whole case.

        Raises:
            NotFound: ``case.unknown``; ``paper.unknown_kind``.
            NotAllowed: ``paper.not_offered``, with the article of the act that is not done yet;
                ``paper.empty_element``, with what the law wants on it and is not there.
        """
        case = self.desk.store.case(number)
        catalog = self.desk.catalogs.version(case.received.catalog)
        wording = _wording(catalog, kind)
        for offered, about, place in _offered(case):
            if (offered, about) == (kind, licence):
                occasion = Occasion(wording, case, place, catalog, self.desk.calendar, about)
                return self.paper(wording, catalog, KINDS[kind].facts(occasion))
        raise NotAllowed("paper.not_offered", RULES[KINDS[kind].after].source, kind=wording.name)

    def original(self, number: str, licence: str) -> "Original":
        """Return a licence's own application form row by row, to be laid over a blank.

        Raises:
            NotFound: ``case.unknown``; ``paper.unknown_kind``.
        """
        case = self.desk.store.case(number)
        catalog = self.desk.catalogs.version(case.received.catalog)
        wording = _wording(catalog, ORIGINAL_FORM)
        occasion = Occasion(wording, case, 0, catalog, self.desk.calendar, licence)
        return Original(self, occasion, written_form(occasion))

    def notice_sheet(self, choice: Choice) -> Paper:
        """Draw up the 一次性告知单 of somebody who only asks; its day is today.

        Raises:
            NotFound: ``paper.unknown_kind``.
            NotAllowed: ``paper.empty_element``.
        """
        catalog = self.desk.catalogs.current()
        wording = _wording(catalog, NOTICE_SHEET)
        facts = guide_facts(Guided(wording, choice, catalog))
        return self.paper(wording, catalog, {**facts, "day": self.desk.today()})

    def paper(self, wording: Wording, catalog: Catalog, facts: dict[str, Fact]) -> Paper:
        """Put the facts into the wording. Raises ``NotAllowed`` (``paper.empty_element``)."""
        office, number = facts.get("office"), facts.get("number", "")
        assert isinstance(office, str)
        assert isinstance(number, str)
        return Paper(
            kind=wording.kind,
            title=wording.heading(facts),
            office=office,
            layout=wording.layout,
            blocks=wording.fill(facts),
            number=number,
            record=wording.edge(facts),
            practice=self.desk.practice,
            sample=catalog.office.sample,
        )


@dataclass(frozen=True)
class Original:
    """One licence's own application form in text, all rows in the form's own order."""

    papers: Papers
    occasion: Occasion
    rows: tuple[WrittenRow, ...]

    @property
    def see_attached(self) -> str:
        """Return the words that stand where a value did not fit."""
        return self.occasion.wording.word("see_attached")

    def attached(self, rows: Sequence[WrittenRow]) -> Paper:
        """Draw up the page with the rows for which the blank has no room."""
        wording = self.occasion.wording
        facts = original_facts(self.occasion)
        title = wording.word("attached_title", title=wording.heading(facts))
        ready = Ready(tuple(blocks_of(rows, wording)))
        shorter: dict[str, Fact] = {
            "title": title,
            "rows": ready,
            "declaration": "",
            "attachments": "",
        }
        return self.papers.paper(wording, self.occasion.catalog, {**facts, **shorter})


def _offered(case: Case) -> Iterator[tuple[str, str, int]]:
    """Yield kind, licence and place of the action of each document there is."""
    for kind, how in KINDS.items():
        if kind == NOTICE_SHEET and not case.received.application.industry:
            continue  # nobody was guided: the licences were named
        for place, action in enumerate(case.actions):
            if action.type is how.after:
                about = case.received.application.licences if how.each else (action.licence,)
                yield from ((kind, licence, place) for licence in about)


def _wording(catalog: Catalog, kind: str) -> Wording:
    if kind not in KINDS or kind not in catalog.documents:
        raise NotFound("paper.unknown_kind", kind=kind)
    return catalog.documents[kind]
