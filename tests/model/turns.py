"""What is sent with each turn of a permit's life: facts that leave nothing open."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from permitdesk.domain.permit_acts import (
    Cancel,
    CancelGround,
    CorrectMisprint,
    LossReason,
    Misprint,
    Penalty,
    Recall,
    RecallGround,
    Reinstate,
    ReinstatedBy,
    Reissue,
    Rescind,
    Resume,
    Suspend,
)


def facts(kind: str, today: date, version: int) -> Any:
    """Return facts that leave nothing open for an act on a permit."""
    penalty = Penalty("晋综执罚〔2026〕7号", "市综合执法队", today, "《测试条例》第九条")
    table: Mapping[str, Callable[[], Any]] = {
        "recall": lambda: Recall(
            RecallGround.LAW_CHANGED, "规划调整", "《测试条例》第三条", "补偿三千元"
        ),
        "rescind": lambda: Rescind(penalty),
        "suspend": lambda: Suspend(penalty),
        "resume": lambda: Resume("晋综执复〔2026〕1号", "整改合格"),
        "cancel": lambda: Cancel(CancelGround.OTHER, "不再经营", "《行政许可法》第七十条"),
        "reinstate": lambda: Reinstate(
            ReinstatedBy.JUDGMENT, "（2026）晋05行终1号", "市中级人民法院", today
        ),
        "reissue": lambda: Reissue(LossReason.LOST, "王某", "晋城日报声明"),
        "correct_misprint": lambda: CorrectMisprint(
            Misprint.SCOPE, f"范围{version}", "申请书第二页"
        ),
    }  # fmt: skip
    return table[kind]()
