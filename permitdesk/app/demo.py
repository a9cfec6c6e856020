"""The main job once, headless: a real restaurant from the guide to the verified composite permit.

Everything goes through the same rooms the faces use; the clock of the practice store is set along a
working week of March 2026, so that the papers look the same on every machine.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC
from pathlib import Path
from typing import Any

from permitdesk.app.demo_promise import promised
from permitdesk.app.demo_steps import CLERK, FIRST_DAY, Steps
from permitdesk.app.house import House, Places
from permitdesk.cli.plain import as_json
from permitdesk.codec import Codec
from permitdesk.desk.sampling import visits
from permitdesk.domain.application import ApplicationFile
from permitdesk.domain.errors import WorldFailed
from permitdesk.domain.facts import (
    Actor,
    Archive,
    ChangeFile,
    Defect,
    Deliver,
    Grant,
    LookThrough,
    Opinion,
    Print,
    RecordFiling,
    Remark,
    RequestCorrection,
    Review,
    Role,
)
from permitdesk.domain.state import ActionType, PartState
from permitdesk.text import tr

INDUSTRY = "restaurant"
ANSWERS: dict[str, Any] = {
    "fire_area": 350,
    "sewer": "会，自己排",
    "tobacco": True,
    "ad": True,
    "ktv": False,
    "lodging": False,
    "lift": False,
    "street": False,
}
SEED = 43
"""Of the applicant's answers (晋市政办〔2022〕43号)."""
LEFT_AT_HOME = "health_certs"
"""The paper the applicant forgets, so that the week has its correction notice."""
DEFECTIVE = "food_operation"
"""The licence one point of which is wrong at the first look, so that the week has its re-check."""
PAGES = 46
"""Of the volume."""
KIOSK = Actor("自助终端", Role.KIOSK, "KS-02")


class Week(Steps):
    """One case on its way through a practice store in a folder, and what comes after it."""

    def __init__(self, folder: Path, places: Places) -> None:
        """Take the folder everything is written into."""
        store = replace(places, store=folder / "practice.db")
        super().__init__(folder, House(store, FIRST_DAY.astimezone(UTC)))

    def run(self) -> Iterator[Path]:
        """Do the main job; yield each file as it is written."""
        self.house.create_store(practice=True)
        choice = self.house.guiding.choose(INDUSTRY, ANSWERS)
        yield self.write("01-notice_sheet.pdf", self.house.documents.notice_sheet(choice))
        yield from self._receive()
        yield from self._accept()
        yield from self._look()
        yield from self._decide()
        yield from self._issue()
        yield self._verify()
        yield from promised(self.folder, self.house)

    def _receive(self) -> Iterator[Path]:
        house = self.house
        made = house.sample_application(INDUSTRY, (), SEED, ANSWERS)
        kept = tuple(item for item in made.materials if item.key != LEFT_AT_HOME)
        forgotten = tuple(item for item in made.materials if item.key == LEFT_AT_HOME)
        file = replace(made, materials=kept)
        yield self.write("02-application.json", Codec(ApplicationFile).write(file).encode())
        self.case = house.acting.receive(file, KIOSK).number
        yield self.paper("03", "receipt")
        self.next_day()
        found = house.acting.defects(house.store.case(self.case))
        defects = tuple(
            Defect(
                item.field,
                str(item.facts.get("label", item.field)),
                tr(item.key, **item.facts),
                tr("correction.bring"),
                str(house.catalog.licence("food_operation").legal_basis[0]),
            )
            for item in found
        )
        if defects:
            self.do(ActionType.LOOK_THROUGH, LookThrough(False, True, defects), CLERK)
            self.do(ActionType.REQUEST_CORRECTION, RequestCorrection(defects), CLERK)
            yield self.paper("04", "correction_notice")
            self.next_day()
            self.do(ActionType.SUPPLEMENT, ChangeFile(materials=forgotten), CLERK)

    def _accept(self) -> Iterator[Path]:
        self.do(ActionType.LOOK_THROUGH, LookThrough(True, True), CLERK)
        self.do(ActionType.ACCEPT, Remark(), CLERK)
        yield self.paper("05", "application_form")
        yield self.paper("06", "acceptance_notice")

    def _look(self) -> Iterator[Path]:
        """Plan the joint check for the proposed day, mend what was found, look at that again."""
        case = self.house.store.case(self.case)
        self.wish(visits.check_planned(case, CLERK, self.house.visits.proposed(self.case).day))
        yield self.paper("07", "site_check_notice")
        yield self.paper("07", "site_check_pack")
        plan = self.house.store.case(self.case).state.site.plan
        assert plan is not None
        self.go_on_to(plan.day)
        case = self.house.store.case(self.case)
        defect = next(
            point.key
            for point in case.state.site.points
            if [code for code, _ in point.uses] == [DEFECTIVE]
        )
        self.wish(visits.check_recorded(case, (defect,)))
        yield self.paper("07", "site_check_record")
        self.wish(visits.defects_ordered(CLERK, self.applicant))
        yield self.paper("07", "rectification_notice")
        self.next_day()
        self.wish(visits.recheck_recorded(self.house.store.case(self.case)))
        yield self.paper("07", "recheck_record")

    def _decide(self) -> Iterator[Path]:
        while ready := self._ready():
            decider = ready.part.decider
            code, reviewer = ready.part.licence, Actor("赵强（演练）", Role.REVIEWER, decider)
            if ready.part.filing:
                self.do(ActionType.RECORD_FILING, RecordFiling(), reviewer, code)
                continue
            review = Review(Opinion.PASS, "申请材料齐全、符合法定条件，建议准予。")
            self.do(ActionType.REVIEW, review, reviewer, code)
            self.do(ActionType.GRANT, Grant(), reviewer, code)
            yield self.paper("08", "grant_decision", code)
            yield self.paper("08", "clock_sheet", code)

    def _ready(self) -> PartState | None:
        """Return a licence that can be decided now; None when all are."""
        parts = self.house.store.case(self.case).state.parts.values()
        return next((part for part in parts if part.status.is_open and not part.waits), None)

    def _issue(self) -> Iterator[Path]:
        self.next_day()
        self.do(ActionType.ISSUE, Remark(), CLERK)
        for offered in self.house.documents.offered(self.case):
            if offered.permit:
                yield self.paper("09", offered.kind, offered.licence)
        self.do(ActionType.PRINT, Print(), CLERK)
        self.do(ActionType.DELIVER, Deliver(self.applicant), CLERK)
        yield self.paper("10", "delivery_receipt")
        self.do(ActionType.ARCHIVE, Archive(PAGES, "长期"), CLERK)
        yield self.paper("11", "archive_cover")
        yield self.paper("11", "archive_index")

    def _verify(self) -> Path:
        """Read the code back from the printed paper, as anybody with a scanner would."""
        paper = self.folder / "09-composite_original.pdf"
        verdict = self.house.verify(str(paper), None, None, None)
        if verdict["verdict"] != "valid":
            raise WorldFailed("demo.not_valid", message=verdict["message"])
        return self.write("12-verdict.json", as_json(verdict).encode())


def new_folder(wanted: Path) -> Path:
    """Make an empty folder; where the name is taken, with the next number."""
    for place in range(1, 1000):
        folder = wanted if place == 1 else wanted.with_name(f"{wanted.name}-{place}")
        try:
            folder.mkdir(parents=True)
        except FileExistsError:
            if any(folder.iterdir()):
                continue
        return folder
    raise WorldFailed("demo.no_folder", folder=str(wanted))
