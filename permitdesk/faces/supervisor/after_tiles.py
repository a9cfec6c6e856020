"""The numbers of what lives on after the decisions: how each looks while it is not nought."""

from collections.abc import Mapping

from permitdesk.desk.afterwards import NEAR_DAYS
from permitdesk.domain.clock import Light
from permitdesk.domain.day import ENDING
from permitdesk.faces.shared.light import LOOKS, LightLook

_ENDING_LOOKS = (LOOKS[Light.ORANGE], LOOKS[Light.YELLOW], None)
AFTER_TILES: Mapping[str, LightLook | None] = {
    "check_late": LOOKS[Light.RED],
    "check_due": None,
    "broken": LOOKS[Light.ORANGE],
    "late_papers": None,
    "questions": LOOKS[Light.YELLOW],
    "handovers": LOOKS[Light.YELLOW],
    "to_record": LOOKS[Light.YELLOW],
    "objections": LOOKS[Light.ORANGE],
    "credit_open": None,
    **{f"ending_{days}": look for days, look in zip(NEAR_DAYS, _ENDING_LOOKS, strict=True)},
    **{f"ended_{type_}": None for type_ in ENDING},
}
"""What presses first; None for what needs nobody at once."""
