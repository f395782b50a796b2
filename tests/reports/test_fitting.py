"""Columns are as wide as their numbers need, and the text is as large as it can be."""

from dataclasses import replace

import pytest
from sample import blocks, cell, columns, crosstab, row

from reports.document import Align, Grid, GridColumn, Run
from reports.fitting import SIZES, WIDTH, ems, fit


def wide(numbers):
    texts = ["−0.123***"] * numbers
    return Grid(
        "g", "", "", columns(0.4, *(0.6 / numbers,) * numbers), (row("", *texts),), (row("年龄与学历", *texts),)
    )


@pytest.mark.parametrize("grid", [each for each in blocks() if isinstance(each, Grid)], ids=lambda grid: grid.id)
def test_tables_of_a_report_fill_the_width_at_full_size(grid):
    found = fit(grid)
    assert found.size == SIZES[0]
    assert sum(found.widths) == pytest.approx(WIDTH)


def test_columns_that_have_room_keep_their_share():
    assert fit(crosstab()).widths[0] == pytest.approx(0.19 * WIDTH, rel=0.05)


def test_an_interval_in_a_centred_column_stays_on_one_line():
    between = "[−0.123, 0.456]"
    grid = Grid("g", "", "", (*columns(0.9), GridColumn(0.1, Align.CENTER)), (row("", "CI"),), (row("a", between),))
    assert fit(grid).widths[1] >= 10.5 * ems((Run(between),))


def test_a_column_that_lacks_room_takes_it_from_the_stub():
    grid = wide(5)
    narrow = replace(grid, columns=columns(0.8, *(0.04,) * 5))
    assert fit(narrow).size == SIZES[0]
    assert all(width > 50 for width in fit(narrow).widths)


def test_text_becomes_smaller_before_numbers_run_into_one_another():
    sizes = [fit(wide(numbers)).size for numbers in (4, 7, 8, 9)]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] == SIZES[0] > sizes[-1]


def test_a_grid_beyond_all_sizes_still_has_the_width():
    assert sum(fit(wide(20)).widths) == pytest.approx(WIDTH)
    assert fit(replace(wide(2), body=((cell("长" * 200), cell("1"), cell("2")),))).size == SIZES[0]


def test_a_latin_word_with_an_apostrophe_stays_whole():
    grid = Grid("g", "", "", columns(0.9, 0.1), (row("", "Cramér’s V"),), (row("a", "0.1"),))
    assert fit(grid).widths[1] > 8 + 10.5 * 4.3
