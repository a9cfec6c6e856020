"""Days and working days as people at a counter say them."""

from datetime import date, timedelta

from permitdesk.text import short_day, tr


def near_day(day: date | None, today: date) -> str:
    """Write a day short: 03-16 周一; 今天 and 明天 where it is."""
    if day is None:
        return ""
    if day == today:
        return tr("day.today", day=f"{day:%m-%d}")
    if day == today + timedelta(days=1):
        return tr("day.tomorrow", day=f"{day:%m-%d}")
    if day.year != today.year:
        return day.isoformat()
    return short_day(day)


def left_words(left: int | None) -> str:
    """Say how many working days are left: 还剩 3 个工作日, 超期 2 个工作日."""
    if left is None:
        return ""
    if left == 0:
        return tr("left.none")
    return tr("left.days", count=left) if left > 0 else tr("left.late", count=-left)
