"""FREQUENCIES against PSPP, and its rules for levels, percentages, percentiles and modes."""

import math

import numpy as np
import pytest
from answers import tally_of, variable
from printed import agrees, answers_tally, pspp_tables

from analysis.procedures import descriptives, frequencies
from analysis.statistics.percentiles import mode, percentile
from analysis.undefined import Undefined
from instrument.message import Fault

NAN = float("nan")
PSPP_WORDS = {
    "Mean": "mean",
    "S.E. Mean": "se_mean",
    "Median": "median",
    "Mode": "mode",
    "Std Dev": "sd",
    "Variance": "variance",
    "Kurtosis": "kurtosis",
    "S.E. Kurt": "se_kurtosis",
    "Skewness": "skewness",
    "S.E. Skew": "se_skewness",
    "Range": "range",
    "Minimum": "minimum",
    "Maximum": "maximum",
    "Sum": "sum",
}
# Under fractional weights: its median is R's type 7 (EXAMINE's, below, is SPSS's), and its mode of income is 8.9, which
# weighs 10.26 in its own table, not 4, which weighs 10.69.
WRONG_IN_PSPP = ("Median", "Mode")
PERCENTS = (5, 10, 15, 20, 25, 30, 40, 50, 60, 70, 75, 80, 85, 90, 95)


def run(tally, *names, **options):
    variables = tuple(tally.codebook.variable(name) for name in names)
    return frequencies.run(tally, frequencies.Options(variables, **options))


@pytest.mark.parametrize(("weight", "at"), [(None, 0), ("weight", 1)])
def test_statistics_are_those_of_pspp(weight, at):
    found = run(answers_tally(weight), "q1", "q4", "income").table("statistics")
    _, rows = [table for table in pspp_tables("description") if table[0] == "Statistics"][at]
    names, compared = rows[0][2:], 0
    for row in rows[1:]:
        word = None if weight and row[0] in WRONG_IN_PSPP else PSPP_WORDS.get(row[0])
        for name, printed in zip(names, row[2:], strict=True):
            if word:
                assert agrees(found.cell({"variable": name}, word), printed), (name, word)
                compared += 1
    assert compared >= 36


@pytest.mark.parametrize(("weight", "at"), [(None, 0), ("weight", 1)])
def test_descriptives_are_those_of_pspp(weight, at):
    tally, names = answers_tally(weight), ("q1", "q4", "income")
    options = descriptives.Options(tuple(tally.codebook.variable(name) for name in names))
    found = descriptives.run(tally, options).table("descriptive_statistics")
    _, rows = [table for table in pspp_tables("description") if table[0] == "Statistics"][at]
    words, compared = {column.word for column in found.columns}, 0
    for row in rows[1:]:
        if (word := PSPP_WORDS.get(row[0])) in words:
            for name, printed in zip(rows[0][2:], row[2:], strict=True):
                assert agrees(found.cell({"variable": name}, word), printed), (name, word)
                compared += 1
    assert compared >= 27


@pytest.mark.parametrize(("weight", "start"), [(None, 0), ("weight", 2)])
def test_percentiles_are_the_weighted_averages_of_pspp_examine(weight, start):
    tally = answers_tally(weight)
    tables = [rows for title, rows in pspp_tables("description") if title == "Percentiles"]
    for name, rows in zip(("q1", "income"), tables[start : start + 2], strict=True):
        percents = [float(cell) for cell in rows[1][2:]]
        valid = tally.patterns([name]).listwise()
        for percent, printed in zip(percents, rows[2][2:], strict=True):
            assert agrees(percentile(valid.column(name), valid.weights, percent), printed), (name, percent)


def test_quartiles_are_those_that_spss_printed():
    values = np.array([1.0, 3, 4, 7, 8, 10, 11, 13, 20])
    weights = np.array([1.0, 1, 2, 1, 1, 1, 1, 1, 1])
    assert [percentile(values, weights, percent) for percent in (25, 75)] == [3.75, 11.5]


def test_percentiles_of_whole_weights_are_type_six():
    random = np.random.default_rng(6)
    rows = random.integers(1, 8, 53).astype(float)
    values, counts = np.unique(rows, return_counts=True)
    for percent in PERCENTS:
        expected = np.percentile(rows, percent, method="weibull")
        assert percentile(values, counts.astype(float), percent) == pytest.approx(expected)


def test_a_value_that_weighs_less_than_one_is_approached_over_its_weight():
    # W = 4, place of the median 2.5: 0.25 past the first value, whose successor weighs 0.5.
    assert percentile(np.array([1.0, 2.0, 3.0]), np.array([2.25, 0.5, 1.25]), 50) == pytest.approx(1.5)


def test_percentiles_before_the_first_and_after_the_last_value_are_those_values():
    values = np.array([1.0, 2.0])
    assert [percentile(values, np.ones(2), percent) for percent in (25, 50, 75)] == [1.0, 1.5, 2.0]


def test_the_smallest_of_several_modes_is_shown_with_a_note():
    found = run(tally_of({"a": [3, 3, 2, 2, 5], "b": [1, 1, 2, 2, 2]}), "a", "b").table("statistics")
    assert found.column("mode") == (2.0, 2.0)
    assert [str(note) for note in found.notes] == ["several modes exist; the smallest is shown: a"]


def test_weights_that_differ_by_rounding_alone_make_several_modes():
    found = mode(np.array([1.0, 2.0]), np.array([0.1 + 0.2, 0.3]))
    assert (found.value, found.several) == (1.0, True)


def test_every_declared_answer_has_a_row_in_the_order_of_the_questionnaire():
    tally = tally_of({"a": [1, 1, 3, -2, NAN]}, [variable("a", [3, 2, 1], missing=[-2, -3])])
    table = run(tally, "a").table("frequencies", "a")
    assert table.rows == (
        ("valid", "a=3", 1.0, 20.0, pytest.approx(100 / 3), pytest.approx(100 / 3)),
        ("valid", "a=2", 0.0, 0.0, 0.0, pytest.approx(100 / 3)),
        ("valid", "a=1", 2.0, 40.0, pytest.approx(200 / 3), 100.0),
        ("valid", "total", 3.0, 60.0, 100.0, None),
        ("missing", "a=-2", 1.0, 20.0, None, None),
        ("missing", "system_missing", 1.0, 20.0, None, None),
        ("missing", "total", 2.0, 40.0, None, None),
        ("total", "total", 5.0, 100.0, None, None),
    )


def test_an_undeclared_answer_is_shown_in_its_place_with_a_bare_label():
    result = run(tally_of({"a": [1, 2.5, 4]}, [variable("a", [4, 1])]), "a")
    assert result.table("frequencies").column("category")[:3] == ("a=1", "a=2.5", "a=4")
    assert result.labels["a=2.5"] == {}


def test_cases_count_those_who_answer_any_of_the_variables():
    result = run(tally_of({"a": [1, NAN, NAN], "b": [NAN, 2, NAN]}), "a", "b")
    assert (result.cases.total, result.cases.valid, result.cases.rows) == (3, 2, 2)


def test_fractional_weights_leave_counts_unrounded():
    table = run(tally_of({"a": [1, 2], "w": [1.4, 2.1]}, weight="w"), "a").table("frequencies")
    assert table.column("count") == (1.4, 2.1, 3.5, 3.5)
    assert table.column("percent")[0] == pytest.approx(40)


def test_an_empty_column_has_reasons_in_place_of_statistics():
    result = run(tally_of({"a": [NAN, NAN]}, [variable("a", [1])]), "a")
    row = result.table("statistics").rows[0]
    assert row[1:3] == (0.0, 2.0)
    assert {str(cell.reason) for cell in row[3:] if isinstance(cell, Undefined)} == {"no valid cases"}
    assert isinstance(result.table("frequencies").rows[0][4], Undefined)


def test_a_constant_has_no_skewness_and_a_variance_of_zero():
    result = run(tally_of({"a": [0.1] * 9, "w": [0.7] * 9}, weight="w"), "a").table("statistics")
    assert result.cell({"variable": "a"}, "variance") == 0
    assert str(result.cell({"variable": "a"}, "skewness").reason) == "every answer is the same"
    assert str(result.cell({"variable": "a"}, "kurtosis").reason) == "every answer is the same"
    assert result.cell({"variable": "a"}, "range") == 0


def test_all_weights_zero_is_no_sample():
    result = run(tally_of({"a": [1, 2], "w": [0, 0]}, [variable("a", [1, 2])], weight="w"), "a")
    assert result.cases.total == 0
    assert all(isinstance(cell, Undefined) for cell in result.table("frequencies").column("percent"))


def test_no_cell_of_a_large_spread_is_infinite():
    row = run(tally_of({"a": [-1e99, 1e99, 3, 4, 5]}), "a").table("statistics").rows[0]
    assert all(math.isfinite(cell) for cell in row[1:] if not isinstance(cell, Undefined))


def test_percentiles_at_any_points_and_of_equal_groups_are_weighted_averages():
    tally = tally_of({"x": [1, 3, 4, 4, 7, 8, 10, 11, 13, 20]})
    table = run(tally, "x", percentiles=(90.0, 12.5), groups=3).table("statistics")
    headings = [column.under for column in table.columns if column.word == "percentile_value"]
    assert headings == ["percentile=12.5", "percentile=33.33333333", "percentile=66.66666667", "percentile=90"]
    values = np.quantile([1, 3, 4, 4, 7, 8, 10, 11, 13, 20], [0.125, 1 / 3, 2 / 3, 0.9], method="weibull")  # R's type 6
    assert table.rows[0][-4:] == pytest.approx(values)


def test_only_the_statistics_asked_for_are_shown_in_the_order_of_spss():
    table = run(tally_of({"x": [1, 2, 2, 5]}), "x", statistics=("skewness", "mean")).table("statistics")
    shown = [column.word for column in table.columns if column.word != "percentile_value"]
    assert shown == ["variable", "valid", "missing", "mean", "skewness", "se_skewness"]


@pytest.mark.parametrize(
    ("order", "shown"),
    [
        ("value", ["x=1", "x=2", "x=3"]),
        ("value_descending", ["x=3", "x=2", "x=1"]),
        ("count", ["x=1", "x=3", "x=2"]),
        ("count_descending", ["x=2", "x=1", "x=3"]),
    ],
)
def test_rows_can_be_ordered_by_how_many_gave_the_answer(order, shown):
    table = run(tally_of({"x": [1, 2, 2, 2, 3]}), "x", order=order).table("frequencies")
    assert [row[1] for row in table.rows if row[0] == "valid"] == [*shown, "total"]
    assert table.rows[2][-1] == pytest.approx(100)


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (
            {"percentiles": (-1.0,)},
            "percentiles: '-1.0' is not a percentile; possible: a number between 0 and 100, such as 25",
        ),
        ({"groups": 1}, "groups: '1' is not a number of groups; possible: 2 to 100"),
    ],
)
def test_points_that_cut_nothing_are_refused(options, sentence):
    with pytest.raises(Fault) as found:
        run(tally_of({"x": [1, 2]}), "x", **options)
    assert str(found.value) == sentence
