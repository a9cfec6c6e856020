"""Seeded faults: for every invariant one wrong piece of the program, put in its place by name.

The program itself has no switches. ``seeded(name)`` patches it for a while; the suite has to notice.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import replace
from itertools import count
from typing import Any
from unittest.mock import patch

from permitdesk.desk.acting import Acting, _Step
from permitdesk.desk.attachments import Attachments
from permitdesk.desk.desk import Desk
from permitdesk.desk.drawing import Drawing
from permitdesk.desk.living import Living
from permitdesk.domain import (
    case,
    day,
    effects,
    guards,
    holding,
    passing,
    reckoning,
    register_entry,
)
from permitdesk.domain.holding import Holding
from permitdesk.domain.permit import PermitState, compose
from permitdesk.domain.procedure import RULES
from permitdesk.domain.state import ActionType, PartStatus, State, Status
from permitdesk.store import database
from permitdesk.store.act import Act
from permitdesk.store.database import Database
from permitdesk.store.ledger import BEFORE_THE_FIRST, Head, Ledger
from permitdesk.store.numbers import Numbers
from permitdesk.store.permits import Register

Patch = AbstractContextManager[Any]


@contextmanager
def seeded(name: str) -> Iterator[None]:
    """Put one fault in, for a while."""
    with ExitStack() as stack:
        for one in FAULTS[name]():
            stack.enter_context(one)
        yield


def _instead(place: Any, name: str, wrong: Callable[..., Any]) -> Patch:
    """Put something in the place of a function; it is given the right one first."""
    right = getattr(place, name)

    def replaced(*args: Any, **kwargs: Any) -> Any:
        return wrong(right, *args, **kwargs)

    return patch.object(place, name, replaced)


def _rule(type_: ActionType, **changes: Any) -> Patch:
    return patch.dict(RULES, {type_: replace(RULES[type_], **changes)})


def _decision_before_acceptance() -> list[Patch]:
    rule = RULES[ActionType.GRANT]
    return [
        _rule(
            ActionType.GRANT,
            follows=rule.follows | {Status.RECEIVED},
            part_follows=rule.part_follows | {PartStatus.WAITING},
            guards=(),
        )
    ]


def _gaps_do_not_block() -> list[Patch]:
    left = tuple(guard for guard in RULES[ActionType.GRANT].guards if guard is not guards.no_gaps)
    return [_rule(ActionType.GRANT, guards=left)]


def _ended_listed(right: Any, members: Any, **more: Any) -> Any:
    return right([replace(item, state=PermitState.LIVE) for item in members], **more)


def _number_skipped(right: Any, self: Numbers, connection: Any, strand: Any, *more: Any) -> Any:
    if strand.series == "single_permit":
        self._sql.next_serial(connection, **vars(strand))
    return right(self, connection, strand, *more)


def _drawn_with_another_scope(right: Any, self: Drawing, number: str, *more: Any) -> Any:
    return right(self, number, *more) + b" "


def _done_twice(right: Any, self: Acting, act: Any, found: Any, wish: Any) -> Any:
    done = right(self, act, found, wish)
    return right(self, act, done, wish) if wish.type is ActionType.PRINT else done


def _refused_and_kept() -> list[Patch]:
    """An act takes a number before it asks, and a refusal does not undo it."""

    def take_first(right: Any, self: _Step, found: Any, wish: Any, facts: Any) -> Any:
        self.take("archive", self.catalog.lead.letter, found.number)
        return right(self, found, wish, facts)

    @contextmanager
    def kept_on_error(connection: Any) -> Iterator[None]:
        try:
            yield
        except BaseException:
            if connection.in_transaction:
                connection.execute("COMMIT")
            raise

    return [
        _instead(_Step, "keep", take_first),
        patch.object(database, "_undone_on_error", kept_on_error),
    ]


@contextmanager
def _autocommit(self: Database) -> Iterator[Any]:
    yield self.connection


def _in_any_order() -> list[Patch]:
    """The members of a holding come in an order that depends on how often one asked."""
    times = count()

    def shuffled(right: Any, self: Register, connection: Any, key: str) -> Holding:
        found: Holding = right(self, connection, key)
        turn = next(times) % max(1, len(found.members))
        items = list(found.members.items())
        return replace(found, members=dict(items[turn:] + items[:turn]))

    return [_instead(Register, "_holding", shuffled)]


def _denial_spreads(right: Any, state: State, action: Any) -> State:
    then: State = right(state, action)
    parts = {code: replace(part, result=None) for code, part in then.parts.items()}
    return replace(then, parts=parts)


def _revoked_left_off(right: Any, self: Register, connection: Any) -> Any:
    return tuple(row for row in right(self, connection) if row[2] is not PermitState.REVOKED)


def _denied_stays_open(right: Any, self: Any, action: Any) -> Any:
    return () if action.type is ActionType.DENY else right(self, action)


def _kiosk_remembers() -> list[Patch]:
    from permitdesk.faces.kiosk.journey import Journey

    return [patch.object(Journey, "forget", lambda _: None)]


def _one(place: Any, name: str, wrong: Callable[..., Any]) -> Callable[[], list[Patch]]:
    return lambda: [_instead(place, name, wrong)]


FAULTS: Mapping[str, Callable[[], list[Patch]]] = {
    "1_revoked_permit_resumed": lambda: [_rule(ActionType.RESUME, guards=())],
    "2_decision_before_acceptance": _decision_before_acceptance,
    "3_accepter_decides": _one(case, "_check_other_hands", lambda *_: None),
    "4_pause_counted": _one(reckoning._Walk, "_paused", lambda *_: None),
    "5_overdue_not_recorded": lambda: [patch.object(passing, "_RECORDED", ())],
    "6_late_paper_does_not_block": _gaps_do_not_block,
    "7_leaning_permit_not_asked": _one(Living, "_leaning", lambda *_: iter(())),
    "8_composite_lists_ended": lambda: [
        patch.object(
            holding, "compose", lambda members, **more: _ended_listed(compose, members, **more)
        )
    ],
    "9_second_composite_at_one_place": _one(Register, "holding_at", lambda *_: Holding("")),
    "10_number_skipped": _one(Numbers, "take", _number_skipped),
    "11_printed_unlike_register": _one(Drawing, "permit", _drawn_with_another_scope),
    "12_code_without_last_day": _one(register_entry, "last_day", lambda *_: None),
    "13_revoked_off_the_list": _one(Register, "no_longer_valid", _revoked_left_off),
    "14_two_entries_for_one_act": _one(Acting, "done", _done_twice),
    "15_chain_begins_anew": _one(
        Ledger, "head", lambda right, *given: Head(right(*given).position, BEFORE_THE_FIRST)
    ),
    "16_key_forgotten": _one(Act, "remember", lambda *_: None),
    "17_refusal_takes_a_number": _refused_and_kept,
    "18_each_statement_for_itself": lambda: [patch.object(Database, "act", _autocommit)],
    "19_kiosk_remembers": _kiosk_remembers,
    "20_look_not_noted": _one(Attachments, "_log", lambda *_, **__: None),
    "21_order_by_chance": _in_any_order,
    "22_denied_stays_in_progress": _one(day._Walk, "_closing", _denied_stays_open),
    "23_closed_clock_moves": _one(
        Desk, "calendar_of", lambda _, self, *__: self.calendars.current()
    ),
    "24_denial_touches_others": lambda: [
        patch.dict(
            effects._EFFECTS,
            {
                ActionType.DENY: lambda state, action: _denial_spreads(
                    effects._decide, state, action
                )
            },
        )
    ],
    "25_erased_bytes_left": lambda: [patch.dict(database.PRAGMAS, {"secure_delete": 0})],
}
"""Name, which begins with the number of its invariant (threats, section 4), to the fault."""
