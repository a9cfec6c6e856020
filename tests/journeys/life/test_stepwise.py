"""A composite taken stepwise, and a second case of the same holder that joins it.

Worked out by hand. A cinema: fire and food are granted on Wednesday 2026-03-04 and issued that day
as composite v1, while film still waits; film is granted and issued on Tuesday 03-10: composite v2.
In April the holder adds tobacco at the same place: granted and issued Tuesday 04-14: composite v3,
same number. Another holder at another place makes a composite of its own.
"""

from tests.journeys.clock.test_deciding import HANDED
from tests.journeys.life.hall import Hall

FIRE, FOOD, FILM, TOBACCO = "fire_check", "food_operation", "film_projection", "tobacco_retail"


def first_step(hall: Hall) -> str:
    """Return a cinema's case with fire and food issued on 03-04, film not decided yet."""
    case = hall.on("2026-03-02").accepted(FIRE, FOOD, FILM)
    hall.checked(case, "2026-03-03")
    hall.on("2026-03-04").grant(case, FIRE)
    hall.grant(case, FOOD)
    hall.act(case, "issue")
    return case


def test_a_cinema_takes_its_composite_stepwise_and_a_second_case_joins(hall: Hall) -> None:
    case = first_step(hall.watch())
    assert hall("show", case)["status"] == "accepted"
    hall.becomes({"fire v1": "valid", "food v1": "valid", "composite v1": "valid"})

    hall.act(case, "print")
    hall.act(case, "deliver", HANDED)
    assert hall("show", case)["status"] == "accepted"

    hall.on("2026-03-10").grant(case, FILM)
    hall.act(case, "issue")
    hall.becomes({
        "fire v1": "valid", "food v1": "valid", "film v1": "valid",
        "composite v1": "replaced 2026-03-10", "composite v2": "valid",
    })  # fmt: skip

    hall.act(case, "print")
    hall.act(case, "deliver", HANDED)
    hall.act(case, "archive", {"pages": 40})
    number = hall.number("composite")
    shared = hall("show", case)["application"]["answers"]["shared"]
    same = {key: shared[key] for key in ("uscc", "applicant_name", "premises_address")}
    second = hall.on("2026-04-13").accepted(TOBACCO, **same)
    hall.checked(second, "2026-04-14")
    hall.grant(second, TOBACCO)
    hall.act(second, "issue")
    hall.becomes({
        "fire v1": "valid", "food v1": "valid", "film v1": "valid", "tobacco v1": "valid",
        "composite v1": "replaced 2026-03-10", "composite v2": "replaced 2026-04-14",
        "composite v3": "valid",
    })  # fmt: skip
    assert hall.number("composite") == number
    assert ("carry_on", "") in hall.done(case)
    holding = hall.show("composite")["holding"]
    assert holding["key"] == case
    assert len(holding["members"]) == len(holding["composite"]["members"]) == 4

    damaged = {"reason": "damaged", "applicant": "李建国"}
    hall.on("2026-05-12").act(case, "reissue", damaged, FILM)  # archived, and its permit lives on
    truth = hall.truths()
    assert (truth["film v1"], truth["film v2"]) == ("replaced 2026-05-12", "valid")
    assert (truth["composite v3"], truth["composite v4"]) == ("replaced 2026-05-12", "valid")


def test_what_ends_in_the_first_case_moves_the_composite_of_the_second(hall: Hall) -> None:
    case = first_step(hall.watch())
    hall.becomes({"fire v1": "valid", "food v1": "valid", "composite v1": "valid"})
    hall.on("2026-03-10").grant(case, FILM)
    hall.act(case, "issue")
    hall.becomes(
        {"film v1": "valid", "composite v1": "replaced 2026-03-10", "composite v2": "valid"}
    )
    shared = hall("show", case)["application"]["answers"]["shared"]
    same = {key: shared[key] for key in ("uscc", "applicant_name", "premises_address")}
    second = hall.on("2026-04-13").accepted(TOBACCO, **same)
    hall.checked(second, "2026-04-14")
    hall.grant(second, TOBACCO)
    hall.act(second, "issue")
    hall.becomes(
        {"tobacco v1": "valid", "composite v2": "replaced 2026-04-14", "composite v3": "valid"}
    )
    given_up = {"ground": "other", "facts": "申请注销", "source": "行政许可法第七十条第六项"}
    hall.on("2026-05-12").act(case, "cancel", given_up, FILM)

    gone = ", film cancelled 2026-05-12"
    hall.becomes({
        "film v1": "cancelled 2026-05-12",
        "composite v2": "replaced 2026-04-14" + gone,
        "composite v3": "replaced 2026-05-12" + gone, "composite v4": "valid",
    })  # fmt: skip
    assert ("carry_on", "") in hall.done(second)


def test_another_holder_has_a_composite_of_its_own(hall: Hall) -> None:
    case = first_step(hall)
    premises = hall("show", case)["application"]["answers"]["shared"]["premises_address"]
    moved = {**premises, "detail": premises["detail"] + "二层"}
    other = hall.on("2026-04-13").accepted(FOOD, TOBACCO, premises_address=moved)
    hall.checked(other, "2026-04-14")
    hall.grant(other, FOOD)
    hall.grant(other, TOBACCO)
    hall.act(other, "issue")

    whole = hall("show", other)["issued"]["composite"]
    assert whole["number"] != hall("show", case)["issued"]["composite"]["number"]
    assert whole["version"] == 1
