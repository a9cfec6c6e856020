"""Opening a face: one Qt program, dressed, over the rooms of the house."""

import os
import sys
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QWidget

from permitdesk.app.counter_devices import camera_here, scan_folder_here
from permitdesk.app.mishap import install
from permitdesk.app.paper_tray import PaperTray
from permitdesk.app.passing_time import PassingTime
from permitdesk.domain.facts import Actor, Role
from permitdesk.faces.shared.look import dress
from permitdesk.faces.shared.printer import QtPrinters
from permitdesk.faces.shared.rooms import Printers, Rooms
from permitdesk.text import LANGUAGES, language, tr

if TYPE_CHECKING:
    from permitdesk.app.house import House
    from permitdesk.faces.kiosk.kiosk import KioskWindow
    from permitdesk.faces.supervisor.supervisor import SupervisorWindow
    from permitdesk.faces.window.window import ClerkWindow

FACES = ("window", "kiosk", "supervisor")
PRACTICE_CLERK = Actor("王敏", Role.CLERK, "3号窗口")
PRACTICE_SUPERVISOR = Actor("李主任", Role.SUPERVISOR, "督办台")
KIOSK = "KS-02"
PRACTICE_CODE = "0000"
ROLES = {
    "window": (Role.CLERK, Role.REVIEWER, Role.INSPECTOR),
    "supervisor": (Role.SUPERVISOR, Role.ADMINISTRATOR, Role.AUDITOR),
}
DARK = "PERMITDESK_PALETTE"
"""Environment variable with the name of a palette: light, dark or contrast."""


def program() -> QApplication:
    """Return the one Qt program of this process, dressed."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    if sys.platform == "linux":
        _prepare_linux()
    qInstallMessageHandler(_tell_people)
    app = QApplication(sys.argv[:1])
    _qt_words(app)
    dress(app, os.environ.get(DARK, "light"))
    return app


_MACHINE_IDS = (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id"))


def _prepare_linux() -> None:
    """Choose the screen and the input method before Qt looks for them."""
    if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        os.environ.setdefault("QT_IM_MODULE", "ibus")
    else:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if not any(path.exists() for path in _MACHINE_IDS):
        # A bare container: D-Bus would end the whole program over the missing file.
        os.environ.setdefault("DBUS_SESSION_BUS_ADDRESS", "unix:path=/dev/null")


_OFFSCREEN_SAYS = "This plugin does not support"


def _tell_people(_: QtMsgType, __: QMessageLogContext, words: str | None) -> None:
    """Pass on what Qt has to say, but not what the screen without a screen says of every window."""
    if words and not words.startswith(_OFFSCREEN_SAYS):
        print(words, file=sys.stderr)


def _qt_words(app: QApplication) -> None:
    """Let Qt's own few words (取消, 确定) be Chinese."""
    if language() != LANGUAGES[0]:
        return
    from PySide6.QtCore import QLibraryInfo, QTranslator

    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load("qtbase_zh_CN", folder):
        app.installTranslator(translator)


def make(house: "House", name: str, actor: Actor) -> "ClerkWindow | KioskWindow | SupervisorWindow":
    """Make a face over a house; it is not shown yet.

    Args:
        house: With a store.
        name: One of ``FACES``.
        actor: Who sits there; the kiosk stands by itself.
    """
    rooms = rooms_of(house, name)
    if name == "kiosk":
        from permitdesk.faces.kiosk.kiosk import KioskWindow

        kiosk = KioskWindow(rooms, KIOSK, may_leave=partial(may_leave, house))
        kiosk.left.connect(kiosk.close)
        return kiosk
    if name == "supervisor":
        from permitdesk.faces.supervisor.supervisor import SupervisorWindow

        return SupervisorWindow(rooms, actor)
    from permitdesk.faces.window.window import ClerkWindow

    return ClerkWindow(rooms, actor)


def may_leave(house: "House", code: str) -> bool:
    """Tell whether a code closes the kiosk: a supervisor's password; 0000 in a practice store."""
    users = house.store.users
    if house.store.practice:
        return code == PRACTICE_CODE
    supervisors = [item for item in users.all() if item.enabled and item.role is Role.SUPERVISOR]
    return any(users.log_in(item.name, code) for item in supervisors)


def practice_actor(name: str) -> Actor:
    """Return who sits at a face in a practice store."""
    return PRACTICE_SUPERVISOR if name == "supervisor" else PRACTICE_CLERK


def person(house: "House", name: str) -> Actor | None:
    """Return who works at a face: anybody in a practice store, else who logs in; None for nobody."""
    if house.store.practice or name == "kiosk":
        return practice_actor(name)
    from permitdesk.faces.shared.login_dialog import LoginDialog

    def log_in(user: str, password: str) -> Actor | None:
        found = house.store.users.log_in(user, password)
        return found.actor if found else None

    dialog = LoginDialog(log_in, ROLES[name], house.catalog.office.hall)
    dialog.exec()
    return dialog.actor


def rooms_of(house: "House", name: str) -> Rooms:
    """Give a face the rooms it may call."""
    return Rooms(
        guiding=house.guiding,
        acting=house.acting,
        overseeing=house.overseeing,
        documents=house.documents,
        printers=_printers(house),
        hall=house.catalog.office.hall if name != "window" else "",
        practice=house.store.practice,
        language=language(),
        verify=partial(verdict_of, house),
        day=house.day if name == "supervisor" else None,
        holidays=house.holidays if name == "supervisor" else None,
        attachments=house.attachments if name == "window" else None,
        camera=camera_here() if name == "window" else None,
        scan_folder=scan_folder_here() if name == "window" else None,
        drafts=house.drafts if name != "supervisor" else None,
        earlier=house.earlier_papers if name == "window" else None,
        notices=house.notices if name != "supervisor" else None,
    )


def _printers(house: "House") -> Printers:
    printers = QtPrinters(house.documents.page_count, house.documents.picture)
    if not house.store.practice:
        return printers
    store = house.places.store
    return PaperTray(printers, store.with_name(f"{store.stem}-printed"))


def verdict_of(house: "House", text: str) -> Mapping[str, Any]:
    """Say what a scanned code is worth by our own keys and register; see ``trusting.judge``."""
    return house.verify_codes([text])


def open_face(house: "House", name: str) -> int:
    """Show a face until it is closed; return the exit code."""
    app = program()
    actor = person(house, name)
    if actor is None:
        return 0
    window = make(house, name, actor)
    log = house.places.store.with_suffix(".log")
    install(log, house.now, partial(_tell_mishap, window))
    PassingTime(house.pass_time, window.desk_thread, window)
    if name == "kiosk":
        window.showFullScreen()
    else:
        window.show()
    return app.exec()


def _tell_mishap(face: QWidget, number: str) -> None:
    """Let the kiosk begin again with the next visitor; tell everybody else the number to quote."""
    reset = getattr(face, "reset", None)
    if reset is not None:
        reset()
        return
    from PySide6.QtWidgets import QMessageBox

    QMessageBox.warning(face, tr("mishap.title"), tr("mishap.words", number=number))


SETTLE = timedelta(seconds=20)


def settled(app: QApplication, widget: QWidget) -> None:
    """Let a face do its desk work until nothing changes any more."""
    end = datetime.now(UTC) + SETTLE
    calm = 0
    while calm < 10 and datetime.now(UTC) < end:  # noqa: PLR2004
        app.processEvents()
        thread = getattr(widget, "desk_thread", None)
        calm = 0 if thread is not None and thread.is_busy else calm + 1
        app.thread().msleep(10)


def grab(widget: QWidget, file: Path) -> Path:
    """Write what a widget shows as PNG."""
    widget.grab().save(str(file), "PNG")
    return file
