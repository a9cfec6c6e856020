"""What must hold besides the order of things, each with the article that says so."""

from collections.abc import Callable, Iterator

from permitdesk.domain.deferral import DEFERRAL_SOURCE
from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.hearing import ARTICLE_46, ARTICLE_47
from permitdesk.domain.law import Source, house_rule, licensing_act
from permitdesk.domain.permit import PermitState
from permitdesk.domain.renewal import ARTICLE_50
from permitdesk.domain.service import SERVICE_RULES
from permitdesk.domain.site_check import ONE_RECHECK
from permitdesk.domain.special import ARTICLE_42, ARTICLE_45, ExceptionRule
from permitdesk.domain.state import ActionType, PartState, State, Status

Guard = Callable[[State, str], NotAllowed | None]

ARTICLE_29 = licensing_act("第二十九条")
ARTICLE_32 = licensing_act("第三十二条")
ARTICLE_34 = licensing_act("第三十四条")
ARTICLE_38 = licensing_act("第三十八条")
ARTICLE_39 = licensing_act("第三十九条")
ARTICLE_44 = licensing_act("第四十四条")
WITHDRAWAL = house_rule("申请人可以撤回申请（法律未作规定，本系统规则）")
SEPARATE_PERSONS = house_rule("受理、核查与决定由不同人员办理（本系统规则）")
FILINGS_APART = house_rule("备案不是行政许可，只作备案记录（本系统规则）")
RETURNED = house_rule("申请人未在建议期限内补正的，可以退回材料，不是不予许可（本系统规则）")
EXCEPTIONS = house_rule("例外须由监督人员批准、说明理由并列入日报（本系统规则）")
NUMBERS = house_rule("文书编号连续，作废须记明原因和人员（本系统规则）")
ONE_PERMIT_REFORM = Source("“一业一证”改革实施方案（晋市政办〔2022〕43号）")


def looked_through(state: State, _: str) -> NotAllowed | None:
    """Refuse while nobody looked the papers through."""
    if state.looked_through is None:
        return NotAllowed("case.not_looked_through", ARTICLE_32)
    return None


def nothing_missing(state: State, _: str) -> NotAllowed | None:
    """Refuse while something is missing or not in legal form."""
    seen = state.looked_through
    if seen is not None and not (seen.complete and seen.legal_form):
        return NotAllowed("case.not_complete", ARTICLE_32, defects=len(seen.defects))
    return None


def something_missing(state: State, _: str) -> NotAllowed | None:
    """Refuse where there is nothing to correct."""
    seen = state.looked_through
    if seen is not None and seen.complete and seen.legal_form:
        return NotAllowed("case.nothing_to_correct", ARTICLE_32)
    return None


def told_once(state: State, _: str) -> NotAllowed | None:
    """Refuse a second notice, unless a supplement brought something new or a supervisor allows it."""
    if state.correction is None or state.changed:
        return None
    if ExceptionRule.SECOND_CORRECTION in state.exceptions:
        return None
    return NotAllowed("case.told_already", ARTICLE_32)


def exceptions_left(state: State) -> tuple[ExceptionRule, ...]:
    """List the rules a supervisor may still make an exception from; none twice."""
    told = state.correction is not None
    return tuple(
        rule
        for rule in ExceptionRule
        if rule not in state.exceptions and (told or rule is not ExceptionRule.SECOND_CORRECTION)
    )


def exception_left(state: State, _: str) -> NotAllowed | None:
    """Refuse an exception nobody needs."""
    return None if exceptions_left(state) else NotAllowed("case.no_exception_needed", EXCEPTIONS)


def is_licence(state: State, licence: str) -> NotAllowed | None:
    """Refuse a decision on a filing."""
    part = state.parts[licence].part
    return (
        NotAllowed("filing.no_decision", FILINGS_APART, licence=part.name) if part.filing else None
    )


def is_filing(state: State, licence: str) -> NotAllowed | None:
    """Refuse to record a licence as a filing."""
    part = state.parts[licence].part
    return (
        None if part.filing else NotAllowed("licence.no_filing", FILINGS_APART, licence=part.name)
    )


def something_granted(state: State, _: str) -> NotAllowed | None:
    """Refuse to issue where nothing was granted, or all that was has its paper."""
    if not state.favourable:
        return NotAllowed("case.nothing_granted", ARTICLE_39)
    return None if state.not_issued else NotAllowed("case.all_issued", ARTICLE_39)


def something_to_print(state: State, _: str) -> NotAllowed | None:
    """Refuse to print before anything was issued, and where nothing of it lives."""
    if state.issued and not _lives(state):
        return NotAllowed("print.nothing", ARTICLE_39)
    return something_issued(state, "")


def _lives(state: State) -> bool:
    made = (*state.issued.permits, state.issued.composite) if state.issued else ()
    return any(item is not None and item.state is PermitState.LIVE for item in made)


def something_issued(state: State, _: str) -> NotAllowed | None:
    """Refuse to print or publish before anything was issued."""
    return None if state.issued else NotAllowed("case.issue_first", ARTICLE_39)


def printed_or_denied(state: State, _: str) -> NotAllowed | None:
    """Refuse to hand over what was not issued, or not printed although it lives."""
    if state.status is Status.DECIDED and state.not_issued:
        return NotAllowed("case.issue_first", ARTICLE_39)
    if state.status is Status.ACCEPTED and state.issued is None:
        return NotAllowed("case.issue_first", ARTICLE_39)
    if state.status is Status.ISSUED and _lives(state):
        return NotAllowed(
            "case.out_of_order", ARTICLE_44, action=ActionType.DELIVER, status=state.status,
            part=None,
        )  # fmt: skip
    return None


def undecided(state: State, licence: str) -> NotAllowed | None:
    """Refuse to withdraw what was decided."""
    if licence and licence not in state.open_parts:
        return NotAllowed("case.decided_already", WITHDRAWAL, licence=licence)
    return None


def no_open_stop(state: State, licence: str) -> NotAllowed | None:
    """Refuse a decision, or a second special procedure, while a result is waited for."""
    stop = state.parts[licence].open_stop
    if stop is None:
        return None
    return NotAllowed(
        "case.result_awaited", ARTICLE_45, licence=state.parts[licence].part.name,
        procedure=stop.kind, document=stop.document,
    )  # fmt: skip


def open_stop(state: State, licence: str) -> NotAllowed | None:
    """Refuse a result nobody waits for."""
    part = state.parts[licence]
    if part.awaited is None:
        return NotAllowed("pause.none", ARTICLE_45, licence=part.part.name)
    if part.awaited.served is None:
        return NotAllowed("pause.not_served", ARTICLE_45, document=part.awaited.document)
    return None


def may_extend(state: State, licence: str) -> NotAllowed | None:
    """Refuse an extension no rule allows, and a second one."""
    part = state.parts[licence]
    if part.part.extension is None:
        return NotAllowed("extension.no_rule", ARTICLE_42, licence=part.part.name)
    return _once(part, ARTICLE_42)


def _once(part: PartState, source: Source) -> NotAllowed | None:
    if part.extension is not None:
        return NotAllowed(
            "extension.once", source, licence=part.part.name, document=part.extension.document
        )
    return None


def may_extend_jointly(state: State, _: str) -> NotAllowed | None:
    """Refuse where no joint limit runs, and a second extension."""
    licences = [part for part in state.parts.values() if not part.part.filing]
    if len(licences) < 2 or not any(part.status.is_open for part in licences):  # noqa: PLR2004
        return NotAllowed("extension.no_joint_limit", ARTICLE_42)
    if state.joint_extension is not None:
        return NotAllowed(
            "extension.joint_once", ARTICLE_42, document=state.joint_extension.document
        )
    return None


def to_be_checked(state: State, _: str) -> NotAllowed | None:
    """Refuse a plan where nothing is looked at, or after the check was recorded."""
    if state.site.recheck is not None:
        return NotAllowed("site_check.no_third", ONE_RECHECK)
    if state.site.record is not None:
        return NotAllowed("site_check.recorded", ONE_RECHECK)
    if not state.to_check:
        return NotAllowed("site_check.none_needed", ONE_PERMIT_REFORM)
    return None


def planned(state: State, _: str) -> NotAllowed | None:
    """Refuse to record, or change who looks at, a check that nobody planned."""
    if state.site.recheck is not None:
        return NotAllowed("site_check.no_third", ONE_RECHECK)
    if state.site.record is not None:
        return NotAllowed("site_check.recorded", ONE_RECHECK)
    return None if state.site.plan else NotAllowed("site_check.not_planned", ONE_PERMIT_REFORM)


def defects_found(state: State, _: str) -> NotAllowed | None:
    """Refuse to order rectification twice, or of nothing."""
    if state.site.rectification is not None:
        return NotAllowed("site_check.told_already", ONE_RECHECK)
    if state.site.record is None:
        return NotAllowed("site_check.not_recorded", ONE_PERMIT_REFORM)
    return None if state.site.defects() else NotAllowed("site_check.no_defects", ONE_PERMIT_REFORM)


def rectification_ordered(state: State, _: str) -> NotAllowed | None:
    """Refuse a re-check that nothing was ordered for, and every further one."""
    if state.site.recheck is not None:
        return NotAllowed("site_check.no_third", ONE_RECHECK)
    if state.site.rectification is None:
        return NotAllowed("site_check.nothing_ordered", ONE_RECHECK)
    return None


def site_passed(state: State, licence: str) -> NotAllowed | None:
    """Refuse a grant before the check on site, or against what it found."""
    part = state.parts[licence].part
    if not part.site_check or state.site.passed(licence):
        return None
    if state.site.record is None:
        return NotAllowed("site_check.first", ARTICLE_34, licence=part.name)
    return NotAllowed("site_check.defects_stand", ARTICLE_34, licence=part.name)


def heard(state: State, licence: str) -> NotAllowed | None:
    """Refuse a decision before a hearing that must be held, was asked for, or was called."""
    part = state.parts[licence]
    wanted = part.part.hearing == "always" or part.hearing.requested or part.hearing.called
    if wanted and part.hearing.held is None:
        return NotAllowed("hearing.first", ARTICLE_46, licence=part.part.name)
    return None


def hearing_not_told(state: State, licence: str) -> NotAllowed | None:
    """Refuse to tell twice."""
    if state.parts[licence].hearing.told is not None:
        return NotAllowed("hearing.told_already", ARTICLE_47)
    return None


def hearing_told(state: State, licence: str) -> NotAllowed | None:
    """Refuse a request before the right was told, and a second one."""
    hearing = state.parts[licence].hearing
    if hearing.told is None:
        return NotAllowed("hearing.tell_first", ARTICLE_47)
    return NotAllowed("hearing.requested_already", ARTICLE_47) if hearing.requested else None


def hearing_wanted(state: State, licence: str) -> NotAllowed | None:
    """Refuse a hearing nobody asked for and no rule wants, and calling it after it was held."""
    part = state.parts[licence]
    if part.hearing.held is not None:
        return NotAllowed("hearing.held_already", ARTICLE_47)
    if part.part.hearing == "none" and part.hearing.requested is None:
        return NotAllowed("hearing.not_wanted", ARTICLE_47, licence=part.part.name)
    return None


def hearing_called(state: State, licence: str) -> NotAllowed | None:
    """Refuse a record of a hearing that was not called, and a second one."""
    hearing = state.parts[licence].hearing
    if hearing.held is not None:
        return NotAllowed("hearing.held_already", ARTICLE_47)
    return None if hearing.called else NotAllowed("hearing.call_first", ARTICLE_47)


def silence_renews(state: State, licence: str) -> NotAllowed | None:
    """Refuse to take silence for a grant where no law says so (行政许可法 50)."""
    part = state.parts[licence].part
    if part.renews is None or not part.renews.deemed_if_silent:
        return NotAllowed("renewal.silence_is_none", ARTICLE_50, licence=part.name)
    return None


def only_gaps(state: State, _: str) -> NotAllowed | None:
    """Refuse acceptance with gaps where nothing is missing, or what is there is not in legal form."""
    seen = state.looked_through
    if seen is None:
        return NotAllowed("case.not_looked_through", ARTICLE_32)
    if seen.complete:
        return NotAllowed("deferral.nothing_missing", DEFERRAL_SOURCE)
    if not seen.legal_form:
        return NotAllowed("deferral.not_in_form", DEFERRAL_SOURCE)
    return None


def gaps_open(state: State, _: str) -> NotAllowed | None:
    """Refuse papers that nobody deferred."""
    if state.deferral is None or not state.deferral.open:
        return NotAllowed("deferral.none_open", DEFERRAL_SOURCE)
    return None


def no_gaps(state: State, licence: str) -> NotAllowed | None:
    """Refuse a favourable decision while a paper of the licence is still to come."""
    found = state.deferral.open if state.deferral else ()
    for gap in found:
        if licence in gap.licences:
            return NotAllowed(
                "deferral.first", DEFERRAL_SOURCE, licence=state.parts[licence].part.name,
                material=gap.name,
            )  # fmt: skip
    return None


def opinions_differ(state: State, _: str) -> NotAllowed | None:
    """Refuse to settle what nobody disputes."""
    if any(judged.differs for judged in state.judged.values()):
        return None
    return NotAllowed("material.nothing_to_settle", ONE_PERMIT_REFORM)


def something_to_serve(state: State, _: str) -> NotAllowed | None:
    """Refuse a service where every document was served."""
    if any(number not in state.served for number in _documents(state)):
        return None
    return NotAllowed("serve.nothing", SERVICE_RULES)


def something_to_spoil(state: State, _: str) -> NotAllowed | None:
    """Refuse to spoil where every document was served already."""
    if any(number not in state.served for number in _documents(state)):
        return None
    return NotAllowed("spoil.nothing", NUMBERS)


KEPT_SERIES = frozenset(
    {"case", "single_permit", "filing_receipt", "composite_permit", "archive", "receipt"}
)
"""Numbers that stand in registers and on codes: a spoiled sheet of theirs is printed again."""


def _documents(state: State) -> Iterator[str]:
    """Yield the numbers of documents that are neither spoiled nor kept in a register."""
    for number, taken in state.numbers.items():
        if not taken.spoiled and taken.series not in KEPT_SERIES:
            yield number
