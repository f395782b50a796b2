"""Text for a terminal: boxes that stand straight though Chinese characters take two columns."""

from dataclasses import replace

import pytest
from sample import HOSTILE, cell, crosstab, long_table, profile, regression, report, words

from reports.boxes import box
from reports.columns import balanced, padded, width, wrapped
from reports.document import Paragraph
from reports.renderers import text


@pytest.mark.parametrize("grid", [profile(), crosstab(), regression(), long_table()], ids=lambda grid: grid.id)
def test_every_line_of_a_box_is_as_wide_as_the_others(grid):
    assert len({width(line) for line in box(grid)}) == 1


def test_a_crosstab_is_drawn_with_its_spanners():
    assert box(crosstab())[:6] == [
        "┌────────────┬────────────────────┬────────────────────┬────────────────────┬──────┐",
        "│ 受教育程度 │      计划留城      │      尚在观望      │      倾向离开      │ 合计 │",
        "│            ├─────┬──────┬───────┼─────┬──────┬───────┼─────┬──────┬───────┤      │",
        "│            │  n  │ 行%  │  AR   │  n  │ 行%  │  AR   │  n  │ 行%  │  AR   │      │",
        "├────────────┼─────┼──────┼───────┼─────┼──────┼───────┼─────┼──────┼───────┼──────┤",
        "│ 大专及以下 │  87 │ 63.5 │  2.73 │  27 │ 27.0 │ −0.84 │  23 │  9.5 │ −2.61 │  137 │",
    ]


def test_numbers_with_stars_stand_under_one_another_by_their_decimal_mark():
    lines = [line for line in box(regression()) if "女性" in line or "政策感知" in line]
    assert lines[0].split("│")[4].index(".") == lines[1].split("│")[4].index(".")


def test_bare_numbers_stand_at_the_right_as_in_spss():
    grid = crosstab()
    short = replace(grid, body=(grid.body[0], (*grid.body[1][:-1], cell("3.125"))))
    assert [line[-7:] for line in box(short)[5:7]] == ["  137 │", "3.125 │"]


def test_the_same_document_gives_the_same_bytes():
    assert text.render(report()) == text.render(report())


def test_what_a_respondent_wrote_arrives_as_text():
    assert text.render(report()).decode().count(HOSTILE) == 2


def test_what_would_steer_the_terminal_is_made_visible():
    document = replace(report(), blocks=(Paragraph(words("a\x1b[31mb\x07")),))
    assert text.render(document).decode().endswith("a\ufffd[31mb\ufffd\n")


@pytest.mark.parametrize(
    ("found", "columns"), [("abc", 3), ("中文", 4), ("é", 1), ("e\u0301", 1), ("（", 2), ("a\u200bb", 2), ("—", 1)]
)
def test_width_counts_columns(found, columns):
    assert width(found) == columns


def test_chinese_breaks_anywhere_but_before_closing_marks():
    assert wrapped("渐进显著性（双侧）", 12) == ["渐进显著性", "（双侧）"]
    assert wrapped("同意；不同意。", 6) == ["同意；", "不同", "意。"]


def test_latin_words_stay_whole_where_they_fit():
    assert wrapped("Asymptotic Significance", 14) == ["Asymptotic", "Significance"]
    assert wrapped("Significance", 5) == ["Signi", "fican", "ce"]


def test_heads_turn_into_lines_of_equal_length():
    assert balanced("删除项后的标度平均值", 16) == ("删除项后的", "标度平均值")
    assert balanced("Corrected Item-Total Correlation", 14) == ("Corrected", "Item-Total", "Correlation")


def test_padding_counts_columns():
    assert [padded("中", 5, side) for side in ("left", "right", "center")] == ["中   ", "   中", " 中  "]


def test_a_heading_of_several_rows_goes_on_where_a_line_runs_beside_it():
    grid = crosstab()
    long = cell("一二三四五六七八九十一二三四五六七八九十甲", rows=2)
    drawn = box(replace(grid, header=((long, *grid.header[0][1:]), grid.header[1])))
    assert len(drawn) == len(box(grid))
    assert drawn[2].startswith("│ 二三四五六七八九十甲 ")
    assert "├─" in drawn[2]
