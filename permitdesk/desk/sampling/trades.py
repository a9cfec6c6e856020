"""What is usual in a trade: how its shops are called, how big they are, what they choose."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Trade:
    """One industry as a sample sees it.

    Attributes:
        words: What a shop's name may say it does.
        areas: Smallest and largest building area, square metres.
        kinds: Which forms of business are usual, by the first two characters of the credit code.
        usual: Field key to the answers one of which is given; several for several choices.
    """

    words: tuple[str, ...]
    areas: tuple[int, int] = (60, 400)
    kinds: tuple[str, ...] = ("91", "91", "92")
    usual: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def _trade(
    words: str, low: int = 60, high: int = 400, kinds: str = "91 91 92", **usual: str
) -> Trade:
    return Trade(
        tuple(words.split()),
        (low, high),
        tuple(kinds.split()),
        {key: tuple(value.split("|")) for key, value in usual.items()},
    )


_CATERING = {
    "main_format": "餐饮服务经营者",
    "dn_trade": "餐饮",
    "dn_pretreat": "隔油池",
    "tb_business_type": "其他",
}
_SALES = {
    "main_format": "食品销售经营者",
    "ph_category": "商场（店）",
    "fc_place_type": "商场、超市",
}
_CANTEEN = {"main_format": "集中用餐单位食堂", "fc_place_type": "其他"}
_MEDICAL = {"dn_trade": "医疗", "dn_pretreat": "消毒设施"}

TRADES: Mapping[str, Trade] = {
    "restaurant": _trade(
        "火锅 家常菜馆 饭庄 小馆 面馆", 120, 900, **_CATERING, fc_place_type="饭店、餐馆",
        food_scale="大型餐饮|中型餐饮", ph_category="住宿场所", et_type="歌舞娱乐场所",
        ht_ground="一般旅馆",
    ),
    "small_eatery": _trade("小吃 快餐 凉皮 米线", 20, 90, "92", **_CATERING, small_type="小餐饮店"),
    "beverage_shop": _trade("奶茶 冷饮 茶饮", 20, 120, **_CATERING, fc_place_type="其他"),
    "cafe": _trade("咖啡", 40, 350, **_CATERING, fc_place_type="饭店、餐馆"),
    "teahouse": _trade("茶舍 茶馆", 60, 400, **_CATERING, fc_place_type="酒吧、茶座",
        et_type="歌舞娱乐场所"),
    "bar": _trade("酒吧 小酒馆", 100, 500, **_CATERING, fc_place_type="酒吧、茶座",
        et_type="歌舞娱乐场所"),
    "bakery": _trade("面包房 烘焙 蛋糕", 30, 200, **_CATERING, fc_place_type="饭店、餐馆"),
    "convenience": _trade("便利店 便利", 30, 200, "92 92 91", **_SALES, food_scale="便利店",
        tb_business_type="便利店"),
    "supermarket": _trade("超市 生鲜超市 购物超市", 200, 4000, "91", **_SALES,
        food_scale="商场超市（中型）", tb_business_type="超市"),
    "mall": _trade("商场 购物中心 百货", 3000, 30000, "91", **_SALES,
        food_scale="商场超市（大型）", tb_business_type="商场"),
    "liquor_tobacco": _trade("烟酒 烟酒副食", 20, 120, "92 92 91", **_SALES, food_scale="食杂店",
        tb_business_type="烟酒商店"),
    "pharmacy": _trade("药房 大药房", 60, 300, "91", dr_mode="零售（单体）"),
    "meddev_store": _trade("医疗器械 康复器具", 40, 300, "91", md_mode="零售", md2_mode="零售"),
    "bookshop": _trade("书屋 书店 图书", 60, 1200, pf_category="书店", fc_place_type="其他",
        tb_business_type="其他", main_format="餐饮服务经营者"),
    "cinema": _trade("影城 影院", 1500, 6000, "91", fc_place_type="影剧院",
        ph_category="文化娱乐场所", main_format="餐饮服务经营者"),
    "ktv": _trade("歌城 音乐会所", 400, 3000, "91", fc_place_type="歌舞娱乐",
        et_type="歌舞娱乐场所", ph_category="文化娱乐场所", tb_business_type="娱乐服务类",
        main_format="食品销售经营者"),
    "arcade": _trade("游艺厅 电玩城", 200, 2000, "91", fc_place_type="游艺娱乐",
        et_type="游艺娱乐场所", ph_category="文化娱乐场所", main_format="食品销售经营者"),
    "internet_cafe": _trade("网咖 网络会所", 150, 900, "91", fc_place_type="网吧",
        ic_stage="最终审核", tb_business_type="娱乐服务类", main_format="餐饮服务经营者"),
    "hotel": _trade("宾馆 酒店 快捷酒店", 800, 9000, "91", fc_place_type="宾馆、旅馆",
        ph_category="住宿场所", dn_trade="宾馆", ht_ground="星级（酒店）|一般旅馆",
        main_format="餐饮服务经营者", et_type="歌舞娱乐场所", sr_item="游泳"),
    "homestay": _trade("民宿 客栈", 150, 900, "92 91", fc_place_type="宾馆、旅馆",
        ph_category="住宿场所", dn_trade="宾馆", ht_ground="民宿", main_format="餐饮服务经营者"),
    "bath": _trade("洗浴 足浴 汤泉", 300, 3000, fc_place_type="洗浴足浴",
        ph_category="沐浴场所（含足浴）", dn_trade="洗浴", main_format="餐饮服务经营者"),
    "hair_beauty": _trade("美发 美容 造型", 30, 350, "92 92 91", ph_category="美容场所|理发场所",
        dn_trade="美容美发", dn_pretreat="毛发收集器", clinic_type="医疗美容诊所"),
    "gym": _trade("健身 健身会馆", 300, 2500, "91", fc_place_type="健身休闲",
        ph_category="游泳场所", sr_item="游泳|攀岩", main_format="餐饮服务经营者"),
    "swimming": _trade("游泳馆", 900, 5000, "91", fc_place_type="体育场馆", ph_category="游泳场所",
        sr_item="游泳", main_format="餐饮服务经营者"),
    "clinic": _trade("诊所 门诊", 60, 400, "92 91", **_MEDICAL),
    "dental_clinic": _trade("口腔 口腔诊所", 60, 400, "92 91", **_MEDICAL, clinic_type="口腔诊所",
        clinic_subjects="口腔科"),
    "pet_hospital": _trade("宠物医院 动物诊所", 80, 400, **_MEDICAL, ac_type="动物诊所|动物医院"),
    "kindergarten": _trade("幼儿园", 900, 4000, "52", **_CANTEEN, canteen_type="托幼机构食堂"),
    "nursery": _trade("托育园 托育中心", 300, 1500, "91 52", **_CANTEEN,
        canteen_type="托幼机构食堂"),
    "training": _trade("艺术培训 体育培训 科技培训", 120, 1200, "91", fc_place_type="其他",
        sr_item="游泳|攀岩"),
    "vocational_training": _trade("职业培训学校", 500, 3000, "52 91", **_CANTEEN,
        canteen_type="学校食堂"),
    "driving_school": _trade("驾校 驾驶员培训", 300, 2000, "91", **_CANTEEN,
        canteen_type="机关企事业单位食堂"),
    "car_repair": _trade("汽修 汽车服务", 120, 1500, dn_trade="洗车维修", dn_pretreat="沉淀池",
        vr_category="二类汽车维修|三类汽车维修（专项）"),
    "gas_station": _trade("加油站", 200, 900, "91", hc_mode="加油站", or_type="加油站",
        gs_type="汽车加气站", gs_kind="天然气", tb_business_type="便利店"),
    "hr_agency": _trade("人力资源 劳务", 60, 400, "91"),
    "bookkeeping_agency": _trade("财务咨询 代理记账", 60, 300, "91"),
    "freight": _trade("物流 货运", 200, 5000, "91"),
    "agri_inputs": _trade("农资 农资经营部", 40, 300, "92 91"),
    "farm": _trade("养殖场 养殖", 1500, 9000, "93 91 92"),
    "elderly_home": _trade("养老院 颐养中心", 900, 6000, "52 91", **_CANTEEN,
        canteen_type="养老机构食堂", mi_category="其他", mi_service_object="内部"),
    "theatre": _trade("剧场 剧院", 900, 6000, "91", fc_place_type="影剧院",
        ph_category="文化娱乐场所", pv_type="剧场"),
    "printing_house": _trade("印务 包装印刷", 300, 4000, "91"),
    "lpg_station": _trade("液化气 燃气", 200, 1500, "91", gs_type="瓶装液化石油气",
        gs_kind="液化石油气"),
    "fireworks_shop": _trade("烟花爆竹", 20, 90, "92 91"),
    "travel_agency": _trade("旅行社 国际旅行社", 50, 300, "91"),
    "food_workshop": _trade("豆制品坊 食品坊 糕点坊", 60, 800, "92 91", dn_trade="工业"),
}  # fmt: skip
NO_TRADE = _trade("实业 商贸 管理服务", 100, 2000, "91")
"""For a bundle that belongs to no industry."""

SENSIBLE: Mapping[str, tuple[str, ...]] = {
    key: tuple(value.split("|"))
    for key, value in {
        "legal_person_id_type": "居民身份证",
        "house_use": "商业|商业|商业|综合|办公",
        "property_right": "租赁|租赁|租赁|自有|无偿使用",
        "delivery_mode": "窗口领取|窗口领取|邮寄送达|电子证照",
        "tb_special_group": "否",
        "tb_joint_type": "自营",
        "ht_system": "已安装",
        "se_system": "已接入",
        "ei_type": "报告表",
        "rs_eia": "登记表备案",
        "rs_activity": "使用",
        "rs_scope": "使用Ⅲ类射线装置",
        "rd_category": "X射线影像诊断",
        "ph_water_source": "市政供水",
        "ws_water": "市政供水",
        "hz_classes": "第3类|第8类",
        "fc_acceptance_kind": "依法通过消防验收|竣工验收消防备案",
        "mi_belong": "其他",
        "mi_ownership": "私人",
        "eq_kind": "电梯",
        "dn_pollutants": "COD|氨氮|悬浮物|动植物油",
        "pb_scope": "图书零售|报纸期刊零售",
        "pb_mode": "实体零售|实体和网络零售",
        "prepack_types": "预包装食品（不含冷藏冷冻食品）|预包装食品（含冷藏冷冻食品）",
        "sale_mode": "零售|网络经营",
        "tb_scope": "卷烟零售|雪茄烟零售",
        "catering_items": "热食类食品制售|冷食类食品制售|自制饮品制售",
        "ad_kind": "大型户外广告",
        "ad_nature": "商业广告",
        "ro_type": "临时占用",
        "wi_method": "机井",
        "wi_source": "地下水",
    }.items()
}
"""What is usual in every trade, where the trade itself says nothing."""


def trade_of(industry: str) -> Trade:
    """Return what is usual in an industry."""
    return TRADES.get(industry, NO_TRADE)
