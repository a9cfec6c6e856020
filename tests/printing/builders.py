"""Papers and permits to print, realistic and as bad as they come; all names are invented."""

from dataclasses import replace
from datetime import date

from permitdesk.domain.paper import (
    Block,
    Cell,
    Grid,
    Layout,
    Paper,
    PaperColumn,
    Signature,
    SignHere,
    Steps,
    Style,
    Table,
    Text,
    Ticks,
)
from permitdesk.domain.permit import (
    CompositePermit,
    Holder,
    PermitKind,
    SinglePermit,
    Validity,
)

OFFICE = "晋城市城区行政审批服务管理局"
HOLDER = "晋城市城区青禾饭店有限公司"
CODE = "YZ1:" + "AB3$%*+-./:9Z7K" * 31
RECORD = (
    ("统一社会信用代码", "91140502MA7K3F2Q0Q"),
    ("办件编号", "140502-2026-000128"),
    ("承办窗口", "综合窗口3号　王*　0356-000 0000"),
    ("监督电话", "12345"),
)
SHORT_CODE = "YZD1:140502-2026-000128:9F3A77B21C0D4E5F6A7B8C9D0E1F2A3B"


def acceptance_notice(*, practice: bool = False) -> Paper:
    rows = (
        ("1", "食品经营许可", "10个工作日\n2026年3月4日", "5个工作日\n2026年2月26日", "一般程序"),
        (
            "2",
            "公众聚集场所投入使用、营业前消防安全检查",
            "1个工作日\n2026年2月13日",
            "1个工作日\n2026年2月13日",
            "告知承诺",
        ),
        (
            "3",
            "城镇污水排入排水管网许可",
            "15日\n2026年2月27日",
            "5个工作日\n2026年2月26日",
            "一般程序",
        ),
        (
            "4",
            "烟草专卖零售许可证核发",
            "20个工作日\n2026年3月18日",
            "8个工作日\n2026年3月2日",
            "一般程序",
        ),
    )
    columns = (
        PaperColumn("序号", 11, "center"),
        PaperColumn("单项许可", 57),
        PaperColumn("法定期限及期满日", 31, "center"),
        PaperColumn("承诺期限及期满日", 31, "center"),
        PaperColumn("办理方式", 26, "center"),
    )
    return Paper(
        kind="acceptance_notice",
        title="行政许可申请受理通知书",
        office=OFFICE,
        layout=Layout.NOTICE,
        number="城审管受〔2026〕128号",
        record=RECORD,
        qr=SHORT_CODE,
        sample=True,
        practice=practice,
        blocks=(
            Text(f"{HOLDER}：", Style.FLUSH),
            Text(
                "你单位2026年2月5日提出的“饭店”行业综合许可申请，已于2月12日补正齐全。经审查，申请材料齐全、"
                "符合法定形式，依照《中华人民共和国行政许可法》第三十二条第一款第五项，自2026年2月12日起受理下列事项："
            ),
            Table(columns, rows),
            Text(
                "期限自受理次日起算，调休上班日计入；第3项法定期限从严按自然日计算。联合办理至迟于2026年4月23日"
                "办结。第1、3、4项合并核查。"
            ),
            Signature(OFFICE, date(2026, 2, 12)),
        ),
    )


def correction_notice() -> Paper:
    columns = (
        PaperColumn("序号", 11, "center"),
        PaperColumn("材料名称", 38),
        PaperColumn("存在问题", 37),
        PaperColumn("补正要求和依据", 70),
    )
    rows = (
        (
            "1",
            "经营场所平面布置图",
            "未标明功能分区",
            "补标加工、备餐、清洗消毒分区和设施。\n依据：食品安全法第三十三条第一款",
        ),
        (
            "2",
            "排水管网图纸及说明",
            "缺雨水排放口位置",
            "补绘雨水排放口的位置、口径和去向。\n依据：排水许可管理办法第六条",
        ),
        (
            "3",
            "经营场所使用证明",
            "租赁合同缺签字页",
            "提交完整复印件1份，与原件核对。\n依据：烟草专卖法实施条例第六条",
        ),
        ("4", "申请表建筑面积栏", "前后两处不一致", "已由申请人当场更正并签字，不再提交。"),
    )
    return Paper(
        kind="correction_notice",
        title="补正材料一次告知书",
        office=OFFICE,
        layout=Layout.NOTICE,
        number="城审管补〔2026〕57号",
        record=RECORD,
        qr=SHORT_CODE,
        sample=True,
        blocks=(
            Text(f"{HOLDER}：", Style.FLUSH),
            Text(
                "你单位申请办理“饭店”行业综合许可，我局于2026年2月5日收到申请材料。依照《中华人民共和国行政许可法》"
                "第三十二条第一款第四项，现一次告知需要补正的全部内容："
            ),
            Table(columns, rows),
            Text(
                "请于2026年3月5日前到窗口或者通过网上平台一次补齐。逾期未补齐的，作退件处理，可以随时重新申请。"
            ),
            Text(
                "我局自收到申请材料之日起五日内不告知的，自收到之日起即为受理。同一收件只告知一次。"
            ),
            SignHere(("申请人签收", "签收日期")),
            Signature(OFFICE, date(2026, 2, 6)),
        ),
    )


def denial() -> Paper:
    blocks: list[Block] = [Text("泽州县禾下小馆：", Style.FLUSH)]
    parts = {
        "一、申请情况": [
            (
                "你单位（经营者李*）于2026年3月6日申请食品经营许可（餐饮服务经营者，热食类、冷食类食品制售），材料齐全，"
                "我局于2026年3月9日受理。"
            )
        ],
        "二、审查查明的事实": [
            "2026年3月11日，核查人员张*、赵*到经营场所现场核查，当场出具整改意见书；3月16日复查。经查：",
            "（一）粗加工与备餐共用同一操作台，待加工食品与直接入口食品的流线交叉，经复查仍未改正；",
            "（二）申请冷食类食品制售，未设置专间或者专用操作区，经复查仍未设置。",
            "以上事实有现场核查记录、照片6张和复查记录为证，你单位已签字确认。",
        ],
        "三、不符合的条件和依据": [
            (
                "第（一）项不符合《中华人民共和国食品安全法》第三十三条第一款第四项“具有合理的设备布局和工艺流程，"
                "防止待加工食品与直接入口食品、原料与成品交叉污染”的规定；第（二）项不符合同款第二项关于具有相应的"
                "生产经营设备或者设施的规定。"
            )
        ],
        "四、决定": [
            (
                "依照《中华人民共和国食品安全法》第三十五条第二款、《中华人民共和国行政许可法》第三十八条第二款，"
                "决定不予许可。本决定只涉及食品经营许可，不影响同案其他单项；条件具备后，可以重新申请。"
            )
        ],
        "五、救济途径": [
            (
                "对本决定不服的，可以自知道本决定之日起六十日内向泽州县人民政府申请行政复议，也可以自知道之日起六个月内"
                "依法向有管辖权的人民法院提起行政诉讼。"
            )
        ],
    }
    for heading, texts in parts.items():
        blocks.append(Text(heading, Style.HEADING))
        blocks.extend(Text(text) for text in texts)
    blocks.append(Signature("泽州县行政审批服务管理局", date(2026, 3, 18)))
    return Paper(
        kind="denial",
        title="不予行政许可决定书",
        office="泽州县行政审批服务管理局",
        layout=Layout.NOTICE,
        number="泽审管不许〔2026〕3号",
        record=RECORD,
        qr=SHORT_CODE,
        sample=True,
        blocks=tuple(blocks),
    )


def notice_sheet(*, practice: bool = False) -> Paper:
    licences = Table(
        (
            PaperColumn("序号", 9, "center"),
            PaperColumn("单项许可", 45),
            PaperColumn("办理情形", 19, "center"),
            PaperColumn("实施依据", 39),
            PaperColumn("实施机关", 24, "center"),
            PaperColumn("法定/承诺", 20, "center"),
        ),
        (
            (
                "1",
                "食品经营许可",
                "必办",
                "食品安全法第三十三条、第三十五条",
                "行政审批服务管理局",
                "10工作日\n5工作日",
            ),
            (
                "2",
                "公众聚集场所投入使用、营业前消防安全检查",
                "面积达到当地门槛",
                "消防法第十五条",
                "消防救援机构",
                "1工作日\n1工作日",
            ),
            (
                "3",
                "城镇污水排入排水管网许可",
                "自行排入市政管网",
                "城镇排水与污水处理条例第二十一条",
                "行政审批服务管理局",
                "15日\n5工作日",
            ),
            (
                "4",
                "烟草专卖零售许可证核发",
                "零售卷烟",
                "烟草专卖法第十六条",
                "烟草专卖局",
                "20工作日\n8工作日",
            ),
        ),
    )
    names = (
        "行业综合许可申请表、营业执照、法定代表人（负责人）身份证明、经营场所平面布置图、主要设施设备目录、"
        "食品安全管理制度清单、从业人员健康证明、消防安全告知承诺书、灭火和应急疏散预案、内部排水管网图纸、"
        "排水水质、水量承诺书（代替检测报告）、经营场所使用证明"
    ).split("、")
    materials = Table(
        (
            PaperColumn("序号", 9, "center"),
            PaperColumn("材料名称", 69),
            PaperColumn("形式份数", 19, "center"),
            PaperColumn("用于单项", 18.5, "center"),
            PaperColumn("办理便利", 40.5, "center"),
        ),
        tuple(
            (str(i), name, "原件1份", "全部", "可容缺、可承诺") for i, name in enumerate(names, 1)
        ),
    )
    return Paper(
        kind="notice_sheet",
        title="行业综合许可一次性告知单",
        office=OFFICE,
        layout=Layout.SHEET,
        number=f"城审管告〔2026〕31号　　行业：饭店　　告知对象：{HOLDER}",
        qr=SHORT_CODE,
        sample=True,
        practice=practice,
        blocks=(
            Text(
                "根据你单位导引问答的结果（建筑面积460㎡；自行排水；零售卷烟；无歌舞、住宿、电梯和户外广告），"
                "开办饭店需要办理以下单项："
            ),
            licences,
            Text("一、许可条件（逐条自查，符合的打勾）", Style.HEADING),
            Text("食品经营许可", Style.QUIET),
            Ticks(
                (
                    "经营场所与品种、数量相适应，环境整洁，与有毒有害场所及其他污染源保持规定距离",
                    "有消毒、更衣、盥洗、通风、防蝇、防鼠、洗涤和废水废弃物处理等设施",
                    "有食品安全总监、食品安全员等管理人员和规章制度",
                    (
                        "布局和流程合理，防止待加工食品与直接入口食品交叉污染；现制、冷食、生食、裱花等项目设置专间"
                        "或者专用操作区，并与申请的经营项目一一对应"
                    ),
                ),
                (True, True),
            ),
            Text("消防安全检查", Style.QUIET),
            Ticks(
                (
                    "场所所在建筑依法通过消防验收或者竣工验收消防备案",
                    "消防安全制度、灭火和应急疏散预案已制定",
                )
            ),
            Text("二、材料清单（已合并去重，未列明的不得要求提交）", Style.HEADING),
            materials,
            Text("三、办理流程", Style.HEADING),
            Steps(
                (
                    "窗口收件\n当场",
                    "补正告知\n5日内一次",
                    "受理\n齐全当日",
                    "联合踏勘\n合并一次",
                    "审查决定\n8个工作日内",
                    "发证送达\n10日内",
                )
            ),
            Text("四、其他事项", Style.HEADING),
            Text(
                "不申请的条件项不办理；除以上所列外，不增加许可条件、材料和环节。领取本告知单不等于受理。"
            ),
            SignHere(("告知人", "告知日期", "申请人签收")),
        ),
    )


LONG_NAME = "晋城市城区" + "北石店街道办事处示例社区青禾绿色生态餐饮文化发展" * 3 + "有限责任公司"
RARE = "张䶮𬭊㛃𠅤𫘧𬱖"
MARKUP = '<b>张三 & 李四</b> &lt; <img src="x"/> 面积<500'


def merged_form(*, practice: bool = False, applicant: str = HOLDER) -> Paper:
    return Paper(
        kind="merged_form",
        title="行业综合许可申请表",
        office=OFFICE,
        layout=Layout.FORM,
        number="行业　饭店（6210）　　　办件编号　140502-2026-000128　　　申请日期　2026年2月5日",
        record=RECORD[2:],
        qr=SHORT_CODE,
        sample=True,
        practice=practice,
        blocks=(
            Grid(
                "一、申请事项",
                (
                    (Cell("食品经营许可", "☑ 一般程序　☐ 告知承诺"),),
                    (Cell("公众聚集场所投入使用、营业前消防安全检查", "☐ 一般程序　☑ 告知承诺"),),
                ),
            ),
            Grid(
                "二、共用信息",
                (
                    (Cell("申请人名称", applicant),),
                    (
                        Cell("统一社会信用代码", "91140502MA7K3F2Q0Q"),
                        Cell("主体类型", "有限责任公司"),
                    ),
                    (Cell("住所", "晋城市城区示例街18号一至二层"),),
                    (
                        Cell(
                            "经营场所地址",
                            "晋城市城区示例街道办事处示例社区示例街18号青禾综合楼一层西侧及二层（东至内部通道，"
                            "西至示例巷，含后厨和库房）",
                        ),
                    ),
                    (
                        Cell("法定代表人（负责人）", "王*"),
                        Cell("身份证件号码", "140502********0018"),
                    ),
                    (Cell("联系电话", "138****0000"), Cell("电子邮箱", "", "选填，未填写")),
                    (Cell("建筑面积", "460㎡"), Cell("使用面积", "410㎡", "与消防检查所填一致")),
                    (Cell("场所使用权", "☐ 自有　☑ 租赁　☐ 无偿使用"),),
                    (Cell("从业人数", "18人"), Cell("食品处理区面积", "120㎡")),
                ),
            ),
            Grid(
                "三、食品经营许可",
                (
                    (Cell("主体业态", "☐ 食品销售经营者　☑ 餐饮服务经营者　☐ 集中用餐单位食堂"),),
                    (
                        Cell(
                            "经营项目",
                            "☑ 热食类　☑ 冷食类　☐ 生食类　☑ 自制饮品　☐ 糕点类　☐ 半成品",
                        ),
                    ),
                    (
                        Cell(
                            "食品安全管理人员",
                            "赵*　食品安全总监　考核合格\n张*　食品安全员　　考核合格",
                        ),
                    ),
                ),
            ),
        ),
    )


def single_permit(
    position: int = 1,
    *,
    kind: PermitKind = PermitKind.SINGLE,
    name: str = HOLDER,
    scope: str = "",
    legal_person: str = "王*",
) -> SinglePermit:
    """Return one of a restaurant's permits, by its place."""
    licence, title, number, allows, first, until, note, office = _MEMBERS[
        (position - 1) % len(_MEMBERS)
    ]
    round_ = (position - 1) // len(_MEMBERS)
    return SinglePermit(
        number=f"{number}-{round_}" if round_ else number,
        kind=kind,
        licence=licence,
        name=title,
        certificate=f"{title}证" if kind is PermitKind.SINGLE else "演出场所经营单位备案证明",
        holder=Holder(name, "91140502MA7K3F2Q0Q", legal_person, "晋城市城区示例街18号一至二层"),
        scope=scope or allows,
        validity=Validity(first, until, note),
        authority=office,
        issued_on=first,
        case_number="140502-2026-000128",
        decision_number="城审管许〔2026〕128号",
        on_commitment=position == 2,
    )


def filing_receipt() -> SinglePermit:
    return replace(
        single_permit(1, kind=PermitKind.FILING),
        name="演出场所经营单位备案",
        licence="performance_venue_filing",
        certificate="演出场所经营单位备案证明",
        number="城演备〔2026〕第000号",
        authority="城区文化和旅游局",
        scope="饭店大堂，座位96个",
        validity=Validity(date(2026, 3, 2)),
        decision_number="",
    )


def composite(
    members: int = 4,
    *,
    name: str = HOLDER,
    legal_person: str = "王*",
    filings: int = 1,
    scope: str = "",
    version: int = 1,
    number: str = "晋城综许1405022026000128",
) -> CompositePermit:
    """Return a composite of so many permits."""
    permits = tuple(
        single_permit(place, name=name, legal_person=legal_person, scope=scope)
        for place in range(1, members + 1)
    )
    return CompositePermit(
        number=number,
        version=version,
        industry="饭店",
        holder=permits[0].holder,
        permits=permits,
        filings=(filing_receipt(),) * filings,
        authority=OFFICE,
        issued_on=date(2026, 3, 3),
        case_number="140502-2026-000128",
    )


_MEMBERS = (
    (
        "food_operation",
        "食品经营许可",
        "JY21405020000000",
        "餐饮服务经营者：热食类、冷食类、自制饮品制售",
        date(2026, 2, 26),
        date(2031, 2, 25),
        "",
        "城区行政审批服务管理局",
    ),
    (
        "fire_check",
        "公众聚集场所投入使用、营业前消防安全检查",
        "城消安检〔2026〕第0000号",
        "饭店，一至二层，建筑面积460㎡",
        date(2026, 2, 13),
        None,
        "一次性许可，不设期限",
        "城区消防救援大队",
    ),
    (
        "drainage",
        "城镇污水排入排水管网许可",
        "城排许〔2026〕第000号",
        "一般排水户，8立方米/日，经隔油池",
        date(2026, 2, 26),
        date(2031, 2, 25),
        "",
        "城区行政审批服务管理局",
    ),
    (
        "tobacco_retail",
        "烟草专卖零售许可证核发",
        "140502000000",
        "卷烟、雪茄烟零售",
        date(2026, 3, 2),
        date(2031, 3, 1),
        "",
        "城区烟草专卖局",
    ),
)
