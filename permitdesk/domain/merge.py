"""Several application forms asked once (一表申请), computed from the single forms.

The single forms are the source; this room only says which of their rows are the same question.
- Rows are the same question when their keys are: shared keys, keys of one licence, and keys that
  an equivalence joins.  Likeness of labels joins nothing.
- What is given afresh for each licence (signature, consent, promise) is asked per licence.
- Rows that show records ask for the records of one collection, each recorded once, with the union
  of the columns; the role says in which form a record stands.
- Rows the program fills (``system``, ``auto_from``) ask nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from permitdesk.domain.answer import PERSON_PARTS, Answers, Value
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.condition import Condition
from permitdesk.domain.form import Field, FieldType, OriginalForm, RecordType, Row


@dataclass(frozen=True)
class Use:
    """One row of one original form that gets its value from a question.

    Attributes:
        licence: Whose form.
        number: Place of the row in its form, from 1.
        key: The form's own key, before equivalence.
        label: The form's own words.
        required: The form, or the licence's own field, wants an answer.
        visible_when: When the form asks it, in canonical keys; None for always.
        part: Part of a person the row shows; empty for all of it.
        derived: The row follows from the answer and asks nothing more.
        role: Role of the records it shows.
        columns: The form's column to the record's.
    """

    licence: str
    form: str
    section: str
    number: int
    key: str
    label: str
    required: bool
    visible_when: Condition | None = None
    part: str = ""
    derived: bool = False
    role: str = ""
    columns: Mapping[str, str] | None = None


@dataclass(frozen=True)
class Question:
    """One key, as every form that shares it asks it.

    Attributes:
        key: Where the answer is kept.
        licence: The licence it is asked afresh for; empty when asked once for the case.
        field: Type, unit, choices and checks.
        uses: The rows it fills; empty for a gate that only conditions read.
        overridable: Licence to its own key, where it may keep a figure of its own.
    """

    key: str
    licence: str
    field: Field
    uses: tuple[Use, ...]
    overridable: Mapping[str, str]

    @property
    def licences(self) -> tuple[str, ...]:
        """List whose forms need it, in order of the bundle."""
        return tuple(dict.fromkeys(use.licence for use in self.uses))

    @property
    def by_window(self) -> bool:
        """Tell whether the clerk fills it and not the applicant."""
        return self.field.filled_by == "window"

    def asked_by(self, answers: Answers) -> tuple[Use, ...]:
        """List the uses that ask it under the present answers."""
        return tuple(
            use
            for use in self.uses
            if use.visible_when is None or use.visible_when.holds(answers.shared)
        )

    def asked(self, answers: Answers) -> bool:
        """Tell whether any form asks it now; a gate is asked unless its own condition hides it."""
        if not self.uses:
            gate = self.field.visible_when
            return gate is None or gate.holds(answers.shared)
        return bool(self.asked_by(answers))

    def needed(self, answers: Answers) -> bool:
        """Tell whether any form that asks it now wants an answer."""
        if self.by_window:
            return False
        if not self.uses:
            return self.field.required and self.asked(answers)
        return any(use.required for use in self.asked_by(answers))

    def parts(self, answers: Answers) -> tuple[str, ...]:
        """List the parts of a person that the forms asking now need."""
        uses = self.asked_by(answers)
        if any(not use.part for use in uses):
            return PERSON_PARTS
        return tuple(part for part in PERSON_PARTS if any(use.part == part for use in uses))

    def needed_parts(self, answers: Answers) -> tuple[str, ...]:
        """List the parts of a person without which some form stays blank where it must not."""
        wanted = {use.part for use in self.asked_by(answers) if use.required}
        whole = {"name", "id_number", "phone"} if "" in wanted else set()
        return tuple(part for part in PERSON_PARTS if part in wanted | whole)


@dataclass(frozen=True)
class RecordQuestion:
    """The records of one collection that the forms show.

    Attributes:
        type: Which kind of record.
        uses: The rows they fill, each with its role and columns.
    """

    collection: str
    type: RecordType
    uses: tuple[Use, ...]

    @property
    def roles(self) -> tuple[str, ...]:
        """List the roles records may play here."""
        return tuple(dict.fromkeys(use.role for use in self.uses))

    @property
    def columns(self) -> tuple[str, ...]:
        """List the columns any form shows, in the record type's own order."""
        shown = {column for use in self.uses for column in (use.columns or {}).values()}
        return tuple(column.key for column in self.type.columns if column.key in shown)

    @property
    def licences(self) -> tuple[str, ...]:
        """List whose forms show them."""
        return tuple(dict.fromkeys(use.licence for use in self.uses))

    def asked_by(self, answers: Answers) -> tuple[Use, ...]:
        """List the uses that ask for records under the present answers."""
        return tuple(
            use
            for use in self.uses
            if use.visible_when is None or use.visible_when.holds(answers.shared)
        )

    def needed_roles(self, answers: Answers) -> tuple[str, ...]:
        """List the roles that must be played by at least one record."""
        return tuple(dict.fromkeys(use.role for use in self.asked_by(answers) if use.required))

    def columns_of(self, role: str) -> tuple[str, ...]:
        """List the columns that the forms show for one role."""
        uses = (use for use in self.uses if use.role == role)
        return tuple(dict.fromkeys(name for use in uses for name in (use.columns or {}).values()))


@dataclass(frozen=True)
class Section:
    """A titled part of the merged form.

    Attributes:
        licence: The licence whose own questions stand here; empty for what is shared.
    """

    key: str
    title: str
    licence: str
    questions: tuple[Question, ...]
    records: tuple[RecordQuestion, ...] = ()


@dataclass(frozen=True)
class MergedForm:
    """One form for a whole bundle (行业综合许可申请表).

    Attributes:
        licences: Codes of the bundle, in its order.
        aliases: Key of an original form to the key it is asked under.
        industry: The industry the case belongs to; empty for none.
    """

    licences: tuple[str, ...]
    sections: tuple[Section, ...]
    aliases: Mapping[str, str]
    industry: str = ""

    def questions(self) -> Iterator[Question]:
        """Yield all questions, section by section."""
        for section in self.sections:
            yield from section.questions

    def records(self) -> Iterator[RecordQuestion]:
        """Yield the records asked for."""
        for section in self.sections:
            yield from section.records


def merge(catalog: Catalog, bundle: Sequence[str], industry: str = "") -> MergedForm:
    """Ask once what the forms of a bundle ask, in order of first appearance.

    Args:
        catalog: Where the forms stand.
        bundle: Licence codes, each once.
        industry: The industry the case belongs to, which narrows the industry classes.

    Raises:
        NotFound: A licence the catalogue does not know.
    """
    return _Merging(catalog, tuple(bundle), industry).form()


HELD = "held_"
"""Begins the key that asks for the number of a permit the applicant holds already."""


class _Merging:
    """Collects the rows of one bundle under their questions."""

    def __init__(self, catalog: Catalog, bundle: tuple[str, ...], industry: str) -> None:
        self.catalog = catalog
        self.bundle = bundle
        self.industry = industry
        self.fields = dict(catalog.shared_fields)
        self.owner: dict[str, str] = {}
        for code in bundle:
            own = (*catalog.licence(code).fields, *catalog.originals[code].extra_fields)
            self.fields.update((field.key, field) for field in own)
            self.owner.update((field.key, code) for field in own)
        self.aliases = _aliases(catalog, self.fields)
        self.uses: dict[tuple[str, str], list[Use]] = {}
        self.record_uses: dict[str, list[Use]] = {}

    def form(self) -> MergedForm:
        version = _Version(self.catalog)
        for code in self.bundle:
            form = self.catalog.originals[code]
            for read in _rows(version, code):
                self._place(form, read)
        self._add_gates()
        return MergedForm(self.bundle, tuple(self._sections()), self.aliases, self.industry)

    def _place(self, form: OriginalForm, read: "_Read") -> None:
        row = read.row
        if row.key == "system":
            self._place_linked(read)
            return
        field = self.fields.get(row.key)
        if field is not None and field.auto_from and not self._asks(field):
            return
        use = read.use
        if field is not read.field:  # the key belongs to another licence of the bundle
            use = _use(form, read.section, read.number, row, field, owned=row.key in self.owner)
        rule = in_keys_of(self.aliases, use.visible_when)
        if rule is not use.visible_when:
            use = replace(use, visible_when=rule)
        key = self.aliases.get(row.key, row.key)
        if use.columns is not None:
            if not use.role:
                use = replace(use, role=self.fields[key].label if key in self.fields else row.label)
            collection = self.catalog.records[row.record].collection
            self.record_uses.setdefault(collection, []).append(use)
        else:
            fresh = form.licence if field is not None and field.fresh else ""
            self.uses.setdefault((key, fresh), []).append(use)

    def _asks(self, field: Field) -> bool:
        """Tell whether a field the program usually fills must be asked after all."""
        if field.auto_from == "industry":
            known = self.catalog.industries.get(self.industry)
            return known is None or len(known.gbt4754) > 1
        return False

    def _place_linked(self, read: "_Read") -> None:
        """Ask for the number of a permit held already, when it does not come from this case."""
        row = read.row
        if not row.linked or set(row.linked) & set(self.bundle):
            return
        key = HELD + "_or_".join(row.linked)
        self.fields.setdefault(
            key,
            Field(key, f"{row.label}（已有的编号；不适用的写明理由）", FieldType.TEXT),
        )
        self.uses.setdefault((key, ""), []).append(replace(read.use, key=key))

    def _add_gates(self) -> None:
        """Ask what conditions read although no form of the bundle has it (merge.gate)."""
        read = {key for uses in self.uses.values() for use in uses for key in _reads(use)}
        read |= {key for uses in self.record_uses.values() for use in uses for key in _reads(use)}
        read |= {
            self.aliases.get(key, key)
            for code in self.bundle
            for material in self.catalog.licence(code).materials
            if material.required_when
            for key in material.required_when.reads()
        }
        read |= {key for key, field in self.catalog.shared_fields.items() if field.ask_always}
        gates = self._with_gates_of_gates(read)
        for key, field in self.fields.items():
            if key in gates and not field.auto_from:
                self.uses.setdefault((key, ""), [])

    def _with_gates_of_gates(self, read: set[str]) -> set[str]:
        """Add what the conditions of the gates themselves read, and so on."""
        known, waiting = set(read), list(read)
        while waiting:
            gate = in_keys_of(self.aliases, self.fields[waiting.pop()].visible_when)
            fresh = gate.reads() - known if gate else ()
            known.update(fresh)
            waiting.extend(fresh)
        return known

    def _question(self, key: str, licence: str, joined: set[str]) -> Question:
        uses = tuple(self.uses[key, licence])
        field = self.fields[key]
        rule = field.visible_when and in_keys_of(self.aliases, field.visible_when)
        if rule is not field.visible_when:
            field = replace(field, visible_when=rule)
        if field.auto_from == "industry" and self.industry:
            field = replace(field, choices=self.catalog.industry(self.industry).gbt4754)
        figures = {use.licence: use.key for use in uses if use.key != key and use.key in joined}
        return Question(key, licence, field, uses, figures)

    def _sections(self) -> Iterator[Section]:
        joined = {item.key for item in self.catalog.equivalences if item.override}
        order = {key: place for place, key in enumerate(self.fields)}
        own: dict[str, list[Question]] = {}
        shared: dict[str, list[Question]] = {
            field.group: [] for field in self.catalog.shared_fields.values()
        }
        for place in self.uses:
            question = self._question(*place, joined)
            if home := self._home(question):
                own.setdefault(home, []).append(question)
            else:
                shared.setdefault(question.field.group or "经营信息", []).append(question)
        for group, questions in shared.items():
            if questions:
                questions.sort(key=lambda question: order[question.key])
                yield Section(group, group, "", tuple(questions))
        yield from self._record_sections()
        for code in self.bundle:
            records = self._records_of(code)
            if code in own or records:
                title = self.catalog.originals[code].title
                yield Section(code, title, code, tuple(own.get(code, ())), records)

    def _home(self, question: Question) -> str:
        """Return the licence whose section a question stands in; empty for the shared part."""
        if question.licence:
            return question.licence
        if question.key in self.catalog.shared_fields:
            return ""
        codes = {use.licence for use in question.uses} or {self.owner.get(question.key, "")}
        return codes.pop() if len(codes) == 1 else ""

    def _record_sections(self) -> Iterator[Section]:
        for collection, uses in self.record_uses.items():
            if len({use.licence for use in uses}) > 1:
                record = self._record(collection, uses)
                yield Section(collection, record.type.label, "", (), (record,))

    def _records_of(self, code: str) -> tuple[RecordQuestion, ...]:
        return tuple(
            self._record(collection, uses)
            for collection, uses in self.record_uses.items()
            if {use.licence for use in uses} == {code}
        )

    def _record(self, collection: str, uses: list[Use]) -> RecordQuestion:
        types = self.catalog.records.values()
        type_ = next(item for item in types if item.collection == collection)
        return RecordQuestion(collection, type_, tuple(uses))


@dataclass(frozen=True)
class _Read:
    """One row of a form, read once for all bundles.

    Attributes:
        field: The licence's own or a shared one; None where the row has none.
        use: With its condition in the form's own keys.
    """

    section: str
    number: int
    row: Row
    field: Field | None
    use: Use


@dataclass(frozen=True, eq=False)
class _Version:
    """A catalogue told apart by being the same object: it is large and never changes."""

    catalog: Catalog

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Version) and self.catalog is other.catalog

    def __hash__(self) -> int:
        return id(self.catalog)


@lru_cache(maxsize=256)
def _rows(version: _Version, code: str) -> tuple[_Read, ...]:
    """Read one form; merging a bundle is then little more than sorting."""
    form = version.catalog.originals[code]
    own = {
        field.key: field for field in (*version.catalog.licence(code).fields, *form.extra_fields)
    }
    fields = {**version.catalog.shared_fields, **own}
    read: list[_Read] = []
    for section in form.sections:
        for row in section.rows:
            number, field = len(read) + 1, fields.get(row.key)
            use = _use(form, section.title, number, row, field, owned=row.key in own)
            read.append(_Read(section.title, number, row, field, use))
    return tuple(read)


def _use(
    form: OriginalForm, section: str, number: int, row: Row, field: Field | None, *, owned: bool
) -> Use:
    records = bool(row.record) and (field is None or field.type is FieldType.TABLE)
    columns = row.columns if isinstance(row.columns, Mapping) else {}
    return Use(
        licence=form.licence,
        form=form.title,
        section=section,
        number=number,
        key=row.key,
        label=row.label,
        required=row.required or (owned and field is not None and field.required),
        visible_when=field.visible_when if field else None,
        part="" if row.derived else row.part,
        derived=row.derived,
        role=row.role if records else "",
        columns=columns if records else None,
    )


def in_keys_of(aliases: Mapping[str, str], condition: Condition | None) -> Condition | None:
    """Return a condition of one form in the keys of the merged one; itself where none differ."""
    if condition is None or aliases.keys().isdisjoint(condition.reads()):
        return condition
    return replace(
        condition,
        field=aliases.get(condition.field, condition.field),
        all=tuple(filter(None, (in_keys_of(aliases, part) for part in condition.all))),
        any=tuple(filter(None, (in_keys_of(aliases, part) for part in condition.any))),
        negated=in_keys_of(aliases, condition.negated),
    )


def _aliases(catalog: Catalog, fields: Mapping[str, Field]) -> dict[str, str]:
    """Map each key to the one it is asked under within this bundle.

    An equivalence may name a key of a licence that is not in the bundle: then the members that are
    in the bundle are still one element, asked under the first of them.
    """
    joined = {item.key: item.same_as for item in catalog.equivalences}
    chosen: dict[str, str] = {}
    aliases: dict[str, str] = {}
    for key in filter(joined.__contains__, fields):
        root = key
        while root in joined:
            root = joined[root]
        name = root if root in fields else chosen.setdefault(root, key)
        if name != key:
            aliases[key] = name
    return aliases


def _reads(use: Use) -> frozenset[str]:
    return use.visible_when.reads() if use.visible_when else frozenset()


def value_for(use: Use, question: Question, answers: Answers) -> Value | None:
    """Return what a row of an original form gets: a licence's own figure before the shared one."""
    own = answers.own.get(use.licence, {})
    return own.get(use.key, own.get(question.key, answers.shared.get(question.key)))
