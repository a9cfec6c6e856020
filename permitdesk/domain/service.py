"""Service of a document (送达): how it reached its receiver, and from which day it counts as served."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from permitdesk.domain.law import Source


class Delivery(StrEnum):
    """How a paper reached its receiver (送达方式)."""

    DIRECT = "direct"
    LEFT = "left"
    ELECTRONIC = "electronic"
    MAIL = "mail"
    ENTRUSTED = "entrusted"
    PUBLIC_NOTICE = "public_notice"


PUBLIC_NOTICE_DAYS = 30
"""After so many days a public notice counts as served (民事诉讼法 95)."""
SERVICE_RULES = Source("民事诉讼法", "第八十七条至第九十五条")


@dataclass(frozen=True)
class Service:
    """One service, as its receipt (送达回证) has it.

    Attributes:
        receiver: Who signed for it; whoever refused, where it was left.
        day: Day of signing, of arrival in the receiver's system, or of the public notice; today
            where nobody says otherwise.
        place: Where.
        server: Who handed it over; the person at the desk where nobody says otherwise.
        relation: What somebody who received it for the addressee is to him (代收人).
        refusal: Why it was refused and left (留置).
        witnesses: Who saw that; a record of pictures may stand instead.
        consent: For electronic service: the record of the receiver's consent (民事诉讼法 90).
    """

    receiver: str
    method: Delivery = Delivery.DIRECT
    day: date | None = None
    place: str = ""
    server: str = ""
    relation: str = ""
    refusal: str = ""
    witnesses: tuple[str, ...] = ()
    consent: str = ""


def served_on(service: Service) -> date:
    """Return the day a document counts as served: 30 days after a public notice, else its day."""
    assert service.day is not None, "the desk fills the day in"
    if service.method is Delivery.PUBLIC_NOTICE:
        return service.day + timedelta(days=PUBLIC_NOTICE_DAYS)
    return service.day


def missing_in_service(service: Service) -> str | None:
    """Return the message key of what a service lacks; None when it is complete."""
    if not service.receiver:
        return "delivery.receiver"
    return next(
        (key for key, lacks in _LACKS.get(service.method, {}).items() if lacks(service)), None
    )


_LACKS: Mapping[Delivery, Mapping[str, Callable[[Service], bool]]] = {
    Delivery.LEFT: {
        "delivery.refusal": lambda service: not service.refusal,
        "delivery.witness": lambda service: not service.witnesses,
    },
    Delivery.ELECTRONIC: {"delivery.consent": lambda service: not service.consent},
}
