"""Points of a site check that several licences share: each member is there, and in one only."""

from collections.abc import Iterator

from permitdesk.catalog.faults import Finding, Path, found
from permitdesk.domain.catalog import Catalog, SharedPoint

_FEWEST = 2
"""Licences that share a point."""


def check_shared_points(catalog: Catalog) -> Iterator[Finding]:
    """Find shared points of one licence, of an unknown group, or with members that do not fit."""
    groups = {
        f"{code}.{point.no}": point.group
        for code, licence in catalog.licences.items()
        for point in licence.site_check.checklist
    }
    first: dict[str, str] = {}
    for key, shared in catalog.site_check_points.items():
        path = ("site_check_points", key)
        if shared.group not in catalog.site_check_groups:
            yield found("catalog.unknown_group", *path, "group", name=shared.group)
        if len({member.partition(".")[0] for member in shared.members}) < _FEWEST:
            yield found("catalog.point_not_shared", *path, "members", name=key)
        yield from _members(shared, groups, first, path)


def _members(
    shared: SharedPoint, groups: dict[str, str], first: dict[str, str], path: Path
) -> Iterator[Finding]:
    for number, member in enumerate(shared.members):
        place = (*path, "members", number)
        if member not in groups:
            yield found("catalog.unknown_point", *place, name=member)
        elif groups[member] != shared.group:
            facts = {"name": member, "group": groups[member], "expected": shared.group}
            yield found("catalog.point_group", *place, **facts)
        if first.setdefault(member, shared.key) != shared.key or member in shared.members[:number]:
            yield found("catalog.twice", *place, name=member, first=first[member])
