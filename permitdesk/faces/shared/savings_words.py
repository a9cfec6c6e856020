"""What one form saves, in one quiet line, with what each figure means."""

from dataclasses import dataclass

from permitdesk.domain.savings import Savings
from permitdesk.text import tr

SHOWN = ("fields", "materials", "visits")


@dataclass(frozen=True)
class SavingsWords:
    """The line, and below it or as its tool tip what is counted how, a sentence a line."""

    line: str
    definition: str


def savings_words(savings: Savings) -> SavingsWords | None:
    """Say what a bundle saves; figures that save nothing are left out, None where all are."""
    figures = [figure for figure in map(savings.figure, SHOWN) if figure.saved > 0]
    if not figures:
        return None
    told = (
        tr(f"saved.{item.what}", apart=item.apart, together=item.together, saved=item.saved)
        for item in figures
    )
    line = tr("saved.line", figures=tr("saved.join").join(told))
    return SavingsWords(line, "\n".join(tr(item.definition) for item in figures))
