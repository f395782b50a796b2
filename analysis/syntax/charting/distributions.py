"""The histogram of a variable's values."""

from math import sqrt

import numpy as np

from analysis.charts import Axis, Histogram
from analysis.syntax.active import Active
from analysis.syntax.charting.words import FREQUENCY, axis, of_variable
from analysis.tally import Numbers, Tally
from instrument.message import Message


def histogram(
    tally: Tally,
    active: Active,
    name: str,
    counted: tuple[Numbers, Numbers],
    normal: bool,
    up: Axis = FREQUENCY,
    group: str = "",
) -> Histogram:
    """The histogram of distinct ascending values and their weights, shape (p,) each, p > 0; of a `group` of cases."""
    values, _ = counted
    title = of_variable(tally, name)
    words = (
        Message("Histogram: {name}, for {group}", {"name": title, "group": group})
        if group
        else Message("Histogram: {name}", {"name": title})
    )
    return drawn(words, axis(tally, active, name, values.tolist()), counted, normal, up)


def drawn(
    title: Message,
    along: Axis,
    counted: tuple[Numbers, Numbers],
    normal: bool,
    up: Axis = FREQUENCY,
    notes: tuple[Message, ...] = (),
) -> Histogram:
    """The histogram of values and weights, shape (p,) each, with the words beside it."""
    from analysis.statistics.histogram_bins import histogram_bins

    values, weights = counted
    bins = histogram_bins(values, weights)
    n = float(weights.sum())
    mean = float(np.average(values, weights=weights))
    squares = float(np.sum(weights * (values - mean) ** 2))
    sd = sqrt(squares / (n - 1)) if n > 1 else None
    is_percent = up.title.sentence == "Percent"
    counts = tuple(100 * each / n for each in bins.counts) if is_percent else bins.counts
    return Histogram(title, along, up, bins.first, bins.width, counts, mean, sd, n, normal, notes)
