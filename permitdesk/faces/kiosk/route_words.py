"""The two ways of applying in words for people who read no law: how long, what is looked at, what if."""

from collections.abc import Iterator

from permitdesk.desk.guiding import Guiding
from permitdesk.desk.promising import UNSIGNED, OfferedPromise, after_check_limit
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.commitment import CommitmentFlow
from permitdesk.domain.licence import Licence
from permitdesk.faces.kiosk.plain import limit_of, spoken_limit
from permitdesk.faces.kiosk.progress_words import Paragraph
from permitdesk.faces.shared.messages import Told, tell_error
from permitdesk.text import tr

TOLD_WHY = ("credit.commitment_closed", "commitment.excluded")
"""Refusals that are about this applicant; what the office offers to nobody is not spoken of here."""


def is_asked(offered: OfferedPromise) -> bool:
    """Tell whether an applicant is told of a promise: he may choose it, or hears why he may not."""
    if offered.flow is None:
        return False
    return offered.refusal is None or offered.refusal.key in TOLD_WHY


def ordinary_line(catalog: Catalog, code: str) -> str:
    """Say how long the ordinary way takes at most, and whether somebody comes to look first."""
    licence, limit = catalog.licence(code), spoken_limit(limit_of(catalog, code))
    comes = licence.site_check.required and licence.site_check.timing == "before_decision"
    return tr("kiosk.route.ordinary_visit" if comes else "kiosk.route.ordinary_line", limit=limit)


def promise_line(flow: CommitmentFlow) -> str:
    """Say how long the way of the promise takes."""
    if flow.on_the_spot:
        return tr("kiosk.route.promise_spot")
    return tr("kiosk.route.promise_within", count=flow.decision_days)


def meaning(guiding: Guiding, offered: OfferedPromise) -> tuple[Paragraph, ...]:
    """Say what a promise means: what may come later, what is looked at, what if it is not true."""
    flow = offered.flow
    assert flow is not None, "only a licence with a promise is spoken of"
    found = [Paragraph(tr("kiosk.route.what"), (tr("kiosk.route.what_line"),))]
    later = tuple(_later(guiding.catalog.licence(offered.licence), flow))
    if later:
        found.append(Paragraph(tr("kiosk.route.later"), (*later, tr("kiosk.route.later_line"))))
    found.append(Paragraph(tr("kiosk.route.check"), (_check(flow),)))
    found.append(
        Paragraph(
            tr("kiosk.route.false"), (tr("kiosk.route.false_line"), *flow.consequence_of_breach)
        )
    )
    not_for = [item.text for item in flow.exclusions if not item.credit and item.id != UNSIGNED]
    not_for.append(tr("kiosk.route.not_for_credit"))
    found.append(Paragraph(tr("kiosk.route.not_for"), tuple(not_for)))
    return tuple(found)


def closed(offered: OfferedPromise) -> Told:
    """Say why this applicant may not choose the promise, with the record and the article."""
    assert offered.refusal is not None, "it is closed to him"
    return tell_error(offered.refusal)


def letter_leaves(offered: OfferedPromise) -> tuple[Paragraph, ...]:
    """Return the letter leaf by leaf: what the office tells, then what each party promises."""
    flow = offered.flow
    assert flow is not None, "only a licence with a promise has a letter"
    told = (*flow.notify_specific, flow.effect, *flow.consequence_of_breach)
    leaves = [Paragraph(tr("kiosk.letter.told"), tuple(one for one in told if one))]
    for party in flow.parties:
        head = tr("kiosk.letter.promised", party=party.party)
        leaves.append(Paragraph(head, tuple(f"□ {point}" for point in party.text)))
    return tuple(leaves)


def _later(licence: Licence, flow: CommitmentFlow) -> Iterator[str]:
    names = dict(licence.materials_with_keys())
    yield from (names[key].name for key in flow.later if key in names)


def _check(flow: CommitmentFlow) -> str:
    limit = after_check_limit(flow)
    if limit is None:
        return tr("kiosk.route.check_before", by=flow.after_check.by)
    key = "kiosk.route.check_about" if limit.uncertain else "kiosk.route.check_line"
    return tr(key, limit=spoken_limit(limit), by=flow.after_check.by)
