"""The procedure (办理程序) as one table: what may follow what, by whom, and which article says so."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from permitdesk.domain.application import ApplicationFile
from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.facts import (
    Amend,
    Archive,
    ChangeFile,
    Decline,
    Deliver,
    Deny,
    Facts,
    Grant,
    Issue,
    LookThrough,
    Print,
    Receive,
    RecordFiling,
    Remark,
    RequestCorrection,
    Review,
    Role,
    Sent,
)
from permitdesk.domain.law import Source, house_rule, licensing_act
from permitdesk.domain.state import ActionType, PartStatus, State, Status

Guard = Callable[[State, str], NotAllowed | None]


def _looked_through(state: State, _: str) -> NotAllowed | None:
    if state.looked_through is None:
        return NotAllowed("case.not_looked_through", ARTICLE_32)
    return None


def _nothing_missing(state: State, _: str) -> NotAllowed | None:
    seen = state.looked_through
    if seen is not None and not (seen.complete and seen.legal_form):
        return NotAllowed("case.not_complete", ARTICLE_32, defects=len(seen.defects))
    return None


def _something_missing(state: State, _: str) -> NotAllowed | None:
    seen = state.looked_through
    if seen is not None and seen.complete and seen.legal_form:
        return NotAllowed("case.nothing_to_correct", ARTICLE_32)
    return None


def _told_once(state: State, _: str) -> NotAllowed | None:
    if state.correction is not None:
        return NotAllowed("case.told_already", ARTICLE_32)
    return None


def _is_licence(state: State, licence: str) -> NotAllowed | None:
    if state.parts[licence].part.filing:
        return NotAllowed(
            "filing.no_decision", FILINGS_APART, licence=state.parts[licence].part.name
        )
    return None


def _is_filing(state: State, licence: str) -> NotAllowed | None:
    if not state.parts[licence].part.filing:
        return NotAllowed(
            "licence.no_filing", FILINGS_APART, licence=state.parts[licence].part.name
        )
    return None


def _something_granted(state: State, _: str) -> NotAllowed | None:
    return None if state.favourable else NotAllowed("case.nothing_granted", ARTICLE_39)


def _printed_or_denied(state: State, _: str) -> NotAllowed | None:
    if state.status is Status.DECIDED and state.favourable:
        return NotAllowed("case.issue_first", ARTICLE_39)
    return None


def _undecided(state: State, licence: str) -> NotAllowed | None:
    if licence and licence not in state.open_parts:
        return NotAllowed("case.decided_already", WITHDRAWAL, licence=licence)
    return None


ARTICLE_29 = licensing_act("第二十九条")
ARTICLE_32 = licensing_act("第三十二条")
ARTICLE_34 = licensing_act("第三十四条")
ARTICLE_38 = licensing_act("第三十八条")
ARTICLE_39 = licensing_act("第三十九条")
ARTICLE_44 = licensing_act("第四十四条")
WITHDRAWAL = house_rule("申请人可以撤回申请（法律未作规定，本系统规则）")
SEPARATE_PERSONS = house_rule("受理与决定由不同人员办理（本系统规则）")
FILINGS_APART = house_rule("备案不是行政许可，只作备案记录（本系统规则）")
ONE_PERMIT_REFORM = Source("“一业一证”改革实施方案（晋市政办〔2022〕43号）")


@dataclass(frozen=True)
class Rule:
    """One row of the procedure: what an action follows, who may do it, what says so.

    Attributes:
        source: The article the action, and its refusal, rests on.
        roles: Who may do it.
        sends: What people send with it.
        keeps: What the ledger keeps of it.
        part_follows: For an action on one licence, where that licence must stand.
        series: Numbers taken in the same transaction.
        by_decider: Only the department that decides; otherwise also the one in charge.
        guards: What must hold besides.
    """

    follows: frozenset[Status]
    source: Source
    roles: frozenset[Role]
    sends: type[Sent]
    keeps: type[Facts]
    part_follows: frozenset[PartStatus] = frozenset()
    series: tuple[str, ...] = ()
    by_decider: bool = False
    guards: tuple[Guard, ...] = ()

    @property
    def per_licence(self) -> bool:
        """Tell whether it is done to one licence and not to the whole case."""
        return bool(self.part_follows)


_CLERK = frozenset({Role.CLERK})
_COUNTER = frozenset({Role.CLERK, Role.KIOSK})
_REVIEWER = frozenset({Role.REVIEWER})
_TO_DECIDE = frozenset({PartStatus.IN_REVIEW, PartStatus.REVIEWED})

RULES: Mapping[ActionType, Rule] = {
    ActionType.RECEIVE: Rule(
        frozenset({Status.NEW}), ARTICLE_29, _COUNTER, ApplicationFile, Receive,
        series=("receipt",),
    ),
    ActionType.CORRECT_ON_SPOT: Rule(
        frozenset({Status.RECEIVED}), ARTICLE_32, _CLERK, ChangeFile, Amend
    ),
    ActionType.LOOK_THROUGH: Rule(
        frozenset({Status.RECEIVED}), ARTICLE_32, _CLERK, LookThrough, LookThrough
    ),
    ActionType.REQUEST_CORRECTION: Rule(
        frozenset({Status.RECEIVED}), ARTICLE_32, _CLERK, RequestCorrection, RequestCorrection,
        series=("correction_notice",), guards=(_told_once, _looked_through, _something_missing),
    ),
    ActionType.SUPPLEMENT: Rule(
        frozenset({Status.CORRECTING}), ARTICLE_32, _COUNTER, ChangeFile, Amend
    ),
    ActionType.ACCEPT: Rule(
        frozenset({Status.RECEIVED}), ARTICLE_32, _CLERK, Remark, Remark,
        series=("acceptance_notice",), guards=(_looked_through, _nothing_missing),
    ),
    ActionType.DECLINE: Rule(
        frozenset({Status.RECEIVED, Status.CORRECTING}), ARTICLE_32, _CLERK, Decline, Decline,
        series=("decline_notice",),
    ),
    ActionType.WITHDRAW: Rule(
        frozenset({Status.RECEIVED, Status.CORRECTING, Status.ACCEPTED}),
        WITHDRAWAL, _COUNTER, Remark, Remark, guards=(_undecided,),
    ),
    ActionType.REVIEW: Rule(
        frozenset({Status.ACCEPTED}), ARTICLE_34, _REVIEWER, Review, Review,
        part_follows=_TO_DECIDE,
    ),
    ActionType.GRANT: Rule(
        frozenset({Status.ACCEPTED}), ARTICLE_38, _REVIEWER, Grant, Grant,
        part_follows=frozenset({PartStatus.REVIEWED}),
        series=("grant_decision", "single_permit"), by_decider=True, guards=(_is_licence,),
    ),
    ActionType.DENY: Rule(
        frozenset({Status.ACCEPTED}), ARTICLE_38, _REVIEWER, Deny, Deny,
        part_follows=frozenset({PartStatus.REVIEWED}),
        series=("denial_decision",), by_decider=True, guards=(_is_licence,),
    ),
    ActionType.RECORD_FILING: Rule(
        frozenset({Status.ACCEPTED}), ONE_PERMIT_REFORM, _REVIEWER, RecordFiling, RecordFiling,
        part_follows=_TO_DECIDE, series=("filing_receipt",), by_decider=True, guards=(_is_filing,),
    ),
    ActionType.ISSUE: Rule(
        frozenset({Status.DECIDED}), ARTICLE_39, _CLERK, Remark, Issue,
        guards=(_something_granted,),
    ),
    ActionType.PRINT: Rule(
        frozenset({Status.ISSUED, Status.PRINTED, Status.DELIVERED}),
        ARTICLE_39, _CLERK, Print, Print,
    ),
    ActionType.DELIVER: Rule(
        frozenset({Status.PRINTED, Status.DECIDED}), ARTICLE_44, _CLERK, Deliver, Deliver,
        guards=(_printed_or_denied,),
    ),
    ActionType.ARCHIVE: Rule(
        frozenset({Status.DELIVERED, Status.DECLINED, Status.WITHDRAWN}),
        ONE_PERMIT_REFORM, _CLERK, Archive, Archive, series=("archive",),
    ),
}  # fmt: skip
"""What may follow what: the buttons of the faces and the commands obey these rows."""
