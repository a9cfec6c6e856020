"""The command ``form``: proved, checked, traced, and seen by one department."""

import json
from pathlib import Path
from typing import Any

import pytest

from permitdesk.app.commanded import CommandedHouse
from permitdesk.app.house import ROOT, Places
from permitdesk.cli.main import Wanted, run
from tests.houses import CACHE

RESTAURANT = [
    word
    for answer in (
        "fire_area=350", "sewer=会，自己排", "tobacco=true", "ad=false", "ktv=false",
        "lodging=false", "lift=false", "street=false",
    )
    for word in ("--answer", answer)
]  # fmt: skip


class Form:
    """Runs ``form`` and reads what it prints; nothing of it needs a store."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.file, self.folder, self.capsys = folder / "certificate.json", folder, capsys
        self.code = 0

    def __call__(self, *words: str) -> Any:
        return self.run("form", "restaurant", *RESTAURANT, *words)

    def run(self, *words: str) -> Any:
        self.code = run(["--json", *words], self.build)
        out, err = self.capsys.readouterr()
        return json.loads(out or err)

    def build(self, wanted: Wanted) -> CommandedHouse:
        return CommandedHouse(Places(self.folder / "none.db", ROOT / "forms", CACHE), wanted.at)

    def edit(self) -> dict[str, Any]:
        """Read the certificate to break it."""
        read: dict[str, Any] = json.loads(self.file.read_text(encoding="utf-8"))
        return read

    def write(self, certificate: dict[str, Any]) -> None:
        self.file.write_text(json.dumps(certificate), encoding="utf-8")


@pytest.fixture
def form(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Form:
    return Form(tmp_path, capsys)


def test_a_certificate_written_is_good_when_it_is_checked(form: Form) -> None:
    written = form("--proof", str(form.file))

    checked = form("--check", str(form.file))

    assert (form.code, checked) == (0, written)
    assert written["licences"] == 4


def test_a_certificate_for_a_filled_in_application_is_good_with_its_answers(form: Form) -> None:
    application = form.folder / "application.json"
    sample = form.run("sample", "application", "restaurant", "--seed", "7")
    application.write_text(json.dumps(sample), encoding="utf-8")
    words = ("form", "restaurant", "--application", str(application))
    form.run(*words, "--proof", str(form.file))

    form.run(*words, "--check", str(form.file))

    assert form.code == 0


def test_every_flaw_is_told_with_its_field_and_licence(form: Form) -> None:
    form("--proof", str(form.file))
    certificate = form.edit()
    del certificate["coverage"][1]
    certificate["necessity"] = [
        item for item in certificate["necessity"] if item["question"] != "staff"
    ]
    form.write(certificate)

    refused = form("--check", str(form.file))

    assert (form.code, refused["key"]) == (1, "certificate.refused")
    told = {(item["key"], item["field"], item["licence"]) for item in refused["problems"]}
    assert told == {
        ("certificate.row_missing", "applicant_name", "food_operation"),
        ("certificate.no_witness", "staff", ""),
    }
    assert all("{" not in item["message"] for item in refused["problems"])


def test_a_certificate_of_other_licences_is_refused(form: Form) -> None:
    form("--proof", str(form.file))
    certificate = form.edit()
    certificate["bundle"] = certificate["bundle"][:2]
    form.write(certificate)

    refused = form("--check", str(form.file))

    assert (form.code, refused["problems"][0]["key"]) == (1, "certificate.other_bundle")


def test_what_is_no_certificate_is_refused_with_what_does_not_fit(form: Form) -> None:
    form.file.write_text('{"bundle": "restaurant"}', encoding="utf-8")

    refused = form("--check", str(form.file))

    assert (form.code, refused["key"]) == (1, "data.wrong")
    assert "coverage" in {item["field"] for item in refused["problems"]}


def test_an_application_of_another_industry_is_not_shown(form: Form) -> None:
    application = form.folder / "application.json"
    sample = form.run("sample", "application", "pharmacy", "--seed", "7")
    application.write_text(json.dumps(sample), encoding="utf-8")

    refused = form("--application", str(application))

    assert (form.code, refused["key"]) == (1, "application.other_industry")


def test_a_question_is_traced_to_the_forms_it_comes_from(form: Form) -> None:
    origins = form("--trace", "fc_area")["origins"]

    assert {item["licence"] for item in origins} == {"fire_check", "drainage"}
    assert all(item["articles"] for item in origins)


def test_a_department_gets_its_own_part_of_the_form_and_of_the_papers(form: Form) -> None:
    part = form("--department", "tobacco")

    assert part["licences"] == ["tobacco_retail"]
    for section in part["sections"]:
        for question in section["questions"]:
            assert {use["licence"] for use in question["uses"]} <= {"tobacco_retail"}
    assert {code for item in part["materials"] for code in item["uses"]} == {"tobacco_retail"}


@pytest.mark.parametrize(
    "words",
    [("--proof", "a.json", "--check", "b.json"), ("--department", "tobacco", "--proof", "a.json")],
)
def test_what_cannot_be_asked_together_is_wrong_usage(
    form: Form, words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    code = run(["form", "restaurant", *RESTAURANT, *words], form.build)

    assert code == 2
    assert "--" in capsys.readouterr().err
