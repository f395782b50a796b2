"""From where to where the bars of a chart reach."""

from collections.abc import Iterator

from analysis.charts import Bars
from instrument.records import dataclass


@dataclass(frozen=True)
class Bar:
    """A bar of a category and a series, by their numbers; its interval, where it has one."""

    category: int
    series: int
    start: float
    end: float
    value: float
    interval: tuple[float, float] | None


def bars_of(chart: Bars) -> Iterator[Bar]:
    """The bars, each on the one before it where they are stacked; those without a value are left out."""
    for at in range(len(chart.labels)):
        reached = 0.0
        for number, series in enumerate(chart.series):
            value = series.values[at]
            if value is None:
                continue
            start = reached if chart.shape == "stacked" else 0.0
            low, high = (each[at] if each else None for each in (series.low, series.high))
            interval = None if low is None or high is None else (low, high)
            yield Bar(at, number, start, start + value, value, interval)
            reached += value


def side(chart: Bars) -> int:
    """How many bars stand side by side in a category."""
    return 1 if chart.shape == "stacked" else len(chart.series)


def place(chart: Bars, bar: Bar) -> int:
    """Which of them a bar is."""
    return 0 if chart.shape == "stacked" else bar.series
