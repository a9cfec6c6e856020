"""What a command says when it cannot do what was asked: one JSON object, one exit code."""

from typing import Any

from permitdesk.cli.plain import plain
from permitdesk.domain.errors import NotAllowed, PermitDeskError, Problem, WorldFailed
from permitdesk.text import sentence, tell

REFUSED = 1
"""The law or the form says no."""
WORLD_FAILED = 3
"""The store, the printer, a key: the message says what to do."""


def exit_code(error: PermitDeskError) -> int:
    """Return the exit code of an error."""
    return WORLD_FAILED if isinstance(error, WorldFailed) else REFUSED


def refusal(error: PermitDeskError) -> dict[str, Any]:
    """Describe an error: key, message, field, licence, article, and every single problem."""
    problems: tuple[Problem, ...] = getattr(error, "problems", ())
    source = error.source if isinstance(error, NotAllowed) else None
    first = problems[0] if problems else None
    return {
        "key": error.key,
        "message": sentence(error),
        "field": first.field if first else error.facts.get("field", ""),
        "licence": first.licence if first else error.facts.get("licence", ""),
        "article": str(source) if source else "",
        "facts": plain(error.facts),
        "problems": [
            {
                "key": problem.key,
                "message": tell(problem),
                "field": problem.field,
                "licence": problem.licence,
                "article": str(problem.source or ""),
            }
            for problem in problems
        ],
    }
