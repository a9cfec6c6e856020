"""A due day with pauses, beside a library asked day by day and an array looked up once."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from benchmarks.setting import Setting
from benchmarks.table import Figure, Goal, Row
from benchmarks.timing import side_by_side
from permitdesk.domain.clock import Pause, due_day
from permitdesk.domain.timing import Limit, Start, Unit
from permitdesk.domain.workdays import WorkCalendar

ROUNDS = 60
LIMIT = Limit(45, Unit.WORKING_DAY, Start.ACCEPTANCE, "行政许可法")
START = date(2026, 2, 12)
PAUSES = (
    Pause(date(2026, 2, 24), date(2026, 3, 2)),
    Pause(date(2026, 3, 16), date(2026, 3, 20)),
    Pause(date(2026, 4, 1), date(2026, 4, 3)),
)
OPEN_CASES, LICENCES = 50_000, 4


def due_days(setting: Setting) -> Row:
    """Measure one clock of 45 working days with three pauses over a Spring Festival."""
    calendar = setting.calendar
    by_library = _by_library()
    table = _Array(calendar, date(2026, 1, 1), date(2026, 12, 31))
    wanted = due_day(START, LIMIT, calendar, PAUSES).day
    answers = {wanted, by_library(), table.due(START, LIMIT.length, PAUSES)}
    if len(answers) > 1:
        raise AssertionError(f"three ways, {len(answers)} due days: {answers}")
    times = side_by_side(
        {
            "ours": lambda: due_day(START, LIMIT, calendar, PAUSES),
            "library": by_library,
            "array": lambda: table.due(START, LIMIT.length, PAUSES),
            "bare": lambda: table.due(START, LIMIT.length, ()),
        },
        setting.rounds(ROUNDS),
    )
    ours, peer = times["ours"].median, times["library"].median
    return Row(
        "a due day: 45 working days, three pauses",
        (Figure("due_day", ours),),
        (Figure("a loop over chinese_calendar.is_workday", peer),),
        (
            Figure("a cumulative array, the pauses by hand", times["array"].median),
            Figure("a cumulative array, no pauses", times["bare"].median),
        ),
        (Goal("times faster than the library's loop", peer / ours, 500, at_least=True),),
    )


def changed_notice(setting: Setting) -> Row:
    """Measure working all open clocks out anew after a notice was changed."""
    random = Random(7)
    cases = OPEN_CASES // 10 if setting.quick else OPEN_CASES
    limits = [replace(LIMIT, length=length) for length in (5, 10, 20, 20)]
    starts = [START + timedelta(days=random.randrange(60)) for _ in range(cases)]
    paused = [PAUSES[: random.choice((0, 0, 0, 1, 2))] for _ in range(cases)]

    def anew() -> None:
        calendar = replace(setting.calendar, notices=dict(setting.calendar.notices))
        for start, pauses in zip(starts, paused, strict=True):
            for limit in limits:
                due_day(start, limit, calendar, pauses)

    ours = side_by_side({"ours": anew}, FEW, sample=0)["ours"].median
    return Row(
        f"all open clocks of {cases:,} cases after a changed notice, {LICENCES} licences each",
        (Figure("due_day in a loop, no store", ours),),
        goals=(Goal("in all", ours * OPEN_CASES / cases, 1, unit="s"),),
    )


FEW = 3


def _by_library() -> Callable[[], date]:
    """Return the loop everybody writes first."""
    import chinese_calendar

    def due() -> date:
        day, left = START, LIMIT.length
        while left:
            day += timedelta(days=1)
            if any(pause.first <= day <= pause.last for pause in PAUSES):
                continue
            left -= bool(chinese_calendar.is_workday(day))
        return day

    return due


class _Array:
    """Working days counted up over a year: nothing can look a due day up faster."""

    def __init__(self, calendar: WorkCalendar, first: date, last: date) -> None:
        self._first = first.toordinal()
        days = range(self._first, last.toordinal() + 1)
        self._worked = [day for day in days if calendar.is_workday(date.fromordinal(day))]

    def due(self, start: date, length: int, pauses: Sequence[Pause]) -> date:
        """Return the day; the pauses must be in order and apart."""
        place = bisect_right(self._worked, start.toordinal()) + length - 1
        for pause in pauses:
            first = bisect_right(self._worked, pause.first.toordinal() - 1)
            if first > place:
                break
            place += bisect_right(self._worked, pause.last.toordinal()) - first
        return date.fromordinal(self._worked[place])
