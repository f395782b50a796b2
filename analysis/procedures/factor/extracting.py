"""The methods of extraction by the words of the options."""

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from analysis.procedures.factor.options import COMPONENTS, Options
from analysis.statistics.factoring import Extraction, converged_axes, principal_axes, principal_components
from analysis.undefined import Undefined

Numbers = NDArray[np.float64]


def extracted(
    matrix: Numbers, m: int, options: Options, dialect: Literal["spss", "recommended"]
) -> Extraction | Undefined:
    """`m` dimensions of `matrix`, shape (k, k), in its units; rare methods are imported where they are asked for."""
    way = options.extraction
    if way == COMPONENTS:
        return principal_components(matrix, m)
    if way == "principal_axis":
        start = np.array(options.diagonal) if options.diagonal else None
        if dialect == "recommended":
            return converged_axes(matrix, m, start)
        return principal_axes(matrix, m, options.change, options.iterations, start)
    if way == "alpha":
        from analysis.statistics.alpha_factoring import alpha_factors

        return alpha_factors(matrix, m, options.change, options.iterations)
    if way == "image":
        from analysis.statistics.image_factoring import image_factors

        return image_factors(matrix, m)
    return _least(matrix, m, way)


def _least(matrix: Numbers, m: int, way: str) -> Extraction | Undefined:
    """By minimisation over unique variances."""
    if way == "generalized_least_squares":
        from analysis.statistics.generalized_squares import generalized_least_squares

        return generalized_least_squares(matrix, m)
    from analysis.statistics.minimum_residuals import maximum_likelihood, unweighted_least_squares

    return maximum_likelihood(matrix, m) if way == "maximum_likelihood" else unweighted_least_squares(matrix, m)
