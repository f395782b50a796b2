"""A result prints as SPSS prints it, in either language."""

from dataclasses import replace

from small_results import CORRELATIONS, FACTOR, OPTIONS, PROFILE, REGRESSION, RELIABILITY, labels, table

from analysis.cases import Cases
from analysis.result import Message, Result
from analysis.undefined import Undefined
from reports.document import Grid, Paragraph
from reports.output import output, table_grid


def printed(result: Result, name: str, language: str = "zh") -> tuple[list[list[str]], list[list[str]]]:
    """The header and the body of one table as text."""
    grid = table_grid(result, result.table(name), language)
    return _texts(grid.header), _texts(grid.body)


def _texts(rows) -> list[list[str]]:
    return [["".join(run.text for run in cell.content) for cell in row] for row in rows]


def test_a_frequency_table_says_each_group_once():
    header, body = printed(PROFILE, "frequencies", "en")
    assert header == [["", "", "Frequency", "Percent", "Valid Percent", "Cumulative Percent"]]
    assert [row[:2] for row in body] == [
        ["Valid", "男"],
        ["", body[1][1]],
        ["", "Total"],
        ["Missing", "未作答"],
        ["", "Total"],
        ["Total", "Total"],
    ]
    assert body[0][2:] == ["4115", "33.3", "33.3", "33.3"]


def test_the_title_names_what_the_table_is_about():
    assert table_grid(PROFILE, PROFILE.table("frequencies"), "zh").caption == "性别"
    assert table_grid(OPTIONS, OPTIONS.table("multiple_response_by"), "zh").caption == "人才缺口 * 学历 交叉表"


def test_correlations_print_three_rows_for_each_variable():
    header, body = printed(CORRELATIONS, "correlations")
    assert header == [["", "", "政策与平台", "双向飞地"]]
    assert body[:3] == [
        ["政策与平台", "皮尔逊相关性", "1.000", "-.327"],
        ["", "Sig.（双尾）", "", ".000"],
        ["", "个案数", "362", "360"],
    ]


def test_wider_headings_stand_above_those_they_group():
    header, body = printed(FACTOR, "variance_explained")
    assert header[0] == ["成分", "初始特征值", "提取载荷平方和", "旋转载荷平方和"]
    assert header[1] == ["总计", "方差百分比", "累积 %"] * 3
    assert body[1] == ["2", ".700", "35.000", "100.000", "", "", "", "", "", ""]


def test_loadings_stand_under_the_numbers_of_their_components():
    header, body = printed(FACTOR, "rotated_loadings", "en")
    assert header == [["", "Component"], ["1", "2"]]
    assert body[1] == ["知晓", ".829", "-.400"]


def test_coefficients_have_the_headings_of_spss():
    header, body = printed(REGRESSION, "coefficients", "en")
    assert header[0][:4] == ["Model", "", "Unstandardized Coefficients", "Standardized Coefficients"]
    assert body[0][:2] == ["1", "(Constant)"]
    assert body[3] == ["", "性别: 女", ".011", ".098", ".006", ".100", ".900", "-.180", ".200", "1.020"]


def test_a_reason_stands_below_the_table_once():
    reason = Undefined(Message("no valid cases"))
    result = Result(
        "descriptives",
        {},
        Cases(0, 0, 0),
        (table("descriptive_statistics", "variable n mean sd", ("a", 0.0, reason, reason)),),
    )
    grid = table_grid(result, result.tables[0], "zh")
    assert _texts(grid.body) == [["a", "0", "—", "—"]]
    assert ["".join(run.text for run in note) for note in grid.notes] == ["没有有效个案"]


def test_notes_of_the_result_follow_its_tables_with_names_for_keys():
    document = output(REGRESSION, "zh")
    assert isinstance(document.blocks[0], Grid)
    last = document.blocks[-1]
    assert isinstance(last, Paragraph)
    assert last.content[0].text == "性别：参照类别为 男。"


def test_a_word_of_tomorrow_prints_as_it_is():
    result = Result("x", {}, Cases(1, 1, 1), (table("x_table", "variable n", ("q1", 1.0)),), labels=labels(q1="性别"))
    grid = table_grid(result, result.tables[0], "zh")
    assert (grid.caption, _texts(grid.body)) == ("x_table", [["性别", "1"]])


def test_scale_names_print_by_their_label():
    assert printed(RELIABILITY, "reliability")[1][0][0] == "政策与平台"


def test_tests_of_pairs_stand_under_what_is_taken_from_what_and_say_their_ranks_in_words():
    pair = table(
        "test_statistics", "pair variable other_variable z based_on", ("pair=1", "a", "b", -1.5, "positive_ranks")
    )
    result = Result("nonparametric", {}, Cases(9, 9, 9), (pair,), labels=labels(a="前", b="后"))
    assert printed(result, "test_statistics") == (
        [["", "后 - 前"]],
        [["Z", "-1.500"], ["Z 基于", "正秩"]],
    )


def test_a_level_among_terms_says_of_which_variable_it_is():
    terms = table(
        "coefficients", "model term b", ("model=1", "a=1", 0.5), ("model=1", "b=1", 0.25), ("model=1", "c", 1.0)
    )
    result = Result(
        "regression", {}, Cases(9, 9, 9), (terms,), labels=labels(a="购房", a__1="是", b="医疗", b__1="是", c="年龄")
    )
    _, body = printed(result, "coefficients")
    assert [row[1] for row in body] == ["购房：是", "医疗：是", "年龄"]
    product = table("parameter_estimates", "term b", ("a=1*b=1", 0.5))
    _, body = printed(replace(result, tables=(product,)), "parameter_estimates")
    assert body[0][0] == "购房：是 * 医疗：是"


def test_a_significant_difference_of_means_has_a_star_and_keeps_its_value():
    words = "group other_group mean_difference se_difference p"
    pairs = table("multiple_comparisons", words, ("a=1", "a=2", -0.5, 0.1, 0.01), ("a=1", "a=3", 0.25, 0.25, 0.3))
    result = Result("oneway", {}, Cases(9, 9, 9), (pairs,), labels=labels(a__1="甲", a__2="乙", a__3="丙"))
    found = table_grid(result, pairs, "zh")
    assert [row[2] for row in _texts(found.body)] == ["-.50*", ".25"]
    assert found.body[0][2].content[0].text.value == -0.5
    assert ["".join(run.text for run in line) for line in found.notes] == ["*. 平均值差值的显著性水平为 0.05。"]
