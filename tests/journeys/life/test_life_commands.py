"""Commands on what comes after a decision: what people read, and what programs get."""

from typing import Any

import pytest

from permitdesk.cli.main import run
from tests.journeys.life.hall import Hall
from tests.journeys.life.test_broken_promise import (
    FIRE,
    found_broken,
    opened,
    recorded,
    revoked,
)
from tests.journeys.life.test_change import complete


def said(hall: Hall, *words: str) -> str:
    """Return what a command prints for people."""
    hall.code = run(["--at", hall.at, *words], hall._house)
    out, err = hall.capsys.readouterr()
    return out or err


@pytest.fixture
def cinema(hall: Hall) -> str:
    """The case of the cinema that broke its promise; its fire permit was revoked on 03-20."""
    case = opened(hall)
    found_broken(hall, case)
    recorded(hall, case, revoked(hall, case))
    return case


def test_tasks_are_narrowed_by_department_kind_and_day(hall: Hall) -> None:
    case = opened(hall)
    all_ = hall("tasks")

    def narrowed(*words: str) -> list[str]:
        return [item["todo"] for item in hall("tasks", *words)]

    department = next(item for item in all_ if item["todo"] == "record_after_check")["department"]
    assert narrowed("--kind", "record_after_check") == ["record_after_check"]
    assert set(narrowed("--department", department)) == {"record_after_check", "bring_late"}
    assert narrowed("--department", "nobody") == []
    assert narrowed("--due", "2026-03-08") == []
    assert set(narrowed("--due", "2026-03-09")) == {"record_after_check", "bring_late"}
    assert narrowed("--limit", "1") == [all_[0]["todo"]]
    lines = said(hall, "tasks")
    assert "03-09 周一" in lines
    assert case in lines
    assert said(hall, "tasks", "--department", "nobody").strip() == "没有待办。"
    assert run(["--at", hall.at, "tasks", "--kind", "grant"], hall._house) == 2


def test_a_permit_is_shown_with_all_its_versions_and_what_its_holder_has(
    hall: Hall,
    cinema: str,
) -> None:
    told = hall.show("composite")

    versions = [(item["version"], item["state"], item["since"], item["replaced_by"])
                for item in told["versions"]]  # fmt: skip
    assert versions == [(1, "replaced", "2026-03-20", 2), (2, "live", "2026-03-20", None)]
    assert told["holding"]["key"] == cinema
    states = {item["licence"]: item["state"] for item in told["holding"]["members"]}
    assert states == {FIRE: "revoked", "food_operation": "live", "film_projection": "live"}
    lines = said(hall, "permit", "show", hall.number("composite"))
    assert "第 1 版：已换发新版（2026年3月20日起）" in lines
    assert "已撤销" in lines


def test_a_permit_nobody_knows_is_told_with_the_next_step(hall: Hall) -> None:
    told = hall.on("2026-03-02")("permit", "show", "城审管证〔2026〕9999号")

    assert (hall.code, told["key"]) == (1, "permit.unknown")
    assert "城审管证〔2026〕9999号" in told["message"]


def test_credit_says_what_is_closed_and_when_it_opens(hall: Hall, cinema: str) -> None:
    uscc = hall("show", cinema)["application"]["answers"]["shared"]["uscc"]
    lines = said(hall, "credit", uscc)

    assert "今天不适用告知承诺；重新开放：信用修复之日" in lines
    assert "今天不适用容缺受理" in lines
    assert "没有因信用记录关闭" in said(hall, "credit", "91140500MA0KM7A610")
    assert len(hall("credit")) == len(hall("credit", "--open")) == 1
    assert hall("credit", "--objections") == []


def test_statistics_warn_of_small_numbers_and_of_days_the_wrong_way_round(
    hall: Hall,
    cinema: str,
) -> None:
    table = hall("promises")
    lines = said(hall, "promises")
    hall("promises", "--from", "2026-04-01", "--until", "2026-03-01")

    row: dict[str, Any] = table["licences"][0]
    assert (row["licence"], row["made"], row["revoked"], row["rate"]) == (FIRE, 1, 1, 0.0)
    assert row["small"]
    assert "不足30件" in lines
    assert hall.code == 1
    assert hall("promises", "--until", "2026-02-02", "--from", "2026-01-01")["total"]["made"] == 0


def test_offers_say_why_a_way_is_closed(hall: Hall, cinema: str) -> None:
    uscc = hall("show", cinema)["application"]["answers"]["shared"]["uscc"]
    made = hall.application(FIRE, "food_operation", "entertainment", "drainage", uscc=uscc)
    ways = hall.offers(made)
    lines = said(hall, "offers", hall.written(made))

    refusals = {code: way["commitment"]["refusal"]["key"] for code, way in ways.items()}
    assert refusals == {
        FIRE: "credit.commitment_closed", "food_operation": "commitment.not_offered",
        "entertainment": "commitment.hearing", "drainage": "commitment.everybody",
    }  # fmt: skip
    article = ways[FIRE]["commitment"]["refusal"]["article"]
    assert "国办发〔2020〕42号" in article
    assert all(way["ordinary"]["open"] for way in ways.values())
    assert "人人都须交承诺书" in lines


def test_a_change_shown_for_people_names_permits_composite_and_papers(
    hall: Hall,
) -> None:
    opened(hall)
    file = {"changes": hall.number("composite"), "answers": {"legal_person_name": "马晓东"}}
    lines = said(hall, "change", hall.written(file), "--show")
    told = hall("change", hall.written(complete(hall, file)))

    assert lines.count("换发第 2 版") == 4
    assert "综合许可证" in lines
    assert "须交：营业执照" in lines
    assert told["status"] == "received"


def test_what_ends_soon_is_listed_for_people_with_its_window(hall: Hall) -> None:
    opened(hall)

    lines = said(hall.on("2030-12-02"), "ending")

    assert "2031年2月3日" in lines
    assert "可申请延续" in lines
    assert said(hall.on("2026-03-02"), "ending").strip() == "这段时间没有到期的许可证。"


def test_a_verdict_for_people_says_as_of_which_list_it_holds(hall: Hall, cinema: str) -> None:
    hall.gather()
    status = str(hall.folder / "s.yzl")
    hall("status-list", status)

    good = said(hall, "verify", hall.codes["food v1"], "--status", status)
    bad = said(hall, "verify", hall.codes["composite v1"], "--status", status)

    assert "有效：截至2026年3月20日（周五）第 1 号状态清单有效" in good
    assert "已换发新版" in bad or "换发新版" in bad
    assert f"{hall.number('fire')}：已撤销（2026年3月20日（周五）起）" in bad
