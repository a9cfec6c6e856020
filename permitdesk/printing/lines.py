"""Breaking Chinese text into lines, as a typesetter does.

No closing mark begins a line and no opening mark ends one; words and figures stay whole unless a
line is too short for them; a closing mark may stand out by its blank half; two marks in a row share
one blank half.  Nothing is lost: the lines joined are the text.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

NO_START = frozenset("、。，．：；？！％‰℃）］｝〕】》〉」』〗”’…—·～,.:;?!%)]}")
"""Marks that never begin a line."""
NO_END = frozenset("（［｛〔【《〈「『〖“‘([{□")
"""Marks that never end a line; a box to tick stays with what is ticked."""
_BLANK_RIGHT = frozenset("、。，．：；）］｝〕】》〉」』〗”’")
_BLANK_LEFT = frozenset("（［｛〔【《〈「『〖“‘")
_HALVED = _BLANK_RIGHT | _BLANK_LEFT

_TOKEN = re.compile(
    r"[!-~\u00a1-\u00b6\u00b8-\u024f\u0370-\u04ff]+|[ \u3000]+|—{2}|…{2}|.", re.DOTALL
)
"""A word or figure, blanks, a dash of two, or one character."""
_BLANKS = frozenset(" \u3000")
_LOOSEST = 0.3
"""Most of the size by which a gap is widened; a line that needs more stays ragged."""
_SMALL = 1e-6


@dataclass(frozen=True)
class Line:
    """One line.

    Attributes:
        text: Its characters, blanks at the end included.
        advances: How far each moves on, in points; None where each takes its own width.
        width: From the left edge to the right edge of the last mark's cell.
        blank: Width of the blank half in which the last mark ends; 0 for others.
        indent: Where it begins, right of the left edge.
    """

    text: str
    advances: tuple[float, ...] | None
    width: float
    blank: float = 0.0
    indent: float = 0.0


@dataclass(frozen=True)
class Measure:
    """What breaking needs to know of the type.

    Attributes:
        advance: Character to its width in points.
        size: Of the type, in points.
    """

    advance: Callable[[str], float]
    size: float


def break_lines(
    text: str, measure: Measure, width: float, *, indent: float = 0.0, justify: bool = False
) -> tuple[Line, ...]:
    """Break a text into lines; a line break in it begins a new one.

    Args:
        text: Without control characters but line breaks.
        measure: Of its type.
        width: Of a full line, in points.
        indent: Of the first line, in points.
        justify: Widen the gaps so that all lines but the last are full.
    """
    lines: list[Line] = []
    for paragraph in text.split("\n"):
        lines.extend(_Breaker(paragraph, measure, width).lines(indent, justify=justify))
        indent = 0.0
    return tuple(lines)


def balance_lines(text: str, measure: Measure, width: float) -> tuple[Line, ...]:
    """Break a text into as few lines as it needs, all about as long as each other."""
    lines = break_lines(text, measure, width)
    if len(lines) == 1 or "\n" in text:
        return lines
    low, high = width / 2, width
    while high - low > measure.size / 4:
        middle = (low + high) / 2
        tried = break_lines(text, measure, middle)
        if len(tried) > len(lines):
            low = middle
        else:
            high, lines = middle, tried
    return lines


def single_line(text: str, measure: Measure) -> Line:
    """Return a text as one line, however long."""
    return _finish(text, measure, float("inf"))


class _Breaker:
    def __init__(self, text: str, measure: Measure, width: float) -> None:
        self._tokens: list[str] = _TOKEN.findall(text)
        self._measure = measure
        self._width = width

    def lines(self, indent: float, *, justify: bool) -> list[Line]:
        lines: list[Line] = []
        first = 0
        while True:
            room = self._width - indent
            end = self._fitting(first, room)
            if end < len(self._tokens):
                end = self._legal(first, end, room)
            text = "".join(self._tokens[first:end])
            line = replace(_finish(text, self._measure, room), indent=indent)
            last = end >= len(self._tokens)
            lines.append(line if last or not justify else _widen(line, self._measure, room))
            if last:
                return lines
            first, indent = end, 0.0

    def _fitting(self, first: int, room: float) -> int:
        """Return the first token that does not fit any more."""
        used = 0.0
        before = ""
        for place in range(first, len(self._tokens)):
            token = self._tokens[place]
            used -= _shared(before, token[0], self._measure)
            visible = used
            if token[0] not in _BLANKS:
                visible += sum(map(self._measure.advance, token))
                if visible - _blank_end(token[-1], self._measure) > room + _SMALL:
                    return place
            used += sum(map(self._measure.advance, token))
            before = token[-1]
        return len(self._tokens)

    def _legal(self, first: int, end: int, room: float) -> int:
        """Return the last place at or before ``end`` where the line may end."""
        for place in range(end, first, -1):
            if self._may_break(place):
                return place
        return self._split(first, end, room)

    def _may_break(self, place: int) -> bool:
        after, before = self._tokens[place][0], self._tokens[place - 1][-1]
        if (
            before in _BLANKS and place > 1
        ):  # blanks behind an opening mark do not part it from more
            before = self._tokens[place - 2][-1]
        return after not in NO_START and after not in _BLANKS and before not in NO_END

    def _split(self, first: int, end: int, room: float) -> int:
        """Break a word, because the line has no other place; return where the next line begins."""
        if end > first:  # a mark after a word as long as the line takes some of it along
            for place in range(end - 1, first - 1, -1):
                token = self._tokens[place]
                if len(token) > 1 and token[0] not in _BLANKS and _parts(token, len(token) - 1):
                    self._tokens[place : place + 1] = [token[:-1], token[-1]]
                    return place + 1
            return end
        token = self._tokens[first]
        count = self._fitting_characters(token, room)
        while count > 1 and not _parts(token, count):
            count -= 1
        if count < len(token):
            self._tokens[first : first + 1] = [token[:count], token[count:]]
        return first + 1

    def _fitting_characters(self, token: str, room: float) -> int:
        used = 0.0
        for count, character in enumerate(token):
            used += self._measure.advance(character)
            if used > room + _SMALL:
                return max(count, 1)
        return len(token)


def _parts(token: str, place: int) -> bool:
    return token[place] not in NO_START and token[place - 1] not in NO_END


def _is_full(character: str, measure: Measure) -> bool:
    return measure.advance(character) > 0.9 * measure.size


def _shared(before: str, after: str, measure: Measure) -> float:
    """Return how much closer two marks in a row stand."""
    if before not in _HALVED or after not in _HALVED:
        return 0.0
    if before in _BLANK_LEFT and after in _BLANK_RIGHT:
        return 0.0
    return measure.size / 2 if _is_full(before, measure) and _is_full(after, measure) else 0.0


def _blank_end(character: str, measure: Measure) -> float:
    return measure.size / 2 if character in _BLANK_RIGHT and _is_full(character, measure) else 0.0


def _finish(text: str, measure: Measure, room: float) -> Line:
    """Give each character its place."""
    advances = [measure.advance(character) for character in text]
    natural = True
    for place in range(len(text) - 1):
        closer = _shared(text[place], text[place + 1], measure)
        if closer:
            advances[place] -= closer
            natural = False
    shown = len(text.rstrip(" \u3000")) if room < float("inf") else len(text)
    width = sum(advances[:shown])
    blank = _blank_end(text[shown - 1], measure) if shown else 0.0
    return Line(text, None if natural else tuple(advances), width, blank)


def _widen(line: Line, measure: Measure, room: float) -> Line:
    """Spread what is left over between characters and words; words stay tight."""
    width = line.width - (line.blank if line.width > room + _SMALL else 0.0)
    shown = line.text.rstrip(" \u3000")
    gaps = _gaps(shown)
    if not gaps or not 0 < (room - width) / len(gaps) <= _LOOSEST * measure.size:
        return line
    wider = (room - width) / len(gaps)
    advances = list(line.advances or map(measure.advance, line.text))
    for place in gaps:
        advances[place] += wider
    return replace(line, advances=tuple(advances), width=line.width + wider * len(gaps))


def _gaps(text: str) -> Sequence[int]:
    """Return the places after which a gap may be widened."""
    ends: list[int] = []
    place = 0
    for token in _TOKEN.findall(text):
        place += len(token)
        ends.append(place - 1)
    return ends[:-1]
