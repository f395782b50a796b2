"""Standard errors of a regression that do not take the variance of its errors to be equal."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.description import NO_CASES
from analysis.statistics.influence import Influence
from analysis.undefined import Undefined
from instrument.message import Message

Numbers = NDArray[np.float64]

DECIDES_ALONE = Undefined(Message("a case alone decides its own predicted value"))


def hc3(pieces: Iterable[Influence]) -> Numbers | Undefined:
    """The covariance matrix HC3 of the intercept and the slopes, (k + 1, k + 1), from one piece or more.

    Source: MacKinnon & White (1985), Journal of Econometrics 29; Long & Ervin (2000), The American Statistician 54.
    """
    covariance: Numbers | None = None
    for found in pieces:
        if found.free is None:
            return DECIDES_ALONE
        scaled = found.rows * (np.sqrt(found.weights) * found.residual / found.free)[:, None]
        covariance = scaled.T @ scaled if covariance is None else covariance + scaled.T @ scaled
    return NO_CASES if covariance is None else covariance
