"""Means of groups as lines: those of ONEWAY, and the profiles of estimated marginal means."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from analysis.charts import Axis, Bars, Chart, Series
from analysis.levels import in_order
from analysis.result import Result
from analysis.syntax.active import Active
from analysis.syntax.charting.words import axis, named, of_value, of_variable
from analysis.table import Table
from analysis.tally import Tally
from instrument.message import Message
from instrument.records import replace

MARGINAL = Message("Estimated Marginal Means")


def means_plots(tally: Tally, active: Active, variables: Sequence[str], factor: str) -> list[Chart]:
    """The means of every variable in the groups of the factor."""
    found: list[Chart] = []
    for name in variables:
        counted = tally.patterns([factor, name]).listwise()
        codes = in_order(tally.codebook.by_name[factor], counted.column(factor))
        if not len(counted.weights):
            continue
        values = []
        for code in codes:
            own = counted.take(counted.column(factor) == code)
            values.append(float(np.average(own.column(name), weights=own.weights)))
        words = Message("Mean of {name}", {"name": of_variable(tally, name)})
        found.append(
            Bars(
                title=Message("Means Plot: {name}", {"name": of_variable(tally, name)}),
                across=named(of_variable(tally, factor)),
                labels=tuple(of_value(tally, active, factor, code) for code in codes),
                up=replace(axis(tally, active, name), title=words),
                series=(Series("", tuple(values)),),
                shape="lines",
            )
        )
    return found


def profiles(
    tally: Tally, active: Active, result: Result, dependent: str, factors: Sequence[str], lines: bool = True
) -> list[Chart]:
    """Estimated means over the first factor, a line for each value of the second, a plot for each of the third."""
    table = next((each for each in result.tables if each.name == "estimated_means"), None)
    if table is None or not table.rows:
        return []

    def words(at: int, code: float) -> str:
        return of_value(tally, active, factors[at], code)

    names = [of_variable(tally, factor) for factor in factors]
    up = replace(axis(tally, active, dependent), title=MARGINAL)
    return profiles_of(cells_of(table, factors), of_variable(tally, dependent), names, words, up, lines)


def profiles_of(
    cells: Mapping[tuple[float, ...], float | None],
    name: str,
    factors: Sequence[str],
    words: Callable[[int, float], str],
    up: Axis,
    lines: bool,
) -> list[Chart]:
    """The same of the means of codes; `factors` and `name` as they are printed, `words` of a factor's code."""
    codes = [list(dict.fromkeys(key[at] for key in cells)) for at in range(len(factors))]
    further = codes[2] if len(factors) > 2 else [None]
    return [_profile(cells, codes, each, name, factors, words, up, lines) for each in further]


def cells_of(table: Table, factors: Sequence[str]) -> dict[tuple[float, ...], float | None]:
    """The mean of every combination of codes."""
    at = [table.index("group", factor) for factor in factors]
    mean = table.index("mean")
    found: dict[tuple[float, ...], float | None] = {}
    for row in table.rows:
        codes = tuple(float(str(row[place]).rpartition("=")[2]) for place in at)
        value = row[mean]
        found[codes] = float(value) if isinstance(value, int | float) else None
    return found


def _profile(
    cells: Mapping[tuple[float, ...], float | None],
    codes: list[list[float]],
    further: float | None,
    name: str,
    factors: Sequence[str],
    words: Callable[[int, float], str],
    up: Axis,
    lines: bool,
) -> Chart:
    rest = () if further is None else (further,)
    series = [
        Series(
            "" if len(factors) == 1 else words(1, second),
            tuple(cells.get((first, *((second,) if len(factors) > 1 else ()), *rest)) for first in codes[0]),
        )
        for second in (codes[1] if len(factors) > 1 else [0.0])
    ]
    at = "" if further is None else f"{factors[2]} = {words(2, further)}"
    return Bars(
        title=Message("Estimated Marginal Means of {name} at {group}", {"name": name, "group": at})
        if at
        else Message("Estimated Marginal Means of {name}", {"name": name}),
        across=named(factors[0]),
        labels=tuple(words(0, code) for code in codes[0]),
        up=up,
        series=tuple(series),
        by=named(factors[1]) if len(factors) > 1 else None,
        shape="lines" if lines else "bars",
    )
