"""Every "no" as a sentence: the reason, the article, what to do next; never a stack trace."""

import logging
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from permitdesk.domain.credit import CreditKind, Gate
from permitdesk.domain.errors import NotAllowed, PermitDeskError, Problem, WorldFailed
from permitdesk.domain.facts import Role
from permitdesk.domain.follow_up import LeaningAnswer, RevokeGround, Stage
from permitdesk.domain.judging import MaterialReason, MaterialVerdict
from permitdesk.domain.permit import PermitState
from permitdesk.domain.permit_acts import (
    CancelGround,
    LossReason,
    Misprint,
    RecallGround,
    ReinstatedBy,
)
from permitdesk.domain.service import Delivery
from permitdesk.domain.site_check import Result
from permitdesk.domain.special import EndReason, ExceptionRule, PauseKind, Which
from permitdesk.domain.state import ActionType, PartStatus, Status
from permitdesk.domain.summary import Mark
from permitdesk.text import sentence, tr

_log = logging.getLogger(__name__)

_WORDS: Mapping[type[StrEnum], str] = {
    ActionType: "action",
    Status: "status",
    PartStatus: "part",
    Role: "role",
    Mark: "mark",
    Which: "which",
    PauseKind: "pause_kind",
    EndReason: "end_reason",
    ExceptionRule: "exception_rule",
    Result: "result",
    Delivery: "delivery",
    MaterialVerdict: "material_verdict",
    MaterialReason: "material_reason",
    PermitState: "permit_state",
    Stage: "stage",
    RevokeGround: "revoke_ground",
    RecallGround: "recall_ground",
    CancelGround: "cancel_ground",
    ReinstatedBy: "reinstated_by",
    LossReason: "loss_reason",
    Misprint: "misprint",
    LeaningAnswer: "leaning_answer",
    CreditKind: "credit_kind",
    Gate: "gate",
}


@dataclass(frozen=True)
class Told:
    """What is said to a person.

    Attributes:
        sentence: What is wrong, and what to do.
        article: What says so, as a notice cites it; empty for none.
        problems: Single things, when there are several.
        tone: ``soon`` where the person can act, ``late`` where the world or we failed.
    """

    sentence: str
    article: str = ""
    problems: tuple[Problem, ...] = ()
    tone: str = "soon"

    @property
    def line(self) -> str:
        """Return all of it but the single problems in one line."""
        if not self.article:
            return self.sentence
        return tr("told.with_article", sentence=self.sentence, article=self.article)


def tell_error(error: Exception) -> Told:
    """Say an error as a person can use it.

    What is nobody's fault at the counter gets a number, and its details go to the local log.
    """
    if isinstance(error, NotAllowed):
        article = str(error.source) if error.source else ""
        return Told(sentence(error), article, error.problems)
    if isinstance(error, WorldFailed):
        return Told(sentence(error), tone="late")
    if isinstance(error, PermitDeskError):
        return Told(sentence(error))
    number = secrets.token_hex(3).upper()
    _log.error("failure %s", number, exc_info=error)
    return Told(tr("failed.unforeseen", number=number), tone="late")


def tell_problem(problem: Problem) -> str:
    """Say one problem of a form in a sentence, naming the field and its part."""
    facts = dict(problem.facts)
    part = facts.get("part")
    if part:
        facts["label"] = tr("person.part_of", label=facts.get("label", ""), part=part_word(part))
    words = tr(problem.key, **facts)
    if problem.source is not None:
        words = tr("told.with_article", sentence=words, article=problem.source)
    return words


def part_word(part: object) -> str:
    """Name a part of a person or an address: 姓名, 详细地址."""
    return tr(f"answer_part.{part}")


def word(value: StrEnum) -> str:
    """Name an action, a status, a role, a mark … in the words of the office."""
    return tr(f"{_WORDS[type(value)]}.{value.value}")
