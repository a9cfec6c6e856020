"""Logging in at a face of a store that counts."""

from pytestqt.qtbot import QtBot

from permitdesk.domain.facts import Actor, Role
from permitdesk.faces.shared.login_dialog import LoginDialog

CLERK = Actor("王敏", Role.CLERK, "3号窗口")
AUDITOR = Actor("周审", Role.AUDITOR, "审计")
PASSWORDS = {("王敏", "正确"): CLERK, ("周审", "正确"): AUDITOR}


def dialog(qtbot: QtBot) -> LoginDialog:
    made = LoginDialog(lambda name, word: PASSWORDS.get((name, word)), (Role.CLERK,), "大厅")
    qtbot.addWidget(made)
    return made


def enter(qtbot: QtBot, made: LoginDialog, name: str, password: str) -> None:
    made.name.setText(name)
    made.password.setText(password)
    made.try_it()
    qtbot.waitUntil(made.enter.isEnabled)


def test_who_gives_the_right_password_sits_down(qtbot: QtBot) -> None:
    made = dialog(qtbot)

    enter(qtbot, made, "王敏", "正确")

    assert made.actor == CLERK


def test_a_wrong_password_is_told_and_forgotten(qtbot: QtBot) -> None:
    made = dialog(qtbot)

    enter(qtbot, made, "王敏", "错误")

    assert made.actor is None
    assert made.password.text() == ""
    assert "密码不对" in made.notice.words.text()


def test_who_works_elsewhere_is_sent_there(qtbot: QtBot) -> None:
    made = dialog(qtbot)

    enter(qtbot, made, "周审", "正确")

    assert made.actor is None
    assert "审计人员" in made.notice.words.text()
