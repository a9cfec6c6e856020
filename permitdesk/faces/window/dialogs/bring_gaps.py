"""Taking in what was promised for later (收容缺材料): only those papers, nothing else."""

from permitdesk.domain.facts import ChangeFile
from permitdesk.faces.shared.dialogs.base import ActionDialog, Given
from permitdesk.faces.shared.look import px
from permitdesk.faces.window.handing_in import HandingIn

HEIGHT = 240


class BringGapsDialog(ActionDialog):
    """The papers that are still to come, to be ticked off."""

    width_ = 900

    def __init__(self, given: Given) -> None:
        super().__init__(given)
        deferral = given.view.case.state.deferral
        assert deferral is not None, "the procedure offers it only where papers are to come"
        open_ = {gap.material for gap in deferral.open}
        self.materials = HandingIn()
        self.materials.setMinimumHeight(px(HEIGHT))
        self.materials.show_needs([need for need in given.view.materials if need.key in open_])
        self.materials.changed.connect(self._follow)
        self.content.addWidget(self.materials, 1)
        self._follow()

    def sent(self) -> ChangeFile:
        return ChangeFile(materials=self.materials.handed_in())

    def _follow(self) -> None:
        self.ok.setEnabled(bool(self.materials.handed_in()))
