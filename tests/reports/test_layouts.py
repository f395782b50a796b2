"""Layouts arrange what results hold, and compute nothing."""

import importlib
import pkgutil

import pytest
from small_results import (
    CLEANED,
    CORRELATIONS,
    DIFFERENCES,
    FACTOR,
    FLAT,
    OPTIONS,
    PROFILE,
    REGRESSION,
    RELIABILITY,
    RETURNS,
)

import reports.layouts
from analysis.result import Fault
from reports.document import Grid, GridCell
from reports.ink import Ink
from reports.layouts import (
    correlations,
    differences,
    hierarchical_regression,
    item_analysis,
    kmo_bartlett,
    loadings,
    multiple_response,
    multiple_response_by,
    profile,
    returns,
    scale_summary,
    variance_explained,
)

ZH, EN = Ink("zh"), Ink("en")


def text(cell: GridCell) -> str:
    return "".join(run.text for run in cell.content)


def lines(grid: Grid) -> list[list[str]]:
    return [[text(cell) for cell in row] for row in grid.body]


def notes(grid: Grid) -> list[str]:
    return ["".join(run.text for run in note) for note in grid.notes]


def test_the_ledger_indents_what_was_set_aside():
    grid = returns.arrange([RETURNS], ZH)
    assert lines(grid)[2:] == [["剔除：作答时间过短", "18", "4.5"], ["有效", "362", "90.5"]]
    assert [row[0].indent for row in grid.body] == [0, 0, 1, 0]


def test_a_profile_groups_thousands_and_rounds_halves_up():
    grid = profile.arrange([PROFILE], ZH)
    assert lines(grid) == [["性别"], ["男", "4115", "33.3"], [CLEANED, "8233", "66.7"]]
    assert grid.caption == "样本基本构成（N = 12\u00a0348）"
    assert notes(grid)[1] == "无有效回答者：性别（未作答）2人。"


def test_words_from_data_are_text_in_a_table_and_never_markup():
    (cell, *_) = profile.arrange([PROFILE], ZH).body[2]
    (run,) = cell.content
    assert (run.text, run.italic) == (CLEANED, False)


def test_reliability_prints_one_row_per_scale_and_a_reason_where_there_is_no_alpha():
    grid = scale_summary.arrange([RELIABILITY, FLAT], ZH)
    assert lines(grid) == [
        ["政策与平台", "3", "354", "0.779", "[0.736, 0.816]"],
        ["平", "2", "0", "—", "—"],
    ]
    assert grid.caption == "各量表的信度"
    assert "“—”：所有回答都相同。" in notes(grid)


def test_english_tables_drop_the_zero_of_what_cannot_pass_one():
    assert lines(scale_summary.arrange([RELIABILITY], EN))[0][3] == ".779"


def test_items_stand_under_their_scale_with_its_alpha():
    assert lines(item_analysis.arrange([RELIABILITY], ZH)) == [
        ["政策与平台（α = 0.779）"],
        ["知晓", "3.18", "1.10", "0.627", "0.690"],
        ["“平台”效果", "3.14", "1.08", "0.295", "0.802"],
    ]


def test_correlations_fill_the_lower_triangle_with_stars_and_alpha_on_the_diagonal():
    grid = correlations.arrange([CORRELATIONS, RELIABILITY], ZH)
    assert lines(grid) == [
        ["1 政策与平台", "3.16", "0.90", "(0.779)", ""],
        ["2 双向飞地", "3.05", "0.83", "−0.327***", "—"],
    ]
    assert grid.caption == "描述统计与相关系数（n = 360～362）"


def test_loadings_below_the_limit_are_blank_and_items_stand_by_component():
    assert lines(loadings.arrange([FACTOR], ZH)) == [
        ["知晓", "0.829", "−0.400", "0.720"],
        ["匹配", "", "0.780", "0.670"],
        ["载荷平方和", "1.20", "", ""],
        ["方差解释率/%", "60.0", "", ""],
        ["累积方差解释率/%", "60.0", "", ""],
    ]


def test_the_kmo_table_has_a_row_for_each_statistic():
    assert [row[1] for row in lines(kmo_bartlett.arrange([FACTOR], ZH))] == ["0.804", "909.95", "36", "<0.001"]


def test_the_variance_table_leaves_blank_what_was_not_kept():
    assert lines(variance_explained.arrange([FACTOR], ZH))[1] == ["2", "0.70", "35.0", "100.0", "", "", ""]


def test_multiple_response_ends_with_its_total():
    grid = multiple_response.arrange([OPTIONS], ZH)
    assert lines(grid)[-1] == ["合计", "328", "100.0", "93.2"]
    assert grid.rules == (2,)


def test_options_by_group_print_their_test_and_end_with_the_bases():
    assert lines(multiple_response_by.arrange([OPTIONS], ZH)) == [
        ["高端", "31.0", "37.3", "35.8", "1.10", "0.294", "0.056"],
        ["复合", "71.4", "53.0", "57.4", "8.91**", "0.003", "0.159"],
        ["人数n", "84", "268", "352", "", "", ""],
    ]


def test_differences_print_means_with_letters_of_groups_that_differ_test_and_effect():
    assert lines(differences.arrange([DIFFERENCES], ZH)) == [
        ["学历"],
        ["大专", "86", "2.95 ± 0.88b"],
        ["本科", "276", "3.39 ± 0.90a"],
        ["Welch’s F", "", "3.56*"],
        ["η2", "", "0.029"],
    ]


def test_differences_refuse_what_is_none():
    with pytest.raises(Fault, match="'returns' are no differences between groups; possible: ttest, oneway"):
        differences.arrange([RETURNS], ZH)


def test_models_stand_side_by_side_with_their_fit():
    grid = hierarchical_regression.arrange([REGRESSION], ZH)
    assert lines(grid) == [
        ["性别：女", "0.026", "0.106", "0.013", "0.011", "0.098", "0.006"],
        ["政策与平台", "", "", "", "0.441***", "0.055", "0.393"],
        ["常数项", "2.940***", "0.231", "", "1.588***", "0.270", ""],
        ["R2", "0.062", "0.208"],
        ["调整后R2", "0.040", "0.188"],
        ["ΔR2", "0.062**", "0.146***"],
        ["F", "2.89**", "10.24***"],
        ["最大VIF", "1.00", "1.15"],
        ["N", "360", "360"],
    ]
    assert "虚拟变量的参照类：性别（男）。" in notes(grid)


def test_every_layout_arranges_results_for_an_ink():
    for module in pkgutil.iter_modules(reports.layouts.__path__):
        assert callable(importlib.import_module(f"reports.layouts.{module.name}").arrange)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    ("layout", "given"),
    [
        (returns, [RETURNS]),
        (profile, [PROFILE]),
        (scale_summary, [RELIABILITY, FLAT]),
        (item_analysis, [RELIABILITY, FLAT]),
        (correlations, [CORRELATIONS]),
        (loadings, [FACTOR]),
        (kmo_bartlett, [FACTOR]),
        (variance_explained, [FACTOR]),
        (multiple_response, [OPTIONS]),
        (multiple_response_by, [OPTIONS]),
        (differences, [DIFFERENCES]),
        (hierarchical_regression, [REGRESSION]),
    ],
)
def test_every_row_fills_the_columns_of_its_grid(layout, given, language):
    grid = layout.arrange(given, Ink(language))
    assert {sum(cell.columns for cell in row) for row in grid.body} == {len(grid.columns)}
    assert sum(cell.columns for cell in grid.header[0]) == len(grid.columns)
    assert sum(column.share for column in grid.columns) == pytest.approx(1)
