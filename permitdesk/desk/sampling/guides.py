"""Guide answers that lead somewhere."""

from collections.abc import Mapping
from random import Random
from typing import Any

from permitdesk.desk.sampling.business import round_area
from permitdesk.desk.sampling.trades import trade_of
from permitdesk.domain.application import read_guide
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.form import FieldType
from permitdesk.domain.industry import GuideQuestion

TRIES = 60
YES_SHARE = 0.35


def draw_guide(
    catalog: Catalog, code: str, random: Random, fixed: Mapping[str, Any], need: int
) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Return raw guide answers and the bundle they lead to.

    Args:
        catalog: Definitions.
        code: Industry.
        random: Where chance comes from.
        fixed: Answers that are not drawn.
        need: Fewest licences wanted; the largest bundle of all tries where none has so many.

    Raises:
        NotFound: ``industry.unknown``.
        NotAllowed: ``guide.incomplete`` for a fixed answer that cannot be read;
            ``application.nothing_needed`` where no try needs anything.
    """
    industry = catalog.industry(code)
    best: tuple[dict[str, Any], tuple[str, ...]] = ({}, ())
    for _ in range(TRIES):
        drawn = {item.id: _answer(item, code, random) for item in industry.questions}
        raw = {**drawn, **fixed}
        answers, found = read_guide(industry.questions, raw)
        if found:
            raise NotAllowed("guide.incomplete", problems=found, industry=industry.name)
        bundle = catalog.choose(code, answers).bundle
        if len(bundle) > len(best[1]):
            best = raw, bundle
        if len(best[1]) >= max(1, need):
            return best
    if not best[1]:
        raise NotAllowed("application.nothing_needed", industry=industry.name)
    return best


def _answer(question: GuideQuestion, industry: str, random: Random) -> Any:
    if question.type is FieldType.BOOLEAN:
        return random.random() < YES_SHARE
    if question.type is FieldType.CHOICE:
        return random.choice(question.options)
    return round_area(random.uniform(*trade_of(industry).areas))
