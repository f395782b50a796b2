"""The words and signs of a 问卷星 export.

Sources: gasongjian/reportgen (paired files of 800 respondents), CollegesChat/wenjuanxing-parser, wjxcom/wjx-ai-kit.
"""

import re
from enum import StrEnum

NUMBER = "序号"
SECONDS = "所用时间"
ORIGIN = "来源详情"
ADDRESS = "来自IP"
META = (NUMBER, "提交答卷时间", SECONDS, "来源", ORIGIN, ADDRESS, "总分")
IDENTIFYING = frozenset({"来源", ORIGIN, ADDRESS})

UNANSWERED_TEXT = frozenset({"(空)", "（空）"})
NOT_ASKED_TEXT = frozenset({"(跳过)", "（跳过）"})
UNANSWERED_NUMBER = "-2"
NOT_ASKED_NUMBER = "-3"

SEPARATOR = "┋"
RANK_SEPARATOR = "→"
OPENING, CLOSING = "〖", "〗"
ROW_SIGN = "—"

SIMULATED = "模拟数据"  # stands in the column 来源详情 of a sample that a program made

_DURATION = re.compile(r"(?:(\d+)\s*(?:小时|时))?\s*(?:(\d+)\s*分钟?)?\s*(?:(\d+(?:\.\d+)?)\s*秒?)?")


class Mode(StrEnum):
    """What stands in the cells of an export."""

    TEXT = "按文本"
    NUMBER = "按序号"
    SCORE = "按分数"


def seconds(cell: str) -> float | None:
    """`136秒`, `1分30秒` or `136` as seconds; NaN for an empty cell, None for anything else."""
    if not cell.strip():
        return float("nan")
    found = _DURATION.fullmatch(cell.strip())
    if not found or not any(found.groups()):
        return None
    hours, minutes, rest = (float(part or 0) for part in found.groups())
    return hours * 3600 + minutes * 60 + rest
