"""Tables of nested and stacked variables against R, and what CTABLES's words make of a table."""

import pytest
from answers import tally_of, variable
from scales_answers import close, numbers, scales, solve
from whole_tables import assert_whole

from analysis.procedures import custom_tables
from analysis.result import Fault
from analysis.statistics.column_comparisons import adjusted, compare_means
from analysis.statistics.groups import sample

COUNTED = (
    "COUNT, VALIDN, TOTALN, ROWPCT, COLPCT, SUBTABLEPCT, LAYERPCT, LAYERROWPCT, LAYERCOLPCT, TABLEPCT, COLPCT.TOTALN"
)
SCALED = (
    "MEAN, STDDEV, SEMEAN, VARIANCE, MEDIAN, MODE, MINIMUM, MAXIMUM, RANGE, SUM, COUNT, VALIDN, MISSING, ROWPCT.SUM, "
    "ROWPCT.VALIDN, TABLEPCT.SUM, PTILE 25"
)
VARIABLES = (variable("a", (1, 2)), variable("b", (1, 2, 3)))
COLUMNS = {
    "a": [1, 1, 1, 2, 2, float("nan")],
    "b": [1, 1, 2, 2, 2, 1],
    "y": [1, 2, 3, 4, 9, 5],
    "t": [1, 0, 1, 0, 0, 1],
}


def made(**words):
    return solve(custom_tables, tally_of(COLUMNS, VARIABLES), **words)


def test_counts_and_shares_of_every_area_are_those_of_r():
    words = {
        "rows": f"sex > unit [{COUNTED}]",
        "columns": "q5",
        "categories": "sex q5 TOTAL=YES",
        "tests": "chi_square",
    }
    assert_whole(solve(custom_tables, scales("times"), **words), "custom_tables", "crossed")


def test_statistics_of_a_scale_variable_are_those_of_r():
    words = {"rows": f"hours [S] [{SCALED}]", "columns": "sex", "categories": "sex TOTAL=YES"}
    assert_whole(solve(custom_tables, scales("times"), **words), "custom_tables", "scale")


def test_what_is_nested_in_a_stack_is_nested_in_each_of_its_parts():
    one, other = made(rows="a > (b + t [C])"), made(rows="a > b + a > t [C]")
    assert one.tables == other.tables
    assert one.options["rows"] == "a [C] > b [C] + a [C] > t [C]"


def test_a_subtotal_is_of_the_categories_since_the_one_before():
    table = made(rows="b", categories="b [1, 2, SUBTOTAL='few', 3, SUBTOTAL] TOTAL=YES POSITION=AFTER").table(
        "custom_table"
    )
    assert list(zip(table.column("row"), table.column("count"), strict=True)) == [
        ("b>b=1", 3.0),
        ("b>b=2", 3.0),
        ("b>b=subtotal3", 6.0),
        ("b>b=3", 0.0),
        ("b>subtotal", 0.0),
        ("b>total", 6.0),
    ]


def test_others_and_missing_are_the_codes_that_no_entry_names():
    answered = tally_of({"c": [1, 2, 2, 3, 8, 9]}, [variable("c", (1, 2, 3), missing=(8, 9))])
    table = solve(custom_tables, answered, rows="c", categories="c [1, OTHERNM, SUBTOTAL, 9, MISSING]").table(
        "custom_table"
    )
    assert table.column("row") == ("c>c=1", "c>c=2", "c>c=3", "c>subtotal", "c>c=9", "c>c=8")
    assert table.column("count") == (1.0, 2.0, 1.0, 4.0, 1.0, 1.0)


def test_an_empty_category_is_left_out_where_that_is_asked():
    table = made(rows="a > b", categories="ALL EMPTY=EXCLUDE").table("custom_table")
    assert table.column("row") == ("a>a=1>b>b=1", "a>a=1>b>b=2", "a>a=2>b>b=2")


def test_missing_codes_that_are_shown_are_counted_but_not_valid():
    tally = tally_of({"a": [1, 2, 2, 9]}, (variable("a", (1, 2), missing=(9,)),))
    table = solve(custom_tables, tally, rows="a [COUNT, VALIDN]", categories="a MISSING=INCLUDE TOTAL=YES").tables[0]
    assert [row[1:] for row in table.rows] == [(1.0, 1.0), (2.0, 2.0), (1.0, 0.0), (4.0, 3.0)]


def test_categories_go_to_the_other_side():
    table = made(rows="a + b", category_labels="rows_opposite").table("custom_table")
    assert [row[0] for row in table.rows] == ["a", "b"]
    assert [column.under for column in table.columns[1:]] == ["a=1", "a=2", "b=3"]
    assert table.rows[0][1:] == (3.0, 2.0, None)


def test_percentages_of_a_row_go_along_with_categories_that_were_moved():
    table = made(rows="(a + b) [ROWPCT]", category_labels="rows_opposite").table("custom_table")
    assert table.rows == (("a", 60.0, 40.0, None), ("b", 50.0, 50.0, 0.0))


def test_a_set_counts_who_ticked_and_its_total_each_of_them_once():
    columns = {"t1": [1, 1, 0, 0], "t2": [1, 0, 1, 0]}
    found = solve(
        custom_tables, tally_of(columns), rows="{t1, t2} [COUNT, COLPCT, RESPONSES]", categories="ALL TOTAL=YES"
    )
    assert [row[1:] for row in found.table("custom_table").rows] == [
        (2.0, pytest.approx(200 / 3), 2.0),
        (2.0, pytest.approx(200 / 3), 2.0),
        (3.0, 100.0, 4.0),
    ]


@pytest.mark.parametrize("method", ["none", "bonferroni", "bh"])
def test_means_of_every_two_columns_differ_as_in_r(method):
    patterns = scales("times").patterns(["unit", "hours"]).listwise()
    units = [patterns.take(patterns.column("unit") == unit) for unit in range(1, 6)]
    found = adjusted(compare_means([sample(each.column("hours"), each.weights) for each in units]), method)
    expected = numbers("custom_tables")
    assert len(found) == 10
    for each in found:
        close(each.adjusted, expected[f"{method}:{each.first + 1}-{each.second + 1}"], 1e-8)


def test_merged_letters_stand_beside_their_columns_and_say_who_does_not_differ():
    columns = {"g": [1, 1, 1, 2, 2, 2], "y": [1.0, 2, 3, 7, 8, 9]}
    tally = tally_of(columns, (variable("g", (1, 2)),))
    words = {"rows": "y [S] [MEAN]", "columns": "g", "tests": "means", "merged": True}
    (table,) = solve(custom_tables, tally, **words).tables
    assert table.rows == (("y", 2.0, 8.0, "a", "b"),)


def test_answers_to_a_set_are_not_tested_for_independence():
    columns = {"t1": [1, 1, 0, 0], "t2": [1, 0, 1, 0], "g": [1, 1, 2, 2]}
    tally = tally_of(columns, (variable("g", (1, 2)),))
    result = solve(custom_tables, tally, rows="{t1, t2}", columns="g", tests="chi_square")
    assert [table.name for table in result.tables] == ["custom_table"]


def test_letters_stand_in_the_column_with_the_larger_mean():
    columns = {"g": [1, 1, 1, 2, 2, 2], "y": [1.0, 2, 3, 7, 8, 9]}
    tally = tally_of(columns, (variable("g", (1, 2)),))
    table = solve(custom_tables, tally, rows="y [S]", columns="g", tests="means").table("column_means")
    assert table.rows == (("y", None, "A"),)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"rows": "a [MEAN]"}, "rows: 'MEAN' needs a scale variable; possible: a [S]"),
        ({"rows": "a >"}, "rows: the table expression ends too early; possible: word"),
        ({"rows": "a [WHAT]"}, "rows: no summary 'WHAT'"),
        ({"rows": "y [S] > t [S]"}, "rows: 'y, t' are several scale variables nested in one another"),
        ({"rows": "a [COUNT]", "columns": "b [COUNT]"}, "rows: summaries and scale variables stand on several axes"),
        (
            {"rows": "a", "columns": "b", "tests": "proportions", "category_labels": "rows_opposite"},
            "tests: columns are not compared where category labels are moved",
        ),
        ({}, "rows: no variable is named; possible: rows, columns or layers"),
    ],
)
def test_what_is_no_table_is_told(words, said):
    with pytest.raises(Fault) as fault:
        made(**words)
    assert str(fault.value).startswith(said)
