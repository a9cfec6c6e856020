"""Examples of what is sent, as the manual shows them: data, kept with the resources."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

EXAMPLES = Path(__file__).resolve().parent.parent.parent / "resources" / "examples"


def actions() -> Mapping[str, Any]:
    """Return what is sent with an action, by its name; what happens by itself has none."""
    return _read("actions")


def applications() -> Mapping[str, Any]:
    """Return application files, by what they show: ``routes``, ``renews``, ``changes``."""
    return _read("applications")


def _read(name: str) -> Mapping[str, Any]:
    text = (EXAMPLES / f"{name}.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found
