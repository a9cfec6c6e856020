"""The certificate of a merged form: what is written, and that a true one is accepted."""

from dataclasses import replace

from hypothesis import given

from permitdesk.codec import Codec
from permitdesk.domain.answer import Answers
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.certificate import certify
from permitdesk.domain.certificate_check import check_certificate
from permitdesk.domain.certificate_form import Certificate, Ground, Shown, Way
from permitdesk.domain.condition import Condition, Op
from permitdesk.domain.form import Equivalence
from permitdesk.domain.merge import merge
from tests.domain.catalogues import STAFF, answers, bundles, catalogs
from tests.domain.small_catalog import catalog, form, licence, row, text_field


@given(small=catalogs(), bundle=bundles(), filled=answers())
def test_whatever_is_merged_its_certificate_is_good(
    small: Catalog, bundle: tuple[str, ...], filled: Answers
) -> None:
    certificate = certify(small, merge(small, bundle), filled)

    assert check_certificate(small, certificate, filled) == ()


@given(small=catalogs(), bundle=bundles(), filled=answers())
def test_a_certificate_comes_back_from_its_file_as_it_was(
    small: Catalog, bundle: tuple[str, ...], filled: Answers
) -> None:
    codec = Codec(Certificate)
    certificate = certify(small, merge(small, bundle), filled)

    assert codec.read(codec.write(certificate)) == certificate


def hotel_and_pool() -> Catalog:
    """Two licences with one of everything."""
    deep = text_field("pool_depth", visible_when=Condition("heated", Op.EQ, True))
    forms = [
        form(
            "hotel",
            row("system", value="case_no"),
            row("name"),
            row("signed", fresh=True),
            row("staff", record="person", role="经理", columns={"姓名": "name"}),
        ),
        form(
            "pool",
            row("pool_name", label="泳池名称"),
            row("pool_depth"),
            row("signed", fresh=True),
            row("staff", record="person", role="救生员", columns={"电话": "phone"}),
        ),
    ]
    return catalog(
        [licence("hotel"), licence("pool", [text_field("pool_name"), deep])],
        forms,
        [text_field("name"), text_field("heated"), text_field("signed", fresh=True)],
        [Equivalence("pool_name", "name", "")],
        {"person": STAFF},
    )


def certified(filled: Answers | None = None) -> Certificate:
    both = hotel_and_pool()
    return certify(both, merge(both, ("hotel", "pool")), filled or Answers())


def test_every_row_of_every_form_says_how_it_is_filled() -> None:
    lines = [(line.licence, line.label, line.way, line.source) for line in certified().coverage]

    assert lines == [
        ("hotel", "system", Way.SYSTEM, "case_no"),
        ("hotel", "name", Way.ANSWER, "name"),
        ("hotel", "signed", Way.ANSWER, "signed"),
        ("hotel", "staff", Way.RECORDS, "staff"),
        ("pool", "泳池名称", Way.ANSWER, "name"),
        ("pool", "pool_depth", Way.ANSWER, "pool_depth"),
        ("pool", "signed", Way.ANSWER, "signed"),
        ("pool", "staff", Way.RECORDS, "staff"),
    ]


def test_every_data_element_is_asked_by_one_question_and_a_signature_by_each_licence() -> None:
    asked = [(item.element, item.question, item.licence) for item in certified().uniqueness]

    assert sorted(asked) == [
        ("heated", "heated", ""),
        ("name", "name", ""),
        ("pool_depth", "pool_depth", ""),
        ("signed", "signed", "hotel"),
        ("signed", "signed", "pool"),
        ("staff", "staff", ""),
        ("staff.name", "staff.name", ""),
        ("staff.phone", "staff.phone", ""),
    ]


def test_every_question_names_a_row_that_would_stay_blank_or_the_condition_that_reads_it() -> None:
    grounds = {
        item.question: (item.ground, item.licence, item.number) for item in certified().necessity
    }

    assert grounds["name"] == (Ground.ROW, "hotel", 2)
    assert grounds["staff.phone"] == (Ground.ROW, "pool", 4)
    assert grounds["heated"] == (Ground.ROW_CONDITION, "pool", 2)


def test_a_conditional_row_says_whether_it_is_asked_under_the_present_answers() -> None:
    rule = Condition("heated", Op.EQ, True)

    heated, cold = certified(Answers({"heated": True})), certified(Answers({"heated": False}))

    assert heated.conditions == (Shown("pool", 2, rule, asked=True),)
    assert cold.conditions == (Shown("pool", 2, rule, asked=False),)


def test_a_certificate_names_its_definitions_and_its_licences() -> None:
    both = replace(hotel_and_pool(), digest="e951")

    certificate = certify(both, merge(both, ("pool",)), Answers())

    assert (certificate.catalog, certificate.bundle, certificate.industry) == (
        "e951",
        ("pool",),
        "",
    )
