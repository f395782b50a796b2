"""Normal plots: values against those of a normal distribution, and how far they are from them."""

from math import sqrt

import numpy as np

from analysis.charts import Axis, Point, Points
from analysis.exploration.parts import Part
from analysis.statistics.normal_scores import normal_scores
from analysis.syntax.charting.gathered import cloud
from analysis.syntax.charting.groups import Explored
from analysis.syntax.charting.words import axis
from instrument.message import Message

OF_ALL = Message("Normal Q-Q Plot of {name}"), Message("Detrended Normal Q-Q Plot of {name}")
OF_GROUPS = (
    Message("Normal Q-Q Plot of {name} for {group}"),
    Message("Detrended Normal Q-Q Plot of {name} for {group}"),
)
OBSERVED = Message("Observed Value")
EXPECTED = Axis(Message("Expected Normal"))
DEVIATION = Axis(Message("Dev from Normal"))


def normal_plots(found: Explored, part: Part) -> list[Points]:
    """The normal Q-Q plot of a part and the detrended one; none where nothing varies."""
    n, values, weights = float(part.weights.sum()), part.values, part.weights
    if n <= 1 or len(values) < 2:
        return []
    mean = float(np.average(values, weights=weights))
    sd = sqrt(float(np.sum(weights * (values - mean) ** 2)) / (n - 1))
    scores, standard = normal_scores(weights), (values - mean) / sd
    values_of = {"name": found.name(part), "group": found.told(part)}
    titles = OF_GROUPS if found.by else OF_ALL
    along = axis(found.tally, found.active, part.variable.name, values.tolist())
    across = Axis(OBSERVED, along.decimals, along.ticks)
    ends = [float(values[0]), float(values[-1])]
    line = tuple(Point(end, (end - mean) / sd) for end in ends)
    first = Points(
        Message(titles[0].sentence, values_of),
        across,
        EXPECTED,
        (cloud("", values, scores, weights),),
        lines=((line[0], line[1]),),
    )
    second = Points(
        Message(titles[1].sentence, values_of),
        across,
        DEVIATION,
        (cloud("", values, standard - scores, weights),),
        lines=((Point(ends[0], 0.0), Point(ends[1], 0.0)),),
    )
    return [first, second]
