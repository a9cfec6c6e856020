"""The places of the clerk's window, with the key that leads there and the list each one shows."""

from collections.abc import Mapping
from enum import StrEnum

from permitdesk.desk.overseeing import filter_for
from permitdesk.domain.facts import Actor, Role
from permitdesk.domain.state import Status
from permitdesk.domain.worklist import Filter


class Spot(StrEnum):
    """A place at the left; its icon has the same name."""

    GUIDE = "guide"
    RECEIVE = "receive"
    WORKLIST = "worklist"
    REVIEW = "review"
    ISSUE = "issue"
    ARCHIVE = "archive"


KEYS: Mapping[Spot, str] = {
    Spot.GUIDE: "F2",
    Spot.RECEIVE: "F3",
    Spot.WORKLIST: "F4",
    Spot.REVIEW: "F5",
    Spot.ISSUE: "F7",
    Spot.ARCHIVE: "F8",
}

LISTS = (Spot.WORKLIST, Spot.REVIEW, Spot.ISSUE, Spot.ARCHIVE)


def filter_of(spot: Spot, actor: Actor) -> Filter:
    """Return what a list shows to somebody."""
    if spot is Spot.REVIEW and actor.role is not Role.REVIEWER:
        return Filter(statuses=(Status.ACCEPTED,))
    if spot is Spot.ISSUE:
        return Filter(statuses=(Status.DECIDED, Status.ISSUED, Status.PRINTED))
    if spot is Spot.ARCHIVE:
        done = (Status.DELIVERED, Status.DECLINED, Status.WITHDRAWN, Status.ARCHIVED)
        return Filter(statuses=done)
    return filter_for(actor)
