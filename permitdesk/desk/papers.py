"""The office's documents as values: which a case offers now, and what stands on each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from permitdesk.desk.desk import Desk
from permitdesk.desk.on_paper.guide import guide_facts
from permitdesk.desk.on_paper.guided import Guided
from permitdesk.desk.on_paper.kinds import KINDS, NOTICE_SHEET, ORIGINAL_FORM, Kind
from permitdesk.desk.on_paper.occasion import Occasion, OfferedPaper, OtherPaper
from permitdesk.desk.on_paper.original import (
    LeftBlank,
    WrittenRow,
    blocks_of,
    left_blank,
    original_facts,
    written_form,
)
from permitdesk.domain.case import Case
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.draft import Draft
from permitdesk.domain.errors import NotAllowed, NotFound
from permitdesk.domain.industry import Choice
from permitdesk.domain.paper import Paper
from permitdesk.domain.procedure import RULES
from permitdesk.domain.running import clocks_of
from permitdesk.domain.short_code import scanned, shown
from permitdesk.domain.special import Which
from permitdesk.domain.state import Action, Status
from permitdesk.domain.told import NoticeSheet
from permitdesk.domain.wording import Fact, Ready, Wording
from permitdesk.domain.workdays import WorkCalendar, local_day

DRAFT_SLIP = "draft_slip"
DIFFERENCE_REPORT = "difference_report"


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

    def offered(self, case: Case) -> tuple[OfferedPaper, ...]:
        """List the documents of a case, exactly those its state allows.

        A kind that was not there yet when the case came in is not there for it, but for what is
        done to its permits years later: that has the words of today.
        """
        return tuple(self._offered(case, KINDS))

    def _offered(self, case: Case, kinds: Iterable[str]) -> Iterator[OfferedPaper]:
        """Yield the documents of some kinds, in the order a case meets them."""
        there = self._documents(case)
        for kind in kinds:
            if kind in there:
                found = list(_of_kind(case, kind, KINDS[kind]))
                for paper in _newest(found) if KINDS[kind].newest else found:
                    yield replace(paper, number=_number(case, there[kind].series, paper.step))

    def _documents(self, case: Case) -> Mapping[str, Wording]:
        """Return the words for a case's documents: of its own version, or of today."""
        own = self.desk.catalogs.version(case.received.catalog).documents
        today = self.desk.catalogs.current().documents
        later = {kind: today[kind] for kind in KINDS if kind in today and _lives_on(kind)}
        return {**later, **own}

    def title(self, case: Case, kind: str, licence: str = "") -> str:
        """Return what a document is called in lists; with the licence where it is of one.

        Raises:
            NotFound: ``paper.unknown_kind``.
        """
        catalog = self.desk.catalogs.version(case.received.catalog)
        name = _wording(self._documents(case), kind).name
        return f"{name}（{catalog.licence(licence).name}）" if licence else name

    def of_case(self, number: str, kind: str, licence: str = "", step: int | None = None) -> Paper:
        """Draw up a document of a case.

        Args:
            number: Of the case.
            kind: One of ``KINDS``.
            licence: The one it is about; empty for a document of the whole case.
            step: Place of the action it is about; the newest where nobody says otherwise.

        Raises:
            NotFound: ``case.unknown``; ``paper.unknown_kind``.
            NotAllowed: ``paper.not_offered``, with the article of the act that is not done yet;
                ``paper.empty_element``, with what the law wants on it and is not there.
        """
        case = self.desk.store.case(number)
        catalog = self.desk.catalogs.version(case.received.catalog)
        wording = _wording(self._documents(case), kind)
        found = self.find(case, kind, licence, step)
        others = self._others(case, found.step) if KINDS[kind].lists else ()
        calendar = self._calendar(case, licence)
        occasion = Occasion(wording, case, found.step, catalog, calendar, licence, others)
        return self.paper(wording, catalog, KINDS[kind].facts(occasion))

    def _calendar(self, case: Case, licence: str) -> WorkCalendar:
        """Return what the days of a document are counted by: what was known when its clock ended."""
        which = Which.STATUTORY if licence else Which.JOINT
        about = (
            clock for clock in clocks_of(case) if (clock.which, clock.licence) == (which, licence)
        )
        clock = next(about, None)
        return self.desk.calendar if clock is None else self.desk.calendar_of(case, clock)

    def _others(self, case: Case, step: int) -> tuple[OtherPaper, ...]:
        """List the documents there were up to an action, but for those that list them."""
        kept = self.desk.store.papers_of(case.number)
        digests = {(item.sheet.kind, item.sheet.licence, item.sheet.step): item for item in kept}
        return tuple(
            OtherPaper(
                paper,
                self.title(case, paper.kind, paper.licence),
                known.sha256 if (known := digests.get(_place(paper))) and known.came_out else "",
            )
            for paper in self.offered(case)
            if paper.step <= step and not KINDS[paper.kind].lists
        )

    def find(self, case: Case, kind: str, licence: str, step: int | None) -> OfferedPaper:
        """Return one offered document, the newest of its kind where no step is named.

        Raises:
            NotFound: ``paper.unknown_kind``.
            NotAllowed: ``paper.not_offered``.
        """
        wording = _wording(self._documents(case), kind)
        found = [
            paper
            for paper in self._offered(case, (kind,))
            if paper.licence == licence and step in (None, paper.step)
        ]
        if not found:
            source = RULES[KINDS[kind].after[0]].source
            raise NotAllowed("paper.not_offered", source, kind=wording.name)
        return found[-1]

    def original(self, number: str, licence: str) -> "Original":
        """Return a licence's own application form row by row, to be laid over a blank.

        Raises:
            NotFound: ``case.unknown``; ``paper.unknown_kind``.
        """
        case = self.desk.store.case(number)
        catalog = self.desk.catalogs.version(case.received.catalog)
        wording = _wording(catalog.documents, ORIGINAL_FORM)
        occasion = Occasion(wording, case, 0, catalog, self.desk.calendar, licence)
        return Original(self, occasion, written_form(occasion))

    def left_blank(self, number: str) -> tuple[LeftBlank, ...]:
        """Return what stays blank on the original forms of a case, with the reasons.

        Raises:
            NotFound: ``case.unknown``; ``paper.unknown_kind``.
        """
        case = self.desk.store.case(number)
        catalog = self.desk.catalogs.version(case.received.catalog)
        wording = _wording(catalog.documents, DIFFERENCE_REPORT)
        return left_blank(Occasion(wording, case, 0, catalog, self.desk.calendar, ""))

    def notice_sheet(self, choice: Choice, sheet: NoticeSheet | None = None) -> Paper:
        """Draw up the 一次性告知单 of somebody who only asks.

        Args:
            choice: What the guide found.
            sheet: As it was kept: its number, its code, its day and the definitions of then; today
                and without a number where there is none.

        Raises:
            NotFound: ``paper.unknown_kind``.
            NotAllowed: ``paper.empty_element``.
        """
        catalogs = self.desk.catalogs
        catalog = catalogs.version(sheet.catalog) if sheet else catalogs.current()
        wording = _wording(catalog.documents, NOTICE_SHEET)
        facts = guide_facts(Guided(wording, choice, catalog))
        day = local_day(sheet.at) if sheet else self.desk.today()
        kept = {"number": sheet.number, "code": shown(sheet.code)} if sheet else {}
        paper = self.paper(wording, catalog, {**facts, **kept, "day": day})
        return replace(paper, qr=scanned(sheet.code)) if sheet else paper

    def draft_slip(self, draft: Draft) -> Paper:
        """Draw up the slip by which a draft is taken back.

        Raises:
            NotFound: ``paper.unknown_kind``.
        """
        catalog = self.desk.catalogs.current()
        facts: dict[str, Fact] = {
            "office": catalog.lead.office,
            "hall": catalog.office.hall,
            "address": catalog.office.address,
            "phone": catalog.office.phone,
            "hours": catalog.office.hours,
            "industry": catalog.industry(draft.file.industry).name if draft.file.industry else "",
            "code": shown(draft.held.code),
            "day": local_day(draft.changed_at),
            "until": local_day(draft.ends_at),
        }
        if DRAFT_SLIP not in catalog.documents:
            raise NotFound("paper.unknown_kind", kind=DRAFT_SLIP)
        paper = self.paper(catalog.documents[DRAFT_SLIP], catalog, facts)
        return replace(paper, qr=scanned(draft.held.code))

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


def _lives_on(kind: str) -> bool:
    """Tell whether a kind is only about what may be done after a case was filed away."""
    return all(Status.ARCHIVED in RULES[type_].follows for type_ in KINDS[kind].after)


def _of_kind(case: Case, kind: str, how: Kind) -> Iterator[OfferedPaper]:
    if kind == NOTICE_SHEET and not case.received.application.industry:
        return  # nobody was guided: the licences were named
    for step, action in enumerate(case.actions):
        if action.type in how.after:
            for licence in _about(case, action, how):
                if how.there is None or how.there(case, action, licence):
                    yield OfferedPaper(kind, licence, step)


def _about(case: Case, action: Action, how: Kind) -> tuple[str, ...]:
    if how.each:
        return (*case.received.application.licences, *([""] if how.jointly else []))
    return ("",) if how.whole else (action.licence,)


def _newest(papers: Sequence[OfferedPaper]) -> Iterator[OfferedPaper]:
    last = {paper.licence: paper for paper in papers}
    yield from last.values()


def _place(paper: OfferedPaper) -> tuple[str, str, int]:
    return paper.kind, paper.licence, paper.step


def _number(case: Case, series: str, step: int) -> str:
    return case.state.number_of(case.actions[step], step, series)


def _wording(documents: Mapping[str, Wording], kind: str) -> Wording:
    if kind not in KINDS or kind not in documents:
        raise NotFound("paper.unknown_kind", kind=kind)
    return documents[kind]
