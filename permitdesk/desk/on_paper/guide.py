"""The facts of the 一次性告知单: what one business needs, why, on which conditions, with which papers."""

from collections.abc import Iterator, Mapping

from permitdesk.desk.on_paper.conditions import condition_words
from permitdesk.desk.on_paper.guided import Guided
from permitdesk.desk.on_paper.guided_ways import ways_facts
from permitdesk.desk.on_paper.leaflet import leaflet_facts
from permitdesk.desk.on_paper.limits import basis_words, limit_words
from permitdesk.desk.on_paper.saved import saved_rows
from permitdesk.desk.on_paper.values import Writer, clause, numbered, places
from permitdesk.domain.answer import Value
from permitdesk.domain.condition import Condition, Op
from permitdesk.domain.form import Field, FieldType
from permitdesk.domain.industry import GuideQuestion, Need
from permitdesk.domain.materials import MaterialNeed, materials_of
from permitdesk.domain.paper import Block, Style, Text, Ticks
from permitdesk.domain.timing import Limit
from permitdesk.domain.wording import Fact, Ready


def guide_facts(guided: Guided) -> dict[str, Fact]:
    """Return what a notice sheet says of one choice, all but its day."""
    choice, office = guided.choice, guided.catalog.office
    facts: dict[str, Fact] = {
        "office": guided.catalog.lead.office,
        "industry": guided.industry.name,
        "hall": office.hall,
        "address": office.address,
        "phone": office.phone,
        "complaints": office.complaints,
        "hours": office.hours,
        "website": office.website,
        "bundle": "yes" if choice.bundle else "",
        "needed": numbered([_needed(guided, need) for need in choice.needed]),
        "filings": [
            {"no": str(place), **_needed(guided, need)}
            for place, need in enumerate(choice.filings, len(choice.needed) + 1)
        ],
        "bases": "；".join(_bases(guided)),
        "not_needed": "；".join(_not_needed(guided)),
        "materials": numbered([*_known(guided), *_conditional(guided)]),
        "generated": "、".join(need.name for need in _needs(guided) if need.generated),
        "savings": saved_rows(guided),
        "longest": _longest(guided),
        "order": "；".join(_order(guided)),
        "results": "、".join(licence.certificate_name for licence in guided.licences),
        "none_needed": clause(choice.none_needed.text) if choice.none_needed else "",
        "none_needed_basis": _none_needed_basis(guided),
        **ways_facts(guided, _places(guided)),
    }
    conditions = tuple(_conditions(guided))
    if conditions:
        facts["conditions"] = Ready(conditions)
    if "several" not in guided.wording.words:  # an older wording: everything below each other
        return facts
    known, sometimes = _known(guided), list(_conditional(guided))
    counted = numbered([*known, *sometimes])
    papers, rest = counted[: len(known)], counted[len(known) :]
    return {**facts, **leaflet_facts(guided, papers, rest, list(_bases(guided)))}


SEVERAL = 3
"""From so many licences on it is said how many want a paper, and not which."""


# --- what is needed and why ---


def _needed(guided: Guided, need: Need) -> dict[str, str]:
    licence, wording = guided.catalog.licence(need.licence), guided.wording
    timing = licence.site_check.timing if licence.site_check.required else "none"
    return {
        "name": licence.name,
        "because": _because(guided, need) or wording.word("always"),
        "decider": guided.catalog.decider(licence).office,
        "statutory": _limit(guided, licence.statutory_limit(guided.answers)),
        "promised": _limit(guided, licence.promised_limit(guided.answers)),
        "site_check": wording.word(timing),
    }


def _bases(guided: Guided) -> Iterator[str]:
    """Yield what each licence rests on, under its number in the tables."""
    needs = (*guided.choice.needed, *guided.choice.filings)
    for place, need in enumerate(needs, 1):
        basis = basis_words(need.sources, guided.wording)
        yield guided.wording.word("based", no=str(place), basis=basis)


def _not_needed(guided: Guided) -> Iterator[str]:
    """Yield what is not needed; licences that one answer spares stand together."""
    spared: dict[str, list[str]] = {}
    for need in guided.choice.not_needed:
        because = _because(guided, need) or guided.wording.word("blank")
        spared.setdefault(because, []).append(guided.catalog.licence(need.licence).name)
    for because, names in spared.items():
        yield guided.wording.word("spared", names="、".join(names), because=because)


def _because(guided: Guided, need: Need) -> str:
    """Say which answers decided, with the standard where one was compared with."""
    standards = {
        part.field: part
        for part in (need.rule.comparisons() if need.rule else ())
        if part.op is Op.GTE
    }
    return "；".join(
        answer + _standard(guided, need, standards.get(question))
        for question, answer in zip(need.because, _answers(guided, need.because), strict=True)
    )


def _standard(guided: Guided, need: Need, part: Condition | None) -> str:
    if part is None:
        return ""
    unverified = part.param in need.uncertain
    return guided.wording.word(
        "standard_unverified" if unverified else "standard",
        value=str(part.value),
        unit=_question(guided, part.field).unit,
    )


def _answers(guided: Guided, answers: Mapping[str, Value]) -> Iterator[str]:
    writer = Writer(guided.wording, guided.catalog)
    for key, value in answers.items():
        question = _question(guided, key)
        field = Field(question.id, question.text, question.type, unit=question.unit)
        yield guided.wording.word(
            "answer", question=question.text, value=writer.value(value, field)
        )


def _question(guided: Guided, key: str) -> GuideQuestion:
    known = (item for item in guided.industry.questions if item.id == key)
    return next(known, GuideQuestion(key, key, FieldType.TEXT))


def _limit(guided: Guided, limit: Limit) -> str:
    words = limit_words(limit, guided.wording)
    return guided.wording.word("uncertain", limit=words) if limit.uncertain else words


def _none_needed_basis(guided: Guided) -> str:
    none_needed = guided.choice.none_needed
    if none_needed is None or not none_needed.basis:
        return ""
    if not none_needed.uncertain:
        return none_needed.basis
    return guided.wording.word("unverified", citation=none_needed.basis)


# --- conditions and papers ---


def _conditions(guided: Guided) -> Iterator[Block]:
    for licence in guided.licences:
        if licence.conditions:
            yield Text(licence.name, Style.QUIET)
            yield Ticks(licence.conditions)


def _needs(guided: Guided) -> tuple[MaterialNeed, ...]:
    return materials_of(guided.catalog, guided.choice.bundle, guided.answers)


def _places(guided: Guided) -> dict[str, str]:
    """Return under which number each paper stands that is asked for by what is known."""
    needs = (need for need in _needs(guided) if not need.generated)
    return {need.key: str(place) for place, need in enumerate(needs, 1)}


def _known(guided: Guided) -> list[dict[str, str]]:
    """List the papers to hand in that are asked for by what is known from the guide."""
    return [
        {
            "name": need.name,
            "wanted": _wanted(guided, need.form, need.copies),
            "uses": _uses(guided, set(need.uses)),
            "flags": _flags(guided, need),
        }
        for need in _needs(guided)
        if not need.generated
    ]


def _conditional(guided: Guided) -> Iterator[dict[str, str]]:
    """Yield the papers whose condition the guide did not ask about, each once with its condition."""
    seen: set[str] = set()
    for licence in guided.licences:
        for key, material in licence.materials_with_keys():
            condition = material.required_when
            if condition is None or condition.reads() <= guided.answers.shared.keys():
                continue
            if key in seen or condition.holds(guided.answers.shared):
                continue
            seen.add(key)
            users = {
                other.code for other in guided.licences if key in dict(other.materials_with_keys())
            }
            words = condition_words(condition, guided.fields, guided.wording)
            yield {
                "name": material.name,
                "wanted": _wanted(guided, material.form, material.copies),
                "uses": _uses(guided, users),
                "flags": guided.wording.word("conditional", condition=words),
            }


def _wanted(guided: Guided, form: str, copies: int) -> str:
    word = guided.wording.word
    return word("wanted", form=word(form), copies=str(copies))


def _uses(guided: Guided, users: set[str]) -> str:
    used = [code in users for code in guided.choice.bundle]
    word, count = guided.wording.word, sum(used)
    if "several" in guided.wording.words and count >= SEVERAL:
        return word("several", count=str(count))
    return word("all") if all(used) and len(used) > 1 else places(used)


def _flags(guided: Guided, need: MaterialNeed) -> str:
    """Say what makes a paper easier: deferred, looked up, made in this very case."""
    deferrable = all(
        material.deferrable and guided.catalog.licence(code).deferral_allowed
        for code, material in need.uses.items()
    )
    flags = {
        "produced": bool(need.produced_by),
        "shareable": need.shareable and need.to_hand_in,
        "deferrable": deferrable and need.to_hand_in,
        "replaceable": need.replaceable
        and need.to_hand_in
        and "replaceable" in guided.wording.words,
    }
    word = guided.wording.word
    between = "" if "several" in guided.wording.words else word("joined")
    return between.join(word(flag) for flag, holds in flags.items() if holds) or word("blank")


# --- how long, in which order ---


def _longest(guided: Guided) -> str:
    limits = [licence.promised_limit(guided.answers) for licence in guided.licences]
    longest = max(limits, key=lambda limit: limit.length, default=None)
    return limit_words(longest, guided.wording) if longest else ""


def _order(guided: Guided) -> Iterator[str]:
    for licence in guided.licences:
        for dependency in licence.depends_on:
            applies = dependency.when is None or dependency.when.holds(guided.answers.shared)
            if dependency.licence in guided.choice.bundle and applies:
                needed = guided.catalog.licence(dependency.licence).name
                yield guided.wording.word("order", licence=licence.name, needed=needed)
