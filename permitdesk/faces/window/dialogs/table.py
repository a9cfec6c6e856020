"""Which dialog takes what an act sends."""

from collections.abc import Callable, Mapping

from permitdesk.domain.deferral import AcceptWithGaps
from permitdesk.domain.facts import (
    Archive,
    ChangeFile,
    Decline,
    Deliver,
    Deny,
    Grant,
    LookThrough,
    Print,
    RecordFiling,
    Remark,
    RequestCorrection,
    Review,
)
from permitdesk.domain.follow_up import PlanAfterCheck, RecordAfterCheck, RecordAfterRecheck
from permitdesk.domain.procedure import RULES
from permitdesk.domain.promise import SignCommitment
from permitdesk.domain.site_check import PlanSiteCheck, RecordRecheck, RecordSiteCheck
from permitdesk.domain.state import ActionType
from permitdesk.faces.shared.dialogs.base import ActionDialog, Given
from permitdesk.faces.shared.dialogs.sheets import SHEETS, facts_dialog
from permitdesk.faces.window.dialogs.accept_with_gaps import AcceptWithGapsDialog
from permitdesk.faces.window.dialogs.after_check import (
    PlanAfterCheckDialog,
    RecordAfterCheckDialog,
    RecordAfterRecheckDialog,
)
from permitdesk.faces.window.dialogs.bring_gaps import BringGapsDialog
from permitdesk.faces.window.dialogs.bring_late import BringLateDialog
from permitdesk.faces.window.dialogs.came_out import PrintDialog
from permitdesk.faces.window.dialogs.change_file import ChangeFileDialog
from permitdesk.faces.window.dialogs.correction import CorrectionDialog
from permitdesk.faces.window.dialogs.decline import DeclineDialog
from permitdesk.faces.window.dialogs.deliver import ArchiveDialog, DeliverDialog
from permitdesk.faces.window.dialogs.deny import DenyDialog
from permitdesk.faces.window.dialogs.grant import FilingDialog, GrantDialog
from permitdesk.faces.window.dialogs.look_through import LookThroughDialog
from permitdesk.faces.window.dialogs.plan_site_check import PlanSiteCheckDialog
from permitdesk.faces.window.dialogs.remark import RemarkDialog
from permitdesk.faces.window.dialogs.review import ReviewDialog
from permitdesk.faces.window.dialogs.sign_commitment import SignCommitmentDialog
from permitdesk.faces.window.dialogs.site_check import RecordRecheckDialog, RecordSiteCheckDialog

DIALOGS: Mapping[type, Callable[[Given], ActionDialog]] = {
    LookThrough: LookThroughDialog,
    AcceptWithGaps: AcceptWithGapsDialog,
    RequestCorrection: CorrectionDialog,
    ChangeFile: ChangeFileDialog,
    Decline: DeclineDialog,
    Remark: RemarkDialog,
    Review: ReviewDialog,
    Grant: GrantDialog,
    Deny: DenyDialog,
    RecordFiling: FilingDialog,
    Print: PrintDialog,
    Deliver: DeliverDialog,
    Archive: ArchiveDialog,
    PlanSiteCheck: PlanSiteCheckDialog,
    RecordSiteCheck: RecordSiteCheckDialog,
    RecordRecheck: RecordRecheckDialog,
    SignCommitment: SignCommitmentDialog,
    PlanAfterCheck: PlanAfterCheckDialog,
    RecordAfterCheck: RecordAfterCheckDialog,
    RecordAfterRecheck: RecordAfterRecheckDialog,
}

OF_AN_ACT: Mapping[ActionType, Callable[[Given], ActionDialog]] = {
    ActionType.BRING_GAPS: BringGapsDialog,
    ActionType.BRING_LATE: BringLateDialog,
}
"""Acts that send what another act sends too, and ask for it in their own way."""


def dialog_for(given: Given) -> ActionDialog:
    """Return the dialog of an act: a table-driven one, else as what is sent with it wants."""
    if given.deed.type in OF_AN_ACT:
        return OF_AN_ACT[given.deed.type](given)
    if given.deed.type in SHEETS:
        return facts_dialog(given)
    return DIALOGS[RULES[given.deed.type].sends](given)
