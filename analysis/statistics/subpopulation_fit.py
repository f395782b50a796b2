"""Pearson and deviance tests of a model against its subpopulations."""

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.model_tests import ChiSquare, chi_square
from analysis.statistics.subpopulations import Subpopulations
from analysis.undefined import Undefined
from instrument.message import Message

Numbers = NDArray[np.float64]

SATURATED = Undefined(Message("the model has as many parameters as the patterns have answers to explain"))


def goodness_of_fit(data: Subpopulations, probabilities: Numbers, parameters: int) -> tuple[ChiSquare, ChiSquare]:
    """Pearson's chi-square and the deviance of `probabilities` (m, J), fitted with so many `parameters`."""
    df = float(data.counts.shape[0] * (data.counts.shape[1] - 1) - parameters)
    if df <= 0:
        nothing = ChiSquare(SATURATED, 0.0, SATURATED)
        return nothing, nothing
    expected = data.sizes[:, None] * probabilities
    possible, given = expected > 0, data.counts > 0
    pearson = float((((data.counts - expected)[possible]) ** 2 / expected[possible]).sum())
    both = given & possible
    deviance = 2 * float((data.counts[both] * np.log(data.counts[both] / expected[both])).sum())
    return chi_square(pearson, df), chi_square(max(deviance, 0.0), df)
