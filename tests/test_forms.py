"""The real folder: what must be true of the definitions the program ships with."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest

from permitdesk.catalog.compiled import read, write
from permitdesk.catalog.digest import digest_of
from permitdesk.catalog.solving import Readable, witness
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.condition import Condition
from permitdesk.domain.form import Field, FieldType
from permitdesk.domain.industry import Industry
from permitdesk.domain.licence import Kind, Licence
from permitdesk.domain.timing import Start, Unit
from permitdesk.domain.timing_rules import AS_THE_PROGRAM_HAS_IT, GeneralLimit
from tests.catalog.editing import FORMS, real_catalog


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return real_catalog()


def test_every_file_loads(catalog: Catalog) -> None:
    assert catalog.digest == digest_of(FORMS)


def test_there_is_what_the_sheets_have(catalog: Catalog) -> None:
    kinds = Counter(licence.kind for licence in catalog.licences.values())

    assert len(catalog.licences) == len(catalog.originals) == 68
    assert kinds == {Kind.LICENCE: 52, Kind.FILING: 16}
    assert len(catalog.industries) == 46
    assert len(catalog.shared_fields) == 75
    assert len(catalog.flows) == 17
    assert len(catalog.departments) == 27
    assert len(catalog.divisions) == 19
    assert len(catalog.records) == 13
    assert len(catalog.equivalences) == 50


def test_the_compiled_catalogue_is_the_same(catalog: Catalog) -> None:
    assert read(write(catalog)) == catalog


def fields(catalog: Catalog) -> Iterator[Field]:
    yield from catalog.shared_fields.values()
    for code in catalog.licences:
        yield from (*catalog.licences[code].fields, *catalog.originals[code].extra_fields)


def test_every_key_has_one_type(catalog: Catalog) -> None:
    count = Counter(field.key for field in fields(catalog))

    assert [key for key, times in count.items() if times > 1] == []


def conditions(licence: Licence, catalog: Catalog) -> Iterator[Condition]:
    own = (*licence.fields, *catalog.originals[licence.code].extra_fields)
    yield from (field.visible_when for field in own if field.visible_when)
    yield from (item.required_when for item in licence.materials if item.required_when)
    yield from (item.when for item in licence.statutory_variants if item.when)
    yield from (item.when for item in licence.validity.variants if item.when)
    yield from (item.when for item in licence.periodic_check if item.when)
    yield from (item.when for item in licence.depends_on if item.when)


def test_every_condition_names_a_field_that_exists(catalog: Catalog) -> None:
    shared = frozenset(catalog.shared_fields)
    for code, licence in catalog.licences.items():
        own = {field.key for field in (*licence.fields, *catalog.originals[code].extra_fields)}
        for condition in conditions(licence, catalog):
            assert condition.reads() <= shared | own, code
    for field in catalog.shared_fields.values():
        assert field.visible_when is None or field.visible_when.reads() <= shared


def test_every_limit_cites_or_is_uncertain(catalog: Catalog) -> None:
    for licence in catalog.licences.values():
        assert licence.legal_basis or licence.uncertain, licence.code
        for rule in (licence.extension, licence.renewal_window):
            assert rule is None or rule.source or rule.uncertain, licence.code


def test_every_licence_has_conditions_and_a_site_check_has_points(catalog: Catalog) -> None:
    for licence in catalog.licences.values():
        assert 3 <= len(licence.conditions) <= 8, licence.code
        if licence.site_check.required:
            assert 4 <= len(licence.site_check.checklist) <= 10, licence.code


def test_the_way_of_applying_is_taken_from_the_route_and_the_date_from_the_clock(
    catalog: Catalog,
) -> None:
    ways = [field.key for field in fields(catalog) if field.label == "办理方式"]

    assert sorted(ways) == ["apply_mode", "fc_mode"]
    for key in ways:
        field = next(item for item in fields(catalog) if item.key == key)
        assert field.auto_from == "route"
        assert set(field.choices) == {"一般程序", "告知承诺"}
    assert catalog.shared_fields["apply_date"].auto_from == "now"


def readable(industry: Industry) -> dict[str, Readable]:
    return {item.id: Readable(item.type, item.options) for item in industry.questions}


def test_nobody_is_sent_for_a_food_licence_and_the_filing_that_it_makes_needless(
    catalog: Catalog,
) -> None:
    """已取得或者同时申请食品经营许可的，预包装食品不另备案。"""
    for industry in catalog.industries.values():
        rules: dict[str, list[Condition]] = {"food_operation": [], "food_prepack_filing": []}
        for item in industry.when:
            rules.get(item.licence, []).append(item.condition)
        if rules["food_prepack_filing"]:
            assert "food_operation" not in industry.always
            both = Condition(
                all=tuple(Condition(any=tuple(found)) for found in rules.values() if found)
            )
            assert not rules["food_operation"] or witness(both, readable(industry)) is None


def test_a_public_place_files_or_is_licensed_but_a_bookshop_only_files(catalog: Catalog) -> None:
    bookshop = catalog.industries["bookshop"]
    named = {*bookshop.always, *(item.licence for item in bookshop.when)}

    assert "public_place_health" not in named


def test_a_licence_of_public_safety_offers_no_commitment(catalog: Catalog) -> None:
    for licence in catalog.licences.values():
        if licence.public_safety:
            assert not licence.commitment.offered
            assert not licence.deferral_allowed


def test_the_general_limits_are_the_laws_and_the_programs_defaults(catalog: Catalog) -> None:
    ours, known = vars(catalog.timing), vars(AS_THE_PROGRAM_HAS_IT)

    def without_notes(limit: object) -> object:
        if isinstance(limit, GeneralLimit) and limit.extension:
            return replace(limit, extension=replace(limit.extension, note=""))
        return limit

    assert {name: without_notes(limit) for name, limit in ours.items()} == known


def test_extensions_of_the_general_limit_are_ten_working_days_once(catalog: Catalog) -> None:
    """行政许可法第四十二条第一款。"""
    for licence in catalog.licences.values():
        extension = licence.extension
        if extension and re.search("行政许可法.*四十二", extension.source):
            assert (extension.days, extension.unit, extension.max_times) == (
                10,
                Unit.WORKING_DAY,
                1,
            )


def test_filings_count_from_receipt_and_look_only_afterwards(catalog: Catalog) -> None:
    for licence in catalog.licences.values():
        if licence.is_filing:
            assert licence.clock_starts is Start.RECEIPT
            assert licence.site_check.timing in ("none", "after_filing")


def test_a_record_column_with_choices_says_which(catalog: Catalog) -> None:
    person = catalog.records["person"]

    assert person.column("gender").choices == ("男", "女")
    assert "居民身份证" in person.column("id_type").choices
    for record in catalog.records.values():
        for column in record.columns:
            assert (column.type is FieldType.CHOICE) == bool(column.choices)
