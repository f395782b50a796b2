"""NPTESTS as a job prints it: a decision on every hypothesis, and what each test finds.

Numbers are of R 4: wilcox.test(correct = FALSE, exact = FALSE), pwilcox, kruskal.test, and mean ranks by rank().
"""

import json

import pytest
from job_blocks import blocks_of, table, values

from analysis.statistics.binomial_intervals import INTERVALS

HEAD = """DATA LIST FREE /a b g h k v.
BEGIN DATA
3 4 1 1 1 1   5 5 2 2 2 5   2 1 3 1 1 2   8 9 1 2 1 1.5   9 7 2 1 2 6   4 4 3 2 3 9
7 8 1 1 2 7   1 3 2 2 1 2.5   6 5 3 1 3 8   5 6 1 2 3 10   8 9 2 1 3 11   2 2 3 2 2 4
END DATA.
FORMATS a b g h k (F2).
VARIABLE LEVEL g h k (NOMINAL) a b v (SCALE).
VALUE LABELS h 1 'old' 2 'new'.
"""


@pytest.fixture
def run(tmp_path):
    def run(commands):
        return blocks_of(tmp_path, HEAD + commands)

    return run


def texts(found):
    return [[cell and cell["text"] for cell in row["cells"]] for row in found["rows"]]


def test_two_groups_are_compared_by_the_second_groups_ranks(run):
    blocks, complete = run(
        "NPTESTS /INDEPENDENT TEST (a) GROUP (h) MANN_WHITNEY\n"
        " /MISSING SCOPE=ANALYSIS USERMISSING=EXCLUDE /CRITERIA ALPHA=0.05 CILEVEL=95."
    )
    found = table(blocks, "Independent-Samples Mann-Whitney U Test Summary")
    assert [row["labels"] for row in found["rows"]][1:4] == [["Mann-Whitney U"], ["Wilcoxon W"], ["Test Statistic"]]
    expected = [12, 11, 32, 11, 6.2121581669, -1.126822565, 0.259817508, 0.3095238095]
    assert values(found) == pytest.approx(expected)
    assert texts(table(blocks, "Hypothesis Test Summary")) == [
        [
            "The distribution of a is the same across categories of h.",
            "Independent-Samples Mann-Whitney U Test",
            ".310",
            "Retain the null hypothesis.",
        ]
    ]
    assert complete


def test_pairs_of_samples_are_compared_where_they_differ(run):
    blocks, complete = run("NPTESTS /INDEPENDENT TEST (v) GROUP (k) KRUSKAL_WALLIS(COMPARE=PAIRWISE).")
    found = table(blocks, "Independent-Samples Kruskal-Wallis Test Summary")
    assert values(found)[1:] == pytest.approx([9.846153846154, 2, 0.007276706499])
    pairs = table(blocks, "Pairwise Comparisons of k")
    assert [row["labels"] for row in pairs["rows"]] == [["1-2"], ["1-3"], ["2-3"]]
    assert values(pairs) == pytest.approx([-4, -8, -4])
    last = [cell["value"] for cell in pairs["rows"][1]["cells"]][-2:]
    assert last == pytest.approx([0.001701872093, 0.005105616278])
    assert complete


def test_pairs_are_not_compared_where_nothing_differs(run):
    blocks, complete = run("NPTESTS /INDEPENDENT TEST (a) GROUP (g).")
    found = table(blocks, "Independent-Samples Kruskal-Wallis Test Summary")
    assert any("Multiple comparisons are not performed" in note for note in found["notes"])
    assert "Pairwise Comparisons of g" not in [block.get("table") for block in blocks]
    assert complete


def test_related_samples_are_of_the_second_less_the_first(run):
    blocks, complete = run("NPTESTS /RELATED TEST(a b) WILCOXON.")
    found = table(blocks, "Related-Samples Wilcoxon Signed Rank Test Summary")
    assert values(found) == pytest.approx([12, 28.5, 8.007808689, 0.7492686493, 0.4536952997])
    assert complete


def test_hypotheses_of_one_sample_say_what_they_expect(run):
    blocks, complete = run(
        "NPTESTS /ONESAMPLE TEST(k) CHISQUARE(EXPECTED=EQUAL) /ONESAMPLE TEST(h) BINOMIAL(TESTVALUE=0.5 "
        "SUCCESSCATEGORICAL=FIRST SUCCESSCONTINUOUS=CUTPOINT(MIDPOINT)) /ONESAMPLE TEST(v) "
        "KOLMOGOROV_SMIRNOV(NORMAL=SAMPLE) RUNS(GROUPCATEGORICAL=SAMPLE GROUPCONTINUOUS=CUTPOINT(SAMPLEMEDIAN))."
    )
    said = [row[0] for row in texts(table(blocks, "Hypothesis Test Summary"))]
    assert said == [
        "The categories of k occur with equal probabilities.",
        "The categories defined by h = old and new occur with probabilities .500 and .500.",
        "The distribution of v is normal with mean 5.583 and standard deviation 3.456.",
        "The sequence of values defined by v<=5.500 and >5.500 is random.",
    ]
    assert complete


def test_what_is_not_available_is_told_and_the_other_tests_stand(run):
    blocks, complete = run("NPTESTS /INDEPENDENT TEST (a) GROUP (h) HODGES_LEHMAN MANN_WHITNEY.")
    assert not complete
    assert "'HODGES_LEHMAN'" in json.dumps(blocks) or "HODGES_LEHMAN is not available" in json.dumps(blocks)
    assert table(blocks, "Hypothesis Test Summary")


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("NPTESTS /CRITERIA ALPHA=0.05.", "no test is named"),
        ("NPTESTS /INDEPENDENT TEST (a) MANN_WHITNEY.", "no variable of groups is named"),
        ("NPTESTS /RELATED TEST (a b v) WILCOXON.", "this test is of two fields"),
    ],
)
def test_a_command_without_what_it_needs_is_refused(run, command, told):
    blocks, complete = run(command)
    assert not complete
    assert told in json.dumps(blocks)


def test_the_median_of_one_sample_is_tested_by_signed_ranks(run):
    """R: wilcox.test(v, mu = 4, correct = FALSE, exact = FALSE), and the sum of positive ranks by rank()."""
    blocks, complete = run("NPTESTS /ONESAMPLE TEST (v) WILCOXON(TESTVALUE=4).")
    found = table(blocks, "One-Sample Wilcoxon Signed Rank Test Summary")
    assert values(found) == pytest.approx([12, 49, 11.2361025271, 1.42398131037, 0.15445188236])
    assert texts(table(blocks, "Hypothesis Test Summary"))[0][:2] == [
        "The median of v equals 4.000.",
        "One-Sample Wilcoxon Signed Rank Test",
    ]
    assert complete


def test_margins_of_two_fields_are_compared(run):
    """R: the sum of a - b over cases that differ, by the root of its sum of squares."""
    blocks, complete = run("NPTESTS /RELATED TEST (a b) MARGINAL_HOMOGENEITY.")
    found = table(blocks, "Related-Samples Marginal Homogeneity Test Summary")
    assert values(found) == pytest.approx([12, 49, 1.9364916731, -0.774596669241, 0.438578026081])
    assert complete


def test_a_share_has_the_limits_that_are_asked_for(run):
    """R: binom.test(6, 12), qbeta(c(.025, .975), 6.5, 6.5), uniroot of the likelihood ratio less qchisq(.95, 1)."""
    source = "IF v > 7 s = 2.\nIF v <= 7 s = 1.\nIF v EQ 7 OR v EQ 6 s = 2.\nVARIABLE LEVEL s (NOMINAL).\n"
    kinds = "CLOPPERPEARSON JEFFREYS LIKELIHOOD"
    blocks, complete = run(f"{source}NPTESTS /ONESAMPLE TEST (s) BINOMIAL(TESTVALUE=.5 {kinds}).")
    found = table(blocks, "Confidence Interval Summary")
    numbers = [cell["value"] for row in found["rows"] for cell in row["cells"][1:]]
    share = 6 / 12
    limits = (0.210944638239, 0.789055361761, 0.243011257872, 0.756988742128, 0.238303976754, 0.761696023246)
    assert numbers == pytest.approx([share, *limits[:2], share, *limits[2:4], share, *limits[4:]])
    assert complete


def test_limits_of_a_share_at_its_end():
    """R: binom.test(0, 7, conf.level = .9), qbeta(.95, .5, 7.5), 1 - exp(-qchisq(.9, 1) / 14)."""
    tops = {"clopper_pearson": 0.348163655131, "jeffreys": 0.232464781613, "likelihood_ratio": 0.175726679028}
    for kind, top in tops.items():
        assert INTERVALS[kind](0, 7, 0.9) == pytest.approx((0.0, top)), kind
        assert INTERVALS[kind](7, 7, 0.9) == pytest.approx((1 - top, 1.0)), kind


def test_shares_of_related_samples_are_compared_two_by_two(run):
    """R: differences of colMeans, by sqrt(2 (k sum(L) - sum(L^2)) / (n^2 k (k - 1))) with L = rowSums."""
    shown = "1 0 0  1 1 0  0 0 0  1 1 1  1 0 0  1 1 0  1 0 0  0 0 1  1 1 0  1 0 0  1 0 0  1 1 0"
    data = f"DATA LIST FREE /p q s.\nBEGIN DATA\n{shown}\nEND DATA.\nVARIABLE LEVEL p q s (NOMINAL).\n"
    blocks, complete = run(f"{data}NPTESTS /RELATED TEST (p q s) COCHRAN(SUCCESS=FIRST COMPARE=PAIRWISE).")
    found = table(blocks, "Pairwise Comparisons")
    assert [row["labels"][0] for row in found["rows"]] == ["s-q", "s-p", "q-p"]
    first = [cell["value"] for cell in found["rows"][0]["cells"]]
    assert first == pytest.approx([0.25, 0.215165741456, 1.16189500386, 0.245278116807, 0.735834350421])
    assert complete


def test_groups_of_a_trend_are_compared_two_by_two(run):
    """R: wilcox.test(1:4, 5:8, correct = FALSE, exact = FALSE), for answers of groups that do not overlap."""
    test = "JONCKHEERE_TERPSTRA(ORDER=ASCENDING COMPARE=PAIRWISE)"
    blocks, complete = run(f"NPTESTS /INDEPENDENT TEST (v) GROUP (k) {test}.")
    found = table(blocks, "Pairwise Comparisons of k")
    assert [row["labels"] for row in found["rows"]] == [["1-2"], ["1-3"], ["2-3"]]
    for row in found["rows"]:
        numbers = [cell["value"] for cell in row["cells"]]
        assert numbers == pytest.approx([16, 3.4641016151, 2.3094010768, 0.020921335337, 0.062764006011])
    assert complete


def test_comparisons_that_are_not_available_are_told(run):
    blocks, complete = run("NPTESTS /INDEPENDENT TEST (v) GROUP (k) MEDIAN.")
    assert not complete
    assert "MEDIAN(COMPARE=PAIRWISE)" in json.dumps(blocks)
    _, complete = run("NPTESTS /INDEPENDENT TEST (v) GROUP (k) MEDIAN(COMPARE=NONE).")
    assert complete


def test_a_fit_to_a_normal_distribution_is_drawn_where_that_is_asked_for(run):
    """R: ks.test(v, "pnorm", mean(v), sd(v)), nortest::lillie.test whose formula gives .6715 (Dallal & Wilkinson)."""
    asked = "NSAMPLES=4000 MC_CILEVEL=95 NORMAL=SAMPLE(SIMULATION=TRUE)"
    blocks, complete = run(f"NPTESTS /ONESAMPLE TEST (v) KOLMOGOROV_SMIRNOV({asked}) /CRITERIA SEED=7.")
    found = table(blocks, "One-Sample Kolmogorov-Smirnov Test Summary")
    assert [row["labels"] for row in found["rows"]][-3:] == [
        ["Monte Carlo Sig.(2-sided test)", each]
        for each in ("Sig.", "95% Confidence Interval Lower Bound", "95% Confidence Interval Upper Bound")
    ]
    assert values(found)[4] == pytest.approx(0.147151587564)
    p, low, high = values(found)[-3:]
    assert low <= p <= high
    assert p == pytest.approx(0.6715, abs=0.05)
    assert found["notes"] == ["a. Lilliefors' method based on 4000 Monte Carlo samples with starting seed 7."]
    assert complete
