"""Exports of 问卷星, real and invented, read by the questionnaire."""

import csv
from pathlib import Path

import numpy as np
import pytest

from instrument.loading import load, read
from instrument.message import Fault
from survey.reading import read_responses

HERE = Path(__file__).parent

HEADING = """\
id: form
version: "1"
languages: [zh]
title: {zh: 问卷}
screening: {speeder_share: off, straight_line: false, duplicates: false}
"""
META = ["序号", "提交答卷时间", "所用时间", "来源", "来源详情", "来自IP"]

LIKES = """
questions:
  - id: a
    kind: single
    zh: 性别：
    options: [{code: 1, zh: 男}, {code: 2, zh: 女}]
  - id: b
    kind: multiple
    zh: 爱好
    options: [{code: 1, zh: 阅读}, {code: 2, zh: "ACG文化(动漫、游戏等)"}, {code: 3, zh: 其他【请注明】, other: true}]
"""

MATRICES = """
choice_sets:
  agree: [{code: 1, zh: 低}, {code: 2, zh: 中}, {code: 3, zh: 高}]
questions:
  - {id: x, kind: matrix, zh: 现在, choices: agree, rows: [{id: x1, zh: 内容}, {id: x2, zh: 讲师}]}
  - {id: y, kind: matrix, zh: 将来, choices: agree, rows: [{id: y1, zh: 内容}, {id: y2, zh: 讲师}]}
"""


def form(body):
    return read((HEADING + body.removeprefix("\n")).encode(), "form.yaml")


@pytest.fixture
def answers(table):
    """A function from a questionnaire, headers and rows to its columns as lists."""

    def import_rows(instrument, headers, rows, name="1_按文本_t_1_1.csv"):
        numbered = [
            [str(number), "2026/1/10 9:00:00", "60秒", "微信", "N/A", "10.0.0.1", *row]
            for number, row in enumerate(rows, 1)
        ]
        path = table([[*META, *headers], *numbered], name)
        reading = read_responses([path], instrument)
        return {name: column.tolist() for name, column in reading.responses.columns.items()}

    return import_rows


def refusal(paths, instrument):
    with pytest.raises(Fault) as caught:
        read_responses(paths, instrument)
    return str(caught.value)


def test_eight_hundred_real_respondents_by_text_and_by_number_agree_in_every_cell(exports):
    instrument = load(HERE / "wenjuanxing_800.yaml")
    paths = [exports / "wjx_800_text_按文本_2018.xls", exports / "wjx_800_number_按序号_2018.xls"]
    reading = read_responses(paths, instrument)
    columns = reading.responses.columns
    assert len(reading.responses) == 800
    assert [len(origin.sha256) for origin in reading.origins] == [64, 64]
    assert sorted(filter(None, columns["q2_other"])) == ["亲友赠送的", "我妈买的。"]
    assert sorted(filter(None, columns["q6_other"])) == ["军事国防", "宠物"]
    assert sorted(filter(None, columns["q8_other"])) == ["新闻", "无目的", "电影，餐饮", "社会", "育儿"]
    assert [int((columns["q1"] == code).sum()) for code in (1, 2, 3, 4)] == [521, 261, 12, 6]
    assert int(columns["q6_1"].sum()) == 479


def test_each_half_of_the_real_pair_alone_gives_the_same_codes(exports):
    instrument = load(HERE / "wenjuanxing_800.yaml")
    text, number = (
        read_responses([exports / name], instrument).responses
        for name in ("wjx_800_text_按文本_2018.xls", "wjx_800_number_按序号_2018.xls")
    )
    for variable in text.codebook:
        if not variable.is_text:
            np.testing.assert_array_equal(text.columns[variable.name], number.columns[variable.name])


def test_a_number_export_alone_says_which_typed_words_it_lacks(exports):
    instrument = load(HERE / "wenjuanxing_800.yaml")
    issues = read_responses([exports / "wjx_800_number_按序号_2018.xls"], instrument).issues
    assert next((issue.variable, str(issue.message)) for issue in issues) == (
        "q2_other",
        "2 respondents ticked an option with a blank, but an export by number (按序号) holds no typed words; "
        "possible: the export by text (按文本) beside it",
    )


def test_the_invented_pair_gives_the_expected_long_file(exports, training):
    folder = exports / "synthetic"
    responses = read_responses(sorted(folder.glob("900001_*.xlsx")), training).responses
    with (folder / "SYN_A_expected_long.csv").open(encoding="utf-8-sig", newline="") as file:
        expected = {(row["respondent"], row["variable"]): row for row in csv.DictReader(file)}
    found = {}
    for (id, name), _row in expected.items():
        value = responses.columns[name][responses.ids.index(id)]
        if name == "Q6":
            status = "answered" if value else "unanswered"
            found[id, name] = (status, "", value)
            continue
        status = {-2: "unanswered", -3: "not_asked"}.get(value, "answered")
        typed = ""
        if (name == "Q1" and value == 4) or name == "Q2_4":
            typed = responses.columns[f"{name[:2]}_other"][responses.ids.index(id)]
        found[id, name] = (status, f"{value:g}" if status == "answered" else "", typed)
    assert found == {key: (row["status"], row["code"], row["text"]) for key, row in expected.items()}


@pytest.mark.parametrize("number", ["{}、", "{}. ", "{} ", "{}.", ""])
def test_headers_are_known_under_every_setting_of_the_numbers(answers, number):
    headers = [f"{number.format(1)}性别：", f"{number.format(2)}爱好"]
    assert answers(form(LIKES), headers, [["男", "阅读"]])["a"] == [1]


def test_headers_may_hold_tabs_wide_spaces_and_full_width_signs(answers):
    assert answers(form(LIKES), ["1、\t性别 :", "2、 爱　好"], [["男", "阅读"]])["b_1"] == [1]


@pytest.mark.parametrize(
    "headers",
    [
        ["第2题(阅读)", "第2题(ACG文化(动漫、游戏等))", "第2题(其他【请注明】)"],
        ["2、(阅读)", "2、(ACG文化(动漫、游戏等))", "2、(其他【请注明】)"],
        ["2 爱好(阅读)", "2(ACG文化(动漫、游戏等))", "2(其他【请注明】)"],
        ["2 爱好 (阅读)", "2 (ACG文化(动漫、游戏等))", "2 (其他【请注明】)"],
    ],
)
def test_columns_of_options_are_known_under_every_style(answers, headers):
    found = answers(form(LIKES), ["1、性别：", *headers], [["2", "0", "1", "0"], ["1", "-3", "-3", "-3"]], "a.csv")
    assert (found["a"], found["b_1"], found["b_2"], found["b_3"]) == ([2, 1], [0, -3], [1, -3], [0, -3])


def test_a_number_is_the_place_of_an_option_whatever_its_code(answers):
    body = "questions: [{id: a, kind: scale, zh: 评价, options: [{code: 5, zh: 很好}, {code: 4, zh: 好}]}]"
    assert answers(form(body), ["1、评价"], [["1"], ["2"]], "1_按序号_t.csv")["a"] == [5, 4]


def test_cells_that_fit_as_labels_and_as_places_are_refused_without_a_word_in_the_name(answers):
    body = 'questions: [{id: a, kind: scale, zh: 评价, options: [{code: 2, zh: "2"}, {code: 1, zh: "1"}]}]'
    with pytest.raises(Fault) as caught:
        answers(form(body), ["1、评价"], [["1"], ["2"]], "a.csv")
    assert str(caught.value) == (
        "a.csv: the cells can be labels or places of options, with different results; "
        "possible: 按文本 or 按序号 in the name of the file"
    )
    assert answers(form(body), ["1、评价"], [["1"], ["2"]], "按文本.csv")["a"] == [1, 2]
    assert answers(form(body), ["1、评价"], [["1"], ["2"]], "按序号.csv")["a"] == [2, 1]


def test_the_four_states_of_an_answer_are_kept(answers):
    found = answers(form(LIKES), ["1、性别：", "2、爱好"], [["男", "(空)"], ["(跳过)", "(跳过)"], ["", ""]])
    assert found["a"][:2] == [1, -3]
    assert np.isnan(found["a"][2])
    assert found["b_1"][:2] == [-2, -3]
    assert np.isnan(found["b_1"][2])


def test_an_unknown_cell_that_the_conditions_explain_was_not_asked(answers):
    body = """
questions:
  - {id: a, kind: single, zh: 有无, options: [{code: 1, zh: 有}, {code: 2, zh: 无}]}
  - {id: b, kind: single, zh: 几个, ask_if: a == 1, options: [{code: 1, zh: 一}, {code: 2, zh: 多}]}
"""
    found = answers(form(body), ["1、有无", "2、几个"], [["无", ""], ["有", ""], ["", ""]])["b"]
    assert found[0] == -3
    assert np.isnan(found[1:]).all()


@pytest.mark.parametrize(
    ("cell", "ticked", "typed"),
    [
        ("阅读┋其他【请注明】〖下棋〗", [1, 0, 1], "下棋"),
        ("其他【请注明】〖看书┋写字〗", [0, 0, 1], "看书┋写字"),
        ("其他【请注明】〖〖双〗〗", [0, 0, 1], "〖双〗"),
        ("其他【请注明】〖x〗┋阅读〗", [0, 0, 1], "x〗┋阅读"),
        ("其他【请注明】〖〗", [0, 0, 1], ""),
        ("其他【请注明】", [0, 0, 1], ""),
        ("ACG文化(动漫、游戏等)┋其他【请注明】〖=1+1〗", [0, 1, 1], "=1+1"),
    ],
)
def test_options_are_told_from_the_signs_that_respondents_type(answers, cell, ticked, typed):
    found = answers(form(LIKES), ["1、性别：", "2、爱好"], [["男", cell]])
    assert [found[f"b_{code}"][0] for code in (1, 2, 3)] == ticked
    assert found["b_other"] == [typed]


def test_the_platforms_signs_typed_over_and_over_cost_no_time(answers):
    import time

    cell = "其他【请注明】〖" + "〗┋其他【请注明】〖" * 50 + "〗"
    start = time.perf_counter()
    assert answers(form(LIKES), ["1、性别：", "2、爱好"], [["男", cell]])["b_3"] == [1]
    assert time.perf_counter() - start < 5


def test_rows_of_matrices_are_told_apart_by_their_order(answers):
    headers = ["1、现在—内容", "讲师", "2、将来—内容", "讲师"]
    found = answers(form(MATRICES), headers, [["低", "中", "高", "(空)"]])
    assert [found[name][0] for name in ("x1", "x2", "y1", "y2")] == [1, 2, 3, -2]


def test_rows_of_a_matrix_may_be_numbered_questions_of_their_own(answers):
    headers = ["1、内容", "2、讲师", "3、内容", "4、讲师"]
    found = answers(form(MATRICES), headers, [["低", "中", "高", "低"]])
    assert [found[name][0] for name in ("x1", "x2", "y1", "y2")] == [1, 2, 3, 1]


def test_numbers_that_start_again_do_not_matter(answers):
    body = """
choice_sets: {yes: [{code: 1, zh: 是}, {code: 2, zh: 否}]}
questions:
  - {id: a, kind: multiple, zh: 甲, choices: yes}
  - {id: b, kind: multiple, zh: 乙, choices: yes}
"""
    headers = ["1、(是)", "1、(否)", "1、(是)", "1、(否)"]
    found = answers(form(body), headers, [["1", "0", "0", "1"]], "a.csv")
    assert [found[name][0] for name in ("a_1", "a_2", "b_1", "b_2")] == [1, 0, 0, 1]


def test_the_order_of_a_ranking_is_read_by_text_and_by_number(answers):
    body = "questions: [{id: a, kind: ranking, zh: 排序, options: [{code: 1, zh: 甲}, {code: 2, zh: 乙}]}]"
    by_text = answers(form(body), ["1、排序"], [["乙→甲"], ["甲"], ["(空)"]], "1.csv")
    by_number = answers(form(body), ["1、(甲)", "1、(乙)"], [["2", "1"], ["1", "-2"], ["-2", "-2"]], "2.csv")
    assert by_text == by_number == {"a_1": [2, 1, -2], "a_2": [1, -2, -2]}


def test_words_in_place_of_a_number_are_an_issue_and_not_a_silent_blank(table):
    instrument = form("questions: [{id: a, kind: number, zh: 价格, least: 0, most: 20000}]")
    path = table(
        [[*META, "1、价格"], *([str(n), "", "", "", "", "", cell] for n, cell in enumerate(["８,999", "一万"], 1))]
    )
    reading = read_responses([path], instrument)
    assert reading.responses.columns["a"][0] == 8999
    assert np.isnan(reading.responses.columns["a"][1])
    assert next((issue.id, issue.rule, str(issue.message)) for issue in reading.issues) == (
        "2",
        "not_a_number",
        "'一万' is not a number; the answer counts as unknown",
    )


def misfit(unknown="–", twice="–", missing="–"):
    return (
        f":1: columns that fit no question: {unknown}; that fit a question of another column too: {twice}; that fit "
        f"several questions: –; questions without a column: {missing}; possible: the questionnaire of these "
        "answers, or a line for each of them in mapping.yaml"
    )


SAMPLE = "1_按文本_t_400_400.csv"


def change(rows, at, column, cell):
    """The rows with another cell; `column` is a part of its header."""
    place = next(place for place, header in enumerate(rows[0]) if column in header)
    return [[cell if (n, p) == (at, place) else each for p, each in enumerate(row)] for n, row in enumerate(rows)]


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (
            lambda rows: change(rows, 7, "学历", "博士"),
            ":8: 3、学历：: '博士' is not an answer the questionnaire has; rows with it: 1; "
            "possible: 高中及以下, 大专, 本科, 硕士及以上",
        ),
        (
            lambda rows: change(rows, 4, "人才缺口", "高端技术人才┋管理"),
            ":5: 8、当前产业发展中，人才缺口主要集中在：: '管理' is not an answer the questionnaire has; "
            "rows with it: 1; possible: 管理人才, 高端技术人才, 技能型人才, 复合型人才, 无明显缺口",
        ),
        (
            lambda rows: change(rows, 0, "学历", "3、教育"),
            ":1: 1 places are guessed: '3、教育' → q3; possible: canvass import, which shows them and asks",
        ),
        (
            lambda rows: [[*row, row[8]] for row in rows],
            misfit(twice="'3、学历：', '3、学历：'"),
        ),
        (
            lambda rows: [[*row, "序号" if row is rows[0] else row[0]] for row in rows],
            ":1: column '序号' stands 2 times; possible: once",
        ),
        (
            lambda rows: [[*row, "99、新题" if row is rows[0] else "a"] for row in rows],
            misfit(unknown="'99、新题'"),
        ),
        (
            lambda rows: [row[:-1] for row in rows],
            misfit(missing="q17"),
        ),
        (lambda rows: change(rows, 9, "序号", "3"), ":10: 序号: number '3' stands twice, first in row 4"),
        (lambda rows: change(rows, 9, "序号", ""), ":10: 序号: the row has no number"),
        (
            lambda rows: change(rows, 9, "所用时间", "快"),
            ":10: 所用时间: '快' is no time; possible: '136秒', '1分30秒'",
        ),
        (lambda rows: [row[1:] for row in rows], ":1: no column '序号'"),
    ],
)
def test_a_file_that_does_not_match_is_refused_with_its_place(table, bazhong, sample_rows, spoil, said):
    assert refusal([table(spoil(sample_rows), SAMPLE)], bazhong) == f"{SAMPLE}{said}"


def test_a_renamed_option_is_refused_with_the_number_of_its_rows(table, bazhong, sample_rows):
    renamed = [[cell.replace("大专", "专科") for cell in row] for row in sample_rows]
    count = sum(row[8] == "专科" for row in renamed)
    assert refusal([table(renamed, SAMPLE)], bazhong).endswith(
        f"3、学历：: '专科' is not an answer the questionnaire has; rows with it: {count}; "
        "possible: 本科, 大专, 高中及以下, 硕士及以上"
    )


def test_the_export_of_another_questionnaire_is_refused(table, bazhong, training, sample_rows):
    said = refusal([table(sample_rows, SAMPLE)], training)
    assert said.startswith(f"{SAMPLE}:1: columns that fit no question: '1、性别：', '2、年龄：'")
    assert "questions without a column: Q1, Q2" in said


def test_a_score_is_the_code_of_a_rating_and_the_place_of_any_other_option(answers):
    body = """
questions:
  - {id: a, kind: scale, zh: 评价, options: [{code: 5, zh: 很好}, {code: 4, zh: 好}, {code: 1, zh: 差}]}
  - {id: b, kind: single, zh: 单位, options: [{code: 7, zh: 企业}, {code: 8, zh: 政府}]}
  - {id: c, kind: multiple, zh: 爱好, options: [{code: 1, zh: 读}, {code: 2, zh: 写}]}
"""
    headers = ["1、评价", "2、单位", "3、(读)", "3、(写)"]
    found = answers(form(body), headers, [["5", "2", "1", "0"], ["1", "-3", "-2", "-2"]], "1_按分数_t.csv")
    assert found == {"a": [5, 1], "b": [8, -3], "c_1": [1, -2], "c_2": [0, -2]}
    with pytest.raises(Fault, match="'3' is not the place of an option; rows with it: 1; possible: 5, 4, 1, -2, -3"):
        answers(form(body), headers, [["3", "1", "0", "0"]], "2_按分数_t.csv")


INNER = """
questions:
  - id: a
    number: "4"
    kind: single
    zh: 所在单位类型：
    options: [{code: 1, zh: 企业}, {code: 2, zh: 政府部门}, {code: 3, zh: 其他, other: true}]
  - id: b
    number: 4a
    kind: single
    ask_if: a == 1
    zh: 企业（产业领域）：
    options: [{code: 1, zh: 能源化工}, {code: 2, zh: 其他, other: true}]
"""


def test_answers_typed_behind_an_option_are_those_of_the_question_printed_within_it(answers):
    rows = [["企业〖能源化工〗"], ["企业〖养猪〗"], ["企业"], ["政府部门"], ["其他〖学校〗"], ["(跳过)"], ["(空)"]]
    found = answers(form(INNER), ["4、所在单位类型："], rows)
    assert found["a"] == [1, 1, 1, 2, 3, -3, -2]
    assert found["a_other"] == ["", "", "", "", "学校", "", ""]
    assert found["b"][:6] == [1, 2, -2, -3, -3, -3]
    assert found["b_other"] == ["", "养猪", "", "", "", "", ""]


def test_words_behind_an_option_that_the_question_within_it_lacks_are_refused(answers):
    closed = INNER.replace(", other: true}]\n", "}]\n")
    with pytest.raises(
        Fault, match="'养猪' is not an answer the questionnaire has; rows with it: 1; possible: 能源化工, 其他"
    ):
        answers(form(closed), ["4、所在单位类型："], [["企业〖养猪〗"]])


def test_a_question_printed_within_an_option_may_have_a_column_of_its_own(answers):
    headers = ["4、所在单位类型：", "5、企业（产业领域）："]
    found = answers(form(INNER), headers, [["企业", "能源化工"], ["政府部门", "(跳过)"]])
    assert (found["a"], found["b"]) == ([1, 2], [1, -3])


@pytest.mark.parametrize(
    "headers",
    [["4、(1)姓氏", "4、(2)年数"], ["(1)4 姓氏", "(2)年数"], ["4、(1) 姓氏____", "(2)年数___"]],
)
def test_the_blanks_of_one_question_are_questions_of_their_own(answers, headers):
    body = "questions: [{id: a, kind: text, zh: 姓氏}, {id: b, kind: number, zh: 年数, least: 0, most: 99}]"
    found = answers(form(body), headers, [["王", "3"], ["(空)", "(空)"]])
    assert found["a"] == ["王", ""]
    assert found["b"] == [3, -2]


def test_a_column_that_the_questionnaire_declares_beside_the_answers_is_kept(answers):
    instrument = form(LIKES + "extra: {weight: {zh: 权重}}")
    found = answers(instrument, ["1、性别：", "2、爱好", "权重"], [["男", "阅读", "0.5"], ["女", "阅读", ""]])
    assert found["weight"][0] == 0.5
    assert np.isnan(found["weight"][1])


def test_columns_that_tell_who_a_person_is_reach_neither_answers_nor_the_cases_set_aside(table):
    body = (
        "screening: {speeder_share: off, straight_line: false, duplicates: true}\n"
        "questions:\n"
        "  - {id: a, kind: single, zh: 性别, options: [{code: 1, zh: 男}, {code: 2, zh: 女}]}\n"
        "  - {id: b, kind: text, zh: 怎么称呼您, identifying: true}\n"
    )
    instrument = read((HEADING.replace(HEADING.splitlines()[-1] + "\n", "") + body).encode(), "form.yaml")
    rows = [
        [str(at), "", "60秒", "微信", "直接访问", "192.0.2.9(四川-巴中)", "男", "甲甲甲", "13800000000"]
        for at in (1, 2)
    ]
    reading = read_responses([table([[*META, "1、性别", "2、怎么称呼您", "手机号码"], *rows])], instrument)
    assert list(reading.responses.columns) == ["a"]
    assert [each.exclusion.id for each in reading.rejected] == ["2"]
    told = f"{reading.rejected} {reading.issues} {reading.responses}"
    assert not any(secret in told for secret in ("甲甲甲", "13800000000", "192.0.2.9", "微信"))


def test_typed_words_that_are_no_code_are_refused_in_a_number_export(table):
    path = table([[*META, "1、性别：", "2、(阅读)", "2、(ACG文化(动漫、游戏等))", "2、(其他【请注明】)"],
                  ["1", "", "", "", "", "", "3", "0", "0", "0"]])  # fmt: skip
    assert refusal([path], form(LIKES)) == (
        "answers.csv:2: 1、性别：: '3' is not the place of an option; rows with it: 1; possible: 1–2, -2, -3"
    )


def pair(table, text, number):
    left = table([[*META, "1、性别：", "2、爱好"], *text], "1_按文本.csv")
    options = ["2、(阅读)", "2、(ACG文化(动漫、游戏等))", "2、(其他【请注明】)"]
    right = table([[*META, "1、性别：", *options], *number], "1_按序号.csv")
    return [left, right]


def row(number, *cells):
    return [number, "", "60秒", "", "", "", *cells]


def test_a_pair_is_joined_by_number_whatever_the_order_of_its_rows(table):
    paths = pair(
        table,
        [row("1", "男", "阅读"), row("5", "女", "其他【请注明】〖棋〗")],
        [row("5", "2", "0", "0", "1"), row("1", "1", "1", "0", "0")],
    )
    reading = read_responses(paths, form(LIKES))
    assert reading.responses.ids == ("1", "5")
    assert list(reading.responses.columns["b_other"]) == ["", "棋"]
    assert reading.issues == ()


def test_a_pair_that_disagrees_in_one_cell_is_refused(table):
    paths = pair(table, [row("1", "男", "阅读")], [row("1", "2", "1", "0", "0")])
    assert refusal(paths, form(LIKES)) == (
        "1_按文本.csv:2: 1、性别：: number '1': '男' here, but '2' in '1_按序号.csv'; cells that differ: 1"
    )


def test_a_pair_that_shares_only_some_rows_is_refused(table):
    paths = pair(table, [row("1", "男", "阅读"), row("2", "男", "阅读")], [row("1", "1", "1", "0", "0")])
    assert refusal(paths, form(LIKES)) == (
        "1_按文本.csv: 1 numbers (序号) of this file are not in '1_按序号.csv', the first is '2'; "
        "possible: two exports of the same rows"
    )


def test_what_is_marked_invalid_on_the_platform_is_set_aside(table):
    rows = [[*row(str(at), "男", "阅读"), state] for at, state in enumerate(("有效", "无效", "有效"), 1)]
    path = table([[*META, "1、性别：", "2、爱好", "答卷状态"], *rows], "1_按文本.csv")
    ledger = read_responses([path], form(LIKES)).responses.ledger
    assert (ledger.valid, [(each.id, each.rule) for each in ledger.exclusions]) == (2, [("2", "not_approved")])
    body = LIKES + "screening: {not_approved: false, speeder_share: off, straight_line: false, duplicates: false}\n"
    lenient = read((HEADING.rpartition("screening")[0] + body.removeprefix("\n")).encode(), "form.yaml")
    assert read_responses([path], lenient).responses.ledger.valid == 3


@pytest.mark.parametrize(
    "headers",
    [
        ["*1、性别：", "*2、爱好"],
        ["1、性别：[单选题]", "2、爱好【多选题】"],
        ["* 1、性别：[单选题]", "*2、爱好[多选题]"],
    ],
)
def test_stars_and_kinds_of_questions_are_no_part_of_a_wording(answers, headers):
    assert answers(form(LIKES), headers, [["男", "阅读"]])["b_1"] == [1]


def test_options_without_a_number_are_those_of_no_question_before_them(answers):
    body = """
questions:
  - {id: a, kind: single, zh: 岗位, options: [{code: 1, zh: 办公}, {code: 2, zh: 其他}]}
  - {id: b, kind: multiple, zh: 爱好, options: [{code: 1, zh: 阅读}, {code: 2, zh: 其他}]}
"""
    found = answers(form(body), ["岗位", "(阅读)", "(其他)"], [["2", "0", "1"]], "1_按序号.csv")
    assert found == {"a": [2], "b_1": [0], "b_2": [1]}


@pytest.mark.parametrize("name", ["1_按文本.csv", "1_按序号.csv", "1.csv"])
def test_the_kind_of_an_export_is_told_by_its_cells_where_its_name_does_not_or_is_wrong(answers, name):
    assert answers(form(LIKES), ["1、性别：", "2、爱好"], [["男", "阅读"]], name)["a"] == [1]
    headers = ["1、性别：", "2、(阅读)", "2、(ACG文化(动漫、游戏等))", "2、(其他【请注明】)"]
    assert answers(form(LIKES), headers, [["2", "1", "0", "0"]], name)["b_1"] == [1]
