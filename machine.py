"""Set a machine up: system packages, a Python of our own in .venv, the pinned libraries.

The standard library only: it runs before anything is installed.
"""

import contextlib
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Any, NoReturn

ROOT = Path(__file__).resolve().parent
WORLD_FAILED = 3

# Names as in Debian 12. What Qt opens even without a screen:
LIBRARIES = "libgl1 libegl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libxkbcommon0".split()
# 黑, 宋, 楷, 生僻字: the typefaces of the papers.
FONTS = "fonts-wqy-zenhei fonts-arphic-uming fonts-lxgw-wenkai fonts-hanazono".split()
# What Qt opens on an X screen:
SCREEN = (
    "libxkbcommon-x11-0 libx11-xcb1 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1"
    " libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-shm0 libxcb-sync1 libxcb-xfixes0"
    " libxcb-xinerama0 libxcb-xkb1"
).split()
LOCK, TEST_LOCK = "requirements.lock", "requirements-dev.lock"  # the second holds the first
KEPT = {"setup.lock", "setup.log", "wheels"}  # what a new beginning leaves in .venv
ENVIRONMENT = {
    "DEBIAN_FRONTEND": "noninteractive",
    "LC_ALL": "C.UTF-8",  # the words that the progress looks for are the English ones
    "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    "PIP_NO_INPUT": "1",
    "PIP_ROOT_USER_ACTION": "ignore",
    "PIP_USER": "0",
    "PYTHONUTF8": "1",
}
APT_INSTALL = "apt-get install -y --no-install-recommends"
PIP_OPTIONS = "--require-hashes --no-deps --only-binary :all: --progress-bar off".split()
# One import of each library that opens system libraries, so that a missing one is said now.
TRY = "import PySide6.QtWidgets, PySide6.QtSvg, pypdfium2, pysqlite3, cryptography"
AGAIN = (
    "原有的东西没有损坏，请检查网络后再运行一次"
    " (set-up failed, nothing is broken: check the network and run it again)"
)


class SetupError(Exception):
    """The world said no; the message is the sentence for the person."""


def start(words: Sequence[str], *, testing: bool = False) -> NoReturn:
    """Become our own Python with these words, after setting up what is missing."""
    python = str(prepare(ROOT, testing=testing))
    # -P and PYTHONPATH: our package is found from every folder, and none of the folder's own.
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    command, env = [python, "-P", *words], os.environ | {"PYTHONPATH": path}
    if os.name == "nt":  # exec on Windows returns to the prompt before the program is done
        sys.exit(subprocess.call(command, env=env))
    os.execve(python, command, env)


def prepare(root: Path, *, testing: bool) -> Path:
    """Return the path of a Python that has everything; end with code 3 when that fails."""
    venv = root / ".venv"
    wanted = wishes(root, testing=testing)
    try:
        if not is_ready(venv, wanted):
            venv.mkdir(exist_ok=True)
            with alone(venv):
                if not is_ready(venv, wanted):
                    set_up(root, wanted)
    except (SetupError, OSError) as problem:
        say(f"没有准备好：{problem}")
        raise SystemExit(WORLD_FAILED) from None
    except KeyboardInterrupt:
        say("已停止；再运行一次就会接着装。")
        raise SystemExit(WORLD_FAILED) from None
    return python_of(venv)


# --- What is wanted, and what there is ---


def wishes(root: Path, *, testing: bool) -> dict[str, Any]:
    """Return what must be there: the Python, each lock file's hash, the system packages."""
    packages: list[str] = []
    if sys.platform == "linux":
        screen = testing or bool(os.environ.get("DISPLAY"))
        packages = LIBRARIES + FONTS + (SCREEN if screen else [])
    locks = [LOCK, TEST_LOCK] if testing else [LOCK]
    return {
        "python": f"{sys.version_info[0]}.{sys.version_info[1]}",
        "locks": {name: hashlib.sha256((root / name).read_bytes()).hexdigest() for name in locks},
        "packages": packages,
    }


def is_ready(venv: Path, wanted: dict[str, Any]) -> bool:
    """Tell whether an earlier set-up, come to its end, covers what is wanted."""
    have = stamp(venv)
    return (
        is_ours(venv, have, wanted)
        and wanted["locks"].items() <= have["locks"].items()
        and set(wanted["packages"]) <= set(have["packages"])
    )


def is_ours(venv: Path, have: dict[str, Any], wanted: dict[str, Any]) -> bool:
    """Tell whether .venv was finished once, with this Python, and still has it."""
    return have.get("python") == wanted["python"] and python_of(venv).exists()


def stamp(venv: Path) -> dict[str, Any]:
    """Return what the last finished set-up wrote down; empty when there was none."""
    try:
        have: dict[str, Any] = json.loads((venv / "ready.json").read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return have


def python_of(venv: Path) -> Path:
    """Return where the Python of this .venv lies."""
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def missing_packages(wanted: Sequence[str]) -> list[str]:
    """Return the system packages that are not installed; none where Debian's tool is missing.

    Newer Debians call some of them ...t64: that counts.
    """
    names = [*wanted, *(f"{name}t64" for name in wanted)]
    query = ["dpkg-query", "-W", "-f=${Package} ${db:Status-Status}\n", *names]
    try:
        answer = subprocess.run(query, capture_output=True, text=True, check=False).stdout
    except FileNotFoundError:
        return []
    there = {line.split()[0] for line in answer.splitlines() if line.endswith(" installed")}
    missing = [name for name in wanted if not there & {name, f"{name}t64"}]
    if find_spec("ensurepip") is None:  # Debian packs what a .venv needs separately
        missing.append("python3-venv")
    return missing


# --- Doing it ---


def set_up(root: Path, wanted: dict[str, Any]) -> None:
    """Install what is missing, and write the stamp when all of it is there."""
    venv = root / ".venv"
    have = stamp(venv)
    fresh = not is_ours(venv, have, wanted)
    if fresh:
        have = {"locks": {}, "packages": []}
    stale = not wanted["locks"].items() <= have["locks"].items()
    missing = missing_packages(wanted["packages"])
    if missing and not may_install():
        refuse(missing)
        missing = []
    lock = root / (TEST_LOCK if TEST_LOCK in wanted["locks"] else LOCK)
    steps: list[tuple[bool, str, Callable[[Progress], None]]] = [
        (bool(missing), "安装系统组件", lambda show: install_packages(show, missing)),
        (fresh, "准备程序自己的 Python", lambda show: make_venv(show, venv)),
        (stale, "下载程序库", lambda show: download(show, venv, lock)),
        (stale, "安装程序库", lambda show: install(show, venv, lock)),
        (stale, "检查能否启动", lambda show: try_out(show, venv)),
    ]
    due = [(title, act) for needed, title, act in steps if needed]
    if due:
        say(f"第一次启动，或有更新：先准备本机，共 {len(due)} 步，只需这一次。")
    with (venv / "setup.log").open("w", encoding="utf-8") as log:
        for number, (title, act) in enumerate(due, 1):
            with Progress(f"[{number}/{len(due)}] {title}", log) as show:
                act(show)
    now = {
        "python": wanted["python"],
        "locks": have["locks"] | wanted["locks"],
        "packages": sorted({*have["packages"], *wanted["packages"]}),
    }
    half = venv / "ready.json.new"
    half.write_text(json.dumps(now, indent=1), "utf-8")
    half.replace(venv / "ready.json")
    shutil.rmtree(venv / "wheels", ignore_errors=True)


def may_install() -> bool:
    """Tell whether this person may install system packages."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def refuse(missing: Sequence[str]) -> None:
    """Say which packages the person must install, and go on only if all of them are fonts.

    An office may have fonts of its own; the program says so itself when it finds none.
    """
    command = f"sudo apt-get update && sudo {APT_INSTALL} {' '.join(missing)}"
    if not set(missing) <= set(FONTS):
        raise SetupError(
            f"缺少系统组件，当前用户不能安装；请运行下面的命令，再启动一次：{command}"
            " (some system packages are missing: type the command above, then start again)"
        )
    say(f"缺少字体；若本机没有别的宋体、黑体、楷体文件，请运行：{command}")


def install_packages(show: "Progress", missing: Sequence[str]) -> None:
    """Install system packages with Debian's tool."""
    failure = f"系统组件没有装好；{AGAIN}"
    show.run(["apt-get", "update"], failure)
    show.run([*APT_INSTALL.split(), *missing], failure, r"^(?:Unpacking|Setting up) (\S+)")


def make_venv(show: "Progress", venv: Path) -> None:
    """Make .venv anew, without what a set-up that was cut short left there."""
    for left in venv.iterdir():
        if left.name not in KEPT and left.is_dir() and not left.is_symlink():
            shutil.rmtree(left)
        elif left.name not in KEPT:
            left.unlink()
    show.run([sys.executable, "-m", "venv", str(venv)], f"无法建立 .venv；{AGAIN}")


def download(show: "Progress", venv: Path, lock: Path) -> None:
    """Fetch the wheels first, all of them: as long as this fails, nothing has changed."""
    command = [str(python_of(venv)), "-m", "pip", "download", *PIP_OPTIONS, "-r", str(lock)]
    failure = f"程序库没有下载完整；{AGAIN}"
    total = len(re.findall(r"^\w.*==", lock.read_text("utf-8"), re.MULTILINE))
    show.run([*command, "-d", str(venv / "wheels")], failure, r"^Collecting ([^\s=]+)", total)


def install(show: "Progress", venv: Path, lock: Path) -> None:
    """Install the fetched wheels; from here to the new stamp the machine counts as not set up."""
    (venv / "ready.json").unlink(missing_ok=True)
    command = [str(python_of(venv)), "-m", "pip", "install", *PIP_OPTIONS, "-r", str(lock)]
    found = ["--no-index", "--find-links", str(venv / "wheels")]
    show.run([*command, *found], f"程序库没有安装成功；{AGAIN}")


def try_out(show: "Progress", venv: Path) -> None:
    """Import the libraries once: a system part that is missing shows here."""
    failure = "程序库已装好但打不开：上面最后一行说缺什么，请装上它再运行一次"
    show.run([str(python_of(venv)), "-c", TRY], failure)


# --- Showing it ---


class Progress:
    """One step: its line on the screen, its seconds, the log of its commands."""

    def __init__(self, title: str, log: IO[str]) -> None:
        self.title, self.log = title, log
        self.began, self.detail, self.count = time.monotonic(), "", 0
        self.live, self.done = sys.stderr.isatty(), threading.Event()

    def __enter__(self) -> "Progress":
        self.draw()
        if self.live:
            threading.Thread(target=self.tick, daemon=True).start()
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        self.done.set()
        self.draw("完成" if kind is None else "没有完成", end="\n")

    def run(
        self, command: Sequence[str], failure: str, seen: str = r"(?!)", total: int = 0
    ) -> None:
        """Run a command and show what it is at; when it fails, show all it said and ``failure``.

        ``seen`` finds the names worth showing in its output, ``total`` is how many there will be.
        """
        said = [f"$ {' '.join(command)}\n"]
        with subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            env=os.environ | ENVIRONMENT,
        ) as child:
            for line in child.stdout or ():
                said.append(line)
                if found := re.match(seen, line):
                    self.count += 1
                    of = f"{self.count}/{total} " if total else ""
                    self.draw(of + found[1], quiet=self.count % 10 != 0)
        self.log.writelines(said)
        self.log.flush()
        if child.returncode:
            sys.stderr.writelines(["\n", *said])
            raise SetupError(f"{failure}（全部记录：{self.log.name}）")

    def tick(self) -> None:
        """Let the seconds run on while a command says nothing."""
        while not self.done.wait(1):
            self.draw(self.detail)

    def draw(self, detail: str = "", *, quiet: bool = False, end: str = "") -> None:
        """Show where the step is: in place on a terminal, now and then in a file."""
        self.detail = detail
        seconds = time.monotonic() - self.began
        line = f"{self.title} {detail}（{seconds:.0f} 秒）" if detail else f"{self.title}……"
        if self.live:
            sys.stderr.write(f"\r\x1b[K{line}{end}")
            sys.stderr.flush()
        elif not quiet:
            say(line)


def say(sentence: str) -> None:
    """Tell the person; on stderr, because the program's own output may be read by another."""
    print(sentence, file=sys.stderr, flush=True)


# --- One at a time ---


@contextlib.contextmanager
def alone(venv: Path) -> Iterator[None]:
    """Wait until no other start is setting up here; the system frees the lock if we die."""
    with (venv / "setup.lock").open("a+") as handle:
        if not seize(handle):
            say("另一次启动正在准备本机，等它完成……")
            while not seize(handle):
                time.sleep(0.2)
        yield


def seize(handle: IO[str]) -> bool:
    """Take the lock if it is free."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
