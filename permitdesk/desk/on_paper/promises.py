"""The facts of the promise (告知承诺书): what the office tells, and that the route was changed."""

import re
from collections.abc import Iterator

from permitdesk.desk.on_paper.letter_pages import letter_pages
from permitdesk.desk.on_paper.limits import basis_words, limit_words
from permitdesk.desk.on_paper.occasion import Occasion
from permitdesk.desk.on_paper.promise_words import terms_of
from permitdesk.desk.on_paper.special import due_on
from permitdesk.desk.on_paper.values import clause, numbered
from permitdesk.domain.application import ROUTE_NAMES, Route
from permitdesk.domain.case import Case
from permitdesk.domain.commitment import CommitmentFlow, Nature, Publication
from permitdesk.domain.facts import SwitchRoute
from permitdesk.domain.licence import Material
from permitdesk.domain.materials import materials_of
from permitdesk.domain.promise import PromiseTerms, TellCommitment
from permitdesk.domain.special import Which
from permitdesk.domain.timing import Limit, Start, Unit
from permitdesk.domain.wording import Fact, Ready, numeral

Row = dict[str, str]
_SETTING = re.compile(r"（[^（）]*可配置[^（）]*）")
"""What the sheet says to whoever sets the program up; the letter names the length itself."""


def commitment_facts(occasion: Occasion) -> dict[str, Fact]:
    """Return both parts of a letter: what the office tells, and a page to sign for each party."""
    told, terms, part = occasion.action.facts, terms_of(occasion), occasion.part.part
    assert isinstance(told, TellCommitment)
    flow, licence = occasion.catalog.flows[terms.flow], occasion.catalog.licence(part.licence)
    rules, word = occasion.catalog.commitment, occasion.wording.word
    facts: dict[str, Fact] = {
        **occasion.common(),
        "office": occasion.office_of(part.decider),
        "letter": word(terms.nature),
        "text_version": told.text_version,
        "licence": part.name,
        "flow": terms.name,
        "kind": flow.kind,
        "basis": basis_words(licence.legal_basis, occasion.wording),
        "route_basis": "；".join(flow.basis),
        "rules_basis": "；".join(item.doc for item in rules.basis),
        "conditions": _listed(licence.conditions),
        "told": _run_on(flow.notify_specific),
        "materials": numbered([*_materials(occasion, flow)]),
        "waived": _run_on(flow.materials_waived),
        "later": _run_on(flow.materials_after),
        "effect": clause(flow.effect),
        "excluded": _run_on(flow.excluded),
        "consequences": _run_on(flow.consequence_of_breach),
        "ladder": _ladder(occasion),
        "choice_rule": clause(rules.choice_rule),
        "a_route": "yes" if terms.nature is Nature.ROUTE else "",
        "notes": _listed((*flow.product_rules, *flow.uncertain_points)),
        **_times(occasion, flow, terms),
    }
    return {**facts, **_public(occasion, terms), "pages": Ready(letter_pages(occasion, facts))}


def route_change_facts(occasion: Occasion) -> dict[str, Fact]:
    """Return what a change of route says: from what to what, and what it changes from now on."""
    switch, licence = occasion.action.facts, occasion.action.licence
    assert isinstance(switch, SwitchRoute)
    before, after = occasion.before.state.parts[licence].part, occasion.part.part
    word, left = occasion.wording.word, occasion.before.state.parts[licence].promise
    return {
        **occasion.common(),
        "office": occasion.office_of(after.decider),
        "licence": after.name,
        "old": ROUTE_NAMES[before.route],
        "new": ROUTE_NAMES[after.route],
        "reason": clause(switch.reason),
        "letter": left.document,
        "to_promise": "yes" if after.route is Route.COMMITMENT else "",
        "times": [
            {
                "clock": word(which),
                "old": due_on(occasion, occasion.before, which, licence),
                "new": due_on(occasion, occasion.case, which, licence),
            }
            for which in (Which.PROMISED, Which.STATUTORY)
        ],
        "site_check": word(f"site_check_{after.site_check}".lower()),
        "wanted": "、".join(item.name for item in switch.missing),
        "given_back": "、".join(_given_back(occasion)),
        "no_longer": "、".join(_no_longer(occasion)),
    }


# --- what the office tells ---


def _listed(texts: tuple[str, ...]) -> list[Row]:
    return [
        {"ordinal": numeral(place), "text": clause(text)} for place, text in enumerate(texts, 1)
    ]


def _run_on(texts: tuple[str, ...]) -> str:
    """Write texts in one sentence: （一）……；（二）……; one alone without its place."""
    if len(texts) == 1:
        return clause(texts[0])
    return "；".join(f"（{row['ordinal']}）{row['text']}" for row in _listed(texts))


def _materials(occasion: Occasion, flow: CommitmentFlow) -> Iterator[Row]:
    """Yield the licence's papers for these answers, each with what becomes of it on a promise."""
    word, answers = occasion.wording.word, occasion.case.application.answers
    licence = occasion.catalog.licence(occasion.action.licence)
    for key, material in licence.materials_with_keys():
        condition = material.required_when
        if condition is None or condition.holds(answers.shared):
            yield {
                "name": material.name,
                "form": word(material.form),
                "copies": str(material.copies),
                "treated": word(_treated(key, material, flow)),
            }


def _treated(key: str, material: Material, flow: CommitmentFlow) -> str:
    if key in flow.waives:
        return "waived"
    if key in flow.later:
        return "later"
    if material.generated_by_system:
        return "generated"
    return "wanted" if material.required else "if_there"


def _times(occasion: Occasion, flow: CommitmentFlow, terms: PromiseTerms) -> dict[str, Fact]:
    """Say when it is decided, when it is looked at afterwards, and how long there is to mend."""
    word, wording = occasion.wording.word, occasion.wording
    decide = Limit(flow.decision_days, Unit.WORKING_DAY, Start.ACCEPTANCE)
    check = terms.after_check
    limit = limit_words(check, wording) if check else ""
    return {
        "decide": word("on_the_spot", days=limit_words(decide, wording))
        if terms.on_the_spot
        else word("within", days=limit_words(decide, wording)),
        "after_check": word(
            "after_check", by=terms.after_check_by, starts=flow.after_check.starts, limit=limit
        )
        if check
        else word("before_decision", by=terms.after_check_by),
        "late_limit": limit if terms.later else "",
        "certainty": clause(flow.after_check.certainty),
        "rectify": limit_words(terms.rectify, wording),
        "regulator": terms.regulator,
    }


def _public(occasion: Occasion, terms: PromiseTerms) -> dict[str, Fact]:
    """Say what is made public, by which rule, how long; nothing where no rule says so."""
    return {"publications": [_publication(occasion, item) for item in terms.publications]}


def _publication(occasion: Occasion, item: Publication) -> Row:
    word = occasion.wording.word
    return {
        "what": word(f"public_{item.what}"),
        "long": word("public_days", days=str(item.days)) if item.days else word("public_open"),
        "persons": word("persons") if item.persons else "",
        "rule": clause(item.source),
    }


def _ladder(occasion: Occasion) -> list[Row]:
    """List the general rules' steps, without what they say to whoever sets the program up."""
    return [
        {
            "ordinal": numeral(place),
            "trigger": clause(step.trigger),
            "action": clause(_SETTING.sub("", step.action)),
        }
        for place, step in enumerate(occasion.catalog.commitment.breach_ladder, 1)
    ]


# --- another route ---


def _needed(occasion: Occasion, case: Case) -> dict[str, str]:
    """Return the papers a licence asks for on the route of a case, key to name."""
    application = case.application
    bundle = (occasion.action.licence,)
    needs = materials_of(occasion.catalog, bundle, application.answers, application.promised)
    return {need.key: need.name for need in needs if need.to_hand_in}


def _given_back(occasion: Occasion) -> Iterator[str]:
    """Name the papers that were handed in and that may not be kept on the new route."""
    kept = {item.key for item in occasion.case.application.materials}
    names = _needed(occasion, occasion.before)
    gone = (item.key for item in occasion.before.application.materials if item.key not in kept)
    return (names.get(key, key) for key in gone)


def _no_longer(occasion: Occasion) -> Iterator[str]:
    """Name the papers that are not asked for any more before the decision."""
    now = _needed(occasion, occasion.case)
    return (name for key, name in _needed(occasion, occasion.before).items() if key not in now)
