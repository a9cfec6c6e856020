"""The bytes of attachments, beside the store (``desk.store.attachments`` for ``desk.store``)."""

from typing import ClassVar

from permitdesk.store.hashed_files import HashedFiles


class AttachmentFiles(HashedFiles):
    """One file an attachment; its name says nothing, not even what kind it is."""

    FOLDER: ClassVar[str] = "attachments"
    ENDING: ClassVar[str] = ""
    UNWRITABLE: ClassVar[str] = "attachment.unwritable"
    LOST: ClassVar[str] = "attachment.kept_lost"
    ALTERED: ClassVar[str] = "attachment.kept_altered"
