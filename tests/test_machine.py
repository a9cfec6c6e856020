"""The set-up of a fresh machine, without touching this one: no apt, no pip, no network."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

import machine

PIP_SAYS = "Collecting alpha==1\nCollecting beta==2\n"


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout with two lock files, on a machine that lacks no system package."""
    (tmp_path / "requirements.lock").write_text("alpha==1 \\\n    --hash=sha256:0\n", "utf-8")
    (tmp_path / "requirements-dev.lock").write_text("alpha==1\nbeta==2\n", "utf-8")
    monkeypatch.setattr(machine, "missing_packages", lambda _: [])
    monkeypatch.delenv("DISPLAY", raising=False)
    return tmp_path


class Commands:
    """Stands in for Popen: remembers what was started; one kind of command may fail."""

    def __init__(self, venv: Path, failing: str = "") -> None:
        self.venv, self.failing, self.started = venv, failing, list[str]()

    def __call__(self, command: list[str], **_: object) -> "subprocess.Popen[str]":
        words = " ".join(command)
        self.started.append(words)
        if "-m venv" in words:
            python = machine.python_of(self.venv)
            python.parent.mkdir(parents=True)
            python.touch()
        fails = bool(self.failing) and self.failing in words
        answer = f"print({PIP_SAYS!r}, end=''); raise SystemExit({int(fails)})"
        return POPEN([sys.executable, "-c", answer], stdout=subprocess.PIPE, text=True)


POPEN = subprocess.Popen


def commands(
    monkeypatch: pytest.MonkeyPatch, checkout: Path, failing: str = ""
) -> Callable[[], list[str]]:
    """Let no command really run; return a look at those that were started."""
    stand_in = Commands(checkout / ".venv", failing)
    monkeypatch.setattr(subprocess, "Popen", stand_in)
    return lambda: stand_in.started


def forbid_commands(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail the test when anything is started."""

    def forbidden(command: object, **_: object) -> None:
        pytest.fail(f"started {command}")

    for name in ("Popen", "run", "call"):
        monkeypatch.setattr(subprocess, name, forbidden)


def refusal(checkout: Path, *, testing: bool = False) -> object:
    """Prepare, and return the exit code of the refusal."""
    with pytest.raises(SystemExit) as stopped:
        machine.prepare(checkout, testing=testing)
    return stopped.value.code


def read_stamp(checkout: Path) -> dict[str, Any]:
    return machine.stamp(checkout / ".venv")


def test_the_first_start_makes_the_venv_fetches_installs_and_tries(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = commands(monkeypatch, checkout)

    python = machine.prepare(checkout, testing=False)

    assert python == machine.python_of(checkout / ".venv")
    kinds = ["-m venv", "pip download", "pip install", "-c import"]
    assert [kind in words for kind, words in zip(kinds, started(), strict=True)] == [True] * 4
    assert all("--require-hashes --no-deps" in words for words in started()[1:3])
    assert "--no-index" in started()[2]
    assert read_stamp(checkout)["locks"].keys() == {"requirements.lock"}


def test_the_second_start_runs_nothing_and_writes_nothing(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands(monkeypatch, checkout)
    machine.prepare(checkout, testing=False)
    before = {path: path.stat().st_mtime_ns for path in (checkout / ".venv").rglob("*")}
    forbid_commands(monkeypatch)

    machine.prepare(checkout, testing=False)

    assert {path: path.stat().st_mtime_ns for path in (checkout / ".venv").rglob("*")} == before


def test_the_checks_need_their_own_libraries_and_the_program_keeps_its_stamp(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = commands(monkeypatch, checkout)
    machine.prepare(checkout, testing=False)

    machine.prepare(checkout, testing=True)

    assert "requirements-dev.lock" in started()[4]
    assert not any("-m venv" in words for words in started()[4:])
    forbid_commands(monkeypatch)
    machine.prepare(checkout, testing=False)
    machine.prepare(checkout, testing=True)


def test_a_changed_lock_file_updates_the_libraries(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = commands(monkeypatch, checkout)
    machine.prepare(checkout, testing=False)
    (checkout / "requirements.lock").write_text("alpha==2\n", "utf-8")

    machine.prepare(checkout, testing=False)

    assert [("-m venv" in words) for words in started()].count(True) == 1
    assert sum("pip install" in words for words in started()) == 2


def test_another_python_begins_anew(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    venv = checkout / ".venv"
    (venv / "bin").mkdir(parents=True)
    (venv / "left over").touch()
    have = machine.wishes(checkout, testing=False) | {"python": "3.10"}
    (venv / "ready.json").write_text(json.dumps(have), "utf-8")
    started = commands(monkeypatch, checkout)

    machine.prepare(checkout, testing=False)

    assert "-m venv" in started()[0]
    assert not (venv / "left over").exists()


def test_a_failed_download_is_one_sentence_and_code_3_and_leaves_no_stamp(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    commands(monkeypatch, checkout, failing="pip download")

    code = refusal(checkout)

    assert code == 3
    last = capsys.readouterr().err.splitlines()[-1]
    assert last.startswith("没有准备好：程序库没有下载完整；原有的东西没有损坏")
    assert "setup.log" in last
    assert "Collecting alpha" in (checkout / ".venv" / "setup.log").read_text("utf-8")
    assert read_stamp(checkout) == {}


def test_a_failed_download_of_the_checks_leaves_the_program_ready(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands(monkeypatch, checkout)
    machine.prepare(checkout, testing=False)
    commands(monkeypatch, checkout, failing="pip download")

    code = refusal(checkout, testing=True)

    assert code == 3
    forbid_commands(monkeypatch)
    machine.prepare(checkout, testing=False)


def test_an_installation_cut_short_is_done_again(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands(monkeypatch, checkout, failing="pip install")
    refusal(checkout)
    started = commands(monkeypatch, checkout)
    (checkout / ".venv" / "half.txt").touch()
    python = machine.python_of(checkout / ".venv")
    python.unlink()
    python.parent.rmdir()

    machine.prepare(checkout, testing=False)

    assert "-m venv" in started()[0]
    assert not (checkout / ".venv" / "half.txt").exists()
    assert read_stamp(checkout)


def test_missing_packages_are_named_with_the_command_when_we_may_not_install(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = ["libegl1", "fonts-hanazono"]
    monkeypatch.setattr(machine, "missing_packages", lambda _: missing)
    monkeypatch.setattr(machine, "may_install", lambda: False)
    forbid_commands(monkeypatch)

    code = refusal(checkout)

    assert code == 3
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 1
    assert "apt-get install -y --no-install-recommends libegl1 fonts-hanazono" in said[0]


def test_fonts_alone_are_asked_for_once_and_the_program_starts(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(machine, "missing_packages", lambda _: ["fonts-hanazono"])
    monkeypatch.setattr(machine, "may_install", lambda: False)
    commands(monkeypatch, checkout)
    machine.prepare(checkout, testing=False)
    first = capsys.readouterr().err

    machine.prepare(checkout, testing=False)

    assert "fonts-hanazono" in first
    assert capsys.readouterr().err == ""


def test_missing_packages_are_installed_when_we_may(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machine, "missing_packages", lambda _: ["libegl1"])
    monkeypatch.setattr(machine, "may_install", lambda: True)
    started = commands(monkeypatch, checkout)

    machine.prepare(checkout, testing=False)

    assert started()[0] == "apt-get update"
    assert started()[1] == "apt-get install -y --no-install-recommends libegl1"


def test_a_newer_debians_name_of_a_package_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    answer = "libegl1 installed\nlibglib2.0-0t64 installed\nlibgl1 config-files\n"
    monkeypatch.setattr(
        subprocess,
        "run",
        lambda command, **_: subprocess.CompletedProcess(command, 1, stdout=answer),
    )
    monkeypatch.setattr(machine, "find_spec", lambda _: object())

    missing = machine.missing_packages(["libegl1", "libglib2.0-0", "libgl1"])

    assert missing == ["libgl1"]


def test_a_python_that_cannot_make_a_venv_asks_for_that_part(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        subprocess,
        "run",
        lambda command, **_: subprocess.CompletedProcess(command, 0, stdout=""),
    )
    monkeypatch.setattr(machine, "find_spec", lambda _: None)

    assert machine.missing_packages([]) == ["python3-venv"]


def test_where_there_is_no_dpkg_nothing_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_such_program(*_: object, **__: object) -> None:
        raise FileNotFoundError

    monkeypatch.setattr(subprocess, "run", no_such_program)

    assert machine.missing_packages(["libegl1"]) == []


@pytest.mark.skipif(sys.platform != "linux", reason="system packages are Linux's")
def test_a_screen_asks_for_the_screens_libraries(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without = machine.wishes(checkout, testing=False)["packages"]
    monkeypatch.setenv("DISPLAY", ":0")

    assert set(machine.wishes(checkout, testing=False)["packages"]) - set(without) == set(
        machine.SCREEN
    )


def try_to_seize(venv: Path) -> bool:
    with (venv / "setup.lock").open("a+") as handle:
        return machine.seize(handle)


def test_two_starts_do_not_set_up_at_the_same_time(tmp_path: Path) -> None:
    with machine.alone(tmp_path), get_context("spawn").Pool(1) as other:
        during = other.apply(try_to_seize, (tmp_path,))

    assert not during
    assert try_to_seize(tmp_path)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no exec")
def test_the_words_reach_the_program_from_any_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    class BecameError(Exception):
        """What execve was given; it never returns."""

    def become(*what: object) -> None:
        raise BecameError(*what)

    monkeypatch.setattr(machine, "prepare", lambda *_, **__: Path("/ours/python"))
    monkeypatch.setattr(os, "execve", become)
    monkeypatch.setenv("PYTHONPATH", "/theirs")

    with pytest.raises(BecameError) as became:
        machine.start(["-m", "permitdesk", "guide", "餐饮"])

    _, command, env = became.value.args
    assert command == ["/ours/python", "-P", "-m", "permitdesk", "guide", "餐饮"]
    assert env["PYTHONPATH"] == f"{machine.ROOT}:/theirs"
