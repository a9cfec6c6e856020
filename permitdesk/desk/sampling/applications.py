"""Complete, valid applications with invented answers; the same seed gives the same file."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

from permitdesk.codec import Codec
from permitdesk.desk.sampling.business import Business, draw_business
from permitdesk.desk.sampling.fields import answer
from permitdesk.desk.sampling.guides import draw_guide
from permitdesk.desk.sampling.papers import draw_materials
from permitdesk.desk.sampling.rows import draw_records
from permitdesk.desk.sampling.trades import trade_of
from permitdesk.domain.answer import Answers, Record, Value
from permitdesk.domain.application import Agent, ApplicationFile
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.form import FieldType
from permitdesk.domain.merge import MergedForm, Question, merge
from permitdesk.domain.prefilling import prefilled
from permitdesk.domain.reading import read_value

AGENT_SHARE = 1 / 3
OPTIONAL_SHARE = 0.5
OVERRIDE_SHARE = 0.1


def sample_application(
    catalog: Catalog,
    industry: str,
    seed: int,
    today: date,
    *,
    guide: Mapping[str, Any] | None = None,
    need: int = 1,
    optional: float = OPTIONAL_SHARE,
) -> ApplicationFile:
    """Return an application of one industry, complete and without a problem.

    Args:
        catalog: Definitions it is filled in by.
        industry: Its code.
        seed: The same seed gives the same file.
        today: Legal day it is handed in.
        guide: Answers of the guide that are not left to chance.
        need: Fewest licences and filings wanted, as far as the guide can lead there.
        optional: Share of the questions nobody must answer that are answered.

    Raises:
        NotFound: ``industry.unknown``.
        NotAllowed: ``application.nothing_needed`` where no drawn answers need a licence.
    """
    random = Random(f"{industry} {seed}")
    answers, bundle = draw_guide(catalog, industry, random, guide or {}, need)
    form = merge(catalog, bundle, industry)
    fixed = prefilled(catalog.industry(industry), answers, form)
    draft = _Draft(catalog, form, industry, today, random, optional)
    return draft.fill(fixed, guide=answers)


def sample_for_licences(
    catalog: Catalog,
    licences: Sequence[str],
    seed: int,
    today: date,
    *,
    optional: float = OPTIONAL_SHARE,
) -> ApplicationFile:
    """Return an application for licences by name, for what belongs to no industry.

    Raises:
        NotFound: ``licence.unknown``.
    """
    form = merge(catalog, tuple(dict.fromkeys(licences)))
    random = Random(f"{' '.join(licences)} {seed}")
    return _Draft(catalog, form, "", today, random, optional).fill({}, guide={})


def as_json(file: ApplicationFile) -> dict[str, Any]:
    """Return an application file as plain JSON, which the same codec reads back."""
    read: dict[str, Any] = json.loads(Codec(ApplicationFile).write(file))
    return read


def places(catalog: Catalog) -> tuple[str, ...]:
    """List the places of the office's own city, its own county first."""
    own = catalog.office.division
    city = catalog.divisions[own].city
    others = (code for code, place in catalog.divisions.items() if place.city == city)
    return tuple(dict.fromkeys((own, *others)))


@dataclass
class _Draft:
    """An application on the way: raw answers, and the same ones as they are kept."""

    catalog: Catalog
    form: MergedForm
    industry: str
    today: date
    random: Random
    optional: float
    raw: dict[str, Any] = field(default_factory=dict)
    own: dict[str, dict[str, Any]] = field(default_factory=dict)
    shared: dict[str, Value] = field(default_factory=dict)
    passed: set[tuple[str, str]] = field(default_factory=set)
    tossed: dict[str, bool] = field(default_factory=dict)

    def fill(self, fixed: Mapping[str, Any], guide: Mapping[str, Any]) -> ApplicationFile:
        """Answer until nothing new is asked, then add records and papers."""
        area = fixed.get("premises_area_building")
        business = draw_business(
            self.random,
            trade_of(self.industry),
            places(self.catalog),
            self.today,
            building=None if area is None else int(Decimal(str(area))),
            bundle=self.form.licences,
        )
        agent = self._agent(business)
        if agent is None:
            business = replace(business, agent=business.legal_person)
            self.tossed["agent_signed"] = False
        self._put_fixed({**fixed, "has_agent": agent is not None})
        while self._answer_more(business):
            pass
        self._override(business)
        records = draw_records(
            self.form, Answers(self.shared), business, self.random, self.optional
        )
        answers = Answers(self.shared, {}, {name: _kept(rows) for name, rows in records.items()})
        materials = draw_materials(self.catalog, self.form.licences, answers, self.random)
        return ApplicationFile(
            industry=self.industry,
            licences=() if self.industry else self.form.licences,
            guide=guide,
            answers=self.raw,
            own=self.own,
            records=records,
            materials=materials,
            agent=agent,
        )

    def _agent(self, business: Business) -> Agent | None:
        if self.random.random() >= AGENT_SHARE:
            return None
        person = business.agent
        scope = "代为提交申请、补正材料、领取证件"
        self.passed.update((f"agent_{part}", "") for part in ("name", "id", "phone", "scope"))
        return Agent(person.name, person.identity, person.phone, scope)

    def _put_fixed(self, fixed: Mapping[str, Any]) -> None:
        for question in self.form.questions():
            if question.key in fixed:
                self._put(question, fixed[question.key])

    def _answer_more(self, business: Business) -> bool:
        """Answer what is asked now; tell whether that may have made something else asked."""
        before = len(self.shared)
        answers = Answers(self.shared)
        for question in self.form.questions():
            place = (question.key, question.licence)
            if place in self.passed or not question.asked(answers):
                continue
            if not question.needed(answers) and not self._wished(question):
                continue
            parts = question.parts(answers)
            self._put(question, answer(question, parts, business, self.random))
        return len(self.shared) > before

    def _wished(self, question: Question) -> bool:
        """Toss once for a question that needs no answer; gates and promises are always answered."""
        if question.by_window or not question.uses:
            return not question.by_window
        share = 1 if question.licence else self.optional
        return self.tossed.setdefault(question.key, self.random.random() < share)

    def _put(self, question: Question, raw: Any) -> None:
        self.passed.add((question.key, question.licence))
        value = read_value(question.field, raw)
        if value is None:
            return
        if question.licence:
            self.own.setdefault(question.licence, {})[question.key] = raw
        else:
            self.raw[question.key] = raw
            self.shared[question.key] = value

    def _override(self, business: Business) -> None:
        """Let a licence keep a figure of its own here and there: the fire brigade measures itself."""
        for question in self.form.questions():
            if question.field.type is FieldType.DECIMAL and question.key in self.raw:
                for licence, key in question.overridable.items():
                    if self.random.random() < OVERRIDE_SHARE:
                        figure = max(business.area, int(float(self.raw[question.key])))
                        self.own.setdefault(licence, {})[key] = figure


def _kept(rows: Sequence[Mapping[str, Any]]) -> tuple[Record, ...]:
    return tuple(Record({}, tuple(row["roles"])) for row in rows)
