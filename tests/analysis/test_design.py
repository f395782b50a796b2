"""Design-based estimates against R's survey package, beside those of REGRESSION and DESCRIPTIVES."""

import csv

import numpy as np
import pytest
from answers import tally_of
from scales_answers import FOLDER, cells, close, numbers, reason, solve

from analysis.procedures import descriptives, design, regression
from instrument.message import Fault

R = numbers("design")
STAGES = {"strata": "stratum", "clusters": "cluster", "sampling_weight": "weight"}
SAMPLES = {
    "strat": ("strat", {"strata": "stype", "sampling_weight": "pw", "population": "fpc"}),
    "clus": ("clus", {"clusters": "dnum", "sampling_weight": "pw", "population": "fpc"}),
    "both": ("both", STAGES),
    "fpc": ("both", {**STAGES, "population": "sampled"}),
    "plain": ("both", {"sampling_weight": "weight"}),
    "raked": ("both", {**STAGES, "margins": "group:1=45;2=55/unit:1=50;2=30;3=20"}),
    "cells": ("both", {**STAGES, "margins": "group:1=45;2=55"}),
}
SCHOOLS = {"y": "api00", "shares": "stype", "groups": "awards", "x": ["ell", "meals"]}
ANSWERS = {"y": "y", "shares": "unit", "groups": "group", "x": ["x"]}
WAY = "design_based"


def data(name):
    with (FOLDER / "design" / f"{name}.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return {name: [float(row[name] or "nan") for row in rows] for name in rows[0]}


@pytest.fixture(scope="module", params=SAMPLES)
def found(request):
    file, words = SAMPLES[request.param]
    asked = ANSWERS if file == "both" else SCHOOLS
    options = {
        "means": [asked["y"]],
        "totals": [asked["y"]],
        "proportions": [asked["shares"]],
        "groups": asked["groups"],
        "dependent": asked["y"],
        "predictors": [*asked["x"], asked["shares"]],
        "categorical": [asked["shares"]],
    }
    return request.param, solve(design, tally_of(data(file)), **words, **options)


def test_means_are_those_of_svymean_and_svyby(found):
    label, result = found
    table = result.table("design_means")
    row = {"group": "total"}
    close(table.cell(row, "mean"), R[f"{label}:mean"], 1e-12)
    close(table.cell(row, "se_mean", WAY), R[f"{label}:mean:se"], 1e-10)
    close(table.cell(row, "df"), R[f"{label}:mean:df"])
    close(table.cell(row, "design_effect"), R[f"{label}:mean:deff"], 1e-10)
    close(table.cell(row, "ci_low", WAY), R[f"{label}:mean:ci_low"], 1e-10)
    close(table.cell(row, "ci_high", WAY), R[f"{label}:mean:ci_high"], 1e-10)
    for at in (1, 2):
        close(table.column("mean")[at - 1], R[f"{label}:group{at}"], 1e-12)
        close(table.column("se_mean", WAY)[at - 1], R[f"{label}:group{at}:se"], 1e-10)
        close(table.column("design_effect")[at - 1], R[f"{label}:group{at}:deff"], 1e-10)


def test_differences_are_those_of_svyttest(found):
    label, result = found
    table = result.table("design_differences")
    close(table.column("mean_difference")[0], -R[f"{label}:difference"], 1e-10)  # R takes the first from the second
    close(table.column("t", WAY)[0], -R[f"{label}:difference:t"], 1e-9)
    close(table.column("p", WAY)[0], R[f"{label}:difference:p"], 1e-9)
    close(table.column("df", WAY)[0], R[f"{label}:difference:df"])


def test_percentages_are_those_of_svymean_of_a_factor(found):
    label, result = found
    table = result.table("design_proportions")
    for at in range(1, 4):
        close(table.column("percent")[at - 1], R[f"{label}:share{at}"], 1e-12)
        close(table.column("se_percent", WAY)[at - 1], R[f"{label}:share{at}:se"], 1e-10)
        if f"{label}:share{at}:deff" in R and R[f"{label}:share{at}:deff"] > 1e-9:
            close(table.column("design_effect")[at - 1], R[f"{label}:share{at}:deff"], 1e-9)


def test_totals_are_those_of_svytotal(found):
    label, result = found
    table = result.table("design_totals")
    close(table.column("sum")[0], R[f"{label}:total"], 1e-12)
    close(table.column("se", WAY)[0], R[f"{label}:total:se"], 1e-10)


def test_coefficients_are_those_of_svyglm(found):
    label, result = found
    table = result.table("design_coefficients")
    for at in range(1, len(table.rows) + 1):
        close(table.column("b")[at - 1], R[f"{label}:b{at}"], 1e-9)
        for word in ("se", "t", "p", "ci_low", "ci_high"):
            close(table.column(word, WAY)[at - 1], R[f"{label}:b{at}:{word}"], 1e-8)
        close(table.column("df", WAY)[at - 1], R[f"{label}:model:df"])


def test_beside_them_stands_what_spss_prints_under_a_weight():
    given = data("both")
    weighted = tally_of(given, weight="weight")
    result = solve(
        design, weighted, sampling_weight="weight", clusters="cluster", means="y", dependent="y", predictors="x"
    )
    plain = solve(descriptives, weighted, variables="y").table("descriptive_statistics")
    close(result.table("design_means").column("se_mean", "frequency_weight")[0], plain.column("se_mean")[0], 1e-12)
    model = solve(regression, weighted, dependent="y", blocks="x").table("coefficients")
    table = result.table("design_coefficients")
    for word in ("se", "t", "p", "ci_low", "ci_high"):
        for at in (0, 1):
            close(table.column(word, "frequency_weight")[at], model.column(word)[at], 1e-10)
    assert result.notes == ()


def test_a_case_weight_that_is_no_sampling_weight_counts_cases():
    given = data("both")
    given["times"] = [float(row % 3) for row in range(260)]
    repeated = {name: np.repeat(column, np.asarray(given["times"], dtype=int)) for name, column in given.items()}
    words = {"sampling_weight": "weight", "strata": "stratum", "means": "y", "dependent": "y", "predictors": "x"}
    result = solve(design, tally_of(given, weight="times"), **words)
    for one, other in zip(cells(result), cells(solve(design, tally_of(repeated), **words)), strict=True):
        assert one == (pytest.approx(other, rel=1e-9) if isinstance(other, float) else other)
    assert str(result.notes[0]) == "times counts cases here; a weight of sampling is named by sampling_weight."


@pytest.mark.parametrize("rule", ["adjust", "certainty"])
def test_a_stratum_of_one_cluster_is_treated_as_asked(rule):
    given = data("both")
    kept = [not (s == 4 and c != 2) for s, c in zip(given["stratum"], given["cluster"], strict=True)]
    lonely = tally_of({name: np.asarray(column)[kept] for name, column in given.items()})
    words = {"strata": "stratum", "clusters": "cluster", "sampling_weight": "weight", "means": "y"}
    refused = solve(design, lonely, **words).table("design_means")
    why = "a stratum has one cluster alone, so its variance cannot be seen"
    assert reason(refused.column("se_mean", WAY)[0]) == why
    assert refused.column("se_mean", "frequency_weight")[0] > 0
    table = solve(design, lonely, **words, lonely=rule).table("design_means")
    close(table.column("se_mean", WAY)[0], R[f"lonely:{rule}"], 1e-10)


@pytest.mark.parametrize(
    ("population", "why"),
    [
        ([10, 10, 12, 12], "a stratum has two sizes in the population"),
        ([3, 3, 3, 3], "a stratum has more clusters in the sample than in the population"),
        ([0, 0, 0, 0], "a stratum has more clusters in the sample than in the population"),
    ],
)
def test_a_population_that_cannot_be_leaves_no_standard_error(population, why):
    tally = tally_of({"y": [1, 2, 3, 5], "n": population})
    table = solve(design, tally, means="y", population="n").table("design_means")
    assert reason(table.column("se_mean", WAY)[0]) == why
    assert table.column("mean")[0] == 2.75


def test_margins_that_cannot_be_met_leave_estimates_without_a_design():
    tally = tally_of({"y": [1, 2, 3, 5], "a": [1, 1, 1, 1]})
    table = solve(design, tally, means="y", margins="a:1=50;2=50").table("design_means")
    assert reason(table.column("se_mean", WAY)[0]) == "no case is of a=2, which has a share in the margins"
    assert table.column("mean")[0] == 2.75


def test_a_margin_that_says_everything_leaves_no_error():
    tally = tally_of({"y": [1, 1, 2, 2, 2], "a": [1, 1, 2, 2, 2]})
    table = solve(design, tally, means="y", margins="a:1=50;2=50").table("design_means")
    assert table.column("mean")[0] == 1.5
    assert table.column("se_mean", WAY)[0] == 0


def test_a_whole_population_has_no_error():
    tally = tally_of({"y": [1, 2, 3, 5], "n": [4, 4, 4, 4]})
    assert solve(design, tally, means="y", population="n").table("design_means").column("se_mean", WAY)[0] == 0


def test_a_constant_and_a_perfect_fit_have_no_test():
    tally = tally_of({"k": [3, 3, 3, 3], "x": [1, 2, 3, 5], "y": [2, 4, 6, 10]})
    table = solve(design, tally, means="k", dependent="y", predictors="x,k")
    assert table.table("design_means").column("se_mean", WAY)[0] == 0
    assert reason(table.table("design_means").column("design_effect")[0]) == "every answer is the same"
    assert reason(table.table("design_coefficients").column("t", WAY)[1]) == (
        "the estimate does not vary between clusters"
    )
    assert str(table.notes[0]) == "k is left out: it is constant, or the other predictors account for it."


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({}, "nothing is asked of the sample; possible: means, proportions, totals, dependent"),
        ({"proportions": "y", "groups": "y"}, "groups: option 'means' is missing"),
        ({"dependent": "y"}, "option 'predictors' is missing"),
        ({"means": "y", "predictors": "x"}, "option 'dependent' is missing"),
        (
            {"dependent": "y", "predictors": "x,x"},
            "predictors: variable 'x' is in the equation twice; possible: each variable once",
        ),
        (
            {"dependent": "y", "predictors": "x", "categorical": "unit"},
            "categorical: 'unit' is no predictor; possible: x",
        ),
        ({"proportions": "id"}, "variable 'id' has 260 different answers; possible: up to 100 groups"),
    ],
)
def test_what_cannot_be_asked_is_refused(words, sentence):
    tally = tally_of(data("both") | {"id": np.arange(260)})
    with pytest.raises(Fault) as refused:
        solve(design, tally, **words)
    assert str(refused.value) == sentence
