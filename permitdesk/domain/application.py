"""An application (申请): what is handed in, as a file says it and as it is kept."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from permitdesk.domain.answer import Answers, Record, Value
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.checks import Checking, problems
from permitdesk.domain.errors import NotAllowed, Problem
from permitdesk.domain.form import Column, Field
from permitdesk.domain.industry import GuideQuestion
from permitdesk.domain.materials import (
    HandedIn,
    MaterialNeed,
    materials_of,
    shown_by,
    unknown_materials,
)
from permitdesk.domain.merge import MergedForm, merge
from permitdesk.domain.reading import Unreadable, read_text, read_value
from permitdesk.domain.renewal import Renewed
from permitdesk.domain.short_code import read_code


class Route(StrEnum):
    """How a licence is applied for (办理方式)."""

    ORDINARY = "ordinary"
    COMMITMENT = "commitment"


ROUTE_NAMES = {Route.ORDINARY: "一般程序", Route.COMMITMENT: "告知承诺"}
"""As the forms themselves write it."""


@dataclass(frozen=True)
class Agent:
    """Who acts for the applicant, and for what."""

    name: str
    id_number: str = ""
    phone: str = ""
    scope: str = ""


@dataclass(frozen=True)
class ApplicationFile:
    """What people and other programs send; nothing of it is checked yet.

    Attributes:
        industry: Industry code; or else ``licences`` names the bundle.
        guide: Question id to answer.
        routes: Licence to route; ordinary where nothing is said.
        answers: Field key to answer, asked once for the case.
        own: Licence to its own answers: what is fresh for each, and figures kept differently.
        records: Collection to rows; a row carries its columns and ``roles``.
        renews: Licence to the permit that is carried on (延续).
        notice: Code of the notice sheet it began from; empty for none.
        changes: Number of a permit or composite whose holder changes something (变更); the answers
            are then only what changes.
        changed: Keys of what changes; filled in by the desk.
    """

    industry: str = ""
    licences: tuple[str, ...] = ()
    guide: Mapping[str, Any] = field(default_factory=dict)
    routes: Mapping[str, Route] = field(default_factory=dict)
    answers: Mapping[str, Any] = field(default_factory=dict)
    own: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    records: Mapping[str, tuple[Mapping[str, Any], ...]] = field(default_factory=dict)
    materials: tuple[HandedIn, ...] = ()
    agent: Agent | None = None
    renews: Mapping[str, Renewed] = field(default_factory=dict)
    notice: str = ""
    changes: str = ""
    changed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Application:
    """What is kept: every answer read, the bundle named.

    Attributes:
        notice: Code of the notice sheet it began from; empty for none.
        changes: Number of the permit or composite that is changed (变更); empty for others.
        changed: Keys of what changes.
    """

    licences: tuple[str, ...]
    answers: Answers
    materials: tuple[HandedIn, ...] = ()
    industry: str = ""
    guide: Mapping[str, Value] = field(default_factory=dict)
    routes: Mapping[str, Route] = field(default_factory=dict)
    renews: Mapping[str, Renewed] = field(default_factory=dict)
    notice: str = ""
    changes: str = ""
    changed: tuple[str, ...] = ()

    def route(self, licence: str) -> Route:
        """Return how a licence is applied for."""
        return self.routes.get(licence, Route.ORDINARY)

    @property
    def promised(self) -> frozenset[str]:
        """List the licences that are applied for on a promise (告知承诺)."""
        return on_promise(self.routes)


def needs_of(catalog: Catalog, application: Application) -> tuple[MaterialNeed, ...]:
    """List the papers an application wants, each once (see ``materials_of``).

    A change wants only those that show what changes: the rest is on file since the permit.
    """
    needs = materials_of(catalog, application.licences, application.answers, application.promised)
    if not application.changes:
        return needs
    changed = set(application.changed)
    return tuple(need for need in needs if changed.intersection(shown_by(catalog, need.key)))


def may_come(catalog: Catalog, application: Application) -> tuple[MaterialNeed, ...]:
    """List the papers that may be handed in, those for after the decision too."""
    bundle, answers = application.licences, application.answers
    return materials_of(catalog, bundle, answers, application.promised, later=True)


def on_promise(routes: Mapping[str, Route]) -> frozenset[str]:
    """List the licences whose route is the commitment."""
    return frozenset(code for code, route in routes.items() if route is Route.COMMITMENT)


@dataclass(frozen=True)
class Looked:
    """An application with everything that was found about it.

    Attributes:
        problems: What is missing or wrong, all at once.
    """

    application: Application
    form: MergedForm
    problems: tuple[Problem, ...]


def read_guide(
    questions: tuple[GuideQuestion, ...], raw: Mapping[str, Any]
) -> tuple[dict[str, Value], tuple[Problem, ...]]:
    """Read the answers to guide questions; what cannot be read is a problem."""
    known = {question.id for question in questions}
    found = [
        Problem("guide.unknown_question", key, facts={"label": key})
        for key in raw
        if key not in known
    ]
    answers: dict[str, Value] = {}
    for question in questions:
        asked = Field(question.id, question.text, question.type, choices=question.options)
        try:
            value = read_value(asked, raw.get(question.id))
        except Unreadable as error:
            found.append(Problem(str(error), question.id, facts={"label": question.text}))
            continue
        if value is not None:
            answers[question.id] = value
    return answers, tuple(found)


def look_at(catalog: Catalog, file: ApplicationFile, checking: Checking) -> Looked:
    """Read an application and find everything about it, missing and wrong.

    Raises:
        NotAllowed: The bundle itself cannot be told: ``guide.incomplete``,
            ``application.no_bundle``, ``application.nothing_needed``.
        NotFound: An industry or licence that is not in the catalogue.
    """
    guide, bundle = _bundle(catalog, file)
    form = merge(catalog, bundle, file.industry)
    reader = _Reader(catalog, form)
    answers = reader.read(file)
    answers = _filled(catalog, form, file, answers, checking.today)
    application = Application(
        bundle,
        answers,
        file.materials,
        file.industry,
        guide,
        dict(file.routes),
        dict(file.renews),
        read_code(file.notice),
        file.changes,
        file.changed,
    )
    found = (
        *reader.problems,
        *concerning(application, problems(form, answers, checking)),
        *unknown_materials(may_come(catalog, application), file.materials),
        *_unclean(file.materials),
        *_renewals(file, bundle),
    )
    unreadable = {(item.field, item.licence) for item in reader.problems}
    return Looked(application, form, tuple(_once(found, unreadable)))


def concerning(application: Application, found: Iterable[Problem]) -> tuple[Problem, ...]:
    """Keep what concerns an application: of a change only what changes; the rest was judged before."""
    if not application.changes:
        return tuple(found)
    changed = set(application.changed)
    return tuple(item for item in found if item.field.partition("[")[0] in changed)


def _once(found: tuple[Problem, ...], unreadable: set[tuple[str, str]]) -> Iterator[Problem]:
    """Leave out “please fill in” where something was filled in that could not be read."""
    for item in found:
        if not (item.is_missing and (item.field, item.licence) in unreadable):
            yield item


def _unclean(materials: tuple[HandedIn, ...]) -> Iterator[Problem]:
    for item in materials:
        try:
            read_text(item.file, LONGEST_FILE_NAME)
        except Unreadable as error:
            yield Problem(str(error), item.key, facts={"label": item.key})


def _renewals(file: ApplicationFile, bundle: tuple[str, ...]) -> Iterator[Problem]:
    for code, renewed in file.renews.items():
        if code not in bundle:
            yield Problem("application.licence_not_in_case", code, code, {"label": code})
            continue
        try:
            read_text(renewed.number, LONGEST_FILE_NAME)
        except Unreadable as error:
            yield Problem(str(error), "renews", code, facts={"label": code})


LONGEST_FILE_NAME = 200


def _bundle(catalog: Catalog, file: ApplicationFile) -> tuple[dict[str, Value], tuple[str, ...]]:
    for code in file.routes:
        catalog.licence(code)
    if file.licences:
        if file.industry:
            raise NotAllowed("application.two_bundles")
        for code in file.licences:
            catalog.licence(code)
        return {}, tuple(dict.fromkeys(file.licences))
    if not file.industry:
        raise NotAllowed("application.no_bundle")
    industry = catalog.industry(file.industry)
    answers, found = read_guide(industry.questions, file.guide)
    if found:
        raise NotAllowed("guide.incomplete", problems=found, industry=industry.name)
    choice = catalog.choose(file.industry, answers)
    if not choice.bundle:
        raise NotAllowed("application.nothing_needed", industry=industry.name)
    return answers, choice.bundle


class _Reader:
    """Reads raw answers one by one and notes what cannot be read."""

    def __init__(self, catalog: Catalog, form: MergedForm) -> None:
        self.catalog = catalog
        self.form = form
        self.problems: list[Problem] = []
        self.asked = {(item.key, item.licence): item.field for item in form.questions()}

    def read(self, file: ApplicationFile) -> Answers:
        shared: dict[str, Value] = {}
        for key, raw in file.answers.items():
            name = self.form.aliases.get(key, key)
            self._read_one(shared, name, "", raw)
        own: dict[str, dict[str, Value]] = {}
        for licence, answers in file.own.items():
            if licence not in self.form.licences:
                self._note("application.licence_not_in_case", licence, licence, licence)
                continue
            for key, raw in answers.items():
                self._read_one(own.setdefault(licence, {}), key, licence, raw)
        records = {name: self._rows(name, rows) for name, rows in file.records.items()}
        return Answers(shared, own, records)

    def _read_one(self, into: dict[str, Value], key: str, licence: str, raw: object) -> None:
        field = self.asked.get((key, licence)) or self._known(key)
        if field is None:
            self._note("form.unknown_key", key, licence, key)
            return
        if field.fresh and not licence:
            self._note("form.fresh_is_own", key, licence, field.label)
            return
        try:
            value = read_value(field, raw)
        except Unreadable as error:
            self._note(str(error), key, licence, field.label)
            return
        if value is not None:
            into[key] = value

    def _known(self, key: str) -> Field | None:
        """Find a field that exists although this bundle does not ask it: kept, never lost."""
        if key in self.catalog.shared_fields:
            return self.catalog.shared_fields[key]
        for code, licence in self.catalog.licences.items():
            for item in (*licence.fields, *self.catalog.originals[code].extra_fields):
                if item.key == key:
                    return item
        return None

    def _rows(self, collection: str, rows: tuple[Mapping[str, Any], ...]) -> tuple[Record, ...]:
        types = {item.collection: item for item in self.catalog.records.values()}
        if collection not in types:
            self._note("form.unknown_key", collection, "", collection)
            return ()
        columns = {column.key: column for column in types[collection].columns}
        return tuple(
            self._row(f"{collection}[{place}]", columns, row) for place, row in enumerate(rows)
        )

    def _row(self, where: str, columns: Mapping[str, Column], row: Mapping[str, Any]) -> Record:
        values: dict[str, Value] = {}
        for key, raw in row.items():
            column = columns.get(key)
            if key == "roles":
                continue
            if column is None:
                self._note("form.unknown_key", f"{where}.{key}", "", key)
                continue
            try:
                value = read_value(Field(key, column.label, column.type), raw)
            except Unreadable as error:
                self._note(str(error), f"{where}.{key}", "", column.label)
                continue
            if value is not None:
                values[key] = value
        roles = row.get("roles", ())
        if not isinstance(roles, list | tuple) or not all(isinstance(role, str) for role in roles):
            self._note("form.not_roles", f"{where}.roles", "", "roles")
            roles = ()
        return Record(values, tuple(roles))

    def _note(self, key: str, field: str, licence: str, label: str) -> None:
        self.problems.append(Problem(key, field, licence, {"label": label}))


def _filled(
    catalog: Catalog, form: MergedForm, file: ApplicationFile, answers: Answers, today: date
) -> Answers:
    """Add what the program knows: agent, place, industry class, route, day."""
    shared = dict(answers.shared)
    if file.agent is not None:
        agent = file.agent
        shared.setdefault("has_agent", True)
        given = {"name": agent.name, "id": agent.id_number, "phone": agent.phone}
        given["scope"] = agent.scope
        shared.update(
            (f"agent_{part}", text)
            for part, text in given.items()
            if text and f"agent_{part}" not in shared
        )
    premises = shared.get("premises_address")
    if isinstance(premises, Mapping) and premises.get("division"):
        code = premises["division"]
        choices = catalog.shared_fields["premises_division"].choices
        shared["premises_division"] = next(
            (choice for choice in choices if choice.startswith(code)), code
        )
    classes = catalog.industry(file.industry).gbt4754 if file.industry else ()
    if len(classes) == 1:
        shared["gbt4754"] = classes[0]
    shared["apply_date"] = today.isoformat()
    own = {code: dict(kept) for code, kept in answers.own.items()}
    for code in form.licences:
        route = file.routes.get(code, Route.ORDINARY)
        own.setdefault(code, {})["apply_mode"] = ROUTE_NAMES[route]
        for item in catalog.licence(code).fields:
            if item.auto_from == "route":
                shared[item.key] = ROUTE_NAMES[route]
    return Answers(shared, own, answers.records)


def as_file(application: Application) -> ApplicationFile:
    """Return an application as a file would say it, to read it again with changes."""
    computed = {"apply_date", "premises_division"}
    return ApplicationFile(
        industry=application.industry,
        licences=() if application.industry else application.licences,
        guide=application.guide,
        routes=application.routes,
        answers={
            key: value for key, value in application.answers.shared.items() if key not in computed
        },
        own=application.answers.own,
        records={
            name: tuple({**row.values, "roles": row.roles} for row in rows)
            for name, rows in application.answers.records.items()
        },
        materials=application.materials,
        renews=application.renews,
        notice=application.notice,
        changes=application.changes,
        changed=application.changed,
    )
