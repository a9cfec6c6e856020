"""What documents need besides the hall: a code that says little, and no blanks of the office."""

from permitdesk.domain.blank import OfficialBlank
from permitdesk.domain.permit import Permit


class OneCode:
    """Signs nothing: the code only tells how long the number is."""

    def code(self, permit: Permit) -> str:
        return f"YZ1:{len(permit.number)}"


class NoBlanks:
    """An office without blanks of its own."""

    def of(self, licence: str) -> OfficialBlank | None:
        return None
