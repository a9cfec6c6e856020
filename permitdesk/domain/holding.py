"""What one business holds at one place, and how its composite follows its single permits (综合证联动)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from permitdesk.domain.permit import (
    CompositePermit,
    Permit,
    PermitState,
    SinglePermit,
    compose,
    may_compose,
)


@dataclass(frozen=True)
class Holding:
    """The newest version of every permit of one holder at one place, with their composite.

    Attributes:
        key: Number of the case that began it; it never changes.
        members: Number to newest version, ended ones too.
        composite: Its newest version, live or ended; None before there was one.
    """

    key: str
    members: Mapping[str, SinglePermit] = field(default_factory=dict)
    composite: CompositePermit | None = None

    @property
    def live(self) -> tuple[SinglePermit, ...]:
        """List what is live, in the order of the register."""
        return tuple(item for item in self.members.values() if item.state is PermitState.LIVE)


@dataclass(frozen=True)
class Moves:
    """What one act does to the register: new versions, or versions in another state.

    Attributes:
        holding: Key of the holding; empty where nothing moves.
        since: First day on which it is so.
        permits: Each as it stands now, with its state.
        composite: Its next version; or the newest one as ended; None where it stays as it is.
    """

    holding: str = ""
    since: date | None = None
    permits: tuple[SinglePermit, ...] = ()
    composite: CompositePermit | None = None

    @property
    def entries(self) -> tuple[Permit, ...]:
        """List the register entries that are made or changed."""
        return (*self.permits, self.composite) if self.composite else self.permits


NO_MOVES = Moves()


@dataclass(frozen=True)
class Composing:
    """What a composite is made with.

    Attributes:
        number: Of a composite where the holding never had one; empty where none was taken.
        industry: Name of the industry.
        authority: The lead department.
        case: Number of the case whose act it is.
    """

    number: str
    industry: str
    authority: str
    case: str


def moved(
    holding: Holding, permits: Iterable[SinglePermit], composing: Composing, day: date
) -> Moves:
    """Return what becomes of a holding when some of its permits change.

    A composite stands on two live permits at least. It gets its next version when what it lists
    changes, ends when one is left, and comes back as the next version of the same number.

    Args:
        holding: As it stands.
        permits: New members, new versions, or members in another state.
        composing: What a composite is made with.
        day: First day on which it is so.

    Raises:
        ValueError: A first composite is due and no number was taken for it (see ``wants_number``).
    """
    new = tuple(permits)
    members = with_members(holding, new)
    return Moves(holding.key, day, new, _composite(holding.composite, members, composing, day))


def with_members(holding: Holding, permits: Iterable[SinglePermit]) -> tuple[SinglePermit, ...]:
    """List all members with some of them new or changed."""
    changed = {item.number: item for item in permits}
    return tuple({**holding.members, **changed}.values())


def wants_number(holding: Holding, permits: Iterable[SinglePermit]) -> bool:
    """Tell whether these changes make the first composite of a holding."""
    return holding.composite is None and may_compose(with_members(holding, permits)) is None


def _composite(
    old: CompositePermit | None,
    members: tuple[SinglePermit, ...],
    composing: Composing,
    day: date,
) -> CompositePermit | None:
    if may_compose(members) is not None:
        if old is None or old.state is not PermitState.LIVE:
            return None
        return replace(old, state=PermitState.ENDED)
    made = compose(
        members,
        number=old.number if old else composing.number,
        version=old.version + 1 if old else 1,
        industry=old.industry if old else composing.industry,
        authority=composing.authority,
        issued_on=day,
    )
    made = replace(made, case_number=composing.case)
    if old is not None and old.state is PermitState.LIVE and _lists(old) == _lists(made):
        return None
    if not made.number:
        raise ValueError("a first composite needs a number")
    return made


def _lists(composite: CompositePermit) -> tuple[tuple[str, int], ...]:
    return tuple((item.number, item.version) for item in (*composite.permits, *composite.filings))
