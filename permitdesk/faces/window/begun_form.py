"""A form that was begun: what it starts with, and what stays typed when a key fact changes."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from permitdesk.domain.answer import Answers, Value
from permitdesk.domain.application import ApplicationFile
from permitdesk.domain.draft import Draft
from permitdesk.domain.industry import Choice
from permitdesk.faces.shared.form_context import FormContext, context_of
from permitdesk.faces.shared.form_state import FormState, Place
from permitdesk.faces.shared.rooms import Rooms


@dataclass(frozen=True)
class Typed:
    """All that stands in a form.

    Attributes:
        answers: What could be read, of licences that are not asked any more too.
        unread: Place to what was typed and could not be read.
    """

    answers: Answers = field(default_factory=Answers)
    unread: Mapping[Place, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Begun:
    """A form to be filled in, with what it begins with.

    Attributes:
        start: What nobody typed: the guide's facts and what the program knows.
        laid_by: Typed for what is not asked any more; comes back if it is asked again.
    """

    file: ApplicationFile
    state: FormState
    context: FormContext
    name: str
    start: Answers
    laid_by: Typed = field(default_factory=Typed)

    def typed(self) -> Typed:
        """Return a copy of all that stands in the form or was laid by."""
        kept, file = self.state.answers, self.state.file(self.file)
        own = {code: dict(given) for code, given in kept.own.items()}
        unread: dict[Place, object] = dict(self.laid_by.unread)
        for key, raw in file.answers.items():
            if key not in kept.shared:
                unread["", key] = raw
        for code, given in file.own.items():
            read = own.get(code, {})
            unread.update({(code, key): raw for key, raw in given.items() if key not in read})
        own = {**{code: dict(it) for code, it in self.laid_by.answers.own.items()}, **own}
        return Typed(Answers(dict(kept.shared), own, dict(kept.records)), unread)


def begin_form(rooms: Rooms, choice: Choice) -> Begun:
    """Return the form of a choice, with what the guide's answers bring."""
    guiding = rooms.guiding
    file = ApplicationFile(industry=choice.industry, guide=dict(choice.answers))
    looked = guiding.look_at(replace(file, answers=guiding.prefilled(choice)))
    start = looked.application.answers
    state = FormState(looked.form, guiding.desk.checking(), start)
    name = guiding.catalog.industry(choice.industry).name
    return Begun(file, state, context_of(guiding.catalog), name, start)


def reopen_form(rooms: Rooms, draft: Draft) -> Begun:
    """Return the form of a draft with everything that was typed, what cannot be read included."""
    guiding, file = rooms.guiding, draft.file
    fresh = begin_form(rooms, guiding.choose(file.industry, file.guide))
    read = guiding.look_at(file).application.answers
    state = FormState(fresh.state.form, guiding.desk.checking(), read)
    unread: dict[Place, object] = {
        ("", key): raw for key, raw in file.answers.items() if key not in read.shared
    }
    for code, given in file.own.items():
        own = read.own.get(code, {})
        unread.update({(code, key): raw for key, raw in given.items() if key not in own})
    left = _type_again(state, unread)
    whole = replace(fresh.file, notice=file.notice, routes=file.routes)
    return replace(fresh, file=whole, state=state, laid_by=Typed(unread=left))


def carry_over(rooms: Rooms, choice: Choice, before: Begun, typed: Typed) -> Begun:
    """Return the form of another choice with everything that was typed in the one before.

    Args:
        rooms: The guide.
        choice: The guide's new answers, of the same industry.
        before: The form as it was begun.
        typed: What stood in it when the change was confirmed.
    """
    fresh = begin_form(rooms, choice)
    form, start = fresh.state.form, fresh.start
    codes = {*before.start.own, *start.own, *typed.answers.own}
    own = {
        code: _put_over(
            typed.answers.own.get(code, {}),
            # A licence that is left out loses nothing: its answers are only laid by.
            before.start.own.get(code, {}) if code in form.licences else {},
            start.own.get(code, {}),
        )
        for code in codes
    }
    shared = _put_over(typed.answers.shared, before.start.shared, start.shared)
    asked = {code: given for code, given in own.items() if code in form.licences}
    aside = {code: given for code, given in own.items() if code not in form.licences}
    state = FormState(
        form, rooms.guiding.desk.checking(), Answers(shared, asked, typed.answers.records)
    )
    unread = _type_again(state, typed.unread)
    routes = {code: route for code, route in before.file.routes.items() if code in form.licences}
    whole = replace(fresh.file, routes=routes)
    return replace(fresh, file=whole, state=state, laid_by=Typed(Answers(own=aside), unread))


def _put_over(
    typed: Mapping[str, Value], old: Mapping[str, Value], new: Mapping[str, Value]
) -> dict[str, Value]:
    """Let only those facts replace what is typed that the change itself made different."""
    kept = dict(typed)
    for key in {**old, **new}:
        if old.get(key) == new.get(key):
            continue
        if key in new:
            kept[key] = new[key]
        elif kept.get(key) == old[key]:
            del kept[key]
    return kept


def _type_again(state: FormState, unread: Mapping[Place, object]) -> dict[Place, object]:
    """Type in what could not be read; return what the form has no place for."""
    questions = {(item.licence, item.key): item for item in state.form.questions()}
    overrides = {
        (code, key): question
        for question in questions.values()
        for code, key in question.overridable.items()
    }
    left: dict[Place, object] = {}
    for place, raw in unread.items():
        if place in questions:
            state.change(questions[place], raw)
        elif place in overrides:
            state.change_own(overrides[place], place[0], raw)
        else:
            left[place] = raw
    return left
