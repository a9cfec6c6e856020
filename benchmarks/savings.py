"""What one form saves over all industries: counted from the definitions, no time is measured."""

from benchmarks.setting import Setting
from benchmarks.table import Figure, Row
from permitdesk.domain.savings import Savings, most_savings


def savings(setting: Setting) -> Row:
    """Count fields, papers, copies, visits and days of all an industry may ever need."""
    catalog = setting.catalog
    industries = sorted(catalog.industries.values(), key=lambda item: item.order)
    counted = {item.name: most_savings(catalog, item) for item in industries}
    names = [figure.what for figure in next(iter(counted.values())).figures]
    return Row(
        f"one form for all an industry may need, {len(counted)} industries",
        tuple(
            Figure(what, sum(one.figure(what).together for one in counted.values()), "")
            for what in names
        ),
        peers=tuple(
            Figure(
                f"{what}, each licence by itself",
                sum(one.figure(what).apart for one in counted.values()),
                "",
            )
            for what in names
        ),
        notes=tuple(_written(name, one) for name, one in counted.items()),
    )


def _written(name: str, one: Savings) -> str:
    figures = ", ".join(f"{it.what} {it.apart} to {it.together}" for it in one.figures)
    return f"{name}, {len(one.bundle)} licences: {figures}"
