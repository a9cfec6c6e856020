"""Small catalogues for tests of the domain: only what a test speaks of is written out."""

from collections.abc import Iterable, Mapping

from permitdesk.domain.catalog import Catalog
from permitdesk.domain.commitment import CommitmentRules
from permitdesk.domain.condition import Condition
from permitdesk.domain.form import (
    Equivalence,
    Field,
    FieldType,
    FormSection,
    OriginalForm,
    RecordType,
    Row,
)
from permitdesk.domain.industry import Industry, Trigger
from permitdesk.domain.law import Source
from permitdesk.domain.licence import (
    Authority,
    CommitmentOffer,
    Kind,
    Levels,
    Licence,
    Material,
    SiteCheck,
    Validity,
)
from permitdesk.domain.office import Office
from permitdesk.domain.timing import Start, Unit


def text_field(key: str, **more: object) -> Field:
    """A field of text, labelled by its key."""
    return Field(**{"key": key, "label": key, "type": FieldType.TEXT, **more})  # type: ignore[arg-type]


def licence(
    code: str,
    fields: Iterable[Field] = (),
    kind: Kind = Kind.LICENCE,
    materials: Iterable[Material] = (),
) -> Licence:
    """A licence that asks for some fields."""
    return Licence(
        code=code,
        name=code,
        certificate_name=code,
        kind=kind,
        level="县级",
        levels=Levels(("county",)),
        authority=Authority("审批局", "bureau", "审批局", "bureau"),
        legal_basis=(Source("示例法", "第一条"),),
        statutory_days=20,
        statutory_days_unit=Unit.WORKING_DAY,
        clock_starts=Start.ACCEPTANCE,
        clock_starts_source="general_rule",
        promised_days=5,
        conditions=(),
        fields=tuple(fields),
        materials=tuple(materials),
        site_check=SiteCheck(required=False, timing="none"),
        commitment=CommitmentOffer(offered=False),
        validity=Validity("none"),
        sources=(),
    )


def form(code: str, *rows: Row) -> OriginalForm:
    """A licence's form with one section."""
    return OriginalForm(
        licence=code,
        title=f"{code}申请表",
        issued_by="",
        confidence="composed",
        sources=(),
        declaration="",
        attachments_listed=(),
        sections=(FormSection("基本情况", rows),),
    )


def row(key: str, **more: object) -> Row:
    """A row that asks for a field, labelled by its key."""
    return Row(**{"label": key, "key": key, **more})  # type: ignore[arg-type]


def catalog(
    licences: Iterable[Licence],
    forms: Iterable[OriginalForm],
    shared: Iterable[Field] = (),
    equivalences: Iterable[Equivalence] = (),
    records: Mapping[str, RecordType] | None = None,
) -> Catalog:
    """A catalogue of these licences and forms."""
    return Catalog(
        digest="",
        licences={item.code: item for item in licences},
        industries={},
        originals={item.licence: item for item in forms},
        shared_fields={item.key: item for item in shared},
        records=records or {},
        system_values={},
        equivalences=tuple(equivalences),
        suggestions=(),
        shared_materials={},
        site_check_groups={},
        departments={},
        divisions={},
        parameters={},
        office=Office("", "", "", "", "", "", "", "", {}, {}, {}),
        flows={},
        commitment=CommitmentRules((), (), (), "", (), (), (), (), ()),
        documents={},
        sources={},
    )


def industry(
    always: Iterable[str] = (), when: Mapping[str, Condition] | None = None, **more: object
) -> Industry:
    """An industry that needs some licences always and some on a condition."""
    parts: dict[str, object] = {
        "code": "示例",
        "name": "示例",
        "order": 1,
        "gbt4754": ("6210",),
        "proposed_first_batch": False,
        "named_in_seed": False,
        "always": tuple(always),
        "when": tuple(Trigger(code, rule) for code, rule in (when or {}).items()),
        "questions": (),
    }
    return Industry(**{**parts, **more})  # type: ignore[arg-type]
