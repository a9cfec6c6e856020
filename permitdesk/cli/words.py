"""Reading what people type on the command line into values."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from permitdesk.domain.workdays import LOCAL
from permitdesk.text import tr


def answers(pairs: Sequence[str]) -> dict[str, Any]:
    """Read ``Q=V`` pairs: true and false, numbers, or a choice's text."""
    read: dict[str, Any] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not name:
            raise click.UsageError(tr("cli.answer_form", answer=pair))
        read[name] = _value(value)
    return read


def _value(text: str) -> Any:
    if text in ("true", "false"):
        return text == "true"
    try:
        return int(text)
    except ValueError:
        return text


def moment(text: str) -> datetime:
    """Read a moment; without an offset it is local time (Asia/Shanghai)."""
    try:
        read = datetime.fromisoformat(text)
    except ValueError as error:
        raise click.UsageError(tr("cli.moment_form", moment=text)) from error
    return (read if read.tzinfo else read.replace(tzinfo=LOCAL)).astimezone(UTC)


LARGEST_FILE = 5_000_000
"""Bytes of an application file; a real one has some ten thousand."""


def data(text: str) -> str:
    """Return JSON given in the command itself or, after @, in a file."""
    return file_text(Path(text[1:])) if text.startswith("@") else text


def file_text(path: Path) -> str:
    """Read a JSON file as UTF-8.

    Raises:
        click.UsageError: It is not there, too large, or not UTF-8.
    """
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise click.UsageError(tr("cli.file_too_large", file=path.name))
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise click.UsageError(tr("cli.file_unreadable", file=path.name)) from error


def dumped(value: Any) -> str:
    """Write a JSON value in one line."""
    return json.dumps(value, ensure_ascii=False)
