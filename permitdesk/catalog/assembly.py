"""Puts the files under ``forms/`` together into plain data of the catalogue's shape."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from permitdesk.catalog.faults import BrokenCatalog, Fault
from permitdesk.catalog.places import Place, Places
from permitdesk.catalog.renames import CONDITIONS, GUIDE, NONE, SUGGESTIONS, renamed
from permitdesk.catalog.yaml_file import Mark, YamlFile, read_yaml

VERSION = 1
"""Of the way the files with a list are laid out; stands on their top as ``version``."""


@dataclass(frozen=True)
class Folder:
    """Files that each are one definition.

    Attributes:
        section: Attribute of the catalogue.
        code: Key that repeats the name of the file.
    """

    section: str
    code: str
    words: Mapping[str, str] = field(default_factory=lambda: CONDITIONS)


@dataclass(frozen=True)
class Part:
    """A part of a file with several.

    Attributes:
        key: Where it stands in the file.
        section: Attribute of the catalogue.
        by: Key of its items that becomes the key of a mapping; empty where it stays as it is.
        value: Key of its items that is all there is to an item besides.
    """

    key: str
    section: str
    by: str = ""
    value: str = ""
    words: Mapping[str, str] = field(default_factory=lambda: CONDITIONS)


FOLDERS: Mapping[str, Folder] = {
    "licences": Folder("licences", "code"),
    "originals": Folder("originals", "licence"),
    "industries": Folder("industries", "code", GUIDE),
    "commitments": Folder("flows", "code"),
    "documents": Folder("documents", "kind", NONE),
}
FILES: Mapping[str, tuple[Part, ...]] = {
    "commitments/general.yaml": (Part("general", "commitment"),),
    "departments.yaml": (Part("departments", "departments", "code"),),
    "divisions.yaml": (Part("counties", "divisions", "code"),),
    "equivalences.yaml": (
        Part("equivalences", "equivalences"),
        Part("suggestions", "suggestions", words=SUGGESTIONS),
    ),
    "office.yaml": (Part("office", "office"),),
    "parameters.yaml": (Part("parameters", "parameters", "key"),),
    "records.yaml": (
        Part("records", "records"),
        Part("system_values", "system_values", "key", "label"),
    ),
    "shared_fields.yaml": (Part("fields", "shared_fields", "key"),),
    "shared_materials.yaml": (Part("shared_materials", "shared_materials", "key"),),
    "site_check_groups.yaml": (Part("site_check_groups", "site_check_groups", "key", "name"),),
    "site_check_points.yaml": (Part("site_check_points", "site_check_points", "key"),),
    "sources.yaml": (Part("sources", "sources"), Part("form_sources", "form_sources")),
    "timing.yaml": (Part("timing_defaults", "timing"),),
}
READ_BUT_NOT_KEPT: Mapping[str, frozenset[str]] = {
    "divisions.yaml": frozenset({"source", "province", "cities"}),
    "parameters.yaml": frozenset({"list_status"}),
    "sources.yaml": frozenset({"as_of", "law_text_as_of"}),
}
"""What stands in a file for its readers, or belongs to another part of it."""
ELSEWHERE = ("calendar/", "statutory_feasts.yaml", "blanks/")
"""Not part of the catalogue: dates (see ``calendar``), and the looks of forms (``blanks``)."""
LIST = "catalog.type.list"


class Assembly:
    """The catalogue as plain data, where each of it stands, and what was wrong so far."""

    def __init__(self) -> None:
        self.data: dict[str, Any] = {
            **{folder.section: {} for folder in FOLDERS.values()},
            **{part.section: {} for parts in FILES.values() for part in parts if part.by},
        }
        self.labels: dict[str, Any] = {}
        self.places = Places()
        self.faults: list[Fault] = []

    def take(self, name: str, raw: bytes) -> None:
        """Add one file."""
        folder = FOLDERS.get(str(PurePosixPath(name).parent))
        if folder is None and name not in FILES and name not in READ_BUT_NOT_KEPT:
            self.faults.append(Fault(name, 1, "", "catalog.unknown_file"))
            return
        try:
            file = read_yaml(name, raw)
        except BrokenCatalog as broken:
            self.faults.extend(broken.faults)
            return
        if name in FILES or name in READ_BUT_NOT_KEPT:
            self._take_parts(file)
        elif folder is not None:
            self._take_definition(file, folder)

    def require(self, names: set[str]) -> None:
        """Say which of the files that must be there are not.

        Args:
            names: Those that are there, broken or not.
        """
        missing = sorted(({*FILES} | {*READ_BUT_NOT_KEPT}) - names)
        self.faults.extend(Fault(name, 1, "", "catalog.missing_file") for name in missing)

    def _take_definition(self, file: YamlFile, folder: Folder) -> None:
        code = PurePosixPath(file.name).stem
        if file.data.get(folder.code, code) != code:
            line = file.mark.children[folder.code].line
            self.say(file, line, folder.code, "catalog.name_and_code", code=file.data[folder.code])
        self._put((folder.section, code), file.data, Place(file.name, file.mark, (), folder.words))

    def _take_parts(self, file: YamlFile) -> None:
        parts = FILES.get(file.name, ())
        known = {"version", *(part.key for part in parts), *READ_BUT_NOT_KEPT.get(file.name, ())}
        for key in file.data:
            if key not in known:
                self.say(file, file.mark.children[key].line, key, "catalog.unknown_key")
        for key in sorted(known - file.data.keys()):
            self.say(file, 1, key, "catalog.missing_key")
        if file.data.get("version", VERSION) != VERSION:
            line = file.mark.children["version"].line
            self.say(file, line, "version", "catalog.other_version", version=VERSION)
        for part in parts:
            if part.key in file.data:
                self._take_part(file, part)

    def _take_part(self, file: YamlFile, part: Part) -> None:
        data, mark = file.data[part.key], file.mark.children[part.key]
        place = Place(file.name, mark, (part.key,), part.words)
        if part.by:
            self._take_items(file, part, data, mark)
        else:
            self._put((part.section,), data, place)

    def _take_items(self, file: YamlFile, part: Part, items: Any, mark: Mark) -> None:
        """Turn a list of definitions into a mapping by their keys."""
        if not isinstance(items, list):
            self.say(file, mark.line, part.key, "catalog.wrong_type", expected=(LIST,))
            return
        first: dict[str, int] = {}
        for number, item in enumerate(items):
            at, line = f"{part.key}[{number}]", mark.children[number].line
            key = item.get(part.by) if isinstance(item, dict) else None
            if not isinstance(key, str) or (part.value and set(item) != {part.by, part.value}):
                expected = (part.by, part.value) if part.value else (part.by,)
                self.say(file, line, at, "catalog.item_without", expected=expected)
            elif key in first:
                self.say(file, line, f"{at}.{part.by}", "catalog.twice", name=key, first=first[key])
            else:
                first[key] = line
                value = SHAPED.get(part.section, _as_it_is)(self, file, item)
                place = Place(file.name, mark.children[number], (part.key, number), part.words)
                self._put((part.section, key), value[part.value] if part.value else value, place)

    def _put(self, path: tuple[str, ...], data: Any, place: Place) -> None:
        self.places.put(path, place)
        *outer, last = path
        target = self.data[outer[0]] if outer else self.data
        target[last] = renamed(data, place.words)

    def say(self, file: YamlFile, line: int, key: str, message: str, **facts: object) -> None:
        """Add a fault."""
        self.faults.append(Fault(file.name, line, key, message, facts))


def _as_it_is(_: Assembly, __: YamlFile, item: dict[str, Any]) -> dict[str, Any]:
    return item


def _without_labels(assembly: Assembly, _: YamlFile, item: dict[str, Any]) -> dict[str, Any]:
    """Set the spellings of the original forms aside (see ``labels``)."""
    assembly.labels[item["key"]] = item.get("original_labels", [])
    return {key: value for key, value in item.items() if key != "original_labels"}


def _with_names(assembly: Assembly, file: YamlFile, item: dict[str, Any]) -> dict[str, Any]:
    """Give a county the names of its city and province, for whose codes the file has its own lists."""
    try:
        cities = {city["code"]: city["name"] for city in file.data["cities"]}
        return {**item, "city": cities[item["city"]], "province": file.data["province"]["name"]}
    except (KeyError, TypeError):
        line = file.mark.children["counties"].line
        assembly.say(file, line, f"counties.{item['code']}", "catalog.unknown_city")
        return item


SHAPED: Mapping[str, Callable[[Assembly, YamlFile, dict[str, Any]], dict[str, Any]]] = {
    "divisions": _with_names,
    "shared_fields": _without_labels,
}
