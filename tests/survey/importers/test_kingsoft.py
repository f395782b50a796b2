"""Answers to forms of 金山文档: marks of what must be answered, options joined by commas."""

HEADERS = [
    "提交时间（自动）",
    "1.您的岗位：（必填）",
    "您读什么？（必填）",
    "您怎么看？[有用]",
    "您怎么看？[便宜]",
    "年龄：（必填）",
]
HEADERS += ["何时入职？", "请排序[收入]", "请排序[时间]", "其他意见", "提交者（自动）"]
ROWS = [
    ["2025/6/30 08:00", "办公", "新闻, 地图", "同意", "不同意", "４１", "2020年5月1日", "2", "1", "有", "某人"],
    ["2025/6/30 08:05", "司机", "新闻,书（小说、散文）", "一般", "一般", "1,250", "", "1", "2", "N/A", "某人"],
]
EXPORTS = {"form": [HEADERS, *ROWS]}


def test_marks_do_not_count_and_joined_options_are_cut(put, columns, form):
    found = columns(put(EXPORTS["form"]), form)
    expected = {
        "q1": [1, 3],
        "q1_other": ["", "司机"],
        "q2_1": [1, 1],
        "q2_2": [0, 1],
        "q2_other": ["地图", ""],
        "q3_1": [3, 2],
        "q4": [41, 1250],
        "q5": ["2020-05-01", ""],
        "q6_2": [1, 2],
        "q7": ["有", "N/A"],
    }
    assert {name: found[name] for name in expected} == expected
