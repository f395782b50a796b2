"""Exports of 腾讯问卷: letters before labels, a column for each option, blanks in columns of their own."""

META = ["编号", "开始答题时间", "结束答题时间", "答题时长"]
TAIL = ["语言", "清洗数据结果", "地理位置省", "用户标识", "昵称", "自定义字段", "IP", "UA", "Referrer", "审核状态", ""]
HEADERS = [
    "1.您的岗位：",
    "1.您的岗位：_填空1",
    "2.您读什么？:新闻",
    "2.您读什么？:书（小说、散文）",
    "2.您读什么？:其他",
    "2.您读什么？:其他_填空",
    "3.您怎么看？:有用",
    "3.您怎么看？:便宜",
    "4.年龄：",
    "5.何时入职？",
    "6.请排序:收入",
    "6.请排序:时间",
    "7.其他意见",
]
ROWS = [
    ["A.办公", "", "A.新闻", "", "C.其他", "地图", "C.同意", "A.不同意", "４１", "2020/5/1", "2", "1", "=SUM(1,1)"],
    ["C.其他", "司机", "", "B.书（小说、散文）", "", "", "B.一般", "B.一般", "1,250", "", "1", "2", "N/A"],
    ["", "", "", "", "", "", "", "", "", "", "", "", ""],
]
EXPECTED = {
    "q1": [1, 3, None],
    "q1_other": ["", "司机", ""],
    "q2_1": [1, 0, None],
    "q2_2": [0, 1, None],
    "q2_3": [1, 0, None],
    "q2_other": ["地图", "", ""],
    "q3_1": [3, 2, None],
    "q3_2": [1, 2, None],
    "q4": [41, 1250, None],
    "q5": ["2020-05-01", "", ""],
    "q6_1": [2, 1, None],
    "q6_2": [1, 2, None],
    "q7": ["=SUM(1,1)", "N/A", ""],
}


def export(headers, rows):
    """Rows as the platform orders them: the last respondent first."""
    tail = ["中文", "有效", "四川", "u1", "某", "t1", "192.0.2.7", "UA", "", "", ""]
    meta = [[str(309 - at), "2026/5/26 12:00", "2026/5/26 12:01", "31"] for at in range(len(rows))]
    return [[*META, *headers, *TAIL], *([*ours, *row, *tail] for ours, row in zip(meta, rows, strict=True))]


EXPORTS = {"letters": export(HEADERS, ROWS)}


def test_letters_ticks_blanks_and_places_become_codes(put, columns, form):
    found = columns(put(EXPORTS["letters"]), form)
    assert {name: found[name] for name in EXPECTED} == EXPECTED


def test_columns_in_another_order_give_the_same_answers(put, columns, form):
    order = [12, 8, 1, 9, 0, 10, 11, 2, 3, 4, 5, 6, 7]
    turned = export([HEADERS[at] for at in order], [[row[at] for at in order] for row in ROWS])
    found = columns(put(turned), form)
    assert {name: found[name] for name in EXPECTED} == EXPECTED


def test_a_tick_may_be_any_sign_and_a_label_may_stand_without_its_letter(put, columns, form):
    rows = [[cell.split(".")[-1] if at not in (2, 3, 4) else cell and "√" for at, cell in enumerate(r)] for r in ROWS]
    found = columns(put(export(HEADERS, rows)), form)
    assert {name: found[name] for name in EXPECTED} == EXPECTED


def test_the_platforms_number_of_the_row_and_its_seconds_are_kept_and_persons_are_not(put, form):
    from survey.reading import read_responses

    reading = read_responses([put(EXPORTS["letters"])], form)
    assert reading.responses.ids == ("309", "308", "307")
    assert "192.0.2.7" not in str(reading)


def test_an_unknown_label_is_refused_with_its_place(put, refusal, form):
    rows = [["D.别的", *ROWS[0][1:]], *ROWS[1:]]
    assert "'D.别的'" in refusal(put(export(HEADERS, rows)), form)


def test_a_wording_that_changed_is_a_guess_by_its_number(put, refusal, form):
    said = refusal(put(export(["1.您从事什么工作？", "1.您从事什么工作？_填空1", *HEADERS[2:]], ROWS)), form)
    assert "'1.您从事什么工作？' → q1" in said


def test_letters_tell_the_order_and_the_codes_of_options_where_a_questionnaire_is_drafted(put):
    from survey.drafting.exports import draft_exports

    jobs, views = ["B.现场", "A.办公", "D.其他"], ["C.同意", "A.不同意", "B.一般"]
    rows = [[jobs[at % 3], *ROWS[0][1:6], views[at % 3], views[at // 3 % 3], *ROWS[0][8:]] for at in range(36)]
    first, _, third = draft_exports([put(export(HEADERS, rows))]).questions[:3]
    options = [(option.code, option.text["zh"]) for option in first.question.options]
    assert options == [(1, "办公"), (2, "现场"), (3, "(3)"), (4, "其他")]
    assert [option.text["zh"] for option in third.question.options] == ["不同意", "一般", "同意"]
    assert [row.text["zh"] for row in third.question.rows] == ["有用", "便宜"]


def test_a_file_in_gbk_gives_the_same_answers(put, columns, form):
    found = columns(put(EXPORTS["letters"], encoding="gbk"), form)
    assert {name: found[name] for name in EXPECTED} == EXPECTED


def test_what_the_platform_or_a_person_found_invalid_is_set_aside(put, form):
    from survey.reading import read_responses

    table = export(HEADERS, ROWS)
    table[1][table[0].index("清洗数据结果")] = "无效"
    table[2][table[0].index("审核状态")] = "审核不通过"
    ledger = read_responses([put(table)], form).responses.ledger
    assert (ledger.returned, ledger.by_rule()) == (3, {"not_approved": 2})
