"""What is asked when an inspector steps aside, and when defects are ordered to be put right."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QComboBox

from permitdesk.domain.site_check import Inspector, OrderRectification
from permitdesk.domain.state import ActionType
from permitdesk.faces.shared.dialogs import asked
from permitdesk.faces.shared.dialogs.asked import Asked
from permitdesk.faces.shared.dialogs.base import Given
from permitdesk.faces.shared.dialogs.facts_dialog import Row, Sheet
from permitdesk.faces.shared.dialogs.inspector_box import (
    InspectorBox,
    authorities_of,
    authority_name,
    inspector,
)
from permitdesk.faces.shared.dialogs.service_box import service
from permitdesk.faces.shared.dialogs.usual import service_of
from permitdesk.text import tr

MOST_DAYS = 180


def _planned(given: Given) -> Asked:
    plan = given.view.case.state.site.plan
    catalog = given.view.catalog
    inspectors = plan.inspectors if plan else ()
    return asked.one_of(
        [(f"{who.name}　{authority_name(catalog, who.department)}", who.name) for who in inspectors]
    )


def _replacement(given: Given) -> Asked:
    state = given.view.case.state
    plan = state.site.plan
    licences = plan.licences if plan else ()
    return inspector(InspectorBox(authorities_of(state, given.view.catalog, licences)))


def _same_authority(given: Given, boxes: Mapping[str, Asked]) -> None:
    """Let the replacement come from the authority of whoever steps aside."""
    plan = given.view.case.state.site.plan
    departments = {who.name: who.department for who in plan.inspectors} if plan else {}
    leaving, replacement = boxes["inspector"], boxes["replacement"]

    def follow() -> None:
        named: Inspector = replacement.value()
        department = departments.get(leaving.value(), named.department)
        replacement.show(replace(named, department=department))

    assert isinstance(leaving.widget, QComboBox)
    leaving.widget.currentIndexChanged.connect(follow)
    follow()


def _defects(given: Given) -> Sequence[str]:
    """List what is told: every defect that was found, numbered, with its licences."""
    state = given.view.case.state
    texts = {point.key: point.text for point in state.site.points}
    return tuple(
        tr(
            "rectification.defect",
            place=place,
            point=texts.get(item.point, item.point),
            note=item.note,
            licences=tuple(state.parts[code].part.name for code in item.licences),
        )
        for place, item in enumerate(state.site.defects(), 1)
    )


SITE_SHEETS: Mapping[ActionType, Sheet] = {
    ActionType.RECUSE: Sheet(
        (
            Row("inspector", "recuse.who", _planned),
            Row("reason", "recuse.why", lambda _: asked.line()),
            Row("asked_by", "recuse.asked_by", lambda _: asked.line(tr("recuse.by_applicant"))),
            Row("replacement", "recuse.replacement", _replacement),
        ),
        join=_same_authority,
        width=640,
    ),
    ActionType.ORDER_RECTIFICATION: Sheet(
        (
            Row("days", "rectification.days", lambda _: asked.number(OrderRectification.days, 1, MOST_DAYS)),
            Row("recheck_by", "rectification.recheck_by", lambda _: asked.one_of([
                (tr(f"recheck_by.{way}"), tr(f"recheck_by.{way}")) for way in ("site", "pictures", "video")
            ])),
            Row("service", "", lambda given: service(service_of(given))),
        ),
        _defects,
        width=720,
    ),
}  # fmt: skip
"""What each of these acts asks for."""
