"""Limits, due days and citations in the words of a document."""

import re
from datetime import date

from permitdesk.domain.clock import DueDay
from permitdesk.domain.law import Source
from permitdesk.domain.timing import Limit, Unit
from permitdesk.domain.wording import Wording
from permitdesk.text import paper_day

_UNITS = {Unit.WORKING_DAY: "working_day", Unit.DAY: "calendar_day", Unit.MONTH: "month"}
_ARTICLE = re.compile(
    r"第[一二三四五六七八九十百千零]+条(?:之[一二三四五六七八九十]+)?(?:第[一二三四五六七八九十]+[款项])*"
)
_ARTICLES = re.compile(f"{_ARTICLE.pattern}(?:至{_ARTICLE.pattern})?")
_UNREAD = ("未核", "待核", "未读")


def limit_words(limit: Limit, wording: Wording) -> str:
    """Write a limit with the unit its source has: 10个工作日."""
    return wording.word(_UNITS[limit.unit], length=str(limit.length))


def due_words(due: DueDay, wording: Wording) -> str:
    """Write a due day, marked 待定 where it was counted through a year not loaded yet."""
    return wording.word("provisional" if due.provisional else "day", day=paper_day(due.day))


def span_words(first: date, last: date | None, note: str, wording: Wording) -> str:
    """Write a term of validity, both days included, or what stands instead of its end."""
    if last is not None:
        return wording.word("until", first=paper_day(first), last=paper_day(last))
    return wording.word("from", first=paper_day(first), note=note)


def is_read(source: Source) -> bool:
    """Tell whether somebody read the articles that a citation names."""
    unread = any(word in source.articles for word in _UNREAD)
    return source.verified != "general_knowledge" and not unread


def cited(source: Source) -> str:
    """Write a citation as a document does: the law and its articles, without the sheet's remarks."""
    bare = re.sub(r"（[^（）]*）", "", source.articles)
    articles = "、".join(match[0] for match in _ARTICLES.finditer(bare))
    return str(Source(source.law, articles))


def names_article(source: str) -> bool:
    """Tell whether a rule's source names an article; else it is a remark of the licence's sheet."""
    return _ARTICLE.search(source) is not None


def rule_words(rule: str, basis: tuple[Source, ...], wording: Wording) -> str:
    """Write what a rule of a licence rests on: its article, else the licence's own law, 待核."""
    if names_article(rule):
        return re.sub(r"（[^（）]*）", "", rule)
    laws = dict.fromkeys(str(Source(source.law)) for source in basis)
    return wording.word("unverified", citation="、".join(laws))


def basis_words(sources: tuple[Source, ...], wording: Wording) -> str:
    """Write what a licence rests on; a citation nobody read is marked 待核."""
    return "、".join(
        cited(source) if is_read(source) else wording.word("unverified", citation=cited(source))
        for source in sources
    )
