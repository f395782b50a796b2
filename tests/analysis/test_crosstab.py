"""CROSSTABS against PSPP and R, and its rules for weights, empty categories and signs."""

import numpy as np
import pytest
from answers import tally_of, variable
from hypothesis import given, settings
from hypothesis import strategies as st
from printed import agrees, answers_tally, pspp_tables, read

from analysis.procedures import crosstab
from analysis.statistics import contingency
from analysis.statistics.exact import fisher
from analysis.undefined import Undefined
from instrument.message import Fault

NAN = float("nan")
PAIRS = [("unit", "education"), ("sex", "t1"), ("t1", "t2"), ("education", "q1")]
PSPP_TESTS = {
    "Pearson Chi-Square": "pearson",
    "Likelihood Ratio": "likelihood_ratio",
    "Continuity Correction": "continuity",
    "Linear-by-Linear Association": "linear_by_linear",
    "N of Valid Cases": "n_valid",
    "Fisher's Exact Test": "fisher",
}
PSPP_MEASURES = {"Phi": "phi", "Cramer's V": "cramer_v", "Contingency Coefficient": "contingency"}

tables = st.integers(2, 4).flatmap(
    lambda columns: st.lists(st.lists(st.integers(0, 9), min_size=columns, max_size=columns), min_size=2, max_size=4)
)


def run(tally, row, column):
    variables = tally.codebook.variable(row), tally.codebook.variable(column)
    return crosstab.run(tally, crosstab.Options(variables[:1], variables[1:]))


def of_counts(counts, **facts):
    """The result for a table of counts, codes 1, 2, …"""
    cells = [(i + 1, j + 1, count) for i, row in enumerate(counts) for j, count in enumerate(row)]
    columns = dict(zip(("a", "b", "w"), zip(*cells, strict=True), strict=True))
    return run(tally_of(columns, weight="w", **facts), "a", "b")


@pytest.mark.parametrize("weight", [None, "weight"])
@pytest.mark.parametrize("at", range(len(PAIRS)))
def test_tests_and_measures_are_those_of_pspp(at, weight):
    result = run(answers_tally(weight), *PAIRS[at])
    place = at + (len(PAIRS) if weight else 0)
    tests = [rows for title, rows in pspp_tables("crosstab") if title == "Chi-Square Tests"][place]
    found = result.table("chi_square")
    for row in tests[1:]:
        for word, printed in zip(("value", "df", "p", "exact_p_two_sided", "exact_p_one_sided"), row[1:], strict=False):
            if printed:
                assert agrees(found.cell({"statistic": PSPP_TESTS[row[0]]}, word), printed), (row[0], word)
    measures = [rows for title, rows in pspp_tables("crosstab") if title == "Symmetric Measures"][place]
    for row in measures[1:-1]:
        value = result.table("symmetric_measures").cell({"statistic": PSPP_MEASURES[row[1]]}, "coefficient")
        assert agrees(abs(value), row[2]), row[1]  # PSPP leaves out the sign of phi


@pytest.mark.parametrize("weight", [None, "weight"])
@pytest.mark.parametrize("at", range(len(PAIRS)))
def test_counts_are_those_of_pspp_with_weighted_cells_rounded(at, weight):
    first, second = PAIRS[at]
    found = run(answers_tally(weight), first, second).table("crosstab")
    bodies = [rows for title, rows in pspp_tables("crosstab") if title == f"{first} × {second}"]
    rows = bodies[1 if weight else 0][2:]
    counted = [column for column in found.columns if column.word == "count"]
    assert [len(row) for row in rows] == [len(counted) + 3] * len(found.rows)
    for cells, printed in zip(found.rows, rows, strict=True):
        assert [cells[found.columns.index(column)] for column in counted] == [float(cell) for cell in printed[3:]]


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_cells_and_probabilities_are_those_of_r(first, second):
    result = run(answers_tally(), first, second)
    words = {
        "observed": "count",
        "expected": "expected",
        "residuals": "standardized_residual",
        "stdres": "adjusted_residual",
    }
    for row in (row for row in read("crosstab/numbers.csv") if row["pair"] == f"{first}*{second}"):
        if row["what"] in words:
            i, j = row["at"].split(":")
            table = result.table("crosstab")
            found = table.cell({"category": f"{first}={i}"}, words[row["what"]], f"{second}={j}")
        else:
            found = probability(result, row["what"])
        assert agrees(found, row["value"], digits=9), row


def probability(result, what):
    tests = result.table("chi_square")
    if what == "signed_phi":
        return result.table("symmetric_measures").cell({"statistic": "phi"}, "coefficient")
    if what.startswith("fisher_"):
        return tests.cell({"statistic": "fisher"}, what.replace("fisher_", "exact_p_"))
    name = {"linear": "linear_by_linear"}.get(what.removesuffix("_p"), what.removesuffix("_p"))
    return tests.cell({"statistic": name}, "p" if what.endswith("_p") else "value")


@settings(max_examples=80, deadline=None)
@given(tables)
def test_statistics_agree_with_scipy(counts):
    from scipy import stats

    table = contingency.occupied(np.array(counts, dtype=float))
    if min(table.shape, default=0) < 2:
        assert isinstance(contingency.pearson(np.array(counts, dtype=float)).value, Undefined)
        return
    for test, name in ((contingency.pearson, "pearson"), (contingency.likelihood_ratio, "log-likelihood")):
        expected = stats.chi2_contingency(table, correction=False, lambda_=name)
        found = test(np.array(counts, dtype=float))
        assert (found.value, found.df, found.p) == pytest.approx((expected[0], expected[2], expected[1]), abs=1e-12)
    scores = np.arange(len(counts)), np.arange(len(counts[0]))
    found = contingency.association(np.array(counts, dtype=float), *scores)
    assert found.cramer_v == pytest.approx(stats.contingency.association(table.astype(int), "cramer"), abs=1e-9)
    if table.shape == (2, 2):
        exact = fisher(table)
        assert exact.two_sided == pytest.approx(stats.fisher_exact(table)[1], abs=1e-9)
        side = "greater" if table[0, 0] > contingency.expected_counts(table)[0, 0] else "less"
        assert exact.one_sided == pytest.approx(stats.fisher_exact(table, side)[1], abs=1e-9)
        corrected = contingency.continuity(table)
        assert corrected.value == pytest.approx(stats.chi2_contingency(table, correction=True)[0], abs=1e-9)


def test_adjusted_residuals_are_the_standardized_ones_of_statsmodels():
    from statsmodels.stats.contingency_tables import Table

    counts = np.array([[12.0, 3, 9], [4, 8, 15]])
    found = contingency.cells(counts)
    np.testing.assert_allclose(found.adjusted, Table(counts).standardized_resids)
    np.testing.assert_allclose(found.standardized, Table(counts).resid_pearson)


def test_linear_by_linear_is_that_of_statsmodels():
    from statsmodels.stats.contingency_tables import Table

    counts = np.array([[12.0, 3, 9], [4, 8, 15]])
    codes = np.array([1.0, 2.0]), np.array([1.0, 2.0, 4.0])
    expected = Table(counts, shift_zeros=False).test_ordinal_association(*codes)
    assert contingency.linear_by_linear(counts, *codes).value == pytest.approx(expected.zscore**2)


@pytest.mark.parametrize(("declared", "sign"), [((1, 2), -1), ((2, 1), -1)])
def test_phi_has_the_sign_of_the_correlation_of_codes_in_whatever_order_they_are_shown(declared, sign):
    result = of_counts([[2, 8], [7, 3]], variables=[variable("a", declared)])
    assert result.table("crosstab").column("category")[:2] == tuple(f"a={code}" for code in declared)
    phi = result.table("symmetric_measures").cell({"statistic": "phi"}, "coefficient")
    assert np.sign(phi) == sign
    assert phi == pytest.approx(np.corrcoef([1] * 10 + [2] * 10, [1] * 2 + [2] * 8 + [1] * 7 + [2] * 3)[0, 1])
    assert result.table("symmetric_measures").cell({"statistic": "cramer_v"}, "coefficient") == pytest.approx(-phi)


def test_weighted_cells_are_rounded_half_up_before_margins():
    result = of_counts([[1.5, 2.5], [3.4, 0.49]])
    table = result.table("crosstab")
    assert [table.cell({"category": "a=1"}, "count", under) for under in ("b=1", "b=2", "total")] == [2.0, 3.0, 5.0]
    assert table.cell({"category": "total"}, "count", "total") == 8.0
    assert result.table("chi_square").cell({"statistic": "n_valid"}, "value") == 8.0
    assert result.table("case_processing").cell({"part": "valid"}, "count") == pytest.approx(7.89)


def test_a_row_whose_cells_round_to_zero_stays_visible_and_out_of_the_tests():
    result = of_counts([[0.3, 0.2], [5, 9], [8, 2]])
    table = result.table("crosstab")
    assert table.column("category") == ("a=1", "a=2", "a=3", "total")
    assert str(table.cell({"category": "a=1"}, "row_percent", "b=1").reason) == "a row or a column has no cases"
    tests = result.table("chi_square")
    assert tests.cell({"statistic": "pearson"}, "df") == 1.0
    assert "fisher" in tests.column("statistic")


def test_only_levels_that_somebody_chose_are_shown():
    tally = tally_of({"a": [1, 3, 2], "b": [1, 2, NAN]}, [variable("a", [1, 2, 3, 4])])
    assert run(tally, "a", "b").table("crosstab").column("category") == ("a=1", "a=3", "total")


def test_small_expected_counts_are_told_in_a_note():
    found = of_counts([[1, 9], [9, 9]]).table("chi_square")
    assert [str(note) for note in found.notes] == [
        "1 cells (25.0%) have an expected count below 5; the smallest expected count is 3.57"
    ]


def test_tables_larger_than_two_by_two_have_neither_fisher_nor_continuity():
    found = of_counts([[1, 9, 2], [9, 9, 4]]).table("chi_square")
    assert found.column("statistic") == ("pearson", "likelihood_ratio", "linear_by_linear", "n_valid")


@pytest.mark.parametrize(
    ("columns", "reason"),
    [
        ({"a": [1, 1, 1], "b": [1, 2, 2]}, "only one category has cases"),
        ({"a": [1, 2], "b": [3, 3]}, "only one category has cases"),
        ({"a": [NAN, 2], "b": [3, NAN]}, "no valid cases"),
        ({"a": [1], "b": [1]}, "only one category has cases"),
    ],
)
def test_a_table_without_two_categories_each_way_has_reasons_in_place_of_tests(columns, reason):
    result = run(tally_of(columns), "a", "b")
    assert {str(cell.reason) for cell in result.table("chi_square").column("p") if cell} == {reason}
    assert {str(cell.reason) for cell in result.table("symmetric_measures").column("coefficient")} == {reason}


def test_a_variable_against_itself_is_perfectly_associated():
    found = run(tally_of({"a": [1, 2, 2, 3, 3]}), "a", "a")
    assert found.table("symmetric_measures").cell({"statistic": "cramer_v"}, "coefficient") == pytest.approx(1)


def test_fisher_of_a_large_table_takes_no_time_and_sums_to_one():
    counts = np.array([[50_000.0, 50_000.0], [50_000.0, 50_000.0]])
    assert fisher(counts).two_sided == pytest.approx(1)
    assert fisher(counts).one_sided == pytest.approx(0.5, abs=0.01)


def test_a_table_that_nobody_can_read_is_refused():
    tally = tally_of({"a": range(1000), "b": range(1000)})
    with pytest.raises(Fault) as found:
        run(tally, "a", "b")
    assert str(found.value) == "'a' by 'b' is a table of 1000 × 1000 cells; possible: up to 100000 cells"


def test_every_row_variable_meets_every_column_variable():
    tally = tally_of({"a": [1, 2], "b": [1, 2], "c": [2, 2]})
    a, b, c = tally.codebook
    result = crosstab.run(tally, crosstab.Options((a, b), (c,)))
    assert [table.about for table in result.tables if table.name == "crosstab"] == [("a", "c"), ("b", "c")]
