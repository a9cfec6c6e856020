"""One set of materials for a bundle: what is asked for, by whom, and what is not there yet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from permitdesk.domain.answer import Answers
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.errors import Problem
from permitdesk.domain.licence import Material


class Handed(StrEnum):
    """In which form a paper came."""

    ORIGINAL = "original"
    COPY = "copy"
    SHARED = "shared"
    """Looked up by the office itself (数据共享), nothing handed in."""


@dataclass(frozen=True)
class HandedIn:
    """One paper as it was handed in.

    Attributes:
        key: Key of the material, shared or ``LICENCE.NN``.
        file: Name the paper is known by; a label, never a path.
        pages: Sheets counted at the window.
        sha256: Hash of the attachment the store keeps of it; empty where only paper came.
        returned: The original was handed back when it had been looked at (原件退还).
        consent: Number of the applicant's earlier case whose paper he agreed to have used again;
            empty where it was handed in now.
    """

    key: str
    file: str = ""
    form: Handed = Handed.ORIGINAL
    pages: int = 1
    sha256: str = ""
    returned: bool = False
    consent: str = ""


@dataclass(frozen=True)
class MaterialNeed:
    """One paper of the set, whoever of the bundle asks for it.

    Attributes:
        copies: The most any of them asks for.
        form: ``original`` where any of them wants one.
        uses: Licence code to its own entry.
        generated: The program prints it itself.
        produced_by: Licences of this very case whose document it is; never asked of the applicant.
        required: It must be there for the present answers.
        identity: It shows who somebody is (身份证件): seen and printed only with a mark on it.
    """

    key: str
    name: str
    copies: int
    form: str
    uses: Mapping[str, Material]
    generated: bool
    produced_by: tuple[str, ...]
    required: bool
    identity: bool = False

    @property
    def shareable(self) -> bool:
        """Tell whether the office can look it up for everybody who asks."""
        return all(material.data_shareable for material in self.uses.values())

    @property
    def replaceable(self) -> bool:
        """Tell whether a commitment may stand in for it with everybody who asks."""
        return all(material.commitment_replaceable for material in self.uses.values())

    @property
    def to_hand_in(self) -> bool:
        """Tell whether the applicant must bring it."""
        return self.required and not self.generated and not self.produced_by


def materials_of(
    catalog: Catalog, bundle: Sequence[str], answers: Answers
) -> tuple[MaterialNeed, ...]:
    """List the papers a bundle asks for, each once, in order of first appearance.

    A paper with a condition of its own is listed only while that condition holds.
    """
    uses: dict[str, dict[str, Material]] = {}
    for code in bundle:
        for key, material in catalog.licence(code).materials_with_keys():
            condition = material.required_when
            if condition is None or condition.holds(answers.shared):
                uses.setdefault(key, {})[code] = material
    return tuple(_need(catalog, key, by_licence, bundle) for key, by_licence in uses.items())


def _need(
    catalog: Catalog, key: str, uses: Mapping[str, Material], bundle: Sequence[str]
) -> MaterialNeed:
    shared = catalog.shared_materials.get(key)
    materials = list(uses.values())
    makers = {maker for item in materials for maker in item.produced_by}
    makers |= set(shared.produced_by) if shared else set()
    return MaterialNeed(
        key=key,
        name=shared.name if shared else materials[0].name,
        copies=1 if shared and shared.case_level else max(item.copies for item in materials),
        form="original" if any(item.form == "original" for item in materials) else "copy",
        uses=uses,
        generated=any(item.generated_by_system for item in materials),
        produced_by=tuple(code for code in bundle if code in makers),
        required=any(item.required for item in materials),
        identity=bool(shared and shared.identity) or any(item.identity for item in materials),
    )


def missing_materials(
    needs: Sequence[MaterialNeed], handed_in: Sequence[HandedIn]
) -> tuple[Problem, ...]:
    """List the papers that must be there and are not."""
    there = {item.key for item in handed_in}
    return tuple(
        Problem("material.missing", need.key, facts={"label": need.name, "copies": need.copies})
        for need in needs
        if need.to_hand_in and need.key not in there
    )


def unknown_materials(
    needs: Sequence[MaterialNeed], handed_in: Sequence[HandedIn]
) -> tuple[Problem, ...]:
    """List papers that nothing asks for, so that nobody collects what the law does not want."""
    known = {need.key for need in needs}
    return tuple(
        Problem("material.unknown", item.key, facts={"label": item.key})
        for item in handed_in
        if item.key not in known
    )
