"""The commitment at the counter (告知承诺): may this applicant take it, on which terms, what is filled in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from permitdesk.desk.desk import Desk
from permitdesk.domain.answer import Answers
from permitdesk.domain.application import Application, Route
from permitdesk.domain.case import Case
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.commitment import (
    DEV_ZONE,
    AfterCheck,
    CommitmentFlow,
    Exclusion,
    Nature,
    flow_of,
    is_offered,
)
from permitdesk.domain.credit import Bar, CreditState, Gate, refusal_at
from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.law import Source
from permitdesk.domain.licence import Licence
from permitdesk.domain.promise import COMMITMENT_SOURCE, LatePaper, PromiseTerms, SignCommitment
from permitdesk.domain.special import ExceptionRule
from permitdesk.domain.timing import Limit, Span, Start


@dataclass(frozen=True)
class OfferedPromise:
    """The commitment as it stands for one licence and this applicant.

    Attributes:
        flow: None where the licence has none.
        refusal: Why it may not be taken; None where it may.
        asked: What the applicant must declare not to be so.
    """

    licence: str
    name: str
    flow: CommitmentFlow | None
    refusal: NotAllowed | None
    asked: tuple[Exclusion, ...] = ()


def offers(desk: Desk, catalog: Catalog, application: Application) -> tuple[OfferedPromise, ...]:
    """Say for each licence of an application whether it may be applied for on a promise."""
    records = desk.store.credit(_uscc(application)) if _uscc(application) else ()
    found = []
    for code in application.licences:
        licence = catalog.licence(code)
        flow = flow_of(catalog.flows, licence)
        refusal = refusal_of(catalog, application.answers, code) or refusal_at(
            records, Gate.COMMITMENT, desk.today()
        )
        found.append(
            OfferedPromise(code, licence.name, flow, refusal, declared_for(flow) if flow else ())
        )
    return tuple(found)


def refusal_of(catalog: Catalog, answers: Answers, code: str) -> NotAllowed | None:
    """Return why a licence may not be applied for on a promise, whoever applies; None where it may."""
    licence = catalog.licence(code)
    if licence.hearing_required == "always":
        return NotAllowed("commitment.hearing", COMMITMENT_SOURCE, licence=licence.name)
    flow = flow_of(catalog.flows, licence)
    if flow is not None and flow.nature is Nature.REQUIRED:
        return NotAllowed("commitment.everybody", COMMITMENT_SOURCE, licence=licence.name)
    if not is_offered(flow, licence):
        return NotAllowed("commitment.not_offered", COMMITMENT_SOURCE, licence=licence.name)
    assert flow is not None
    return _excluded(flow, licence, answers)


def _excluded(flow: CommitmentFlow, licence: Licence, answers: Answers) -> NotAllowed | None:
    values = {**answers.shared, **answers.own.get(licence.code, {})}
    for item in flow.exclusions:
        if item.when is not None and item.when.holds(values):
            source = Source("", "；".join(flow.basis))
            return NotAllowed("commitment.excluded", source, licence=licence.name, reason=item.text)
    return None


def declared_for(flow: CommitmentFlow) -> tuple[Exclusion, ...]:
    """List what the applicant declares; whether the letter is signed its signatures tell."""
    return tuple(item for item in flow.exclusions if item.declared and item.id != UNSIGNED)


UNSIGNED = "unsigned"
"""Refusing to sign, and an agent without explicit power."""


def refuse_promises(
    desk: Desk,
    catalog: Catalog,
    application: Application,
    records: Iterable[CreditState],
    exceptions: Sequence[ExceptionRule] = (),
) -> None:
    """Refuse the commitment where it is not open to this applicant; the ordinary route stays open.

    Raises:
        NotAllowed: ``commitment.not_offered``, ``.hearing``, ``.excluded``, ``credit.commitment_closed``
            with the record and its article.
    """
    for code in application.promised:
        refusal = refusal_of(catalog, application.answers, code)
        if refusal is None and ExceptionRule.COMMITMENT_AFTER_BREACH not in exceptions:
            refusal = refusal_at(records, Gate.COMMITMENT, desk.today())
        if refusal is not None:
            raise refusal


def refuse_barred(desk: Desk, application: Application, bars: Iterable[Bar]) -> None:
    """Refuse what may not be applied for again (行政许可法 78, 79).

    Raises:
        NotAllowed: ``application.barred``.
    """
    for bar in bars:
        if bar.licence in application.licences and bar.holds_on(desk.today()):
            raise NotAllowed(
                "application.barred", Source("", bar.source), licence=bar.name, until=bar.until,
                document=bar.document, case=bar.case,
            )  # fmt: skip


def warnings(desk: Desk, application: Application) -> tuple[CreditState, ...]:
    """List open records against other holders with the same legal person: a warning, not a gate."""
    person = str(application.answers.shared.get("legal_person_name", ""))
    if not person:
        return ()
    found = desk.store.credit_of_person(person, _uscc(application))
    return tuple(item for item in found if item.holds_on(desk.today()))


def terms_of(catalog: Catalog, code: str, route: Route, answers: Answers) -> PromiseTerms | None:
    """Return what a licence's promise wants; None on a route and for a licence that wants none."""
    licence = catalog.licence(code)
    flow = flow_of(catalog.flows, licence)
    if flow is None or (flow.nature is Nature.ROUTE and route is not Route.COMMITMENT):
        return None
    if flow.nature is Nature.DEFERRAL:
        return None
    names = dict(licence.materials_with_keys())
    return PromiseTerms(
        flow=flow.code,
        name=flow.name,
        nature=flow.nature,
        on_the_spot=flow.on_the_spot,
        after_check=after_check_limit(flow),
        after_check_by=flow.after_check.by,
        rectify=_limit(
            flow.rectify, f"{flow.name}：整改期限（本系统默认，可配置）", uncertain=True
        ),
        tell_within=_own(flow.tell_within, flow),
        recheck_within=_own(flow.recheck_within, flow),
        later=tuple(LatePaper(key, names[key].name) for key in flow.later if key in names),
        parties=flow.parties,
        publications=flow.publications,
        regulator=regulator_of(catalog, licence, flow, answers),
    )


def after_check_limit(flow: CommitmentFlow) -> Limit | None:
    """Return by when a promise is looked at; None where it is looked at before the decision."""
    check: AfterCheck = flow.after_check
    if check.before_decision:
        return None
    source = f"{flow.name}：{check.certainty}"
    return Limit(
        check.deadline_value, check.deadline_unit, Start.PREVIOUS_STEP, source,
        uncertain=check.configurable,
    )  # fmt: skip


def promised_limit(catalog: Catalog, code: str, route: Route, answers: Answers) -> Limit:
    """Return the office's own limit of a route: a promise has its flow's days, none is on the spot."""
    licence = catalog.licence(code)
    ordinary = licence.promised_limit(answers)
    flow = flow_of(catalog.flows, licence)
    if route is not Route.COMMITMENT or flow is None:
        return ordinary
    return replace(ordinary, length=max(1, flow.decision_days), source=f"告知承诺：{flow.name}")


def _limit(span: Span, source: str, *, uncertain: bool) -> Limit:
    return Limit(span.value, span.unit, Start.PREVIOUS_STEP, source, uncertain)


def _own(span: Span | None, flow: CommitmentFlow) -> Limit | None:
    if span is None:
        return None
    return _limit(
        span, "；".join(flow.consequence_of_breach[1:2]) or flow.name, uncertain=span.uncertain
    )


def _in_zone(place: Mapping[str, str]) -> bool:
    """Tell whether an address lies in the development zone, which has no division code of its own."""
    return any("开发区" in str(place.get(part, "")) for part in ("town", "village", "detail"))


def regulator_of(
    catalog: Catalog, licence: Licence, flow: CommitmentFlow | None, answers: Answers
) -> str:
    """Return the full name of the office that supervises from now on, by the place of the premises.

    Empty where the one that decides does so itself.
    """
    place = answers.shared.get("premises_address") or answers.shared.get("project_site")
    where = place if isinstance(place, Mapping) else {}
    division = DEV_ZONE if _in_zone(where) else where.get("division") or catalog.office.division
    named = flow.regulators.get(division) if flow else None
    if named:
        return named
    department = catalog.departments[licence.authority.code]
    return "" if catalog.decider(licence).code == department.code else department.office


def filled_signature(
    case: Case, licence: str, sent: SignCommitment, officer: str
) -> SignCommitment:
    """Fill in the copies a flow wants and who signed for the office."""
    terms = case.state.parts[licence].part.terms
    wanted = {item.party: item for item in terms.parties} if terms else {}
    signatures = tuple(
        replace(
            item,
            paper_copies=item.paper_copies or wanted[item.party].paper_copies,
            pdf_copies=item.pdf_copies or wanted[item.party].pdf_copies,
        )
        if item.party in wanted
        else item
        for item in sent.signatures
    )
    return replace(sent, signatures=signatures, officer=sent.officer or officer)


def refuse_undeclared(catalog: Catalog, licence: str, sent: SignCommitment) -> None:
    """Refuse a signature while something the flow excludes was not declared.

    Raises:
        NotAllowed: ``commitment.not_declared`` with the sentence.
    """
    flow = flow_of(catalog.flows, catalog.licence(licence))
    for item in declared_for(flow) if flow else ():
        if item.id not in sent.declared:
            raise NotAllowed(
                "commitment.not_declared", COMMITMENT_SOURCE,
                licence=catalog.licence(licence).name, reason=item.text,
            )  # fmt: skip


def _uscc(application: Application) -> str:
    return str(application.answers.shared.get("uscc", ""))
