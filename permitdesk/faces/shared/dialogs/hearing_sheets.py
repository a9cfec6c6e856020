"""What is asked for a hearing (听证): told, asked for, called, held."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from permitdesk.domain.clock import due_day
from permitdesk.domain.hearing import ASK_FOR_HEARING, DAYS_BEFORE, HOLD_HEARING, Hearing
from permitdesk.domain.service import served_on
from permitdesk.domain.state import ActionType
from permitdesk.faces.shared.dialogs import asked
from permitdesk.faces.shared.dialogs.asked import Asked
from permitdesk.faces.shared.dialogs.base import Given
from permitdesk.faces.shared.dialogs.facts_dialog import Row, Sheet
from permitdesk.faces.shared.dialogs.service_box import service
from permitdesk.faces.shared.dialogs.statements_box import StatementsBox, statements
from permitdesk.faces.shared.dialogs.usual import (
    applicant_of,
    calendar_of,
    receiver_of,
    service_of,
    today_of,
)
from permitdesk.text import short_day, tr

FIRST_HOUR = "9:00"


def _service(given: Given) -> Asked:
    return service(service_of(given))


def _on(proposed: date) -> Asked:
    return asked.day(tr("hearing.on"), proposed, needed=True)


def _hearing(given: Given) -> Hearing:
    return given.view.case.state.parts[given.deed.licence].hearing


def _matter(given: Given) -> Asked:
    return asked.words(tr("hearing.matter_proposed", licence=given.deed.name), 96)


def _told(given: Given) -> Asked:
    told = _hearing(given).told
    return asked.one_of([(name, name) for name in told.told] if told else [])


def _last_to_ask(given: Given) -> Sequence[str]:
    told = _hearing(given).told
    if told is None:
        return ()
    last = due_day(served_on(told.service), ASK_FOR_HEARING, calendar_of(given)).day
    return (tr("hearing.ask_until", day=short_day(last)),)


def _first_day(given: Given) -> date:
    """Return the first working day that leaves seven days after today's notice."""
    calendar = calendar_of(given)
    day = today_of(given) + timedelta(days=DAYS_BEFORE)
    return day if calendar.is_workday(day) else next(calendar.after(day))


def _between(given: Given) -> Sequence[str]:
    words = tr("hearing.from_day", day=short_day(_first_day(given)))
    requested = _hearing(given).requested
    if requested is None or requested.day is None:
        return (words,)
    last = due_day(requested.day, HOLD_HEARING, calendar_of(given)).day
    return (words + tr("hearing.until_day", day=short_day(last)),)


def _statements(given: Given) -> Asked:
    part = given.view.case.state.parts[given.deed.licence]
    likely = [
        (part.reviewed_by or given.actor.name, tr("statement.reviewer")),
        (receiver_of(given), tr("statement.applicant")),
    ]
    return statements(StatementsBox(likely))


HEARING_SHEETS: Mapping[ActionType, Sheet] = {
    ActionType.TELL_HEARING_RIGHT: Sheet(
        (
            Row("told", "hearing.told", lambda given: asked.several((applicant_of(given),))),
            Row("matter", "hearing.matter", _matter),
            Row("service", "", _service),
        )
    ),
    ActionType.REQUEST_HEARING: Sheet(
        (
            Row("by", "hearing.by", _told),
            Row("reason", "hearing.reason", lambda _: asked.words()),
            Row("day", "hearing.came_in", lambda given: asked.day(tr("hearing.came_in"), today_of(given))),
        ),
        _last_to_ask,
    ),
    ActionType.CALL_HEARING: Sheet(
        (
            Row("day", "hearing.on", lambda given: _on(_first_day(given))),
            Row("time", "hearing.time", lambda _: asked.line(FIRST_HOUR), remembered=True),
            Row("place", "hearing.place", lambda given: asked.line(given.view.catalog.office.hall), remembered=True),
            Row("chair", "hearing.chair_label", lambda _: asked.line(), remembered=True),
            Row("recorder", "hearing.recorder", lambda _: asked.line(), remembered=True),
            Row("public", "", lambda _: asked.check("hearing.public", on=True)),
            Row("service", "", _service),
        ),
        _between,
    ),
    ActionType.HOLD_HEARING: Sheet(
        (
            Row("day", "hearing.on", lambda given: _on(today_of(given))),
            Row("statements", "", _statements),
            Row("evidence", "hearing.evidence", lambda _: asked.several(hint=tr("dialog.a_line_each"))),
            Row("report", "hearing.report", lambda _: asked.words(height=96)),
            Row("signed", "", lambda _: asked.check("hearing.signed", on=True)),
            Row("remark", "dialog.remark", lambda _: asked.line()),
        ),
        width=820,
    ),
}  # fmt: skip
"""What each of these acts asks for."""
