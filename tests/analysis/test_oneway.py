"""ONEWAY against R, PSPP and recorded SPSS output, and where groups cannot be compared."""

import numpy as np
import pytest
from answers import tally_of, variable
from scales_answers import cells, close, columns, numbers, reason, scales, solve

from analysis.procedures import oneway
from analysis.statistics.groups import Sample
from analysis.statistics.variance_analysis import analyse_variance, brown_forsythe, effects, welch

R = numbers("oneway")
SETS = {"hours": (None, "hours"), "q5": (None, "q5"), "weighted": ("times", "hours")}
POST_HOC = ("lsd", "bonferroni", "tukey", "games_howell")


def of(tally, name, factor="unit", posthoc=()):
    return solve(oneway, tally, variables=name, factor=factor, posthoc=list(posthoc))


@pytest.mark.parametrize("label", SETS)
def test_the_analysis_of_variance_and_its_effect_sizes_are_those_of_r(label):
    weight, name = SETS[label]
    result = of(scales(weight), name)
    table = result.table("anova", "unit")
    close(table.cell({"source": "between_groups"}, "sum_of_squares"), R[f"{label}:between"])
    close(table.cell({"source": "within_groups"}, "sum_of_squares"), R[f"{label}:within"])
    close(table.cell({"source": "between_groups"}, "f"), R[f"{label}:f"])
    close(table.cell({"source": "between_groups"}, "p"), R[f"{label}:p"])
    for word in ("eta_squared", "epsilon_squared", "omega_squared"):
        close(result.table("effect_sizes").cell({"statistic": word}, "estimate"), R[f"{label}:{word}"])


@pytest.mark.parametrize("label", SETS)
def test_the_four_rows_of_levene_are_those_of_r(label):
    weight, name = SETS[label]
    table = of(scales(weight), name).table("homogeneity")
    for row in ("based_on_mean", "based_on_median", "based_on_trimmed_mean"):
        close(table.cell({"statistic": row}, "levene"), R[f"{label}:{row}:levene"])
        close(table.cell({"statistic": row}, "p"), R[f"{label}:{row}:p"])
    close(table.cell({"statistic": "based_on_median_adjusted"}, "df2"), R[f"{label}:based_on_median_adjusted:df2"])
    close(table.cell({"statistic": "based_on_median_adjusted"}, "p"), R[f"{label}:based_on_median_adjusted:p"])


@pytest.mark.parametrize("label", SETS)
def test_the_robust_tests_are_those_of_r(label):
    weight, name = SETS[label]
    table = of(scales(weight), name).table("robust_tests")
    for row in ("welch", "brown_forsythe"):
        for word in ("value", "df2", "p"):
            close(table.cell({"statistic": row}, word), R[f"{label}:{row}:{word}"])


@pytest.mark.parametrize("label", SETS)
@pytest.mark.parametrize("test", POST_HOC)
def test_comparisons_of_every_pair_are_those_of_r(label, test):
    weight, name = SETS[label]
    table = of(scales(weight), name, posthoc=[test]).table("multiple_comparisons")
    assert len(table.rows) == 20
    for i in range(1, 6):
        for j in range(i + 1, 6):
            for word in ("mean_difference", "se_difference", "p", "ci_low", "ci_high"):
                found = table.cell({"test": test, "group": f"unit={i}", "other_group": f"unit={j}"}, word)
                close(found, R[f"{label}:{test}:{i}:{j}:{word}"], 1e-7)


def test_a_pair_seen_from_the_other_side_is_turned_around():
    table = of(scales(), "hours", posthoc=["tukey"]).table("multiple_comparisons")
    one = table.where({"group": "unit=1", "other_group": "unit=2"})[0]
    other = table.where({"group": "unit=2", "other_group": "unit=1"})[0]
    assert other[4:7] == (-one[4], one[5], one[6])
    assert other[7:] == (-one[8], -one[7])


def test_descriptives_and_levene_are_those_of_pspp():
    result = of(scales(), "hours")
    row = {"group": "unit=4"}
    for word, value in (("mean", 47.721276595745), ("se_mean", 1.590451783249), ("ci_low", 44.519863200949)):
        close(result.table("group_descriptives").cell(row, word), value, 1e-12)
    close(result.table("group_descriptives").cell({"group": "total"}, "ci_high"), 43.626086135317, 1e-12)
    close(result.table("homogeneity").cell({"statistic": "based_on_mean"}, "levene"), 5.541539183882, 1e-12)


# Recorded output of SPSS 29, income by education in four groups, unweighted: n, mean, standard deviation.
# Source: github.com/YannickDiehl/mariposa, tests/spss_reference/outputs/oneway_anova_output.txt.
INCOME = (
    (735, 2759.0476, 786.56752),
    (548, 3592.5182, 995.63887),
    (548, 4224.0876, 1178.63526),
    (355, 5337.1831, 1660.95846),
)


def test_the_numbers_that_spss_printed_follow_from_its_group_statistics():
    found = [Sample(float(n), mean, sd**2 * (n - 1)) for n, mean, sd in INCOME]
    anova = analyse_variance(found, 2186)
    assert round(anova.f, 3) == 466.494
    assert (round(welch(found).value, 3), round(welch(found).df2, 3)) == (418.250, 978.181)
    assert (round(brown_forsythe(found).value, 3), round(brown_forsythe(found).df2, 3)) == (389.062, 1108.912)


def test_df_come_of_the_truncated_sum_of_weights():
    data = columns()
    data["w"] = np.array(data["times"]) * 0.9
    data["w"][0] += 0.05
    weighted = of(tally_of(data, weight="w"), "hours")
    exact = float(weighted.table("group_descriptives").cell({"group": "total"}, "n"))
    table = weighted.table("anova")
    assert exact % 1 != 0
    assert table.cell({"source": "total"}, "df") == np.floor(exact) - 1
    within = table.cell({"source": "within_groups"}, "sum_of_squares")
    close(table.cell({"source": "within_groups"}, "mean_square"), within / (np.floor(exact) - 5), 1e-12)


def test_a_sum_of_weights_that_is_whole_but_for_rounding_is_not_truncated():
    result = of(tally_of({"y": [1, 2, 3, 4] * 3, "g": [1, 1, 2, 2] * 3, "w": [0.1] * 12}, weight="w"), "y", "g")
    assert result.table("anova").cell({"source": "total"}, "df") == 0
    tenths = tally_of({"y": [1, 2, 3, 4] * 5, "g": [1, 1, 2, 2] * 5, "w": [0.7] * 20}, weight="w")
    assert of(tenths, "y", "g").table("anova").cell({"source": "total"}, "df") == 13


def test_negative_effect_sizes_are_kept_and_told():
    table = of(tally_of({"y": [1, 5, 2, 4, 1, 5], "g": [1, 1, 2, 2, 3, 3]}), "y", "g").table("effect_sizes")
    assert table.column("estimate")[2] < 0
    assert "not rounded to zero" in str(table.notes[1])


def of_groups(*groups, posthoc=()):
    data = {
        "y": [y for group in groups for y in group],
        "g": [at + 1 for at, group in enumerate(groups) for _ in group],
    }
    return of(tally_of(data, [variable("g", (1, 2, 3, 4))]), "y", "g", posthoc)


def test_a_level_without_cases_is_no_group():
    result = of_groups([1, 2], [], [4, 6], [7, 9], posthoc=["lsd"])
    assert result.table("group_descriptives").column("group") == ("g=1", "g=3", "g=4", "total")
    assert result.table("anova").column("df")[0] == 2


@pytest.mark.parametrize(
    ("groups", "why"),
    [
        ([], "no valid cases"),
        ([[1, 2, 3]], "fewer than two groups have cases"),
        ([[1], [2]], "no more cases than groups"),
        ([[0.1, 0.1], [0.3, 0.3]], "the answers do not vary within the groups"),
    ],
)
def test_where_there_is_no_f_the_table_says_why(groups, why):
    result = of_groups(*groups, posthoc=POST_HOC)
    assert reason(result.table("anova").column("f")[0]) == why
    assert all(not isinstance(cell, float) or np.isfinite(cell) for cell in cells(result))


def test_robust_tests_need_two_cases_and_some_variance_in_each_group():
    assert reason(of_groups([1, 2], [3]).table("robust_tests").column("value")[0]).endswith("fewer than two cases")
    assert reason(of_groups([1, 2], [3, 3]).table("robust_tests").column("value")[1]).endswith("no variance")


def test_post_hoc_tests_refuse_two_groups_and_a_group_of_one_in_the_words_of_spss():
    two = of_groups([1, 2], [3, 5], posthoc=["lsd"]).table("multiple_comparisons")
    assert (two.rows, [str(note) for note in two.notes]) == (
        (),
        ["Post hoc tests are not performed for y because there are fewer than three groups."],
    )
    one = of_groups([1, 2], [3, 5], [4], posthoc=["lsd"]).table("multiple_comparisons")
    assert str(one.notes[0]).endswith("because at least one group has fewer than two cases.")


def test_post_hoc_tests_without_variance_say_so():
    table = of_groups([1, 1], [2, 2], [3, 3], posthoc=POST_HOC).table("multiple_comparisons")
    assert {reason(cell) for cell in table.column("p")} == {"the answers do not vary within the groups"}
    assert table.column("mean_difference")[0] == -1


def test_eta_squared_of_one_value_has_a_reason():
    found = effects(analyse_variance([Sample(2.0, 1.0, 0.0), Sample(2.0, 1.0, 0.0)], 4))
    assert reason(found.eta_squared) == "every answer is the same"
