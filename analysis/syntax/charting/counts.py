"""Bar charts, pies and histograms of the answers to one variable, as FREQUENCIES draws them."""

from analysis.charts import Axis, Bars, Chart, Series
from analysis.result import Result
from analysis.syntax.active import Active
from analysis.syntax.charting.asked import CountChart
from analysis.syntax.charting.distributions import histogram
from analysis.syntax.charting.words import FREQUENCY, PERCENT, named, of_value, of_variable
from analysis.table import Cell, Table
from analysis.tally import Tally
from instrument.message import Message
from instrument.records import replace

MISSING = Message("Missing")


def count_charts(tally: Tally, active: Active, result: Result, asked: list[CountChart]) -> list[Chart]:
    """The charts of every variable of a result of frequencies, kind by kind."""
    tables = [table for table in result.tables if table.name == "frequencies"]
    found = (_chart(tally, active, table, each) for each in asked for table in tables)
    return [chart for chart in found if chart is not None]


def _chart(tally: Tally, active: Active, table: Table, asked: CountChart) -> Chart | None:
    name = table.about[0]
    up = replace(PERCENT if asked.percent else FREQUENCY, high=asked.most)
    if asked.kind == "histogram":
        return _histogram(tally, active, name, asked, up)
    rows = [row for row in _rows(table, "valid") if _is_within(row[1], asked)]
    missing = sum(_number(row[2]) for row in _rows(table, "missing")) if asked.kind == "pie" and asked.missing else 0.0
    if not rows and not missing:
        return None
    labels = [of_value(tally, active, name, _code(row[1])) for row in rows]
    counts = [_number(row[2]) for row in rows] + ([missing] if missing else [])
    total = sum(counts) if asked.kind == "pie" else sum(_number(row[2]) for row in _rows(table, "valid"))
    values = tuple(100 * each / total if asked.percent else each for each in counts)
    label = of_variable(tally, name)
    is_pie = asked.kind == "pie"
    return Bars(
        title=Message("Pie Chart: {name}", {"name": label})
        if is_pie
        else Message("Bar Chart: {name}", {"name": label}),
        across=named(label),
        labels=tuple(labels),
        up=up,
        series=(Series("", values),),
        shape="pie" if is_pie else "bars",
        further=MISSING if missing else None,
    )


def _histogram(tally: Tally, active: Active, name: str, asked: CountChart, up: Axis) -> Chart | None:
    """The histogram of a variable of numbers; words have none."""
    described = active.fields.get(name)
    if described is None or described.is_text:
        return None
    found = tally.patterns([name]).listwise()
    kept = [_is_between(value, asked) for value in found.column(name).tolist()]
    if not any(kept):
        return None
    return histogram(tally, active, name, (found.column(name)[kept], found.weights[kept]), asked.normal, up)


def _rows(table: Table, part: str) -> list[tuple[str, str, Cell]]:
    """Part, category and count of the rows of a part, without its total and what nobody answered."""
    at = [table.index(word) for word in ("part", "category", "count")]
    cells = ((str(row[at[0]]), str(row[at[1]]), row[at[2]]) for row in table.rows)
    return [each for each in cells if each[0] == part and each[1] != "total" and _number(each[2]) > 0]


def _code(key: str) -> float:
    return float(key.rpartition("=")[2])


def _is_within(key: str, asked: CountChart) -> bool:
    return _is_between(_code(key), asked)


def _is_between(value: float, asked: CountChart) -> bool:
    low = asked.low is None or value >= asked.low
    return low and (asked.high is None or value <= asked.high)


def _number(cell: Cell) -> float:
    return float(cell) if isinstance(cell, int | float) else 0.0
