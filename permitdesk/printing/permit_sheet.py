"""Permits as PDF bytes: the composite's original and duplicate, single permits, filing receipts."""

from collections.abc import Iterable, Sequence

from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.permit import CompositePermit, SinglePermit
from permitdesk.printing.document import Document
from permitdesk.printing.fonts import fonts
from permitdesk.printing.layout_parts import TableSpec
from permitdesk.printing.layouts import read_layout, words
from permitdesk.printing.permit_flow import Flowing, Rows
from permitdesk.printing.permit_layouts import FlowingLayout, OriginalLayout
from permitdesk.printing.permit_original import Original
from permitdesk.printing.permit_page import Marks
from permitdesk.printing.permit_variables import (
    COMPOSITE,
    MEMBER,
    Change,
    change_rows,
    composite_values,
    member_values,
)
from permitdesk.printing.pictures import verify_parts, verify_text
from permitdesk.printing.sheet import Pen
from permitdesk.printing.typeset import Typesetter

_ON_SINGLE = ("number", "name", "holder", "uscc", "legal_person", "premises", "scope", "authority")
"""What a single paper must say."""


def render_composite_original(permit: CompositePermit, code: str, marks: Marks) -> bytes:
    """Return the original (正本) as PDF bytes; the same permit gives the same bytes.

    Args:
        permit: To print.
        code: Finished text of its QR code, at most 600 characters.
        marks: Across it.

    Raises:
        NotAllowed: It holds characters no font has (``print.no_glyph``).
        WorldFailed: A font or layout cannot be used, or the printed text differs from the permit.
    """
    _refuse_missing(_composite_words(permit))
    document = Document(f"{words().composite} {permit.number}")
    _original(document, marks).draw(permit, code)
    pdf = document.finish()
    verify_text(pdf, _own_facts(permit))
    return pdf


def render_composite_duplicate(
    permit: CompositePermit, code: str, marks: Marks, changes: Sequence[Change] = ()
) -> bytes:
    """Return the duplicate (副本) as PDF bytes, on as many pages as it needs.

    Args:
        permit: To print.
        code: Finished text of its QR code, at most 600 characters.
        marks: Across it.
        changes: The change record, oldest first.

    Raises:
        NotAllowed: It holds characters no font has (``print.no_glyph``).
        WorldFailed: A font or layout cannot be used, or the printed text differs from the permit.
    """
    recorded = [change.words for change in changes]
    _refuse_missing([*_composite_words(permit), *recorded])
    document = Document(f"{words().composite} {permit.number}")
    _Duplicate(document, marks).draw(permit, code, changes)
    pdf = document.finish()
    verify_text(pdf, [*_all_facts(permit), *recorded])
    return pdf


def render_single(permit: SinglePermit, code: str, marks: Marks) -> bytes:
    """Return a single permit, or the receipt of a filing (备案回执), as PDF bytes.

    Args:
        permit: To print.
        code: Finished text of its QR code, at most 600 characters.
        marks: Across it.

    Raises:
        NotAllowed: It holds characters no font has (``print.no_glyph``).
        WorldFailed: A font or layout cannot be used, or the printed text differs from the permit.
    """
    facts = [read(permit) for read in MEMBER.values()]
    _refuse_missing([*facts, permit.validity.note])
    layout = read_layout("filing" if permit.is_filing else "single", FlowingLayout)
    document = Document(f"{permit.certificate} {permit.number}")
    flowing = Flowing(_pen(document), layout, marks, "single", words().seal)
    values = member_values(permit, layout.phrases)
    flowing.draw(values, (), code)
    pdf = document.finish()
    verify_text(pdf, [values[field] for field in _ON_SINGLE])
    return pdf


def render_batch(
    permits: Iterable[tuple[CompositePermit, str]], marks: Marks, *, verify: bool = True
) -> bytes:
    """Return originals and duplicates of many composites in one PDF.

    Args:
        permits: Each with the finished text of its QR code.
        marks: Across all of them.
        verify: Whether the whole file is read back and compared with the permits.

    Raises:
        NotAllowed: One holds characters no font has (``print.no_glyph``).
        WorldFailed: A font or layout cannot be used, or the printed text differs from the permits.
    """
    document = Document(words().composite)
    original, duplicate = _original(document, marks), _Duplicate(document, marks)
    expected: list[tuple[int, list[str]]] = []
    for permit, code in permits:
        _refuse_missing(_composite_words(permit))
        before = document.pages
        original.draw(permit, code)
        duplicate.draw(permit, code, ())
        expected.append((document.pages - before, _all_facts(permit) if verify else []))
    pdf = document.finish()
    if verify:
        verify_parts(pdf, expected)
    return pdf


class _Duplicate:
    def __init__(self, document: Document, marks: Marks) -> None:
        self._layout = read_layout("composite_duplicate", FlowingLayout)
        self._flowing = Flowing(_pen(document), self._layout, marks, "duplicate", words().seal)

    def draw(self, permit: CompositePermit, code: str, changes: Sequence[Change]) -> None:
        layout = self._layout
        phrases = layout.phrases
        tables: list[tuple[TableSpec, Rows]] = []
        for spec, members in ((layout.permits, permit.permits), (layout.filings, permit.filings)):
            if spec and members:
                rows = [member_values(one, phrases, place) for place, one in enumerate(members, 1)]
                tables.append((spec, rows))
        if layout.changes:
            tables.append((layout.changes, change_rows(permit, changes, phrases)))
        self._flowing.draw(composite_values(permit, phrases), tables, code)


def _original(document: Document, marks: Marks) -> Original:
    layout = read_layout("composite_original", OriginalLayout)
    return Original(_pen(document), layout, marks, words().seal)


def _pen(document: Document) -> Pen:
    return Pen(document, Typesetter(fonts()))


def _refuse_missing(texts: Iterable[str]) -> None:
    lacking = fonts().missing("".join(texts))
    if lacking:
        raise NotAllowed("print.no_glyph", characters=lacking)


# --- what must be found on the paper again ---


def _own_facts(permit: CompositePermit) -> list[str]:
    holder = permit.holder
    facts = [permit.number, permit.authority, permit.industry]
    return [*facts, holder.name, holder.uscc, holder.legal_person, holder.premises]


def _all_facts(permit: CompositePermit) -> list[str]:
    facts = _own_facts(permit)
    for member in (*permit.permits, *permit.filings):
        facts += _member_facts(member)
    return facts


def _member_facts(permit: SinglePermit) -> list[str]:
    facts = [permit.number, permit.name, permit.authority]
    if not permit.is_filing:
        facts.append(permit.scope)
        facts.append(permit.validity.until.isoformat() if permit.validity.until else "")
    return facts


def _composite_words(permit: CompositePermit) -> list[str]:
    texts = [read(permit) for read in COMPOSITE.values()]
    for member in (*permit.permits, *permit.filings):
        texts += [member.number, member.name, member.scope, member.authority, member.validity.note]
    return texts
