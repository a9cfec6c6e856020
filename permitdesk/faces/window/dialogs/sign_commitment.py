"""Signing the letter (签署承诺书): every point ticked, each party's signature, what is not so declared."""

from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QSpinBox

from permitdesk.desk.promising import declared_for
from permitdesk.domain.commitment import Exclusion, LetterParty, flow_of
from permitdesk.domain.promise import LetterSignature, PromiseTerms, SignCommitment
from permitdesk.faces.shared.dialogs.base import ActionDialog, Given
from permitdesk.faces.shared.dialogs.boxes import line_box, number_box
from permitdesk.faces.shared.dialogs.promise_sheets import promised_points
from permitdesk.faces.shared.look import px
from permitdesk.faces.shared.parts import label, tight, wrapped
from permitdesk.faces.window.handing_in import TickLabel
from permitdesk.text import tr

MOST_COPIES = 20


class SignCommitmentDialog(ActionDialog):
    """Nothing is ticked at first: a point counts as promised where somebody said so."""

    width_ = 820

    def __init__(self, given: Given) -> None:
        super().__init__(given)
        part = given.view.case.state.parts[given.deed.licence]
        assert part.part.terms is not None, (
            "the procedure asks for it only where there is a promise"
        )
        self.points: list[QCheckBox] = []
        self.declared: dict[str, QCheckBox] = {}
        self.parties: dict[str, tuple[QLineEdit, QLineEdit, QSpinBox, QSpinBox]] = {}
        words = tr("sign.letter", document=part.promise.document, name=part.part.terms.name)
        self.content.addWidget(wrapped(words, bold=True))
        self._ask_points()
        self._ask_exclusions()
        self._ask_parties(part.part.terms)
        self._follow()

    def sent(self) -> SignCommitment:
        return SignCommitment(
            tuple(
                LetterSignature(
                    party, signer.text().strip(), authority.text().strip(), paper.value(),
                    pdf.value(),
                )
                for party, (signer, authority, paper, pdf) in self.parties.items()
            ),
            tuple(place for place, box in enumerate(self.points, 1) if box.isChecked()),
            tuple(id_ for id_, box in self.declared.items() if box.isChecked()),
        )  # fmt: skip

    def _ask_points(self) -> None:
        self.content.addWidget(label(tr("sign.points"), bold=True))
        grid = self._grid()
        for place, (party, text) in enumerate(promised_points(self.given), 1):
            box = QCheckBox()
            self.points.append(box)
            words = tr("sign.point", place=place, party=party, text=text)
            self._tick(grid, box, words)

    def _ask_exclusions(self) -> None:
        found = _asked(self.given)
        if not found:
            return
        self.content.addWidget(label(tr("sign.declared"), bold=True))
        grid = self._grid()
        for item in found:
            box = self.declared[item.id] = QCheckBox()
            self._tick(grid, box, tr("sign.not_so", text=item.text))

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        tight(grid, gap=6)
        grid.setColumnStretch(1, 1)
        self.content.addLayout(grid)
        return grid

    def _tick(self, grid: QGridLayout, box: QCheckBox, words: str) -> None:
        line = grid.rowCount()
        box.setAccessibleName(words)
        box.toggled.connect(self._follow)
        grid.addWidget(box, line, 0)
        grid.addWidget(TickLabel(words, box), line, 1)

    def _ask_parties(self, terms: PromiseTerms) -> None:
        self.content.addWidget(label(tr("sign.parties"), bold=True))
        grid = QGridLayout()
        tight(grid, gap=8)
        titles = ("sign.party", "sign.signer", "sign.authority", "sign.paper", "sign.pdf")
        for column, title in enumerate(titles):
            grid.addWidget(label(tr(title), "quiet", "small"), 0, column)
        grid.setColumnMinimumWidth(0, px(120))
        for column, share in ((0, 2), (1, 2), (2, 4)):
            grid.setColumnStretch(column, share)
        for place, party in enumerate(terms.parties):
            self._ask_party(grid, place, party)
        self.content.addLayout(grid)

    def _ask_party(self, grid: QGridLayout, place: int, party: LetterParty) -> None:
        shared = self.given.view.case.application.answers.shared
        usual = str(shared.get("legal_person_name", "")) if not place else ""
        boxes = (
            line_box(usual),
            line_box(hint=tr("sign.authority_hint")),
            number_box(party.paper_copies, 0, MOST_COPIES),
            number_box(party.pdf_copies, 0, MOST_COPIES),
        )
        self.parties[party.party] = boxes
        line = 2 * place + 1
        grid.addWidget(wrapped(party.party), line, 0)
        for column, box in enumerate(boxes, 1):
            grid.addWidget(box, line, column)
        seal = tr("sign.seal", seal=party.seal) if party.seal else ""
        doubt = tr("sign.copies_uncertain") if party.uncertain else ""
        if seal or doubt:
            grid.addWidget(wrapped(seal + doubt, "quiet", "small"), line + 1, 1, 1, 4)

    def _follow(self) -> None:
        """Let it be signed once every point is promised and everything is declared."""
        boxes = (*self.points, *self.declared.values())
        self.ok.setEnabled(all(box.isChecked() for box in boxes))


def _asked(given: Given) -> tuple[Exclusion, ...]:
    catalog = given.view.catalog
    flow = flow_of(catalog.flows, catalog.licence(given.deed.licence))
    return declared_for(flow) if flow else ()
