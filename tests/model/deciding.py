"""The first half of a permit's life: asked for, decided, issued, changed, renewed."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule

from permitdesk.domain.facts import Grant, Opinion, Remark, Review
from permitdesk.domain.permit import PermitState
from permitdesk.domain.state import ActionType
from tests.desk.hall import real_catalog
from tests.model import checks
from tests.model.office import CLERK, FIREWORKS, FOOD, LICENCES, TOBACCO, application
from tests.model.watched import Watched, nth

PICK = st.integers(0, 11)
"""Chooses among whatever there is."""
DAYS = st.sampled_from((0, 20, 45, 90))
"""Until a permit's last day; 0 for what the law says."""
YEARS = {FOOD: 5, TOBACCO: 5, FIREWORKS: 2}
"""How long the law lets these be valid."""
RENEWABLE = (TOBACCO, FIREWORKS)
ASK_BEFORE = timedelta(days=30)
"""A renewal of these is asked for thirty days before the last one."""


class Deciding(Watched):
    """Applications of one holder for six licences, in as many cases as it takes."""

    @initialize(chosen=st.sets(st.sampled_from(LICENCES), min_size=2), days=DAYS)
    def begin(self, chosen: set[str], days: int) -> None:
        """Begin with somebody who holds something already."""
        self.apply(chosen)
        for _ in self.book.parts_in("open"):
            self.grant(0, days)
        self.issue(0)

    @rule(chosen=st.sets(st.sampled_from(LICENCES), min_size=1, max_size=4))
    def apply(self, chosen: set[str]) -> None:
        free = tuple(code for code in LICENCES if code in chosen - self.book.busy())
        if not free:
            return
        self._open(self.office.receive(application(free)), free)

    def _open(self, case: str, licences: Sequence[str], **more: object) -> None:
        licence = licences[0]
        by = self.office.reviewer(case, licence)
        self._refused(case, ActionType.GRANT, Grant(), licence, by)  # nothing is accepted yet
        self.office.accept(case)
        for code in licences:
            self.book.filed(case, code, **more)

    def _open_parts(self) -> list[tuple[str, str]]:
        """List what may be decided now: what does not wait for another licence of its case."""
        return [
            (case, licence)
            for case, licence in self.book.parts_in("open")
            if not self.office.store.case(case).state.parts[licence].waits
        ]

    @precondition(lambda self: self.book.parts_in("open"))
    @rule(pick=PICK, days=DAYS)
    def grant(self, pick: int, days: int) -> None:
        case, licence = nth(self._open_parts(), pick)
        part = self.book.parts[case, licence]
        filing = real_catalog().licence(licence).is_filing
        if part["renews"]:
            until, part["until"] = None, renewed_until(part, licence, self.office.today)
        elif part["carries"]:
            until, part["until"] = None, self.book.permits[part["carries"]]["until"]
        else:
            until = self.office.today + timedelta(days=days) if days and not filing else None
            part["until"] = until or lawful_until(licence, self.office.today)
        before = checks.others_results(self.office.store.case(case), licence)
        self.office.grant(case, licence, until)
        part["status"] = "granted"
        after = checks.others_results(self.office.store.case(case), licence)
        assert {code: after[code] for code in before} == before

    @precondition(lambda self: self.book.parts_in("open"))
    @rule(pick=PICK)
    def deny(self, pick: int) -> None:
        case, licence = nth(self._open_parts(), pick)
        if real_catalog().licence(licence).is_filing:
            return
        before = checks.others_results(self.office.store.case(case), licence)
        self.office.deny(case, licence)
        self.book.parts[case, licence]["status"] = "denied"
        after = checks.others_results(self.office.store.case(case), licence)
        assert {code: after[code] for code in before} == before

    @precondition(lambda self: self.book.parts_in("open"))
    @rule(pick=PICK)
    def withdraw(self, pick: int) -> None:
        case, licence = nth(self.book.parts_in("open"), pick)
        self.office.do(case, ActionType.WITHDRAW, Remark("不办了"), licence)
        self.book.parts[case, licence]["status"] = "withdrawn"

    @precondition(lambda self: self.book.parts_in("granted"))
    @rule(pick=PICK)
    def issue(self, pick: int) -> None:
        case = nth(self.book.cases_with("granted"), pick)
        if self.book.withheld(case):
            self._refused(case, ActionType.ISSUE, Remark(), "", CLERK)
            return
        moved_on = [place for place in self.book.granted_in(case) if self.book.moved_on(place)]
        self._done(case, ActionType.ISSUE, Remark())
        for place in moved_on:
            self.book.parts[place]["status"] = "left_out"
        state = self.office.store.case(case).state
        for _, licence in self.book.granted_in(case):
            permit = state.permit_of(licence)
            assert permit is not None, f"{licence} got no paper"
            carries = self.book.parts[case, licence]["carries"]
            assert not carries or permit.number == carries
            self.book.issued(
                case, licence, permit.number, self.office.today, filing=permit.is_filing
            )
        self._composed(case, self.office.today)

    @precondition(lambda self: self.book.held(PermitState.LIVE))
    @rule(pick=PICK, person=st.booleans())
    def change(self, pick: int, person: bool) -> None:
        """Change the representative, which stands on every permit, or one licence's own answer."""
        number = nth(self.book.held(PermitState.LIVE), pick)
        touched = list(self.book.live()) if person else [number]
        licences = tuple(self.book.permits[one]["licence"] for one in touched)
        if len(set(licences)) < len(licences):
            return  # a licence was granted anew, and then its old permit was reinstated too
        case = self.office.change(number, licences, "" if person else licences[0])
        for one in touched:
            row = self.book.permits[one]
            self.book.filed(case, row["licence"], carries=one, carried_from=row["case"])
        self.office.accept(case)

    @precondition(lambda self: self._renewable())
    @rule(pick=PICK)
    def renew(self, pick: int) -> None:
        number = nth(self._renewable(), pick)
        row = self.book.permits[number]
        if row["state"] not in (PermitState.LIVE, PermitState.LAPSED):
            refusal = self._unchanged(
                lambda: self.office.renew(row["licence"], number, row["until"])
            )
            assert refusal is not None
            return
        case = self.office.renew(row["licence"], number, row["until"])
        in_time = self.office.today <= row["until"] - ASK_BEFORE
        self.book.filed(
            case, row["licence"], carries=number, carried_from=row["case"], renews=True,
            in_time=in_time, renewed_until=row["until"],
        )  # fmt: skip
        self.office.accept(case)

    def _renewable(self) -> list[str]:
        pending = {self.book.parts[place]["carries"] for place in self.book.parts_in("open")}
        pending |= {self.book.parts[place]["carries"] for place in self.book.parts_in("granted")}
        return [
            number
            for number, row in self.book.permits.items()
            if row["licence"] in RENEWABLE and row["until"] and number not in pending
        ]

    @precondition(lambda self: self.book.parts_in("open"))
    @rule(pick=PICK)
    def let_the_clerk_decide(self, pick: int) -> None:
        """Who accepted a case does not decide it, whatever the role."""
        case, licence = nth(self._open_parts(), pick)
        by = self.office.reviewer(case, licence, CLERK.name)
        if real_catalog().licence(licence).is_filing:
            return
        self.office.do(case, ActionType.REVIEW, Review(Opinion.PASS), licence, by)
        self._refused(case, ActionType.GRANT, Grant(), licence, by)


def lawful_until(licence: str, first: date) -> date | None:
    """Return the last day the law gives, for what the law limits."""
    years = YEARS.get(licence)
    if years is None:
        return None
    return first.replace(year=first.year + years) - timedelta(days=1)


def renewed_until(part: dict[str, Any], licence: str, today: date) -> date | None:
    """Return the last day of a renewed permit: its term follows the old one, or begins today."""
    first = part["renewed_until"] + timedelta(days=1)
    return lawful_until(licence, first if part["in_time"] else max(first, today))
