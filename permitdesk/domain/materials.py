"""One set of materials for a bundle: what is asked for, by whom, and what is not there yet."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from permitdesk.domain.answer import Answers
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.commitment import CommitmentFlow, Nature, flow_of
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
    catalog: Catalog,
    bundle: Sequence[str],
    answers: Answers,
    promised: Collection[str] = (),
    *,
    later: bool = False,
) -> tuple[MaterialNeed, ...]:
    """List the papers a bundle asks for, each once, in order of first appearance.

    A paper with a condition of its own is listed only while that condition holds; one that a promise
    stands in for, or that may come after the decision, is not listed for that licence.

    Args:
        catalog: The definitions.
        bundle: Codes of the licences.
        answers: Decide about conditions.
        promised: Licences of the bundle that are applied for on a promise (告知承诺).
        later: With those that may come after the decision.
    """
    uses: dict[str, dict[str, Material]] = {}
    for code in bundle:
        flow = flow_of(catalog.flows, catalog.licence(code))
        left_out = _left_out(flow, promised=code in promised, later=later)
        for key, material in catalog.licence(code).materials_with_keys():
            condition = material.required_when
            if key not in left_out and (condition is None or condition.holds(answers.shared)):
                uses.setdefault(key, {})[code] = _as_required(flow, key, material)
    return tuple(_need(catalog, key, by_licence, bundle) for key, by_licence in uses.items())


def shown_by(catalog: Catalog, material: str) -> tuple[str, ...]:
    """Return the keys of the answers a shared paper shows; empty for a licence's own paper."""
    shared = catalog.shared_materials.get(material)
    return shared.shows if shared else ()


def _left_out(flow: CommitmentFlow | None, *, promised: bool, later: bool) -> frozenset[str]:
    """Return the keys of papers a licence does not ask for now, because of its promise.

    A promise that everybody makes is itself the paper that is handed in.
    """
    if flow is None or flow.nature is not Nature.ROUTE or not promised:
        return frozenset()
    return frozenset(flow.waives if later else (*flow.waives, *flow.later))


def _as_required(flow: CommitmentFlow | None, key: str, material: Material) -> Material:
    """Return a paper as the ordinary route wants it: what a promise stands in for must be there."""
    if flow is None or flow.nature is not Nature.ROUTE or key not in flow.waives:
        return material
    return replace(material, required=True)


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
