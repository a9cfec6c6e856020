"""Run ``python -m tests.model [N [M]]``: N walks (200) of M steps (50), none shrunk, the first fault told."""

import sys
import time

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.model.machine import Life

WALKS, STEPS = 200, 50


def main(walks: int, steps: int) -> None:
    """Walk; the first disagreement ends it with the steps that led there."""
    began = time.monotonic()
    run_state_machine_as_test(
        Life,
        settings=settings(
            max_examples=walks, stateful_step_count=steps, deadline=None, database=None,
            phases=[Phase.generate], report_multiple_bugs=False,
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip
    print(f"{walks} walks of {steps} steps in {time.monotonic() - began:.0f} s: all agree")


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:]), *(WALKS, STEPS)[len(sys.argv) - 1 :])
