"""What is asked where the letter is told and where the route is switched (告知承诺)."""

from collections.abc import Mapping, Sequence

from permitdesk.desk.promising import refusal_of
from permitdesk.domain.application import Route
from permitdesk.domain.commitment import flow_of
from permitdesk.domain.state import ActionType
from permitdesk.faces.shared.dialogs import asked
from permitdesk.faces.shared.dialogs.asked import Asked
from permitdesk.faces.shared.dialogs.base import Given
from permitdesk.faces.shared.dialogs.facts_dialog import Row, Sheet
from permitdesk.faces.shared.messages import tell_error
from permitdesk.faces.shared.promise_words import doubt_lines, points_of, promise_lines
from permitdesk.text import tr


def _changes(given: Given) -> tuple[str, ...]:
    licence = given.view.catalog.licence(given.deed.licence)
    flow = flow_of(given.view.catalog.flows, licence)
    if flow is None:
        return ()
    lines = (
        tr("promise.line", name=name, words=words) for name, words in promise_lines(flow, licence)
    )
    return (*lines, *doubt_lines(flow))


def _other_route(given: Given) -> Route:
    part = given.view.case.state.parts[given.deed.licence].part
    return Route.ORDINARY if part.by_promise else Route.COMMITMENT


def _to(given: Given) -> Asked:
    route = _other_route(given)
    made = asked.one_of([(tr(f"route_name.{route.value}"), route.value)])
    return asked.Asked(made.widget, lambda: route, made.show)


def _switching(given: Given) -> Sequence[str]:
    """Say what the other route changes, and why it is not open where the sheet says so."""
    if _other_route(given) is Route.ORDINARY:
        return (tr("switch.to_ordinary"),)
    view = given.view
    refusal = refusal_of(view.catalog, view.case.application.answers, given.deed.licence)
    return (tell_error(refusal).line if refusal else tr("switch.to_commitment"),)


def _switched(given: Given) -> Sequence[str]:
    return _changes(given) if _other_route(given) is Route.COMMITMENT else ()


def promised_points(given: Given) -> tuple[tuple[str, str], ...]:
    """List the points of the letter with who promises each."""
    terms = given.view.case.state.parts[given.deed.licence].part.terms
    return points_of(terms) if terms else ()


PROMISE_SHEETS: Mapping[ActionType, Sheet] = {
    ActionType.TELL_COMMITMENT: Sheet(
        (), lambda _: (tr("promise.told_first"),), _changes, width=720
    ),
    ActionType.SWITCH_ROUTE: Sheet(
        (
            Row("to", "switch.to", _to),
            Row("reason", "switch.reason", lambda _: asked.words()),
        ),
        _switching,
        _switched,
        width=720,
    ),
}
"""What each of these acts asks for."""
