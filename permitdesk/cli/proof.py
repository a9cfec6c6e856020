"""The certificate of a merged form on the command line: written to a file, checked from one."""

from pathlib import Path

import click

from permitdesk.cli.reading import read_json
from permitdesk.cli.words import file_text
from permitdesk.codec import Codec
from permitdesk.domain.answer import Answers
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.certificate import certify
from permitdesk.domain.certificate_check import check_certificate
from permitdesk.domain.certificate_form import Certificate
from permitdesk.domain.errors import NotAllowed, Problem
from permitdesk.domain.merge import MergedForm
from permitdesk.text import tr


def write_proof(catalog: Catalog, form: MergedForm, answers: Answers, file: Path) -> Certificate:
    """Write the certificate of a form into a file.

    Raises:
        click.UsageError: The file cannot be written.
    """
    certificate = certify(catalog, form, answers)
    try:
        file.write_text(Codec(Certificate).write(certificate) + "\n", encoding="utf-8")
    except OSError as error:
        raise click.UsageError(tr("cli.file_unwritable", file=file.name)) from error
    return certificate


def check_proof(catalog: Catalog, form: MergedForm, answers: Answers, file: Path) -> Certificate:
    """Check the certificate in a file against the definitions in force.

    Args:
        catalog: The definitions.
        form: Tells which bundle the certificate must be of.
        answers: What is filled in.
        file: Where it stands.

    Raises:
        NotAllowed: ``certificate.refused``, with a problem for each flaw; ``data.wrong``.
        click.UsageError: The file cannot be read.
    """
    certificate = read_json(Certificate, file_text(file))
    flaws: tuple[Problem, ...] = check_certificate(catalog, certificate, answers)
    if (certificate.industry, certificate.bundle) != (form.industry, form.licences):
        other = Problem(
            "certificate.other_bundle", "bundle", facts={"licences": "、".join(certificate.bundle)}
        )
        flaws = (other, *flaws)
    if flaws:
        raise NotAllowed("certificate.refused", problems=flaws, file=file.name, count=len(flaws))
    return certificate
