"""The facts of the statistics of promises (承诺履约统计): rows of counts, a rate, and its warning."""

from collections.abc import Callable
from datetime import date

from permitdesk.desk.promise_statistics import EVERYTHING, FEWEST, PromiseRow, PromiseTable
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.wording import Fact, Wording

Row = dict[str, str]


def promise_table_facts(
    table: PromiseTable, wording: Wording, catalog: Catalog, made_on: date
) -> dict[str, Fact]:
    """Return what stands in the statistics of some days; the first row is everything."""
    rows = _Rows(wording, catalog)
    return {
        "office": catalog.lead.office,
        "hall": catalog.office.hall,
        "first": table.first,
        "last": table.last,
        "made_on": made_on,
        "fewest": str(FEWEST),
        "licences": [rows.row(row) for row in (table.total, *table.licences)],
        "industries": [rows.row(row) for row in table.industries],
        "rows": [rows.row(row) for row in table.rows],
    }


class _Rows:
    """Writes rows in the words of the paper."""

    def __init__(self, wording: Wording, catalog: Catalog) -> None:
        self.word: Callable[..., str] = wording.word
        self.catalog = catalog

    def row(self, row: PromiseRow) -> Row:
        counts = {
            "made": row.made,
            "to_check": row.to_check,
            "looked_at": row.looked_at,
            "kept": row.kept,
            "mended": row.mended,
            "revoked": row.revoked,
            "not_revoked": row.not_revoked,
            "unsettled": row.unsettled,
        }
        return {
            "licence": self._licence(row.licence),
            "industry": self._industry(row),
            **{name: str(count) for name, count in counts.items()},
            "rate": self._rate(row),
            "warning": self._warning(row),
        }

    def _warning(self, row: PromiseRow) -> str:
        return self.word("small", fewest=str(FEWEST)) if row.is_small else self.word("enough")

    def _rate(self, row: PromiseRow) -> str:
        if row.rate is None:
            return self.word("no_rate")
        return self.word("rate", percent=f"{row.rate * 100:.1f}")

    def _licence(self, code: str) -> str:
        if code == EVERYTHING:
            return self.word("every_licence")
        known = self.catalog.licences.get(code)
        return known.name if known else code

    def _industry(self, row: PromiseRow) -> str:
        if row.industry == EVERYTHING:
            return self.word("every_industry")
        known = self.catalog.industries.get(row.industry)
        return known.name if known else row.industry
