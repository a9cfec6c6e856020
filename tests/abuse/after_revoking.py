"""What a desk left behind that was killed while it revoked: all of the act, or nothing of it."""

from datetime import date
from pathlib import Path

from permitdesk.domain.follow_up import Stage
from permitdesk.domain.numbering import NumberState
from permitdesk.domain.permit import PermitState
from permitdesk.domain.state import ActionType
from permitdesk.domain.summary import summarise
from permitdesk.domain.tasks import tasks_of
from permitdesk.store.store import DeskStore
from tests.abuse.before_revoking import KEY, Story, office_of, revoke
from tests.model.office import Office
from tests.store.inspecting import check_search_index, projections


def look(story: Story, path: Path, *, said: bool) -> bool:
    """Check that all of the act is there or nothing; return whether it was done."""
    office = office_of(story, path)
    store = office.store
    assert store.check() is None, "the chain is broken"
    seen = _seen(story, store)
    assert len(set(seen.values())) == 1, f"half an act: {seen}"
    done = next(iter(seen.values()))
    assert done or not said, "what was said to be done is gone"
    look_at_lists(office)
    if not done:
        revoke(story, office)
        assert set(_seen(story, store).values()) == {True}, "it cannot be done any more"
    before = store.head()
    revoke(story, office)
    assert store.head() == before, "the same command was done twice"
    store.close()
    return done


def _seen(story: Story, store: DeskStore) -> dict[str, bool]:
    """Say of each thing the act does whether it was done."""
    case, other = store.case(story.case), store.case(story.other)
    permit = case.state.permit_of(story.licence)
    assert permit is not None
    whole = store.permit(story.composite)
    ended = (whole.permit.version, whole.state) == (1, PermitState.ENDED)
    went_on = (whole.permit.version, whole.state) == (3, PermitState.LIVE)
    listed = {number for number, *_ in store.no_longer_valid()}
    taken = {one.number for state in NumberState for one in store.numbers_in(state)}
    decisions = {
        number
        for number, one in case.state.numbers.items()
        if one.series == "revocation_decision"
    }  # fmt: skip
    with store.act() as act:
        remembered = act.result_of(KEY) == story.case
    return {
        "revoked": permit.state is PermitState.REVOKED,
        "registered": store.permit(permit.number).state is PermitState.REVOKED,
        "composite": ended if story.ends else went_on,
        "holding": _holds_less(story, store),
        "listed": permit.number in listed,
        "noted": other.actions[-1].type is ActionType.CARRY_ON,
        "let_go": other.state.issued is not None and other.state.issued.composite is None,
        "cancelled": any(paper.cancelled for paper in store.papers_of(story.other)),
        "number": bool(decisions) and decisions <= taken,
        "remembered": remembered,
        "promise": _promise_over(story, store),
        "asked_or_barred": bool(case.state.questions) or bool(store.bars(permit.holder.uscc)),
    }


def _promise_over(story: Story, store: DeskStore) -> bool:
    """Tell whether the statistics know of a revocation; without a promise whether the case does."""
    made = store.promises(date.min, date.max)
    if made:
        return {one.stage for one in made} == {Stage.REVOKED}
    return store.case(story.case).state.parts[story.licence].follow_up.revoked


def _holds_less(story: Story, store: DeskStore) -> bool:
    holding = store.holding(story.composite)
    assert holding.composite is not None
    lists = {item.licence for item in holding.composite.permits}
    if holding.composite.state is PermitState.ENDED:
        return story.ends
    return story.licence not in lists


def look_at_lists(office: Office) -> None:
    """Numbers have no gap, and all lists say what the ledger says."""
    store, calendar = office.store, office.desk.calendar
    assert all(tally.is_whole for tally in store.number_tallies()), "a number is missing"
    before = projections(store)
    store.rebuild(lambda case: (summarise(case, calendar), tasks_of(case, calendar)))
    after = projections(store)
    wrong = [name for name in before if before[name] != after[name]]
    assert not wrong, f"lists say something else than the ledger: {wrong}"
    check_search_index(store)
