"""Exact and drawn probabilities where they are asked for, against R's lists of every arrangement (points.R)."""

import math

import numpy as np
import pytest
from answers import tally_of
from printed import agrees, read

from analysis.procedures import nonparametric
from analysis.procedures.nonparametric import tailing
from analysis.statistics import kruskal_wallis
from analysis.statistics.arrangements import ASKED
from analysis.statistics.kolmogorov_exact import share_beyond
from analysis.statistics.median_test import null_of_sides
from analysis.statistics.null_distribution import Null
from analysis.undefined import Undefined
from instrument.message import Fault

R = {row["name"]: row for row in read("exact_methods/points.csv")}
Y = [3, 1, 4, 2, 5, 2, 5, 3, 6, 4, 6, 5]
COLUMNS = {
    "y": Y,
    "g": [1] * 4 + [2] * 4 + [3] * 4,
    "a": [1, 2, 1, 3, 2, 4, 3, 2, 1, 3, 2, 4],
    "b": [2, 2, 3, 1, 4, 3, 3, 1, 4, 4, 3, 4],
    "c": [1, 3, 2, 3, 4, 1, 2, 1, 3, 4, 4, 2],
    "h": [0, 1, 0, 1, 1, 0, 1, 0, 1, 1, 0, 1],
    "k": [1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 0, 1],
}
FIRST = {name: column[:6] for name, column in COLUMNS.items()} | {"m": [0, 0, 0, 1, 0, 1], "z": [1, 2, 2, 2, 3, 3]}
FULL = COLUMNS
TESTS = {
    "mann_whitney": (FULL, {"variables": "y", "groups": "g", "values": (1, 2)}),
    "kolmogorov_two": (FULL, {"variables": "y", "groups": "g", "values": (1, 2)}),
    "kruskal_wallis": (FULL, {"variables": "y", "groups": "g"}),
    "jonckheere": (FULL, {"variables": "y", "groups": "g"}),
    "median": (FULL, {"variables": "y", "groups": "g"}),
    "wilcoxon": (FULL, {"pairs": ("a", "b")}),
    "sign": (FULL, {"pairs": ("a", "b")}),
    "mcnemar": (FULL, {"pairs": ("h", "k")}),
    "binomial": (FULL, {"variables": "h"}),
    "binomial_third": (FULL, {"variables": "h", "proportion": 0.3}),
    "runs": (FULL, {"variables": "y"}),
    "chi_square": (FIRST, {"variables": "z"}),
    "friedman": (FIRST, {"variables": "a b c"}),
    "kendall_w": (FIRST, {"variables": "a b c"}),
    "cochran_q": (FIRST, {"variables": "h k m"}),
    "kolmogorov_one": (FULL, {"variables": "y"}),
}
CALLED = {"kolmogorov_two": "kolmogorov_smirnov", "kolmogorov_one": "kolmogorov_smirnov", "binomial_third": "binomial"}
ALWAYS_EXACT = ("sign", "mcnemar", "binomial", "binomial_third")


def solve(columns, given, weight=None, **options):
    tally = tally_of(columns, weight=weight)
    given = dict(given)
    for word in ("variables", "pairs"):
        if word in given:
            names = given[word].split() if isinstance(given[word], str) else given[word]
            found = tuple(tally.codebook.variable(name) for name in names)
            given[word] = found if word == "variables" else (found,)
    if "groups" in given:
        given["groups"] = tally.codebook.variable(given["groups"])
    return nonparametric.run(tally, nonparametric.Options(**given, **options))


def probabilities(name, **options):
    columns, given = TESTS[name]
    result = solve(columns, given, test=CALLED.get(name, name), **options)
    table = next(each for each in result.tables if any(x.word.startswith("exact_p") for x in each.columns))
    return dict(zip((x.word for x in table.columns), table.rows[0], strict=True))


@pytest.mark.parametrize("name", TESTS)
def test_counted_probabilities_are_those_of_a_list_of_every_arrangement(name):
    found = probabilities(name, exact="full")
    told = R["friedman" if name == "kendall_w" else name]
    assert agrees(found.get("exact_p", found.get("exact_p_two_sided")), told["two_sided"], digits=10)
    assert agrees(found["point_probability"], told["point"], digits=10)
    assert ("exact_p_one_sided" in found) == bool(told["one_sided"])
    if told["one_sided"]:
        assert agrees(found["exact_p_one_sided"], told["one_sided"], digits=10)


@pytest.mark.parametrize("name", [name for name in TESTS if name not in ALWAYS_EXACT])
def test_limits_of_drawn_probabilities_hold_the_counted_ones(name):
    found = probabilities(name, exact="sampled", samples=20_000, seed=3, limits=0.9999)
    told = R["friedman" if name == "kendall_w" else name]
    assert found["p_ci_low"] <= float(told["two_sided"]) <= found["p_ci_high"]
    assert found["p_ci_high"] - found["p_ci_low"] < 0.03
    assert "point_probability" not in found
    if told["one_sided"]:
        assert found["p_one_ci_low"] <= float(told["one_sided"]) <= found["p_one_ci_high"]


@pytest.mark.parametrize("name", ALWAYS_EXACT)
def test_tests_of_a_binomial_distribution_are_never_drawn(name):
    assert probabilities(name, exact="sampled") == probabilities(name, exact="full")


def test_a_seed_draws_the_same_samples_again():
    one, again, other = (probabilities("kruskal_wallis", exact="sampled", seed=seed) for seed in (5, 5, 6))
    assert one == again
    assert one != other


@pytest.mark.parametrize("name", TESTS)
def test_a_weight_of_two_is_the_case_twice(name):
    columns, given = TESTS[name]
    twice = {word: [each for each in column for _ in range(2)] for word, column in columns.items()}
    options = {"test": CALLED.get(name, name), "exact": "full"}
    repeated = solve(twice, given, **options).tables
    weighted = solve({**columns, "w": [2] * len(columns["y"])}, given, weight="w", **options).tables
    for one, two in zip(repeated, weighted, strict=True):
        assert [x.word for x in one.columns] == [x.word for x in two.columns]
        for row, other in zip(one.rows, two.rows, strict=True):
            assert all(
                math.isclose(x, y, rel_tol=1e-9) if isinstance(x, float) and isinstance(y, float) else x == y
                for x, y in zip(row, other, strict=True)
            )


def test_counting_reaches_further_where_it_is_asked_for():
    """R: pwilcox(4005, 90, 90) * 2 of untied answers."""
    columns = {"y": list(range(1, 181)), "g": [1 + (at % 2) for at in range(180)]}
    given = {"test": "mann_whitney", "variables": "y", "groups": "g"}
    small = solve(columns, given).table("test_statistics")
    assert "exact_p_two_sided" not in [x.word for x in small.columns]
    full = solve(columns, given, exact="full").table("test_statistics")
    assert agrees(full.cell({"variable": "y"}, "exact_p_two_sided"), "0.8989448856", digits=9)


def test_too_many_draws_are_refused_with_a_reason():
    columns = {"y": [at % 7 for at in range(60)], "g": [1 + at % 3 for at in range(60)]}
    result = solve(columns, TESTS["kruskal_wallis"][1], test="kruskal_wallis", exact="sampled", samples=10_000_000)
    assert isinstance(result.table("chi_square_statistics").cell({"variable": "y"}, "exact_p"), Undefined)


@pytest.mark.parametrize(("option", "value"), [("limits", 99.0), ("samples", 0), ("seed", 0)])
def test_what_samples_cannot_be_is_told(option, value):
    with pytest.raises(Fault, match=f"{value:g}|{value}"):
        solve(COLUMNS, TESTS["runs"][1], test="runs", exact="sampled", **{option: value})


@pytest.mark.parametrize(("d", "n", "p"), [(0.2, 20, 0.352720173623416), (0.08, 1000, 5.15418939517343e-06)])
def test_the_distribution_of_a_distance_is_that_of_r(d, n, p):
    """R: 1 - .Call(stats:::C_pKolmogorov2x, d, n)."""
    assert math.isclose(share_beyond(d, n), p, rel_tol=1e-8)


def test_arrangements_too_many_to_count_are_drawn():
    """R: kruskal.test, whose chi-square distribution is near for 60 answers."""
    columns = {"y": [(7 * at * at) % 83 for at in range(60)], "g": [1 + at % 3 for at in range(60)]}
    result = solve(columns, TESTS["kruskal_wallis"][1], test="kruskal_wallis", exact="full")
    table = result.table("chi_square_statistics")
    low, p, high = (table.cell({"variable": "y"}, word) for word in ("p_ci_low", "exact_p", "p_ci_high"))
    assert low < p < high
    assert abs(p - table.cell({"variable": "y"}, "p")) < 0.03


@pytest.mark.parametrize("name", ["jonckheere", "median"])
def test_a_network_counts_as_arrangements_do(name, monkeypatch):
    monkeypatch.setattr(tailing, "_counted", lambda groups, options: None)
    found, told = probabilities(name, exact="full"), R[name]
    assert agrees(found.get("exact_p", found.get("exact_p_two_sided")), told["two_sided"], digits=10)
    assert agrees(found["point_probability"], told["point"], digits=10)
    if told["one_sided"]:
        assert agrees(found["exact_p_one_sided"], told["one_sided"], digits=10)


def test_rank_sums_of_three_groups_at_once_lead_to_the_same_probabilities(monkeypatch):
    monkeypatch.setattr(kruskal_wallis, "into_groups", lambda *given: None)
    found, told = probabilities("kruskal_wallis", exact="full"), R["kruskal_wallis"]
    assert agrees(found["exact_p"], told["two_sided"], digits=10)
    assert agrees(found["point_probability"], told["point"], digits=10)


def test_the_sides_of_many_cases_in_four_groups_are_counted():
    """R: all 2 x 4 tables with these margins, weighed by products of lchoose."""
    counts = np.array([[36, 24, 24, 27], [31, 19, 33, 34]], dtype=float)
    found = null_of_sides(counts, ASKED)
    assert isinstance(found, Null)
    assert math.isclose(found.two_sided, 0.3911476, rel_tol=1e-6)
    assert math.isclose(found.point, 0.0005385833, rel_tol=1e-6)
