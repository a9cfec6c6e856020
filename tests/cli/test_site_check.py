"""``site-check``: the day proposed, the merged checklist, what waits; the acts go through ``act``."""

import json
from pathlib import Path

import pytest

from tests.cli.test_commands import Shell, application

PLANNED, NEXT = "2026-03-03", "2026-03-03T16:00"
LOOKED_THROUGH = '{"complete": true, "legal_form": true}'


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    shell = Shell(tmp_path, capsys)
    shell("init", "--practice")
    return shell


def accepted(shell: Shell) -> str:
    case = str(shell("receive", application(shell))["case"])
    shell("act", case, "look_through", "--data", LOOKED_THROUGH)
    shell("act", case, "accept")
    return case


def inspectors(shell: Shell, case: str) -> list[dict[str, str]]:
    """Name two of each authority that decides."""
    deciders = sorted({part["decider"] for part in shell("show", case)["licences"]})
    return [
        {"name": f"{who}{code}", "department": code, "certificate": f"E-{code}-{who}"}
        for code in deciders
        for who in ("甲", "乙")
    ]


def plan(shell: Shell, case: str, day: str = PLANNED) -> None:
    sent = {"day": day, "time": "9:30", "inspectors": inspectors(shell, case)}
    shell("act", case, "plan_site_check", "--data", json.dumps(sent))


def names(shell: Shell, case: str) -> list[str]:
    return [person["name"] for person in inspectors(shell, case)]


def test_the_proposed_day_is_told_with_its_reason_and_can_be_planned(shell: Shell) -> None:
    case = accepted(shell)

    told = shell("site-check", case)

    assert told["proposed"]["day"] == PLANNED
    assert (told["proposed"]["why"], told["proposed"]["clock"]) == ("sooner", "promised")
    plan(shell, case, told["proposed"]["day"])
    assert shell.code == 0


def test_every_point_stands_once_with_licences_own_words_and_articles(shell: Shell) -> None:
    case = accepted(shell)

    points = shell("site-check", case)["points"]

    keys = [view["point"]["key"] for view in points]
    assert len(keys) == len(set(keys))
    shared = next(view for view in points if len(view["own"]) > 1)
    assert set(shared["own"]) == set(shared["articles"])
    assert all(articles for view in points for articles in view["articles"].values())


def test_a_plan_with_one_inspector_of_an_authority_is_refused_with_the_article(
    shell: Shell,
) -> None:
    case = accepted(shell)
    sent = {"day": PLANNED, "time": "9:30", "inspectors": inspectors(shell, case)[1:]}

    refusal = shell("act", case, "plan_site_check", "--data", json.dumps(sent))

    assert (shell.code, refusal["key"]) == (1, "site_check.two_inspectors")
    assert "第三十四条第三款" in refusal["article"]


def test_a_check_waits_in_the_queue_until_it_is_recorded_and_its_papers_come_out(
    shell: Shell,
) -> None:
    case = accepted(shell)
    plan(shell, case)

    (visit,) = shell("site-check", "--queue")

    assert (visit["case"], visit["kind"], visit["day"]) == (case, "site_check", PLANNED)
    assert shell("site-check", "--queue", "--inspector", "路人") == []
    assert len(shell("site-check", "--queue", "--department", "fire_rescue")) == 1
    keys = [view["point"]["key"] for view in shell("site-check", case)["points"]]
    findings = [{"point": key, "result": "good"} for key in keys[1:]]
    bad = {"point": keys[0], "result": "defect", "note": "面积不一致"}
    sent = {"inspectors": names(shell, case), "findings": [bad, *findings]}
    shell("act", case, "record_site_check", "--data", json.dumps(sent), at=NEXT)
    assert shell.code == 0
    assert shell("site-check", "--queue", at=NEXT) == []
    order = {"service": {"receiver": "李建国"}}
    shell("act", case, "order_rectification", "--data", json.dumps(order), at=NEXT)
    (again,) = shell("site-check", "--queue", at=NEXT)
    assert (again["kind"], again["points"], again["day"]) == ("recheck", 1, "2026-03-17")
    for kind in ("site_check_notice", "site_check_pack", "site_check_record"):
        file = shell.folder / f"{kind}.pdf"
        shell("paper", case, kind, "--out", str(file), at=NEXT)
        assert file.read_bytes().startswith(b"%PDF")


def test_without_a_case_it_asks_for_one(shell: Shell) -> None:
    shell.capsys.readouterr()

    with pytest.raises(json.JSONDecodeError):
        shell("site-check")

    assert shell.code == 2


def test_a_case_that_is_not_there_is_said(shell: Shell) -> None:
    refusal = shell("site-check", "JC-2026-999999")

    assert refusal["key"] == "case.unknown"
