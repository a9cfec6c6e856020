"""Promises: what sounds like a signature, consent or promise and is shared."""

import re
from collections.abc import Iterator

from permitdesk.catalog.checks.fields import all_fields
from permitdesk.catalog.faults import Finding, found
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.form import FieldType

_GIVEN_AFRESH = re.compile("签字|签名|签章|盖章|承诺|声明|保证|同意")
_SEAL = re.compile("（[^（）]*章）$")
"""A name with room for a seal beside it is a name."""
_STATED_OF_OTHERS = re.compile("日期|时间|期限|编号|文号|方式|书$|机关|部门|意见")
"""Words of rows that name or date a promise and do not give it."""
_MAY_GIVE = frozenset({FieldType.BOOLEAN, FieldType.TEXT, FieldType.CHOICE})


def promises_shared(catalog: Catalog) -> Iterator[Finding]:
    """Find rows that sound like something one gives for each licence anew, and whose key is shared."""
    fields = {field.key: field for _, field in all_fields(catalog)}
    for code, form in catalog.originals.items():
        for s, section in enumerate(form.sections):
            for r, row in enumerate(section.rows):
                field = fields.get(row.key)
                if field is None or field.fresh or row.key not in catalog.shared_fields:
                    continue
                words = _SEAL.sub("", row.label)
                sounds = _GIVEN_AFRESH.search(words) and not _STATED_OF_OTHERS.search(words)
                if sounds and field.type in _MAY_GIVE:
                    path = ("originals", code, "sections", s, "rows", r)
                    yield found("catalog.lint.promise_shared", *path, label=row.label, name=row.key)
