"""Reading a foreign file from the disk: a plain file, of limited size."""

from pathlib import Path

from permitdesk.domain.attachment import label_of
from permitdesk.domain.errors import NotAllowed
from permitdesk.intake.limits import LARGEST_FILE


def read_foreign(path: Path) -> bytes:
    """Return a file's bytes; never more than one above the limit.

    Raises:
        NotAllowed: ``attachment.no_file``, ``attachment.too_large``.
    """
    try:
        if not path.is_file():  # a device would be read without end
            raise NotAllowed("attachment.no_file", file=label_of(path.name))
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as error:
        raise NotAllowed("attachment.no_file", file=label_of(path.name)) from error
    if len(data) > LARGEST_FILE:
        raise NotAllowed("attachment.too_large", most=LARGEST_FILE // 1_000_000)
    return data
