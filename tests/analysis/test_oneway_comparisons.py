"""Contrasts, comparisons and homogeneous subsets of ONEWAY against R and recorded SPSS output."""

import csv
import math

import numpy as np
import pytest
from answers import tally_of, variable
from scales_answers import FOLDER, close, reason, scales, solve

from analysis.procedures import oneway
from analysis.procedures.oneway.contrast_tests import pooled
from analysis.statistics.estimability import type_three
from analysis.statistics.explained_variance import eta_squared_interval, omega_squared_interval
from analysis.statistics.factorial import columns, full_factorial, indicators, parameters
from analysis.statistics.groups import Sample
from analysis.statistics.homogeneous_subsets import homogeneous_subsets
from analysis.statistics.linear_hypotheses import fit_cells, sum_of_squares
from analysis.statistics.linear_hypotheses import tested as effect_test
from analysis.statistics.post_hoc import scheffe
from analysis.statistics.variance_analysis import analyse_variance, effects

with (FOLDER / "oneway" / "multiple.csv").open(encoding="utf-8") as file:
    R = {row["name"]: float(row["value"]) for row in csv.DictReader(file)}

SETS = {"hours": (None, "hours"), "q5": (None, "q5"), "weighted": ("times", "hours")}


def of(label, **words):
    weight, name = SETS[label]
    return solve(oneway, scales(weight), variables=name, factor="unit", **words)


@pytest.mark.parametrize("label", SETS)
@pytest.mark.parametrize("test", ["sidak", "scheffe", "tamhane"])
def test_comparisons_are_those_of_r(label, test):
    table = of(label, posthoc=test).table("multiple_comparisons")
    for i in range(1, 6):
        for j in range(i + 1, 6):
            for word in ("se_difference", "p", "ci_low", "ci_high"):
                found = table.cell({"test": test, "group": f"unit={i}", "other_group": f"unit={j}"}, word)
                close(found, R[f"{label}:{test}:{i}:{j}:{word}"], 1e-9)


@pytest.mark.parametrize("label", SETS)
@pytest.mark.parametrize("test", ["snk", "tukey", "scheffe"])
def test_subsets_are_the_longest_ranges_that_r_finds_not_significant(label, test):
    result = of(label, posthoc=test)
    table = result.table("homogeneous_subsets", "unit", SETS[label][1], test)
    significance = result.table("subset_significance", "unit", SETS[label][1], test)
    p = {(i, j): R[f"{label}:range:{test}:{i}:{j}"] for i in range(1, 6) for j in range(i + 1, 6)}
    agree = {(i, j) for i in range(1, 6) for j in range(i, 6) if i == j or p[i, j] > 0.05}
    longest = sorted((i, j) for i, j in agree if not any(a <= i and j <= b for a, b in agree - {(i, j)}))
    for number, (i, j) in enumerate(longest, start=1):
        column = table.column("mean", f"homogeneous_subset={number}")
        assert [at for at, mean in enumerate(column, start=1) if mean is not None] == list(range(i, j + 1))
        found = significance.cell({"homogeneous_subset": f"homogeneous_subset={number}"}, "p")
        close(found, p.get((i, j), 1.0), 1e-7)
    assert len(significance.rows) == len(longest)
    means = [next(mean for mean in row[3:] if mean is not None) for row in table.rows]
    assert means == sorted(means)


@pytest.mark.parametrize("label", SETS)
def test_contrasts_are_those_of_r_with_equal_and_unequal_variances(label):
    result = of(label, contrasts=[[1, -1, 0, 0, 0], [0.5, 0.5, -1 / 3, -1 / 3, -1 / 3]])
    table = result.table("contrast_tests", "unit")
    for number in (1, 2):
        for assumption in ("equal", "unequal"):
            row = {"contrast": f"contrast={number}", "assumption": f"{assumption}_variances"}
            close(table.cell(row, "contrast_value"), R[f"{label}:contrast:{number}:value"], 1e-11)
            for word in ("t", "p", *(("df",) if assumption == "unequal" else ())):
                close(table.cell(row, word), R[f"{label}:contrast:{number}:{assumption}:{word}"], 1e-9)
    assert result.table("contrast_coefficients").notes == ()


@pytest.mark.parametrize("label", SETS)
def test_the_interval_of_eta_squared_is_that_of_the_noncentral_f_of_r(label):
    table = of(label).table("effect_sizes")
    for word in ("ci_low", "ci_high"):
        close(table.cell({"statistic": "eta_squared"}, word), R[f"{label}:eta_squared:{word}"], 1e-9)


def test_the_intervals_of_epsilon_and_omega_squared_are_eta_s_carried_over():
    """At the estimate itself, what carries a bound over gives the estimate."""
    anova = analyse_variance([Sample(10.0, mean, 30.0) for mean in (1.0, 2.0, 4.0)], 30)
    narrow = 1e-9
    low, high = eta_squared_interval(anova, narrow)
    close(low, high, 1e-7)
    assert (
        omega_squared_interval(anova, 0.95)[0] < effects(anova).omega_squared < omega_squared_interval(anova, 0.95)[1]
    )


# Recorded output of SPSS 29, income by education: n, mean, standard deviation of the groups.
# Source: github.com/YannickDiehl/mariposa, tests/spss_reference/outputs/scheffe_test_output.txt, test 1b.
INCOME = [
    Sample(float(n), mean, sd**2 * (n - 1))
    for n, mean, sd in (
        (735, 2759.0476, 786.56752),
        (548, 3592.5182, 995.63887),
        (548, 4224.0876, 1178.63526),
        (355, 5337.1831, 1660.95846),
    )
]


def test_scheffe_s_intervals_are_those_that_spss_printed():
    found = {(each.first, each.second): each for each in scheffe(INCOME, analyse_variance(INCOME, 2186), 0.95)}
    first, last = found[0, 1], found[2, 3]
    assert (round(first.se, 3), round(first.ci_low, 2), round(first.ci_high, 2)) == (63.163, -1010.18, -656.76)
    assert (round(last.se, 3), round(last.ci_low, 2), round(last.ci_high, 2)) == (76.246, -1326.41, -899.78)


def test_a_contrast_of_other_length_or_of_zeros_has_a_reason():
    table = of("hours", contrasts=[[1, -1], [0] * 5]).table("contrast_tests")
    assert reason(table.rows[0][3]).startswith("the contrast has more or fewer coefficients")
    assert reason(table.rows[1][3]) == "every coefficient of the contrast is 0"


def test_a_contrast_that_does_not_sum_to_zero_is_told():
    notes = of("hours", contrasts=[[1, 0, 0, 0, 0]]).table("contrast_coefficients").notes
    assert str(notes[0]) == "contrast=1: the sum of the contrast coefficients is not zero."


def test_a_contrast_without_variance_has_no_t():
    anova = analyse_variance([Sample(2.0, 1.0, 0.0), Sample(2.0, 3.0, 0.0)], 4)
    assert reason(pooled([Sample(2.0, 1.0, 0.0), Sample(2.0, 3.0, 0.0)], (1, -1), anova).p).endswith(
        "within the groups"
    )


def test_groups_without_variance_have_no_subsets():
    groups = [Sample(2.0, float(mean), 0.0) for mean in range(3)]
    assert reason(homogeneous_subsets(groups, analyse_variance(groups, 6), "snk", 0.05)).endswith("within the groups")


@pytest.mark.parametrize("scale", [1e90, 1e-90])
def test_numbers_of_any_size_have_the_same_tests(scale):
    data = {"y": [1, 2, 4, 3, 6, 5, 9, 7, 8], "g": [1, 1, 1, 2, 2, 2, 3, 3, 3]}
    words = {"variables": "y", "factor": "g", "posthoc": "tamhane,games_howell,snk", "contrasts": [[1, -1, 0]]}
    both = [solve(oneway, tally_of(data | {"y": [y * by for y in data["y"]]}), **words) for by in (1.0, scale)]
    for one, other in zip(*(result.tables for result in both), strict=True):
        for word in ("p", "df", "df2"):
            if any(column.word == word for column in one.columns):
                for cell, twin in zip(one.column(word), other.column(word), strict=True):
                    assert cell is None or twin == pytest.approx(cell, rel=1e-9)


def test_a_spread_within_groups_that_is_rounding_is_none():
    data = {"y": [1.1, 1.1 + 4e-14, 2.2, 2.2 - 4e-14, 3.3, 3.3], "g": [1, 1, 2, 2, 3, 3]}
    result = solve(oneway, tally_of(data), variables="y", factor="g", posthoc="scheffe")
    assert reason(result.table("anova").column("f")[0]) == "the answers do not vary within the groups"
    assert reason(result.table("effect_sizes").column("ci_high")[0]) == "the answers do not vary within the groups"


def test_sizes_are_counted_as_their_harmonic_mean_and_told_so():
    data = {"y": [1, 2, 3, 4, 5, 6, 7, 8, 9], "g": [1, 1, 2, 2, 2, 3, 3, 3, 3]}
    result = solve(oneway, tally_of(data, [variable("g", (1, 2, 3))]), variables="y", factor="g", posthoc="snk")
    notes = [str(note) for note in result.table("homogeneous_subsets").notes]
    assert notes[1] == f"Uses Harmonic Mean Sample Size = {round(3 / (1 / 2 + 1 / 3 + 1 / 4), 3)}."
    assert notes[2].startswith("The group sizes are unequal.")
    assert all(table.name != "multiple_comparisons" for table in result.tables)


# Recorded output of SPSS 29, UNIANOVA income BY gender education, type III: cells by n, mean, standard deviation.
# Source: as above, factorial_anova_output.txt.
CELLS = (
    (350, 2803.4286, 774.95889),
    (247, 3574.0891, 996.64920),
    (282, 4246.4539, 1180.77942),
    (167, 5318.5629, 1718.80537),
    (385, 2718.7013, 795.83118),
    (301, 3607.6412, 996.21354),
    (266, 4200.3759, 1178.11804),
    (188, 5353.7234, 1612.26481),
)


def test_the_tests_of_effects_that_spss_printed_follow_from_its_cells():
    effects_of, levels = full_factorial(2, 0), np.array([(g, e) for g in range(2) for e in range(4)])
    x = columns(effects_of, [indicators(levels[:, 0], 2), indicators(levels[:, 1], 4)], np.zeros((8, 0)))
    model = fit_cells(x, [Sample(float(n), mean, sd**2 * (n - 1)) for n, mean, sd in CELLS])
    made = parameters(effects_of, (2, 4))
    tests = []
    for at in range(len(effects_of)):
        functions = type_three(effects_of, made, model.basis, at)
        tests.append(effect_test(model, sum_of_squares(model, functions), float(len(functions)), 0.95))
    assert [round(each.f, 3) for each in tests] == [25690.075, 0.098, 463.521, 0.399]
    assert [round(each.partial_eta_squared, 3) for each in tests] == [0.922, 0.0, 0.390, 0.001]
    assert [round(each.p, 3) for each in tests] == [0.0, 0.755, 0.0, 0.754]
    assert math.isclose(tests[1].sum_of_squares, 122637.601, rel_tol=1e-3)  # of means printed to four decimals
    assert math.isclose(tests[2].sum_of_squares, 1743617622.524, rel_tol=1e-7)
