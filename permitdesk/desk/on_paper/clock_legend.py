"""What the marks of a 时限计算书 mean, each with its article or notice, and which notices were used."""

from collections.abc import Iterable, Iterator, Sequence

from permitdesk.desk.on_paper.occasion import Occasion
from permitdesk.desk.on_paper.values import clause
from permitdesk.domain.reckoning import CountedDay, DayKind, NoticeUsed
from permitdesk.domain.running import due_of
from permitdesk.domain.stopwatch import Clock


def legend_rows(
    occasion: Occasion, clocks: Sequence[Clock], days: Sequence[CountedDay]
) -> Iterator[dict[str, str]]:
    """Yield what each mark means, with the article or the notice, kind by kind."""
    word = occasion.wording.word
    for kind in DayKind:
        of_kind = [day for day in days if day.kind is kind]
        if not of_kind:
            continue
        names = "、".join(dict.fromkeys(day.name for day in of_kind if day.name))
        sources = dict.fromkeys(clause(day.source) for day in of_kind)
        if kind is DayKind.COUNTED:
            sources = {word("see_above"): None}
        meaning = word(f"means_{kind}", **({"names": names} if names else {}))
        source = "、".join(sources)
        yield {"mark": word(f"sign_{kind}"), "meaning": meaning, "source": source}
    if any(day.extended for day in days):
        yield {
            "mark": word("sign_extended"),
            "meaning": word("means_extended"),
            "source": word("see_above"),
        }
    ends = "、".join(
        word("end", mark=word(f"mark_due_{clock.which}"), which=word(f"which_{clock.which}"))
        for clock in clocks
        if due_of(clock, occasion.calendar)
    )
    if ends:
        meaning = word("means_due", ends=ends)
        yield {"mark": word("sign_due"), "meaning": meaning, "source": word("not_done")}


def legend_line(occasion: Occasion, rows: Iterable[dict[str, str]]) -> str:
    """Write the legend as one paragraph, for a page that is full."""
    return "；".join(_in_a_line(occasion, row) for row in rows)


def _in_a_line(occasion: Occasion, item: dict[str, str]) -> str:
    sourced = item["source"] != occasion.wording.word("not_done")
    return occasion.wording.word("sourced" if sourced else "unsourced", **item)


def notice_words(occasion: Occasion, notices: Iterable[NoticeUsed]) -> str:
    """Name the notice of each year, or that it is not loaded (未载入)."""
    used = sorted(set(notices), key=lambda notice: notice.year)
    return "；".join(_notice(occasion, notice) for notice in used)


def _notice(occasion: Occasion, notice: NoticeUsed) -> str:
    word, year = occasion.wording.word, str(notice.year)
    if not notice.is_loaded:
        return word("not_loaded", year=year)
    number = notice.number or word("number_unread")
    return word("loaded", year=year, title=notice.title, number=number)
