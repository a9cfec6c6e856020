"""How far a case is, as an applicant reads it: plain words, the last days, and where to go."""

import re
from collections.abc import Callable, Iterator

import pytest

from permitdesk.desk.overseeing import Overseeing
from permitdesk.desk.progress import Progress
from permitdesk.desk.sampling import visits
from permitdesk.domain.case import Case
from permitdesk.faces.kiosk.progress_words import notes, parts, standing, things_to_do
from permitdesk.text import LANGUAGES, use_language
from tests.desk import ways
from tests.desk.hall import CLERK, Hall
from tests.desk.ways import BY_HAND, LONGER, days_later

KEY = re.compile(r"[a-z_]+\.[a-z_.]+[a-z_]|[{}]")


@pytest.fixture(autouse=True)
def chinese_again() -> Iterator[None]:
    yield
    use_language(LANGUAGES[0])


def progress(hall: Hall, case: Case) -> Progress:
    phone = str(case.application.answers.shared["legal_person_phone"])
    return Overseeing(hall.desk).progress(case.number, phone[-4:])


def told(shown: Progress) -> str:
    paragraphs = (*things_to_do(shown), *parts(shown))
    lines = (line for one in paragraphs for line in (one.head, *one.lines))
    return "\n".join((standing(shown), *lines, *notes(shown)))


def planned(hall: Hall) -> Case:
    case = hall.accepted()
    day = hall.calendar.nth_after(hall.desk.today(), 1)
    return hall.acting.do(case.number, visits.check_planned(case, CLERK, day))


def to_be_put_right(hall: Hall) -> Case:
    case = planned(hall)
    days_later(hall, 1)
    point = case.state.site.points[0].key
    hall.acting.do(case.number, visits.check_recorded(case, (point,)))
    return hall.acting.do(case.number, visits.defects_ordered(CLERK, "李建国"))


def long_corrected(hall: Hall) -> Case:
    case = hall.correcting()
    days_later(hall, 30)
    return case


EVERY = (
    *ways.WAYS, planned, to_be_put_right, long_corrected, Hall.received, Hall.correcting,
    lambda hall: ways.paused(hall, BY_HAND), ways.all_decided, ways.all_withdrawn,
)  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("way", EVERY)
def test_whatever_happened_it_can_be_said(way: Callable[[Hall], Case], language: str) -> None:
    hall = Hall()
    shown = progress(hall, way(hall))

    use_language(language)

    assert not KEY.findall(told(shown))


def test_a_correction_sends_him_to_the_window() -> None:
    hall = Hall()

    words = told(progress(hall, hall.correcting()))

    assert "请您补正材料，最迟2026年3月16日（周一）" in words
    assert "补正只在窗口收" in words


def test_acceptance_by_silence_is_told_with_its_article() -> None:
    hall = Hall()

    words = standing(progress(hall, ways.deemed(hall)))

    assert "从2026年3月2日（周一）起视为受理（行政许可法第三十二条）" in words


def test_why_the_time_stands_still_is_told() -> None:
    hall = Hall()

    words = told(progress(hall, ways.paused(hall, BY_HAND)))

    assert "2026年3月2日（周一）起暂停计时：检测，大约要 8 个工作日" in words


def test_an_extension_is_told_with_days_and_reason() -> None:
    hall = Hall()

    words = told(progress(hall, ways.extended(hall)))

    assert f"审批时间延长了 5 个工作日：{LONGER.reason}" in words
    assert "最迟2026年3月23日（周一）要有结果" in words


def test_when_a_day_is_not_certain_it_is_explained_and_only_then() -> None:
    hall, later = Hall(), Hall()
    days_later(later, 300)

    certain = told(progress(hall, hall.accepted()))
    open_ = told(progress(later, later.received()))

    assert "待定" not in certain
    assert "2027年1月4日（周一）（待定）" in open_
    assert "放假安排国家还没有公布" in open_


def test_what_is_late_is_not_hidden() -> None:
    hall = Hall()
    shown = progress(hall, ways.overdue(hall))

    assert all(one.late for one in parts(shown))
    assert "已经记录为超期" in told(shown)


def test_a_case_that_is_over_asks_for_nothing_more() -> None:
    hall = Hall()
    shown = progress(hall, ways.archived(hall))

    assert things_to_do(shown) == ()
    assert notes(shown) == ()


def test_promised_papers_are_asked_for_by_name_with_their_last_day_and_what_follows() -> None:
    hall = Hall()

    words = told(progress(hall, ways.deferred(hall)))

    assert "请最迟2026年3月9日（周一）交来" in words
    assert "从业人员健康证明" in words
    assert "会终止办理，可以重新申请" in words
