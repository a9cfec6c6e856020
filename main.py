"""Start permitdesk; on a fresh machine, set it up first.

python3 main.py              the main job
python3 main.py test ...     all checks; what follows goes to pytest
python3 main.py WORD ...     the same as: permitdesk WORD ...
"""

import sys


def main() -> None:
    """Hand the words over to the program, in a Python that has everything it needs."""
    # Read by old Pythons too: nothing in this file may be newer than Python 3.5.
    if sys.version_info < (3, 11):  # noqa: UP036 - the one place that an older Python reaches
        sys.stderr.write(
            "本程序需要 Python 3.11 或更新的版本，现在的是 {}.{}；请先安装新版 Python。\n"
            "permitdesk needs Python 3.11 or newer.\n".format(*sys.version_info[:2])
        )
        sys.exit(3)
    import machine

    words = sys.argv[1:]
    if words[:1] == ["test"]:
        machine.start([str(machine.ROOT / "checks.py"), *words[1:]], testing=True)
    machine.start(["-m", "permitdesk", *words])


if __name__ == "__main__":
    main()
