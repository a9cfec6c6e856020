"""A promise (告知承诺) in words: how long, which papers, who looks afterwards, what follows a breach."""

from collections.abc import Iterator

from permitdesk.domain.commitment import CommitmentFlow, Nature
from permitdesk.domain.licence import Licence
from permitdesk.domain.promise import PromiseTerms
from permitdesk.domain.state import PartState
from permitdesk.domain.timing import Unit
from permitdesk.text import short_day, tr

Line = tuple[str, str]
"""What it is about, and the words."""


def length_words(value: int, unit: Unit) -> str:
    """Write a length in the unit its rule uses: 20 个工作日, 30 日, 2 个月."""
    return tr(f"length.{unit.value}", count=value)


def promise_lines(flow: CommitmentFlow, licence: Licence) -> Iterator[Line]:
    """Yield what the commitment changes against the ordinary route, a line each."""
    days = flow.decision_days
    on_spot = tr("promise.on_the_spot") if flow.on_the_spot else ""
    within = tr("promise.within", days=max(1, days))
    yield tr("promise.days"), on_spot + within
    names = {key: material.name for key, material in licence.materials_with_keys()}
    waived = tuple(names[key] for key in flow.waives if key in names)
    later = tuple(names[key] for key in flow.later if key in names)
    if waived:
        yield tr("promise.waived"), tr("promise.list", items=waived)
    if later:
        yield tr("promise.later"), tr("promise.list", items=later)
    if flow.no_site_check:
        yield tr("promise.site_check"), tr("promise.no_site_check")
    yield tr("promise.after_check"), after_check_words(flow)
    promised = tuple(f"{place}. {text}" for place, text in enumerate(_promised(flow), 1))
    yield tr("promise.points"), "　".join(promised)
    yield tr("promise.breach"), "；".join(flow.consequence_of_breach)
    yield tr("promise.basis"), "；".join(flow.basis)


def _promised(flow: CommitmentFlow) -> tuple[str, ...]:
    return tuple(text for party in flow.parties for text in party.text)


def after_check_words(flow: CommitmentFlow) -> str:
    """Say who looks whether the promise is kept, and by when."""
    check = flow.after_check
    if check.before_decision:
        return tr("promise.before_decision", by=check.by)
    length = length_words(check.deadline_value, check.deadline_unit)
    return tr("promise.check_within", by=check.by, starts=check.starts, length=length)


def doubt_lines(flow: CommitmentFlow) -> Iterator[str]:
    """Yield what is only this product's own rule, and what nobody verified yet."""
    for rule in flow.product_rules:
        yield tr("promise.product_rule", rule=rule)
    if flow.uncertain_points:
        yield tr("promise.uncertain", points="；".join(flow.uncertain_points))


def points_of(terms: PromiseTerms) -> tuple[tuple[str, str], ...]:
    """List the promised points with who promises each, in the order they are counted, from 1."""
    return tuple((party.party, text) for party in terms.parties for text in party.text)


def standing_words(part: PartState) -> str:
    """Say how far the promise of one licence is, up to its decision."""
    promise = part.promise
    if promise.signed_on is not None:
        return tr("promise.signed", document=promise.document, day=short_day(promise.signed_on))
    if promise.told_on is not None:
        return tr("promise.told", document=promise.document, day=short_day(promise.told_on))
    terms = part.part.terms
    if terms is not None and terms.nature is Nature.REQUIRED:
        return tr("promise.as_paper")  # it is one of the materials, and needs no letter besides
    return tr("promise.not_told")
