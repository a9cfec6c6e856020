"""What a service must say, refused as its articles want."""

from collections.abc import Callable
from typing import Any

from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.service import SERVICE_RULES, Service, missing_in_service
from permitdesk.domain.state import Action, State, day_of

Check = Callable[[Any, State, Action], NotAllowed | None]
"""Returns why facts may not be kept; None for good ones."""


def served(service: Service | None) -> NotAllowed | None:
    """Return what a service lacks; None for a complete one, and for none."""
    found = missing_in_service(service) if service is not None else None
    return NotAllowed(found, SERVICE_RULES) if found else None


def notice_served(service: Service | None, action: Action) -> NotAllowed | None:
    """Return what the service of a notice lacks; with its act it is served on the act's own day."""
    if service is not None and service.day is not None and service.day < day_of(action):
        return NotAllowed("serve.before_drawn_up", SERVICE_RULES, day=day_of(action))
    return not_yet(service, action) or served(service)


def not_yet(service: Service | None, action: Action) -> NotAllowed | None:
    """Refuse a service that is still to come: nobody knows yet whether it happens."""
    if service is not None and service.day is not None and service.day > day_of(action):
        return NotAllowed("serve.not_yet", SERVICE_RULES, day=service.day)
    return None
