"""Conditions as data: what must hold before something is asked, needed or required."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from permitdesk.domain.answer import Value


class Op(StrEnum):
    """The few words a comparison knows."""

    EQ = "eq"
    NE = "ne"
    IN = "in"
    CONTAINS = "contains"
    GTE = "gte"
    LTE = "lte"


@dataclass(frozen=True)
class Condition:
    """One comparison, or several joined by ``all``, ``any`` or ``negated`` (written ``not``).

    A comparison with an answer that is not there yet is false, ``ne`` included:
    nobody is asked for something because he has not spoken.

    Attributes:
        field: Key of the field or guide question it reads.
        op: How the answer is compared with ``value``.
        value: What it is compared with; a tuple for ``in``.
        param: Name of the office's parameter that ``value`` is the default of.
    """

    field: str = ""
    op: Op | None = None
    value: bool | int | str | tuple[str, ...] = ""
    param: str = ""
    all: tuple["Condition", ...] = ()
    any: tuple["Condition", ...] = ()
    negated: "Condition | None" = None

    def __post_init__(self) -> None:
        """Refuse a condition that is none or two of the four forms."""
        forms = (self.field != "" or self.op is not None, self.all, self.any, self.negated)
        if sum(map(bool, forms)) != 1 or (self.field == "") != (self.op is None):
            raise ValueError("condition.one_form")  # the catalogue says it in words

    def holds(self, answers: Mapping[str, Value]) -> bool:
        """Tell whether the condition holds for the present answers."""
        if self.all:
            return all(part.holds(answers) for part in self.all)
        if self.any:
            return any(part.holds(answers) for part in self.any)
        if self.negated is not None:
            return not self.negated.holds(answers)
        return self._compares(answers.get(self.field))

    def comparisons(self) -> Iterator["Condition"]:
        """Yield the single comparisons, from left to right."""
        if self.field:
            yield self
        for part in (*self.all, *self.any, *filter(None, (self.negated,))):
            yield from part.comparisons()

    def reads(self) -> frozenset[str]:
        """Name the fields or questions that decide it."""
        return frozenset(part.field for part in self.comparisons())

    def _compares(self, answer: Value | None) -> bool:
        if answer is None:
            return False
        match self.op:
            case Op.EQ:
                return _equal(answer, self.value)
            case Op.NE:
                return not _equal(answer, self.value)
            case Op.IN:
                return isinstance(self.value, tuple) and answer in self.value
            case Op.CONTAINS:
                return isinstance(answer, tuple) and self.value in answer
            case Op.GTE:
                return _ordered(self.value, answer)
            case _:
                return _ordered(answer, self.value)


def _equal(answer: Value, value: object) -> bool:
    if isinstance(value, bool) or isinstance(answer, bool):
        return answer is value
    if isinstance(value, int):
        return number(answer) == value
    return answer == value


def _ordered(low: object, high: object) -> bool:
    """Tell whether ``low`` is at most ``high``; what is no number compares with nothing."""
    first, second = number(low), number(high)
    return first is not None and second is not None and first <= second


def number(value: object) -> Decimal | None:
    """Read an answer as a number; None where it is none."""
    if isinstance(value, bool) or not isinstance(value, int | str):
        return None
    try:
        return Decimal(value)
    except InvalidOperation:
        return None
