"""Composite permits to print and sign: as many different ones as wanted, all invented."""

from dataclasses import replace
from datetime import date

from permitdesk.domain.permit import (
    CompositePermit,
    Holder,
    PermitKind,
    SinglePermit,
    Validity,
    compose,
)

OFFICE = "晋城市城区行政审批服务管理局"
ISSUED = date(2026, 3, 16)
_SIGNS = "青禾 渝香 和顺 锦绣 福源 聚贤 丹河 凤台 悦读 云锦 晨光 瑞丰".split()
_MEMBERS = (
    ("food_operation", "食品经营许可", "食品经营许可证", "热食类食品制售、冷食类食品制售"),
    ("fire_check", "公众聚集场所投入使用、营业前消防安全检查", "消防安全检查意见书", "饭店，一层，460平方米"),
    ("tobacco_retail", "烟草专卖零售许可证核发", "烟草专卖零售许可证", "卷烟、雪茄烟零售"),
)  # fmt: skip
_FILING = ("public_place_filing", "公共场所卫生备案", "备案回执", "饭馆")


def composite(place: int) -> CompositePermit:
    """Return the composite of one restaurant: three licences and a filing."""
    sign = _SIGNS[place % len(_SIGNS)]
    holder = Holder(
        f"晋城市城区{sign}{place}号饭店有限公司",
        f"91140502MA7K{place:05}Q",
        f"王{sign}",
        f"山西省晋城市城区新市西街{place}号一层101室",
    )
    permits = [_single(holder, place, number) for number in range(len(_MEMBERS))]
    return compose(
        [*permits, _filing(permits[0], place)],
        number=f"晋城综许140502{place:010}",
        version=1,
        industry="饭店",
        authority=OFFICE,
        issued_on=ISSUED,
    )


def _single(holder: Holder, place: int, member: int) -> SinglePermit:
    licence, name, certificate, scope = _MEMBERS[member]
    return SinglePermit(
        number=f"晋城许{'食消烟'[member]}〔2026〕{place:05}号",
        kind=PermitKind.SINGLE,
        licence=licence,
        name=name,
        certificate=certificate,
        holder=holder,
        scope=scope,
        validity=Validity(ISSUED, date(2031, 3, 15)),
        authority=OFFICE,
        issued_on=ISSUED,
        case_number=f"140502-2026-{place:06}",
        decision_number=f"晋城准〔2026〕{place:05}号",
    )


def _filing(like: SinglePermit, place: int) -> SinglePermit:
    licence, name, certificate, scope = _FILING
    return replace(
        like,
        number=f"晋城备〔2026〕{place:05}号",
        kind=PermitKind.FILING,
        licence=licence,
        name=name,
        certificate=certificate,
        scope=scope,
        validity=Validity(ISSUED),
        decision_number="",
    )
