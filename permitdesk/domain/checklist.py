"""The merged checklist of a joint site check (合并核查表): each point once, tied to its licences."""

from collections.abc import Iterable, Mapping

from permitdesk.domain.catalog import Catalog, SharedPoint
from permitdesk.domain.site_check import CheckPoint


def checklist(catalog: Catalog, licences: Iterable[str]) -> tuple[CheckPoint, ...]:
    """Merge the checklists of licences, group by group in the order of the walk.

    Points are one point where the definitions say that they are the same check
    (``site_check_points``), or where licences ask for it in the very same words.
    Nothing is lost and nothing stands twice: each point of each licence is in exactly one.
    """
    shared = {
        member: point for point in catalog.site_check_points.values() for member in point.members
    }
    found: dict[tuple[str, str], list[tuple[str, int]]] = {}
    for code in dict.fromkeys(licences):
        for point in catalog.licence(code).site_check.checklist:
            joined = shared.get(f"{code}.{point.no}")
            key = ("", joined.key) if joined else (point.group, point.text)
            found.setdefault(key, []).append((code, point.no))
    order = {group: place for place, group in enumerate(catalog.site_check_groups)}
    points = (_point(catalog, uses, shared) for uses in found.values())
    return tuple(sorted(points, key=lambda point: order.get(point.group, len(order))))


def own_words(catalog: Catalog, point: CheckPoint) -> dict[str, str]:
    """Return what each licence of a point says itself: code to text."""
    return {code: _text(catalog, code, no) for code, no in point.uses}


def _point(
    catalog: Catalog, uses: list[tuple[str, int]], shared: Mapping[str, SharedPoint]
) -> CheckPoint:
    code, no = uses[0]
    key = f"{code}.{no}"
    own = next(item for item in catalog.licence(code).site_check.checklist if item.no == no)
    text = shared[key].text if key in shared and len(uses) > 1 else own.text
    return CheckPoint(key, own.group, text, tuple(uses))


def _text(catalog: Catalog, code: str, no: int) -> str:
    points = catalog.licence(code).site_check.checklist
    return next(point.text for point in points if point.no == no)
