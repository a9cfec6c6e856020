"""A turn of a permit's life before it is taken: what may be changed, what an act would move."""

from dataclasses import dataclass

from permitdesk.desk.changing import NEVER_A_CHANGE, on_file
from permitdesk.desk.desk import Desk
from permitdesk.desk.living import Living
from permitdesk.domain.answer import Answers
from permitdesk.domain.application import ApplicationFile, look_at
from permitdesk.domain.case import Case
from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.follow_up import Leaning
from permitdesk.domain.holding import Moves
from permitdesk.domain.merge import MergedForm, Section, merge
from permitdesk.domain.permit import CompositePermit
from permitdesk.domain.permit_acts import ARTICLE_49, Moving


@dataclass(frozen=True)
class Changeable:
    """What may be changed of what somebody holds, as it stands on file.

    Attributes:
        form: Every field the live permits' forms ask, but for what makes another holder.
    """

    number: str
    form: MergedForm
    answers: Answers


def changeable(desk: Desk, number: str) -> Changeable:
    """Return what may be changed under the number of a permit or composite.

    Raises:
        NotFound: ``permit.unknown``.
        NotAllowed: ``change.not_live``.
    """
    catalog = desk.catalogs.current()
    live = desk.store.holding(number).live
    if not live:
        raise NotAllowed("change.not_live", ARTICLE_49, number=number)
    licences = tuple(item.licence for item in live)
    form = merge(catalog, licences)
    base = on_file(desk, live, form)
    whole = ApplicationFile(
        licences=licences, answers=base.answers, own=base.own, records=base.records
    )
    looked = look_at(catalog, whole, desk.checking())
    sections = tuple(
        Section(
            item.key, item.title, item.licence,
            tuple(one for one in item.questions if one.key not in NEVER_A_CHANGE),
            item.records,
        )
        for item in form.sections
    )  # fmt: skip
    return Changeable(
        number, MergedForm(form.licences, sections, form.aliases), looked.application.answers
    )


@dataclass(frozen=True)
class TurnOutlook:
    """What a turn of a permit's life would do.

    Attributes:
        before: The composite as it stands; None where there is none.
        moves: As the register would take them.
        leaning: Permits whose departments would be asked.
    """

    before: CompositePermit | None
    moves: Moves
    leaning: tuple[Leaning, ...] = ()


def turn_outlook(desk: Desk, case: Case, licence: str, sent: Moving) -> TurnOutlook:
    """Say what a turn would do to the register; nothing is kept, no number is taken."""
    catalog = desk.catalogs.version(case.received.catalog)
    with desk.store.act() as act:
        facts = Living(act, case, catalog, desk.today(), lambda: NOT_TAKEN).moving(licence, sent)
        assert isinstance(facts, Moving)
        permit = case.state.permit_of(licence) if licence else None
        held = act.holding_of(permit.number) if permit else None
    before = held.composite if held else None
    return TurnOutlook(before, facts.moves, tuple(getattr(facts, "leaning", ())))


NOT_TAKEN = "-"
"""Stands for the number of a first composite that is only looked ahead at."""
