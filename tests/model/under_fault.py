"""A pytest plugin that puts one seeded fault in: ``SEEDED_FAULT=name pytest -p tests.model.under_fault``."""

import os
from contextlib import ExitStack

from tests.model.seeded import seeded

NAME = "SEEDED_FAULT"
_fault = ExitStack()


def pytest_configure() -> None:
    _fault.enter_context(seeded(os.environ[NAME]))


def pytest_unconfigure() -> None:
    _fault.close()
