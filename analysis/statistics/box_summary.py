"""What a box plot draws: hinges, whiskers, and the fences beyond which values are outliers."""

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.quantiles import hinges
from instrument.records import dataclass

INNER, OUTER = 1.5, 3.0  # lengths of the box


@dataclass(frozen=True)
class BoxSummary:
    """`whiskers` are the outermost values that are no outliers."""

    lower: float  # hinge
    median: float
    upper: float  # hinge
    whiskers: tuple[float, float]

    def is_outside(self, value: float, lengths: float = INNER) -> bool:
        """Whether a value lies more than so many lengths of the box from its end."""
        reach = lengths * (self.upper - self.lower)
        return value < self.lower - reach or value > self.upper + reach


def box_summary(values: NDArray[np.float64], weights: NDArray[np.float64]) -> BoxSummary | None:
    """The box of distinct ascending `values`, shape (p,), with `weights`, shape (p,); None without any.

    Source: Tukey (1977), Exploratory Data Analysis; IBM SPSS Statistics syntax reference, EXAMINE, PLOT: the ends of
    the box are Tukey's hinges, outliers lie more than 1.5 lengths of the box from them, extremes more than 3.
    """
    if len(values) == 0:
        return None
    lower, median, upper = (float(each) for each in hinges(values, weights) if isinstance(each, float))
    reach = INNER * (upper - lower)
    inside = values[(values >= lower - reach) & (values <= upper + reach)]
    return BoxSummary(lower, median, upper, (float(inside[0]), float(inside[-1])))
