"""Applications and permits again, with another holder, other days and other numbers."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, TypeVar

from permitdesk.domain.answer import Answers
from permitdesk.domain.application import Application
from permitdesk.domain.facts import Facts, Issue
from permitdesk.domain.permit import Holder, SinglePermit, Validity

_DAY_LENGTH = len("2026-03-16")


class Answering:
    """An application as a pattern: the name, the code and the days in it change."""

    def __init__(self, application: Application) -> None:
        self.application = application
        self.days = tuple(_days(application))

    def by(self, name: str, uscc: str, shift: timedelta, day: date) -> Application:
        """Return it as somebody else handed it in.

        Args:
            name: Of the applicant.
            uscc: Credit code; empty where no form asks for one.
            shift: By how much the days in the answers move.
            day: Legal day it came in.
        """
        answers = self.application.answers
        shared = {
            **answers.shared,
            **{key: (known + shift).isoformat() for key, known in self.days},
            "applicant_name": name,
            "apply_date": day.isoformat(),
            **({"uscc": uscc} if uscc else {}),
            **({"shop_sign": name.partition("（")[0]} if "shop_sign" in answers.shared else {}),
        }
        moved = Answers(shared, answers.own, answers.records)
        return replace(self.application, answers=moved)


def _days(application: Application) -> Iterator[tuple[str, date]]:
    for key, value in application.answers.shared.items():
        if isinstance(value, str) and len(value) == _DAY_LENGTH and value[4] == value[7] == "-":
            yield key, date.fromisoformat(value)


def reprinted(
    issue: Issue,
    holder: Holder,
    taken: Mapping[str, tuple[Mapping[str, str], Validity]],
    case: str,
    day: date,
) -> Issue:
    """Return what a case issues, made out to somebody else; the composite's number is taken later.

    Args:
        issue: The pattern.
        holder: Who will hold it.
        taken: Licence to the numbers its decision took, by series, and to its validity.
        case: Case number.
        day: Of issue.
    """
    permits = tuple(
        _single(
            replace(permit, holder=holder, issued_on=day, case_number=case), *taken[permit.licence]
        )
        for permit in issue.permits
    )
    composite = issue.composite
    if composite is not None:
        composite = replace(
            composite,
            holder=holder,
            permits=tuple(permit for permit in permits if not permit.is_filing),
            filings=tuple(permit for permit in permits if permit.is_filing),
            issued_on=day,
            case_number=case,
        )
    return Issue(permits, composite, issue.why_none)


def _single(permit: SinglePermit, numbers: Mapping[str, str], validity: Validity) -> SinglePermit:
    return replace(
        permit,
        number=numbers["filing_receipt" if permit.is_filing else "single_permit"],
        validity=validity,
        decision_number=numbers.get("grant_decision", ""),
    )


F = TypeVar("F", bound=Facts)


def on_day(facts: F, day: date) -> F:
    """Return facts that say their own day, or that something was handed over, as of a day."""
    changes: dict[str, Any] = {}
    if getattr(facts, "day", None) is not None:
        changes["day"] = day
    service = getattr(facts, "service", None)
    if service is not None:
        changes["service"] = replace(service, day=day)
    return replace(facts, **changes) if changes else facts
