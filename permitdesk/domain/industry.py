"""An industry (行业): the answers to its guide questions choose its licences."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from permitdesk.domain.answer import Value
from permitdesk.domain.condition import Condition
from permitdesk.domain.errors import NotAllowed, Problem
from permitdesk.domain.form import FieldType
from permitdesk.domain.law import Source
from permitdesk.domain.licence import Licence


@dataclass(frozen=True)
class GuideQuestion:
    """One question of the guide.

    Attributes:
        prefills: Form fields the answer is carried into.
    """

    id: str
    text: str
    type: FieldType
    options: tuple[str, ...] = ()
    unit: str = ""
    help: str = ""
    prefills: tuple[str, ...] = ()


@dataclass(frozen=True)
class Trigger:
    """A licence that is needed when its condition holds."""

    licence: str
    condition: Condition


@dataclass(frozen=True)
class NoneNeeded:
    """What to tell somebody who needs nothing, and why."""

    text: str
    basis: str
    uncertain: bool = False


@dataclass(frozen=True)
class Parameter:
    """A threshold that the office sets (部署参数).

    Attributes:
        default: Its value; None while nobody has set it.
    """

    key: str
    default: int | None
    note: str
    uncertain: bool = False


@dataclass(frozen=True)
class Industry:
    """A kind of business with everything its guide asks.

    Attributes:
        gbt4754: Four-digit classes of GB/T 4754-2017.
        always: Licences each such business needs.
        when: Licences that depend on the answers.
    """

    code: str
    name: str
    order: int
    gbt4754: tuple[str, ...]
    proposed_first_batch: bool
    named_in_seed: bool
    always: tuple[str, ...]
    when: tuple[Trigger, ...]
    questions: tuple[GuideQuestion, ...]
    none_needed: NoneNeeded | None = None
    notes: str = ""


@dataclass(frozen=True)
class Need:
    """Whether one licence is needed, and what decided it.

    Attributes:
        rule: ``always`` or the condition that was looked at.
        because: The answers that decided, question to answer; empty for ``always``.
        sources: The articles the licence stands on.
        uncertain: Parameters in the rule that the office has still to confirm.
    """

    licence: str
    rule: Condition | None
    because: Mapping[str, Value]
    sources: tuple[Source, ...]
    uncertain: tuple[str, ...] = ()


@dataclass(frozen=True)
class Choice:
    """What one business needs, and what it does not.

    Attributes:
        needed: Licences decided by an authority.
        filings: Filings (备案), kept apart.
        not_needed: What was looked at and is not needed.
        none_needed: The answer where both lists of what is needed are empty.
    """

    industry: str
    answers: Mapping[str, Value]
    needed: tuple[Need, ...]
    filings: tuple[Need, ...]
    not_needed: tuple[Need, ...]
    none_needed: NoneNeeded | None = None

    @property
    def bundle(self) -> tuple[str, ...]:
        """List the codes of all that is to be applied for or filed."""
        return tuple(need.licence for need in (*self.needed, *self.filings))


def choose_licences(
    industry: Industry,
    answers: Mapping[str, Value],
    licences: Mapping[str, Licence],
    parameters: Mapping[str, Parameter],
) -> Choice:
    """Say which licences a business needs, and for each one which answer decided it.

    Args:
        industry: The kind of business.
        answers: Question id to answer, in the form answers are kept in; all questions.
        licences: Definitions by code.
        parameters: The office's thresholds by key; they take the place of a rule's own value.

    Raises:
        NotAllowed: ``guide.incomplete``, with a problem for each question that has no answer.
    """
    missing = tuple(
        Problem("form.required", question.id, facts={"label": question.text})
        for question in industry.questions
        if question.id not in answers
    )
    if missing:
        raise NotAllowed("guide.incomplete", problems=missing, industry=industry.name)
    rules: dict[str, list[Condition | None]] = {code: [None] for code in industry.always}
    for trigger in industry.when:
        rules.setdefault(trigger.licence, []).append(_set(trigger.condition, parameters))
    found = [(_needed(conditions, answers), code, conditions) for code, conditions in rules.items()]
    needed = [
        _need(licences[code], [rule], answers, parameters)
        for (holds, rule), code, _ in found
        if holds
    ]
    not_needed = [
        _need(licences[code], conditions, answers, parameters)
        for (holds, _), code, conditions in found
        if not holds
    ]
    return Choice(
        industry=industry.code,
        answers=dict(answers),
        needed=tuple(item for item in needed if not licences[item.licence].is_filing),
        filings=tuple(item for item in needed if licences[item.licence].is_filing),
        not_needed=tuple(not_needed),
        none_needed=None if needed else industry.none_needed,
    )


def _needed(
    conditions: list[Condition | None], answers: Mapping[str, Value]
) -> tuple[bool, Condition | None]:
    for condition in conditions:
        if condition is None or condition.holds(answers):
            return True, condition
    return False, None


def _need(
    licence: Licence,
    conditions: list[Condition | None],
    answers: Mapping[str, Value],
    parameters: Mapping[str, Parameter],
) -> Need:
    rules = [condition for condition in conditions if condition is not None]
    comparisons = [part for rule in rules for part in rule.comparisons()]
    if len(rules) == 1 and rules[0].holds(answers) and rules[0].any:
        comparisons = [part for part in comparisons if part.holds(answers)]
    rule = rules[0] if len(rules) == 1 else Condition(any=tuple(rules)) if rules else None
    return Need(
        licence=licence.code,
        rule=rule,
        because={part.field: answers[part.field] for part in comparisons if part.field in answers},
        sources=licence.legal_basis,
        uncertain=tuple(
            dict.fromkeys(
                part.param
                for part in comparisons
                if part.param and parameters[part.param].uncertain
            )
        ),
    )


def _set(condition: Condition, parameters: Mapping[str, Parameter]) -> Condition:
    """Put the office's own thresholds into a rule."""
    if condition.param:
        value = parameters[condition.param].default
        if value is None:
            raise NotAllowed("guide.parameter_unset", parameter=condition.param)
        return replace(condition, value=value)
    return replace(
        condition,
        all=tuple(_set(part, parameters) for part in condition.all),
        any=tuple(_set(part, parameters) for part in condition.any),
        negated=condition.negated and _set(condition.negated, parameters),
    )
