"""An applicant's hands: touches what is on the screen and nothing else."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from permitdesk.domain.application import ApplicationFile, Route
from permitdesk.domain.merge import Question, RecordQuestion
from permitdesk.faces.kiosk.editors import (
    ChoiceEditor,
    Editor,
    LineEditor,
    ListEditor,
    PartsEditor,
    YesNoEditor,
)
from permitdesk.faces.kiosk.form_page import FormPage
from permitdesk.faces.kiosk.industry_page import IndustryPage
from permitdesk.faces.kiosk.kiosk import KioskWindow
from permitdesk.faces.kiosk.number_page import NumberPage
from permitdesk.faces.kiosk.overlay import Picking
from permitdesk.faces.kiosk.question_page import QuestionPage
from permitdesk.faces.kiosk.route_page import RoutePage
from permitdesk.faces.kiosk.row_page import ROLES, RowPage
from permitdesk.faces.kiosk.rows_box import RowsEditor
from permitdesk.faces.kiosk.stops import Name
from permitdesk.faces.kiosk.welcome_page import WelcomePage


class Hands:
    """Works one kiosk."""

    def __init__(self, window: KioskWindow, qtbot: QtBot) -> None:
        self.window, self.qtbot = window, qtbot

    @property
    def at(self) -> Name:
        return self.window.journey.way.here.name

    def touch(self, widget: QWidget) -> None:
        assert widget.isEnabled(), "what is greyed out cannot be pressed"
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.wait()

    def wait(self) -> None:
        self.qtbot.waitUntil(lambda: not self.window.desk_thread.is_busy, timeout=10_000)

    def forward(self) -> None:
        self.touch(self.window.bottom.forward)

    def begin(self, industry: str) -> None:
        page = self.window.page
        assert isinstance(page, WelcomePage)
        self.touch(page.apply)
        found = self.window.page
        assert isinstance(found, IndustryPage)
        self.touch(found.tiles[industry])

    def answer_guide(self, answers: Mapping[str, object]) -> None:
        while self.at is Name.QUESTION:
            page = self.window.page
            if isinstance(page, NumberPage):
                for figure in str(answers[page.question.id]):
                    self.touch(page.pad.keys[figure])
                self.forward()
            else:
                assert isinstance(page, QuestionPage)
                self.touch(page.cards[answers[page.question.id]])

    def fill_form(self, file: ApplicationFile) -> None:
        while self.at is Name.FORM:
            self.fill_page(file)
            before = self.window.journey.way.here
            self.forward()
            assert self.window.journey.way.here != before, told(self.window)
        self.choose_ways(file.routes)

    def choose_ways(self, routes: Mapping[str, Route]) -> None:
        """Choose a way for each licence that knows a promise, the ordinary one if not told."""
        while self.at is Name.ROUTE:
            page = self.window.page
            assert isinstance(page, RoutePage)
            self.touch(page.cards[routes.get(page.licence, Route.ORDINARY)])

    def fill_page(self, file: ApplicationFile) -> None:
        page = self.window.page
        assert isinstance(page, FormPage)
        for ask in page.shown:
            page = self.window.page  # made anew after each row
            assert isinstance(page, FormPage)
            if isinstance(ask.about, RecordQuestion):
                self._fill_rows(ask.about, file)
                continue
            key, licence = ask.key
            answers = file.own.get(licence, {}) if licence else file.answers
            if key in answers and ask.key in page.boxes:
                self.put(page.boxes[ask.key].editor, answers[key])

    def put(self, editor: Editor, value: Any) -> None:
        if isinstance(editor, YesNoEditor):
            self.touch(editor.yes if value else editor.no)
        elif isinstance(editor, ChoiceEditor):
            for choice in value if editor.several else [value]:
                if not editor.buttons[choice].isChecked():
                    self.touch(editor.buttons[choice])
        elif isinstance(editor, ListEditor):
            self.touch(editor.shown)
            self._pick(value)
        elif isinstance(editor, PartsEditor):
            for part, line in editor.lines.items():
                line.setText(value.get(part, ""))
        else:
            assert isinstance(editor, LineEditor)
            editor.line.setText(str(value))

    def _pick(self, text: str) -> None:
        overlay = self.window.overlay
        assert isinstance(overlay, Picking)
        self.touch(next(made for made in overlay.choices if made.text() == text))

    def _fill_rows(self, about: RecordQuestion | Question, file: ApplicationFile) -> None:
        assert isinstance(about, RecordQuestion)
        there = len(self.window.journey.way.visit.rows(about.collection))
        for row in file.records.get(about.collection, ())[there:]:
            page = self.window.page
            assert isinstance(page, FormPage)
            if (about.collection, "") not in page.boxes:
                return  # the rows above it grew, and it moved to the next page
            editor = page.boxes[about.collection, ""].editor
            assert isinstance(editor, RowsEditor)
            self.touch(editor.add)
            edited = self.window.page
            assert isinstance(edited, RowPage)
            for key, box in edited.boxes.items():
                value = row.get(key)
                if key == ROLES:
                    value = [role for role in row.get(ROLES, ()) if role in about.roles]
                if value not in (None, []):
                    self.put(box.editor, value)
            self.forward()


def told(window: KioskWindow) -> str:
    """Collect what the page says is wrong."""
    page = window.page
    assert isinstance(page, FormPage)
    return "；".join(box.told.text() for box in page.boxes.values() if box.told.text())
