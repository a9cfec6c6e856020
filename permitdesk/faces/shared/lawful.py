"""What one person may do to a case now, likeliest first, and why the rest may not be done."""

from collections.abc import Iterator
from dataclasses import dataclass

from permitdesk.desk.overseeing import CaseView
from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.facts import Actor, Opinion
from permitdesk.domain.procedure import RULES
from permitdesk.domain.state import ActionType
from permitdesk.faces.shared.messages import word
from permitdesk.text import tr

_LIKELIEST_FOR_A_LICENCE = (
    ActionType.RECORD_FILING,
    ActionType.GRANT,
    ActionType.DENY,
    ActionType.REVIEW,
)
_NEVER_FIRST = frozenset({ActionType.WITHDRAW, ActionType.DECLINE, ActionType.CORRECT_ON_SPOT})


@dataclass(frozen=True)
class Deed:
    """Something a button does.

    Attributes:
        licence: The one it is done to; empty for the whole case.
        name: Of that licence.
    """

    type: ActionType
    licence: str = ""
    name: str = ""

    @property
    def label(self) -> str:
        """Return the verb on the button: 受理, 准予：食品经营许可."""
        verb = word(self.type)
        return tr("deed.to_licence", deed=verb, licence=self.name) if self.licence else verb


def deeds(view: CaseView, actor: Actor) -> tuple[Deed, ...]:
    """List what this person may do now, likeliest first; the procedure's own table decides."""
    return tuple(
        deed for deed in _all(view) if view.case.why_not(deed.type, deed.licence, actor) is None
    )


def likeliest(offered: tuple[Deed, ...]) -> Deed | None:
    """Return the act for the blue button and Enter; an end the applicant did not want never is."""
    return next((deed for deed in offered if deed.type not in _NEVER_FIRST), None)


def refusals(view: CaseView, actor: Actor) -> tuple[tuple[Deed, NotAllowed], ...]:
    """List what belongs to this person's role and may not be done now, each with the reason."""
    found = (
        (deed, view.case.why_not(deed.type, deed.licence, actor))
        for deed in _all(view)
        if actor.role in RULES[deed.type].roles
    )
    return tuple((deed, why) for deed, why in found if why is not None)


def _all(view: CaseView) -> Iterator[Deed]:
    whole = [type_ for type_ in ActionType if not RULES[type_].per_licence]
    first = {type_: place for place, type_ in enumerate(view.next_actions)}
    if any(entry.type is ActionType.PRINT for entry in view.history):
        first[ActionType.PRINT] = len(first)  # printing again is the exception
    for type_ in sorted(whole, key=lambda item: first.get(item, len(first))):
        if type_ is not ActionType.RECEIVE:
            yield Deed(type_)
    for part in view.parts:
        code = part.summary.licence
        for type_ in sorted(
            (type_ for type_ in ActionType if RULES[type_].per_licence),
            key=lambda item: _rank(view, code, item),
        ):
            yield Deed(type_, code, part.summary.name)


def _rank(view: CaseView, licence: str, type_: ActionType) -> int:
    """Order what may be done to a licence; after an opinion against it, the denial comes first."""
    opinion = view.case.state.parts[licence].opinion
    if type_ is ActionType.DENY and opinion is not None and opinion.opinion is Opinion.FAIL:
        return -1
    return _LIKELIEST_FOR_A_LICENCE.index(type_)
