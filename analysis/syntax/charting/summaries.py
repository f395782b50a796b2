"""What a chart shows of each category: functions of GRAPH."""

from math import sqrt

import numpy as np
from numpy.typing import NDArray

from analysis.charts import Axis
from analysis.statistics.percentiles import mode, percentile
from analysis.syntax.active import Active
from analysis.syntax.charting.graph import Summary
from analysis.syntax.charting.words import axis, of_variable
from analysis.tally import Numbers, Tally
from instrument.message import Message
from instrument.records import replace

COUNTS = ("COUNT", "PCT", "CUFREQ", "CUPCT")
SHARES = ("PGT", "PLT", "PIN", "NGT", "NLT", "NIN")
FUNCTIONS = (
    "MEAN",
    "MEDIAN",
    "MODE",
    "SUM",
    "CUSUM",
    "STDDEV",
    "VARIANCE",
    "MINIMUM",
    "MAXIMUM",
    "N",
    "PTILE",
    *SHARES,
)
TITLES = {
    "COUNT": Message("Count"),
    "PCT": Message("Percent"),
    "CUFREQ": Message("Cumulative Frequency"),
    "CUPCT": Message("Cumulative Percent"),
}


def summarized(summary: Summary, values: Numbers, weights: Numbers) -> float | None:
    """The function of distinct ascending values and their weights, (p,) each; None where it has no value.

    N, SUM and counts of nobody are 0.
    """
    n = float(weights.sum())
    if summary.function in ("N", "SUM", "CUSUM") or summary.function in COUNTS:
        return n if summary.function not in ("SUM", "CUSUM") else float(np.sum(values * weights))
    if len(values) == 0:
        return 0.0 if summary.function.startswith("N") else None
    if summary.function in SHARES:
        counted = float(weights[_inside(summary, values)].sum())
        return counted if summary.function.startswith("N") else 100 * counted / n
    return _measured(summary, values, weights, n)


def _inside(summary: Summary, values: Numbers) -> NDArray[np.bool_]:
    first, *rest = summary.numbers
    kind = summary.function[1:]
    if kind == "IN":
        return np.asarray((values >= first) & (values <= rest[0]))
    return np.asarray(values > first if kind == "GT" else values < first)


def _measured(summary: Summary, values: Numbers, weights: Numbers, n: float) -> float | None:
    match summary.function:
        case "MEAN":
            return float(np.average(values, weights=weights))
        case "MEDIAN" | "PTILE":
            found = percentile(values, weights, summary.numbers[0] if summary.numbers else 50.0)
            return found if isinstance(found, float) else None
        case "MODE":
            most = mode(values, weights).value
            return most if isinstance(most, float) else None
        case "MINIMUM" | "MAXIMUM":
            return float(values[0] if summary.function == "MINIMUM" else values[-1])
        case _:
            spread = variance(values, weights, n)
            return spread if spread is None or summary.function == "VARIANCE" else sqrt(spread)


def variance(values: Numbers, weights: Numbers, n: float) -> float | None:
    """The variance with the divisor of the sum of weights - 1; None where that is not positive."""
    if n <= 1:
        return None
    mean = np.average(values, weights=weights)
    return float(np.sum(weights * (values - mean) ** 2) / (n - 1))


def summary_axis(tally: Tally, active: Active, summary: Summary) -> Axis:
    """The axis of what is shown: its name, and decimals of the variable where it has its unit."""
    if summary.function in COUNTS:
        return Axis(TITLES[summary.function])
    name = {"name": of_variable(tally, summary.variable)}
    numbers = " ".join(f"{each:g}" for each in summary.numbers)
    counted = summary.function in SHARES or summary.function == "N"
    title = _title(summary.function, {**name, "number": numbers})
    return Axis(title) if counted else replace(axis(tally, active, summary.variable), title=title)


def _title(function: str, values: dict[str, str]) -> Message:
    name = {"name": values["name"]}
    match function:
        case "MEAN":
            return Message("Mean {name}", name)
        case "MEDIAN":
            return Message("Median {name}", name)
        case "MODE":
            return Message("Mode {name}", name)
        case "SUM" | "CUSUM":
            return Message("Sum {name}", name) if function == "SUM" else Message("Cumulative Sum {name}", name)
        case "STDDEV":
            return Message("Std Deviation {name}", name)
        case "VARIANCE":
            return Message("Variance {name}", name)
        case "MINIMUM" | "MAXIMUM":
            return Message("Minimum {name}", name) if function == "MINIMUM" else Message("Maximum {name}", name)
        case "N":
            return Message("N {name}", name)
        case "PTILE":
            return Message("Percentile {number} {name}", values)
        case _:
            return _share(function, values)


def _share(function: str, values: dict[str, str]) -> Message:
    percent = function.startswith("P")
    match function[1:]:
        case "GT":
            return Message("% > {number} {name}", values) if percent else Message("N > {number} {name}", values)
        case "LT":
            return Message("% < {number} {name}", values) if percent else Message("N < {number} {name}", values)
        case _:
            return Message("% in {number} {name}", values) if percent else Message("N in {number} {name}", values)
