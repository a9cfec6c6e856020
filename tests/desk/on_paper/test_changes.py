"""Changes and renewals that are granted: old and new side by side, the window, the new term."""

from dataclasses import replace
from datetime import date

from permitdesk.domain.answer import Answers
from permitdesk.domain.application import Application
from permitdesk.domain.facts import Grant
from permitdesk.domain.permit import Validity
from permitdesk.domain.renewal import Renewal
from tests.desk.on_paper.lives import changed, kinds_of, paper, renewed
from tests.desk.reading_papers import tables, words
from tests.domain.cases import FOOD, HOLDER, decided, permit

OLD = replace(
    permit(FOOD), number="食证7", version=2, certificate="食品经营许可证",
    validity=Validity(date(2021, 5, 1), date(2026, 4, 30)),
)  # fmt: skip
SAME_DAYS = Grant(OLD.scope, OLD.validity.first, OLD.validity.until)
LAW = "《行政许可法》第五十条第二款"


def application(**answers: str) -> Application:
    known = {"applicant_name": HOLDER.name, "legal_person_name": HOLDER.legal_person}
    return Application((FOOD,), Answers({**known, **answers}), changes=OLD.number)


def kept_premises(grant: Grant, **answers: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a change at the same place."""
    old = replace(OLD, holder=replace(OLD.holder, premises=""))
    return tables(paper(changed(old, application(**answers), grant), "change_decision"))[0].rows


def test_a_change_shows_old_and_new_of_what_changed_and_of_nothing_else() -> None:
    rows = kept_premises(SAME_DAYS, legal_person_name="李某")

    assert rows == (("法定代表人（负责人）", "王某", "李某"),)


def test_a_change_of_scope_and_name_shows_both() -> None:
    rows = kept_premises(replace(SAME_DAYS, scope="热食类、冷食类"), applicant_name="新渝香火锅")

    assert rows == (
        ("名称", HOLDER.name, "新渝香火锅"),
        ("许可范围", "热食类", "热食类、冷食类"),
    )


def test_a_change_keeps_number_and_days_and_makes_the_next_version() -> None:
    case = changed(OLD, application(legal_person_name="李某"), SAME_DAYS)

    text = words(paper(case, "change_decision"))

    assert "第四十九条的规定，决定准予变更" in text
    assert "有效期限不变，仍为自2021年5月1日起至2026年4月30日止" in text
    assert "编号食证7" in text
    assert "换发第3版" in text
    assert "第2版自换发之日起不再使用" in text


def test_a_change_of_what_stands_on_no_permit_says_so() -> None:
    old = replace(OLD, holder=replace(OLD.holder, premises=""))

    drawn = paper(changed(old, application(), SAME_DAYS), "change_decision")

    assert not tables(drawn)
    assert "证件上登记的内容没有变化" in words(drawn)


def test_a_term_that_somebody_set_anew_is_not_called_unchanged() -> None:
    longer = replace(SAME_DAYS, valid_until=date(2027, 4, 30))

    text = words(paper(changed(OLD, application(), longer), "change_decision"))

    assert "有效期限不变" not in text
    assert "改为自2021年5月1日起至2027年4月30日止" in text


def test_a_renewal_names_the_last_day_the_window_and_the_term_after_it() -> None:
    renews = Renewal(OLD.number, date(2026, 4, 30), True, True, LAW)
    grant = Grant("热食类", date(2026, 5, 1), date(2031, 4, 30))

    text = words(paper(renewed(renews, OLD, grant), "renewal_decision"))

    assert "有效期至2026年4月30日" in text
    assert "于2026年3月2日申请延续，在规定的申请期间" in text
    assert "自2026年5月1日起至2031年4月30日止" in text
    assert "原证件在2026年4月30日及以前继续有效" in text
    assert "编号食证7（不变），换发第3版" in text


def test_a_renewal_of_a_paper_from_before_this_desk_bears_a_new_number() -> None:
    renews = Renewal("旧证21", date(2026, 4, 30), True, True, LAW)
    case = renewed(renews, None, Grant("热食类", date(2026, 5, 1), date(2031, 4, 30)))

    text = words(paper(case, "renewal_decision"))

    assert "证件编号旧证21" in text
    assert f"编号{case.actions[-1].numbers['single_permit']}。" in text
    assert "换发第" not in text


def test_a_late_renewal_is_not_said_to_be_in_time() -> None:
    renews = Renewal(OLD.number, date(2026, 3, 10), False, False, LAW, late="accept")
    case = renewed(renews, OLD, Grant("热食类", date(2026, 3, 11), date(2031, 3, 10)))

    assert "晚于规定的最迟申请日" in words(paper(case, "renewal_decision"))


def test_a_grant_is_one_of_three_documents_never_two() -> None:
    renews = Renewal(OLD.number, date(2026, 4, 30), True, True, LAW)
    grant = Grant("热食类", date(2026, 5, 1), date(2031, 4, 30))
    decisions = {"grant_decision", "change_decision", "renewal_decision"}

    drawn = [
        kinds_of(case) & decisions
        for case in (decided(), changed(OLD, application(), SAME_DAYS), renewed(renews, OLD, grant))
    ]

    assert drawn == [{"grant_decision"}, {"change_decision"}, {"renewal_decision"}]
