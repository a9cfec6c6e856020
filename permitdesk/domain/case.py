"""A case (办件): actions, what they add up to, what may follow."""

from dataclasses import dataclass
from functools import cached_property

from permitdesk.domain.application import Application
from permitdesk.domain.effects import after
from permitdesk.domain.elements import missing_element
from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.facts import Actor, Receive, Role
from permitdesk.domain.guards import SEPARATE_PERSONS
from permitdesk.domain.permit import Permit
from permitdesk.domain.procedure import RULES
from permitdesk.domain.site_check import RecordRecheck, RecordSiteCheck
from permitdesk.domain.state import Action, ActionType, State, Status


@dataclass(frozen=True)
class Case:
    """What the actions add up to."""

    number: str
    actions: tuple[Action, ...] = ()
    kept: int = 0
    """How many of the actions the store already has."""

    @cached_property
    def state(self) -> State:
        """Return where the case stands after all its actions."""
        state = State()
        for action in self.actions:
            state = after(state, action)
        return state

    @property
    def status(self) -> Status:
        """Where the last action led."""
        return self.state.status

    @property
    def received(self) -> Receive:
        """What came in first."""
        first = self.actions[0].facts
        assert isinstance(first, Receive)
        return first

    @property
    def application(self) -> Application:
        """The application as it stands, with supplements."""
        assert self.state.application is not None
        return self.state.application

    @property
    def permits(self) -> tuple[Permit, ...]:
        """List the register entries this case made: single permits, receipts, the composite."""
        issued = self.state.issued
        if issued is None:
            return ()
        return (*issued.permits, issued.composite) if issued.composite else issued.permits

    def next_actions(self, licence: str = "") -> tuple[ActionType, ...]:
        """List what may be done now; a face shows a button for each.

        Args:
            licence: List what may be done to this licence; empty for the whole case.
        """
        return tuple(
            type_
            for type_, rule in RULES.items()
            if not rule.by_itself
            and (rule.per_licence == bool(licence) or (rule.whole_too and not licence))
            and self._refusal(type_, licence) is None
        )

    def why_not(
        self, type_: ActionType, licence: str = "", actor: Actor | None = None
    ) -> NotAllowed | None:
        """Say why an action may not be done now; None when it may.

        Args:
            type_: The action.
            licence: The licence it would be done to; empty for the whole case.
            actor: By whom; by anybody where nobody is named.
        """
        refusal = self._refusal(type_, licence)
        if refusal is None and actor is not None:
            refusal = _check_actor(self, type_, licence, actor)
        return refusal

    def then(self, action: Action) -> "Case":
        """Return the case with ``action`` done.

        Raises:
            NotAllowed: The action may not follow, or not by this person; with the article.
        """
        refusal = self.why_not(action.type, action.licence, action.actor)
        if refusal is not None:
            raise refusal
        empty = missing_element(action, self.state)
        if empty is not None:
            raise empty
        return self._grown((*self.actions, action), self.kept, after(self.state, action))

    def as_kept(self) -> "Case":
        """Return the case as the store has it now, with all its actions."""
        return self._grown(self.actions, len(self.actions), self.state)

    def _grown(self, actions: tuple[Action, ...], kept: int, state: State) -> "Case":
        """Hand the state on: it is what the actions add up to, and need not be added up again."""
        case = Case(self.number, actions, kept)
        vars(case)["state"] = state
        return case

    def _refusal(self, type_: ActionType, licence: str) -> NotAllowed | None:
        rule = RULES[type_]
        whole = rule.whole_too and not licence
        if rule.per_licence and not whole and licence not in self.state.parts:
            return NotAllowed("case.name_the_licence", rule.source, action=type_)
        if licence and not rule.per_licence and type_ is not ActionType.WITHDRAW:
            return NotAllowed("case.whole_case_only", rule.source, action=type_)
        status = self.state.status
        part = self.state.parts[licence].status if licence in self.state.parts else None
        if status not in rule.follows or (
            rule.per_licence and not whole and part not in rule.part_follows
        ):
            return NotAllowed(
                "case.out_of_order", rule.source, action=type_, status=status, part=part
            )
        for guard in rule.guards:
            refusal = guard(self.state, licence)
            if refusal is not None:
                return refusal
        return None


def _check_actor(case: Case, type_: ActionType, licence: str, actor: Actor) -> NotAllowed | None:
    """Refuse a person without the role, of another department, or who accepted the case."""
    rule = RULES[type_]
    if actor.role not in rule.roles:
        return NotAllowed(
            "case.wrong_role", rule.source, action=type_, role=actor.role,
            roles=tuple(sorted(rule.roles)),
        )  # fmt: skip
    if rule.per_licence and actor.role is Role.REVIEWER:
        part = case.state.parts[licence].part
        allowed = {part.decider} if rule.by_decider else {part.decider, part.department}
        if actor.station not in allowed:
            return NotAllowed(
                "case.other_department", rule.source, licence=part.name, station=actor.station
            )
    return _check_other_hands(case, type_, actor)


def _check_other_hands(case: Case, type_: ActionType, actor: Actor) -> NotAllowed | None:
    """Refuse one person accepting, looking on site and deciding: two of the three are others."""
    looked = {*_names(case.state.site.record), *_names(case.state.site.recheck)}
    if RULES[type_].by_decider:
        if actor.name == case.state.accepted_by:
            return NotAllowed("case.accepter_decides", SEPARATE_PERSONS, name=actor.name)
        if actor.name in looked:
            return NotAllowed("case.inspector_decides", SEPARATE_PERSONS, name=actor.name)
    if actor.role is Role.INSPECTOR and actor.name == case.state.accepted_by:
        return NotAllowed("case.accepter_inspects", SEPARATE_PERSONS, name=actor.name)
    return None


def _names(check: RecordSiteCheck | RecordRecheck | None) -> tuple[str, ...]:
    return check.inspectors if check else ()
