"""The places of the clerk's window, with the key that leads there and the list each one shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from permitdesk.desk.overseeing import filter_for
from permitdesk.domain.facts import Actor, Role
from permitdesk.domain.state import Status
from permitdesk.domain.summary import Mark
from permitdesk.domain.worklist import Filter


class Spot(StrEnum):
    """A place at the left; its icon has the same name."""

    GUIDE = "guide"
    RECEIVE = "receive"
    WORKLIST = "worklist"
    REVIEW = "review"
    SITE_CHECK = "site_check"
    ISSUE = "issue"
    ARCHIVE = "archive"
    TASKS = "tasks"
    PERMIT = "permit"


KEYS: Mapping[Spot, str] = {
    Spot.GUIDE: "F2",
    Spot.RECEIVE: "F3",
    Spot.WORKLIST: "F4",
    Spot.REVIEW: "F5",
    Spot.SITE_CHECK: "F6",
    Spot.ISSUE: "F7",
    Spot.ARCHIVE: "F8",
    Spot.TASKS: "F11",
    Spot.PERMIT: "Shift+F11",
}

LISTS = (Spot.WORKLIST, Spot.REVIEW, Spot.SITE_CHECK, Spot.ISSUE, Spot.ARCHIVE)


@dataclass(frozen=True)
class Listed:
    """One list of a place.

    Attributes:
        title: Message key, where a place has several lists; empty for its only one.
    """

    title: str
    wanted: Filter


def lists_of(spot: Spot, actor: Actor) -> tuple[Listed, ...]:
    """Return what a place lists for somebody; one list, or several to choose from."""
    looks = actor.role is Role.INSPECTOR
    if spot is Spot.SITE_CHECK or (looks and spot is Spot.WORKLIST):
        own = actor.station if looks else ""
        return tuple(
            Listed(f"mark.{mark.value}", Filter((Status.ACCEPTED,), own, mark=mark))
            for mark in (Mark.SITE_CHECK, Mark.RECHECK)
        )
    if spot is Spot.WORKLIST and actor.role is Role.CLERK:
        awaited = Filter((Status.ACCEPTED,), mark=Mark.GAPS)
        return (
            Listed("list.counter", _filter_of(spot, actor)),
            Listed(f"mark.{Mark.GAPS.value}", awaited),
        )
    return (Listed("", _filter_of(spot, actor)),)


def _filter_of(spot: Spot, actor: Actor) -> Filter:
    if spot is Spot.REVIEW and actor.role is not Role.REVIEWER:
        return Filter(statuses=(Status.ACCEPTED,))
    if spot is Spot.ISSUE:
        return Filter(statuses=(Status.DECIDED, Status.ISSUED, Status.PRINTED))
    if spot is Spot.ARCHIVE:
        done = (
            Status.DELIVERED, Status.DECLINED, Status.WITHDRAWN, Status.ENDED, Status.ARCHIVED,
        )  # fmt: skip
        return Filter(statuses=done)
    return filter_for(actor)
