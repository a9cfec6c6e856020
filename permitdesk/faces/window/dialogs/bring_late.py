"""Taking in papers that may come after the decision (收后补材料): only those, nothing else."""

from permitdesk.domain.facts import ChangeFile
from permitdesk.domain.materials import MaterialNeed, materials_of
from permitdesk.faces.shared.dialogs.base import ActionDialog, Given
from permitdesk.faces.shared.look import px
from permitdesk.faces.window.attaching import Attaching
from permitdesk.faces.window.handing_in import HandingIn

HEIGHT = 240


class BringLateDialog(ActionDialog):
    """The papers that are still to come, ticked off with their files."""

    width_ = 900

    def __init__(self, given: Given) -> None:
        super().__init__(given)
        self.materials = HandingIn()
        self.materials.setMinimumHeight(px(HEIGHT))
        self.materials.changed.connect(self._follow)
        self.attaching = Attaching(given.rooms, given.thread, given.actor, self.materials)
        self.attaching.failed.connect(self.notice.show_error)
        self.materials.show_needs(_awaited(given))
        self.content.addWidget(self.materials, 1)
        self._follow()

    def sent(self) -> ChangeFile:
        return ChangeFile(materials=self.materials.handed_in())

    def _follow(self) -> None:
        self.ok.setEnabled(bool(self.materials.handed_in()))


def _awaited(given: Given) -> list[MaterialNeed]:
    """List the papers somebody still waits for."""
    case, parts = given.view.case, given.view.case.state.parts
    keys = {paper.material for part in parts.values() for paper in part.promise.late}
    application = case.application
    needs = materials_of(
        given.view.catalog, application.licences, application.answers, application.promised,
        later=True,
    )  # fmt: skip
    return [need for need in needs if need.key in keys]
