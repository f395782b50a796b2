"""The distributions of PPLOT against R's, and values that none fits."""

import csv

import numpy as np
import pytest
from answers import tally_of
from scales_answers import FOLDER, reason, scales, solve
from whole_tables import assert_whole

from analysis.procedures import probability_plots
from analysis.result import Fault
from analysis.statistics.fitted_distributions import KINDS

PARAMETERS = {
    "uniform": (0.0, 5.0),
    "exponential": (0.4,),
    "lognormal": (2.0, 0.7),
    "student": (5.0,),
    "chi_square": (5.0,),
}
OTHERS = (2.0, 3.0)


@pytest.mark.parametrize("kind", ["normal", "uniform", "exponential", "lognormal", "logistic", "laplace", "gamma"])
def test_parameters_of_distributions_are_those_of_moments_in_r(kind):
    found = solve(probability_plots, scales("times"), variables="hours,q5", distribution=kind)
    assert_whole(found, "probability_plots", kind)


@pytest.mark.parametrize("kind", KINDS)
def test_quantiles_and_probabilities_are_those_of_r(kind):
    with (FOLDER / "probability_plots" / "functions.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["kind"] == kind]
    own = PARAMETERS.get(kind, OTHERS)
    quantiles = KINDS[kind].quantile(np.array([0.02, 0.3, 0.5, 0.9]), own)
    below = KINDS[kind].below(np.array([0.2, 1.0, 2.5, 4.0]), own)
    assert quantiles == pytest.approx([float(row["quantile"]) for row in rows], rel=1e-9, abs=1e-12)
    assert below == pytest.approx([float(row["below"]) for row in rows], rel=1e-9)


def test_a_distribution_of_positive_values_is_not_fitted_to_others():
    found = solve(probability_plots, tally_of({"y": [-1, 2, 3]}), variables="y", distribution="gamma")
    cell = found.table("distribution_parameters").rows[0][1]
    assert reason(cell) == "the distribution is of positive values alone"


def test_other_numbers_of_parameters_are_refused():
    with pytest.raises(Fault, match="1 parameters are given, and location, scale are expected"):
        solve(probability_plots, tally_of({"y": [1, 2]}), variables="y", parameters="3")
