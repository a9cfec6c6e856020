"""Machines, vehicles, products and places as they stand in forms."""

from collections.abc import Mapping, Sequence

Thing = tuple[str, str, str]
"""Name, model, and what stands where a kind, use or process is asked."""


def _things(*rows: str) -> tuple[Thing, ...]:
    parts = (row.split("|") for row in rows)
    return tuple((name, model, note) for name, model, note in parts)


THINGS: Mapping[str, Sequence[Thing]] = {
    "equipment_items": _things("冷藏柜|LC-300|冷藏", "操作台|CZ-18|加工", "货架|HJ-2|陈列"),
    "食品安全设施设备": _things(
        "冷藏柜|LC-300|冷藏", "消毒柜|XD-380|消毒", "油烟净化器|YJ-8|净化", "三联水池|SC-3|清洗"
    ),
    "自动设备放置地点": _things("自动售货机|ZS-60|饮料、零食"),
    "登记设备": _things("乘客电梯|TKJ1000|电梯", "蒸汽锅炉|LSS0.5|锅炉"),
    "射线装置": _things("数字化X射线机|DR-500|Ⅲ类射线装置", "牙片机|RAY-70|Ⅲ类射线装置"),
    "游戏游艺设备": _things("投篮机|TL-2|体育竞技", "跳舞机|TW-5|音乐"),
    "动物诊疗设备": _things("手术台|SST-1|手术", "显微镜|XSP-2|检验", "高压灭菌器|MJ-24|消毒"),
    "诊所仪器设备": _things("诊查床|ZC-1|诊查", "紫外线灯|ZW-30|消毒", "血压计|XY-2|检查"),
    "药品冷藏设备": _things("医用冷藏箱|YC-315|冷藏", "阴凉柜|YL-600|阴凉"),
    "印刷设备": _things("四色胶印机|J4-102|胶印", "模切机|MQ-76|模切"),
    "维修设备": _things("双柱举升机|JS-40|举升", "四轮定位仪|DW-3|检测"),
    "污染防治设施": _things("油气回收装置|YQ-2|冷凝吸附", "隔油池|GY-3|隔油沉淀"),
    "products": _things("示例品种一号||谷物", "示例品种二号||豆制品"),
    "品名": _things("汽油|92|成品油", "柴油|0|成品油"),
    "申请品种": _things("示例玉米101||玉米", "示例小麦22||小麦"),
    "品种清单": _things("示例玉米101||玉米", "示例大豆7号||大豆"),
    "畜禽品种": _things("晋汾白猪||猪", "示例蛋鸡||蛋鸡"),
    "outlets": _things("总排口||生活污水", "一号口||生产废水"),
    "vehicles": _things("载货汽车|重型厢式|普通", "半挂牵引车|重型牵引|普通"),
    "教练车": _things("教练车|小型轿车|C1", "教练车|小型越野|C2"),
    "sites": _things("城东站||站点", "城西站||站点"),
    "org_units": _things(
        "晋城市示例设计有限公司（测试）||设计", "晋城市示例建筑有限公司（测试）||施工"
    ),
    "class_groups": _things("托小班||托小班", "托大班||托大班"),
    "web_shops": _things("示例外卖||示例外卖平台"),
    "tanks": _things("1号罐||92号汽油", "2号罐||0号柴油"),
    "wells": _things("1号井||深井"),
}
"""By role, or else by collection."""
