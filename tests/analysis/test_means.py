"""MEANS against PSPP and R, and its rules for groups and missing answers."""

import numpy as np
import pytest
from answers import tally_of, variable
from printed import agrees, answers_tally, pspp_tables, read

from analysis.procedures import means
from instrument.message import Fault

NAN = float("nan")
WORDS = {
    "Mean": "mean",
    "N": "n",
    "Std. Deviation": "sd",
    "S.E. Mean": "se_mean",
    "Sum": "sum",
    "Minimum": "minimum",
    "Maximum": "maximum",
    "Range": "range",
    "Variance": "variance",
    "Kurtosis": "kurtosis",
    "S.E. Kurt": "se_kurtosis",
    "Skewness": "skewness",
    "S.E. Skew": "se_skewness",
    "Harmonic Mean": "harmonic_mean",
    "Geom. Mean": "geometric_mean",
}
ALL = (*WORDS.values(), "median", "percent_of_sum", "percent_of_n")


def run(tally, variables, groups, **options):
    names = (tuple(tally.codebook.variable(name) for name in each) for each in (variables, groups))
    return means.run(tally, means.Options(*names, **options))


def printed(title, at=0):
    return [rows for name, rows in pspp_tables("means") if name == title][at]


@pytest.mark.parametrize("weight", [None, "weight"])
def test_one_grouping_has_the_statistics_of_pspp(weight):
    table = run(answers_tally(weight), ("q1", "income"), ("education",), statistics=ALL).table("group_means")
    group, compared = "", 0
    for code, word, *cells in printed("q1 * income * education", 1 if weight else 0)[1:]:
        group = {"": group, "Total": "total"}.get(code, f"education={code}")
        for name, cell in zip(("q1", "income"), cells, strict=True):
            if weight and (word == "N" or "Infinity" in cell):
                continue  # printed without its decimals; PSPP multiplies weighted answers until they overflow
            assert agrees(table.cell({"variable": name, "group": group}, WORDS[word]), cell), (name, group, word)
            compared += 1
    assert compared >= 130


def test_two_crossed_groupings_have_the_statistics_of_pspp():
    table = run(answers_tally(), ("income",), ("sex", "education"), statistics=ALL).table("group_means")
    header, *rows = printed("Report")
    first = ""
    for code, other, *cells in rows:
        first = code or first
        keys = {
            "group": "total" if first == "Total" else f"sex={first}",
            "second_group": "total" if other == "Total" else f"education={other}",
        }
        for word, cell in zip(header[2:], cells, strict=True):
            assert agrees(table.cell(keys, WORDS[word]), cell), (keys, word)
    assert len(rows) == len(table.rows) == 15


def test_analysis_of_variance_linearity_and_eta_are_those_of_r():
    compared = 0
    for group in ("education", "unit", "sex"):
        result = run(answers_tally(), ("q1", "income"), (group,), linearity=True, statistics=("median",))
        for row in (row for row in read("means/numbers.csv") if row["group"] == group):
            what, _, word = row["what"].partition(":")
            if row["what"].startswith("median"):
                code = f"{group}={row['what'].partition('=')[2]}"
                found = result.table("group_means").cell({"variable": row["variable"], "group": code}, "median")
            elif word:
                if group == "sex" and what == "linearity":
                    continue  # SPSS has no linearity of two groups
                found = result.table("anova").cell({"variable": row["variable"], "source": what}, word)
            elif group == "sex" and what == "r":
                continue
            else:
                found = result.table("association_measures").cell({"variable": row["variable"]}, what)
            assert agrees(found, row["value"], digits=8), row
            compared += 1
    assert compared > 70


def test_linearity_of_two_groups_is_not_defined():
    result = run(answers_tally(), ("q1",), ("sex",), linearity=True)
    row = result.table("anova").where({"source": "linearity"})[0]
    assert {str(cell.reason) for cell in row[2:]} == {"fewer than three groups have cases"}
    assert result.table("association_measures").cell({"variable": "q1"}, "eta") > 0


def test_each_variable_has_its_own_cases_unless_listwise():
    tally = tally_of({"x": [1, 2, NAN, 4], "y": [NAN, 1, 2, 3], "g": [1, 1, 2, 2]})
    own = run(tally, ("x", "y"), ("g",)).table("group_means")
    both = run(tally, ("x", "y"), ("g",), missing="listwise").table("group_means")
    assert [row[3] for row in own.rows] == [2, 1, 3, 1, 2, 3]
    assert [row[3] for row in both.rows] == [1, 1, 2, 1, 1, 2]
    processing = run(tally, ("x", "y"), ("g",)).table("case_processing")
    assert processing.cell({"variable": "x", "part": "excluded"}, "count") == 1


def test_shares_of_the_sum_and_of_cases_are_of_the_whole():
    tally = tally_of({"x": [1, 2, 3, 4], "g": [1, 1, 2, 2]})
    table = run(tally, ("x",), ("g",), statistics=("percent_of_sum", "percent_of_n")).table("group_means")
    assert [row[2:] for row in table.rows] == [(30, 50), (70, 50), (100, 100)]


def test_means_of_reciprocals_and_logarithms_need_answers_above_zero():
    tally = tally_of({"x": [0, 2, 3, 4], "g": [1, 1, 2, 2]})
    table = run(tally, ("x",), ("g",), statistics=("harmonic_mean", "geometric_mean")).table("group_means")
    assert str(table.rows[0][2].reason) == "not every answer is above 0"
    assert table.rows[1][2:] == pytest.approx((2 / (1 / 3 + 1 / 4), np.sqrt(12)))


def test_groups_stand_in_the_order_of_the_questionnaire():
    tally = tally_of({"x": [1, 2, 3], "g": [1, 2, 3]}, [variable("g", (3, 1, 2))])
    assert run(tally, ("x",), ("g",)).table("group_means").column("group") == ("g=3", "g=1", "g=2", "total")


def test_three_groupings_are_crossed_with_all_their_totals():
    tally = tally_of({"x": [1, 2, 3, 4], "a": [1, 1, 2, 2], "b": [1, 2, 1, 2], "c": [1, 1, 1, 1]})
    table = run(tally, ("x",), ("a", "b", "c")).table("group_means")
    assert table.cell({"group": "a=1", "second_group": "total", "third_group": "c=1"}, "mean") == 1.5
    assert table.cell({"group": "total", "second_group": "total", "third_group": "total"}, "n") == 4


def test_without_groupings_there_is_one_row_for_each_variable():
    table = run(tally_of({"x": [1, 2, 3, 6]}), ("x",), ()).table("group_means")
    assert table.column("mean") == (3,)


def test_four_groupings_are_refused():
    tally = tally_of({name: [1, 2] for name in "xabcd"})
    with pytest.raises(Fault) as found:
        run(tally, ("x",), ("a", "b", "c", "d"))
    assert str(found.value) == "groups: 'a, b, c, d' are too many groupings; possible: three at most"
