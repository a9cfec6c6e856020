import json

import pytest

from permitdesk.catalog.compiled import read, write
from permitdesk.catalog.reader import read_catalog
from permitdesk.codec import Unreadable
from tests.catalog.editing import SMALL


def test_a_compiled_catalogue_is_the_same_catalogue() -> None:
    catalog = read_catalog(SMALL)

    again = read(write(catalog))

    assert again == catalog
    assert list(again.licences) == list(catalog.licences)


def test_what_another_version_of_the_program_wrote_is_refused() -> None:
    written = json.loads(write(read_catalog(SMALL)))
    written["licences"]["tea"]["colour"] = "green"

    with pytest.raises(Unreadable) as refused:
        read(json.dumps(written))

    assert refused.value.faults[0][:2] == (
        ("licences", "tea", "colour"),
        "unexpected_keyword_argument",
    )
