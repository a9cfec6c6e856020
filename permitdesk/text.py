"""Words and dates in the chosen language.

Messages are looked up by key (``case.out_of_order``), never by their English or Chinese words.
Both catalogues stand in ``resources/locale`` and are complete; the compiled form is made beside
them whenever it is missing or older.
"""

import gettext
import io
import tempfile
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path

from permitdesk.domain.credit import CreditKind
from permitdesk.domain.errors import PermitDeskError, Problem
from permitdesk.domain.permit import PermitState
from permitdesk.domain.workdays import LOCAL

LANGUAGES = ("zh_Hans_CN", "en")
LOCALE_DIR = Path(__file__).resolve().parent.parent / "resources" / "locale"
_WEEKDAYS = {
    "zh_Hans_CN": "一二三四五六日",
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}
_chosen = LANGUAGES[0]


def use_language(language: str) -> None:
    """Speak this language from now on; an unknown one is Chinese."""
    global _chosen  # noqa: PLW0603  one desk, one language: the faces switch it, nothing else does
    _chosen = language if language in LANGUAGES else LANGUAGES[0]


def language() -> str:
    """Return the language spoken now."""
    return _chosen


def tr(key: str, /, **facts: object) -> str:
    """Return the message of a key with its facts put in; a key without a message stays visible."""
    message = _messages(_chosen).gettext(key)
    return message.format_map(_Shown(facts)) if facts and message != key else message


def tell(problem: Problem) -> str:
    """Say what is wrong in one sentence."""
    return tr(problem.key, **problem.facts)


def sentence(error: PermitDeskError) -> str:
    """Say an error in one sentence; words of the program inside it are said in the language too."""
    facts = {name: _word(name, value) for name, value in error.facts.items()}
    return tr(error.key, **facts)


_FAMILIES = {
    "action": "action",
    "status": "status",
    "part": "part",
    "procedure": "pause_kind",
    "role": "role",
    "roles": "role",
}
"""Facts that are words of the program, with the family of their message keys."""


_FAMILIES_OF_TYPES: Mapping[type, str] = {PermitState: "permit_state", CreditKind: "credit_kind"}
"""The same for facts whose type says what they are."""


def _word(name: str, value: object) -> object:
    if (family := _FAMILIES_OF_TYPES.get(type(value))) is not None:
        return tr(f"{family}.{value}")
    if name not in _FAMILIES or value is None:
        return value
    if isinstance(value, tuple):
        return tuple(tr(f"{_FAMILIES[name]}.{item}") for item in value)
    return tr(f"{_FAMILIES[name]}.{value}")


def long_day(day: date) -> str:
    """Write a day as 2026年3月16日（周一）."""
    weekday = _WEEKDAYS[_chosen][day.weekday()]
    if _chosen == "en":
        return f"{weekday} {day.isoformat()}"
    return f"{day.year}年{day.month}月{day.day}日（周{weekday}）"


def short_day(day: date) -> str:
    """Write a day as 03-16 周一."""
    weekday = _WEEKDAYS[_chosen][day.weekday()]
    return f"{day:%m-%d} {weekday if _chosen == 'en' else '周' + weekday}"


def paper_day(day: date) -> str:
    """Write a day as a document does: 2026年3月16日."""
    return f"{day.year}年{day.month}月{day.day}日"


def short_moment(moment: datetime) -> str:
    """Write a moment as 03-16 周一 09:12, local time."""
    local = moment.astimezone(LOCAL)
    return f"{short_day(local.date())} {local:%H:%M}"


class _Shown(dict[str, object]):
    """Facts as people read them: days written out, lists joined, gaps left visible."""

    def __init__(self, facts: Mapping[str, object]) -> None:
        super().__init__({name: _shown(value) for name, value in facts.items()})

    def __missing__(self, name: str) -> str:
        return f"{{{name}}}"


def _shown(value: object) -> object:
    if isinstance(value, datetime):
        return short_moment(value)
    if isinstance(value, date):
        return long_day(value)
    if isinstance(value, tuple | list):
        return "、".join(str(_shown(item)) for item in value)
    return value


@cache
def _messages(language: str) -> gettext.NullTranslations:
    source = LOCALE_DIR / language / "LC_MESSAGES" / "permitdesk.po"
    compiled = source.with_suffix(".mo")
    if compiled.exists() and compiled.stat().st_mtime_ns >= source.stat().st_mtime_ns:
        return gettext.GNUTranslations(io.BytesIO(compiled.read_bytes()))
    return gettext.GNUTranslations(io.BytesIO(_compile(source, language)))


def _compile(source: Path, language: str) -> bytes:
    """Compile a catalogue and keep it for the next start where that is possible."""
    from babel.messages.mofile import write_mo  # late: 60 ms a normal start does not spend
    from babel.messages.pofile import read_po

    buffer = io.BytesIO()
    with source.open("rb") as file:
        write_mo(buffer, read_po(file, locale=language, abort_invalid=True))
    compiled = source.with_suffix(".mo")
    try:
        with tempfile.NamedTemporaryFile(dir=compiled.parent, delete=False) as fresh:
            fresh.write(buffer.getvalue())
        Path(fresh.name).replace(compiled)
    except OSError:  # an installation folder nobody may write to
        return buffer.getvalue()
    return buffer.getvalue()
