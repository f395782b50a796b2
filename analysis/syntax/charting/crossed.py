"""Clustered bars of the counts of two variables."""

from collections.abc import Sequence

from analysis.charts import Bars, Series
from analysis.levels import in_order
from analysis.syntax.active import Active
from analysis.syntax.charting.words import COUNT, named, of_value, of_variable
from analysis.tally import Tally
from instrument.message import Message


def clustered(
    tally: Tally, active: Active, rows: Sequence[str], columns: Sequence[str], layers: Sequence[str]
) -> list[Bars]:
    """A chart for each pair: bars of the second variable within the categories of the first, over all layers."""
    found = []
    for row in rows:
        for column in columns:
            counted = tally.patterns([*dict.fromkeys([row, column, *layers])]).listwise().of([row, column])
            if not len(counted.weights):
                continue
            codes = [in_order(tally.codebook.by_name[name], counted.column(name)) for name in (row, column)]
            series = []
            for second in codes[1]:
                own = counted.take(counted.column(column) == second)
                counts = [float(own.weights[own.column(row) == first].sum()) for first in codes[0]]
                series.append(Series(of_value(tally, active, column, second), tuple(counts)))
            labels = tuple(of_value(tally, active, row, code) for code in codes[0])
            names = {"row": of_variable(tally, row), "column": of_variable(tally, column)}
            title = Message("Bar Chart: {row} by {column}", names)
            found.append(Bars(title, named(names["row"]), labels, COUNT, tuple(series), named(names["column"])))
    return found
