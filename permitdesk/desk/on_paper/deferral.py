"""The facts of acceptance with gaps (容缺): the notice, the promise, the end; and of papers judged."""

from collections.abc import Iterable

from permitdesk.desk.on_paper.limits import due_words
from permitdesk.desk.on_paper.occasion import Occasion
from permitdesk.desk.on_paper.special import due_on
from permitdesk.desk.on_paper.values import clause, numbered, without_identities
from permitdesk.domain.application import needs_of
from permitdesk.domain.deferral import AcceptWithGaps, EndByGaps, Gap
from permitdesk.domain.judging import Judged, Judgement
from permitdesk.domain.running import clock_of, due_of
from permitdesk.domain.special import Which
from permitdesk.domain.state import PartStatus
from permitdesk.domain.wording import Fact
from permitdesk.text import paper_day

Row = dict[str, str]


def deferral_facts(occasion: Occasion) -> dict[str, Fact]:
    """Return what the notice and the promise say: what comes later, in which form, until when."""
    accepted, state = occasion.action.facts, occasion.case.state
    assert isinstance(accepted, AcceptWithGaps)
    clock = clock_of(occasion.case, Which.DEFERRAL)
    due = due_of(clock, occasion.calendar)
    assert due is not None, "the days to bring papers run from the acceptance itself"
    number = state.number_of(occasion.action, occasion.place, "acceptance_notice")
    return {
        **occasion.common(),
        "subject": occasion.subject(),
        "accepted": number,
        "notice": state.number_of(occasion.action, occasion.place, "deferral_notice"),
        "gaps": numbered(_papers(occasion, accepted.gaps)),
        "gap_names": _names(accepted.gaps),
        "needing": _licences(occasion, accepted.gaps),
        "others": _others(occasion, accepted.gaps),
        "days": str(clock.limit.length),
        "due": due_words(due, occasion.wording),
        "provisional": "yes" if due.provisional else "",
        "signer": accepted.signer,
        "authority": clause(accepted.authority),
    }


def deferral_ending_facts(occasion: Occasion) -> dict[str, Fact]:
    """Return what the end for want of a promised paper says; it is no refusal."""
    ended, state = occasion.action.facts, occasion.case.state
    assert isinstance(ended, EndByGaps)
    deferral, before = occasion.before.state.deferral, occasion.before.state.parts
    assert deferral is not None
    gone = [
        part.part.name
        for code, part in state.parts.items()
        if part.status is PartStatus.WITHDRAWN and before[code].status.is_open
    ]
    return {
        **occasion.common(),
        "subject": occasion.subject(),
        "accepted_on": paper_day(deferral.since),
        "signer": deferral.facts.signer,
        "due": due_on(occasion, occasion.before, Which.DEFERRAL),
        "gaps": numbered(_papers(occasion, ended.gaps)),
        "gap_names": _names(ended.gaps),
        "ended": "、".join(gone),
        "going_on": "、".join(state.parts[code].part.name for code in state.open_parts),
        "decided": "、".join(state.parts[code].part.name for code in state.decided_parts),
    }


def verdict_facts(occasion: Occasion) -> dict[str, Fact]:
    """Return what everybody said of the papers: each verdict, its reason, what settled it."""
    application, judged = occasion.case.application, occasion.case.state.judged
    needs = needs_of(occasion.catalog, application)
    names = {need.key: need.name for need in needs}
    papers = [(key, judged[key]) for key in (*names, *judged) if key in judged]
    rows = [
        {
            "material": names.get(key, key),
            "opinions": "\n".join(_opinion(occasion, one) for one in verdict.opinions),
            "settled": _settled(occasion, verdict),
        }
        for key, verdict in dict(papers).items()
    ]
    differing = [names.get(key, key) for key, one in judged.items() if one.differs]
    return {
        **occasion.common(),
        "subject": occasion.subject(),
        "papers": numbered(rows),
        "differing": "、".join(differing),
    }


def _papers(occasion: Occasion, gaps: Iterable[Gap]) -> list[Row]:
    """List papers that are not there, each with its form, its copies, and who asks for it."""
    application, word = occasion.case.application, occasion.wording.word
    needs = {need.key: need for need in needs_of(occasion.catalog, application)}
    parts = occasion.case.state.parts
    rows = []
    for gap in gaps:
        need = needs.get(gap.material)
        rows.append(
            {
                "name": gap.name,
                "form": word(need.form) if need else "",
                "copies": str(need.copies) if need else "",
                "licences": "、".join(parts[code].part.name for code in gap.licences),
            }
        )
    return rows


def _names(gaps: Iterable[Gap]) -> str:
    return "、".join(gap.name for gap in gaps)


def _licences(occasion: Occasion, gaps: Iterable[Gap]) -> str:
    """Name the licences that need a paper which is not there."""
    codes = dict.fromkeys(code for gap in gaps for code in gap.licences)
    return "、".join(occasion.case.state.parts[code].part.name for code in codes)


def _others(occasion: Occasion, gaps: Iterable[Gap]) -> str:
    """Name the licences that need none of them."""
    needing = {code for gap in gaps for code in gap.licences}
    parts = occasion.case.state.parts.items()
    return "、".join(part.part.name for code, part in parts if code not in needing)


def _opinion(occasion: Occasion, one: Judgement) -> str:
    facts, word = one.facts, occasion.wording.word
    department = occasion.catalog.departments.get(one.station)
    reason = word(facts.reason) if facts.reason else ""
    why = "，".join(without_identities(clause(text)) for text in (reason, facts.note) if text)
    return word(
        "opinion", licence=occasion.case.state.parts[one.licence].part.name,
        station=department.short if department else one.station, by=one.by,
        verdict=word(facts.verdict), why=word("why", why=why) if why else "",
    )  # fmt: skip


def _settled(occasion: Occasion, verdict: Judged) -> str:
    word = occasion.wording.word
    if verdict.settled is None:
        return word("differs") if verdict.differs else word("agreed")
    note = without_identities(clause(verdict.settled.note))
    return word("settled", verdict=word(verdict.settled.verdict), note=note)
