"""Which dialog takes what an act sends."""

from collections.abc import Callable, Mapping

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
from permitdesk.domain.procedure import RULES
from permitdesk.faces.window.dialogs.base import ActionDialog, Given
from permitdesk.faces.window.dialogs.came_out import PrintDialog
from permitdesk.faces.window.dialogs.change_file import ChangeFileDialog
from permitdesk.faces.window.dialogs.correction import CorrectionDialog
from permitdesk.faces.window.dialogs.decline import DeclineDialog
from permitdesk.faces.window.dialogs.deliver import ArchiveDialog, DeliverDialog
from permitdesk.faces.window.dialogs.deny import DenyDialog
from permitdesk.faces.window.dialogs.grant import FilingDialog, GrantDialog
from permitdesk.faces.window.dialogs.look_through import LookThroughDialog
from permitdesk.faces.window.dialogs.remark import RemarkDialog
from permitdesk.faces.window.dialogs.review import ReviewDialog

DIALOGS: Mapping[type, Callable[[Given], ActionDialog]] = {
    LookThrough: LookThroughDialog,
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
}


def dialog_for(given: Given) -> ActionDialog:
    """Return the dialog of an act, as the procedure's table says what is sent with it."""
    return DIALOGS[RULES[given.deed.type].sends](given)
