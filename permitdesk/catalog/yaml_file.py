"""Reads one YAML file into plain data and the line of each value, or says all that is wrong with it.

The parser is ruamel's; what may be written is less than YAML 1.2 allows, because people edit these
files and read them again years later: no aliases, no tags, no tabs, one document, no key twice, and
quotes around everything that one reader takes for a number or a date and the next one for a word.
"""

import codecs
import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
)

from permitdesk.catalog.faults import BrokenCatalog, Fault, Path, spell

MOST_BYTES = 512_000
MOST_VALUES = 20_000
DEEPEST = 24
LONGEST_SAID = 200

_WORDS = {"true": True, "false": False, "null": None}
_WHOLE_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,17})")
_AMBIGUOUS = re.compile(
    r"~|y|n|yes|no|on|off|true|false|null|[-+]?\.(inf|nan)"
    r"|[-+]?\.?[0-9][0-9_,.]*(e[-+]?[0-9]+)?|0[xo][0-9a-f_]+|0b[01_]+"  # 010, 1.10, 1e5, 0x1F
    r"|[-+]?[0-9]+(:[0-9]+)+(\.[0-9]*)?|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ][0-9:.zZ +-]*)?",  # 12:30:00, 2026-03-16
    re.IGNORECASE,
)


class Mark(NamedTuple):
    """The line a value begins on, and the marks of what is in it."""

    line: int
    children: Mapping[str | int, "Mark"] = {}


class YamlFile(NamedTuple):
    """What stands in one file.

    Attributes:
        name: Path below the folder, with ``/``.
        data: Mappings, lists, text, whole numbers, true, false and null.
    """

    name: str
    data: Any
    mark: Mark


def read_yaml(name: str, raw: bytes) -> YamlFile:
    """Return what stands in a file.

    Args:
        name: Said in the faults.
        raw: All its bytes.

    Raises:
        BrokenCatalog: With all that is wrong with how it is written.
    """
    text = _text(name, raw)
    reading = _Reading(name)
    try:
        for event in YAML(typ="safe", pure=True).parse(text):
            reading.take(event)
    except _Stop:
        pass
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = error.problem or error.context or ""
        reading.say(mark.line + 1 if mark else 1, "catalog.yaml_syntax", problem=problem)
    except YAMLError as error:
        reading.say(1, "catalog.yaml_syntax", problem=str(error).splitlines()[0])
    if reading.faults:
        raise BrokenCatalog(reading.faults)
    if not isinstance(reading.data, dict):
        raise BrokenCatalog([Fault(name, 1, "", "catalog.not_a_mapping")])
    return YamlFile(name, reading.data, reading.mark)


def _text(name: str, raw: bytes) -> str:
    if len(raw) > MOST_BYTES:
        raise BrokenCatalog([Fault(name, 1, "", "catalog.too_large", {"most": MOST_BYTES // 1000})])
    if raw.startswith(codecs.BOM_UTF8):
        raise BrokenCatalog([Fault(name, 1, "", "catalog.bom")])
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise BrokenCatalog([Fault(name, line, "", "catalog.not_utf8")]) from error
    if "\t" in text:
        lines = text.split("\n")
        raise BrokenCatalog(
            [Fault(name, n, "", "catalog.tab") for n, line in enumerate(lines, 1) if "\t" in line]
        )
    return text


class _Stop(Exception):
    """The rest of the file is not worth reading."""


def _short(value: Any) -> Any:
    """Cut what somebody may have made too long to be read."""
    return value[:LONGEST_SAID] if isinstance(value, str) else value


class _Open:
    """A mapping or list whose end has not come yet."""

    def __init__(self, line: int, *, is_mapping: bool) -> None:
        self.line = line
        self.is_mapping = is_mapping
        self.values: list[Any] = []
        self.keys: dict[str, int] = {}
        self.marks: dict[str | int, Mark] = {}
        self.key: str | None = None
        self.key_line = line

    def value(self) -> Any:
        return dict(zip(self.keys, self.values, strict=True)) if self.is_mapping else self.values


class _Reading:
    """Puts the events of one file together, without recursion."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.faults: list[Fault] = []
        self.data: Any = None
        self.mark = Mark(1)
        self._open: list[_Open] = []
        self._documents = 0
        self._values = 0

    def say(self, line: int, message: str, **facts: object) -> None:
        facts = {name: _short(value) for name, value in facts.items()}
        self.faults.append(Fault(self.name, line, _short(spell(self._path())), message, facts))

    def take(self, event: Any) -> None:
        line = event.start_mark.line + 1
        if isinstance(event, NodeEvent):
            self._count(line)
            self._refuse_names(event, line)
        if isinstance(event, ScalarEvent):
            self._take_scalar(event, line)
        elif isinstance(event, CollectionStartEvent):
            self._begin(line, is_mapping=isinstance(event, MappingStartEvent))
        elif isinstance(event, CollectionEndEvent):
            ended = self._open.pop()
            self._put(ended.value(), Mark(ended.line, ended.marks))
        elif isinstance(event, DocumentStartEvent):
            self._begin_document(event, line)

    def _count(self, line: int) -> None:
        self._values += 1
        if self._values > MOST_VALUES:
            self.say(line, "catalog.too_many_values", most=MOST_VALUES)
            raise _Stop

    def _refuse_names(self, event: Any, line: int) -> None:
        if isinstance(event, AliasEvent) or event.anchor is not None:
            self.say(line, "catalog.alias", name=event.anchor)
            raise _Stop
        if event.tag is not None:
            self.say(line, "catalog.tag", tag=str(event.tag))
            raise _Stop

    def _begin_document(self, event: Any, line: int) -> None:
        self._documents += 1
        if self._documents > 1:
            self.say(line, "catalog.two_documents")
            raise _Stop
        if event.version or event.tags:
            self.say(line, "catalog.directive")

    def _begin(self, line: int, *, is_mapping: bool) -> None:
        top = self._open[-1] if self._open else None
        if top and top.is_mapping and top.key is None:
            self.say(line, "catalog.key_not_text")
            raise _Stop
        if len(self._open) >= DEEPEST:
            self.say(line, "catalog.too_deep", most=DEEPEST)
            raise _Stop
        self._open.append(_Open(line, is_mapping=is_mapping))

    def _take_scalar(self, event: ScalarEvent, line: int) -> None:
        top = self._open[-1] if self._open else None
        if top and top.is_mapping and top.key is None:
            self._take_key(top, event, line)
        else:
            # What is empty would stand where the next thing begins: its key knows better.
            at = top.key_line if top and top.is_mapping else line
            self._put(self._scalar(event, at), Mark(at))

    def _take_key(self, top: _Open, event: ScalarEvent, line: int) -> None:
        top.key, top.key_line = event.value, line
        if event.style is None and _AMBIGUOUS.fullmatch(event.value):
            self.say(line, "catalog.ambiguous", text=event.value)
        if event.value in top.keys:
            self.say(line, "catalog.duplicate_key", first=top.keys[event.value])

    def _scalar(self, event: ScalarEvent, line: int) -> Any:
        text: str = event.value
        if event.style is not None:
            return text
        if text in _WORDS:
            return _WORDS[text]
        if text == "":
            self.say(line, "catalog.empty_value")
        elif _WHOLE_NUMBER.fullmatch(text):
            return int(text)
        elif _AMBIGUOUS.fullmatch(text):
            self.say(line, "catalog.ambiguous", text=text)
        return text

    def _put(self, value: Any, mark: Mark) -> None:
        if not self._open:
            self.data, self.mark = value, mark
            return
        top = self._open[-1]
        if not top.is_mapping:
            top.marks[len(top.values)] = mark
            top.values.append(value)
            return
        key, top.key = top.key or "", None
        if key not in top.keys:  # a key twice was said already
            top.keys[key] = top.key_line
            top.values.append(value)
            top.marks[key] = mark._replace(line=top.key_line)

    def _path(self) -> Path:
        path: list[str | int] = []
        for opened in self._open:
            if not opened.is_mapping:
                path.append(len(opened.values))
            elif opened.key is not None:
                path.append(opened.key)
        return tuple(path)
