"""Until when a decision may be contested: reconsideration (行政复议) and litigation (行政诉讼)."""

from datetime import date

from permitdesk.domain.clock import DueDay, due_day
from permitdesk.domain.law import Source
from permitdesk.domain.timing import Limit, Start, Unit
from permitdesk.domain.workdays import WorkCalendar

RECONSIDERATION = Limit(
    60, Unit.DAY, Start.PREVIOUS_STEP, str(Source("行政复议法", "第二十条第一款"))
)
LITIGATION = Limit(
    6, Unit.MONTH, Start.PREVIOUS_STEP, str(Source("行政诉讼法", "第四十六条第一款"))
)


def last_day_for_reconsideration(served: date, calendar: WorkCalendar) -> DueDay:
    """Return the last day to apply for reconsideration: sixty natural days after service.

    The day of service is not counted; a last day that is a day off moves to the next working day.

    Args:
        served: Day the decision, which names its remedies, counts as served.
        calendar: Which days are days off.

    Source:
        行政复议法 20 (length), 88 with 民事诉讼法 85 (first and last day).
    """
    return due_day(served, RECONSIDERATION, calendar)


def last_day_for_litigation(served: date, calendar: WorkCalendar) -> DueDay:
    """Return the last day to sue: the same day six months after service, or that month's last.

    Args:
        served: Day the decision, which names its remedies, counts as served.
        calendar: Which days are days off.

    Source:
        行政诉讼法 46 (length), 101 with 民事诉讼法 85 (first and last day).
    """
    return due_day(served, LITIGATION, calendar)
