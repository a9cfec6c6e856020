"""The form of a case in three views: as the applicant is asked, one department's part, everything."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from permitdesk.desk.overseeing import CaseView
from permitdesk.domain.answer import Answers
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.checks import Checking
from permitdesk.domain.materials import MaterialNeed
from permitdesk.domain.merge import MergedForm, Question, Section
from permitdesk.domain.view import department_view
from permitdesk.faces.shared.form_context import context_of
from permitdesk.faces.shared.form_state import FormState
from permitdesk.faces.shared.form_view import FormView
from permitdesk.faces.shared.look import current
from permitdesk.faces.shared.parts import OneLine, button, empty, rule, tight, wrapped
from permitdesk.text import tr


class Sight(StrEnum):
    """From where the answers are looked at (视角)."""

    APPLICANT = "applicant"
    DEPARTMENT = "department"
    WHOLE = "whole"


@dataclass(frozen=True)
class Filled:
    """A form with its answers, before there is a case or after.

    Attributes:
        materials: The papers it asks for by these answers.
    """

    form: MergedForm
    answers: Answers
    materials: Sequence[MaterialNeed]
    catalog: Catalog


def filled(view: CaseView) -> Filled:
    """Return the form of a case with its answers."""
    return Filled(view.form, view.case.application.answers, view.materials, view.catalog)


class FormTab(QWidget):
    """Shows answers, read only; F10 goes from view to view."""

    def __init__(self) -> None:
        super().__init__()
        self._case: CaseView | None = None
        self._view: Filled | None = None
        self._checking: Checking | None = None
        self.sight = Sight.APPLICANT
        self.form: FormView | None = None
        body = QVBoxLayout(self)
        tight(body)
        body.addLayout(self._head())
        self.papers = wrapped("", "quiet")
        papers = QHBoxLayout()
        tight(papers, margins=(16, 0, 16, 8))
        papers.addWidget(self.papers)
        body.addLayout(papers)
        body.addWidget(rule())
        self._place = QVBoxLayout()
        tight(self._place)
        body.addLayout(self._place, 1)

    def forget(self) -> None:
        """Show nothing any more: the case is being read again."""
        self._case = self._view = None
        empty(self._place)
        self.form = None

    def show_case(self, view: CaseView, checking: Checking) -> None:
        """Show the answers of a case, in the view that was looked at last."""
        if self._case is not view:
            self.show_filled(filled(view), checking)
            self._case = view

    def show_filled(self, view: Filled, checking: Checking) -> None:
        """Show a form as it is filled in now, in the view that was looked at last."""
        self._case, self._view, self._checking = None, view, checking
        self._name_departments(view)
        self.look_from(self.sight)

    def switch(self) -> None:
        """Go to the next view, from the last to the first."""
        sights = [sight for sight in Sight if self.buttons[sight].isEnabled()]
        self.look_from(sights[(sights.index(self.sight) + 1) % len(sights)])

    def look_from(self, sight: Sight) -> None:
        """Look at the answers from somewhere."""
        self.sight = sight
        self.buttons[sight].setChecked(True)
        self.department.setVisible(sight is Sight.DEPARTMENT)
        self._build()

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        above = 4 if current().is_large else 8
        tight(head, margins=(16, above, 16, above), gap=8)
        choice = QHBoxLayout()
        tight(choice)
        self._group = QButtonGroup(self)
        self.buttons = {sight: button(tr(f"view.{sight.value}"), "segment") for sight in Sight}
        for place, made in enumerate(self.buttons.values()):
            made.setCheckable(True)
            self._group.addButton(made, place)
            choice.addWidget(made)
        self._group.idClicked.connect(self._choose)
        head.addLayout(choice)
        self.department = QComboBox()
        self.department.currentIndexChanged.connect(self._build)
        head.addWidget(self.department)
        self.words = OneLine()
        head.addWidget(self.words, 1)
        return head

    def _choose(self, place: int) -> None:
        self.look_from(list(Sight)[place])

    def _name_departments(self, view: Filled) -> None:
        """Offer the departments of the bundle, keeping the one that was chosen."""
        kept = self.department.currentData()
        self.department.blockSignals(True)
        self.department.clear()
        for code in departments_of(view):
            self.department.addItem(view.catalog.departments[code].name, code)
        self.department.setCurrentIndex(max(self.department.findData(kept), 0))
        self.department.blockSignals(False)
        self.buttons[Sight.DEPARTMENT].setEnabled(self.department.count() > 0)

    def _build(self) -> None:
        if self._view is None or self._checking is None:
            return
        view = self._view
        form, answers, papers = seen(view, self.sight, str(self.department.currentData()))
        empty(self._place)
        state = FormState(form, self._checking, answers)
        self.form = FormView(state, context_of(view.catalog, read_only=True))
        self._place.addWidget(self.form)
        count = sum(len(state.asked(section)) + len(section.records) for section in form.sections)
        facts = {"count": count, "licences": len(form.licences), "materials": len(papers)}
        self.words.say(tr(f"view.{self.sight.value}_words", **facts))
        names = "、".join(need.name for need in papers)
        self.papers.setText(tr("view.papers", names=names) if papers else tr("view.no_papers"))
        # In large letters the names would take the form's room; the tab of materials has them.
        self.papers.setVisible(self.sight is Sight.DEPARTMENT and not current().is_large)


def departments_of(view: Filled) -> tuple[str, ...]:
    """List the departments that a bundle's licences name or that decide them, in its order."""
    catalog = view.catalog
    licences = [catalog.licence(code) for code in view.form.licences]
    named = [item.authority.code for item in licences]
    deciding = [catalog.decider(item).code for item in licences]
    return tuple(code for code in dict.fromkeys((*named, *deciding)) if code in catalog.departments)


def seen(
    view: Filled, sight: Sight, department: str
) -> tuple[MergedForm, Answers, Sequence[MaterialNeed]]:
    """Return the part of a case's form that is seen from somewhere, its answers and its papers.

    Args:
        view: The form as it is filled in.
        sight: From where.
        department: Its code; unused unless it is a department that looks.
    """
    answers = view.answers
    if sight is Sight.APPLICANT:
        return _asked_now(view.form, answers), answers, view.materials
    if sight is Sight.WHOLE:
        return _everything(view.form), answers, view.materials
    part = department_view(view.form, view.catalog, department)
    rows = _without_gates(_asked_now(part.form, answers))
    return rows, part.answers(answers), part.materials(view.materials)


def _asked_now(form: MergedForm, answers: Answers) -> MergedForm:
    """Leave out what nobody is asked under the present answers."""
    sections = (
        replace(section, questions=tuple(item for item in section.questions if item.asked(answers)))
        for section in form.sections
    )
    return replace(form, sections=_filled(sections))


def _without_gates(form: MergedForm) -> MergedForm:
    """Leave out what stands in no row of these licences' forms and only decides about rows."""
    sections = (
        replace(section, questions=tuple(item for item in section.questions if item.uses))
        for section in form.sections
    )
    return replace(form, sections=_filled(sections))


def _filled(sections: Iterable[Section]) -> tuple[Section, ...]:
    return tuple(item for item in sections if item.questions or item.records)


def _everything(form: MergedForm) -> MergedForm:
    """Return the form with every question asked, whatever was answered."""
    sections = (
        replace(section, questions=tuple(map(_always, section.questions)))
        for section in form.sections
    )
    return replace(form, sections=tuple(sections))


def _always(question: Question) -> Question:
    uses = tuple(replace(use, visible_when=None) for use in question.uses)
    return replace(question, uses=uses, field=replace(question.field, visible_when=None))
