"""What can be wrong with a certificate, each with the field it is about."""

from dataclasses import dataclass

from permitdesk.domain.certificate_form import Afresh, Asked, Covered, Shown, Witness
from permitdesk.domain.certificate_rows import PlainRow
from permitdesk.domain.errors import Problem


@dataclass(frozen=True)
class Flaw(Problem):
    """One thing a certificate says wrongly or not at all.

    Attributes:
        number: The row of the licence's form, from 1; 0 where it is not about a row.
    """

    number: int = 0


def about_row(key: str, row: PlainRow) -> Flaw:
    """Name a row of an original form; the field is the form's own key."""
    facts = {"label": row.row.label, "form": row.form, "number": row.number}
    field = row.row.key if row.row.key != "system" else row.source
    return Flaw(key, field, row.licence, facts, number=row.number)


def about_line(key: str, line: Covered) -> Flaw:
    """Name a line of the coverage that no row stands behind."""
    facts = {"label": line.label, "number": line.number, "licence": line.licence}
    return Flaw(key, line.source, line.licence, facts, number=line.number)


def about_question(key: str, item: Asked) -> Flaw:
    """Name a question."""
    return Flaw(key, item.question, item.licence, {"label": item.question})


def about_fresh(key: str, item: Afresh) -> Flaw:
    """Name what is said to be given afresh."""
    return Flaw(key, item.element, item.licence, {"label": item.element})


def about_witness(key: str, item: Witness) -> Flaw:
    """Name the question a witness speaks for."""
    return Flaw(key, item.question, item.asked_for, {"label": item.question})


def about_condition(key: str, item: Shown) -> Flaw:
    """Name what a condition reads that no row stands behind."""
    read = ", ".join(sorted(item.condition.reads()))
    facts = {"label": read, "number": item.number}
    return Flaw(key, read, item.licence, facts, number=item.number)
