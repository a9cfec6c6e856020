"""``deferrable``: what a case still lacks, what of it may come later; the acts go through ``act``."""

import json
from pathlib import Path

import pytest

from tests.cli.test_commands import Shell, application

HEALTH, PLAN = "health_certs", "layout_plan"
LATER = "2026-03-20T10:00"


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    shell = Shell(tmp_path, capsys)
    shell("init", "--practice")
    return shell


def lacking(shell: Shell, *keys: str, at: str | None = None) -> str:
    """Receive an application without some papers and look it through."""
    file = Path(application(shell))
    made = json.loads(file.read_text(encoding="utf-8"))
    made["materials"] = [item for item in made["materials"] if item["key"] not in keys]
    file.write_text(json.dumps(made), encoding="utf-8")
    when = {"at": at} if at else {}
    case = str(shell("receive", str(file), **when)["case"])
    defects = [
        {"item": key, "name": key, "problem": "缺", "requirement": "交", "source": "清单"}
        for key in keys
    ]
    seen = {"complete": False, "legal_form": True, "defects": defects}
    shell("act", case, "look_through", "--data", json.dumps(seen), **when)
    return case


def accept(shell: Shell, case: str, *keys: str, **when: str) -> dict[str, object]:
    file = json.loads((shell.folder / "application.json").read_text(encoding="utf-8"))
    promise = {"materials": keys, "signer": file["answers"]["legal_person_name"]}
    told: dict[str, object] = shell(
        "act", case, "accept_with_gaps", "--data", json.dumps(promise), **when
    )
    return told


def test_it_names_what_may_come_later_and_why_the_rest_may_not(shell: Shell) -> None:
    case = lacking(shell, HEALTH, PLAN)

    told = shell("deferrable", case)

    papers = {paper["material"]: paper for paper in told["papers"]}
    assert papers[HEALTH]["deferrable"]
    assert papers[HEALTH]["refusal"] is None
    assert papers[PLAN]["refusal"]["key"] == "deferral.main_paper"
    assert "主要材料" in papers[PLAN]["refusal"]["message"]
    assert told["days"] >= 1
    assert told["broken"] is None


def test_the_promise_is_kept_by_act_and_its_day_ends_the_handling(shell: Shell) -> None:
    case = lacking(shell, HEALTH)

    done = accept(shell, case, HEALTH)
    waiting = [row["number"] for row in shell("worklist", "--mark", "gaps")["rows"]]
    missed = shell("worklist", "--mark", "gaps_missed", at=LATER)["rows"]
    history = [entry["type"] for entry in shell("history", case, at=LATER)]

    assert {"acceptance_notice", "deferral_notice"} <= set(done["numbers"])  # type: ignore[call-overload]
    assert waiting == [case]
    assert [row["number"] for row in missed] == [case]
    assert "end_by_gaps" in history


def test_after_a_broken_promise_the_command_names_the_case_and_act_refuses(shell: Shell) -> None:
    first = lacking(shell, HEALTH)
    accept(shell, first, HEALTH)
    second = lacking(shell, HEALTH, at=LATER)

    told = shell("deferrable", second, at=LATER)
    refused = accept(shell, second, HEALTH, at=LATER)

    assert told["broken"]["facts"]["case"] == first
    assert refused["key"] == "credit.deferral_closed"
    assert shell.code == 1


def test_a_case_nobody_knows_is_named(shell: Shell) -> None:
    assert shell("deferrable", "JC-0")["key"] == "case.unknown"
