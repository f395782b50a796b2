"""T-TEST against R, and where there is no t."""

import numpy as np
import pytest
from answers import tally_of, variable
from scales_answers import cells, close, numbers, reason, scales, solve

from analysis.procedures import ttest
from analysis.procedures.ttest.cells import EFFECT
from analysis.statistics.groups import Sample
from analysis.statistics.noncentrality import noncentrality_interval
from analysis.statistics.standardized_differences import hedges_factor
from instrument.message import Fault

R = numbers("ttest")
SETS = {"hours": (None, "hours"), "q4": (None, "q4"), "weighted": ("times", "hours")}
WORDS = ("t", "df", "p", "mean_difference", "se_difference", "ci_low", "ci_high")


def of(tally, **words):
    return solve(ttest, tally, **words)


@pytest.mark.parametrize("label", SETS)
def test_both_tests_of_two_groups_are_those_of_r(label):
    weight, name = SETS[label]
    table = of(scales(weight), variables=name, groups="sex").table("independent_test", "sex")
    for assumption in ("equal_variances", "unequal_variances"):
        row = {"variable": name, "assumption": assumption}
        for word in WORDS:
            close(table.cell(row, word), R[f"{label}:{assumption}:{word}"])
        close(table.cell(row, "p_one_sided"), R[f"{label}:{assumption}:p"] / 2)


@pytest.mark.parametrize("label", SETS)
def test_levene_is_taken_around_the_means_as_spss_does(label):
    weight, name = SETS[label]
    table = of(scales(weight), variables=name, groups="sex").table("independent_test")
    row = {"variable": name, "assumption": "equal_variances"}
    close(table.cell(row, "levene_f"), R[f"{label}:equal_variances:levene_f"])
    close(table.cell(row, "levene_p"), R[f"{label}:equal_variances:levene_p"])


@pytest.mark.parametrize("label", SETS)
@pytest.mark.parametrize("effect", ["cohen_d", "hedges_g", "glass_delta"])
def test_effect_sizes_and_their_exact_intervals_are_those_of_r(label, effect):
    weight, name = SETS[label]
    table = of(scales(weight), variables=name, groups="sex").table("effect_sizes")
    for word in EFFECT:
        close(table.cell({"variable": name, "statistic": effect}, word), R[f"{label}:{effect}:{word}"], 1e-8)


def test_one_sample_and_its_effect_size_are_those_of_r():
    result = of(scales(), variables="q1", test_value=3)
    table, effect = result.table("one_sample_test"), result.table("effect_sizes")
    for word in WORDS:
        close(table.cell({"variable": "q1"}, word), R[f"one:{word}"])
    for word, name in (("estimate", "d"), ("ci_low", "d_low"), ("ci_high", "d_high")):
        close(effect.cell({"variable": "q1", "statistic": "cohen_d"}, word), R[f"one:{name}"], 1e-8)
    assert str(table.notes[0]) == "Test Value = 3.0"


def test_pairs_and_their_correlation_are_those_of_r():
    result = of(scales(), pairs="q1,q2")
    table = result.table("paired_test")
    for word, name in (("mean", "mean_difference"), ("se_mean", "se_difference"), *((w, w) for w in ("t", "df", "p"))):
        close(table.cell({"pair": "pair=1"}, word), R[f"pair:{name}"])
    close(result.table("paired_correlations").column("r")[0], R["pair:r"])
    close(result.table("paired_correlations").column("p")[0], R["pair:r_p"])
    close(
        result.table("effect_sizes").cell({"pair": "pair=1", "statistic": "cohen_d"}, "ci_low"), R["pair:d_low"], 1e-8
    )


def test_the_two_groups_of_pspp():
    table = of(scales(), variables="hours", groups="sex").table("independent_test")
    close(table.column("levene_f")[0], 2.230386216408, 1e-12)
    close(table.column("df")[1], 274.948723773154, 1e-12)


def test_hedges_correction_is_the_exact_one():
    close(hedges_factor(10), 0.9227456, 1e-7)  # Hedges (1981), table 1


@pytest.mark.parametrize("t", [0.0, 2.5, -7.0, 45.0])
def test_the_interval_of_noncentrality_puts_t_at_both_tails(t):
    special = pytest.importorskip("scipy.special")
    low, high = noncentrality_interval(t, 57, 0.9)
    close(special.nctdtr(57, low, t), 0.95, 1e-9)
    close(special.nctdtr(57, high, t), 0.05, 1e-9)


def test_two_codes_out_of_many_are_compared_and_the_rest_is_left_out():
    result = of(scales(), variables="hours", groups="unit", values="4,2")
    assert result.table("group_statistics").column("group") == ("unit=4", "unit=2")
    assert result.table("group_statistics").column("n") == (47, 63)
    assert (result.cases.total, result.cases.valid) == (300, 110)


def test_a_variable_of_five_groups_is_refused_by_what_was_possible():
    with pytest.raises(Fault) as caught:
        of(scales(), variables="hours", groups="unit")
    assert str(caught.value) == "groups: 'unit' has no two groups; possible: values with two of its codes 1, 2, 3, 4, 5"


@pytest.mark.parametrize("words", [{}, {"groups": "sex", "test_value": 3}])
def test_exactly_one_kind_of_test_is_asked_for(words):
    with pytest.raises(Fault, match="possible: exactly one"):
        of(scales(), variables="hours", **words)


def test_a_pair_of_three_is_refused():
    with pytest.raises(Fault, match="'q1,q2,q3' is not a pair"):
        of(scales(), pairs="q1,q2,q3")


def test_a_confidence_of_95_is_refused():
    with pytest.raises(Fault, match=r"confidence: '95\.0' is not a confidence"):
        of(scales(), variables="hours", groups="sex", confidence=95)


def of_groups(first, second):
    tally = tally_of({"y": [*first, *second], "g": [1] * len(first) + [2] * len(second)}, [variable("g", (1, 2))])
    return of(tally, variables="y", groups="g")


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        ([1, 2, 3], [], "at least one of the groups is empty"),
        ([], [], "at least one of the groups is empty"),
        ([1], [2], "too few cases"),
        ([0.1, 0.1, 0.1], [0.7, 0.7], "t cannot be computed because the standard deviations of both groups are 0"),
    ],
)
def test_where_there_is_no_t_the_table_says_why(first, second, why):
    result = of_groups(first, second)
    table = result.table("independent_test")
    assert reason(table.column("t")[0]) == why
    assert all(not isinstance(cell, float) or np.isfinite(cell) for cell in cells(result))


def test_a_group_of_one_still_has_the_pooled_test():
    table = of_groups([1, 2, 4], [9]).table("independent_test")
    assert table.column("df")[0] == 2
    assert reason(table.column("t")[1]) == "too few cases"
    assert str(table.notes[-1]).startswith("y: one group has fewer than two cases; its variance is unknown")


def test_distances_that_only_rounding_tells_apart_have_no_levene():
    table = of_groups([1.1, 1.3], [2.7, 3.4]).table("independent_test")
    assert reason(table.column("levene_f")[0]) == "the answers do not vary within the groups"


def test_pairs_that_all_differ_by_the_same_have_no_t():
    tally = tally_of({"a": [1000.1, 2000.2, 3000.3], "b": [1000.0, 2000.1, 3000.2]})
    table = of(tally, pairs="a,b").table("paired_test")
    assert reason(table.column("t")[0]) == "t cannot be computed because the standard error of the difference is 0"
    close(table.column("mean")[0], 0.1, 1e-12)


def test_a_constant_has_no_t_and_no_case_has_no_mean():
    tally = tally_of({"k": [2, 2, 2], "m": [np.nan] * 3})
    table = of(tally, variables="k,m", test_value=1).table("one_sample_test")
    assert [reason(cell) for cell in table.column("t")] == [
        "t cannot be computed because the standard deviation is 0",
        "no valid cases",
    ]
    assert table.column("mean_difference")[0] == 1


def test_a_sample_without_cases_has_no_deviation():
    assert reason(Sample(0.0, 0.0, 0.0).sd) == "no valid cases"
