"""What is asked for inquiries, publication and credit records (函询、公开、信用记录)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from permitdesk.domain.credit import CREDIT_SOURCE, CreditKind, CreditState, Gate
from permitdesk.domain.follow_up import LeaningAnswer, Question
from permitdesk.domain.permit_guards import final_documents
from permitdesk.domain.state import ActionType
from permitdesk.faces.shared.dialogs import asked
from permitdesk.faces.shared.dialogs.asked import Asked
from permitdesk.faces.shared.dialogs.base import Given
from permitdesk.faces.shared.dialogs.facts_dialog import Row, Sheet
from permitdesk.faces.shared.dialogs.usual import document_name, receiver_of
from permitdesk.faces.shared.messages import word
from permitdesk.faces.shared.parts import tight
from permitdesk.text import short_day, tr


def open_questions(given: Given) -> tuple[Question, ...]:
    """List the inquiries this person's department still has to answer."""
    return tuple(
        item
        for item in given.view.case.state.questions
        if item.answer is None and item.leaning.department == given.actor.station
    )


def _leaning(given: Given) -> Asked:
    return asked.one_of(
        [
            (f"{item.leaning.name}　{item.leaning.permit}", item.leaning.permit)
            for item in open_questions(given)
        ]
    )


def _questions(given: Given) -> Sequence[str]:
    parts = given.view.case.state.parts
    return tuple(
        tr(
            "question.asked", licence=item.leaning.name, about=parts[item.about].part.name,
            document=item.document, day=short_day(item.asked_on),
        )
        for item in open_questions(given)
    )  # fmt: skip


def _to_publish(given: Given) -> Asked:
    state = given.view.case.state
    wanted = [*final_documents(state), *state.credit]
    found = [number for number in wanted if number not in state.published]
    known = {*found, *state.published}
    others = sorted(
        (number for number in state.numbers if number not in known),
        key=lambda number: not state.numbers[number].series.endswith("decision"),
    )
    return asked.one_of([(document_name(given, number), number) for number in (*found, *others)])


def _final(given: Given) -> Asked:
    found = final_documents(given.view.case.state)
    return asked.one_of([(document_name(given, number), number) for number in found])


def _kinds(_: Given) -> Asked:
    kinds = [kind for kind in CreditKind if kind is not CreditKind.DEFERRAL_MISSED]
    made = asked.choice(kinds, "credit_kind")
    made.show(CreditKind.PROMISE_BROKEN)
    return made


def _gates(_: Given) -> Asked:
    """Ask what the record closes: a tick each."""
    plane = QWidget()
    body = QVBoxLayout(plane)
    tight(body, gap=6)
    boxes = {gate: QCheckBox(tr("credit.closes", gate=word(gate))) for gate in Gate}
    for box in boxes.values():
        box.setChecked(True)
        body.addWidget(box)
    return Asked(
        plane, lambda: tuple(gate for gate, box in boxes.items() if box.isChecked()), lambda _: None
    )


def _records(given: Given, *, objected: bool | None = None) -> Asked:
    """Offer the open records; only those with an open objection, or without, where it says so."""
    found = [
        item
        for item in given.view.case.state.credit.values()
        if item.open_until is None and objected in (None, _is_objected(item))
    ]
    return asked.one_of([(_record_words(item), item.number) for item in found])


def _is_objected(record: CreditState) -> bool:
    return record.objection is not None and record.settled is None


def _record_words(record: CreditState) -> str:
    return f"{word(record.facts.kind)}　{record.number}"


def _objections(given: Given) -> Sequence[str]:
    return tuple(
        tr("credit.objected", record=item.number, by=item.objection.by, text=item.objection.text)
        for item in given.view.case.state.credit.values()
        if item.objection is not None and item.settled is None
    )


def _upheld(_: Given) -> Asked:
    made = asked.one_of([(tr("credit.upheld"), "yes"), (tr("credit.not_upheld"), "no")])
    return replace(made, value=lambda: made.widget.currentData() == "yes")  # type: ignore[attr-defined]


def _until(title: str) -> Row:
    return Row("until", title, lambda _: asked.day(tr(title), None))


def _persons(_: Given) -> Asked:
    return asked.several(hint=tr("dialog.a_line_each"))


CREDIT_SHEETS: Mapping[ActionType, Sheet] = {
    ActionType.ANSWER_QUESTION: Sheet(
        (
            Row("permit", "question.permit", _leaning),
            Row("answer", "question.answer", lambda _: asked.choice(list(LeaningAnswer), "leaning_answer")),
            Row("text", "question.text_label", lambda _: asked.words(height=96)),
        ),
        _questions,
        width=680,
    ),
    ActionType.PUBLISH: Sheet(
        (
            Row("document", "publish.document", _to_publish),
            Row("where", "publish.where", lambda _: asked.line(), remembered=True),
            _until("publish.until"),
            Row("persons", "publish.persons", _persons),
        ),
        width=640,
    ),
    ActionType.RECORD_CREDIT: Sheet(
        (
            Row("kind", "credit.kind", _kinds),
            Row("document", "credit.document", _final),
            Row("facts", "credit.facts", lambda _: asked.words()),
            Row("source", "credit.source", lambda _: asked.line(str(CREDIT_SOURCE))),
            Row("gates", "credit.gates", _gates),
            _until("credit.until_label"),
            Row("persons", "credit.persons", _persons),
        ),
        width=720,
    ),
    ActionType.OBJECT_CREDIT: Sheet(
        (
            Row("record", "credit.record", lambda given: _records(given, objected=False)),
            Row("by", "credit.by", lambda given: asked.line(receiver_of(given))),
            Row("text", "credit.text", lambda _: asked.words(height=96)),
        ),
        width=640,
    ),
    ActionType.SETTLE_OBJECTION: Sheet(
        (
            Row("record", "credit.record", lambda given: _records(given, objected=True)),
            Row("upheld", "credit.outcome", _upheld),
            Row("reason", "credit.settled_why", lambda _: asked.words()),
        ),
        _objections,
        width=640,
    ),
    ActionType.REPAIR_CREDIT: Sheet(
        (
            Row("record", "credit.record", _records),
            Row("evidence", "credit.evidence", lambda _: asked.words()),
            Row("approver", "credit.approver", lambda _: asked.line(), remembered=True),
        ),
        width=640,
    ),
}  # fmt: skip
"""What each of these acts asks for."""
