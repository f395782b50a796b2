"""The plots of PPLOT: quantiles or probabilities of values against those of a distribution, and how far they part."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from analysis.charts import Axis, Chart, Point, Points
from analysis.result import Result
from analysis.statistics.fitted_distributions import KINDS
from analysis.statistics.rank_scores import proportions, ranks
from analysis.syntax.active import Active
from analysis.syntax.charting.gathered import cloud
from analysis.syntax.charting.words import axis, of_variable
from analysis.tally import Numbers, Tally
from instrument.message import Message

TITLES = {
    "quantiles": (
        Message("{distribution} Q-Q Plot of {name}"),
        Message("Detrended {distribution} Q-Q Plot of {name}"),
    ),
    "probabilities": (
        Message("{distribution} P-P Plot of {name}"),
        Message("Detrended {distribution} P-P Plot of {name}"),
    ),
}
NAMES = {
    "normal": "Normal",
    "uniform": "Uniform",
    "exponential": "Exponential",
    "lognormal": "Lognormal",
    "logistic": "Logistic",
    "laplace": "Laplace",
    "gamma": "Gamma",
    "student": "Student t",
    "chi_square": "Chi-square",
}
VALUE, PROBABILITY = Message("Observed Value"), Message("Observed Cum Prob")
EXPECTED = Message("Expected {distribution} Value")
EXPECTED_PROBABILITY = Axis(Message("Expected Cum Prob"), low=0.0, high=1.0)
DEVIATION = Message("Deviation from {distribution}")


def fitted_plots(tally: Tally, result: Result, options: Any, active: Active) -> Sequence[Chart]:
    """Two plots for each variable; none where its distribution is not told."""
    table = result.table("distribution_parameters")
    found: list[Chart] = []
    for variable in options.variables:
        own = table.column("parameter_value", variable.name)
        each = tally.patterns([variable.name]).listwise()
        if len(each.weights) < 2 or not all(isinstance(cell, float) for cell in own):
            continue
        parameters = tuple(float(str(cell)) for cell in own)
        values, weights = _in_order(each.column(variable.name), each.weights, options.ties == "break")
        ties = "MEAN" if options.ties == "break" else options.ties.upper()
        ranked = ranks(np.arange(float(len(values))) if options.ties == "break" else values, weights, ties)
        shares = proportions(ranked, options.fraction.upper())
        draw = _quantiles if options.plot == "quantiles" else _probabilities
        named = {"name": of_variable(tally, variable.name), "distribution": NAMES[options.distribution]}
        along = axis(tally, active, variable.name, values.tolist())
        found += draw(values, weights, shares, (options.distribution, parameters), named, along)
    return found


def _in_order(values: Numbers, weights: Numbers, is_broken: bool) -> tuple[Numbers, Numbers]:
    """Distinct values in ascending order; each as often as it is there where ties are broken."""
    order = np.argsort(values, kind="stable")
    values, weights = values[order], weights[order]
    if is_broken and bool((weights == np.round(weights)).all()):
        return np.repeat(values, weights.astype(int)), np.ones(int(weights.sum()))
    return values, weights


Fit = tuple[str, tuple[float, ...]]


def _quantiles(
    values: Numbers, weights: Numbers, shares: Numbers, fit: Fit, named: dict[str, str], along: Axis
) -> list[Chart]:
    expected = KINDS[fit[0]].quantile(shares, fit[1])
    across = Axis(VALUE, along.decimals, along.ticks)
    every = [float(values.min()), float(values.max())]
    up = Axis(Message(EXPECTED.sentence, dict(named)), along.decimals)
    first, second = (Message(each.sentence, dict(named)) for each in TITLES["quantiles"])
    off = Axis(Message(DEVIATION.sentence, dict(named)))
    diagonal = ((Point(every[0], every[0]), Point(every[1], every[1])),)
    flat = ((Point(every[0], 0.0), Point(every[1], 0.0)),)
    return [
        Points(first, across, up, (cloud("", values, expected, weights),), lines=diagonal),
        Points(second, across, off, (cloud("", values, values - expected, weights),), lines=flat),
    ]


def _probabilities(
    values: Numbers, weights: Numbers, shares: Numbers, fit: Fit, named: dict[str, str], _: Axis
) -> list[Chart]:
    expected = KINDS[fit[0]].below(values, fit[1])
    across = Axis(PROBABILITY, low=0.0, high=1.0)
    first, second = (Message(each.sentence, dict(named)) for each in TITLES["probabilities"])
    off = Axis(Message(DEVIATION.sentence, dict(named)))
    diagonal, flat = ((Point(0.0, 0.0), Point(1.0, 1.0)),), ((Point(0.0, 0.0), Point(1.0, 0.0)),)
    return [
        Points(
            first, across, EXPECTED_PROBABILITY, (cloud("", shares, expected, weights),), lines=diagonal, square=True
        ),
        Points(second, across, off, (cloud("", shares, shares - expected, weights),), lines=flat),
    ]
