"""What charts of categories share: their words, and their data as a table."""

from analysis.charts import Bars
from reports.charts.scales import dressed, plain
from reports.charts.shown import number, table
from reports.document import Grid
from reports.ink import Ink
from reports.wording import say


def value_text(chart: Bars, value: float) -> str:
    """A value as printed: a count, or with the decimals of its axis."""
    if chart.up.decimals is None and value == round(value):
        return plain(value)
    return dressed(chart.up, value, decimals_of(chart))


def decimals_of(chart: Bars) -> int:
    """The decimals of values between the numbers of the axis."""
    return (chart.up.decimals or 0) + 2 if chart.up.decimals is not None else 1


def says(chart: Bars, series: str, label: str, value: float) -> str:
    """What a mark says of itself."""
    return f"{', '.join(each for each in (label, series) if each)}: {value_text(chart, value)}"


def finding(chart: Bars, ink: Ink) -> str:
    """The chart in words: its title, and its highest and its lowest value."""
    found = [
        (value, ", ".join(each for each in (label, series.name) if each))
        for series in chart.series
        for label, value in zip(chart.labels, series.values, strict=True)
        if value is not None
    ]
    up = say(chart.up.title, ink.language)
    if not found:
        return up
    most, least = max(found, key=lambda each: each[0]), min(reversed(found), key=lambda each: each[0])
    values = {"up": up, "first": most[1], "most": value_text(chart, most[0])}
    if len(found) == 1:
        return ink.plain("chart_of_one", values)
    return ink.plain("chart_finding", {**values, "last": least[1], "least": value_text(chart, least[0])})


def data(chart: Bars, ink: Ink) -> Grid:
    """A row for each category and a column for each series."""
    across, up = say(chart.across, ink.language), say(chart.up.title, ink.language)
    heads = [across, *(each.name or up for each in chart.series)]
    rows = []
    for at, label in enumerate(chart.labels):
        values = [each.values[at] for each in chart.series]
        rows.append((label, [number("" if each is None else value_text(chart, each), each) for each in values]))
    return table(heads, rows)
