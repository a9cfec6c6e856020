"""Which acts one table-driven dialog takes, in every face that offers them."""

from collections.abc import Mapping
from typing import Any

from permitdesk.domain.state import ActionType
from permitdesk.faces.shared.dialogs.base import Given
from permitdesk.faces.shared.dialogs.clock_sheets import CLOCK_SHEETS
from permitdesk.faces.shared.dialogs.credit_sheets import CREDIT_SHEETS
from permitdesk.faces.shared.dialogs.facts_dialog import FactsDialog, Sheet
from permitdesk.faces.shared.dialogs.follow_up_sheets import FOLLOW_UP_SHEETS
from permitdesk.faces.shared.dialogs.hearing_sheets import HEARING_SHEETS
from permitdesk.faces.shared.dialogs.paper_sheets import PAPER_SHEETS
from permitdesk.faces.shared.dialogs.permit_sheets import PERMIT_SHEETS
from permitdesk.faces.shared.dialogs.promise_sheets import PROMISE_SHEETS
from permitdesk.faces.shared.dialogs.site_sheets import SITE_SHEETS

SHEETS: Mapping[ActionType, Sheet] = {
    **CLOCK_SHEETS,
    **SITE_SHEETS,
    **HEARING_SHEETS,
    **PAPER_SHEETS,
    **PROMISE_SHEETS,
    **FOLLOW_UP_SHEETS,
    **PERMIT_SHEETS,
    **CREDIT_SHEETS,
}


def facts_dialog(given: Given, **proposed: Any) -> FactsDialog:
    """Return the dialog of an act that stands in the table.

    Args:
        given: What is to be done, to which case, by whom.
        proposed: Facts that are known already: ``number="…"`` for a sheet that was spoiled.
    """
    return FactsDialog(given, SHEETS[given.deed.type], proposed)
