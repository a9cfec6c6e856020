"""How the notice sheet gets onto two sides: papers side by side, conditions run on, articles closer."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from permitdesk.desk.on_paper.guided import Guided
from permitdesk.domain.wording import Fact

BOX = "□"
Row = Mapping[str, str]
_PAPER = ("no", "name", "wanted", "uses", "flags")


def leaflet_facts(
    guided: Guided, papers: Sequence[Row], sometimes: Sequence[Row], bases: Sequence[str]
) -> dict[str, Fact]:
    """Return the facts of a notice sheet in the form in which they take least room.

    Args:
        guided: What a business answered, and what follows.
        papers: Rows of what must be handed in: no, name, wanted, uses, flags.
        sometimes: The same of what must be handed in only where a condition holds; it is its flags.
        bases: What each licence rests on, numbered.
    """
    return {
        "conditions_run": list(_conditions(guided)),
        "papers": side_by_side(papers),
        "sometimes": "；".join(
            f"{row['no']}．{row['name']}（{row['wanted']}，{row['uses']}，{row['flags']}）"
            for row in sometimes
        ),
        "bases_close": closer("；".join(bases)),
    }


def side_by_side(rows: Sequence[Row]) -> list[dict[str, str]]:
    """Lay rows into two columns, the first half left; the second half's names end in ``_2``."""
    half = (len(rows) + 1) // 2
    blank = dict.fromkeys(_PAPER, "")
    return [
        {**left, **{f"{name}_2": text for name, text in (right or blank).items()}}
        for left, right in zip_longest(rows[:half], rows[half:])
    ]


def closer(citation: str) -> str:
    """Name the articles of a law one after the other: 第二条、第五条 as 第二、五条."""
    return citation.replace("条、第", "、")


def _conditions(guided: Guided) -> Iterator[dict[str, str]]:
    """Yield the conditions of each licence, a box before each."""
    for licence in guided.licences:
        if licence.conditions:
            items = "　".join(f"{BOX}{item.rstrip('。；')}" for item in licence.conditions)
            yield {"name": licence.name, "items": items}
