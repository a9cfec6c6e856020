"""Acceptance with named minor gaps (容缺受理): what may come later, until when, and what may never."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from permitdesk.domain.catalog import Catalog
from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.law import Source
from permitdesk.domain.licence import Licence
from permitdesk.domain.materials import MaterialNeed
from permitdesk.domain.timing import Limit, Start, Unit

DEFERRAL_SOURCE = Source("“一业一证”改革实施方案（晋市政办〔2022〕43号）", "二（二）")


@dataclass(frozen=True)
class Gap:
    """One paper that comes later.

    Attributes:
        material: Its key.
        name: As the set of materials names it.
        licences: Those that ask for it.
    """

    material: str
    name: str
    licences: tuple[str, ...]


@dataclass(frozen=True)
class AcceptWithGaps:
    """Accepted although named papers are not there yet, on a promise (容缺受理承诺书).

    Attributes:
        materials: Keys of the papers that come later.
        signer: Who signed the promise; with ``authority`` where it is not the legal person.
        days: Working days until they must be there; the office's own where nobody says otherwise.
        gaps: Filled in by the desk.
    """

    materials: tuple[str, ...]
    signer: str
    authority: str = ""
    days: int = 0
    gaps: tuple[Gap, ...] = ()


@dataclass(frozen=True)
class EndByGaps:
    """The day passed and papers are not there: handling of what needs them ends (终止容缺).

    No refusal; one may apply again.
    """

    gaps: tuple[Gap, ...]


def refusal_to_defer(catalog: Catalog, need: MaterialNeed) -> NotAllowed | None:
    """Return why a paper may not come later; None where it may.

    What stands on the paper in one licence wins over every general permission, and safety is named
    before anything else.
    """
    uses = [(catalog.licence(code), material) for code, material in need.uses.items()]
    for licence, _ in uses:
        if licence.public_safety or not licence.deferral_allowed:
            return _refusal("deferral.safety", licence, need)
    for licence, material in uses:
        if not material.deferrable:
            return _refusal("deferral.main_paper", licence, need)
    return None


def _refusal(key: str, licence: Licence, need: MaterialNeed) -> NotAllowed:
    return NotAllowed(key, DEFERRAL_SOURCE, licence=licence.name, material=need.name)


def gaps_of(needs: Iterable[MaterialNeed], materials: Sequence[str]) -> tuple[Gap, ...]:
    """Name the gaps of an acceptance, in the order of the set of materials."""
    return tuple(
        Gap(need.key, need.name, tuple(need.uses)) for need in needs if need.key in materials
    )


def deferral_limit(days: int, promised: Iterable[Limit]) -> Limit:
    """Return how long the applicant has: never longer than the shortest promise of the case."""
    shortest = min((limit.length for limit in promised), default=days)
    return Limit(min(days, shortest), Unit.WORKING_DAY, Start.ACCEPTANCE, str(DEFERRAL_SOURCE))
