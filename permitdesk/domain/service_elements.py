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
    """Return what the service of a notice lacks; none is served before the day it is drawn up."""
    if service is not None and service.day is not None and service.day < day_of(action):
        return NotAllowed("serve.before_drawn_up", SERVICE_RULES, day=day_of(action))
    return served(service)
