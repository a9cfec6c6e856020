"""What a turn of a permit's life would do, said before it is done."""

from collections.abc import Callable, Sequence
from functools import partial

from permitdesk.desk.permit_turns import TurnOutlook, turn_outlook
from permitdesk.domain.facts import Sent
from permitdesk.domain.permit import PermitState, SinglePermit
from permitdesk.domain.permit_acts import Moving
from permitdesk.faces.shared.dialogs.base import Given
from permitdesk.faces.shared.messages import word
from permitdesk.text import tr


def looked_ahead(given: Given, sent: Sent) -> Callable[[], Sequence[str]]:
    """Return the desk work that says what an act that moves a permit would do."""
    assert isinstance(sent, Moving), "asked only for what moves a permit"
    desk = given.rooms.acting.desk
    work = partial(turn_outlook, desk, given.view.case, given.deed.licence, sent)
    return lambda: outlook_lines(given, work())


def outlook_lines(given: Given, outlook: TurnOutlook) -> tuple[str, ...]:
    """Say what becomes of the permit, of the composite, and who is asked."""
    lines = [_permit_line(item) for item in outlook.moves.permits]
    lines.append(_composite_line(outlook))
    departments = given.view.catalog.departments
    for one in outlook.leaning:
        office = departments[one.department].short if one.department in departments else ""
        lines.append(tr("outlook.asked", office=office, licence=one.name, permit=one.permit))
    return tuple(lines)


def _permit_line(permit: SinglePermit) -> str:
    facts = {"licence": permit.name, "number": permit.number}
    if permit.state is PermitState.LIVE and permit.version > 1:
        return tr("outlook.version", version=permit.version, **facts)
    return tr("outlook.state", state=word(permit.state), **facts)


def _composite_line(outlook: TurnOutlook) -> str:
    before, after = outlook.before, outlook.moves.composite
    if after is None:
        return tr("outlook.no_composite") if before is None else tr("outlook.composite_same")
    if after.state is not PermitState.LIVE:
        return tr("outlook.composite_ends", number=after.number)
    if before is None and not outlook.moves.permits:
        return tr("outlook.composite_anew", number=after.number, version=after.version)
    count = len(after.permits)
    if after.version == 1:
        return tr("outlook.composite_first", count=count)
    return tr("outlook.composite_next", number=after.number, version=after.version, count=count)
