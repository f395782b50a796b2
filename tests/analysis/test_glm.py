"""UNIANOVA against R (car, emmeans) and SAS, and what the cases cannot tell."""

import numpy as np
import pytest
from answers import tally_of, variable
from scales_answers import cells, close, numbers, reason, scales, solve

from analysis.procedures import glm
from instrument.message import Fault

R = numbers("glm")
BOTH = ("factors", "sex,unit")
MODELS = {
    "factorial": (None, {"factors": "sex,unit"}),
    "covariate": (None, {"factors": "sex,unit", "covariates": "q1"}),
    "weighted": ("times", {"factors": "sex,unit", "covariates": "q1"}),
    "main": (None, {"factors": "sex,unit", "design": "sex/unit"}),
    "slopes": (None, {"factors": "unit", "covariates": "q1", "design": "unit/q1/unit,q1"}),
}


def of(label, **more):
    weight, words = MODELS[label]
    return solve(glm, scales(weight), dependent="hours", **words, **more)


def expected(label, *start):
    """The rest of the name → number, of R's numbers whose names start so."""
    begin = ":".join((label, *map(str, start))) + ":"
    return {name.removeprefix(begin): value for name, value in R.items() if name.startswith(begin)}


@pytest.mark.parametrize("label", MODELS)
@pytest.mark.parametrize("type_", [3, 2, 1])
def test_the_tests_of_effects_are_those_of_r(label, type_):
    table = of(label, sums_of_squares=type_, power=True).table("tests_of_effects", "hours")
    found = {
        source: dict(zip([c.word for c in table.columns], row, strict=True))
        for source, *_ in table.rows
        for row in table.where({"source": source})
    }
    for name, value in expected(label, type_).items():
        effect, word = name.split(":")
        # R counts an effect into the interactions of covariates that SAS and SPSS do not say contain it.
        if not (label == "slopes" and type_ == 2):
            close(found[effect.replace("q1*unit", "unit*q1")][word], value, 1e-8)
    close(found["error"]["sum_of_squares"], R[f"{label}:error"], 1e-11)


@pytest.mark.parametrize("label", MODELS)
def test_parameters_are_those_of_r_with_the_last_level_as_reference(label):
    result = of(label)
    table = result.table("parameter_estimates")
    for name, value in expected(label, "parameter").items():
        term, word = name.rsplit(":", 1)
        close(table.cell({"term": term}, word), value, 1e-9)
    assert table.cell({"term": "unit=5"}, "b") == 0
    assert table.cell({"term": "unit=5"}, "se") is None
    for word in ("r_squared", "adjusted_r_squared"):
        close(result.table("model_summary").cell({}, word), R[f"{label}:{word}"], 1e-11)


@pytest.mark.parametrize("label", ["factorial", "covariate", "weighted", "main"])
def test_marginal_means_are_those_of_emmeans(label):
    result = of(label, means="sex/unit/sex,unit")
    for name, value in expected(label, "mean").items():
        level, word = name.split(":")
        factor = level.split("=")[0]
        table = result.table("estimated_means", "hours", factor)
        row = next(row for row in table.rows if row[0] == level)
        close(row[table.index(word)], value, 1e-10)
    table = result.table("estimated_means", "hours", "sex", "unit")
    for name, value in expected(label, "cell").items():
        sex, unit = name.split(":")
        row = next(row for row in table.rows if row[:2] == (f"sex={sex}", f"unit={unit}"))
        close(row[2], value, 1e-10)


@pytest.mark.parametrize("label", ["factorial", "covariate", "weighted", "main"])
@pytest.mark.parametrize("adjustment", ["lsd", "bonferroni", "sidak"])
def test_pairwise_comparisons_are_those_of_emmeans(label, adjustment):
    result = of(label, comparisons=adjustment)
    compared = expected(label, {"lsd": "none"}.get(adjustment, adjustment))
    assert len(compared) == 5 * (1 + 10)
    for name, value in compared.items():
        one, other, word = name.split(":")
        table = result.table("marginal_comparisons", "hours", one.split("=")[0])
        close(table.cell({"group": one, "other_group": other}, word), value, 1e-8)


@pytest.mark.parametrize("label", ["factorial", "covariate", "weighted", "main"])
def test_levels_are_compared_within_those_of_another_factor_as_emmeans_does(label):
    table = of(label, means="unit,sex", comparisons="sidak").table("marginal_comparisons", "hours", "unit", "sex")
    compared = expected(label, "simple")
    assert (len(compared), len(table.rows)) == (2 * 10 * 3, 2 * 20)
    for name, value in compared.items():
        sex, one, other, word = name.split(":")
        row = next(row for row in table.rows if row[:3] == (f"sex={sex}", f"unit={one}", f"unit={other}"))
        close(row[table.index(word)], value, 1e-8)


@pytest.mark.parametrize("label", ["factorial", "covariate", "weighted", "main"])
def test_levene_is_of_the_residuals_over_all_cells(label):
    table = of(label).table("homogeneity")
    close(table.rows[0][1], R[f"{label}:levene"], 1e-9)
    close(table.rows[0][4], R[f"{label}:levene_p"], 1e-9)
    assert len(table.rows) == (4 if label == "factorial" else 1)


# Kutner (1974), The American Statistician 28(3), 97-100; analysed in the documentation of SAS PROC GLM, example
# "Unbalanced ANOVA for Two-Way Design with Interaction": drug, disease, answers.
KUTNER = {
    (1, 1): (42, 44, 36, 13, 19, 22),
    (1, 2): (33, 26, 33, 21),
    (1, 3): (31, -3, 25, 25, 24),
    (2, 1): (28, 23, 34, 42, 13),
    (2, 2): (34, 33, 31, 36),
    (2, 3): (3, 26, 28, 32, 4, 16),
    (3, 1): (1, 29, 19),
    (3, 2): (11, 9, 7, 1, -6),
    (3, 3): (21, 1, 9, 3),
    (4, 1): (24, 9, 22, -2, 15),
    (4, 2): (27, 12, 12, -5, 16, 15),
    (4, 3): (22, 7, 25, 5, 12),
}
SAS = {
    1: (3133.238506, 418.833741, 707.266259),
    2: (3063.432863, 418.833741, 707.266259),
    3: (2997.471860, 415.873046, 707.266259),
}


def crossed(cells_of, factors=("a", "b")):
    """A tally of y with a column for each factor."""
    data = {name: [key[at] for key, found in cells_of.items() for _ in found] for at, name in enumerate(factors)}
    return tally_of(data | {"y": [y for found in cells_of.values() for y in found]})


@pytest.mark.parametrize("type_", SAS)
def test_sums_of_squares_are_those_that_sas_prints(type_):
    result = solve(glm, crossed(KUTNER), dependent="y", factors="a,b", sums_of_squares=type_)
    table = result.table("tests_of_effects")
    found = [table.cell({"source": source}, "sum_of_squares") for source in ("a", "b", "a*b")]
    assert [round(each, 6) for each in found] == list(SAS[type_])
    assert table.column("df")[2:5] == (3, 2, 6)


def test_a_factor_without_others_is_the_analysis_of_variance():
    result = solve(glm, scales(), dependent="hours", factors="unit")
    one_way = numbers("oneway")
    close(result.table("tests_of_effects").cell({"source": "unit"}, "f"), one_way["hours:f"], 1e-11)
    for row in ("based_on_median", "based_on_trimmed_mean"):
        close(result.table("homogeneity").cell({"statistic": row}, "levene"), one_way[f"hours:{row}:levene"])


def test_numbers_far_from_zero_keep_their_digits():
    near = {(1, 1): (1.4, 1.3), (1, 2): (1.5, 1.7), (2, 1): (1.1, 1.6), (2, 2): (1.2, 1.9)}
    far = {key: tuple(float(f"100000000000{y}") for y in found) for key, found in near.items()}
    found = [
        solve(glm, crossed(each), dependent="y", factors="a,b").table("tests_of_effects").column("f")
        for each in (near, far)
    ]
    for one, other in zip(found[0], found[1], strict=True):
        if one is not None and one != found[0][1]:  # the intercept is far from 0 itself
            close(other, one, 1e-12)


EMPTY = {(1, 1): (1, 2, 4), (1, 2): (5, 6, 9), (2, 1): (3, 3, 7)}


def test_with_an_empty_cell_type_three_tests_what_is_left_and_says_so():
    """The only function of `a` alone is the difference within the first level of `b`: 13/3 - 7/3."""
    result = solve(glm, crossed(EMPTY), dependent="y", factors="a,b")
    table = result.table("tests_of_effects")
    close(table.cell({"source": "a"}, "sum_of_squares"), 3 / 2 * (13 / 3 - 7 / 3) ** 2, 1e-12)
    close(table.cell({"source": "b"}, "sum_of_squares"), 3 / 2 * (20 / 3 - 7 / 3) ** 2, 1e-12)
    assert table.cell({"source": "a*b"}, "df") == 0
    assert reason(table.cell({"source": "a*b"}, "p")) == "the cases leave nothing of this effect to test"
    assert str(result.notes[0]).startswith("a*b: 1 of the combinations of its levels have no cases;")


def test_a_mean_over_an_empty_cell_cannot_be_estimated():
    result = solve(glm, crossed(EMPTY), dependent="y", factors="a,b")
    table = result.table("estimated_means", "y", "a")
    close(table.cell({}, "mean") if len(table.rows) == 1 else table.rows[0][1], (7 / 3 + 20 / 3) / 2, 1e-12)
    assert reason(table.rows[1][1]).startswith("this mean cannot be estimated")
    pairs = result.table("marginal_comparisons", "y", "a")
    assert reason(pairs.rows[0][2]).startswith("this mean cannot be estimated")


def test_an_empty_cell_of_a_model_without_interaction_is_estimated():
    result = solve(glm, crossed(EMPTY), dependent="y", factors="a,b", design="a/b", means="a,b")
    close(result.table("estimated_means").rows[3][2], 13 / 3 + 20 / 3 - 7 / 3, 1e-12)


def test_levels_of_a_factor_that_the_design_leaves_out_do_not_differ():
    result = solve(glm, crossed(KUTNER), dependent="y", factors="a,b", design="b")
    row = result.table("marginal_comparisons", "y", "a").rows[0]
    assert row[2:4] == (0.0, 0.0)
    assert reason(row[4]) == "the cases leave nothing of this effect to test"


@pytest.mark.parametrize(
    ("cells_of", "why"),
    [
        ({(1, 1): (1, 1), (1, 2): (1, 1)}, "every answer is the same"),
        ({(1, 1): (1, 1), (1, 2): (2, 2)}, "the predictors account for every answer exactly"),
        ({(1, 1): (1,), (1, 2): (2,), (2, 1): (4,)}, "no more cases than coefficients"),
        ({(1, 1): (float("nan"),)}, "no valid cases"),
    ],
)
def test_where_there_is_no_f_the_table_says_why(cells_of, why):
    result = solve(glm, crossed(cells_of), dependent="y", factors="a,b", power=True)
    assert reason(result.table("tests_of_effects").column("p")[0]) == why
    assert all(not isinstance(cell, float) or np.isfinite(cell) for cell in cells(result))


def test_covariates_that_repeat_each_other_or_do_not_vary_are_set_to_zero():
    data = {"y": [1, 2, 4, 3, 6], "c": [1, 2, 3, 4, 6], "twice": [2, 4, 6, 8, 12], "same": [0.1] * 5}
    result = solve(glm, tally_of(data), dependent="y", covariates="c,twice,same")
    table = result.table("tests_of_effects")
    assert table.cell({"source": "corrected_model"}, "df") == 1
    assert table.cell({"source": "same"}, "df") == 0
    assert result.table("parameter_estimates").column("b")[2:] == (0, 0)
    assert [str(note).split(" does not vary")[0] for note in result.notes] == ["twice", "same"]


def test_a_covariate_far_from_zero_is_no_constant():
    near = {"y": [1, 2, 4, 3, 6], "c": [1, 2, 3, 4, 6]}
    far = near | {"c": [1e9 + c for c in near["c"]]}
    slopes = [
        solve(glm, tally_of(each), dependent="y", covariates="c").table("parameter_estimates").rows[1][1:5]
        for each in (near, far)
    ]
    for one, other in zip(*slopes, strict=True):
        close(other, one, 1e-7)


def test_marginal_means_of_a_covariate_far_from_zero_keep_their_errors():
    near = {"y": [1, 2, 4, 3, 6, 5], "a": [1, 1, 2, 2, 1, 2], "c": [0.1, 0.2, 0.3, 0.4, 0.6, 0.2]}
    far = near | {"c": [1e8 + c for c in near["c"]]}
    tables = [
        solve(glm, tally_of(each), dependent="y", factors="a", covariates="c").table("estimated_means")
        for each in (near, far)
    ]
    for one, other in zip(*(table.rows for table in tables), strict=True):
        for cell, twin in zip(one[1:], other[1:], strict=True):
            close(twin, cell, 1e-6)


def test_the_mean_alone_is_a_model():
    result = solve(glm, tally_of({"y": [1, 2, 4, 3]}), dependent="y")
    table = result.table("tests_of_effects")
    close(table.cell({"source": "intercept"}, "f"), 2.5**2 / (5 / 3 / 4), 1e-12)
    assert (table.cell({"source": "error"}, "df"), table.cell({"source": "corrected_model"}, "df")) == (3, 0)


def test_interactions_are_labelled_by_what_they_are_made_of():
    result = solve(
        glm,
        tally_of({"y": [1, 2, 4, 3], "a": [1, 1, 2, 2], "b": [1, 2, 1, 2]}, [variable("a", (1, 2))]),
        dependent="y",
        factors="a,b",
    )
    assert result.labels["a*b"] == {"en": "A * B"}
    assert result.labels["a=1*b=2"] == {"en": "a is 1 * b=2"}


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"intercept": False}, "option 'factors' is missing"),
        ({"factors": "unit", "covariates": "unit"}, "variable 'unit' is in the equation twice"),
        ({"factors": "unit", "design": "sex"}, "'sex' is not possible; possible: unit"),
        ({"factors": "unit", "covariates": "q1", "means": "q1"}, "'q1' is not possible; possible: unit"),
        ({"factors": "id"}, "the design has"),
    ],
)
def test_what_cannot_be_a_design_is_refused(words, sentence):
    data = {name: list(range(500)) for name in ("hours", "unit", "sex", "q1", "id")}
    with pytest.raises(Fault) as fault:
        solve(glm, tally_of(data), dependent="hours", **words)
    assert sentence in str(fault.value)
