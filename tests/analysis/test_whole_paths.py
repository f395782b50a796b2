"""Whole tables of mediation and moderation beside those that R makes of the same answers and the same samples."""

import csv
from functools import cache

import numpy as np
import pytest
from drawn_samples import SAMPLES, SEED, VARIABLES, cases, drawn
from process_answers import answers, data
from scales_answers import FOLDER, solve
from whole_tables import assert_whole

from analysis.procedures import mediation, moderated_mediation, moderation

WEIGHTS = {"plain": None, "weighted": "times"}
DRAWN = {"bootstrap": SAMPLES, "seed": SEED}
ROBUST = {"errors": "hc3", "confidence": 0.9}
CENTRED = {"probe": "mean_sd", "center": True}
CORRECTED = {"interval": "bias_corrected"}
WAYS = ("", "_hc3")
MODELS = [*((model, "") for model in (5, 7, 8, 14, 15, 58, 59)), *((model, "_hc3") for model in (5, 7, 59))]


def same_cases(weight):
    """Answers of those alone who answer everything."""
    kept = ~np.isnan(data()["y"] + data()["m1"])
    changed = {name: np.where(kept, column, np.nan) for name, column in data().items() if name != "times"}
    return answers(weight, **changed)


@cache
def mediated(label, order, way):
    words = ROBUST | CORRECTED if way else {}
    words |= {"predictor": "x", "mediators": "m1,m2", "order": order, "covariates": "c,g", "categorical": "g"}
    return solve(mediation, answers(WEIGHTS[label]), dependent="y", **words, **DRAWN)


@cache
def moderated(label, way):
    words = ROBUST | CENTRED if way else {}
    words |= {"predictor": "x", "moderator": "w", "covariates": "c"}
    return solve(moderation, same_cases(WEIGHTS[label]), dependent="m1", **words)


@cache
def both(label, model, way):
    words = ROBUST | CENTRED | CORRECTED if way else {}
    words |= {"predictor": "x", "mediators": "m1,m2", "moderator": "w", "covariates": "c"}
    return solve(moderated_mediation, answers(WEIGHTS[label]), dependent="y", model=model, **words, **DRAWN)


@pytest.mark.parametrize("label", WEIGHTS)
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("order", ["parallel", "serial"])
def test_every_table_of_a_mediation_is_that_of_lm(label, order, way):
    assert_whole(mediated(label, order, way), "mediation", f"{label}_{order}{way}", 5e-9)


@pytest.mark.parametrize("label", WEIGHTS)
@pytest.mark.parametrize("way", WAYS)
def test_every_table_of_a_moderation_is_that_of_lm(label, way):
    assert_whole(moderated(label, way), "moderation", label + way, 5e-9)


@pytest.mark.parametrize("label", WEIGHTS)
@pytest.mark.parametrize(("model", "way"), MODELS)
def test_every_table_of_a_moderated_mediation_is_that_of_lm(label, model, way):
    assert_whole(both(label, model, way), "moderation", f"{label}{way}_{model}", 5e-9)


@pytest.mark.parametrize("topic", VARIABLES)
def test_the_cases_and_samples_that_r_took_are_those_that_are_drawn(topic):
    again = "run python tests/analysis/drawn_samples.py, then whole.R of mediation and moderation"
    kept = read(FOLDER / topic / "cases.csv")
    assert kept == cases(topic).tolist(), again
    assert read(FOLDER / "mediation" / "samples.csv") == drawn(len(kept)).tolist(), again


def read(path):
    with path.open(encoding="utf-8") as file:
        return [[float(cell) for cell in row] for row in list(csv.reader(file))[1:]]
