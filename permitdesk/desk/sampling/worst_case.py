"""The worst that can stand on a document: every act the procedure allows, with the longest words."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from permitdesk.desk.acting import Acting, Wish
from permitdesk.desk.desk import Desk
from permitdesk.desk.documents import Documents
from permitdesk.desk.on_paper.kinds import KINDS
from permitdesk.desk.papers import Papers
from permitdesk.desk.sampling.applications import sample_application
from permitdesk.desk.sampling.hours import SettableClock, office_moment
from permitdesk.desk.sampling.scratch import Scratch, scratch_desk
from permitdesk.desk.sampling.worst_gaps import sent_of_papers, without_deferrable
from permitdesk.desk.sampling.worst_life import LIFE, LIFE_SENT, change_file, turned_already
from permitdesk.desk.sampling.worst_promises import (
    ASKED,
    FOLLOWED,
    LEFT,
    TOLD,
    department_asked,
    leaning_file,
    on_promises,
    sent_of_promise,
)
from permitdesk.desk.sampling.worst_texts import SENT, Scene, name, person
from permitdesk.domain.application import ApplicationFile, read_guide
from permitdesk.domain.case import Case
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.errors import NotAllowed, NotFound
from permitdesk.domain.facts import SYSTEM, Actor, ChangeFile, Role
from permitdesk.domain.form import Field, FieldType
from permitdesk.domain.merge import MergedForm, merge
from permitdesk.domain.procedure import RULES
from permitdesk.domain.renewal import Renewed, renewal_of
from permitdesk.domain.state import ActionType as Act
from permitdesk.domain.state import PartStatus

MORE_THAN_ANY = 99
RENEWED_BEFORE = timedelta(days=61)
"""Before the old permit ends: within the windows of most licences."""
_LOOKED = (Act.LOOK_THROUGH, Act.REQUEST_CORRECTION, Act.SUPPLEMENT, Act.ALLOW_EXCEPTION)
_VISITED = (
    Act.PLAN_SITE_CHECK, Act.RECUSE, Act.RECORD_SITE_CHECK, Act.ORDER_RECTIFICATION,
    Act.RECORD_RECHECK,
)  # fmt: skip
_DECIDED = (
    Act.ANNOUNCE_PAUSE, Act.END_PAUSE, Act.TELL_HEARING_RIGHT, Act.REQUEST_HEARING,
    Act.CALL_HEARING, Act.HOLD_HEARING, Act.REVIEW, Act.DENY, Act.GRANT, Act.RECORD_FILING,
)  # fmt: skip
_GRANTED = (
    *_LOOKED, Act.LOOK_THROUGH, Act.ACCEPT, *_VISITED, *_DECIDED, *_DECIDED, *_DECIDED, Act.ISSUE,
)  # fmt: skip
_RENEWED = (*_GRANTED, Act.LAPSE)
_BY_SILENCE = (Act.DEEM_ACCEPTED, *_VISITED, Act.DEEM_RENEWED, Act.WITHDRAW, Act.ARCHIVE)
_STORIES: tuple[tuple[Act, ...], ...] = (
    (
        *_LOOKED, Act.LOOK_THROUGH, Act.ACCEPT, Act.EXTEND, Act.EXTEND_JOINTLY, Act.RECORD_OVERDUE,
        Act.REMIND, Act.SEND_REMINDER, *_VISITED, *_DECIDED, *_DECIDED, *_DECIDED, Act.SPOIL_NUMBER,
        Act.SERVE, Act.ISSUE, Act.PRINT, Act.DELIVER, Act.ARCHIVE,
    ),
    _BY_SILENCE,
    (Act.DECLINE, Act.ARCHIVE),
    (*_LOOKED, Act.END, Act.ARCHIVE),
    (
        Act.LOOK_THROUGH, Act.ACCEPT_WITH_GAPS, Act.JUDGE_MATERIAL, Act.SETTLE_MATERIAL, Act.REMIND,
        Act.END_BY_GAPS, Act.ARCHIVE,
    ),
    (*_GRANTED, *LIFE),
    (*TOLD, *_GRANTED[1:], *FOLLOWED),
    LEFT,
    (*_LOOKED, Act.LOOK_THROUGH, Act.ACCEPT, *_VISITED, *ASKED),
)  # fmt: skip
"""Ways through the procedure that meet every act of it; one that may not be done is left out."""


@dataclass(frozen=True)
class WorstCase:
    """Cases in a scratch store that nobody else sees, with their documents."""

    documents: Documents
    play: Callable[[Sequence[Act]], str]
    change: Callable[[], str]

    @cached_property
    def cases(self) -> tuple[str, ...]:
        """Play the cases, the first time somebody asks; return their numbers."""
        stories = (*_STORIES, _RENEWED)  # last: years pass until something lapses
        return (self.change(), *(self.play(story) for story in stories))

    def drawn(self, kind: str = "") -> dict[str, bytes]:
        """Draw the longest document of one kind, or one of each kind; permits are none of them.

        Raises:
            NotFound: ``paper.unknown_kind``.
            NotAllowed: A document lacks something.
        """
        if kind and kind not in KINDS:
            raise NotFound("paper.unknown_kind", kind=kind)
        drawn: dict[str, bytes] = {}
        for name_, pdf in self._all(kind):
            drawn[name_] = max(drawn.get(name_, b""), pdf, key=len)
        return drawn

    def _all(self, kind: str) -> Iterator[tuple[str, bytes]]:
        documents = self.documents
        seen: set[str] = set()
        for number in self.cases:
            for item in documents.offered(number):
                wanted = item.kind == kind if kind else item.kind not in seen
                if wanted and not item.permit:
                    seen.add(item.kind)
                    yield item.kind, documents.pdf(number, item.kind, item.licence, item.step)


def worst_case(documents: Documents, today: date) -> WorstCase:
    """Return the longest cases there can be, in a store of their own.

    Args:
        documents: As the office has them: its wordings, its fonts, its blanks.
        today: Legal day; it begins on the next working day.
    """
    desk = documents.desk
    first = next(desk.calendar.after(today))
    catalog, clock = desk.catalogs.current(), SettableClock(office_moment(first, 0))
    scratch = scratch_desk(Scratch(), catalog, desk.calendar, clock.now())
    player = _Player(replace(scratch, now=clock.now), clock, catalog)
    shown = replace(documents, desk=player.desk, papers=Papers(player.desk))
    return WorstCase(shown, player.play, player.change)


@dataclass(frozen=True)
class _Player:
    """Somebody who does all there is to be done to a case."""

    desk: Desk
    clock: SettableClock
    catalog: Catalog

    def play(self, story: Sequence[Act]) -> str:
        """Take the longest application in and follow a story; return the number of the case."""
        file, bundle = _longest(self.catalog, self.desk.today())
        if story in (_BY_SILENCE, _RENEWED):
            file = replace(file, renews=self._renewed(bundle))
        case = Acting(self.desk).receive(file, _actor(Act.RECEIVE))
        if Act.ACCEPT_WITH_GAPS in story:
            file = without_deferrable(self.catalog, file, case, bundle)
            case = Acting(self.desk).receive(file, _actor(Act.RECEIVE))
        elif Act.TELL_COMMITMENT in story:
            file = on_promises(self.catalog, file, case)
            case = Acting(self.desk).receive(file, _actor(Act.RECEIVE))
        elif Act.ANSWER_QUESTION in story:
            file = leaning_file(self.catalog, self.desk.today())
            case = Acting(self.desk).receive(file, _actor(Act.RECEIVE))
        for type_ in story:
            self._do(case.number, type_)
        return case.number

    def change(self) -> str:
        """Issue the longest application, then change all of it; return the number of the change."""
        issued = self.desk.store.case(self.play(_GRANTED))
        acting, clerk = Acting(self.desk), _actor(Act.RECEIVE)
        lacking = acting.defects(acting.receive(change_file(issued), clerk))
        number = acting.receive(change_file(issued, lacking), clerk).number
        for type_ in _GRANTED:
            self._do(number, type_)
        return number

    def _renewed(self, bundle: Sequence[str]) -> dict[str, Renewed]:
        """Return the permits that may be renewed today."""
        desk, today = self.desk, self.desk.today()
        renewed = Renewed(name("原证号", 60), today + RENEWED_BEFORE)
        return {
            code: renewed
            for code in bundle
            if renewal_of(self.catalog.licence(code), renewed, today, desk.calendar)
        }

    def _do(self, number: str, type_: Act) -> None:
        case = self.desk.store.case(number)
        for licence in ("", *case.state.parts) if RULES[type_].per_licence else ("",):
            case = self.desk.store.case(number)
            if case.why_not(type_, licence) is not None or _enough(case, type_, licence):
                continue
            self._wait(case, type_, licence)
            wish = Wish(
                type_, self._sent(case, type_, licence), _actor(type_, case, licence), licence
            )
            with suppress(NotAllowed):  # what the calendar or a rule forbids today is left out
                Acting(self.desk).do(number, wish)

    def _sent(self, case: Case, type_: Act, licence: str) -> Any:
        if type_ is Act.SUPPLEMENT:
            return ChangeFile(materials=case.application.materials[:1])
        if (papers := sent_of_papers(type_, case, self.catalog, licence)) is not None:
            return papers
        scene = Scene(case, licence, self.desk.today())
        if (promise := sent_of_promise(type_, scene, self.catalog)) is not None:
            return promise
        sent = LIFE_SENT if type_ in LIFE_SENT else SENT
        return sent[type_](scene)

    def _wait(self, case: Case, type_: Act, licence: str) -> None:
        """Let the days pass until the hearing that was called, or until a permit is over."""
        if type_ is Act.LAPSE and (permit := case.state.permit_of(licence)):
            assert permit.validity.until is not None
            self.clock.at = office_moment(next(self.desk.calendar.after(permit.validity.until)), 0)
        if type_ is Act.HOLD_HEARING:
            called = case.state.parts[licence].hearing.called
            assert called is not None
            self.clock.at = office_moment(called.day, 0)


def _enough(case: Case, type_: Act, licence: str) -> bool:
    """Tell whether there is nothing more to do.

    One denial is enough, so that the others are composed; what waits for another licence has no
    clock that could be over.
    """
    parts = case.state.parts
    if type_ in LIFE:
        return turned_already(case, type_, licence)
    if type_ is Act.DENY:
        return any(part.status is PartStatus.DENIED for part in parts.values())
    return type_ in (Act.REMIND, Act.RECORD_OVERDUE) and bool(licence) and parts[licence].waits


def _actor(type_: Act, case: Case | None = None, licence: str = "") -> Actor:
    """Return somebody who may do it, with a long name; accepting, looking, deciding are others."""
    rule = RULES[type_]
    if rule.by_itself:
        return SYSTEM
    role = next(role for role in Role if role in rule.roles and role is not Role.KIOSK)
    if role is Role.INSPECTOR and case is not None and case.state.site.plan is not None:
        first = case.state.site.plan.inspectors[0]
        return Actor(first.name, role, first.department)
    if type_ is Act.ANSWER_QUESTION and case is not None:
        return Actor(person("答复人员"), role, department_asked(case))
    if role is Role.REVIEWER and case is not None:
        return Actor(person("审批人员"), role, case.state.parts[licence].part.decider)
    return Actor(person("窗口人员"), role, "综合窗口（企业开办与投资项目专区）12号")


# --- the longest application ---


def _longest(catalog: Catalog, today: date) -> tuple[ApplicationFile, tuple[str, ...]]:
    """Return the application of the industry with the most licences, with its licences.

    Every answer is at its longest.
    """
    files = (
        sample_application(catalog, code, 1, today, need=MORE_THAN_ANY, optional=1.0)
        for code in catalog.industries
    )
    file, bundle = max(
        ((file, _bundle(catalog, file)) for file in files), key=lambda pair: len(pair[1])
    )
    form = merge(catalog, bundle, file.industry)
    return replace(file, answers=_filled(form, file.answers)), bundle


def _bundle(catalog: Catalog, file: ApplicationFile) -> tuple[str, ...]:
    answers, _ = read_guide(catalog.industry(file.industry).questions, file.guide)
    return catalog.choose(file.industry, answers).bundle


def _filled(form: MergedForm, answers: Mapping[str, Any]) -> dict[str, Any]:
    """Fill every text to the brim that nothing but its length limits."""
    fields = {question.key: question.field for question in form.questions()}
    return {
        key: _to_the_brim(fields[key], value) if key in fields else value
        for key, value in answers.items()
    }


def _to_the_brim(field: Field, value: Any) -> Any:
    check = field.validation
    if field.type is FieldType.TEXT and not field.choices and (check is None or check.max_len):
        return name(field.label, min((check and check.max_len) or 200, 200))
    if field.type is FieldType.ADDRESS and isinstance(value, Mapping):
        return {**value, "detail": name("太行西街")}
    if field.type is FieldType.PERSON and isinstance(value, Mapping):
        return {**value, "name": person("负责人")}
    return value
