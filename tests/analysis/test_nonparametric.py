"""Rank tests, signs, runs and goodness of fit against R and PSPP, and where they cannot be computed."""

import csv
import math

import numpy as np
import pytest
from answers import tally_of, variable
from printed import agrees, pspp_tables
from scales_answers import FOLDER, cells, close, columns, numbers, reason, scales, solve

from analysis.options import plain
from analysis.procedures import nonparametric
from analysis.result import Fault
from analysis.statistics.arrangements import sums_of_signed, sums_of_some
from analysis.statistics.binomial import exact_binomial

R = numbers("nonparametric")
TIED = {"q5": (None, "q5"), "hours": (None, "hours"), "weighted": ("times", "q5")}
FRACTION = "an exact probability needs weights that are whole numbers"


def small(weight=None, **more):
    """Thirteen cases with ties, for exact probabilities."""
    with (FOLDER / "nonparametric" / "small.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    data = {name: [float(row[name] or "nan") for row in rows] for name in rows[0]}
    return tally_of(data | more, weight=weight)


def run(tally, test, **words):
    return solve(nonparametric, tally, test=test, **words)


def row(result, table, **keys):
    """One row of a table as word → cell."""
    found = result.table(table)
    rows = found.where(keys)
    assert len(rows) == 1
    return {column.word: cell for column, cell in zip(found.columns, rows[0], strict=True) if column.under is None}


def agree(found, label, **names):
    for word, number in names.items():
        close(found[word], R[f"{label}:{number}"])


@pytest.mark.parametrize("label", ["q5", "hours"])
def test_mann_whitney_is_that_of_r_without_continuity_correction(label):
    result = run(scales(), "mann_whitney", variables=label, groups="sex")
    found = row(result, "test_statistics", variable=label)
    agree(found, f"mw:{label}", mann_whitney_u="u", wilcoxon_w="w", z="z", p="p")
    close(row(result, "ranks", group="sex=1")["mean_rank"], R[f"mw:{label}:mean_rank"])
    assert "exact_p_two_sided" not in found


def test_mann_whitney_of_weighted_cases_is_that_of_the_repeated_cases():
    found = row(run(scales("times"), "mann_whitney", variables="q5", groups="sex"), "test_statistics")
    agree(found, "mw:weighted", mann_whitney_u="u", z="z", p="p")


def test_exact_probabilities_of_mann_whitney_count_every_arrangement_with_its_ties():
    result = run(small(), "mann_whitney", variables="y", groups="g", values=[1, 2])
    found = row(result, "test_statistics")
    agree(found, "mw:small", mann_whitney_u="u", wilcoxon_w="w", z="z", exact_p_two_sided="exact")
    agree(found, "mw:small", exact_p_one_sided="exact_one", exact_p_uncorrected="uncorrected")
    assert "not corrected for ties" in str(result.table("test_statistics").notes[0])
    close(row(result, "effect_sizes", statistic="rank_biserial")["estimate"], 2 * 4 / 20 - 1)


def test_which_group_comes_first_changes_the_sign_of_the_effect_alone():
    one = run(small(), "mann_whitney", variables="y", groups="g", values=[1, 2])
    other = run(small(), "mann_whitney", variables="y", groups="g", values=[2, 1])
    assert row(one, "test_statistics") == row(other, "test_statistics")
    sizes = [row(each, "effect_sizes", statistic="rank_biserial")["estimate"] for each in (one, other)]
    assert sizes[0] == -sizes[1] < 0


def test_mann_whitney_agrees_with_pspp_to_the_digits_printed():
    tables = dict(pspp_tables("nonparametric")[1:2])
    for name, u, w, z, _ in tables["Test Statistics"][1:]:
        found = row(run(scales(), "mann_whitney", variables=name, groups="sex"), "test_statistics")
        assert agrees(found["mann_whitney_u"], u)
        assert agrees(found["wilcoxon_w"], w)
        assert agrees(found["z"], z)


def test_u_is_the_smaller_one_and_w_belongs_to_the_group_with_the_smaller_mean_rank():
    data = {"y": [1.1, 2.2, 3.3, 4.4, 9.9], "g": [2, 2, 1, 1, 1]}
    found = row(run(tally_of(data), "mann_whitney", variables="y", groups="g"), "test_statistics")
    agree(found, "mw:untied", mann_whitney_u="u", wilcoxon_w="w", z="z", exact_p_two_sided="exact")


@pytest.mark.parametrize("label", TIED)
def test_kruskal_wallis_and_every_pair_of_dunn_are_those_of_r(label):
    weight, name = TIED[label]
    result = run(scales(weight), "kruskal_wallis", variables=name, groups="unit")
    agree(row(result, "chi_square_statistics"), f"kw:{label}", kruskal_wallis_h="h", df="df", p="p")
    close(row(result, "effect_sizes")["estimate"], R[f"kw:{label}:epsilon"])
    for i in range(1, 6):
        for j in range(i + 1, 6):
            pair = row(result, "pairwise_comparisons", group=f"unit={i}", other_group=f"unit={j}")
            words = {"rank_difference": "difference", "se": "se", "z": "z", "p": "p", "p_adjusted": "adjusted"}
            agree(pair, f"kw:{label}:{i}:{j}", **words)


def test_the_exact_probability_of_kruskal_wallis_counts_every_arrangement():
    found = row(run(small(), "kruskal_wallis", variables="y", groups="g"), "chi_square_statistics")
    agree(found, "kw:small", kruskal_wallis_h="h", exact_p="exact")


def test_kruskal_wallis_agrees_with_pspp_to_the_digits_printed():
    printed = pspp_tables("nonparametric")[3][1]
    for at, name in enumerate(("q5", "hours"), start=1):
        found = row(run(scales(), "kruskal_wallis", variables=name, groups="unit"), "chi_square_statistics")
        assert agrees(found["kruskal_wallis_h"], printed[1][at])


@pytest.mark.parametrize(("label", "weight"), [("q5", None), ("weighted", "times")])
def test_jonckheere_is_that_of_r(label, weight):
    found = row(run(scales(weight), "jonckheere", variables="q5", groups="unit"), "jonckheere_test")
    agree(found, f"jt:{label}", jonckheere="j", jonckheere_mean="mean", jonckheere_sd="sd", z="z", p="p")


def test_the_exact_probability_of_jonckheere_counts_every_arrangement_and_follows_the_order_of_groups():
    found = row(run(small(), "jonckheere", variables="y", groups="g"), "jonckheere_test")
    agree(found, "jt:small", jonckheere="j", z="z", exact_p_two_sided="exact", exact_p_one_sided="exact_one")
    turned = row(run(small(), "jonckheere", variables="y", groups="g", values=[3, 2, 1]), "jonckheere_test")
    close(turned["z"], -found["z"])
    close(turned["exact_p_two_sided"], found["exact_p_two_sided"])


@pytest.mark.parametrize(("label", "weight"), [("hours", None), ("weighted", "times")])
def test_the_median_test_is_a_chi_square_of_cases_above_the_median(label, weight):
    found = row(run(scales(weight), "median", variables="hours", groups="unit"), "chi_square_statistics")
    agree(found, f"md:{label}", median="median", chi_square="chi", df="df", p="p")


def test_the_median_test_of_two_groups_is_also_corrected_for_continuity():
    table = run(scales(), "median", variables="hours", groups="sex").table("chi_square_statistics")
    close(table.column("chi_square", "continuity")[0], R["md:two:yates"])
    close(table.column("p", "continuity")[0], R["md:two:yates_p"])


def test_the_exact_median_test_of_two_and_of_three_groups():
    two = run(small(), "median", variables="y", groups="g", values=[1, 2]).table("chi_square_statistics")
    close(two.column("exact_p")[0], R["md:small:fisher"])
    close(two.column("chi_square", "continuity")[0], R["md:small:yates"])
    three = row(run(small(), "median", variables="y", groups="g"), "chi_square_statistics")
    agree(three, "md:three", chi_square="chi", exact_p="exact")


def test_the_median_test_counts_as_pspp_does():
    printed = dict(pspp_tables("nonparametric"))
    frequencies = run(scales(), "median", variables="hours", groups="unit").table("median_frequencies")
    above = [int(cell) for cell in next(block for block in printed["Frequencies"] if "> Median" in block)[2:]]
    assert list(frequencies.rows[0][1:]) == above


@pytest.mark.parametrize(("label", "weight"), [("q1q4", None), ("weighted", "times")])
def test_wilcoxon_is_that_of_r_and_ranks_the_second_minus_the_first(label, weight):
    result = run(scales(weight), "wilcoxon", pairs=[["q1", "q4"]])
    agree(row(result, "test_statistics"), f"wx:{label}", z="z", p="p")
    assert row(result, "test_statistics")["based_on"] == "positive_ranks"
    for part in ("positive", "negative"):
        close(row(result, "ranks", part=f"{part}_ranks")["sum_of_ranks"], R[f"wx:{label}:{part}"])
    close(row(result, "ranks", part="ties")["n"], R[f"wx:{label}:ties"])


def test_exact_probabilities_of_wilcoxon_count_every_choice_of_signs():
    found = row(run(small(), "wilcoxon", pairs=[["x1", "x3"]]), "test_statistics")
    agree(found, "wx:small", z="z", exact_p_two_sided="exact", exact_p_one_sided="exact_one")


def test_differences_that_are_equal_but_for_rounding_share_their_rank():
    tally = tally_of({"a": [0.1, 0.2, 0.5, 1.0], "b": [0.3, 0.4, 0.2, 1.0]})
    ranks = run(tally, "wilcoxon", pairs=[["a", "b"]]).table("ranks")
    assert ranks.column("sum_of_ranks")[:2] == (3, 3)
    assert ranks.column("n") == (1, 2, 1, 4)


@pytest.mark.parametrize(("label", "weight"), [("q1q4", None), ("weighted", "times")])
def test_the_sign_test_is_a_binomial_test_of_the_pairs_that_differ(label, weight):
    found = row(run(scales(weight), "sign", pairs=[["q1", "q4"]]), "test_statistics")
    assert math.isclose(found["exact_p_two_sided"], R[f"wx:{label}:sign"], rel_tol=1e-9)


def test_signs_are_counted_as_pspp_does_the_other_way_round():
    printed = {line[1]: int(line[2]) for line in pspp_tables("nonparametric")[6][1][1:]}
    counted = run(scales(), "sign", pairs=[["q1", "q4"]]).table("signs")
    assert counted.cell({"part": "negative_differences"}, "n") == printed["Positive Differences"]
    assert counted.cell({"part": "positive_differences"}, "n") == printed["Negative Differences"]
    assert counted.cell({"part": "ties"}, "n") == printed["Ties"]


@pytest.mark.parametrize(("label", "weight"), [("items", None), ("weighted", "times")])
def test_friedman_and_kendall_are_those_of_r(label, weight):
    items = [f"q{k}" for k in range(1, 7)]
    result = run(scales(weight), "friedman", variables=items)
    agree(row(result, "chi_square_statistics"), f"fr:{label}", chi_square="chi", p="p", n="n")
    for at, name in enumerate(items, start=1):
        close(row(result, "ranks", variable=name)["mean_rank"], R[f"fr:{label}:mean_rank:{at}"])
    agree(row(run(scales(weight), "kendall_w", variables=items), "chi_square_statistics"), f"fr:{label}", kendall_w="w")


def test_the_exact_probability_of_friedman_counts_every_order_within_cases():
    tally = small(weight="kept", kept=[1.0] * 8 + [0.0] * 5)
    found = row(run(tally, "friedman", variables=["x1", "x2", "x3"]), "chi_square_statistics")
    agree(found, "fr:small", chi_square="chi", exact_p="exact")


def test_pairs_of_friedman_have_the_standard_error_of_nptests():
    table = run(scales(), "friedman", variables=["q1", "q2", "q3"]).table("pairwise_comparisons")
    n = run(scales(), "friedman", variables=["q1", "q2", "q3"]).table("chi_square_statistics").column("n")[0]
    close(table.column("se")[0], math.sqrt(3 * 4 / (6 * n)))
    assert len(table.rows) == 3


def test_cochran_q_is_that_of_r():
    data = columns()
    high = {name: [1.0 if x > 3 else 0.0 if x > 0 else x for x in data[name]] for name in ("q1", "q2", "q3", "q4")}
    declared = [variable(name, missing=(-2,)) for name in high]
    for label, weight in (("items", None), ("weighted", "times")):
        found = row(
            run(tally_of(data | high, declared, weight=weight), "cochran_q", variables=list(high)),
            "chi_square_statistics",
        )
        agree(found, f"cq:{label}", cochran_q="q", p="p", n="n")
    agree(
        row(run(small(), "cochran_q", variables=["b1", "b2", "b3"]), "chi_square_statistics"),
        "cq:small",
        cochran_q="q",
        exact_p="exact",
    )


@pytest.mark.parametrize(("label", "cut"), [("hours", "median"), ("mean", "mean")])
def test_runs_are_those_of_r_and_pspp(label, cut):
    found = row(run(scales(), "runs", variables="hours", cut=cut), "runs_test")
    agree(found, f"rn:{label}", runs="runs", n_below="below", z="z", p="p", test_value="cut")
    printed = [table for title, table in pspp_tables("nonparametric") if title == "Runs Test"]
    block = printed[0 if cut == "median" else 1]
    assert agrees(found["z"], block[6][1])
    assert found["runs"] == int(block[5][1])


def test_z_of_runs_is_corrected_below_fifty_cases_and_the_exact_probability_counts_every_order():
    agree(row(run(small(), "runs", variables="y"), "runs_test"), "rn:small", runs="runs", z="z", p="p", exact_p="exact")


def test_a_case_of_weight_two_continues_its_run():
    weighted = tally_of({"y": [1, 5, 1, 5, 5], "w": [2, 1, 3, 1, 0]}, weight="w")
    found = row(run(weighted, "runs", variables="y", cut_value=3), "runs_test")
    assert (found["runs"], found["n_below"], found["n_at_least"], found["n"]) == (4, 5, 2, 7)


def test_the_binomial_test_is_two_sided_and_its_first_group_comes_first_in_the_file():
    result = run(scales(), "binomial", variables="sex")
    first = row(result, "binomial_test", category="sex=2")
    assert result.table("binomial_test").column("category") == ("sex=2", "sex=1", "total")
    assert first["n"] == R["bi:sex:n"]
    close(first["exact_p_two_sided"], R["bi:sex:p"])
    close(first["p"], R["bi:sex:prop"])


def test_the_binomial_test_of_another_share_is_also_one_sided_as_spss_prints_it():
    found = row(run(scales("times"), "binomial", variables="sex", proportion=0.6), "binomial_test", category="sex=2")
    agree(found, "bi:weighted", exact_p_two_sided="p", exact_p_one_sided="less")
    cut = row(
        run(scales(), "binomial", variables="q1", proportion=0.3, cut_value=3), "binomial_test", category="at_most_cut"
    )
    assert cut["n"] == R["bi:cut:k"]
    assert math.isclose(cut["exact_p_two_sided"], R["bi:cut:p"], rel_tol=1e-9)


def test_the_side_of_a_one_sided_binomial_test_is_the_side_seen():
    assert exact_binomial(2, 10, 0.6).one_sided == pytest.approx(0.0122945536)
    assert exact_binomial(9, 10, 0.6).one_sided == pytest.approx(0.0463574016)
    assert reason(exact_binomial(0, 0.5, 0.6).two_sided) == FRACTION


def test_the_chi_square_of_goodness_of_fit_is_that_of_r():
    agree(
        row(run(scales(), "chi_square", variables="unit"), "chi_square_statistics"), "cs:unit", chi_square="chi", p="p"
    )
    weighted = run(scales("times"), "chi_square", variables="unit", expected=[4, 3, 2, 2, 1])
    agree(row(weighted, "chi_square_statistics"), "cs:weighted", chi_square="chi", p="p", df="df")
    exact = row(run(small(), "chi_square", variables="c"), "chi_square_statistics")
    agree(exact, "cs:small", chi_square="chi", p="p", exact_p="exact")


def test_small_expected_counts_are_told_in_the_words_of_spss():
    result = run(small(), "chi_square", variables="c")
    (note,) = result.table("chi_square_statistics").notes
    assert str(note) == (
        "c: 4 cells (100.0%) have expected frequencies less than 5. The minimum expected cell frequency is 3.2."
    )


def test_shares_expected_of_declared_levels_count_those_that_nobody_has():
    tally = tally_of({"c": [1, 1, 2, 2, 2]}, [variable("c", (1, 2, 3))])
    table = run(tally, "chi_square", variables="c", expected=[1, 1, 2]).table("observed_expected", "c")
    assert table.column("count") == (2, 3, 0, 5)
    assert table.column("expected")[:3] == (1.25, 1.25, 2.5)
    wrong = run(tally, "chi_square", variables="c", expected=[1, 1, 1, 1]).table("chi_square_statistics")
    assert reason(wrong.column("p")[0]).startswith("4 shares are expected of the 2 categories")


@pytest.mark.parametrize(("label", "weight"), [("hours", None), ("weighted", "times")])
def test_two_samples_are_compared_as_r_does(label, weight):
    found = row(run(scales(weight), "kolmogorov_smirnov", variables="hours", groups="sex"), "test_statistics")
    words = {"extreme_absolute": "d", "kolmogorov_z": "z", "p": "p"}
    agree(found, f"ks2:{label}", **words, extreme_positive="positive", extreme_negative="negative")


def test_the_exact_probability_of_two_samples_counts_every_arrangement():
    found = run(small(), "kolmogorov_smirnov", variables="y", groups="g", values=[1, 2])
    agree(row(found, "test_statistics"), "ks2:small", exact_p="exact", p="p")
    data = {"y": [1.1, 2.2, 3.3, 4.4, 9.9, 8.1], "g": [1, 1, 1, 2, 2, 2]}
    agree(
        row(run(tally_of(data), "kolmogorov_smirnov", variables="y", groups="g"), "test_statistics"),
        "ks2:untied",
        exact_p="exact",
    )


def test_one_sample_against_the_normal_distribution_agrees_with_pspp_but_for_lilliefors():
    printed = dict(pspp_tables("nonparametric"))["One-Sample Kolmogorov-Smirnov Test"]
    for at, name in enumerate(("hours", "q5"), start=2):
        found = row(run(scales(), "kolmogorov_smirnov", variables=name), "one_sample_kolmogorov")
        for line, word in ((4, "extreme_absolute"), (5, "extreme_positive"), (6, "extreme_negative")):
            assert agrees(found[word], printed[line][at])
        assert agrees(found["kolmogorov_z"], printed[7][at])
        assert agrees(found["p_uncorrected"], printed[8][at])
        assert found["p"] < found["p_uncorrected"]


def test_the_dialect_of_spss_prints_no_lilliefors_probability_above_a_fifth():
    tally = tally_of({"y": [1, 2, 3, 4, 5, 6, 7, 8]})
    table = run(tally, "kolmogorov_smirnov", variables="y", dialect="spss").table("one_sample_kolmogorov")
    assert table.column("p") == (0.2,)
    assert str(table.notes[-1]) == ".200 is a lower bound of the true significance."
    assert row(run(tally, "kolmogorov_smirnov", variables="y"), "one_sample_kolmogorov")["p"] > 0.2


def test_fractional_weights_count_as_they_are_unless_spss_is_asked_for():
    data = {"y": [1, 2, 3, 4, 5, 6], "g": [1, 1, 2, 1, 2, 2], "w": [0.7, 1.4, 1.5, 0.9, 1.2, 0.4]}
    tally = tally_of(data, weight="w")
    ours = run(tally, "mann_whitney", variables="y", groups="g")
    assert "SPSS rounds each" in str(ours.notes[0])
    assert reason(row(ours, "test_statistics")["exact_p_two_sided"]) == FRACTION
    theirs = run(tally, "mann_whitney", variables="y", groups="g", dialect="spss")
    rounded = run(tally_of(data | {"w": [1, 1, 2, 1, 1, 0]}, weight="w"), "mann_whitney", variables="y", groups="g")
    assert theirs.tables == rounded.tables
    assert theirs.cases == rounded.cases
    assert str(theirs.notes[0]) == "Each case's weight is rounded to a whole number first, as SPSS does."
    assert rounded.notes == ()


def test_weights_between_a_half_and_three_halves_are_no_weights_to_spss():
    data = columns()
    data["w"] = list(np.linspace(0.7, 1.4, len(data["sex"])))
    theirs = run(tally_of(data, weight="w"), "mann_whitney", variables="hours", groups="sex", dialect="spss")
    agree(row(theirs, "test_statistics"), "mw:hours", mann_whitney_u="u", z="z", p="p")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"test": "mann_whitney", "variables": "y"}, "mann_whitney: option 'groups' is missing"),
        ({"test": "wilcoxon"}, "wilcoxon: option 'pairs' is missing"),
        (
            {"test": "runs", "variables": "y", "groups": "g"},
            "runs: no option 'groups'; possible: variables, cut, cut_value",
        ),
        ({"test": "sign", "pairs": [["y"]]}, "pairs: 'y' is not a pair; possible: two variables, as q8,q9"),
        (
            {"test": "binomial", "variables": "y", "proportion": 1},
            "proportion: '1.0' is not a proportion; possible: a number between 0 and 1, such as 0.5",
        ),
        ({"test": "binomial", "variables": "y", "values": [1]}, "values: '1' are not two codes; possible: two, as 1,2"),
        (
            {"test": "chi_square", "variables": "y", "expected": [1, 0]},
            "expected: '0.0' cannot be expected of a category; possible: a number above 0",
        ),
        (
            {"test": "mann_whitney", "variables": "y", "groups": "g"},
            "groups: 'g' has no two groups; possible: values with two of its codes 1, 2, 3",
        ),
    ],
)
def test_options_that_do_not_fit_the_test_are_refused(words, sentence):
    with pytest.raises(Fault) as refused:
        run(small(), **words)
    assert str(refused.value) == sentence


@pytest.mark.parametrize(
    ("test", "words", "table", "word", "why"),
    [
        ("mann_whitney", {"groups": "g"}, "test_statistics", "z", "every answer is the same"),
        ("kruskal_wallis", {"groups": "g"}, "chi_square_statistics", "p", "every answer is the same"),
        ("jonckheere", {"groups": "g"}, "jonckheere_test", "z", "every answer is the same"),
        ("median", {"groups": "g"}, "chi_square_statistics", "p", "only one category has cases"),
        ("runs", {}, "runs_test", "z", "all cases are on one side of the cut"),
        ("chi_square", {}, "chi_square_statistics", "p", "only one category has cases"),
        ("kolmogorov_smirnov", {}, "one_sample_kolmogorov", "p", "every answer is the same"),
    ],
)
def test_a_constant_has_no_test_and_says_so(test, words, table, word, why):
    result = run(tally_of({"y": [0.1] * 6, "g": [1, 2] * 3}), test, variables="y", **words)
    assert reason(row(result, table)[word]) == why
    assert all(not isinstance(cell, float) or np.isfinite(cell) for cell in cells(result))


def test_pairs_that_do_not_differ_and_answers_alike_in_every_variable_say_so():
    tally = tally_of({"a": [1, 2, 3], "b": [1, 2, 3]})
    assert reason(row(run(tally, "wilcoxon", pairs=[["a", "b"]]), "test_statistics")["z"]) == "no pair differs"
    assert reason(row(run(tally, "sign", pairs=[["a", "b"]]), "test_statistics")["p"]) == "no pair differs"
    friedman = row(run(tally, "friedman", variables=["a", "b"]), "chi_square_statistics")
    assert reason(friedman["p"]) == "every case gives all variables the same answer"
    cochran = row(run(tally, "cochran_q", variables=["a", "b"]), "chi_square_statistics")
    assert reason(cochran["cochran_q"]) == "the variables have more than two different answers"


def test_options_go_back_to_the_words_of_a_plan():
    result = run(small(), "binomial", variables="b1", proportion=0.3)
    assert result.options == {"test": "binomial", "variables": ["b1"], "proportion": 0.3}
    assert plain(nonparametric.Options("runs", cut="mean")) == {"test": "runs", "cut": "mean"}


def test_exact_distributions_are_those_of_every_choice():
    shares = sums_of_some(np.array([1, 2, 3]), np.array([1, 1, 1]), 2)
    np.testing.assert_allclose(shares, [0, 0, 0, 1 / 3, 1 / 3, 1 / 3])
    np.testing.assert_allclose(sums_of_signed(np.array([1, 2]), np.array([2, 1])), np.array([1, 2, 2, 2, 1]) / 8)
