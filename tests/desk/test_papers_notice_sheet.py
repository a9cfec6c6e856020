"""The 一次性告知单: what is needed and why, what is not and why not, with which papers."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from permitdesk.app.printing import PaperPrinting
from permitdesk.desk.guiding import Guiding
from permitdesk.desk.on_paper.conditions import condition_words
from permitdesk.desk.on_paper.limits import basis_words, cited, is_read
from permitdesk.domain.commitment import SwitchedOn
from permitdesk.domain.condition import Condition, Op
from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.form import Field, FieldType
from permitdesk.domain.law import Source
from permitdesk.domain.paper import Paper, Table
from permitdesk.domain.told import NoticeSheet
from permitdesk.printing.paper_sheet import render_paper
from tests.desk.hall import MORNING, RESTAURANT, Hall, real_catalog, restaurant
from tests.desk.reading_papers import tables, words


def test_each_licence_needed_says_which_answer_wants_it() -> None:
    rows = _table(_sheet("restaurant", RESTAURANT), "单项许可").rows

    because = {row[1]: row[2] for row in rows}
    assert because == {
        "食品经营许可": "本行业必办",
        "公众聚集场所投入使用、营业前消防安全检查":
            "经营场所建筑面积是多少？350㎡（标准：300㎡以上，待核）",
        "城镇污水排入排水管网许可": "污水会排进市政下水道吗？会，自己排",
        "烟草专卖零售许可证核发": "店里打算卖香烟或者电子烟吗？是",
    }  # fmt: skip
    assert [row[0] for row in rows] == ["1", "2", "3", "4"]


def test_each_licence_has_its_office_its_limits_and_whether_somebody_comes_to_look() -> None:
    rows = _table(_sheet("restaurant", RESTAURANT), "单项许可").rows

    assert rows[3][3:] == ("晋城市城区烟草专卖局", "20个工作日*", "8个工作日", "决定前")


def test_what_is_not_needed_says_which_answer_spares_it() -> None:
    text = words(_sheet("restaurant", RESTAURANT))

    assert (
        "公共场所卫生许可（除饭馆、咖啡馆、酒吧、茶座等）、旅馆业特种行业许可（提供过夜住宿吗？否）"
        in text
    )


def test_filings_stand_apart_and_count_on() -> None:
    sheet = _sheet("restaurant", {**RESTAURANT, "ktv": True})

    needed, filings = _table(sheet, "单项许可").rows, _table(sheet, "备案").rows
    assert [row[1] for row in filings] == ["娱乐场所治安备案"]
    assert int(filings[0][0]) == len(needed) + 1
    assert "先后关系：娱乐场所治安备案以娱乐场所经营活动审批为前提" in words(sheet)


def test_each_condition_can_be_ticked_and_none_is_ticked_for_the_applicant() -> None:
    sheet = _sheet("restaurant", RESTAURANT)

    catalog = real_catalog()
    codes = ("food_operation", "fire_check", "drainage", "tobacco_retail")
    for code in codes:
        licence = catalog.licence(code)
        items = "　".join(f"□{item.rstrip('。；')}" for item in licence.conditions)
        assert f"{licence.name}：{items}" in words(sheet)


def test_each_paper_stands_once_with_what_makes_it_easier() -> None:
    sheet = _sheet("restaurant", RESTAURANT)
    rows = _papers(sheet)

    papers = {row[1]: row[2:] for row in rows}
    assert [row[0] for row in rows] == [str(place) for place in range(1, len(rows) + 1)]
    assert len(papers) == len(rows)
    assert papers["营业执照"] == ("复印1", "4项", "免")
    assert papers["主要设施设备目录"] == ("原件1", "1", "容")
    form = "行业综合许可申请表（合并表）"
    assert form not in papers
    assert f"由系统生成，不用准备：{form}" in words(sheet)


def test_a_paper_wanted_only_sometimes_says_when() -> None:
    text = words(_sheet("restaurant", RESTAURANT))

    assert "授权委托书及受委托人身份证明（原件1，1、4，是否委托代理人办理为“是”时交）" in text


def test_a_paper_that_this_very_case_brings_forth_is_not_asked_of_the_applicant() -> None:
    rows = _papers(_sheet("restaurant", {**RESTAURANT, "ktv": True}))

    assert any("案" in row[4] for row in rows)


def test_a_business_that_needs_nothing_is_told_why() -> None:
    sheet = _sheet("meddev_store", {"md2": False, "md3": False, "ad": False})

    text = words(sheet)
    assert "没有需要办理的许可或者备案" in text
    assert "不需要许可或者备案" in text
    assert "依据：医疗器械监督管理条例" in text
    assert "材料清单" not in text
    assert "收费" not in text
    assert "不需要办理：" in text
    assert "合并办理减少了多少" not in text


def test_an_uncertain_reason_for_needing_nothing_is_marked() -> None:
    guided = _sheet("hr_agency", {"agency": False, "dispatch": False})

    assert "依据：人力资源市场暂行条例第十八条第二款（待核）" in words(guided)


def test_what_one_form_saves_is_counted_and_defined_below() -> None:
    sheet = _sheet("restaurant", RESTAURANT)
    choice = Guiding(Hall().desk).choose("restaurant", RESTAURANT)
    counted = Guiding(Hall().desk).savings(choice).figures

    text = words(sheet)

    for way, figures in (
        ("分别办理", [str(figure.apart) for figure in counted]),
        ("合并办理", [str(figure.together) for figure in counted]),
    ):
        fields, materials, copies, visits, days = figures
        assert (
            f"{way}：填写{fields}项，材料{materials}种{copies}份，"
            f"递交和核查{visits}次，承诺期限{days}个工作日。" in text
        )
    assert "口径：按目录计；" in words(sheet)


def test_a_single_licence_has_nothing_to_be_joined_with() -> None:
    alone = {**RESTAURANT, "fire_area": 100, "sewer": "不排入市政管网", "tobacco": False}

    assert "合并办理减少了多少" not in words(_sheet("restaurant", alone))


def test_fees_are_not_said_to_be_free() -> None:
    text = words(_sheet("restaurant", RESTAURANT))

    assert "收费依据和标准以各单项公布的为准" in text
    assert "不收费" not in text


def test_the_sheet_of_a_case_says_the_same_as_the_one_handed_out_that_day() -> None:
    hall = Hall()
    case = hall.received(restaurant())

    ours = hall.papers.of_case(case.number, "notice_sheet")

    assert ours == _sheet("restaurant", RESTAURANT)


def _settled_industries() -> list[str]:
    """List the industries whose thresholds are all set."""
    catalog = real_catalog()
    unset = {key for key, parameter in catalog.parameters.items() if parameter.default is None}
    return [
        code
        for code, industry in sorted(catalog.industries.items())
        if unset.isdisjoint(
            part.param for one in industry.when for part in one.condition.comparisons()
        )
    ]


@pytest.mark.parametrize("industry", _settled_industries())
def test_each_industry_has_a_sheet_for_whoever_says_no_to_everything(industry: str) -> None:
    questions = real_catalog().industry(industry).questions
    plain: dict[FieldType, object] = {
        FieldType.BOOLEAN: False,
        FieldType.DECIMAL: "50",
        FieldType.INTEGER: 1,
    }
    answers = {
        question.id: question.options[-1] if question.options else plain[question.type]
        for question in questions
    }

    assert "{" not in words(_sheet(industry, answers))


@pytest.mark.parametrize(
    ("source", "words_of_it", "read"),
    [
        (Source("食品安全法", "第三十三条、第三十五条", "full_text_checked"),
         "《食品安全法》第三十三条、第三十五条", True),
        (Source("某条例", "第二十三条（有效期五年）；审查时限条号未核", "excerpt_checked"),
         "《某条例》第二十三条", False),
        (Source("某办法（部令第5号）", "全文", "general_knowledge"), "《某办法》（部令第5号）", False),
        (Source("某法", "第七条至第十三条（2022修订）", "full_text_checked"),
         "《某法》第七条至第十三条", True),
        (Source("某法", "第八条第二款、第四条之一第一款第三项", "full_text_checked"),
         "《某法》第八条第二款、第四条之一第一款第三项", True),
    ],
)  # fmt: skip
def test_a_citation_names_law_and_articles_without_the_remarks_of_the_sheet(
    source: Source, words_of_it: str, read: bool
) -> None:
    assert cited(source) == words_of_it
    assert is_read(source) is read


def test_what_nobody_read_is_marked() -> None:
    wording = real_catalog().documents["notice_sheet"]
    sources = (
        Source("甲法", "第一条", "full_text_checked"),
        Source("乙法", "全文", "general_knowledge"),
    )

    assert basis_words(sources, wording) == "《甲法》第一条、《乙法》（待核）"


def test_a_condition_is_said_in_words() -> None:
    area = Condition("area", Op.GTE, 300)
    trade = Condition("trade", Op.IN, ("餐饮", "洗车"))
    both = Condition(all=(area, Condition(negated=trade)))
    fields = {
        "area": Field("area", "面积", FieldType.DECIMAL, unit="㎡"),
        "trade": Field("trade", "行业", FieldType.CHOICE),
    }

    said = condition_words(both, fields, real_catalog().documents["notice_sheet"])

    assert said == "面积在300㎡以上，且不属于“行业为餐饮、洗车之一”"


def test_the_sheet_of_somebody_who_only_asks_bears_the_day_and_no_number() -> None:
    sheet = _sheet("restaurant", RESTAURANT)

    assert "告知日期：2026年3月2日" in words(sheet)
    assert sheet.number == ""


def test_a_sheet_of_an_office_that_names_no_hall_is_refused() -> None:
    catalog = real_catalog()
    hall = Hall(catalog=replace(catalog, office=replace(catalog.office, hall="")))
    choice = Guiding(hall.desk).choose("restaurant", RESTAURANT)

    with pytest.raises(NotAllowed) as refused:
        hall.papers.notice_sheet(choice)

    assert refused.value.facts == {"kind": "一次性告知单", "element": "办理地点"}


def _sheet(industry: str, answers: Mapping[str, object]) -> Paper:
    hall = Hall()
    assert hall.desk.today() == date(2026, 3, 2)
    return hall.papers.notice_sheet(Guiding(hall.desk).choose(industry, answers))


def _papers(paper: Paper) -> list[tuple[str, ...]]:
    """Return the rows of papers, the left column before the right one."""
    rows = _table(paper, "材料名称").rows
    return [row[:5] for row in rows] + [row[5:] for row in rows if row[5]]


def _table(paper: Paper, head: str) -> Table:
    return next(
        table for table in tables(paper) if head in [column.title for column in table.columns]
    )


def _largest(industry: str) -> dict[str, object]:
    """Answer so that as many licences are needed as one answer after the other can bring."""
    catalog = real_catalog()
    asked = catalog.industry(industry).questions
    areas = (0, 30, 100, 200, 300, 500, 1000, 5000)
    choices = {
        item.id: [False, True] if item.type is FieldType.BOOLEAN else list(item.options) or areas
        for item in asked
    }
    answers: dict[str, object] = {key: several[0] for key, several in choices.items()}
    for _ in range(2):
        for key, several in choices.items():
            answers[key] = max(several, key=lambda one: _count(industry, {**answers, key: one}))
    return answers


def _count(industry: str, answers: Mapping[str, object]) -> int:
    return len(Guiding(Hall().desk).choose(industry, answers).bundle)


@pytest.mark.parametrize("industry", _settled_industries())
def test_the_sheet_of_the_largest_bundle_fits_on_two_sides(
    industry: str,
) -> None:
    answers = _largest(industry)
    code = NoticeSheet(
        "NVCDA66N", "晋市审管告〔2026〕12号", industry,
        Guiding(Hall().desk).choose(industry, answers).answers, real_catalog().digest,
        MORNING, "王敏", "3号窗口",
    )  # fmt: skip
    choice = Guiding(Hall().desk).choose(industry, answers)

    pages = PaperPrinting().page_count(render_paper(Hall().papers.notice_sheet(choice, code)))

    assert pages <= 2


def test_the_sheet_says_which_ways_are_open_how_long_and_what_comes_later() -> None:
    text = words(_sheet("restaurant", RESTAURANT))

    assert "第2项当场决定" in text
    assert "可在核查前补交" in text
    assert "准予后20个工作日*内由消防救援机构核查" in text
    assert "一般程序都可以走" in text
    assert "撤销许可、记入信用记录" in text


def test_the_sheet_says_what_the_office_does_not_offer_and_what_is_simply_a_paper() -> None:
    text = words(_sheet("restaurant", RESTAURANT))

    assert "第1项本局未开办告知承诺" in text
    assert "第3项的承诺书、声明是必交材料，不是告知承诺" in text


def test_papers_that_may_come_later_are_named_by_their_numbers_on_the_sheet() -> None:
    sheet = _sheet("restaurant", RESTAURANT)

    counted = {row[1]: row[0] for row in _papers(sheet)}
    later = next(number for name, number in counted.items() if "灭火和应急疏散预案" in name)
    assert f"材料{later}、" in words(sheet)


def test_a_value_that_is_only_our_own_rule_is_marked() -> None:
    catalog = real_catalog()
    flow = catalog.flows["fire_check_commit"]
    plain = Hall(
        catalog=replace(
            catalog, flows={**catalog.flows, flow.code: replace(flow, product_rules=())}
        )
    )
    own = Hall(
        catalog=replace(
            catalog,
            flows={**catalog.flows, flow.code: replace(flow, product_rules=("核查期限为默认",))},
        )
    )

    told = [
        words(hall.papers.notice_sheet(Guiding(hall.desk).choose("restaurant", RESTAURANT)))
        for hall in (plain, own)
    ]

    assert "消防救援机构核查†" not in told[0]
    assert "消防救援机构核查†" in told[1]


def test_a_promise_the_office_switched_on_by_its_own_listing_is_offered() -> None:
    catalog = real_catalog()
    flow = catalog.flows["food_low_risk_commit"]
    listed = replace(flow, switched_on=SwitchedOn("晋城市告知承诺事项目录", date(2026, 1, 5)))
    hall = Hall(catalog=replace(catalog, flows={**catalog.flows, flow.code: listed}))

    text = words(hall.papers.notice_sheet(Guiding(hall.desk).choose("restaurant", RESTAURANT)))

    assert "第1项当场决定" in text
    assert "冷食、生食" in text
    assert "未开办" not in text


def test_an_older_wording_says_nothing_of_the_ways() -> None:
    catalog = real_catalog()
    wording = catalog.documents["notice_sheet"]
    older = replace(
        wording,
        words={key: text for key, text in wording.words.items() if not key.startswith("way_")},
    )
    hall = Hall(catalog=replace(catalog, documents={**catalog.documents, "notice_sheet": older}))

    sheet = hall.papers.notice_sheet(Guiding(hall.desk).choose("restaurant", RESTAURANT))

    assert "告知承诺的：" not in words(sheet)


def test_a_business_that_needs_nothing_hears_of_no_way() -> None:
    hall = Hall()
    choice = Guiding(hall.desk).choose("restaurant", RESTAURANT)
    nothing = replace(choice, needed=(), filings=())

    text = words(hall.papers.notice_sheet(nothing))

    assert "办理方式" not in text
