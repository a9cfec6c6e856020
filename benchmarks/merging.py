"""Eight forms asked once, beside reading the same eight forms from JSON and nothing more."""

import json

from benchmarks.setting import Setting
from benchmarks.table import Figure, Goal, Row
from benchmarks.timing import side_by_side
from permitdesk.codec import Codec
from permitdesk.domain.answer import Answers
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.certificate import certify
from permitdesk.domain.certificate_check import check_certificate
from permitdesk.domain.form import Field, OriginalForm
from permitdesk.domain.merge import merge

FORMS, ROWS = 8, 40
ROUNDS = 60


def merging(setting: Setting) -> Row:
    """Measure the merge of the eight licences whose forms are nearest to 40 rows."""
    catalog = setting.catalog
    bundle = eight(catalog)
    text = _as_json(catalog, bundle)
    answers = Answers()

    def certified() -> None:
        certificate = certify(catalog, merge(catalog, bundle), answers)
        if flaws := check_certificate(catalog, certificate, answers):
            raise AssertionError(f"the certificate of {bundle} is not good: {flaws}")

    times = side_by_side(
        {
            "merge": lambda: merge(catalog, bundle),
            "certified": certified,
            "json": lambda: json.loads(text),
        },
        setting.rounds(ROUNDS),
    )
    ours, peer = times["merge"].median, times["json"].median
    whole = times["certified"].median
    rows = [_rows(catalog, code) for code in bundle]
    return Row(
        f"merging {FORMS} forms of {min(rows)} to {max(rows)} rows",
        (Figure("merge", ours), Figure("merge, certificate and its check", whole)),
        (Figure("json.loads of the same forms", peer),),
        goals=(
            Goal("of json.loads, the merge", ours / peer, 2),
            Goal("of json.loads, with certificate and check", whole / peer, 6),
        ),
        notes=(f"the forms are {len(text.encode()):,} bytes of JSON: {', '.join(bundle)}",),
    )


def eight(catalog: Catalog) -> tuple[str, ...]:
    """Choose licences whose forms have about 40 rows."""
    return tuple(
        sorted(catalog.licences, key=lambda code: abs(_rows(catalog, code) - ROWS))[:FORMS]
    )


def _rows(catalog: Catalog, code: str) -> int:
    return sum(len(section.rows) for section in catalog.originals[code].sections)


def _as_json(catalog: Catalog, bundle: tuple[str, ...]) -> str:
    """Write the forms with the fields that are their own, as they are kept."""
    form, fields = Codec(OriginalForm), Codec(tuple[Field, ...])
    parts = [
        f'{{"form":{form.write(catalog.originals[code])},'
        f'"fields":{fields.write(catalog.licence(code).fields)}}}'
        for code in bundle
    ]
    return f"[{','.join(parts)}]"
