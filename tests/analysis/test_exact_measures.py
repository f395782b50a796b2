"""Exact probabilities of the tests and the measures of a table, against R's lists of every table (measures.R)."""

import math

import pytest
from answers import tally_of
from printed import agrees, read

from analysis.procedures import crosstab

R = {(row["name"], row["test"]): row for row in read("exact_methods/measures.csv")}
TABLES = {
    "firemen": ((5, 2, 2, 0), (0, 1, 0, 1), (0, 2, 3, 4)),
    "square": ((5, 0, 2), (1, 4, 1), (0, 2, 6)),
    "against": ((0, 2, 5), (1, 3, 1), (6, 2, 0)),
    "long": ((5, 2), (1, 6), (3, 3), (4, 1)),
    "four": ((8, 2), (1, 7)),
}
MEASURES = {
    "pearson": (("phi", ""), ("cramer_v", ""), ("contingency", "")),
    "order": (("tau_b", ""), ("tau_c", ""), ("gamma", ""), ("somers_d", "symmetric"), ("somers_d", "a")),
    "spearman": (("spearman", ""),),
    "linear_by_linear": (("pearson_r", ""),),
    "agreement": (("kappa", ""),),
    "likelihood_ratio": (("uncertainty", "symmetric"), ("uncertainty", "b")),
    "tau_of_rows": (("goodman_kruskal_tau", "a"),),
    "tau_of_columns": (("goodman_kruskal_tau", "b"),),
}
MEASURED = [
    (name, test, measure)
    for name in TABLES
    for test, measures in MEASURES.items()
    for measure in measures
    if (name, test) in R
]


def tables_of(name, exact="auto", **options):
    cells = [(i, j, count) for i, line in enumerate(TABLES[name]) for j, count in enumerate(line)]
    tally = tally_of(dict(zip(("a", "b", "w"), zip(*cells, strict=True), strict=True)), weight="w")
    variables = (tally.codebook.variable("a"),), (tally.codebook.variable("b"),)
    return crosstab.run(tally, crosstab.Options(*variables, statistics=("all",), exact=exact, **options))


def cell_of(result, measure, dependent, word):
    if dependent:
        return result.table("directional_measures").cell({"statistic": measure, "dependent": dependent}, word)
    return result.table("symmetric_measures").cell({"statistic": measure}, word)


@pytest.mark.parametrize(("name", "test", "measure"), MEASURED)
def test_measures_have_the_exact_probabilities_of_a_list_of_every_table(name, test, measure):
    assert agrees(cell_of(tables_of(name), *measure, "exact_p"), R[name, test]["two_sided"], digits=10)


@pytest.mark.parametrize("name", [name for name in TABLES if name != "four"])
def test_limits_of_sampled_measures_hold_the_exact_probabilities(name):
    result = tables_of(name, exact="sampled", samples=20_000, limits=0.9999)
    for test, measures in MEASURES.items():
        for measure in measures:
            if (name, test) in R:
                low, high = (cell_of(result, *measure, word) for word in ("p_ci_low", "p_ci_high"))
                assert low <= float(R[name, test]["two_sided"]) <= high, measure
    row = {"statistic": "linear_by_linear"}
    low, high = (result.table("chi_square").cell(row, f"p_one_ci_{end}") for end in ("low", "high"))
    assert low <= float(R[name, "linear_by_linear"]["one_sided"]) <= high


def test_lambda_and_eta_have_no_exact_probability():
    table = tables_of("square").table("directional_measures")
    for row in table.rows:
        assert (row[table.index("exact_p")] is None) == (row[0] in ("lambda", "eta")), row


@pytest.mark.parametrize("name", TABLES)
def test_linear_by_linear_association_has_a_point_probability(name):
    table = tables_of(name).table("chi_square")
    told, row = R[name, "linear_by_linear"], {"statistic": "linear_by_linear"}
    assert agrees(table.cell(row, "exact_p_one_sided"), told["one_sided"], digits=10)
    assert agrees(table.cell(row, "point_probability"), told["point"], digits=10)


@pytest.mark.parametrize("exact", ["auto", "sampled"])
def test_two_by_two_is_never_sampled_and_has_one_side(exact):
    """R: fisher.test(alternative = "greater")."""
    table = tables_of("four", exact).table("chi_square")
    assert all(cell is None for cell in table.column("p_ci_low"))
    for word in ("pearson", "likelihood_ratio", "fisher", "linear_by_linear"):
        assert math.isclose(table.cell({"statistic": word}, "exact_p_one_sided"), 0.00761003702180172, rel_tol=1e-10)
    root = next(note for note in table.notes if "standardized statistic" in note.sentence)
    value = table.cell({"statistic": "linear_by_linear"}, "value")
    assert math.isclose(root.values["z"] ** 2, value)


def test_the_standardized_statistic_has_the_sign_of_the_correlation():
    roots = {
        name: [n.values["z"] for n in tables_of(name).table("chi_square").notes if "z" in n.values] for name in TABLES
    }
    assert roots["square"][0] > 0 > roots["against"][0]


def test_mcnemar_has_the_probability_of_one_side_and_of_the_result_itself():
    """R: binom.test(2, 3), dbinom(2, 3, .5)."""
    table = tables_of("four").table("chi_square")
    row = {"statistic": "mcnemar"}
    assert [table.cell(row, word) for word in ("exact_p_two_sided", "exact_p_one_sided", "point_probability")] == (
        pytest.approx([1.0, 0.5, 0.375])
    )
