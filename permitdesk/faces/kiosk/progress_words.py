"""How far a case is, in words for people who read no law: what to do, until when, why it waits."""

from collections.abc import Iterator
from dataclasses import dataclass

from permitdesk.desk.progress import Longer, PartProgress, Paused, Progress
from permitdesk.desk.to_do import Task, ToDo
from permitdesk.domain.clock import DueDay
from permitdesk.domain.state import PartStatus, Status
from permitdesk.faces.shared.messages import word
from permitdesk.text import long_day, tr

_GOES_ON = (Status.RECEIVED, Status.CORRECTING, Status.ACCEPTED)


@dataclass(frozen=True)
class Paragraph:
    """A head with its lines.

    Attributes:
        late: It tells of something that should not have been.
    """

    head: str
    lines: tuple[str, ...]
    late: bool = False


def standing(progress: Progress) -> str:
    """Say in a sentence or two where the whole case stands."""
    due, status = progress.due, progress.status
    if status is Status.ACCEPTED and progress.deemed_on is not None:
        return tr("kiosk.stage.deemed", day=progress.deemed_on)
    words = tr(f"kiosk.stage.{status.value}")
    if due is None:
        return words
    if status is Status.RECEIVED:
        return words + tr("kiosk.stage.told_by", due=_day(due))
    return words + tr("kiosk.stage.handed_over_by", due=_day(due))


def things_to_do(progress: Progress) -> tuple[Paragraph, ...]:
    """Say what the applicant has to do, or may, a paragraph each."""
    return tuple(_to_do(item) for item in progress.to_do)


def parts(progress: Progress) -> tuple[Paragraph, ...]:
    """Say how far each licence is."""
    return tuple(
        Paragraph(part.name, tuple(_part(progress, part)), part.is_late) for part in progress.parts
    )


def notes(progress: Progress) -> tuple[str, ...]:
    """Say what holds for the whole case: a longer time, what 待定 means, what this machine cannot."""
    found = []
    if progress.longer is not None:
        found.append(_longer("kiosk.longer.joint", progress.longer))
    if progress.provisional:
        found.append(tr("kiosk.progress.provisional"))
    if progress.status in _GOES_ON:
        found.append(tr("kiosk.progress.only_look"))
    return tuple(found)


def _to_do(item: ToDo) -> Paragraph:
    key = f"kiosk.todo.{item.task.value}"
    facts = {
        "due": _day(item.day) if item.day else "",
        "time": item.time,
        "count": len(item.items),
    }
    head = tr(f"{key}.past" if item.is_past else key, **facts)
    lines = [tr("kiosk.todo.about", licences=item.licences)] if item.licences else []
    if item.place:
        lines.append(tr("kiosk.todo.place", place=item.place))
    if item.task is Task.BE_CHECKED:
        lines += [tr("kiosk.todo.have_ready", items=item.items)] if item.items else []
    else:
        lines += [
            tr("kiosk.todo.item", place=place, item=words)
            for place, words in enumerate(item.items, 1)
        ]
    return Paragraph(head, (*lines, tr(f"{key}.how")), item.is_past)


def _part(progress: Progress, part: PartProgress) -> Iterator[str]:
    if part.waits_for:
        yield tr("kiosk.part.waits_for", licences=part.waits_for)
    else:
        yield tr(f"kiosk.part.{part.status.value}")
    if part.paused is not None:
        yield _paused(part.paused)
    if part.longer is not None and part.status.is_open:
        yield _longer("kiosk.longer.licence", part.longer)
    if part.is_late:
        yield tr("kiosk.part.late")
    elif part.status in (PartStatus.IN_REVIEW, PartStatus.REVIEWED):
        yield from _until(progress, part)


def _until(progress: Progress, part: PartProgress) -> Iterator[str]:
    if part.promise_missed:
        yield tr("kiosk.part.promise_missed")
    if part.due is not None and progress.status is Status.ACCEPTED:
        key = "kiosk.part.promised" if part.is_promise else "kiosk.part.by_law"
        yield tr(key, due=_day(part.due))


def _paused(paused: Paused) -> str:
    facts = {"day": paused.since, "kind": word(paused.kind), "document": paused.document}
    if paused.days is None:
        return tr("kiosk.part.paused", **facts)
    return tr("kiosk.part.paused_for", days=paused.days, **facts)


def _longer(key: str, longer: Longer) -> str:
    extended = longer.extended
    length = tr(f"kiosk.limit.{extended.unit.value}", count=extended.days)
    return tr(key, length=length, reason=longer.reason, document=extended.document)


def _day(due: DueDay) -> str:
    words = long_day(due.day)
    return tr("due.provisional", day=words) if due.provisional else words
