"""What a document tells of: one action of a case, and the case as that action left it."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from permitdesk.desk.on_paper.values import masked
from permitdesk.domain.case import Case
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.state import Action, PartState
from permitdesk.domain.wording import Fact, Wording
from permitdesk.domain.workdays import WorkCalendar, local_day


@dataclass(frozen=True)
class OfferedPaper:
    """A document the state of a case allows.

    Attributes:
        licence: The one it is about; empty for the whole case.
        step: Place of the action it is drawn up for, from 0.
        number: Its document number; empty where its kind has none.
    """

    kind: str
    licence: str
    step: int
    number: str = ""


@dataclass(frozen=True)
class OtherPaper:
    """Another document of the case, as the contents of a volume name it.

    Attributes:
        title: As lists show it.
        sha256: Of its bytes, 64 digits; empty where it never came out.
    """

    paper: OfferedPaper
    title: str
    sha256: str = ""


@dataclass(frozen=True)
class Occasion:
    """One action of a case that a document is drawn up for.

    Attributes:
        whole: The case with all that was done to it.
        place: Of the action among the case's actions, from 0.
        catalog: The version the case was received under.
        licence: The one the document is about; empty for a document of the whole case.
        others: The documents of the case up to this action, for kinds that list them.
    """

    wording: Wording
    whole: Case
    place: int
    catalog: Catalog
    calendar: WorkCalendar
    licence: str = ""
    others: tuple[OtherPaper, ...] = ()

    @property
    def action(self) -> Action:
        """Return the action."""
        return self.whole.actions[self.place]

    @cached_property
    def case(self) -> Case:
        """Return the case as the action left it; what came later does not change the document."""
        return Case(self.whole.number, self.whole.actions[: self.place + 1])

    @cached_property
    def before(self) -> Case:
        """Return the case as the action found it."""
        return Case(self.whole.number, self.whole.actions[: self.place])

    @property
    def part(self) -> PartState:
        """Return the licence the action was done to, as the action left it."""
        return self.case.state.parts[self.action.licence]

    @property
    def day(self) -> date:
        """Return the legal day of the action."""
        return local_day(self.action.at)

    @property
    def number(self) -> str:
        """Return the document number that the action took; empty for a kind without one.

        Where its sheet was spoiled it bears the next one.
        """
        return self.whole.state.number_of(self.action, self.place, self.wording.series)

    @property
    def received_on(self) -> date:
        """Return the day the application came in."""
        return local_day(self.whole.actions[0].at)

    def office_of(self, department: str) -> str:
        """Return the full name of a department's authority."""
        return self.catalog.departments[department].office

    def subject(self) -> str:
        """Say what was applied for, in a few words."""
        industry = self.whole.received.industry_name
        if industry:
            return self.wording.word("subject", industry=industry)
        return self.wording.word("subject_plain", names=self.names())

    def names(self) -> str:
        """List the licences of the case."""
        return "、".join(part.name for part in self.whole.received.parts)

    def common(self) -> dict[str, Fact]:
        """Return what stands on every document of a case; identity numbers are masked."""
        shared = self.case.application.answers.shared
        uscc, identity = str(shared.get("uscc", "")), str(shared.get("legal_person_id", ""))
        office = self.catalog.office
        return {
            "office": self.catalog.lead.office,
            "number": self.number,
            "day": self.day,
            "received_on": self.received_on,
            "applicant": str(shared.get("applicant_name", "")),
            "uscc": uscc,
            "identity": "" if uscc else masked(identity),
            "case_number": self.whole.number,
            "names": self.names(),
            "window": self.whole.actions[0].actor.station,
            "clerk": self.action.actor.name,
            "hall": office.hall,
            "address": office.address,
            "phone": office.phone,
            "complaints": office.complaints,
        }
