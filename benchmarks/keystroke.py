"""One keystroke in the largest form: every condition and problem that depends on it."""

from collections.abc import Callable, Mapping
from datetime import date
from itertools import cycle
from typing import Any

from benchmarks.setting import Setting
from benchmarks.table import Figure, Goal, Row
from benchmarks.timing import one_by_one, side_by_side
from permitdesk.domain.application import look_at
from permitdesk.domain.checks import Checking, problems
from permitdesk.domain.form import FieldType
from permitdesk.domain.merge import MergedForm, merge
from permitdesk.faces.shared.form_state import FormState

ROUNDS, PASSES = 60, 3
QUESTIONS, RULES = 120, 100
FRAME = 0.008
TODAY = date(2026, 3, 16)


def keystroke(setting: Setting) -> Row:
    """Measure keystrokes in every text field of a filled form of 120 questions or more."""
    state, keys = _filled(setting)
    typed = cycle("青禾饭店有限公司")
    texts = [item for item in state.form.questions() if item.field.type is FieldType.TEXT]
    state.change(texts[0], "渝香火锅")  # the first text waits for the fonts' tables
    every = one_by_one(
        {"ours": lambda item: state.change(item, f"晋城{next(typed)}")},
        [item for _ in range(setting.rounds(ROUNDS)) for item in texts],
        PASSES,
    )["ours"]
    places = cycle(texts)
    names, interpreted = _interpreted()
    generated = _generated()
    times = side_by_side(
        {
            "ours": lambda: state.change(next(places), f"晋城{next(typed)}"),
            "interpreted": lambda: [rule() for rule in interpreted],
            "generated": lambda: generated(names),
            "whole form": lambda: problems(state.form, state.answers, keys),
        },
        setting.rounds(ROUNDS),
    )
    ours, peer = times["ours"].median, times["interpreted"].median
    return Row(
        f"one keystroke in a form of {len(list(state.form.questions()))} questions",
        (
            Figure("FormState.change: what depends on the field", ours),
            Figure("the same, 95 of 100", every.at(95)),
            Figure("the whole form checked", times["whole form"].median),
        ),
        (Figure(f"simpleeval, {RULES} rules, parsed before", peer),),
        (Figure(f"one generated lambda, {RULES} rules", times["generated"].median),),
        (
            Goal("times faster than simpleeval", peer / ours, 100, at_least=True),
            Goal("p95, without drawing", every.at(95), FRAME, unit="s"),
        ),
    )


def large_form(setting: Setting) -> MergedForm:
    """Merge licences, the largest forms first, until there are enough questions."""
    catalog = setting.catalog
    sizes = {
        code: sum(len(section.rows) for section in form.sections)
        for code, form in catalog.originals.items()
    }
    codes = sorted(sizes, key=lambda code: -sizes[code])
    for count in range(1, len(codes) + 1):
        form = merge(catalog, codes[:count])
        if len(list(form.questions())) >= QUESTIONS:
            return form
    return form


def _filled(setting: Setting) -> tuple[FormState, Checking]:
    """Fill the form with a sample application's answers."""
    from permitdesk.desk.sampling.applications import sample_for_licences

    form, catalog = large_form(setting), setting.catalog
    checking = Checking(setting.checkers, TODAY, frozenset(catalog.divisions))
    file = sample_for_licences(catalog, form.licences, 7, TODAY)
    answers = look_at(catalog, file, checking).application.answers
    return FormState(form, checking, answers), checking


def _interpreted() -> tuple[Mapping[str, Any], list[Callable[[], object]]]:
    """Return a hundred rules as one writes them with a library of expressions."""
    import simpleeval

    names = {f"field_{place}": place for place in range(RULES)}
    evaluator = simpleeval.SimpleEval(names=names)

    def rule(place: int) -> Callable[[], object]:
        text = f"field_{place} >= {place // 2} and field_{(place + 1) % RULES} != 'x'"
        parsed = evaluator.parse(text)
        return lambda: evaluator.eval(text, previously_parsed=parsed)

    return names, [rule(place) for place in range(RULES)]


def _generated() -> Callable[[Mapping[str, Any]], object]:
    """Return the same rules written as one expression of Python."""
    rules = ",".join(
        f"f['field_{place}'] >= {place // 2} and f['field_{(place + 1) % RULES}'] != 'x'"
        for place in range(RULES)
    )
    made: Callable[[Mapping[str, Any]], object] = eval(f"lambda f: ({rules})")
    return made
