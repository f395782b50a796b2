"""CORRELATIONS and NONPAR CORR against R, PSPP and scipy, and their rules for missing answers and weights."""

import itertools

import numpy as np
import pytest
from answers import tally_of
from hypothesis import given, settings
from hypothesis import strategies as st
from printed import agrees, answers_tally, pspp_tables, read

from analysis.options import read_options
from analysis.procedures import correlations
from analysis.statistics.concordance import score
from analysis.statistics.correlation import kendall, mean_ranks, spearman
from analysis.undefined import Undefined
from instrument.message import Fault, Place

NAN = float("nan")
NAMES = ("q1", "q2", "q4", "income")
KINDS = list(itertools.product(("pearson", "spearman", "kendall"), ("pairwise", "listwise"), (False, True)))

pairs = st.lists(st.tuples(st.integers(1, 5), st.integers(1, 4), st.integers(1, 3)), min_size=3, max_size=25)


def run(tally, names, **words):
    return correlations.run(
        tally, read_options(correlations.Options, {"variables": [*names], **words}, tally.codebook, Place())
    )


@pytest.mark.parametrize(("coefficient", "missing", "repeated"), KINDS)
def test_coefficients_and_probabilities_are_those_of_r(coefficient, missing, repeated):
    result = run(answers_tally("times" if repeated else None), NAMES, coefficient=coefficient, missing=missing)
    table, wanted = result.table("correlations"), (coefficient, missing, str(repeated).upper())
    rows = [row for row in read("correlations/numbers.csv") if tuple(row.values())[:3] == wanted]
    assert len(rows) == 6
    for row in rows:
        for first, second in ((row["first"], row["second"]), (row["second"], row["first"])):
            cell = {word: table.cell({"variable": first}, word, second) for word in ("r", "p", "n")}
            assert agrees(cell["r"], row["r"], digits=10), row
            assert agrees(cell["p"], row["p"], digits=8), row
            assert cell["n"] == float(row["n"])


@pytest.mark.parametrize(("missing", "at"), [("pairwise", 0), ("listwise", 1)])
def test_pearson_under_fractional_weights_is_that_of_pspp(missing, at):
    result = run(answers_tally("weight"), NAMES, missing=missing)
    words = {"Pearson Correlation": "r", "Sig. (2-tailed)": "p", "N": "n"}
    rows = [rows for title, rows in pspp_tables("correlations") if title == "Correlations"][at]
    first = ""
    for row in rows[1:]:
        first = row[0] or first
        for second, printed in zip(NAMES, row[2:], strict=True):
            if printed:
                found = result.table("correlations").cell({"variable": first}, words[row[1]], second)
                assert agrees(found, printed), (first, second, row[1])


def test_descriptions_under_fractional_weights_are_those_of_pspp():
    table = run(answers_tally("weight"), NAMES, missing="listwise").table("descriptive_statistics")
    rows = next(rows for title, rows in pspp_tables("correlations") if title == "Descriptive Statistics")
    for name, *printed in rows[1:]:
        assert all(map(agrees, table.where({"variable": name})[0][1:], printed))


@settings(max_examples=80, deadline=None)
@given(pairs)
def test_rank_correlations_of_weighted_patterns_are_those_of_scipy_on_rows(sample):
    from scipy import stats

    x, y, weights = (np.array(each, dtype=float) for each in zip(*sample, strict=True))
    first, second = np.repeat(x, weights.astype(int)), np.repeat(y, weights.astype(int))
    if len(set(x)) == 1 or len(set(y)) == 1:
        assert isinstance(spearman(x, y, weights).r, Undefined)
        assert isinstance(kendall(x, y, weights).r, Undefined)
        return
    expected, found = stats.kendalltau(first, second, method="asymptotic"), kendall(x, y, weights)
    assert (found.r, found.p) == pytest.approx((expected.statistic, expected.pvalue), abs=1e-10)
    assert spearman(x, y, weights).r == pytest.approx(stats.spearmanr(first, second).statistic, abs=1e-10)
    np.testing.assert_allclose(np.repeat(mean_ranks(x, weights), weights.astype(int)), stats.rankdata(first))


@settings(max_examples=60, deadline=None)
@given(pairs)
def test_the_score_counts_every_pair(sample):
    x, y, weights = (np.array(each, dtype=float) for each in zip(*sample, strict=True))
    signs = np.sign(x[:, None] - x) * np.sign(y[:, None] - y)
    assert score(x, y, weights / 2) == pytest.approx((signs * np.outer(weights, weights)).sum() / 8)


def test_kendall_of_continuous_variables_takes_no_table():
    random = np.random.default_rng(4)
    x = random.normal(size=20_000)
    found = kendall(x, x + random.normal(size=20_000), np.ones(20_000))
    assert found.r == pytest.approx(0.5, abs=0.02)


@pytest.mark.parametrize("coefficient", ["pearson", "spearman", "kendall"])
def test_the_diagonal_is_one_without_a_probability(coefficient):
    table = run(tally_of({"a": [1, 2, 4], "b": [2, 1, 5]}), "ab", coefficient=coefficient).table("correlations")
    assert table.cell({"variable": "a"}, "r", "a") == 1
    assert table.cell({"variable": "a"}, "p", "a") is None


@pytest.mark.parametrize("coefficient", ["pearson", "spearman"])
def test_a_perfect_correlation_has_a_probability_of_zero(coefficient):
    table = run(tally_of({"a": [1, 2, 3, 4], "b": [8, 6, 4, 2]}), "ab", coefficient=coefficient).table("correlations")
    assert table.cell({"variable": "a"}, "r", "b") == -1
    assert table.cell({"variable": "a"}, "p", "b") == 0


@pytest.mark.parametrize("coefficient", ["pearson", "spearman", "kendall"])
@pytest.mark.parametrize(
    ("a", "b", "reasons"),
    [
        ([0.1, 0.1, 0.1], [1, 2, 3], ("every answer is the same", "every answer is the same")),
        ([NAN, 1, 1], [2, NAN, NAN], ("no valid cases", "no valid cases")),
        ([1, 2], [2, 1], (None, "too few cases")),
        ([1], [1], ("every answer is the same", "every answer is the same")),
    ],
)
def test_what_is_not_defined_says_why(coefficient, a, b, reasons):
    table = run(tally_of({"a": a, "b": b}), "ab", coefficient=coefficient).table("correlations")
    found = [table.cell({"variable": "a"}, word, "b") for word in ("r", "p")]
    assert [str(cell.reason) if isinstance(cell, Undefined) else None for cell in found] == [*reasons]


def test_listwise_counts_the_same_cases_everywhere():
    tally = tally_of({"a": [1, 2, 3, 4], "b": [2, 1, NAN, 3], "c": [3, 1, 2, NAN]})
    whole = run(tally, "abc", missing="listwise")
    assert {
        cell
        for column in whole.table("correlations").columns
        if column.word == "n"
        for cell in whole.table("correlations").column("n", column.under)
    } == {2.0}
    assert whole.table("descriptive_statistics").column("n") == (2.0, 2.0, 2.0)


def test_rank_correlations_say_where_spss_weights_cases_in_another_way():
    data = {"a": [1, 2, 3, 4, 5], "b": [2, 1, 3, 5, 4], "w": [0.6, 1.5, 1.2, 2.4, 0.3]}
    rounded = {"a": [1, 2, 2, 3, 4, 4], "b": [2, 1, 1, 3, 5, 5]}
    tally = tally_of(data, weight="w")
    for coefficient in ("kendall", "spearman"):
        ours, theirs = (
            run(tally, "ab", coefficient=coefficient, dialect=dialect) for dialect in ("recommended", "spss")
        )
        assert [str(note) for note in (*ours.notes, *theirs.notes)] == [
            "Weights count as frequencies, fractions included; SPSS rounds each to a whole number (dialect: spss).",
            "Each case's weight is rounded to a whole number first, as SPSS does.",
        ]
        assert theirs.tables == run(tally_of(rounded), "ab", coefficient=coefficient).tables != ours.tables
        assert run(tally_of(rounded), "ab", coefficient=coefficient, dialect="spss").notes == ()
    assert run(tally, "ab", dialect="spss").notes == ()


def test_an_unknown_coefficient_is_refused_with_what_is_possible():
    with pytest.raises(Fault) as found:
        run(tally_of({"a": [1, 2]}), "a", coefficient="spearmen")
    assert str(found.value) == "coefficient: 'spearmen' is not possible; possible: spearman, pearson, kendall"
