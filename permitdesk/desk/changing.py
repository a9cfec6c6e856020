"""A change (变更): only what changes is asked, for all permits of a holder that show it, in one case."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from permitdesk.desk.desk import Desk
from permitdesk.domain.application import Application, ApplicationFile, as_file
from permitdesk.domain.case import Case
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.holding import Holding
from permitdesk.domain.merge import MergedForm, merge
from permitdesk.domain.permit import PermitState, SinglePermit
from permitdesk.domain.permit_acts import ARTICLE_49

ON_EVERY_PERMIT = frozenset({"applicant_name", "uscc", "legal_person_name", "premises_address"})
"""What stands on every permit, whether its own form asks for it or not."""
NOT_OF_THE_PLACE = frozenset({"主体信息", "人员信息", "代理信息", "送达信息"})
"""Groups of shared answers that nobody needs to see on site (product rule)."""
NEVER_A_CHANGE = frozenset({"uscc"})
"""Another credit code is another holder: it applies anew."""


@dataclass(frozen=True)
class Changing:
    """A change as the desk takes it in.

    Attributes:
        file: The whole application: what is on file with what changes put in.
        carries: Licence to the permit it is a change of, as it stands.
    """

    file: ApplicationFile
    carries: Mapping[str, SinglePermit] = field(default_factory=dict)


def changing(desk: Desk, catalog: Catalog, file: ApplicationFile) -> Changing:
    """Return a change filled up from what is on file; any other application as it is.

    Raises:
        NotFound: ``permit.unknown``.
        NotAllowed: ``change.nothing``, ``change.other_holder``, ``change.not_live``.
    """
    if not file.changes:
        return Changing(file)
    holding = desk.store.holding(file.changes)
    keys = (*file.answers, *(key for own in file.own.values() for key in own), *file.records)
    if not keys:
        raise NotAllowed("change.nothing", ARTICLE_49)
    if NEVER_A_CHANGE.intersection(keys):
        raise NotAllowed("change.other_holder", ARTICLE_49)
    touched = tuple(touched_by(catalog, holding, file))
    if not touched:
        raise NotAllowed("change.not_live", ARTICLE_49, number=file.changes)
    refuse_two_of_one(touched)
    form = merge(catalog, tuple(item.licence for item in touched))
    base = on_file(desk, touched, form)
    whole = replace(
        file,
        industry="",
        licences=tuple(item.licence for item in touched),
        guide={},
        answers={**base.answers, **file.answers},
        own=_over(base.own, file.own),
        records={**base.records, **file.records},
        changed=tuple(dict.fromkeys(keys)),
    )
    return Changing(whole, {item.licence: item for item in touched})


def looked_at_on_site(catalog: Catalog, application: Application) -> bool:
    """Tell whether an application is looked at on site: a change only where it is one of the place."""
    if not application.changes:
        return True
    shared = catalog.shared_fields
    return any(
        key not in shared or shared[key].group not in NOT_OF_THE_PLACE
        for key in application.changed
    )


def touched_by(catalog: Catalog, holding: Holding, file: ApplicationFile) -> Iterator[SinglePermit]:
    """Yield the permits that show or rest on what changes, those that are withheld too."""
    shared = {*file.answers, *file.records}
    for permit in holding.members.values():
        if permit.state not in (PermitState.LIVE, PermitState.SUSPENDED):
            continue
        form = merge(catalog, (permit.licence,))
        asked = {question.key for question in form.questions()}
        asked |= {record.collection for record in form.records()}
        wanted = {form.aliases.get(key, key) for key in shared} | set(
            file.own.get(permit.licence, {})
        )
        if wanted & (asked | ON_EVERY_PERMIT):
            yield permit


def refuse_two_of_one(permits: tuple[SinglePermit, ...]) -> None:
    """Refuse a change while two permits of one licence live: nobody could say which is meant.

    Raises:
        NotAllowed: ``change.two_permits``.
    """
    by_licence: dict[str, str] = {}
    for item in permits:
        other = by_licence.setdefault(item.licence, item.number)
        if other != item.number:
            raise NotAllowed(
                "change.two_permits", ARTICLE_49, licence=item.name, numbers=(other, item.number)
            )


def on_file(desk: Desk, permits: tuple[SinglePermit, ...], form: MergedForm) -> ApplicationFile:
    """Return what the cases behind some permits say together, as far as their form asks it.

    Where they differ the newest is right; rows that only an older one has stay.
    """
    numbers = dict.fromkeys(item.case_number for item in permits)
    cases: list[Case] = [desk.store.case(number) for number in numbers]
    cases.sort(key=lambda case: case.actions[0].at)
    asked = {question.key for question in form.questions()}
    answers: dict[str, Any] = {}
    own: dict[str, Mapping[str, Any]] = {}
    records: dict[str, tuple[Mapping[str, Any], ...]] = {}
    for case in cases:
        file = as_file(case.application)
        answers.update({key: value for key, value in file.answers.items() if key in asked})
        own = _over(own, {code: file.own[code] for code in form.licences if code in file.own})
        for name, rows in file.records.items():
            records[name] = _joined(records.get(name, ()), rows)
    shown = {record.collection for record in form.records()}
    own = {
        code: {key: value for key, value in kept.items() if key != "apply_mode"}
        for code, kept in own.items()
    }
    records = {name: rows for name, rows in records.items() if name in shown}
    return ApplicationFile(answers=answers, own=own, records=records)


Rows = tuple[Mapping[str, Any], ...]


def _joined(old: Rows, new: Rows) -> Rows:
    """Return the newer rows, and of the older ones those whose part nobody plays there."""
    played = {role for row in new for role in row.get("roles", ())}
    left = (row for row in old if not row.get("roles") or not played.intersection(row["roles"]))
    return (*new, *(row for row in left if row not in new))


def _over(
    old: Mapping[str, Mapping[str, Any]], new: Mapping[str, Mapping[str, Any]]
) -> dict[str, Mapping[str, Any]]:
    return {
        **old,
        **{code: {**old.get(code, {}), **answers} for code, answers in new.items()},
    }
