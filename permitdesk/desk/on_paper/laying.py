"""Which value of an original form goes where on the office's own blank, and what finds no room."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from permitdesk.desk.on_paper.original import WrittenRow
from permitdesk.domain.blank import Place, Positions, Stamp
from permitdesk.domain.errors import NotAllowed


@dataclass(frozen=True)
class Laid:
    """The values on a blank.

    Attributes:
        stamps: In the order of the form's rows.
        left: Rows without a place on it, and tables with more records than it has lines.
    """

    stamps: tuple[Stamp, ...]
    left: tuple[WrittenRow, ...]


def lay_out(
    rows: Sequence[WrittenRow], positions: Positions, see: str, crowded: frozenset[int]
) -> Laid:
    """Place what an original form says; what finds no room is left for an attached page.

    Args:
        rows: All rows of the form.
        positions: Of the blank.
        see: Words that stand in the place of what is on the attached page.
        crowded: Rows known to be too long for their places.

    Raises:
        NotAllowed: ``blank.unknown_row``, ``blank.unknown_column``: a place for what the form does
            not have.
    """
    places: dict[int, list[Place]] = {row.number: [] for row in rows}
    for place in positions.places:
        if place.row not in places:
            raise NotAllowed("blank.unknown_row", row=place.row, rows=len(rows))
        places[place.row].append(place)
    stamps: list[Stamp] = []
    left: list[WrittenRow] = []
    for row in rows:
        found = places[row.number]
        if not row.text and not row.records:
            continue
        if row.number not in crowded and _has_room(row, found):
            stamps += _stamps(row, found)
        else:
            left.append(row)
            stamps += [Stamp(place, row.label, see) for place in found[:1]]
    return Laid(tuple(stamps), tuple(left))


def _has_room(row: WrittenRow, places: Sequence[Place]) -> bool:
    if not row.records:
        return any(not place.column for place in places)
    columns = {place.column for place in places}
    unknown = columns - set(row.titles)
    if unknown:
        raise NotAllowed("blank.unknown_column", row=row.number, column=min(unknown))
    return columns == set(row.titles) and all(len(row.records) <= place.most for place in places)


def _stamps(row: WrittenRow, places: Sequence[Place]) -> Iterator[Stamp]:
    for place in places:
        if not row.records:
            yield Stamp(place, row.label, row.text)
            continue
        column = row.titles.index(place.column)
        for number, record in enumerate(row.records):
            if record[column]:
                yield Stamp(place, row.label, record[column], place.step * number)
