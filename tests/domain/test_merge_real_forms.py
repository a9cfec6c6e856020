"""Merging the forms the program ships with: each licence alone, each industry with all it may need."""

from collections import Counter
from collections.abc import Mapping

from permitdesk.domain.catalog import Catalog
from permitdesk.domain.form import Field, Row
from permitdesk.domain.merge import merge
from tests.catalog.editing import real_catalog
from tests.domain.test_merge import keys, question, uses


def bundles() -> Mapping[str, tuple[str, tuple[str, ...]]]:
    """Each licence alone, and all that an industry may ever need."""
    real = real_catalog()
    single = {code: ("", (code,)) for code in real.licences}
    whole = {
        f"industry {code}": (
            code,
            tuple(dict.fromkeys((*item.always, *(w.licence for w in item.when)))),
        )
        for code, item in real.industries.items()
    }
    return {**single, **whole}


def test_every_row_of_every_form_is_filled_by_exactly_one_question() -> None:
    real = real_catalog()
    for name, (industry, bundle) in bundles().items():
        merged = merge(real, bundle, industry)
        filled = Counter((use.licence, use.number) for use in uses(merged))

        for code in bundle:
            own = {
                f.key: f for f in (*real.licences[code].fields, *real.originals[code].extra_fields)
            }
            for number, placed_row in enumerate(real.originals[code].rows(), 1):
                expected = 0 if _known(placed_row, real, own, bundle, industry) else 1
                assert filled[code, number] == expected, (name, code, placed_row.label)


def _known(
    placed_row: Row, real: Catalog, own: Mapping[str, Field], bundle: tuple[str, ...], industry: str
) -> bool:
    """Tell whether the program fills a row by itself."""
    if placed_row.key == "system":
        return not placed_row.linked or bool(set(placed_row.linked) & set(bundle))
    field = own.get(placed_row.key) or real.shared_fields.get(placed_row.key)
    if field is not None and field.auto_from == "industry":
        return bool(industry) and len(real.industries[industry].gbt4754) == 1
    return bool(field and field.auto_from)


def test_no_question_is_asked_twice_and_every_condition_can_be_answered() -> None:
    real = real_catalog()
    for name, (industry, bundle) in bundles().items():
        merged = merge(real, bundle, industry)
        asked = keys(merged)

        assert len(asked) == len(set(asked)), name
        for use in uses(merged):
            read = use.visible_when.reads() if use.visible_when else frozenset()
            assert read <= {key for key, _ in asked}, (name, use.key)


def test_signatures_stand_in_the_section_of_their_own_licence() -> None:
    real = real_catalog()
    for industry, bundle in bundles().values():
        for section in merge(real, bundle, industry).sections:
            for asked in section.questions:
                if asked.field.fresh:
                    assert asked.licence == section.licence != ""
                    assert {use.licence for use in asked.uses} == {asked.licence}


def test_whether_somebody_acts_for_the_applicant_is_always_asked() -> None:
    real = real_catalog()
    for industry, bundle in bundles().values():
        assert ("has_agent", "") in keys(merge(real, bundle, industry))


def test_the_industry_narrows_its_classes() -> None:
    real = real_catalog()
    asking = {
        code
        for code, form in real.originals.items()
        if any(r.key == "gbt4754" for r in form.rows())
    }
    several = next(
        item
        for item in real.industries.values()
        if len(item.gbt4754) > 1 and asking & {trigger.licence for trigger in item.when}
    )

    merged = merge(
        real, sorted(asking & {trigger.licence for trigger in several.when}), several.code
    )

    assert question(merged, "gbt4754").field.choices == several.gbt4754
