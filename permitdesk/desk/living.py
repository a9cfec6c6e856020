"""The life of permits at the desk: what an act moves in the register, and who must hear of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from permitdesk.desk.ports import Transaction
from permitdesk.domain.case import Case
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.decision import holder_of, issue_of, new_permits
from permitdesk.domain.errors import NotAllowed, NotFound
from permitdesk.domain.facts import Facts, Issue
from permitdesk.domain.follow_up import Leaning
from permitdesk.domain.holding import Composing, Holding, Moves, moved, wants_number, with_members
from permitdesk.domain.permit import CompositePermit, Holder, PermitState, SinglePermit
from permitdesk.domain.permit_acts import (
    ARTICLE_49,
    Cancel,
    CorrectMisprint,
    Lapse,
    Misprint,
    Moving,
    Recall,
    Reinstate,
    Reissue,
    Rescind,
    Resume,
    Revoke,
    Suspend,
)
from permitdesk.domain.promise import Continued
from permitdesk.domain.registered import moves_of
from permitdesk.domain.workdays import local_day

REISSUED = "补"
CORRECTED = "更正"
_ENDS: dict[type, PermitState] = {
    Revoke: PermitState.REVOKED,
    Recall: PermitState.RECALLED,
    Rescind: PermitState.RESCINDED,
    Suspend: PermitState.SUSPENDED,
    Resume: PermitState.LIVE,
    Cancel: PermitState.CANCELLED,
    Lapse: PermitState.LAPSED,
}


@dataclass(frozen=True)
class Living:
    """One act on permits in the making.

    Attributes:
        take: Takes the number of a first composite.
        today: The legal day.
    """

    act: Transaction
    case: Case
    catalog: Catalog
    today: date
    take: Callable[[], str]

    def issue(self) -> Issue:
        """Make what the case may issue now, with what becomes of the composite.

        What a change or renewal carries on may have ended meanwhile: it is left out, and named. What
        is withheld waits, and is issued when it is given back.

        Raises:
            NotAllowed: ``permit.suspended``: there is nothing else to issue.
        """
        holding = self._issue_holding()
        wanted = self.case.state.not_issued
        withheld = tuple(code for code in wanted if self._withheld(code))
        left_out = tuple(code for code in wanted if code not in withheld and self._moved_on(code))
        licences = tuple(code for code in wanted if code not in (*withheld, *left_out))
        if withheld and not licences and not left_out:
            raise NotAllowed("permit.suspended", ARTICLE_49, number=self._carried(withheld[0]))
        fresh = new_permits(self.case, self.catalog, self.today, licences, holding)
        issue = issue_of(holding, fresh, self._composing(holding, fresh), self.today)
        return replace(issue, left_out=left_out, continued=dict(self._continued(licences, holding)))

    def _carried(self, code: str) -> str:
        old = self.case.state.parts[code].part.carries
        return old.number if old else ""

    def _withheld(self, code: str) -> bool:
        """Tell whether what a licence carries on is withheld just now (暂扣)."""
        now = self.act.registered(self._carried(code))
        return now is not None and now.state is PermitState.SUSPENDED

    def _moved_on(self, code: str) -> bool:
        """Tell whether what a licence carries on ended, or another case carries it on, meanwhile.

        A paper that was reissued or corrected in between is still the same permit.
        """
        part = self.case.state.parts[code].part
        old = part.carries
        now = self.act.registered(old.number) if old else None
        if old is None or now is None:
            return False
        # A change has no term of its own: it cannot bring back what lapsed meanwhile.
        renewed = part.renews is not None and now.state is PermitState.LAPSED
        lives = now.state is PermitState.LIVE or renewed
        return not lives or now.permit.case_number != old.case_number

    def _continued(
        self, licences: tuple[str, ...], holding: Holding
    ) -> Iterator[tuple[str, Continued]]:
        """Yield the promises that come along with a permit: nobody may shake one off by a change."""
        for code in licences:
            old = self.case.state.parts[code].part.carries
            held = holding.members.get(old.number) if old else None
            if held is None or held.case_number == self.case.number:
                continue
            try:
                part = self.act.case(held.case_number).state.parts[code]
            except NotFound:
                continue  # its retention ended
            if part.part.terms is not None and part.decided_on is not None:
                granted = part.promised_on or local_day(part.decided_on)
                yield code, Continued(
                    part.part.terms, part.part.by_promise, granted, part.follow_up,
                    part.promise.late,
                )  # fmt: skip

    def _issue_holding(self) -> Holding:
        """Find what the holder has at the place: what is carried on says it, then the place itself."""
        issued = self.case.state.issued
        if issued is not None and issued.permits:
            return self.act.holding_of(issued.permits[0].number)
        for part in self.case.state.parts.values():
            if part.part.carries is not None:
                return self.act.holding_of(part.part.carries.number)
        holder = holder_of(self.case, self.catalog)
        found = self.act.holding_at(holder.uscc, holder.premises)
        return found if found.key else Holding(self.case.number)

    def moving(self, licence: str, sent: Moving) -> Facts:
        """Fill in what an act moves in the register, and whom it asks."""
        if not licence:
            return self._composite_anew(sent)
        permit = self.case.state.permit_of(licence)
        assert permit is not None, "the procedure refuses it before"
        sent, new = self._turned(sent, permit)
        since = self._since(sent, permit)
        holding = self.act.holding_of(permit.number)
        moves = self._dated(moved(holding, (new,), self._composing(holding, (new,)), since))
        if isinstance(sent, Revoke | Recall | Rescind | Lapse):
            live = with_members(holding, (new,))
            return replace(sent, moves=moves, leaning=tuple(self._leaning(licence, live)))
        return replace(sent, moves=moves)

    def _dated(self, moves: Moves) -> Moves:
        """Date a new composite today: what lapsed while the hall was closed antedates no paper."""
        made = moves.composite
        if made is None or made.state is not PermitState.LIVE:
            return moves
        return replace(moves, composite=replace(made, issued_on=self.today))

    def _composing(self, holding: Holding, permits: tuple[SinglePermit, ...]) -> Composing:
        """Say what a composite is made with; a number is taken where it is the holding's first."""
        return Composing(
            self.take() if wants_number(holding, permits) else "",
            self.case.received.industry_name, self.catalog.office.name, self.case.number,
        )  # fmt: skip

    def _composite_anew(self, sent: Moving) -> Facts:
        issued = self.case.state.issued
        assert issued is not None
        old = issued.composite
        assert old is not None
        holding = self.act.holding_of(old.number)
        new = replace(
            old, version=old.version + 1, issued_on=self.today, mark=REISSUED,
            case_number=self.case.number,
        )  # fmt: skip
        return replace(sent, moves=Moves(holding.key, self.today, (), new))

    def _since(self, sent: Moving, permit: SinglePermit) -> date:
        """Return from when it is so: a lapsed permit ended with its last day, whenever it is noted."""
        if isinstance(sent, Lapse) and permit.validity.until is not None:
            return permit.validity.until + timedelta(days=1)
        return self.today

    def _turned(self, sent: Moving, permit: SinglePermit) -> tuple[Moving, SinglePermit]:
        """Return the facts and the permit as the act leaves it."""
        state = _ENDS.get(type(sent))
        if state is not None:
            return sent, replace(permit, state=state)
        anew = replace(
            permit, version=permit.version + 1, issued_on=self.today, state=PermitState.LIVE,
            case_number=self.case.number,
        )  # fmt: skip
        if isinstance(sent, Reissue):
            return sent, replace(anew, mark=REISSUED)
        if isinstance(sent, CorrectMisprint):
            corrected, wrong = _corrected(anew, sent)
            return replace(sent, wrong=wrong), replace(corrected, mark=CORRECTED)
        assert isinstance(sent, Reinstate)
        return sent, replace(anew, mark="")

    def _leaning(self, licence: str, members: tuple[SinglePermit, ...]) -> Iterator[Leaning]:
        """Yield the live permits whose licence wants the one that ended (depends_on)."""
        for item in members:
            if item.state is not PermitState.LIVE or item.licence == licence:
                continue
            other = self.catalog.licences.get(item.licence)
            if other is not None and any(one.licence == licence for one in other.depends_on):
                yield Leaning(
                    item.number, item.licence, item.name, other.authority.code, item.case_number
                )


def _corrected(permit: SinglePermit, sent: CorrectMisprint) -> tuple[SinglePermit, str]:
    """Return a permit with a misprint put right, and what was printed."""
    holder: Holder = permit.holder
    match sent.item:
        case Misprint.SCOPE:
            return replace(permit, scope=sent.right), permit.scope
        case Misprint.VALIDITY_NOTE:
            return replace(
                permit, validity=replace(permit.validity, note=sent.right)
            ), permit.validity.note
        case Misprint.HOLDER_NAME:
            return replace(permit, holder=replace(holder, name=sent.right)), holder.name
        case Misprint.LEGAL_PERSON:
            return replace(
                permit, holder=replace(holder, legal_person=sent.right)
            ), holder.legal_person
        case Misprint.PREMISES:
            return replace(permit, holder=replace(holder, premises=sent.right)), holder.premises


@dataclass(frozen=True)
class Carried:
    """What another case must note: a later one carries its permit or its composite on.

    Attributes:
        licence: Empty for the composite.
    """

    case: str
    licence: str
    permit: str
    version: int


def carried(facts: Facts, before: Holding, case: str) -> Iterator[Carried]:
    """Yield what other cases held until this act: each permit is held by one case only."""
    moves = moves_of(facts)
    for item in moves.permits:
        old = before.members.get(item.number)
        if old is not None and old.case_number != case:
            yield Carried(old.case_number, item.licence, item.number, item.version)
    was, now = before.composite, moves.composite
    if now is not None and was is not None and was.case_number != case:
        yield Carried(was.case_number, "", now.number, now.version)


def out_of_date(facts: Facts, before: Holding) -> Iterator[SinglePermit | CompositePermit]:
    """Yield the versions that are not what should be printed any more."""
    moves = moves_of(facts)
    for item in moves.permits:
        old = before.members.get(item.number)
        if old is not None and not isinstance(facts, Suspend | Resume):
            yield old  # what is withheld only waits: its sheet may come out when it is given back
    if moves.composite is not None and before.composite is not None:
        yield before.composite
