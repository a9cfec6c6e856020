"""What one form saves, as a notice sheet says it: counted there and then, never typed."""

from permitdesk.desk.on_paper.guided import Guided
from permitdesk.domain.savings import savings
from permitdesk.domain.wording import Rows


def saved_rows(guided: Guided) -> Rows:
    """Return two rows, each licence by itself and all in one; none for a single licence."""
    if len(guided.choice.bundle) < 2:  # noqa: PLR2004  one licence has nothing to be joined with
        return []
    figures = savings(guided.catalog, guided.form, guided.answers).figures
    word = guided.wording.word
    return [
        {"way": word("apart"), **{figure.what: str(figure.apart) for figure in figures}},
        {"way": word("together"), **{figure.what: str(figure.together) for figure in figures}},
    ]
