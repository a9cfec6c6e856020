"""A few kills between a revocation and its composite; ``python -m tests.abuse`` does five hundred."""

import pytest

from tests.abuse.revoking import kill_many

KILLS = 12


# A process forked from one with several threads is warned about from Python 3.12 on; this one has
# nothing to do with the threads of others.
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_a_revocation_and_its_composite_are_both_there_or_neither() -> None:
    done, statements = kill_many(KILLS, seed=1)

    assert 0 <= done <= KILLS
    assert statements > 20
