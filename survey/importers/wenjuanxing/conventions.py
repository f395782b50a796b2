"""The words and signs of a 问卷星 export.

Sources: gasongjian/reportgen (paired files of 800 respondents), CollegesChat/wenjuanxing-parser, wjxcom/wjx-ai-kit.
"""

from enum import StrEnum

from instrument.records import replace
from survey.platform import Cells

NUMBER = "序号"
SECONDS = "所用时间"
ORIGIN = "来源详情"
ADDRESS = "来自IP"
META = (NUMBER, "提交答卷时间", SECONDS, "来源", ORIGIN, ADDRESS, "总分")
STATES = frozenset({"是否有效", "有效性", "答卷状态", "答卷有效性", "是否有效答卷"})
INVALID = frozenset({"无效", "无效答卷", "否"})
VALID = frozenset({"有效", "有效答卷", "是", "正常", ""})

SEPARATOR = "┋"
RANK_SEPARATOR = "→"
ROW_SIGN = "—"

SIMULATED = "模拟数据"  # stands in the column 来源详情 of a sample that a program made


class Mode(StrEnum):
    """What stands in the cells of an export."""

    TEXT = "按文本"
    NUMBER = "按序号"
    SCORE = "按分数"


TEXT = Cells(
    joined=(SEPARATOR,),
    ranked=(RANK_SEPARATOR,),
    unanswered=frozenset({"(空)", "（空）"}),
    not_asked=frozenset({"(跳过)", "（跳过）"}),
    absent_in_text=True,
    typed_within=("〖", "〗"),
    words_only=True,
    blank_is_unticked=False,
)
NUMBERS = replace(
    TEXT,
    unanswered=TEXT.unanswered | {"-2"},
    not_asked=TEXT.not_asked | {"-3"},
    typed_within=("", ""),
    joined=(),
    ranked=(),
    words_only=False,
    numbers_only=True,
    by_place=True,
)
SCORES = replace(NUMBERS, by_score=True)
