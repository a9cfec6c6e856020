"""Renewal (延续): when it may be asked for, and what silence means (行政许可法 50)."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from permitdesk.domain.law import Source, licensing_act
from permitdesk.domain.licence import Licence, RenewalWindow
from permitdesk.domain.timing import Span, Unit
from permitdesk.domain.workdays import WorkCalendar

ARTICLE_50 = licensing_act("第五十条")


@dataclass(frozen=True)
class Renewed:
    """The permit that a renewal carries on.

    Attributes:
        number: Of the permit.
        valid_until: Its last day.
    """

    number: str
    valid_until: date


class Timeliness(StrEnum):
    """How a renewal lies to its window."""

    EARLY = "early"
    IN_TIME = "in_time"
    LATE = "late"


@dataclass(frozen=True)
class Window:
    """The days on which a renewal may be asked for, both included.

    Attributes:
        first: None where the law sets no earliest day.
        source: Where the window stands.
    """

    first: date | None
    last: date
    source: Source


@dataclass(frozen=True)
class Renewal:
    """What a part of a case carries on, and what silence means for it.

    Attributes:
        in_time: It was asked for within the window.
        deemed_if_silent: Nothing decided by the last day means granted; only where it was in time.
        late: What the licence's rule says of a late one; empty for one in time.
        source: Law and article of the silence rule.
    """

    number: str
    valid_until: date
    in_time: bool
    deemed_if_silent: bool
    source: str
    late: str = ""


def window_of(rule: RenewalWindow, valid_until: date, calendar: WorkCalendar) -> Window:
    """Return the window before a permit's last day, counted in the unit the rule uses."""
    first = _before(valid_until, rule.earliest, calendar) if rule.earliest else None
    return Window(first, _before(valid_until, rule.latest, calendar), ARTICLE_50)


def timeliness(window: Window, asked_on: date) -> Timeliness:
    """Say whether a renewal asked for on a day is early, in time or late."""
    if window.first is not None and asked_on < window.first:
        return Timeliness.EARLY
    return Timeliness.IN_TIME if asked_on <= window.last else Timeliness.LATE


def renewal_of(
    licence: Licence, renewed: Renewed, asked_on: date, calendar: WorkCalendar
) -> Renewal | None:
    """Return what a renewal of a licence's permit is; None where it cannot be taken in.

    It cannot where the licence knows no renewal, before its window, and after it where the
    licence's rule says that it is refused or applied for anew.
    """
    rule = licence.renewal_window
    if rule is None:
        return None
    when = timeliness(window_of(rule, renewed.valid_until, calendar), asked_on)
    late = when is Timeliness.LATE
    if when is Timeliness.EARLY or (late and rule.late in ("refuse", "new_application")):
        return None
    return Renewal(
        renewed.number,
        renewed.valid_until,
        in_time=not late,
        deemed_if_silent=rule.deemed_if_silent and not late,
        source=f"{ARTICLE_50}第二款",
        late=rule.late if late else "",
    )


def _before(last: date, span: Span, calendar: WorkCalendar) -> date:
    if span.unit is Unit.DAY:
        return last - timedelta(days=span.value)
    if span.unit is Unit.MONTH:
        return _months_before(last, span.value)
    day = last
    left = span.value
    while left:
        day -= timedelta(days=1)
        left -= calendar.is_workday(day)
    return day


def _months_before(last: date, months: int) -> date:
    """Return the same day of an earlier month, or its last day where it has no such day."""
    place = last.year * 12 + last.month - 1 - months
    year, month = divmod(place, 12)
    following = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    return min(date(year, month + 1, 1) + timedelta(days=last.day - 1), following - timedelta(1))
