"""The composite's record: every version a case made, what changed, and by which document."""

from permitdesk.domain.state import ActionType
from tests.desk.hall import Hall
from tests.desk.on_paper.life_ways import changed
from tests.desk.on_paper.lives import kinds_of, lives, paper, turned
from tests.desk.reading_papers import tables, words
from tests.domain.cases import issued

RECORD = "composite_changes"


def test_a_first_version_has_no_record() -> None:
    assert RECORD not in kinds_of(issued())


def test_each_version_has_a_row_with_its_cause_and_its_document() -> None:
    case = lives(ActionType.REISSUE, ActionType.SUSPEND, ActionType.RESUME, ActionType.RESCIND)

    rows = tables(paper(case, RECORD))[0].rows

    assert [row[0] for row in rows] == ["第1版", "第2版", "第2版终止", "第3版", "第3版终止"]
    assert [row[2].rpartition("：")[2] for row in rows] == [
        "首次颁发", "补发", "暂扣", "恢复使用", "吊销",
    ]  # fmt: skip
    assert [row[3].partition("-")[0] for row in rows[1:]] == [
        "reissue_note", "suspension_note", "resumption_note", "rescission_note",
    ]  # fmt: skip
    assert rows[1][4] == "单项许可2项\n备案1项"


def test_the_record_tells_whether_the_composite_lives() -> None:
    living = words(paper(lives(ActionType.REISSUE), RECORD))
    ended = words(paper(lives(ActionType.RESCIND), RECORD))

    assert "现行的是第2版" in living
    assert "综合许可证已经终止" in ended
    assert "现行的是" not in ended


def test_a_composite_made_anew_for_itself_names_no_permit() -> None:
    rows = tables(paper(turned(issued(), ActionType.REISSUE, ""), RECORD))[0].rows

    assert rows[-1][2] == "综合许可证补发"


def test_a_later_case_says_that_earlier_versions_are_recorded_elsewhere() -> None:
    hall = Hall()
    case = changed(hall)

    drawn = hall.papers.of_case(case.number, RECORD)

    assert "第1版及以前由此前的办件颁发" in words(drawn)
    row = tables(drawn)[0].rows[0]
    assert row[0] == "第2版"
    assert row[2].count("变更，换发第2版") == len(case.state.parts)
    assert all(part.numbers["grant_decision"] in row[3] for part in case.state.parts.values())
