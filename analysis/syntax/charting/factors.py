"""The scree plot of a factor analysis, and its loadings on planes of two factors."""

from collections.abc import Sequence
from itertools import combinations

from analysis.charts import Axis, Bars, Chart, Cloud, Point, Points, Series
from analysis.result import Result
from analysis.syntax.charting.words import of_variable
from analysis.table import Cell, Table
from analysis.tally import Tally
from instrument.message import Message

ROTATED = ("rotated_loadings", "pattern", "loadings")


def scree(result: Result) -> list[Chart]:
    """The eigenvalues in their order; nothing where they are not defined."""
    table = result.table("variance_explained")
    values = [each for each in table.column("eigenvalue", "initial") if isinstance(each, int | float)]
    if not values:
        return []
    components = table.columns[0].word == "component"
    return [
        Bars(
            title=Message("Scree Plot"),
            across=Message("Component Number") if components else Message("Factor Number"),
            labels=tuple(str(at) for at in range(1, len(values) + 1)),
            up=Axis(Message("Eigenvalue"), 0, low=0.0),
            series=(Series("", tuple(float(each) for each in values)),),
            shape="lines",
        )
    ]


def loadings(tally: Tally, result: Result, pairs: Sequence[tuple[int, int]]) -> list[Chart]:
    """Loadings on the planes of these pairs of factors, or of every two of the first three."""
    table = next((each for name in ROTATED for each in result.tables if each.name == name), None)
    if table is None:
        return []
    factors = [at for at, column in enumerate(table.columns) if (column.under or "").rpartition("=")[2].isdigit()]
    components = any((column.under or "").startswith("component") for column in table.columns)
    is_rotated = table.name != "loadings"
    wanted = pairs or list(combinations(range(1, min(len(factors), 3) + 1), 2))
    return [
        _plane(tally, table, (first, second), (factors[first - 1], factors[second - 1]), components, is_rotated)
        for first, second in wanted
        if max(first, second) <= len(factors)
    ]


def _plane(
    tally: Tally, table: Table, numbers: tuple[int, int], columns: tuple[int, int], components: bool, is_rotated: bool
) -> Points:
    across, up = (_axis(number, components) for number in numbers)
    points = tuple(
        Point(_number(row[columns[0]]), _number(row[columns[1]]), label=of_variable(tally, str(row[0])))
        for row in table.rows
    )
    zero = ((Point(-1.0, 0.0), Point(1.0, 0.0)), (Point(0.0, -1.0), Point(0.0, 1.0)))
    return Points(_title(components, is_rotated), across, up, (Cloud("", points),), lines=zero, square=True)


def _title(components: bool, is_rotated: bool) -> Message:
    if is_rotated:
        return (
            Message("Component Plot in Rotated Space") if components else Message("Factor Plot in Rotated Factor Space")
        )
    return Message("Component Plot") if components else Message("Factor Plot")


def _axis(number: int, components: bool) -> Axis:
    title = Message("Component {n}", {"n": number}) if components else Message("Factor {n}", {"n": number})
    return Axis(title, low=-1.0, high=1.0)


def _number(cell: Cell) -> float:
    return float(cell) if isinstance(cell, int | float) else 0.0
