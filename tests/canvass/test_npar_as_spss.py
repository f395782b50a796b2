"""Tests of NPAR TESTS that come by no plan, as a job prints them.

Numbers are of R 4: every one of choose(12, 5) orders of two groups for runs and spans, coin::symmetry_test for margins.
"""

import itertools
import json

import numpy as np
import pytest
from job_blocks import blocks_of, table, values

from analysis.statistics.group_runs import moses, wald_wolfowitz
from analysis.statistics.lilliefors_draws import lilliefors_drawn

HEAD = """DATA LIST FREE /y g a b.
BEGIN DATA
1.2 1 1 2   3.4 1 2 2   2.2 1 3 4   5.6 1 2 1   7.1 1 4 4   2.9 2 1 3
8.8 2 3 3   9.1 2 2 3   4.4 2 2 1   6.3 2 4 3   9.9 2 3 4   10.2 2 1 2
END DATA.
FORMATS g a b (F1).
"""


@pytest.fixture
def run(tmp_path):
    def run(commands):
        return blocks_of(tmp_path, HEAD + commands)

    return run


def test_runs_of_two_groups(run):
    blocks, complete = run("NPAR TESTS /W-W=y BY g(1 2).")
    found = table(blocks, "Test Statistics")
    assert values(found) == pytest.approx([8, 0.4164120733, 0.6614457523, 0.8535353535])
    assert found["notes"] == [
        "a. Wald-Wolfowitz Test",
        "b. Grouping Variable: g",
        "c. No inter-group ties encountered.",
    ]
    assert complete


def test_the_span_of_a_control_group(run):
    blocks, complete = run("NPAR TESTS /MOSES=y BY g(1 2).")
    assert values(table(blocks, "Test Statistics")) == pytest.approx([8, 0.2474747475, 5, 0.5757575758, 1])
    assert values(table(blocks, "Frequencies")) == [5, 7, 12]
    assert complete


def test_margins_of_pairs(run):
    blocks, complete = run("NPAR TESTS /MH=a WITH b (PAIRED).")
    found = table(blocks, "Test Statistics")
    assert found["columns"] == [["a & b"]]
    assert values(found) == pytest.approx([4, 9, 19, 21, 1.732050808, -1.154700538, 0.248213079])
    assert complete


def test_quartiles_stand_beside_what_describes_the_variables(run):
    """R: quantile(type = 6)."""
    blocks, complete = run("NPAR TESTS /WILCOXON=a WITH b (PAIRED) /STATISTICS=DESCRIPTIVES QUARTILES.")
    found = table(blocks, "Descriptive Statistics")
    assert found["columns"][-3:] == [["Percentiles", "25th"], ["Percentiles", "50th (Median)"], ["Percentiles", "75th"]]
    assert [cell["value"] for cell in found["rows"][0]["cells"]][-3:] == [1.25, 2, 3]
    assert complete


def test_an_exact_probability_without_ties_has_its_note(run):
    blocks, _ = run("NPAR TESTS /M-W=y BY g(1 2).")
    found = table(blocks, "Test Statistics")
    assert found["rows"][4]["labels"] == ["Exact Sig. [2*(1-tailed Sig.)]"]
    assert "b. Not corrected for ties." in found["notes"]


def test_drawn_probabilities_have_limits_and_the_starting_seeds_of_spss(run):
    """The seeds 2000000, 299883525, 926214481 of SPSS's first three drawn tests: x -> 397204094 x mod 2147483647."""
    tests = "/K-W=y BY g(1 2) /SIGN=a WITH b /MH=a WITH b /M-W=y BY g(1 2)"
    blocks, complete = run(f"NPAR TESTS {tests} /METHOD=MC CIN(95) SAMPLES(4000).")
    assert complete
    drawn = [each for each in blocks if any("sampled tables" in note for note in each.get("notes", []))]
    assert [note for each in drawn for note in each["notes"] if "sampled tables" in note] == [
        f"{letter}. Based on 4000 sampled tables with starting seed {seed}."
        for letter, seed in (("c", 2_000_000), ("b", 299_883_525), ("c", 926_214_481))
    ]
    assert [row["labels"] for row in drawn[1]["rows"]][-6:] == [
        [f"Monte Carlo Sig. ({tails}-tailed)", each]
        for tails in (2, 1)
        for each in ("Sig.", "95% Confidence Interval Lower Bound", "95% Confidence Interval Upper Bound")
    ]
    assert values(drawn[1])[-6:][1] <= 0.3984375 <= values(drawn[1])[-6:][2]


def test_exact_probabilities_stand_with_that_of_the_result_itself(run):
    """R: every sign of a - b where they differ; runs as above."""
    blocks, complete = run("NPAR TESTS /MH=a WITH b /W-W=y BY g(1 2) /K-S(NORMAL)=y /METHOD=EXACT TIMER(5).")
    assert complete
    margins, runs = (each for each in blocks if each.get("table") == "Test Statistics")
    assert values(margins)[-3:] == pytest.approx([0.3984375, 0.19921875, 0.125])
    assert values(runs)[-2:] == pytest.approx([0.8535353535, 0.202020202])
    fit = table(blocks, "One-Sample Kolmogorov-Smirnov Test")
    assert [row["labels"][0] for row in fit["rows"]][-2:] == ["Exact Sig. (2-tailed)", "Point Probability"]


def test_a_test_of_two_groups_needs_their_values(run):
    blocks, complete = run("NPAR TESTS /MOSES=y BY g.")
    assert not complete
    assert "possible: (" in json.dumps(blocks)


@pytest.mark.parametrize("seed", range(20))
def test_ties_leave_the_fewest_and_the_most_runs_of_all_orders(seed):
    numbers = np.random.default_rng(seed)
    first, second = (numbers.integers(1, 4, numbers.integers(1, 5)).astype(float) for _ in range(2))
    fewest, most, _, _ = wald_wolfowitz(first, second)
    orders = [
        set(itertools.permutations([0] * int((first == each).sum()) + [1] * int((second == each).sum())))
        for each in np.unique([*first, *second])
    ]
    counted = []
    for parts in itertools.product(*orders):
        line = [each for part in parts for each in part]
        counted.append(1 + sum(before != after for before, after in itertools.pairwise(line)))
    assert (fewest.runs, most.runs) == (min(counted), max(counted))


def test_a_span_of_all_ranks_is_certain():
    whole, _, trimmed = moses(np.array([1.0, 9.0, 5.0]), np.array([2.0, 3.0]))
    assert (whole.span, whole.p, trimmed) == (5.0, pytest.approx(1.0), 1)


def test_values_that_descend_are_two_groups_of_the_median_test(run):
    """PSPP: groups 3 and 1 alone."""
    blocks, complete = run("NPAR TESTS /MEDIAN(3)=y BY b(3 1).")
    assert [cell["value"] for cell in table(blocks, "Test Statistics")["rows"][0]["cells"]] == [6]
    assert complete


@pytest.mark.parametrize(("n", "distance"), [(10, 0.2616), (20, 0.1920), (30, 0.1590)])
def test_drawn_probabilities_are_those_of_lilliefors_table(n, distance):
    """Critical distances of 5% by Abdi & Molin (2007), Encyclopedia of Measurement and Statistics, table 1."""
    found = lilliefors_drawn(distance, n, 20_000, 1, 0.99)
    assert found.low < 0.05 < found.high
    assert found.p == pytest.approx(0.05, abs=0.006)


def test_samples_are_drawn_for_lilliefors_test(run):
    blocks, complete = run("NPAR TESTS /K-S(NORMAL)=y /MISSING ANALYSIS /KS_SIM CIN(99) SAMPLES(10000).")
    found = table(blocks, "One-Sample Kolmogorov-Smirnov Test")
    assert [row["labels"] for row in found["rows"]][-3:] == [
        ["Monte Carlo Sig. (2-tailed)", "Sig."],
        ["Monte Carlo Sig. (2-tailed)", "99% Confidence Interval Lower Bound"],
        ["Monte Carlo Sig. (2-tailed)", "99% Confidence Interval Upper Bound"],
    ]
    assert any("10000 Monte Carlo samples with starting seed 2000000" in note for note in found["notes"])
    assert complete


def test_a_median_test_of_two_small_groups_is_exact_and_names_its_correction(run):
    """R: fisher.test and chisq.test of cases above the median and not."""
    blocks, complete = run("NPAR TESTS /MEDIAN=y BY g(1 2).")
    found = table(blocks, "Test Statistics")
    told = {tuple(filter(None, row["labels"])): row["cells"][0]["value"] for row in found["rows"]}
    assert told["Exact Sig.",] == pytest.approx(0.242424242424)
    assert told["Yates' Continuity Correction", "Chi-Square"] == pytest.approx(1.37142857143)
    assert complete


def test_a_test_that_cannot_be_computed_has_no_exact_probability_to_miss(run):
    _, complete = run("NPAR TESTS /M-W=y BY a(1 9) /METHOD=EXACT.")
    assert complete
