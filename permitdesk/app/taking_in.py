"""The door for foreign files, with the font its marks are written in."""

from functools import cache

from permitdesk.intake.intake import Intake


@cache
def intake() -> Intake:
    """Return the door."""
    from permitdesk.printing.font_files import Role, find_fonts

    return Intake(str(find_fonts({})[Role.HEI]))
