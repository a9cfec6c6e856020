"""Checks the certificate of a merged form (合并证明) against the original forms, independently.

This room knows nothing of the merge.  It reads the catalogue row by row, by its own plain method,
and compares.  A certificate it accepts is true of the catalogue, whoever wrote it.
"""

from collections import Counter
from collections.abc import Iterator

from permitdesk.domain.answer import Answers, Value
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.certificate_flaws import (
    Flaw,
    about_condition,
    about_fresh,
    about_line,
    about_question,
    about_row,
    about_witness,
)
from permitdesk.domain.certificate_form import (
    Certificate,
    Covered,
    Ground,
    Shown,
    Way,
    Witness,
)
from permitdesk.domain.certificate_rows import Originals, PlainRow
from permitdesk.domain.condition import Condition


def check_certificate(
    catalog: Catalog, certificate: Certificate, answers: Answers
) -> tuple[Flaw, ...]:
    """Find everything that is wrong with a certificate; nothing, where it is good.

    Args:
        catalog: The definitions in force.
        certificate: What was written, by whomever.
        answers: The answers it was written for; only the conditions look at them.
    """
    strange = tuple(_strange(catalog, certificate))
    return strange or tuple(_Check(catalog, certificate, answers).flaws())


def _strange(catalog: Catalog, certificate: Certificate) -> Iterator[Flaw]:
    """Find what makes a certificate one of other definitions than these."""
    if certificate.catalog != catalog.digest:
        yield Flaw("certificate.other_catalog", "catalog", facts={"digest": certificate.catalog})
    if certificate.industry and certificate.industry not in catalog.industries:
        facts = {"industry": certificate.industry}
        yield Flaw("certificate.unknown_industry", "industry", facts=facts)
    for code, times in Counter(certificate.bundle).items():
        if code not in catalog.licences or code not in catalog.originals or times > 1:
            yield Flaw("certificate.bundle_wrong", "bundle", code, {"licence": code})


class _Check:
    """One certificate beside the forms it speaks of."""

    def __init__(self, catalog: Catalog, certificate: Certificate, answers: Answers) -> None:
        self.catalog = catalog
        self.certificate = certificate
        self.answers = answers
        self.forms = Originals(catalog, certificate.bundle, certificate.industry)
        self.asked: dict[tuple[str, str], str] = {}
        self.afresh = {
            (row.source, row.licence): row for row in self.forms.rows.values() if row.fresh
        }
        self.fresh_elements = {element for element, _ in self.afresh}
        for item in certificate.uniqueness:
            self.asked.setdefault((item.element, item.licence), item.question)

    def flaws(self) -> Iterator[Flaw]:
        yield from self._coverage()
        yield from self._uniqueness()
        yield from self._necessity()
        yield from self._freshness()
        yield from self._conditions()

    # --- Coverage: every row of every form can be filled ---

    def _coverage(self) -> Iterator[Flaw]:
        said: dict[tuple[str, int], Covered] = {}
        for line in self.certificate.coverage:
            place = (line.licence, line.number)
            if place in said or place not in self.forms.rows:
                yield about_line("certificate.row_unknown", line)
            said.setdefault(place, line)
        for place, row in self.forms.rows.items():
            if place not in said:
                yield about_row("certificate.row_missing", row)
            elif not self._fills(said[place], row):
                yield about_row("certificate.row_wrong", row)
            for element in row.elements:
                licence = row.licence if row.fresh else ""
                if (element, licence) not in self.asked and (element, "") not in self.asked:
                    yield about_row("certificate.row_not_asked", row)

    def _fills(self, line: Covered, row: PlainRow) -> bool:
        """Tell whether a line says of a row what the row itself says."""
        shown = (line.label, line.way, line.columns or None)
        if shown != (row.row.label, row.way, row.columns):
            return False
        if row.way is Way.SYSTEM:
            return (line.source, line.fresh, line.part) == (row.source, False, "")
        if row.way is Way.RECORDS:
            return line.source == row.source and line.role in row.roles
        part = "" if row.row.derived else row.row.part
        question = self.asked.get((row.source, row.licence if line.fresh else ""))
        return (line.source, line.part) == (question, part) and not line.role

    # --- Uniqueness: no data element is asked twice ---

    def _uniqueness(self) -> Iterator[Flaw]:
        seen: set[tuple[str, str]] = set()
        for item in self.certificate.uniqueness:
            element = self.forms.element(item.question)
            repeated = (element, item.licence) in seen
            if repeated or (item.licence and element not in self.fresh_elements):
                yield about_question("certificate.asked_twice", item)
            elif element != item.element or not self.forms.asks_under(item.question):
                yield about_question("certificate.wrong_element", item)
            seen.add((element, item.licence))

    # --- Necessity: no question without something that needs it ---

    def _necessity(self) -> Iterator[Flaw]:
        witnesses: dict[tuple[str, str], Witness] = {}
        for witness in self.certificate.necessity:
            if witnesses.setdefault((witness.question, witness.asked_for), witness) is not witness:
                yield about_witness("certificate.witness_of_nothing", witness)
        read = self._read()
        needed = read.union(*(row.elements for row in self.forms.rows.values()))
        for element in sorted(read):
            if (element, "") not in self.asked and not self.forms.is_known(element):
                yield Flaw("certificate.gate_missing", element, facts={"label": element})
        for item in dict.fromkeys(self.certificate.uniqueness):
            found = witnesses.pop((item.question, item.licence), None)
            if item.element not in needed:
                yield about_question("certificate.not_needed", item)
            elif found is None:
                yield about_question("certificate.no_witness", item)
            elif not self._testifies(found, item.element):
                yield about_question("certificate.false_witness", item)
        for left in witnesses.values():
            yield about_witness("certificate.witness_of_nothing", left)

    def _read(self) -> set[str]:
        """Name the data elements that conditions read, and what is asked always."""
        read = {
            key
            for row in self.forms.rows.values()
            if row.condition is not None and row.way is not Way.SYSTEM
            for key in row.condition.reads()
        }
        for code in self.certificate.bundle:
            for material in self.catalog.licence(code).materials:
                rule = self.forms.by_element(material.required_when)
                read |= rule.reads() if rule else frozenset()
        fields = self.catalog.shared_fields
        read |= {self.forms.element(key) for key in fields if fields[key].ask_always}
        waiting = list(read)
        while waiting:
            more = self._own_condition(waiting.pop())
            fresh = more.reads() - read if more else frozenset()
            read |= fresh
            waiting.extend(fresh)
        return read

    def _own_condition(self, element: str) -> Condition | None:
        """Return when the question of a data element is asked, in data elements."""
        field = self.forms.fields.get(self.asked.get((element, ""), ""))
        return self.forms.by_element(field.visible_when) if field else None

    def _testifies(self, witness: Witness, element: str) -> bool:
        """Tell whether what a witness points at really needs the data element."""
        if witness.ground is Ground.ALWAYS:
            field = self.catalog.shared_fields.get(witness.question)
            return field is not None and field.ask_always
        row = self.forms.rows.get((witness.licence, witness.number))
        if witness.ground in (Ground.ROW, Ground.ROW_CONDITION) and (
            row is None or witness.form != row.form
        ):
            return False
        if witness.ground is Ground.ROW:
            whose = row.licence if row is not None and row.fresh else ""
            return row is not None and element in row.elements and whose == witness.asked_for
        rule = self._rule_of(witness, row)
        same = rule is not None and rule == self.forms.by_element(witness.condition)
        return same and rule is not None and element in rule.reads()

    def _rule_of(self, witness: Witness, row: PlainRow | None) -> Condition | None:
        if witness.ground is Ground.ROW_CONDITION:
            return row.condition if row is not None else None
        if witness.ground is Ground.QUESTION:
            return self._own_condition(self.forms.element(witness.reader))
        if witness.licence not in self.certificate.bundle:
            return None
        papers = dict(self.catalog.licence(witness.licence).materials_with_keys())
        paper = papers.get(witness.reader)
        return self.forms.by_element(paper.required_when) if paper else None

    # --- Freshness: what each licence wants for itself is never shared ---

    def _freshness(self) -> Iterator[Flaw]:
        said = {(item.element, item.licence) for item in self.certificate.freshness}
        lines = {(item.licence, item.number): item for item in self.certificate.coverage}
        for (element, licence), row in self.afresh.items():
            if (element, licence) not in said:
                yield about_row("certificate.fresh_missing", row)
            line = lines.get((licence, row.number))
            if (element, licence) not in self.asked or (line is not None and not line.fresh):
                yield about_row("certificate.fresh_shared", row)
            if any(key in self.answers.shared for key in self.forms.members.get(element, ())):
                yield about_row("certificate.fresh_prefilled", row)
        for item in self.certificate.freshness:
            if (item.element, item.licence) not in self.afresh:
                yield about_fresh("certificate.fresh_unfounded", item)

    # --- Conditions: nothing is hidden that its own form would ask ---

    def _conditions(self) -> Iterator[Flaw]:
        said: dict[tuple[str, int], Shown] = {}
        for shown in self.certificate.conditions:
            if said.setdefault((shown.licence, shown.number), shown) is not shown:
                yield about_condition("certificate.condition_unknown", shown)
        for place, row in self.forms.rows.items():
            item = said.pop(place, None)
            if row.way is Way.SYSTEM or (row.condition is None and item is None):
                continue
            asks = row.condition is None or row.condition.holds(self._seen(row.condition))
            if item is None:
                yield about_row("certificate.condition_missing", row)
            elif asks and self._hides(item, row):
                yield about_row("certificate.row_hidden", row)
            elif self.forms.by_element(item.condition) != row.condition or item.asked != asks:
                yield about_row("certificate.condition_wrong", row)
        for left in said.values():
            yield about_condition("certificate.condition_unknown", left)

    def _hides(self, item: Shown, row: PlainRow) -> bool:
        rule = self.forms.by_element(item.condition)
        if not item.asked or rule is None or row.condition is None:
            return True
        return not rule.holds(self._seen(rule))

    def _seen(self, condition: Condition) -> dict[str, Value]:
        """Return the case's answers to what a condition in data elements reads."""
        seen: dict[str, Value] = {}
        for element in condition.reads():
            question = self.asked.get((element, ""), element)
            if question in self.answers.shared:
                seen[element] = self.answers.shared[question]
        return seen
