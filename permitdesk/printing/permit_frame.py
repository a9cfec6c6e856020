"""The frame of a permit: rules, corner squares and a band of waves."""

import math

from permitdesk.printing.layout_parts import FrameSpec
from permitdesk.printing.shapes import rgb
from permitdesk.printing.sheet import Sheet
from permitdesk.printing.typeset import MM

_OUTSIDE, _BAND_EDGE, _INSIDE = 2.2, 0.5, 1.1
_STEPS = 4
"""Curves to one wave."""


def draw_frame(sheet: Sheet, frame: FrameSpec) -> None:
    """Draw the frame along the edge of a sheet."""
    inset, band = frame.inset * MM, frame.band * MM
    for distance, weight in (
        (inset, _OUTSIDE),
        (inset + band, _BAND_EDGE),
        (inset + band + 1 * MM, _INSIDE),
    ):
        width, height = sheet.width - 2 * distance, sheet.height - 2 * distance
        sheet.box(distance, distance, width, height, weight, colour=frame.colour)
    _waves(sheet, frame, inset, band)
    for x in (inset, sheet.width - inset - band):
        for y in (inset, sheet.height - inset - band):
            _corner(sheet, frame, x, y, band)


def _waves(sheet: Sheet, frame: FrameSpec, inset: float, band: float) -> None:
    across = sheet.width - 2 * (inset + band)
    upright = sheet.height - 2 * (inset + band)
    near, far = inset + band / 2, inset + band
    for x, y, turned, length in (
        (far, sheet.height - near, False, across),
        (far, near, False, across),
        (near, far, True, upright),
        (sheet.width - near, far, True, upright),
    ):
        count = round(length / (frame.period * MM))
        matrix = f"0 1 -1 0 {x:.2f} {y:.2f}" if turned else f"1 0 0 1 {x:.2f} {y:.2f}"
        period = length / count
        tile = _tile(period, 0.4 * band)
        step = f"1 0 0 1 {period:.4f} 0 cm\n"
        sheet.operators(
            f"q 0.35 w {rgb(frame.wave)} RG {matrix} cm\n" + step.join([tile] * count) + "Q"
        )


def _tile(period: float, height: float) -> str:
    """Return one wave of each of the three lines, a third of a wave apart."""
    return "".join(_line(period, height, math.tau * third / 3) for third in range(3)) + "S\n"


def _line(period: float, height: float, phase: float) -> str:
    run = period / _STEPS
    path = f"0 {height * math.sin(phase):.2f} m "
    for step in range(_STEPS):
        begin, end = (phase + math.tau * place / _STEPS for place in (step, step + 1))
        slope = height * math.tau / period * run / 3
        path += (
            f"{run * (step + 1 / 3):.2f} {height * math.sin(begin) + slope * math.cos(begin):.2f}"
            f" {run * (step + 2 / 3):.2f} {height * math.sin(end) - slope * math.cos(end):.2f}"
            f" {run * (step + 1):.2f} {height * math.sin(end):.2f} c "
        )
    return path


def _corner(sheet: Sheet, frame: FrameSpec, x: float, y: float, side: float) -> None:
    sheet.fill(x, y, side, side, "#FFFFFF")
    sheet.box(x, y, side, side, 1.1, colour=frame.colour)
    small, core = 0.5 * side, 0.2 * side
    sheet.box(
        x + (side - small) / 2, y + (side - small) / 2, small, small, 0.5, colour=frame.colour
    )
    sheet.fill(x + (side - core) / 2, y + (side - core) / 2, core, core, frame.colour)
