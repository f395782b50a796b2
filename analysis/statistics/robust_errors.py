"""Standard errors of a regression that do not take the variance of its errors to be equal."""

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.influence import Influence
from analysis.undefined import Undefined
from instrument.message import Message

Numbers = NDArray[np.float64]

DECIDES_ALONE = Undefined(Message("a case alone decides its own predicted value"))


def hc3(found: Influence) -> Numbers | Undefined:
    """The covariance matrix HC3 of the intercept and the slopes, (k + 1, k + 1).

    Source: MacKinnon & White (1985), Journal of Econometrics 29; Long & Ervin (2000), The American Statistician 54.
    """
    if found.free is None:
        return DECIDES_ALONE
    scaled = found.rows * (np.sqrt(found.weights) * found.residual / found.free)[:, None]
    covariance: Numbers = scaled.T @ scaled
    return covariance
