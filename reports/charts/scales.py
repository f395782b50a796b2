"""Numbers along an axis of a chart: where it begins and ends, and the round ones that are printed."""

from collections.abc import Iterable
from math import ceil, floor, log10

from analysis.charts import Axis
from instrument.records import dataclass
from reports.formatting import MINUS, fixed

MOST = 8  # steps
NEAR = 1e-9


@dataclass(frozen=True)
class Scale:
    """An axis from `low` to `high` with the numbers printed on it."""

    low: float
    high: float
    ticks: tuple[tuple[float, str], ...]
    decimals: int
    axis: Axis

    def share(self, value: float) -> float:
        """How far along the axis a value stands, 0 to 1."""
        return (value - self.low) / (self.high - self.low)

    def text(self, value: float) -> str:
        """A value that stands along the axis, as printed: with a decimal more where it is not whole."""
        fits = abs(value - round(value, self.decimals)) < NEAR
        return dressed(self.axis, value, self.decimals if fits else self.decimals + 2)


def scale(axis: Axis, values: Iterable[float], zero: bool = False, most: int = MOST) -> Scale:
    """The axis that holds the values, from round number to round number; `zero` is on it where asked."""
    every = [*values, *([0.0] if zero else [])] or [0.0, 1.0]
    low = min(every) if axis.low is None else axis.low
    high = max(every) if axis.high is None else axis.high
    if high <= low:
        low, high = low - (0 if zero and low == 0 else 0.5), low + (1 if zero and low == 0 else 0.5)
    step = _step((high - low) / most)
    counts = axis.decimals is None and zero and all(each == round(each) for each in every)
    step = max(step, 1.0) if counts else step
    first = floor(low / step + NEAR) if axis.low is None else low / step
    last = ceil(high / step - NEAR) if axis.high is None else high / step
    decimals = max(axis.decimals or 0, decimals_of(step))
    marks = [at * step for at in range(ceil(first - NEAR), floor(last + NEAR) + 1)]
    ticks = axis.ticks or tuple((mark, dressed(axis, mark, decimals)) for mark in marks)
    return Scale(first * step, last * step, ticks, decimals, axis)


def within(axis: Axis, low: float, high: float, most: int = MOST, least: float = 0.0) -> Scale:
    """The axis from `low` to `high` as they are, round numbers on it, no closer than `least`."""
    step = max(_step((high - low) / most), least)
    decimals = max(axis.decimals or 0, decimals_of(step))
    marks = [at * step for at in range(ceil(low / step - NEAR), floor(high / step + NEAR) + 1)]
    ticks = axis.ticks or tuple((mark, dressed(axis, mark, decimals)) for mark in marks)
    return Scale(low, high, ticks, decimals, axis)


def dressed(axis: Axis, value: float, decimals: int) -> str:
    """A number of an axis, with the signs and commas of its format."""
    text = figure(abs(value), decimals)
    whole, point, rest = text.partition(".")
    whole = f"{int(whole):,}" if axis.grouped else whole
    minus = MINUS if value < 0 and figure(value, decimals).startswith(MINUS) else ""
    return f"{minus}{axis.before}{whole}{point}{rest}{axis.after}"


def figure(value: float, decimals: int) -> str:
    """A number as charts print it, with its zero before the point and a true minus."""
    return fixed(value, decimals).replace("-", MINUS)


def plain(value: float) -> str:
    """A count: whole, or with two decimals where weights are fractions."""
    return figure(value, 0 if abs(value - round(value)) < NEAR else 2)


def _step(least: float) -> float:
    power = floor(log10(least))
    whole = next((each for each in (1, 2, 5) if each * 10.0**power >= least * (1 - NEAR)), 10)
    return whole * 10.0**power if power >= 0 else whole / 10.0**-power


def decimals_of(step: float) -> int:
    """The decimals that a round step needs."""
    return max(0, -floor(log10(step) + NEAR))
