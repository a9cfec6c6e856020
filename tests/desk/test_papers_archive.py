"""The papers of a volume: its contents in their order, its cover with the note on its state."""

from datetime import UTC, datetime
from itertools import pairwise

from permitdesk.desk.on_paper.archive import ORDER
from permitdesk.desk.on_paper.kinds import KINDS
from permitdesk.domain.facts import Archive
from permitdesk.domain.kept import CameOut, Sheet
from permitdesk.domain.state import ActionType
from tests.desk import ways
from tests.desk.hall import ELSEWHERE, Hall
from tests.desk.reading_papers import tables, words


def test_every_kind_has_its_place_in_a_volume() -> None:
    placed = [kind for kinds in ORDER for kind in kinds]

    assert len(placed) == len(set(placed))
    assert {kind for kind, how in KINDS.items() if not how.lists} <= set(placed)


def test_the_contents_list_each_thing_once_and_in_order() -> None:
    hall = Hall()
    case = ways.archived(hall)

    rows = tables(hall.papers.of_case(case.number, "archive_index"))[0].rows

    titles = [row[3] for row in rows]
    assert [row[0] for row in rows] == [str(no) for no in range(1, len(rows) + 1)]
    order = (
        "准予行政许可决定书（食品经营许可）", "不予行政许可决定书（烟草专卖零售许可证核发）",
        "行业综合许可证（副本）", "送达回证", "行业综合许可申请表", "收件凭证", "一次性告知单",
        "受理通知书", "营业执照（复印件）", "现场核查记录表", "审查审批流转单",
    )  # fmt: skip
    places = [titles.index(_full(title, titles)) for title in order]
    assert all(earlier < later for earlier, later in pairwise(places))


def test_only_what_exists_is_listed() -> None:
    hall = Hall()
    case = hall.declined(ELSEWHERE)
    case = hall.do(case, ActionType.ARCHIVE, Archive(9, "10年"))

    titles = " ".join(
        row[3] for row in tables(hall.papers.of_case(case.number, "archive_index"))[0].rows
    )

    assert "不予受理通知书" in titles
    assert "决定书" not in titles
    assert "听证" not in titles
    assert "卷内目录" not in titles


def test_papers_of_the_applicant_are_his_with_their_pages() -> None:
    hall = Hall()
    case = ways.archived(hall)
    first = case.application.materials[0]

    rows = tables(hall.papers.of_case(case.number, "archive_index"))[0].rows

    mine = [row for row in rows if row[2] == "申请人" and row[5]]
    assert len(mine) == len(case.application.materials)
    assert str(first.pages) in {row[5] for row in mine}


def test_a_decision_is_the_authorities_that_made_it() -> None:
    hall = Hall()
    case = ways.archived(hall)

    rows = tables(hall.papers.of_case(case.number, "archive_index"))[0].rows

    denial = next(row for row in rows if row[3].startswith("不予行政许可决定书"))
    assert denial[1:3] == ("城烟不准〔2026〕1号", "晋城市城区烟草专卖局")


def test_a_delivery_receipt_is_listed_with_what_it_handed_over() -> None:
    hall = Hall()
    case = ways.delivered_after_denial_was_served(hall)
    case = hall.do(case, ActionType.ARCHIVE, Archive(46, "30年"))

    rows = tables(hall.papers.of_case(case.number, "archive_index"))[0].rows

    receipts = [row[1] for row in rows if row[3] == "送达回证"]
    assert receipts[0] == "城烟不准〔2026〕1号"
    assert "城烟不准〔2026〕1号" not in receipts[1]
    assert "城消准〔2026〕1号" in receipts[1]


def test_what_came_out_is_listed_with_the_digest_of_its_bytes() -> None:
    hall = Hall()
    case = ways.delivered(hall)
    sheet = Sheet(case.number, "receipt", "", 0, "城审管收〔2026〕1号", "receipt")
    hall.store.keep_paper(sheet, b"%PDF", hall.moment, "王敏")
    hall.store.came_out(sheet, CameOut(datetime(2026, 3, 2, tzinfo=UTC), "王敏", "3号窗口", 1))
    case = hall.do(case, ActionType.ARCHIVE, Archive(46, "30年"))

    rows = tables(hall.papers.of_case(case.number, "archive_index"))[0].rows
    cover = words(hall.papers.of_case(case.number, "archive_cover"))

    (digest,) = [row[6] for row in rows if row[6]]
    assert hall.store.papers[sheet].sha256.startswith(digest)
    assert "其中1件存有打印时的电子文件" in cover


def test_the_cover_names_the_volume_and_how_long_it_is_kept() -> None:
    hall = Hall()
    case = ways.archived(hall)

    paper = hall.papers.of_case(case.number, "archive_cover")

    text = words(paper)
    assert paper.number == "2026-YYYZ-0001"
    assert "“饭店”行业综合许可案卷（2026年）" in text
    assert "保管期限 30年" in text
    assert "页数 46页" in text
    assert "由王敏（3号窗口）立卷" in text


def test_a_volume_whose_retention_nobody_named_says_who_will() -> None:
    hall = Hall()
    case = hall.do(ways.delivered(hall), ActionType.ARCHIVE, Archive())

    text = words(hall.papers.of_case(case.number, "archive_cover"))

    assert "待档案部门按归档范围表确定" in text
    assert "页数" not in text


def test_papers_that_came_with_a_supplement_stand_with_the_notice_that_asked() -> None:
    hall = Hall()
    case = ways.corrected_and_archived(hall)

    titles = [row[3] for row in tables(hall.papers.of_case(case.number, "archive_index"))[0].rows]

    assert titles.index("经营场所使用证明（不动产权证书或租赁合同）（原件）") < titles.index(
        "受理通知书"
    )
    assert titles.index("补正材料一次告知书") < titles.index("受理通知书")


def _full(beginning: str, titles: list[str]) -> str:
    return next(title for title in titles if title.startswith(beginning))
