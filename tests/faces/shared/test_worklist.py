"""The worklist comes page by page, by key, and shows each case once."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from permitdesk.desk.overseeing import Overseeing
from permitdesk.desk.passing import Passing
from permitdesk.domain.clock import Light
from permitdesk.domain.worklist import Filter
from permitdesk.faces.shared.rows_model import LIGHT_ROLE, TONE_ROLE
from permitdesk.faces.shared.worklist import WorklistModel, worklist_columns
from tests.desk.hall import Hall

NOWHERE = QModelIndex()


@pytest.fixture
def hall() -> Hall:
    made = Hall()
    for _ in range(7):
        made.received()
    return made


def model_of(hall: Hall) -> WorklistModel:
    overseeing = Overseeing(hall.desk)
    model = WorklistModel(worklist_columns(overseeing, hall.desk.today()))
    model.more_wanted.connect(lambda after: model.add_page(overseeing.worklist(Filter(), after, 3)))
    model.show_page(overseeing.worklist(Filter(), "", 3))
    return model


def test_the_model_keeps_qts_rules(hall: Hall, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model_of(hall), force_py=True)  # type: ignore[no-untyped-call]


def test_scrolling_down_brings_every_case_once(hall: Hall) -> None:
    model = model_of(hall)

    while model.canFetchMore(NOWHERE):
        model.fetchMore(NOWHERE)

    assert [row.number for row in model.rows] == sorted(hall.store.rows)


def test_the_next_page_is_asked_for_once_while_it_is_on_its_way(hall: Hall) -> None:
    overseeing = Overseeing(hall.desk)
    model = WorklistModel(worklist_columns(overseeing, hall.desk.today()))
    asked: list[str] = []
    model.more_wanted.connect(asked.append)
    model.show_page(overseeing.worklist(Filter(), "", 3))

    model.fetchMore(NOWHERE)
    model.fetchMore(NOWHERE)

    assert len(asked) == 1


def test_a_case_past_its_day_shows_red_and_how_late_it_is(hall: Hall) -> None:
    hall.moment += timedelta(days=14)
    model = model_of(hall)
    titles = [column.title for column in model.columns]

    light = model.data(model.index(0, titles.index("column.light")), LIGHT_ROLE)
    left = model.data(model.index(0, titles.index("column.left")), Qt.ItemDataRole.DisplayRole)

    assert Light(light) is Light.RED
    assert int(left) < 0


def test_a_row_says_in_words_what_is_to_be_seen_at_a_glance(hall: Hall) -> None:
    hall.moment += timedelta(days=14)
    Passing(hall.desk).over(next(iter(hall.store.rows)))
    model = model_of(hall)
    marks = [column.title for column in model.columns].index("column.marks")

    said = model.data(model.index(0, marks), Qt.ItemDataRole.DisplayRole)

    assert "视为受理" in said
    assert model.data(model.index(0, marks), TONE_ROLE) == "late"
