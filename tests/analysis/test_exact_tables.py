"""Fisher's exact test of larger tables, enumerated and sampled, against R and the manual of SPSS Exact Tests."""

import numpy as np
import pytest
from answers import tally_of
from hypothesis import given, settings
from hypothesis import strategies as st
from printed import agrees, read

from analysis.procedures import crosstab
from analysis.statistics.exact import fisher
from analysis.statistics.exact_tables import freeman_halton, sampled
from instrument.message import Fault

TABLES = {row["name"]: row for row in read("exact_tables/numbers.csv")}
CHANCES = {row["name"]: row for row in read("exact_tables/chances.csv")}
small = st.lists(st.lists(st.integers(0, 4), min_size=3, max_size=3), min_size=2, max_size=3)


def counts_of(name, tables=TABLES):
    return np.array(tables[name]["cells"].split(), dtype=float).reshape(int(tables[name]["rows"]), -1)


def chi_square(counts, **options):
    cells = [(i, j, count) for i, line in enumerate(counts) for j, count in enumerate(line)]
    tally = tally_of(dict(zip(("a", "b", "w"), zip(*cells, strict=True), strict=True)), weight="w")
    a, b = tally.codebook.variable("a"), tally.codebook.variable("b")
    return crosstab.run(tally, crosstab.Options((a,), (b,), **options)).table("chi_square")


@pytest.mark.parametrize("name", TABLES)
def test_enumerated_probabilities_are_those_of_r(name):
    assert agrees(freeman_halton(counts_of(name)).p, TABLES[name]["p"], digits=8)


def test_the_fire_fighters_of_the_manual_have_its_statistic_and_probability():
    found = freeman_halton(counts_of("firemen"))
    assert agrees(found.value, "11.239")
    assert agrees(found.p, ".0398")


@pytest.mark.parametrize("name", CHANCES)
def test_exact_chi_square_tests_are_those_of_a_list_of_all_tables(name):
    table = chi_square(counts_of(name, CHANCES), exact="auto")
    for word in ("pearson", "likelihood_ratio", "linear_by_linear"):
        assert agrees(table.cell({"statistic": word}, "exact_p_two_sided"), CHANCES[name][word], digits=8), word
    one = table.cell({"statistic": "linear_by_linear"}, "exact_p_one_sided")
    assert agrees(one, CHANCES[name]["one_sided"], digits=8)


@pytest.mark.parametrize("name", [name for name in CHANCES if name != "four"])
def test_sampled_limits_of_chi_square_tests_hold_the_exact_probabilities(name):
    table = chi_square(counts_of(name, CHANCES), exact="sampled")
    for word in ("pearson", "likelihood_ratio", "linear_by_linear"):
        row = {"statistic": word}
        assert table.cell(row, "p_ci_low") <= float(CHANCES[name][word]) <= table.cell(row, "p_ci_high"), word
        assert table.cell(row, "p_ci_low") <= table.cell(row, "exact_p_two_sided") <= table.cell(row, "p_ci_high")


def test_a_test_that_takes_too_long_to_enumerate_is_sampled_alone():
    table = chi_square(counts_of("large"), exact="auto")
    assert table.cell({"statistic": "pearson"}, "p_ci_low") is not None
    assert table.cell({"statistic": "fisher_freeman_halton"}, "p_ci_low") is None
    assert agrees(
        table.cell({"statistic": "fisher_freeman_halton"}, "exact_p_two_sided"), TABLES["large"]["p"], digits=8
    )


def test_without_exact_tests_their_cells_are_empty():
    assert chi_square(counts_of("three")).cell({"statistic": "pearson"}, "exact_p_two_sided") is None


@pytest.mark.parametrize("name", TABLES)
def test_sampled_limits_hold_the_exact_probability(name):
    found = sampled(counts_of(name), 10_000, seed=2_000_000)
    assert found.ci_low <= float(TABLES[name]["p"]) <= found.ci_high
    assert found.ci_low <= found.p <= found.ci_high
    assert found == sampled(counts_of(name), 10_000, seed=2_000_000)
    assert found.value == freeman_halton(counts_of(name)).value


@settings(max_examples=60, deadline=None)
@given(small)
def test_enumeration_finds_every_table(counts):
    table = np.array(counts, dtype=float)
    table = table[table.sum(axis=1) > 0][:, table.sum(axis=0) > 0]
    if min(table.shape, default=0) < 2:
        return
    seen, found = {}, freeman_halton(table)
    columns = np.repeat(np.arange(table.shape[1]), table.sum(axis=0).astype(int))
    for weight in every_weight(table.sum(axis=1).astype(int).tolist(), np.bincount(columns).tolist()):
        seen[weight] = seen.get(weight, 0) + 1
    own = log_weight(table)
    below = sum(np.exp(weight) * times for weight, times in seen.items() if weight <= own + 1e-7)
    assert found.p == pytest.approx(below / sum(np.exp(weight) * times for weight, times in seen.items()), abs=1e-8)


def every_weight(rows, columns):
    """The log weights of all tables with these margins, one by one."""
    if len(columns) == 1:
        yield log_weight(np.array(rows))
        return
    for column in fillings(rows, columns[0]):
        left = [row - taken for row, taken in zip(rows, column, strict=True)]
        for rest in every_weight(left, columns[1:]):
            yield round(log_weight(np.array(column)) + rest, 9)


def fillings(rows, total):
    if len(rows) == 1:
        if total <= rows[0]:
            yield (total,)
        return
    for first in range(min(rows[0], total) + 1):
        for rest in fillings(rows[1:], total - first):
            yield (first, *rest)


def log_weight(cells):
    from scipy.special import gammaln

    return -float(gammaln(np.asarray(cells, dtype=float) + 1).sum())


def test_a_table_of_two_by_two_has_the_probability_of_fisher():
    table = np.array([[8.0, 2], [1, 7]])
    assert freeman_halton(table).p == pytest.approx(fisher(table).two_sided, abs=1e-12)


def test_the_test_is_a_row_of_chi_square_tests_where_it_is_asked_for():
    rows = chi_square([[5, 2, 2, 0], [0, 1, 0, 1], [0, 2, 3, 4]], exact="auto")
    assert "fisher_freeman_halton" not in chi_square([[5, 2], [0, 1], [2, 2]]).column("statistic")
    assert rows.cell({"statistic": "fisher_freeman_halton"}, "exact_p_two_sided") == pytest.approx(0.039814674)
    assert rows.cell({"statistic": "fisher_freeman_halton"}, "p_ci_low") is None


def test_a_large_table_is_sampled_and_says_so():
    random = np.random.default_rng(3)
    counts = random.multinomial(600, np.full(25, 0.04)).reshape(5, 5)
    table = chi_square(counts, exact="auto", samples=2000, seed=11)
    low, p, high = (
        table.cell({"statistic": "fisher_freeman_halton"}, word)
        for word in ("p_ci_low", "exact_p_two_sided", "p_ci_high")
    )
    assert low < p < high
    assert p == pytest.approx(table.cell({"statistic": "pearson"}, "p"), abs=0.1)
    assert str(table.notes[-1]) == (
        "the exact probability is estimated from 2000 sampled tables, seed 11; its limits are of 99%"
    )


def test_a_table_that_would_take_too_long_to_sample_has_a_reason():
    table = chi_square(np.ones((30, 30)), exact="sampled", samples=1_000_000)
    reason = table.cell({"statistic": "fisher_freeman_halton"}, "exact_p_two_sided").reason
    assert str(reason) == "the table has too many cases or cells to be sampled"


def test_a_probability_of_no_sampled_table_has_an_upper_limit_above_zero():
    found = sampled(np.diag([40.0, 40, 40]), 1000, seed=1)
    assert (found.p, found.ci_low) == (0.0, 0.0)
    assert found.ci_high == pytest.approx(1 - 0.01 ** (1 / 1000))


def test_a_table_of_one_category_has_a_reason_in_place_of_the_exact_test():
    table = chi_square([[5, 2, 2]], exact="auto")
    assert str(table.cell({"statistic": "fisher_freeman_halton"}, "exact_p_two_sided").reason) == (
        "only one category has cases"
    )


def test_samples_that_are_none_are_refused():
    with pytest.raises(Fault) as found:
        chi_square([[5, 2, 2], [1, 1, 1]], exact="sampled", samples=0)
    assert str(found.value) == "samples: '0' is not possible; possible: 1 to 10000000"
