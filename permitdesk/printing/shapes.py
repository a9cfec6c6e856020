"""Colours and curves as page operators."""

from functools import lru_cache


def circle(x: float, y: float, radius: float) -> str:
    """Return the path of a circle in page coordinates."""
    k = 0.5523 * radius
    return (
        f"{x + radius:.2f} {y:.2f} m"
        f" {x + radius:.2f} {y + k:.2f} {x + k:.2f} {y + radius:.2f} {x:.2f} {y + radius:.2f} c"
        f" {x - k:.2f} {y + radius:.2f} {x - radius:.2f} {y + k:.2f} {x - radius:.2f} {y:.2f} c"
        f" {x - radius:.2f} {y - k:.2f} {x - k:.2f} {y - radius:.2f} {x:.2f} {y - radius:.2f} c"
        f" {x + k:.2f} {y - radius:.2f} {x + radius:.2f} {y - k:.2f} {x + radius:.2f} {y:.2f} c h"
    )


@lru_cache(maxsize=64)
def rgb(colour: str) -> str:
    """Return a colour written #RRGGBB as three operands."""
    return " ".join(f"{int(colour[place : place + 2], 16) / 255:.3f}" for place in (1, 3, 5))
