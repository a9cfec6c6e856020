"""The ways of applying on the notice sheet: where a promise may be chosen, and what follows from it."""

from collections.abc import Iterator, Mapping

from permitdesk.desk.on_paper.guided import Guided
from permitdesk.desk.on_paper.limits import limit_words
from permitdesk.desk.promising import UNSIGNED, after_check_limit, refusal_of
from permitdesk.domain.commitment import CommitmentFlow, Nature, flow_of
from permitdesk.domain.licence import Licence
from permitdesk.domain.wording import Fact


def ways_facts(guided: Guided, papers: Mapping[str, str]) -> dict[str, Fact]:
    """Return where a promise may be chosen, and where it may not and why.

    An older wording knows none of it.

    Args:
        guided: What a business answered, and what follows.
        papers: Key of a paper to the number under which the sheet lists it.
    """
    if "way_promise" not in guided.wording.words:
        return {}
    flows = [
        (place, licence, flow)
        for place, licence in enumerate(guided.licences, 1)
        if (flow := flow_of(guided.catalog.flows, licence)) is not None
    ]
    open_ = [one for one in flows if _is_open(guided, one[1])]
    ways = "；".join(_promise(guided, papers, *one) for one in open_)
    marked = guided.wording.word("way_own", said="")
    return {
        "ways": ways,
        "ways_marked": guided.wording.word("way_legend") if marked in ways else "",
        "ways_none": "yes" if guided.licences and not ways else "",
        "ways_closed": "".join(f"{said}。" for said in _closed(guided, flows)),
    }


def _is_open(guided: Guided, licence: Licence) -> bool:
    return refusal_of(guided.catalog, guided.answers, licence.code) is None


def _promise(
    guided: Guided, papers: Mapping[str, str], place: int, licence: Licence, flow: CommitmentFlow
) -> str:
    """Say how long both ways take, what may come later, when it is looked at, for whom it is not."""
    word = guided.wording.word
    decided = (
        word("way_on_the_spot")
        if flow.on_the_spot
        else word("way_within", days=str(flow.decision_days))
    )
    return word(
        "way_promise",
        no=str(place),
        decided=_own(guided, flow, "way_names_decision", decided),
        later=_later(guided, papers, licence, flow),
        check=_check(guided, flow),
        excluded=_excluded(guided, flow),
    )


def _later(
    guided: Guided, papers: Mapping[str, str], licence: Licence, flow: CommitmentFlow
) -> str:
    """Name the papers that may come later by their numbers, or in full where they have none."""
    names, word = dict(licence.materials_with_keys()), guided.wording.word
    counted = "、".join(papers[key] for key in flow.later if key in papers)
    others = "、".join(names[key].name for key in flow.later if key in names and key not in papers)
    told = [word("way_papers", nos=counted)] if counted else []
    told += [others] if others else []
    if not told:
        return ""
    return _own(guided, flow, "way_names_later", word("way_later", names="、".join(told)))


def _check(guided: Guided, flow: CommitmentFlow) -> str:
    word, limit = guided.wording.word, after_check_limit(flow)
    if limit is None:
        return word("way_checked_before", by=flow.after_check.by)
    words = limit_words(limit, guided.wording)
    within = word("uncertain", limit=words) if limit.uncertain else words
    told = word("way_checked_after", within=within, by=flow.after_check.by)
    return _own(guided, flow, "way_names_check", told)


def _excluded(guided: Guided, flow: CommitmentFlow) -> str:
    """Name what this promise excludes; what holds for every promise is said once below."""
    told = [item.text for item in flow.exclusions if not item.credit and item.id != UNSIGNED]
    return guided.wording.word("way_not_for", reasons="、".join(told)) if told else ""


def _closed(guided: Guided, flows: list[tuple[int, Licence, CommitmentFlow]]) -> Iterator[str]:
    """Yield what cannot be chosen though the sheet knows a promise: each kind of it once."""
    kinds: dict[str, list[str]] = {}
    for place, licence, flow in flows:
        refusal = refusal_of(guided.catalog, guided.answers, licence.code)
        if refusal is None:
            continue
        if flow.nature is Nature.REQUIRED:
            kind = guided.wording.word("way_required")
        elif refusal.key == "commitment.excluded":
            kind = guided.wording.word("way_excluded", reason=str(refusal.facts["reason"]))
        else:
            kind = guided.wording.word("way_not_offered")
        kinds.setdefault(kind, []).append(str(place))
    for kind, places in kinds.items():
        yield guided.wording.word("way_closed", nos="、".join(places), kind=kind)


def _own(guided: Guided, flow: CommitmentFlow, named: str, said: str) -> str:
    """Mark what is only this program's own rule; ``named`` is the word by which a rule names it."""
    word = guided.wording.word
    is_own = any(word(named) in rule for rule in flow.product_rules)
    return word("way_own", said=said) if is_own else said
