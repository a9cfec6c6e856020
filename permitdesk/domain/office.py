"""The office itself: departments, places, how it numbers, where one may complain."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class OtherOffice:
    """The same line of work one level of government up."""

    level: str
    office: str
    letter: str
    sample: bool = False


@dataclass(frozen=True)
class Department:
    """An authority that decides licences (主管部门).

    Attributes:
        level: ``county`` or ``city``: the level ``office`` stands on.
        name: As the law names it.
        short: For narrow columns.
        office: The local authority's full name, as its seal has it.
        letter: Its short form in document numbers (机关代字).
        names: All spellings the definitions use.
        vertical: Not under the local government (垂直管理).
        lead: The approval bureau, which receives, composes and decides what was transferred.
        sample: The name is ours, to be replaced by the office's own.
    """

    code: str
    name: str
    short: str
    office: str
    letter: str
    level: str
    names: tuple[str, ...] = ()
    other_offices: tuple[OtherOffice, ...] = ()
    uncertain: bool = False
    note: str = ""
    vertical: bool = False
    lead: bool = False
    sample: bool = False


@dataclass(frozen=True)
class Division:
    """A county-level place of GB/T 2260."""

    code: str
    name: str
    city: str
    province: str

    @property
    def full_name(self) -> str:
        """Return the name as an address begins."""
        return f"{self.province}{self.city}{self.name}"


@dataclass(frozen=True)
class Office:
    """What the papers say about the hall; an office puts its own here before the first day.

    Attributes:
        name: The hall's lead authority, full.
        division: Its own six-digit place.
        remedies: Where a refusal may be contested: ``reconsideration`` and ``court``.
        numbers: Series to its pattern, with ``{letter}``, ``{division}``, ``{year}``, ``{serial}``.
        validity_notes: What stands instead of a last day, by kind of validity.
        sample: The names are ours.
    """

    name: str
    hall: str
    address: str
    phone: str
    complaints: str
    hours: str
    website: str
    division: str
    remedies: Mapping[str, str]
    numbers: Mapping[str, str]
    validity_notes: Mapping[str, str]
    verify_address: str = ""
    sample: bool = True

    def writer(self, series: str, letter: str, year: int) -> Callable[[int], str]:
        """Return what writes the numbers of a series by its pattern, e.g. 城审管受〔2026〕12号.

        Args:
            series: Its key in ``numbers``.
            letter: Short form of the authority (机关代字).
            year: Of the number.
        """
        pattern = self.numbers[series]

        def write(serial: int) -> str:
            return pattern.format(letter=letter, division=self.division, year=year, serial=serial)

        return write
