"""What is asked for what stops, extends or ends a clock, and for papers served or spoiled."""

from collections.abc import Mapping, Sequence

from permitdesk.domain.guards import KEPT_SERIES, exceptions_left
from permitdesk.domain.running import clock_of, due_of
from permitdesk.domain.special import (
    BY_ARTICLE_45,
    EndReason,
    PauseKind,
    Which,
)
from permitdesk.domain.special_elements import MOST_JOINT_DAYS
from permitdesk.domain.state import ActionType, Status
from permitdesk.faces.shared.dialogs import asked
from permitdesk.faces.shared.dialogs.asked import Asked
from permitdesk.faces.shared.dialogs.base import Given
from permitdesk.faces.shared.dialogs.facts_dialog import Row, Sheet
from permitdesk.faces.shared.dialogs.service_box import service, service_or_none
from permitdesk.faces.shared.dialogs.usual import (
    calendar_of,
    document_name,
    service_of,
    today_of,
)
from permitdesk.faces.shared.messages import word
from permitdesk.text import short_day, tr


def _service(given: Given) -> Asked:
    return service(service_of(given))


def _pause_kinds(given: Given) -> Asked:
    """Offer what article 45 names and what the licence's own rule leaves out besides."""
    part = given.view.case.state.parts[given.deed.licence].part
    own = {rule.kind for rule in part.pauses}
    kinds = [
        kind
        for kind in PauseKind
        if kind is not PauseKind.RECTIFICATION and (kind in BY_ARTICLE_45 or kind in own)
    ]
    return asked.choice(sorted(kinds, key=lambda kind: kind not in own), "pause_kind")


PAUSE_DAYS = 10


def _stop_awaited(given: Given) -> Sequence[str]:
    stop = given.view.case.state.parts[given.deed.licence].awaited
    if stop is None or stop.served is None:
        return ()
    facts = {"kind": word(stop.kind), "day": short_day(stop.served), "document": stop.document}
    return (tr("pause.awaited", **facts),)


def _most_days(given: Given) -> int:
    licence = given.deed.licence
    rule = given.view.case.state.parts[licence].part.extension if licence else None
    return rule.days if rule else MOST_JOINT_DAYS


def _extension(given: Given) -> Sequence[str]:
    which = Which.STATUTORY if given.deed.licence else Which.JOINT
    due = due_of(clock_of(given.view.case, which, given.deed.licence), calendar_of(given))
    now = tr("extension.due_now", day=short_day(due.day)) if due else tr("extension.rests_now")
    return (now + tr("extension.most", days=_most_days(given)),)


def _reminder_text(given: Given) -> Asked:
    due = next(
        (part.due for part in given.view.parts if part.summary.licence == given.deed.licence), None
    )
    facts = {"number": given.view.summary.number, "licence": given.deed.name}
    if due is None:
        return asked.words(tr("reminder.proposed_open", **facts), 96)
    return asked.words(tr("reminder.proposed", due=short_day(due), **facts), 96)


def _exceptions(given: Given) -> Asked:
    return asked.choice(exceptions_left(given.view.case.state), "exception_rule")


def _end_reasons(given: Given) -> Asked:
    waits = given.view.case.status is Status.CORRECTING
    made = asked.choice(list(EndReason), "end_reason")
    made.show(EndReason.NOT_CORRECTED if waits else EndReason.APPLICANT_GONE)
    return made


def _end_words(given: Given) -> Asked:
    if given.view.case.status is not Status.CORRECTING:
        return asked.words(height=96)
    due = due_of(clock_of(given.view.case, Which.CORRECTING), calendar_of(given))
    assert due is not None
    return asked.words(tr("end.proposed", due=short_day(due.day)), 96)


def _documents(given: Given) -> Asked:
    state = given.view.case.state
    numbers = [
        number
        for number, taken in state.numbers.items()
        if not taken.spoiled and number not in state.served and taken.series not in KEPT_SERIES
    ]
    return asked.one_of([(document_name(given, number), number) for number in reversed(numbers)])


CLOCK_SHEETS: Mapping[ActionType, Sheet] = {
    ActionType.ANNOUNCE_PAUSE: Sheet(
        (
            Row("kind", "pause.kind", _pause_kinds),
            Row("matter", "pause.matter", lambda _: asked.line()),
            Row("days", "pause.days", lambda _: asked.number(PAUSE_DAYS)),
            Row("service", "", lambda given: service_or_none(service_of(given))),
        )
    ),
    ActionType.END_PAUSE: Sheet(
        (
            Row("result", "pause.result", lambda _: asked.words()),
            Row("document", "pause.document", lambda _: asked.line()),
            Row("day", "pause.ended_on", lambda given: asked.day(tr("pause.ended_on"), today_of(given))),
        ),
        _stop_awaited,
    ),
    **dict.fromkeys(
        (ActionType.EXTEND, ActionType.EXTEND_JOINTLY),
        Sheet(
            (
                Row("reason", "extension.reason", lambda _: asked.words()),
                Row("approver", "extension.approver", lambda _: asked.line(), remembered=True),
                Row("days", "extension.days", lambda given: asked.number(_most_days(given), 1, _most_days(given))),
                Row("service", "", _service),
            ),
            _extension,
        ),
    ),
    ActionType.SEND_REMINDER: Sheet(
        (
            Row("text", "reminder.words", _reminder_text),
            Row("escalated", "", lambda _: asked.check("reminder.escalated", on=True)),
        )
    ),
    ActionType.ALLOW_EXCEPTION: Sheet(
        (
            Row("rule", "exception.rule", _exceptions),
            Row("reason", "exception.why", lambda _: asked.words(height=96)),
        )
    ),
    ActionType.END: Sheet(
        (
            Row("reason", "end.reason", _end_reasons),
            Row("explanation", "end.words", _end_words),
        )
    ),
    ActionType.SERVE: Sheet(
        (
            Row("document", "serve.document", _documents),
            Row("service", "", _service),
        )
    ),
    ActionType.SPOIL_NUMBER: Sheet(
        (
            Row("number", "spoil.number", _documents),
            Row("reason", "spoil.why", lambda _: asked.words()),
        )
    ),
}  # fmt: skip
"""What each of these acts asks for."""
