"""The letter of every flow that is a route can be told and signed at the window."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from permitdesk.desk.promising import refusal_of
from permitdesk.desk.sampling.applications import sample_for_licences
from permitdesk.domain.application import Route
from permitdesk.domain.case import Case
from permitdesk.domain.commitment import Nature, SwitchedOn, flow_of
from permitdesk.domain.promise import TellCommitment
from permitdesk.domain.state import ActionType
from permitdesk.faces.window.dialogs.sign_commitment import SignCommitmentDialog
from permitdesk.faces.window.window import ClerkWindow
from tests.desk.hall import CLERK, Hall, real_catalog
from tests.faces.office import CountingPrinter, rooms_of
from tests.faces.window.counter import begin, confirm, cut_off, open_case

CATALOG = real_catalog()
BY_ROUTE = [
    code
    for code, licence in CATALOG.licences.items()
    if (flow := flow_of(CATALOG.flows, licence)) is not None and flow.nature is Nature.ROUTE
]
TRIES = range(1, 12)
NARROW = {"drug_retail": {"dr_scope": ("乙类非处方药",)}}
"""Answers without which the promise is not open."""


def everything_on() -> Hall:
    """Return a hall whose office listed every flow itself."""
    listed = SwitchedOn("晋市审管发〔2022〕63号", Hall().desk.today())
    flows = {code: replace(flow, switched_on=listed) for code, flow in CATALOG.flows.items()}
    return Hall(replace(CATALOG, flows=flows), practice=True)


def promised(hall: Hall, code: str) -> Case:
    """Receive an application of one licence on its promise; some answers exclude it."""
    flow = hall.catalog.flows[hall.catalog.licence(code).commitment.flow]
    for seed in TRIES:
        file = sample_for_licences(hall.catalog, (code,), seed, hall.desk.today())
        file = replace(file, answers={**file.answers, **NARROW.get(code, {})})
        case = hall.received(file)
        if refusal_of(hall.catalog, case.application.answers, code) is None:
            kept = tuple(item for item in file.materials if item.key not in flow.waives)
            file = replace(file, routes={code: Route.COMMITMENT}, materials=kept)
            case = hall.received(file)
            return hall.do(case, ActionType.TELL_COMMITMENT, TellCommitment(), code)
    raise AssertionError(f"no sample of {code} may be promised")


@pytest.mark.parametrize("code", BY_ROUTE)
def test_a_letter_is_signed_by_every_party_with_its_copies(qtbot: QtBot, code: str) -> None:
    hall = everything_on()
    case = promised(hall, code)
    window = ClerkWindow(rooms_of(hall, CountingPrinter()), CLERK)
    qtbot.addWidget(window)
    window.show()
    open_case(window, qtbot, case.number)
    dialog = begin(window, qtbot, ActionType.SIGN_COMMITMENT)
    assert isinstance(dialog, SignCommitmentDialog)
    assert cut_off(dialog) == []

    for box in (*dialog.points, *dialog.declared.values()):
        box.setChecked(True)
    for signer, authority, _, _ in dialog.parties.values():
        signer.setText(signer.text() or "郑文斌")
        authority.setText("授权委托书")
    confirm(window, qtbot)

    part = hall.store.case(case.number).state.parts[code]
    assert part.promise.signed is not None
    assert part.part.terms is not None
    signed = {
        item.party: (item.paper_copies, item.pdf_copies) for item in part.promise.signed.signatures
    }
    wanted = {item.party: (item.paper_copies, item.pdf_copies) for item in part.part.terms.parties}
    assert signed == wanted
    window.desk_thread.close()
