"""Invented names: people, shops, streets.  Every business says that it is a test."""

from random import Random

SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
_MALE = "建国|志强|晓东|海涛|永红|立军|文斌|俊杰|浩然|子轩|国栋|振华|卫东|长青|守义|明"
_FEMALE = "秀英|丽娟|桂兰|雪梅|晓燕|慧敏|佳怡|诗涵|玉珍|凤霞|春花|海燕|静怡|婉清|淑贞|芳"
_RARE = ("䶮", "𬭊", "㛃", "子䶮", "若㛃", "𬭊然")
_ETHNIC = ("买买提·吐尔逊", "阿依古丽·艾合买提", "古丽娜尔·买买提明", "扎西·次仁", "巴特尔·苏和")
RARE_SHARE, ETHNIC_SHARE = 1 / 50, 1 / 60


def person_name(random: Random, *, female: bool) -> str:
    """Return a name; about one in fifty has a character that many fonts miss."""
    if random.random() < ETHNIC_SHARE:
        return random.choice(_ETHNIC)
    surname = random.choice(SURNAMES)
    if random.random() < RARE_SHARE:
        return surname + random.choice(_RARE)
    return surname + random.choice((_FEMALE if female else _MALE).split("|"))


_FIRST = "渝香|晨光|悦读|安康|凤台|清和|福源|聚贤|锦绣|瑞丰|和顺|天成|九州|云锦|太行|丹河|泽城|阳泽|玉屏|白马"
_SECONDS: tuple[str, ...] = ("", *"轩阁源居坊苑记里")


def brand(random: Random) -> str:
    """Return what a shop calls itself."""
    return random.choice(_FIRST.split("|")) + random.choice(_SECONDS)


_WORDS = "渝晨悦安凤清福聚锦瑞和天九云太丹泽阳玉白金银长永兴隆盛昌顺达茂丰裕泰康宁嘉祥德信义仁诚立新华东南西北中海江河山"


def bulk_brand(random: Random) -> str:
    """Return one of some three thousand beginnings of a name, as long as those of ``brand``."""
    return random.choice(_WORDS) + random.choice(_WORDS)


TEST = "（测试）"
REHEARSAL = "（演练）"
TEST_SHARE = 0.8


def marked(random: Random) -> str:
    """Return the mark that tells a made-up business from a real one."""
    return TEST if random.random() < TEST_SHARE else REHEARSAL


_STREETS = {
    "140502": "东街街道:凤台东街|南街街道:文昌东街|西街街道:新市西街|北街街道:泽州路|开发区街道:兰花路|钟家庄街道:凤台西街",
    "140521": "龙港镇:新建西街|端氏镇:端氏街|嘉峰镇:迎宾路",
    "140522": "东城街道:新阳东街|凤城镇:骏马街|北留镇:皇城路",
    "140524": "崇文镇:梅园西街|礼义镇:兴礼路",
    "140525": "金村镇:金村大道|巴公镇:巴公大街|南村镇:工业路",
    "140581": "东城街道:长平东街|南城街道:康乐路|米山镇:米山街",
}
_ELSEWHERE = "城关镇:示范街|东关街道:建设路"


def street(random: Random, division: str) -> tuple[str, str]:
    """Return a town or street office of a place, and a street in it."""
    town, _, name = random.choice(_STREETS.get(division, _ELSEWHERE).split("|")).partition(":")
    return town, name
