"""The general limits: what the law fixes stays as the law has it, the rest says whose it is."""

from collections.abc import Iterator

from permitdesk.catalog.faults import Finding, Path, found
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.timing import Lights
from permitdesk.domain.timing_rules import AS_THE_PROGRAM_HAS_IT, GeneralLimit, MoreTime

_LAST_HOUR = 23


def check_general_limits(catalog: Catalog) -> Iterator[Finding]:
    """Find limits that contradict the law, that nobody set, or that are no length of time."""
    for name, ours in vars(catalog.timing).items():
        if not isinstance(ours, GeneralLimit):
            continue
        path = ("timing", name)
        if ours.length < 1:
            yield found("catalog.less_than_one", *path, "length")
        law: GeneralLimit = getattr(AS_THE_PROGRAM_HAS_IT, name)
        if law.product_default:
            yield from _whose(ours, path)
        else:
            yield from _as_the_law(ours, law, path)


def check_bans_and_special_procedures(catalog: Catalog) -> Iterator[Finding]:
    """Find bans and special procedures other than those the law knows."""
    law, timing = AS_THE_PROGRAM_HAS_IT, catalog.timing
    if set(timing.excluded) != set(law.excluded) or len(timing.excluded) != len(law.excluded):
        said = "、".join(law.excluded)
        yield found("catalog.against_law", "timing", "excluded", law=said, source=_ARTICLE_45)
    by_start = {ban.starts: ban for ban in law.reapply_ban}
    for number, ban in enumerate(timing.reapply_ban):
        path: Path = ("timing", "reapply_ban", number)
        if ban.starts not in by_start:
            yield found("catalog.not_one_of", *path, "starts", expected=tuple(by_start))
            continue
        rule = by_start.pop(ban.starts)
        for key in ("number", "years", "only_public_safety"):
            if getattr(ban, key) != getattr(rule, key):
                said = _said(getattr(rule, key))
                yield found("catalog.against_law", *path, key, law=said, source=rule.source)
        if not ban.source:
            yield found("catalog.missing_key", *path, "source")
    for missing in by_start:
        yield found("catalog.ban_missing", "timing", "reapply_ban", name=missing)


def check_lights(catalog: Catalog) -> Iterator[Finding]:
    """Find lights that turn orange before they turn yellow, and hours that no day has."""
    yield from _lights(catalog.timing.lights, ("timing", "lights"))
    yield from _lights(catalog.timing.telling_lights, ("timing", "telling_lights"))
    for code, licence in catalog.licences.items():
        if licence.lights is not None:
            yield from _lights(licence.lights, ("licences", code, "lights"))
    margin = catalog.timing.internal
    if margin.days < 0:
        yield found("catalog.less_than_zero", "timing", "internal", "days")


_ARTICLE_45 = "行政许可法第四十五条"


def _whose(ours: GeneralLimit, path: Path) -> Iterator[Finding]:
    """A number no law sets is the program's, or has the source the office took it from."""
    if ours.product_default == bool(ours.source):
        yield found("catalog.whose_limit", *path, "product_default")
    if ours.extension is not None:
        yield found("catalog.unknown_key", *path, "extension")


def _as_the_law(ours: GeneralLimit, law: GeneralLimit, path: Path) -> Iterator[Finding]:
    for key in ("number", "length", "unit", "starts"):
        if getattr(ours, key) != getattr(law, key):
            said = _said(getattr(law, key))
            yield found("catalog.against_law", *path, key, law=said, source=law.source)
    if ours.product_default:
        yield found("catalog.against_law", *path, "product_default", law="false", source=law.source)
    if not ours.source:
        yield found("catalog.missing_key", *path, "source")
    yield from _longer(ours.extension, law, (*path, "extension"))


def _longer(ours: MoreTime | None, law: GeneralLimit, path: Path) -> Iterator[Finding]:
    rule = law.extension
    if ours is None or rule is None:
        if ours is not None:
            yield found("catalog.unknown_key", *path)
        elif rule is not None:
            yield found("catalog.missing_key", *path)
        return
    if ours.length != rule.length:
        yield found("catalog.against_law", *path, "length", law=rule.length, source=law.source)
    if ours.max_times != rule.max_times:
        yield found("catalog.extended_once", *path, "max_times")
    if not ours.approved_by:
        yield found("catalog.missing_key", *path, "approved_by")


def _lights(lights: Lights, path: Path) -> Iterator[Finding]:
    if lights.orange < 0:
        yield found("catalog.less_than_zero", *path, "orange")
    if lights.yellow < lights.orange:
        yield found("catalog.lights_order", *path, "yellow", orange=lights.orange)
    if not 0 <= lights.orange_hour <= _LAST_HOUR:
        yield found("catalog.no_hour", *path, "orange_hour")


def _said(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
