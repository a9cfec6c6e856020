"""The bytes of papers, beside the store (``desk.store.papers`` for ``desk.store``)."""

from typing import ClassVar

from permitdesk.store.hashed_files import HashedFiles


class PaperFiles(HashedFiles):
    """One PDF a paper."""

    FOLDER: ClassVar[str] = "papers"
    ENDING: ClassVar[str] = ".pdf"
    UNWRITABLE: ClassVar[str] = "paper.unwritable"
    LOST: ClassVar[str] = "paper.kept_lost"
    ALTERED: ClassVar[str] = "paper.kept_altered"
