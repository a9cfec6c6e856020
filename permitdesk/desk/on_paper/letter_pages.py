"""The second part of a letter (申请人承诺): a page to tick and to sign for each party."""

from collections.abc import Iterator

from permitdesk.desk.on_paper.limits import limit_words
from permitdesk.desk.on_paper.occasion import Occasion
from permitdesk.desk.on_paper.promise_words import points_of, terms_of
from permitdesk.desk.on_paper.values import clause
from permitdesk.desk.promising import declared_for
from permitdesk.domain.commitment import CommitmentFlow, LetterParty
from permitdesk.domain.paper import Block, NewPage, SignHere, Style, Text, Ticks
from permitdesk.domain.promise import PromiseTerms
from permitdesk.domain.wording import Fact, Wording, numeral


def letter_pages(occasion: Occasion, facts: dict[str, Fact]) -> tuple[Block, ...]:
    """Return a page for each party; its points are numbered on through all parties.

    Args:
        occasion: The letter was put before the applicant.
        facts: Of its first part, which the words may name.
    """
    terms = terms_of(occasion)
    flow = occasion.catalog.flows[terms.flow]
    points = points_of(terms)
    blocks: list[Block] = []
    for party in terms.parties:
        own, points = points[: len(party.text)], points[len(party.text) :]
        named = {key: value for key, value in facts.items() if isinstance(value, str)}
        named |= {"party": party.party, "party_name": party.name}
        page = _Page(occasion, named, terms, flow, party)
        blocks += page.blocks([f"{point['no']}. {point['point']}" for point in own])
    return tuple(blocks)


class _Page:
    """One party's page."""

    def __init__(
        self,
        occasion: Occasion,
        facts: dict[str, str],
        terms: PromiseTerms,
        flow: CommitmentFlow,
        party: LetterParty,
    ) -> None:
        self._wording: Wording = occasion.wording
        self._elements = occasion.catalog.commitment.commit_elements
        self._facts = facts
        self._terms, self._flow, self._party = terms, flow, party

    def blocks(self, points: list[str]) -> Iterator[Block]:
        """Yield what stands on the page.

        Args:
            points: What this party promises, each with its number in the letter.
        """
        yield NewPage()
        yield self._text("part_two", Style.HEADING)
        if self._party.name:
            yield self._text("named", Style.FLUSH)
        yield self._text("promises")
        for place, element in enumerate(self._elements, 1):
            yield Text(f"（{numeral(place)}）{clause(element)}；", Style.FLUSH)
        if self._terms.later and self._terms.after_check:
            limit = limit_words(self._terms.after_check, self._wording)
            yield self._text(
                "late", names="、".join(i.name for i in self._terms.later), limit=limit
            )
        yield self._text("points", Style.HEADING)
        yield Ticks(tuple(points))
        exclusions = tuple(item.text for item in declared_for(self._flow))
        if exclusions:
            yield self._text("exclusions", Style.HEADING)
            yield Ticks(exclusions)
        yield self._text("agent", Style.QUIET)
        yield Text(self._copies(), Style.QUIET)
        yield SignHere(
            (
                self._wording.word("sign_party", party=self._party.party, seal=self._seal()),
                self._wording.word("sign_office"),
            )
        )

    def _text(self, key: str, style: Style = Style.BODY, **more: str) -> Text:
        return Text(self._wording.word(key, **{**self._facts, **more}), style)

    def _seal(self) -> str:
        seal, party = self._party.seal, self._party.party
        word = self._wording.word
        return word("named_seal", seal=seal) if seal and seal != party else word("own_seal")

    def _copies(self) -> str:
        """Say how many copies there are, of what, and who keeps them where the flow leaves it open."""
        word, party = self._wording.word, self._party
        pdf = word("pdf", count=str(party.pdf_copies)) if party.pdf_copies else ""
        unread = word("copies_unread") if party.uncertain else ""
        kept = "" if self._flow.letters else word("kept_by")
        return word(
            "copies", version=self._facts["text_version"], paper=str(party.paper_copies), pdf=pdf,
            unread=unread, kept=kept,
        )  # fmt: skip
