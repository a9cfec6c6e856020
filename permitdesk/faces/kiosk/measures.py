"""How large everything is on the kiosk: for everybody, and for who asked for large letters."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Measures:
    """Sizes in logical pixels.

    Attributes:
        small, body, title, answer: Letters: what explains, what is read, the question, an answer.
        touch: Least height and width of what is touched.
        border: Line around an answer or a field.
        top, bottom: Height of the two bars.
        card: Height of an answer that stands beside another.
        margin, gap: Around the page, and between two things on it.
    """

    small: int
    body: int
    title: int
    answer: int
    touch: int
    border: int
    top: int
    bottom: int
    card: int
    margin: int
    gap: int

    @property
    def elder(self) -> bool:
        """Tell whether these are the large ones (大字)."""
        return self is ELDER


NORMAL = Measures(24, 32, 44, 44, 96, 2, 128, 144, 272, 32, 16)
ELDER = Measures(38, 38, 60, 84, 120, 4, 132, 176, 360, 40, 24)
"""28 pt is 37.3 px; nothing here is smaller."""
