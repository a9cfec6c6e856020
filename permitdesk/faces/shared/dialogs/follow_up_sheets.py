"""What is asked after the decision (事后核查): handed over, ordered, told, heard, kept."""

from collections.abc import Mapping, Sequence
from datetime import date

from permitdesk.domain.follow_up import GROUND_SOURCES, FollowUp, RevokeGround, Stage
from permitdesk.domain.running import clock_of, due_of
from permitdesk.domain.special import Which
from permitdesk.domain.state import ActionType, PartState
from permitdesk.faces.shared.dialogs import asked
from permitdesk.faces.shared.dialogs.asked import Asked
from permitdesk.faces.shared.dialogs.base import Given
from permitdesk.faces.shared.dialogs.facts_dialog import Row, Sheet
from permitdesk.faces.shared.dialogs.service_box import service
from permitdesk.faces.shared.dialogs.usual import (
    calendar_of,
    receiver_of,
    service_of,
    today_of,
)
from permitdesk.faces.shared.messages import word
from permitdesk.text import short_day, tr

MOST_DAYS = 180
STATEMENT_DAYS = 5


def _service(given: Given) -> Asked:
    return service(service_of(given))


def part_of(given: Given) -> PartState:
    """Return the licence an act is about, as it stands."""
    return given.view.case.state.parts[given.deed.licence]


def _follow_up(given: Given) -> FollowUp:
    return part_of(given).follow_up


def _today(title: str) -> Row:
    return Row("day", title, lambda given: asked.day(tr(title), today_of(given)))


def _regulator(given: Given) -> Asked:
    part = part_of(given).part
    named = part.terms.regulator if part.terms else ""
    return asked.line(named or given.view.catalog.departments[part.department].office)


def _days(given: Given) -> Asked:
    terms = part_of(given).part.terms
    return asked.number(terms.rectify.length if terms else 10, 1, MOST_DAYS)


def broken_lines(given: Given) -> Sequence[str]:
    """List what was found broken last: the promise, and what is so instead."""
    return tuple(
        tr("after.broken_point", place=place, point=item.point, found=item.found)
        for place, item in enumerate(_follow_up(given).broken, 1)
    )


def _grounds(given: Given) -> Asked:
    made = asked.choice(list(RevokeGround), "revoke_ground")
    still = _follow_up(given).stage is Stage.STILL_BROKEN
    made.show(RevokeGround.NOT_ELIGIBLE if still else RevokeGround.DECEIT)
    return made


def _intended_facts(given: Given) -> Asked:
    return asked.words("\n".join(item.found for item in _follow_up(given).broken), 96)


def _before_intent(given: Given) -> Sequence[str]:
    follow_up = _follow_up(given)
    stage = tr("after.stage", stage=word(follow_up.stage)) if follow_up.record else ""
    return (*((stage,) if stage else ()), *broken_lines(given))


def _until(given: Given) -> date | None:
    due = due_of(clock_of(given.view.case, Which.STATEMENT, given.deed.licence), calendar_of(given))
    return due.day if due else None


def intent_lines(given: Given) -> Sequence[str]:
    """Say what was told before a revocation, and until when its holder may speak."""
    follow_up = _follow_up(given)
    if follow_up.intent is None:
        return ()
    ground = word(follow_up.intent.ground)
    lines = [tr("after.intent", document=follow_up.intent_document, ground=ground)]
    if follow_up.statement is not None:
        said = follow_up.statement
        words = said.text.rstrip("。") or tr("after.nothing_said")
        lines.append(tr("after.statement", by=said.by, text=words, adopted=said.adopted))
    elif (until := _until(given)) is not None:
        lines.append(tr("after.speak_until", day=short_day(until)))
    return lines


def intended_ground(given: Given) -> Asked:
    """Ask for the ground of a revocation: the one that was told."""
    intent = _follow_up(given).intent
    made = asked.choice([intent.ground] if intent else list(RevokeGround), "revoke_ground")
    made.widget.setToolTip(str(GROUND_SOURCES[made.value()]))
    return made


FOLLOW_UP_SHEETS: Mapping[ActionType, Sheet] = {
    ActionType.HAND_OVER: Sheet(
        (
            Row("receiver", "handover.receiver_label", _regulator),
            Row("contact", "handover.contact_label", lambda _: asked.line(), remembered=True),
        )
    ),
    ActionType.ACKNOWLEDGE_HANDOVER: Sheet(
        (
            Row("name", "handover.name_label", lambda given: asked.line(given.actor.name)),
            _today("handover.day_label"),
        )
    ),
    ActionType.ORDER_AFTER_RECTIFICATION: Sheet(
        (
            Row("days", "rectification.days", _days),
            Row("measures", "after.measures", lambda _: asked.words()),
            Row("service", "", _service),
        ),
        broken_lines,
        width=720,
    ),
    ActionType.TELL_INTENT: Sheet(
        (
            Row("ground", "after.ground", _grounds),
            Row("facts", "after.facts", _intended_facts),
            Row("source", "after.source", lambda _: asked.line(hint=tr("after.source_hint"))),
            Row("days", "after.statement_days", lambda given: asked.number(
                given.view.catalog.timing.statement.length or STATEMENT_DAYS, 1, MOST_DAYS)),
            Row("service", "", _service),
        ),
        _before_intent,
        width=720,
    ),
    ActionType.RECORD_STATEMENT: Sheet(
        (
            Row("by", "after.statement_by", lambda given: asked.line(receiver_of(given))),
            Row("text", "after.statement_text", lambda _: asked.words(height=96)),
            Row("adopted", "after.adopted", lambda _: asked.words()),
            _today("after.statement_on"),
        ),
        intent_lines,
        width=640,
    ),
    ActionType.KEEP_PERMIT: Sheet(
        (
            Row("reason", "after.keep_reason", lambda _: asked.words(height=96)),
            Row("public_harm", "", lambda _: asked.check("after.public_harm", on=False)),
        ),
        intent_lines,
        width=640,
    ),
}  # fmt: skip
"""What each of these acts asks for."""
