"""The certificate over the forms the program ships with: each licence alone, each industry whole."""

from datetime import date

import pytest

from permitdesk.codec import Codec
from permitdesk.desk.sampling.applications import sample_application
from permitdesk.domain.answer import Answers
from permitdesk.domain.application import look_at
from permitdesk.domain.certificate import certify
from permitdesk.domain.certificate_check import check_certificate
from permitdesk.domain.certificate_form import Certificate, Way
from permitdesk.domain.checks import Checking
from permitdesk.domain.merge import merge
from tests.catalog.editing import real_catalog
from tests.domain.test_merge_real_forms import bundles

TODAY = date(2026, 3, 2)
INDUSTRIES = tuple(sorted(real_catalog().industries))


def test_every_bundle_has_a_good_certificate_before_anything_is_filled_in() -> None:
    real = real_catalog()
    for name, (industry, bundle) in bundles().items():
        certificate = certify(real, merge(real, bundle, industry), Answers())

        assert check_certificate(real, certificate, Answers()) == (), name
        assert len(certificate.coverage) == sum(len(real.originals[c].rows()) for c in bundle)


@pytest.mark.parametrize("industry", INDUSTRIES)
def test_all_an_industry_may_need_is_proved_under_the_answers_of_an_application(
    industry: str,
) -> None:
    real = real_catalog()
    file = sample_application(real, industry, INDUSTRIES.index(industry), TODAY, need=99)
    looked = look_at(real, file, Checking({}, TODAY, frozenset(real.divisions)))
    filled, codec = looked.application.answers, Codec(Certificate)
    _, whole = bundles()[f"industry {industry}"]

    for form in (looked.form, merge(real, whole, industry)):
        certificate = codec.read(codec.write(certify(real, form, filled)))

        assert check_certificate(real, certificate, filled) == ()


def test_what_is_given_afresh_is_never_shared_and_never_carried_over() -> None:
    real = real_catalog()
    fresh = {
        field.key
        for code, licence in real.licences.items()
        for field in (*licence.fields, *real.originals[code].extra_fields)
        if field.fresh
    } | {key for key, field in real.shared_fields.items() if field.fresh}
    for place, industry in enumerate(INDUSTRIES):
        file = sample_application(real, industry, place, TODAY, need=99)
        looked = look_at(real, file, Checking({}, TODAY, frozenset(real.divisions)))

        certificate = certify(real, looked.form, looked.application.answers)

        assert not fresh & set(looked.application.answers.shared), industry
        for item in certificate.uniqueness:
            assert bool(item.licence) == (item.element in fresh), (industry, item)
        for line in certificate.coverage:
            if line.way is Way.ANSWER:
                assert line.fresh == (line.source in fresh), (industry, line)
