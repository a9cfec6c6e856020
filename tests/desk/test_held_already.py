"""Somebody applies for what he holds: he is told of it, and may mean a change or a renewal."""

from dataclasses import replace

from permitdesk.desk.held_already import held_already, held_words
from permitdesk.domain.application import Application, ApplicationFile, look_at
from permitdesk.domain.facts import Grant, Remark
from permitdesk.domain.permit_acts import Recall, RecallGround
from permitdesk.domain.state import ActionType
from tests.desk.hall import FOOD, TOBACCO, Hall, restaurant, with_answers
from tests.desk.ways import reviewer


def application(hall: Hall, file: ApplicationFile) -> Application:
    return look_at(hall.catalog, file, hall.desk.checking()).application


def holding_all(hall: Hall) -> ApplicationFile:
    case = hall.checked()
    for licence in case.state.open_parts:
        case = hall.decided(Grant(), licence, case)
    hall.do(case, ActionType.ISSUE, Remark())
    return restaurant()


def test_who_holds_it_at_the_place_is_told_of_each_permit() -> None:
    hall = Hall()
    file = holding_all(hall)

    held = held_already(hall.desk, hall.catalog, application(hall, file))

    assert {permit.licence for permit in held} >= {FOOD, TOBACCO}
    food = next(permit for permit in held if permit.licence == FOOD)
    assert food.number in held_words(food)


def test_what_was_recalled_is_not_held_any_more() -> None:
    hall = Hall()
    file = holding_all(hall)
    case = next(iter(hall.store.cases.values()))
    gone = Recall(RecallGround.LAW_CHANGED, "规章废止", "国令第1号", "无损失")
    hall.do(case, ActionType.RECALL, gone, FOOD, reviewer(case, FOOD))

    held = held_already(hall.desk, hall.catalog, application(hall, file))

    assert FOOD not in {permit.licence for permit in held}


def test_another_shop_of_the_same_holder_is_another_place() -> None:
    hall = Hall()
    file = holding_all(hall)
    address = {**file.answers["premises_address"], "detail": "另一条街9号"}

    held = held_already(
        hall.desk, hall.catalog, application(hall, with_answers(file, premises_address=address))
    )

    assert held == ()


def test_a_change_and_a_first_application_are_told_nothing() -> None:
    hall = Hall()
    first = application(hall, restaurant())
    assert held_already(hall.desk, hall.catalog, first) == ()

    file = holding_all(hall)
    change = replace(application(hall, file), changes="城审管证〔2026〕0001号")

    assert held_already(hall.desk, hall.catalog, change) == ()
