"""What was sent, completed into what is kept: the application read anew, dates, offices, moves."""

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from permitdesk.desk.defects import defects_of
from permitdesk.desk.deferring import with_papers
from permitdesk.desk.desk import Desk
from permitdesk.desk.living import Living
from permitdesk.desk.parts import part_of
from permitdesk.desk.ports import Transaction
from permitdesk.desk.promising import refuse_promises
from permitdesk.desk.special import Filling
from permitdesk.domain.application import (
    Application,
    ApplicationFile,
    Looked,
    Route,
    as_file,
    look_at,
    needs_of,
)
from permitdesk.domain.case import Case
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.credit import CreditState
from permitdesk.domain.decision import (
    complete_denial,
    complete_grant,
)
from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.facts import (
    Actor,
    Amend,
    ChangeFile,
    Deny,
    Facts,
    Grant,
    LookThrough,
    Print,
    RequestCorrection,
    Sent,
    SwitchRoute,
)
from permitdesk.domain.permit import PermitState
from permitdesk.domain.permit_acts import Moving
from permitdesk.domain.procedure import RULES
from permitdesk.domain.promise import LatePaper, SignCommitment
from permitdesk.domain.state import ActionType


@dataclass(frozen=True)
class Completing:
    """Completes what was sent with one act.

    Attributes:
        today: The legal day.
        take: Takes the next number of a series: series, short form of the authority, case.
    """

    desk: Desk
    act: Transaction
    catalog: Catalog
    today: date
    take: Callable[[str, str, str], str]

    def facts(
        self, case: Case, type_: ActionType, licence: str, wanted: Sent, actor: Actor
    ) -> Facts:
        """Turn what was sent into what is kept, filled in with what the office knows."""
        if type_ is ActionType.ISSUE:
            return self._living(case).issue()
        sent = with_papers(self.desk, case, self.catalog, licence, wanted)
        fill = next((fill for type_, fill in self._own().items() if isinstance(sent, type_)), None)
        if fill is not None:
            return fill(case, licence, sent)
        if isinstance(sent, Moving):
            return self._living(case).moving(licence, sent)
        if isinstance(sent, SignCommitment):
            self._refuse_promise(case, licence)
        assert not isinstance(sent, ApplicationFile | ChangeFile)
        today = self.today
        return Filling(case, self.catalog, licence, actor, today).filled(sent)

    def _own(self) -> Mapping[type, Callable[[Case, str, Any], Facts]]:
        """Return what is filled in here: it needs the application, the office or the case itself."""
        return {
            ChangeFile: lambda case, _, sent: self._amend(case, sent),
            Grant: self._grant,
            SwitchRoute: self._switch,
            Deny: lambda _, __, sent: complete_denial(sent, self.catalog.office.remedies),
            LookThrough: lambda case, _, sent: self._looked_through(case, sent),
            RequestCorrection: lambda case, _, sent: _with_defects(case, sent),
            Print: lambda case, _, sent: _with_numbers(case, sent),
        }

    def _grant(self, case: Case, licence: str, grant: Grant) -> Grant:
        notes, today = self.catalog.office.validity_notes, self.today
        answers = case.application.answers
        part = case.state.parts[licence].part
        return complete_grant(
            grant, self.catalog.licence(licence), answers, today, notes, renews=part.renews,
            carries=part.carries,
        )  # fmt: skip

    def _living(self, case: Case) -> Living:
        letter = self.catalog.lead.letter

        def take() -> str:
            return self.take("composite_permit", letter, case.number)

        return Living(self.act, case, self.catalog, self.today, take)

    def _refuse_promise(self, case: Case, licence: str) -> None:
        """Refuse a promise that is not open to this applicant today."""
        promised = {licence: case.state.parts[licence].part.route}
        application = replace(case.application, routes=promised)
        refuse_promises(
            self.desk, self.catalog, application, self._credit(case), case.state.exceptions
        )

    def _credit(self, case: Case) -> Sequence[CreditState]:
        uscc = str(case.application.answers.shared.get("uscc", ""))
        return self.act.credit_of(uscc) if uscc else ()

    def _switch(self, case: Case, licence: str, sent: SwitchRoute) -> SwitchRoute:
        """Read the application anew on its other route; the law's day count stays as it is."""
        old = case.application
        file = as_file(replace(old, routes={**old.routes, licence: sent.to}))
        looked = look_at(self.catalog, file, self.desk.checking())
        if given_back := {item.field for item in looked.problems if item.key == UNASKED_PAPER}:
            # What the promise stands in for may not be kept: it goes back to the applicant.
            left = tuple(item for item in file.materials if item.key not in given_back)
            looked = look_at(self.catalog, replace(file, materials=left), self.desk.checking())
        refuse_wrong(looked)
        if sent.to is Route.COMMITMENT:
            refuse_promises(
                self.desk, self.catalog, replace(looked.application, routes={licence: sent.to}),
                self._credit(case), case.state.exceptions,
            )  # fmt: skip
        was = case.state.parts[licence].part
        part = part_of(self.catalog, looked.application, licence, was.renews, was.carries)
        if sent.to is Route.COMMITMENT and case.state.accepted_at is not None:
            # The law's day on the ordinary route stays: one on the spot would be long past.
            part = replace(part, statutory=was.statutory)
        deferral = case.state.deferral
        awaited = {gap.material for gap in deferral.open} if deferral else set()
        missing = missing_papers(self.catalog, looked.application, licence, awaited)
        return replace(sent, application=looked.application, part=part, missing=missing)

    def _amend(self, case: Case, change: ChangeFile) -> Amend:
        file = changed(as_file(case.application), change)
        looked = look_at(self.catalog, file, self.desk.checking())
        refuse_wrong(looked)
        old, new = case.application.answers.shared, looked.application.answers.shared
        names = [key for key in new if new[key] != old.get(key)]
        papers = [material.key for material in change.materials]
        return Amend(looked.application, (*names, *change.records, *papers))

    def _looked_through(self, case: Case, sent: LookThrough) -> LookThrough:
        found = defects_of(self.desk, case) if sent.complete and sent.legal_form else ()
        if found:
            raise NotAllowed("look_through.not_complete", ARTICLE_32, found, count=len(found))
        return sent


def _with_defects(case: Case, sent: RequestCorrection) -> RequestCorrection:
    seen = case.state.looked_through
    return replace(sent, defects=seen.defects) if seen and not sent.defects else sent


def _with_numbers(case: Case, sent: Print) -> Print:
    live = (item.number for item in case.permits if item.state is PermitState.LIVE)
    return replace(sent, numbers=sent.numbers or tuple(live))


def missing_papers(
    catalog: Catalog, application: Application, licence: str, awaited: Set[str] = frozenset()
) -> tuple[LatePaper, ...]:
    """List the papers a licence wants that are not there, but for those awaited already (容缺)."""
    there = {item.key for item in application.materials} | awaited
    return tuple(
        LatePaper(need.key, need.name)
        for need in needs_of(catalog, application)
        if licence in need.uses and need.to_hand_in and need.key not in there
    )


UNASKED_PAPER = "material.unknown"
"""The problem of a paper that nothing of the case asks for."""
ARTICLE_32 = RULES[ActionType.ACCEPT].source


def refuse_wrong(looked: Looked) -> None:
    """Refuse an application that holds something that cannot be right; gaps may stay.

    Raises:
        NotAllowed: ``application.wrong`` with every problem.
    """
    wrong = tuple(problem for problem in looked.problems if not problem.is_missing)
    if wrong:
        raise NotAllowed("application.wrong", problems=wrong, count=len(wrong))


def changed(file: ApplicationFile, change: ChangeFile) -> ApplicationFile:
    """Return an application with a change put in: new answers over old ones."""
    own: dict[str, Mapping[str, Any]] = dict(file.own)
    for licence, answers in change.own.items():
        own[licence] = {**own.get(licence, {}), **answers}
    new = {material.key for material in change.materials}
    kept = tuple(material for material in file.materials if material.key not in new)
    return replace(
        file,
        answers={**file.answers, **change.answers},
        own=own,
        records={**file.records, **change.records},
        materials=(*kept, *change.materials),
        agent=change.agent,
    )
