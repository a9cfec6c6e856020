"""A desk in a hurry prints too: papers of nothing but bytes, so that the keeping is what is killed."""

import random
from dataclasses import dataclass, replace

from permitdesk.app.house import House
from permitdesk.app.printing import PaperPrinting
from permitdesk.desk.documents import Documents
from permitdesk.domain.paper import Paper
from tests.desk.paperwork import NoBlanks
from tests.houses import CLERK

MOST_BYTES = 400_000


@dataclass(frozen=True)
class BytesOnly(PaperPrinting):
    """Draws a paper as bytes that follow from it, as many as a real one has."""

    def paper(self, paper: Paper) -> bytes:
        chance = random.Random(repr(paper))
        return chance.randbytes(chance.randrange(10_000, MOST_BYTES))


def quick_documents(house: House) -> Documents:
    """Return the documents of a house, drawn in no time."""
    return replace(house.documents, printing=BytesOnly(), blanks=NoBlanks())


def print_something(documents: Documents, key: str, number: str, chance: random.Random) -> None:
    """Let a document of a case come out; say so once it is kept."""
    offered = [item for item in documents.offered(number) if not item.permit]
    item = chance.choice(offered)
    kept = documents.come_out(number, item.kind, item.licence, item.step, CLERK, key=key)
    print("printed", key, number, kept.sha256, kept.copies, flush=True)
