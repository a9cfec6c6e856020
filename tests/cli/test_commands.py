"""The commands: the desk from outside, with JSON in and out."""

import json
from pathlib import Path
from typing import Any

import pytest

from permitdesk.app.commanded import CommandedHouse
from permitdesk.app.house import ROOT, Places
from permitdesk.cli.main import Wanted, permitdesk, run
from permitdesk.cli.manual import manual
from permitdesk.domain.state import ActionType
from permitdesk.text import use_language
from tests.houses import CACHE

AT = "2026-03-02T09:12"
RESTAURANT = [
    word
    for answer in (
        "fire_area=350", "sewer=会，自己排", "tobacco=true", "ad=false", "ktv=false",
        "lodging=false", "lift=false", "street=false",
    )
    for word in ("--answer", answer)
]  # fmt: skip


class Shell:
    """Runs commands over one practice store and reads what they print."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self.capsys = folder, capsys
        self.code = 0

    def __call__(self, *words: str, at: str = AT) -> Any:
        self.code = run(["--at", at, "--json", *words], self.build)
        out, err = self.capsys.readouterr()
        text = out or err
        return json.loads(text) if text.strip() else None

    def build(self, wanted: Wanted) -> CommandedHouse:
        places = Places(self.folder / "practice.db", wanted.catalog or ROOT / "forms", CACHE)
        return CommandedHouse(places, wanted.at)


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    shell = Shell(tmp_path, capsys)
    shell("init", "--practice")
    return shell


def application(shell: Shell, seed: int = 7) -> str:
    file = shell.folder / "application.json"
    made = shell("sample", "application", "restaurant", "--seed", str(seed))
    file.write_text(json.dumps(made), encoding="utf-8")
    return str(file)


def look_on_site(shell: Shell, case: str) -> None:
    """Plan the joint check for the day that is proposed, and find every point good."""
    view = shell("site-check", case)
    day = view["proposed"]["day"]
    deciders = {part["decider"] for part in shell("show", case)["licences"]}
    people = [
        {"name": f"{code}{place}", "department": code, "certificate": f"晋E{place}"}
        for code in sorted(deciders)
        for place in (1, 2)
    ]
    plan = {"day": day, "time": "9:30", "inspectors": people}
    shell("act", case, "plan_site_check", "--data", json.dumps(plan))
    findings = [{"point": item["point"]["key"], "result": "good"} for item in view["points"]]
    record = {"inspectors": [person["name"] for person in people], "findings": findings}
    shell("act", case, "record_site_check", "--data", json.dumps(record), at=f"{day}T11:00")


def test_a_case_goes_from_the_file_to_the_verified_permit(shell: Shell) -> None:
    case = shell("receive", application(shell, seed=4))["case"]
    good = '{"complete": true, "legal_form": true}'
    shell("act", case, "look_through", "--data", good)
    shell("act", case, "accept")
    look_on_site(shell, case)
    for part in shell("show", case)["licences"]:
        code = part["licence"]
        if part["filing"]:
            shell("act", case, "record_filing", "--licence", code)
        else:
            shell("act", case, "review", "--licence", code, "--data", '{"opinion": "pass"}')
            shell("act", case, "grant", "--licence", code)
    issued = shell("act", case, "issue")
    paper = shell.folder / "permit.pdf"
    shell("paper", case, "composite_original", "--out", str(paper))

    verdict = shell("verify", str(paper))

    assert issued["status"] == "issued"
    assert paper.read_bytes().startswith(b"%PDF")
    assert (shell.code, verdict["verdict"]) == (0, "valid")
    assert shell("ledger", "check")["chain"] == "good"


def test_the_guide_names_each_licence_with_its_reason(shell: Shell) -> None:
    told = shell("guide", "restaurant", *RESTAURANT)

    needed = {item["licence"]: item for item in told["needed"]}
    assert set(needed) == {"food_operation", "fire_check", "drainage", "tobacco_retail"}
    assert needed["fire_check"]["because"] == {"fire_area": "350"}
    assert all(item["articles"] for item in told["needed"])
    assert "entertainment" in {item["licence"] for item in told["not_needed"]}


def test_a_question_without_an_answer_is_refused_with_its_field(shell: Shell) -> None:
    refused = shell("guide", "restaurant", "--answer", "tobacco=7")

    assert shell.code == 1
    assert refused["key"] == "guide.incomplete"
    assert "tobacco" in {problem["field"] for problem in refused["problems"]}


def test_a_refusal_names_the_article_and_changes_nothing(shell: Shell) -> None:
    case = shell("receive", application(shell))["case"]

    refused = shell("act", case, "accept")

    assert shell.code == 1
    assert refused["article"] == "《行政许可法》第三十二条"
    assert len(shell("history", case)) == 1


def test_wrong_data_is_refused_with_every_field(shell: Shell) -> None:
    case = shell("receive", application(shell))["case"]

    refused = shell("act", case, "look_through", "--data", '{"complete": "ja", "nonsense": 1}')

    fields = {problem["field"] for problem in refused["problems"]}
    assert shell.code == 1
    assert fields == {"complete", "legal_form", "nonsense"}


def test_the_same_key_acts_once(shell: Shell) -> None:
    file = application(shell)

    first = shell("receive", file, "--key", "k1")
    second = shell("receive", file, "--key", "k1")

    assert first["case"] == second["case"]
    assert len(shell("worklist")["rows"]) == 1


def test_who_looked_at_an_older_state_is_told(shell: Shell) -> None:
    case = shell("receive", application(shell))["case"]
    good = '{"complete": true, "legal_form": true}'
    shell("act", case, "look_through", "--data", good, "--seen", "1")

    told = shell("act", case, "accept", "--seen", "1")

    assert (shell.code, told["key"]) == (3, "case.overtaken")


@pytest.mark.parametrize(
    ("change", "field", "key"),
    [
        ({"uscc": "91140502MA7K3F2Q0X"}, "uscc", "form.uscc_check"),
        ({"applicant_name": "店\u202e名"}, "applicant_name", "text.unprintable"),
        ({"applicant_name": "长" * 10_000}, "applicant_name", "text.too_long"),
        ({"legal_person_id": "140502190002290016"}, "legal_person_id", "form.id_check"),
        ({"legal_person_phone": "12345"}, "legal_person_phone", "form.phone"),
        ({"employees": "５x"}, "employees", "form.not_a_whole_number"),
        ({"no_such_field": "x"}, "no_such_field", "form.unknown_key"),
        ({"signed_by": "王某"}, "signed_by", "form.fresh_is_own"),
    ],
)
def test_what_cannot_be_right_is_told_beside_its_field_and_nothing_is_kept(
    shell: Shell, change: dict[str, Any], field: str, key: str
) -> None:
    file = Path(application(shell))
    made = json.loads(file.read_text(encoding="utf-8"))
    made["answers"].update(change)
    file.write_text(json.dumps(made), encoding="utf-8")

    refused = shell("receive", str(file))

    assert shell.code == 1
    assert (field, key) in {(item["field"], item["key"]) for item in refused["problems"]}
    assert shell("worklist")["rows"] == []


@pytest.mark.parametrize(
    "name", ["<b>张三&李四</b>饭店（演练）", "&lt;饭店（演练）", "䶮𬭊㛃饭店（演练）"]
)
def test_names_with_marks_and_rare_characters_are_printed_exactly(shell: Shell, name: str) -> None:
    from permitdesk.printing.pictures import text_of

    file = Path(application(shell))
    made = json.loads(file.read_text(encoding="utf-8"))
    made["answers"]["applicant_name"] = name
    file.write_text(json.dumps(made), encoding="utf-8")
    case = shell("receive", str(file))["case"]
    paper = shell.folder / "receipt.pdf"
    shell("paper", case, "receipt", "--out", str(paper))

    text = text_of(paper.read_bytes()).replace("\n", "").replace("\r", "")

    assert name in text


@pytest.mark.parametrize("action", list(ActionType))
def test_every_action_describes_its_data(shell: Shell, action: ActionType) -> None:
    schema = shell("act", "--schema", action.value)

    assert schema["type"] == "object"
    assert schema["additionalProperties"] is False


def test_wrong_usage_ends_with_two(shell: Shell) -> None:
    assert run(["act", "JC-1", "dance"], shell.build) == 2
    assert run(["guide", "restaurant", "--answer", "tobacco"], shell.build) == 2


def test_a_store_that_is_not_there_is_named_with_the_next_step(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shell = Shell(tmp_path, capsys)

    told = shell("worklist")

    assert (shell.code, told["key"]) == (1, "store.missing")
    assert "init" in told["message"]


def test_only_a_practice_store_takes_a_moment(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shell = Shell(tmp_path, capsys)
    shell("init")

    told = shell("worklist")

    assert (shell.code, told["key"]) == (1, "store.at_needs_practice")


def test_a_code_with_one_changed_character_is_not_valid(shell: Shell) -> None:
    told = shell("verify", "YZ1:ABCDEF")

    assert (shell.code, told["verdict"]) == (1, "not_valid")


def test_the_manual_in_the_docs_is_what_the_program_writes() -> None:
    use_language("zh_Hans_CN")

    assert (ROOT / "docs" / "commands.md").read_text(encoding="utf-8") == manual(permitdesk)
