"""The pages of the kiosk by name, so that a way through them can be remembered."""

from dataclasses import dataclass
from enum import StrEnum

from permitdesk.faces.kiosk.asks import Ask


class Name(StrEnum):
    """The kinds of page."""

    WELCOME = "welcome"
    INDUSTRY = "industry"
    QUESTION = "question"
    RESULT = "result"
    FORM = "form"
    ROW = "row"
    ROUTE = "route"
    LETTER = "letter"
    MATERIALS = "materials"
    DONE = "done"
    PROGRESS = "progress"
    CASE = "case"
    DIGITS = "digits"
    KEPT = "kept"
    TAKE_BACK = "take_back"
    PERMIT = "permit"
    STANDING = "standing"


@dataclass(frozen=True)
class Stop:
    """One page on the way.

    Attributes:
        place: Which question, which page of the form, which row, which licence.
        ask: What the row belongs to.
        leaf: Which page of a letter.
    """

    name: Name
    place: int = 0
    ask: Ask | None = None
    leaf: int = 0


WELCOME = Stop(Name.WELCOME)
