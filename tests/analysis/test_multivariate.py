"""Several dependent variables and repeated measures against R (car, emmeans) and against what SPSS printed."""

import numpy as np
import pytest
from answers import tally_of
from comparing_cases import run
from recorded_measures import DOGS, GROUPS, METHODS, PLACES, RECORDED, UNEVEN
from scales_answers import cells, close, numbers, reason, scales, solve
from whole_tables import assert_whole, theirs

from analysis.procedures import multivariate
from analysis.undefined import Undefined
from instrument.message import Fault

R = numbers("multivariate")
FOUR = "q1,q2,q3,q4"
WORDS = ("value", "f", "hypothesis_df", "error_df", "p")
WITH_CONTRASTS = (
    "homogeneity",
    "model_summary",
    "parameter_estimates",
    "residual_sphericity",
    "marginal_multivariate_tests",
    "contrast_multivariate_test",
    "univariate_tests",
    "overall_mean",
    "residual_matrix",
    "multiple_comparisons",
    "homogeneous_subsets",
    "subset_significance",
)
WITHIN = ("homogeneity", "parameter_estimates", "contrast_results", "contrast_test", "within_subjects_effects")
REPEATED = {
    "alone": (None, {"dependents": FOUR, "within": "time,4"}),
    "mixed": (None, {"dependents": FOUR, "within": "time,4", "factors": "sex,unit"}),
    "weighted": ("times", {"dependents": FOUR, "within": "time,4", "factors": "unit"}),
    "crossed": (None, {"dependents": "q1,q2,q3,q4,q5,q6", "within": "a,2/b,3", "factors": "sex"}),
}
SEVERAL = {
    "several": (None, {"dependents": "hours,q1,q2", "factors": "sex,unit"}),
    "covariate": (
        None,
        {"dependents": "hours,q1,q2", "factors": "sex,unit", "covariates": "q5", "design": "q5/sex/unit"},
    ),
    "weighed": ("times", {"dependents": "hours,q3", "factors": "sex,unit", "design": "sex/unit"}),
}


def of(cases, label, **more):
    weight, words = cases[label]
    return solve(multivariate, scales(weight), **words, **more)


def expected(*start):
    """Term → word → number, of R's numbers whose names start so."""
    begin, found = ":".join(map(str, start)) + ":", {}
    for name, value in R.items():
        if name.startswith(begin):
            term, _, word = name.removeprefix(begin).partition(":")
            found.setdefault(term, {})[word] = value
    return found


def row_of(table, source, *keys):
    """The row of a source, whose parts may stand in another order in R."""
    at = table.index("source")
    own = [row for row in table.rows if {*str(row[at]).split("*")} == {*source.split("*")}]
    rows = [row for row in own if all(key in row for key in keys)]
    (row,) = rows
    return dict(zip([column.word for column in table.columns], row, strict=True))


@pytest.mark.parametrize(("label", "type_"), [*((label, 3) for label in REPEATED), ("mixed", 2)])
def test_effects_within_subjects_are_those_of_car(label, type_):
    result = of(REPEATED, label, sums_of_squares=type_)
    factors = {words.split(",")[0] for words in REPEATED[label][1]["within"].split("/")}
    effects = result.table("within_subjects_effects")
    terms = {term: words for term, words in expected(label, type_).items() if factors & {*term.split("*")}}
    assert terms
    for term, words in terms.items():
        found = row_of(effects, term, "sphericity_assumed")
        for word in ("sum_of_squares", "df", "f", "p"):
            close(found[word], words[word], 1e-8)
        error = "*".join(part for part in term.split("*") if part in factors)
        found = row_of(effects, f"error({error})", "sphericity_assumed")
        close(found["sum_of_squares"], words["error"])
        close(found["df"], words["df_error"])
        if "greenhouse_geisser_p" in words:
            close(row_of(effects, term, "greenhouse_geisser")["p"], words["greenhouse_geisser_p"], 1e-8)


@pytest.mark.parametrize("label", REPEATED)
def test_sphericity_is_that_of_car(label):
    table, checked = of(REPEATED, label).table("sphericity_tests"), 0
    for term, words in expected(label, 3).items():
        if "mauchly_w" in words and term in table.column("source"):
            found = row_of(table, term)
            close(found["mauchly_w"], words["mauchly_w"])
            close(found["p"], words["mauchly_p"], 1e-8)
            close(found["greenhouse_geisser"], words["greenhouse_geisser"])
            if "huynh_feldt" in words:  # without factors between subjects Lecoutre's is that of Huynh and Feldt
                close(found["huynh_feldt"], min(1.0, words["huynh_feldt"]))
            checked += 1
    assert checked


@pytest.mark.parametrize(("label", "type_"), [*((label, 3) for label in REPEATED), ("mixed", 2)])
def test_multivariate_tests_within_subjects_are_those_of_car(label, type_):
    result = of(REPEATED, label, sums_of_squares=type_)
    table = result.table("multivariate_tests")
    for source in dict.fromkeys(table.column("source")):
        (words,) = [w for term, w in expected(label, type_).items() if {*term.split("*")} == {*source.split("*")}]
        for name in ("pillai", "wilks", "hotelling_trace", "roy"):
            found = row_of(table, source, name)
            for word in WORDS:
                close(found[word], words[f"{name}:{word}"], 1e-8)


@pytest.mark.parametrize(("label", "type_"), [*((label, 3) for label in SEVERAL), ("several", 2)])
def test_multivariate_tests_between_subjects_are_those_of_car(label, type_):
    table, checked = of(SEVERAL, label, sums_of_squares=type_).table("multivariate_tests"), 0
    for term, words in expected(label, type_).items():
        if type_ == 2 and term == "intercept":
            continue  # SPSS's is that of the means
        for name in ("pillai", "wilks", "hotelling_trace", "roy"):
            found = row_of(table, term, name)
            for word in WORDS:
                close(found[word], words[f"{name}:{word}"], 1e-8)
            checked += 1
    assert checked >= 12


@pytest.mark.parametrize("adjustment", ["none", "bonferroni", "sidak"])
def test_levels_within_subjects_are_compared_as_emmeans_does(adjustment):
    word = {"none": "lsd"}.get(adjustment, adjustment)
    table = of(REPEATED, "mixed", means="time,unit", comparisons=word).table("marginal_comparisons", "time", "unit")
    found = {tuple(row[1:4]): row for row in table.rows}
    compared = expected("means", adjustment)
    assert sum(map(len, compared.values())) == 5 * 6 * 4
    for unit, words in compared.items():
        for name, value in words.items():
            one, other, column = name.split(":")
            row = found[f"unit={unit}", f"time={one}", f"time={other}"]
            close(row[table.index(column)], value, 1e-8)


@pytest.mark.parametrize(
    ("case", "table"),
    [
        *(("several", name) for name in WITH_CONTRASTS),
        *(("measures", name) for name in ("transformation_matrix", "between_products", "within_products")),
        *(("repeated", name) for name in WITHIN),
    ],
)
def test_every_table_is_what_r_makes_of_sums_of_the_variables(case, table):
    assert any(name.partition("@")[0] == table for name in theirs("comparing")[case])
    assert_whole(run(case), "comparing", case, loose={"ci_low": 1e-6, "ci_high": 1e-6}, small=1e-9, only=table)


def test_residuals_of_a_model_with_covariates_are_as_homogeneous_as_r_finds():
    assert_whole(run("beside"), "comparing", "beside", small=1e-9)


DATA = {"c": METHODS, "b": GROUPS, "d": GROUPS, "e": PLACES, "uneven": UNEVEN, "dogs": DOGS}
MODELS = {
    "c": {
        "dependents": "p1,p2,p3",
        "within": "time,3",
        "measures": "score",
        "factors": "method",
        "means": "method/time/method,time",
        "comparisons": "bonferroni",
        "overall": True,
        "residuals": True,
    },
    "b": {"dependents": "w1,w2,w3,w4", "within": "time,4", "measures": "score", "factors": "group"},
    "d": {"dependents": "w1,w2,w3,w4", "within": "time,4,repeated", "measures": "score", "factors": "group"},
    "e": {
        "dependents": "k1w1,k1w2,k1w3,k2w1,k2w2,k2w3",
        "within": "place,2/time,3",
        "measures": "score",
    },
    "uneven": {"dependents": "y1,y2", "factors": "a,b"},
    "dogs": {"dependents": "cond1,cond2,cond3", "within": "condition,3", "measures": "score"},
}


@pytest.mark.parametrize("label", MODELS)
def test_numbers_are_those_that_spss_printed(label):
    result, checked = solve(multivariate, tally_of(DATA[label]), power=True, **MODELS[label]), 0
    for (table, about, keys, column), value in RECORDED[label].items():
        found = result.table(table, *about)
        at = found.index(column) if "@" not in column else found.index(*column.split("@"))
        kept = [row for row in found.rows if tuple(map(str, row[: len(keys)])) == keys]
        assert len(kept) == 1, (table, keys)
        places = (
            5e-4 if label == "dogs" or (table, column) == ("multivariate_tests", "f") else 1e-9 * max(1, abs(value))
        )
        assert abs(kept[0][at] - value) <= places, (table, keys, column, kept[0][at], value)
        checked += 1
    assert checked == len(RECORDED[label]) > 10


def test_a_factor_of_two_levels_is_always_spherical():
    table = of(REPEATED, "crossed").table("sphericity_tests")
    row = row_of(table, "a")
    assert (row["mauchly_w"], row["chi_square"], row["df"], row["huynh_feldt"]) == (1, 0, 0, 1)
    assert reason(row["p"]) == "a single contrast is always spherical"


def test_one_measure_is_tested_as_the_paired_difference():
    data = {"y1": [1, 4, 2, 6, 5], "y2": [2, 4, 5, 9, 7]}
    result = solve(multivariate, tally_of(data), dependents="y1,y2", within="time,2")
    gap = np.subtract(data["y2"], data["y1"])
    t = gap.mean() / (gap.std(ddof=1) / np.sqrt(5))
    close(row_of(result.table("within_subjects_effects"), "time", "sphericity_assumed")["f"], t**2)


def test_two_measures_stand_one_after_the_other():
    words = {"dependents": "q1,q2,q3,q4,q5,q6", "within": "time,3", "factors": "sex"}
    both = solve(multivariate, scales(), **words, measures="one,two")
    alone = solve(multivariate, scales_of("q1,q2,q3,q4,q5,q6"), **words | {"dependents": "q4,q5,q6"}, measures="two")
    for row in alone.table("within_subjects_effects").rows:
        (twin,) = [each for each in both.table("within_subjects_effects").rows if each[:3] == row[:3]]
        for one, other in zip(twin[3:], row[3:], strict=True):
            if other is not None:
                close(one, other)


def scales_of(names):
    """The answers of cases that answer all of `names`, as missing elsewhere."""
    tally = scales()
    values, missing, _ = tally.rows(names.split(","))
    kept = ~missing.any(axis=1)
    columns = {name: np.where(kept, values[:, at], np.nan) for at, name in enumerate(names.split(","))}
    return tally_of(columns | {"sex": tally.rows(["sex"])[0][:, 0]})


def test_a_constant_measurement_still_has_differences():
    data = {"y1": [3, 3, 3, 3, 3, 3], "y2": [2, 4, 5, 9, 7, 4], "y3": [1, 2, 2, 8, 4, 1], "g": [1, 1, 1, 2, 2, 2]}
    result = solve(multivariate, tally_of(data), dependents="y1,y2,y3", within="time,3", factors="g")
    assert row_of(result.table("within_subjects_effects"), "time", "sphericity_assumed")["f"] > 0
    assert reason(result.table("parameter_estimates").rows[0][2]) == "every answer is the same"


def test_what_follows_from_others_is_not_tested_with_them():
    data = {"y1": [1, 4, 2, 6, 5, 3], "y2": [2, 4, 5, 9, 7, 1], "g": [1, 1, 1, 2, 2, 2]}
    data["y3"] = [one + other for one, other in zip(data["y1"], data["y2"], strict=True)]
    result = solve(multivariate, tally_of(data), dependents="y1,y2,y3", factors="g")
    assert all(isinstance(cell, Undefined) for cell in result.table("multivariate_tests").column("value"))
    assert not any(isinstance(cell, Undefined) for cell in result.table("between_subjects_effects").column("f"))
    assert all(not isinstance(cell, float) or np.isfinite(cell) for cell in cells(result))


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"dependents": "q1"}, "option 'dependents' names fewer than two variables"),
        ({"dependents": "q1,q2", "factors": "q1"}, "variable 'q1' is in the equation twice"),
        ({"dependents": "q1,q2,q3", "within": "time,2"}, "3 dependent variables do not make 1 measures of 2 levels"),
        ({"dependents": "q1,q2", "within": "time,two"}, "'time,two' is no factor within subjects"),
        ({"dependents": "q1,q2", "within": "time,2,simple,3"}, "'time,2,simple,3' is no factor within subjects"),
        ({"dependents": "q1,q2", "within": "time,2", "means": "tine"}, "'tine' is not possible; possible: time"),
        ({"dependents": "q1,q2", "within": "time,2", "within_design": "t"}, "'t' is not possible; possible: time"),
    ],
)
def test_what_cannot_be_a_design_is_refused(words, sentence):
    with pytest.raises(Fault) as fault:
        solve(multivariate, scales(), **words)
    assert sentence in str(fault.value)
