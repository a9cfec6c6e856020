"""All sequences of a permit's life for one holder, tried by hypothesis against the book."""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from permitdesk.domain.facts import Archive, Deliver
from permitdesk.domain.follow_up import KeepPermit, RecordStatement, RevokeGround, TellIntent
from permitdesk.domain.permit import PermitState
from permitdesk.domain.permit_acts import LossReason, Reissue, Revoke
from permitdesk.domain.service import Service
from permitdesk.domain.state import ActionType
from tests.desk.hall import real_calendar
from tests.model.book import ALLOWED, ENDS, NOT_FOR_FILINGS, STANDING
from tests.model.deciding import PICK, Deciding, renewed_until
from tests.model.office import CLERK
from tests.model.turns import facts
from tests.model.watched import nth

KINDS = tuple(ALLOWED)
DAYS_TO_SPEAK = 5
"""Working days a holder has for a statement."""


class Life(Deciding):
    """One holder, one place, six licences, and all that can become of their permits."""

    @precondition(lambda self: self.book.permits)
    @rule(pick=PICK, kind=st.sampled_from(KINDS))
    def turn(self, pick: int, kind: str) -> None:
        """Try any turn at any permit: the book says whether it may be."""
        number = nth(list(self.book.permits), pick)
        row = self.book.permits[number]
        sent, type_ = facts(kind, self.office.today, row["version"]), ActionType(kind)
        actor = CLERK if kind in ("reissue", "correct_misprint", "cancel") else None
        by = actor or self.office.reviewer(row["case"], row["licence"])
        allowed = row["state"] in ALLOWED[kind]
        if not allowed or (row["filing"] and kind in NOT_FOR_FILINGS):
            self._refused(row["case"], type_, sent, row["licence"], by)
            return
        self._done(row["case"], type_, sent, row["licence"], by)
        anew = kind not in ENDS
        state = PermitState.LIVE if anew else ENDS[kind]
        self.book.turn(number, state, self.office.today, anew=anew)
        if kind == "reinstate":
            row["intent"] = None
        self._composed(row["case"], self.office.today)
        if kind in ("recall", "rescind"):
            self._asked(number)

    @precondition(lambda self: self.book.held(*STANDING))
    @rule(pick=PICK, ground=st.sampled_from((RevokeGround.NOT_ELIGIBLE, RevokeGround.DECEIT)))
    def tell_intent(self, pick: int, ground: RevokeGround) -> None:
        number = nth(self.book.held(*STANDING), pick)
        row = self.book.permits[number]
        by = self.office.reviewer(row["case"], row["licence"])
        sent = TellIntent(
            ground, "现场与承诺不符", Service("王某", day=self.office.today), days=DAYS_TO_SPEAK
        )
        if row["filing"] or row["intent"]:
            self._refused(row["case"], ActionType.TELL_INTENT, sent, row["licence"], by)
            return
        self._done(row["case"], ActionType.TELL_INTENT, sent, row["licence"], by)
        row["intent"] = (ground, real_calendar().nth_after(self.office.today, DAYS_TO_SPEAK))

    @precondition(lambda self: self.book.held(*STANDING))
    @rule(pick=PICK, keep=st.booleans())
    def settle_intent(self, pick: int, keep: bool) -> None:
        """Hear the holder and revoke, or keep the permit; refused where nothing was told."""
        number = nth(self.book.held(*STANDING), pick)
        row = self.book.permits[number]
        case, licence = row["case"], row["licence"]
        by = self.office.reviewer(case, licence)
        ground, last = row["intent"] or (RevokeGround.NOT_ELIGIBLE, self.office.today)
        sent = Revoke(ground, "现场与承诺不符")
        if not row["intent"]:
            self._refused(case, ActionType.REVOKE, sent, licence, by)
            return
        if keep:
            self._done(case, ActionType.KEEP_PERMIT, KeepPermit("已改正"), licence, by)
            row["intent"] = None
            return
        if self.office.today <= last:
            self._refused(case, ActionType.REVOKE, sent, licence, by)  # he may still speak
            said = RecordStatement("王某", "已经停业整顿", "不予采纳：事实清楚")
            self._done(case, ActionType.RECORD_STATEMENT, said, licence, by)
        self._done(case, ActionType.REVOKE, sent, licence, by)
        self.book.turn(number, PermitState.REVOKED, self.office.today)
        self._composed(case, self.office.today)
        self._asked(number)

    @precondition(lambda self: self.book.composite)
    @rule()
    def reissue_composite(self) -> None:
        whole = self.book.composite
        assert whole is not None
        sent = Reissue(LossReason.DAMAGED, "王某")
        if whole["state"] is not PermitState.LIVE:
            self._refused(whole["case"], ActionType.REISSUE, sent, "", CLERK)
            return
        self._done(whole["case"], ActionType.REISSUE, sent)
        self.book.compose_anew(whole["case"], self.office.today)

    @rule(days=st.sampled_from((1, 7, 30)))
    def pass_days(self, days: int) -> None:
        if not self.office.pass_days(days):
            return
        today = self.office.today
        for case, licence in self.book.silently_renewed(today):
            part = self.book.parts[case, licence]
            part["status"], part["until"] = "granted", renewed_until(part, licence, today)
        lapsed = self.book.lapsing(today)
        for number in lapsed:
            row = self.book.permits[number]
            ended = row["until"] + timedelta(days=1)
            self.book.turn(number, PermitState.LAPSED, ended)
            # Where several lapse in one step nobody prescribes which goes first.
            self._composed(row["case"], ended if len(lapsed) == 1 else None)
        for number in lapsed:
            self._asked(number)

    @precondition(lambda self: self.codes)
    @rule(pick=PICK)
    def print(self, pick: int) -> None:
        """Print a newest paper: only a live one may come out, and a reprint is the same bytes."""
        number, _ = nth(sorted(self.codes), pick)
        entry = self.office.store.permit(number)
        if entry.state is not PermitState.LIVE:
            return
        before = len(self.office.store.case(entry.permit.case_number).actions)
        first = self.office.come_out(entry.permit)
        pdf = self.office.store.paper_bytes(first.sha256)
        assert pdf == self.office.drawn(entry.permit), "it came out unlike the register"
        again = self.office.come_out(entry.permit)
        assert self.office.store.paper_bytes(again.sha256) == pdf, "a copy differs"
        assert again.copies == first.copies + 1
        after = self.office.store.case(entry.permit.case_number).actions
        assert len(after) == before + 2, "two copies are two entries"

    @precondition(lambda self: self.book.cases_with("issued"))
    @rule(pick=PICK)
    def file_away(self, pick: int) -> None:
        """Hand over and archive where it may be: a permit lives longer than its case."""
        case = nth(self.book.cases_with("issued"), pick)
        here = self.office.store.case(case)
        if ActionType.DELIVER in here.next_actions():
            self._done(case, ActionType.DELIVER, Deliver("王某"))
        elif ActionType.ARCHIVE in here.next_actions():
            self._done(case, ActionType.ARCHIVE, Archive(12, "长期"))
