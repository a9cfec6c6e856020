"""The papers that come with a sample application."""

from collections.abc import Sequence
from random import Random

from permitdesk.domain.answer import Answers
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.materials import Handed, HandedIn, MaterialNeed, materials_of

LOOKED_UP_SHARE = 0.3
LONGEST_NAME = 40
MOST_PAGES = 8


def draw_materials(
    catalog: Catalog, bundle: Sequence[str], answers: Answers, random: Random
) -> tuple[HandedIn, ...]:
    """Return every paper that must be handed in, and nothing that is not asked for."""
    needs = materials_of(catalog, bundle, answers)
    return tuple(_paper(need, random) for need in needs if need.to_hand_in)


def _paper(need: MaterialNeed, random: Random) -> HandedIn:
    if need.shareable and random.random() < LOOKED_UP_SHARE:
        return HandedIn(need.key, "", Handed.SHARED)
    form = Handed.ORIGINAL if need.form == "original" else Handed.COPY
    name = need.name[:LONGEST_NAME]
    return HandedIn(need.key, f"{name}.pdf", form, random.randint(1, MOST_PAGES))
